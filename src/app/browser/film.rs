//! The button that plays a film of another host.

use leptos::{ev::MouseEvent, prelude::document};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// The class of the button that plays a film.
pub const FILM_PLAY_CLASS: &str = "film-play";

/// The class of what it stands in, and the player after it.
pub const FILM_SCREEN_CLASS: &str = "film-screen";

/// A film that was asked for.
#[derive(Clone, Debug)]
pub struct FilmRequest {
    /// Where it is shown.
    pub screen: HtmlElement,
    /// The address of its player.
    pub player: String,
    /// What it is called.
    pub title: String,
}

impl FilmRequest {
    /// The film whose button a click hit, if it hit one.
    #[must_use]
    pub fn of_click(event: &MouseEvent) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let around = |element: &Element, class| element.closest(&format!(".{class}")).ok().flatten();
        let button = around(&target, FILM_PLAY_CLASS)?;
        let screen = around(&button, FILM_SCREEN_CLASS)?.dyn_into().ok()?;
        let attribute = |name| button.get_attribute(name).unwrap_or_default();
        Some(Self { screen, player: attribute("data-player"), title: attribute("data-title") })
    }

    /// Puts the player in the place of the button, and the focus on it. It stands in a text, which Leptos does not look
    /// into. The services ask which site shows the film, and are told no more than that.
    pub fn play(&self) {
        let Ok(player) = document().create_element("iframe") else { return };
        let attributes = [
            ("class", "film-player"),
            ("title", &*self.title),
            ("allow", "autoplay; encrypted-media; fullscreen; picture-in-picture"),
            ("sandbox", "allow-scripts allow-same-origin allow-presentation allow-popups"),
            ("referrerpolicy", "strict-origin-when-cross-origin"),
            ("src", &*self.player),
        ];
        for (name, value) in attributes {
            let _ = player.set_attribute(name, value);
        }
        self.screen.replace_children_with_node_1(&player);
        let _ = player.unchecked_ref::<HtmlElement>().focus();
    }
}
