//! Where the reader was on each page of the history, so that Back leads there.
//!
//! The browser's own restoring looks for the place before the page is there. So each step of the history
//! gets a number of its own, and the place is kept under it, for reloads in the session's storage. The history of a host
//! page is not ours: there the place is kept under the address, until a link is followed to it.

use super::{AppRoot, visibility::on_shown_again};
use crate::model::{id::decode_segment, route::BasePath};
use leptos::ev;
use leptos::prelude::{
    on_cleanup, request_animation_frame, window, window_event_listener, window_event_listener_untyped,
};
use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};
use wasm_bindgen::JsValue;
use web_sys::{ScrollRestoration, Storage};

const STORED: &str = "masthead.scroll";

/// How many steps are kept; a history is rarely walked back further.
const MAX_STEPS: usize = 200;

/// A step of the history.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    /// By the time it was taken.
    At(u64),
    /// In a host page, by its address.
    Address(String),
}

/// The places of this tab's history.
#[derive(Clone)]
pub struct ScrollHistory(Rc<Inner>);

struct Inner {
    root: AppRoot,
    base: BasePath,
    places: RefCell<BTreeMap<Step, i32>>,
    /// The step whose page is on the screen, which is not the browser's while another page loads.
    shown: RefCell<Option<Step>>,
    content: Cell<Content>,
}

/// What is on the screen.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    /// A page, on which the reader has a place.
    Page,
    /// What stands at the place of a page that could not be had.
    StandIn,
}

fn session() -> Option<Storage> {
    window().session_storage().ok().flatten()
}

fn scroll_y() -> i32 {
    #[allow(clippy::cast_possible_truncation, reason = "no page is two billion pixels long")]
    window().scroll_y().map_or(0, |y| y as i32)
}

fn number_of_browser() -> Option<u64> {
    let number = window().history().ok()?.state().ok()?.as_f64()?;
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "made by new_number")]
    (number >= 0.0).then_some(number as u64)
}

/// A number for the step the browser is at.
fn new_number() -> u64 {
    let now = js_sys::Date::now();
    if let Ok(history) = window().history() {
        let _ = history.replace_state_with_url(&JsValue::from_f64(now), "", None);
    }
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "milliseconds since 1970")]
    {
        now as u64
    }
}

impl ScrollHistory {
    /// Takes over from the browser; goes on where a reload left off.
    #[must_use]
    pub fn start(root: AppRoot, base: BasePath) -> Self {
        let scroll = Self(Rc::new(Inner {
            root,
            base,
            places: RefCell::default(),
            shown: RefCell::default(),
            content: Cell::new(Content::Page),
        }));
        let watched = scroll.clone();
        let on_scroll = window_event_listener(ev::scroll, move |_| watched.keep());
        on_cleanup(move || on_scroll.remove());
        if scroll.0.root.is_embedded() {
            return scroll;
        }
        if let Ok(history) = window().history() {
            let _ = history.set_scroll_restoration(ScrollRestoration::Manual);
        }
        let stored = session().and_then(|storage| storage.get_item(STORED).ok().flatten()).unwrap_or_default();
        for place in stored.split(' ') {
            if let Some((step, y)) = place.split_once(':')
                && let (Ok(step), Ok(y)) = (step.parse(), y.parse())
            {
                scroll.0.places.borrow_mut().insert(Step::At(step), y);
            }
        }
        let watched = scroll.clone();
        // pagehide has no typed event; it is the one that also fires on a phone.
        let on_hide = window_event_listener_untyped("pagehide", move |_| {
            watched.leave();
            watched.store();
        });
        on_cleanup(move || on_hide.remove());
        let watched = scroll.clone();
        // Safari leads to the top of a page that it has kept.
        on_shown_again(move || watched.appear());
        scroll
    }

    /// Where the app is drawn.
    #[must_use]
    pub fn root(&self) -> &AppRoot {
        &self.0.root
    }

    /// The step that the browser is at; none where it is a new one.
    fn step_of_browser(&self) -> Option<Step> {
        if !self.0.root.is_embedded() {
            return number_of_browser().map(Step::At);
        }
        let location = window().location();
        Some(Step::Address(location.pathname().ok()? + &location.hash().ok()?))
    }

    /// A link is followed to that address, path and hash: the reader begins at its top.
    pub fn forget(&self, address: &str) {
        self.0.places.borrow_mut().remove(&Step::Address(address.to_owned()));
    }

    fn keep(&self) {
        let shown = self.0.shown.borrow().clone();
        // The router has taken a step within the page, and scrolled, before the app is told: that is not where the
        // reader was.
        if let Some(step) = shown.filter(|step| self.step_of_browser().as_ref() == Some(step)) {
            let mut places = self.0.places.borrow_mut();
            places.insert(step, scroll_y());
            while places.len() > MAX_STEPS {
                places.pop_first();
            }
        }
    }

