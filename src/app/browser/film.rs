//! The button that plays a film of another host.

use leptos::ev::MouseEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

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
        let button = target.closest("button.film-play").ok()??;
        let screen = button.closest(".film-screen").ok()??.dyn_into().ok()?;
        let attribute = |name| button.get_attribute(name).unwrap_or_default();
        Some(Self { screen, player: attribute("data-player"), title: attribute("data-title") })
    }

    /// Moves the focus from the button, which is gone, to the player.
    pub fn focus_player(&self) {
        if let Ok(Some(player)) = self.screen.query_selector("iframe") {
            let _ = player.unchecked_ref::<HtmlElement>().focus();
        }
    }
}
