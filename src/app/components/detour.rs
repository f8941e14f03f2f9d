use crate::app::browser::{self, AppRoot};
use leptos::{
    ev::{self, KeyboardEvent},
    html::Div,
    prelude::*,
};
use send_wrapper::SendWrapper;
use web_sys::HtmlElement;

/// A part that comes up beside the page for a while and has buttons, such as a notice.
///
/// It stands behind everything, where Tab would come to it last. So the next Tab leads there, once; and one that leads
/// out of it goes on from where the reader was.
#[derive(Clone, Copy)]
pub(super) struct Detour {
    part: NodeRef<Div>,
    root: StoredValue<Option<AppRoot>>,
    /// Whether the part is there, and Tab has not led to it yet.
    is_ahead: StoredValue<bool>,
    /// What had the focus before the part.
    came_from: StoredValue<Option<SendWrapper<HtmlElement>>>,
}

impl Detour {
    /// To `part`, while it `is_there`. Escape then calls `on_escape`, wherever the focus is.
    pub(super) fn start(
        root: Option<AppRoot>,
        part: NodeRef<Div>,
        is_there: Signal<bool>,
        on_escape: Option<Callback<()>>,
    ) -> Self {
        let detour = Self {
            part,
            root: StoredValue::new(root),
            is_ahead: StoredValue::new(false),
            came_from: StoredValue::new(None),
        };
        Effect::new(move |_| detour.is_ahead.set_value(is_there.get()));
        Effect::new(move |_| {
            let listener = window_event_listener(ev::keydown, move |event| {
                let has_dialog = detour.root.with_value(|root| root.as_ref().is_none_or(AppRoot::has_open_dialog));
                let is_answered = event.default_prevented();
                if !is_there.get_untracked() || is_answered || has_dialog || browser::has_modifier(&event) {
                    return;
                }
                match (event.key().as_str(), on_escape) {
                    ("Tab", _) => detour.answer_tab(&event),
                    ("Escape", Some(on_escape)) => {
                        event.prevent_default();
                        detour.go_back();
                        on_escape.run(());
                    }
                    _ => {}
                }
            });
            on_cleanup(move || listener.remove());
        });
        detour
    }

    fn focused(self) -> Option<HtmlElement> {
        self.root.with_value(|root| root.as_ref()?.focused())
    }

    /// Whether the focus is in the part.
    pub(super) fn has_focus(self) -> bool {
        let (part, focused) = (self.part.get_untracked(), self.focused());
        part.zip(focused).is_some_and(|(part, focused)| part.contains(Some(&focused)))
    }

    fn answer_tab(self, event: &KeyboardEvent) {
        let Some(focused) = self.focused() else { return };
        if self.has_focus() {
            let end = if event.shift_key() { "button" } else { "button:last-of-type" };
            if self.button(end).as_ref() == Some(&focused) {
                // The browser goes on from there.
                self.go_back();
            }
        } else if self.is_ahead.get_value()
            && !event.shift_key()
            && let Some(button) = self.button("button")
        {
            self.is_ahead.set_value(false);
            self.came_from.set_value(Some(SendWrapper::new(focused)));
            let _ = button.focus();
            event.prevent_default();
        }
    }

    fn button(self, selector: &str) -> Option<HtmlElement> {
        self.part.get_untracked().and_then(|part| browser::button_in(&part, selector))
    }

    /// Gives the focus back, if the part has it: to what had it before, else to the content.
    pub(super) fn go_back(self) {
        if !self.has_focus() {
            return;
        }
        if let Some(before) = self.came_from.try_update_value(Option::take).flatten() {
            browser::focus(&before);
        }
        if self.has_focus() {
            self.root.with_value(|root| root.iter().for_each(AppRoot::focus_main));
        }
    }
}