    fn store(&self) {
        let places = self.0.places.borrow();
        let number = |(step, y): (&Step, &i32)| match step {
            Step::At(step) => Some(format!("{step}:{y}")),
            Step::Address(_) => None,
        };
        let text: Vec<_> = places.iter().filter_map(number).collect();
        if let Some(storage) = session() {
            let _ = storage.set_item(STORED, &text.join(" "));
        }
    }

    /// Stops watching: the page is about to change under the reader.
    pub fn leave(&self) {
        // The browser tells of scrolling a moment later.
        self.keep();
        self.0.shown.replace(None);
    }

    /// Another page is about to take the place of the one shown, at its top: where it is shorter than the reader has read,
    /// Firefox would lead to its end, a moment after it was led elsewhere.
    pub fn make_room(&self) {
        if !self.0.root.is_embedded() {
            self.0.root.scroll_to_top();
        }
    }

    /// The new page is there: goes to where the reader was on it, to the note the address names, or to its
    /// top. Runs `then` afterwards.
    pub fn arrive(&self, then: impl FnOnce(&AppRoot) + 'static) {
        self.0.content.set(Content::Page);
        self.on_next_frame_here(|scroll| {
            if !scroll.go_to_place() {
                scroll.0.root.scroll_to_top();
            }
            scroll.note_step();
            then(&scroll.0.root);
        });
    }

    /// Runs it when the page is drawn, if the browser is at this step of the history still. A reader who has gone back
    /// meanwhile would find this page's place at the other step.
    fn on_next_frame_here(&self, run: impl FnOnce(&Self) + 'static) {
        let here = |scroll: &Self| (scroll.step_of_browser(), window().location().pathname().ok());
        let (scroll, now) = (self.clone(), here(self));
        request_animation_frame(move || {
            if here(&scroll) == now {
                run(&scroll);
            }
        });
    }

    /// As [`arrive`](Self::arrive), where no turn has led here: a reader whom nothing leads elsewhere stays. In a finished
    /// page they may have read on before the app ran, or the browser has led them to the words that the address quotes;
    /// in a host page they may be anywhere.
    pub fn appear(&self) {
        if self.0.content.get() == Content::StandIn {
            return;
        }
        self.on_next_frame_here(|scroll| {
            scroll.go_to_place();
            scroll.note_step();
        });
    }

    /// As [`stand_in`](Self::stand_in), where no turn has led here: nothing moves.
    pub fn appear_as_stand_in(&self) {
        self.0.content.set(Content::StandIn);
    }

    /// Goes to where the reader was at this step of the history, or to what the address names. Whether there is such a
    /// place.
    fn go_to_place(&self) -> bool {
        let place = self.step_of_browser().and_then(|step| self.0.places.borrow().get(&step).copied());
        match place {
            Some(y) if y > 0 => lay_out_whole_page(&self.0.root),
            _ => lay_out_by_need(&self.0.root),
        }
        // Firefox moves a page whose content was exchanged at its next layout, and by as much after a scroll that comes
        // before it. Asking for the place has it done now.
        let _ = scroll_y();
        match place {
            Some(y) => window().scroll_to_with_x_and_y(0.0, f64::from(y)),
            None => return self.go_to_fragment(),
        }
        true
    }

    /// Keeps from now on where the reader is on the page, under the browser's step.
    fn note_step(&self) {
        let step = self.step_of_browser().unwrap_or_else(|| Step::At(new_number()));
        self.0.shown.replace(Some(step));
        self.keep();
    }

    /// Goes to what the fragment of the address names. Whether it is on the page.
    fn go_to_fragment(&self) -> bool {
        let hash = window().location().hash().unwrap_or_default();
        let name = self.0.base.fragment(&hash).and_then(decode_segment).filter(|name| !name.is_empty());
        let target = name.and_then(|name| self.0.root.find_by_id(&name));
        if let Some(target) = &target {
            target.scroll_into_view();
        }
        target.is_some()
    }

    /// Something stands at the new page's place that is not it: goes to its top. Where the reader was on the page itself
    /// stays known. Runs `then` afterwards.
    pub fn stand_in(&self, then: impl FnOnce(&AppRoot) + 'static) {
        self.leave();
        self.0.content.set(Content::StandIn);
        self.on_next_frame_here(|scroll| {
            let root = &scroll.0.root;
            root.scroll_to_top();
            then(root);
        });
    }

    /// The page stays, though another was asked for: keeps the reader's place.
    pub fn stay(&self) {
        if self.0.root.is_embedded() {
            return;
        }
        let y = scroll_y();
        self.leave();
        self.on_next_frame_here(move |scroll| {
            window().scroll_to_with_x_and_y(0.0, f64::from(y));
            if scroll.0.content.get() == Content::Page {
                scroll.note_step();
            }
        });
    }
}

/// Cards far down are laid out when the reader comes near (card.css). A place among them can only be found when those
/// above it have their true heights.
fn lay_out_whole_page(root: &AppRoot) {
    if let Some(main) = root.find("main") {
        let _ = main.set_attribute("data-scroll", "restored");
    }
}

fn lay_out_by_need(root: &AppRoot) {
    if let Some(main) = root.find("main") {
        let _ = main.remove_attribute("data-scroll");
    }
}
