use super::Icon;
use crate::{app::browser, model::series::Step};
use leptos::{
    ev::{FocusEvent, KeyboardEvent, PointerEvent},
    html::{Button, Li, Ul},
    prelude::*,
};

/// What the arrow keys lead to in a submenu.
const ENTRIES: &str = "a";

/// The submenus of a bar, of which one at most is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Submenus(RwSignal<Option<OpenSubmenu>>);

/// The submenu that is open: its number in the bar, and what opened it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct OpenSubmenu {
    index: usize,
    by: OpenedBy,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum OpenedBy {
    /// It closes when the pointer leaves.
    Hover,
    /// It stays until the reader turns to something else.
    Click,
    /// It stays as well, and the focus goes to its first entry.
    ArrowKey,
}

impl Submenus {
    /// Those of a bar, which close on a click elsewhere. No element of the bar gets an event then: Safari gives no
    /// focus to a button that is clicked. Escape closes wherever the focus is, because hovering moves no focus.
    pub(super) fn of(bar: NodeRef<Ul>) -> Self {
        let submenus = Self(RwSignal::new(None));
        Effect::new(move |_| {
            let click = window_event_listener(leptos::ev::pointerdown, move |event| {
                let target = browser::innermost_node_of(&event);
                if bar.get_untracked().is_some_and(|bar| !bar.contains(target.as_ref())) {
                    submenus.close();
                }
            });
            let key = window_event_listener(leptos::ev::keydown, move |event| {
                if event.key() == "Escape" {
                    submenus.close();
                }
            });
            on_cleanup(move || {
                click.remove();
                key.remove();
            });
        });
        submenus
    }

    /// Closes the one that is open.
    pub(super) fn close(self) {
        if self.0.with_untracked(Option::is_some) {
            self.0.set(None);
        }
    }

    fn show(self, index: usize, by: OpenedBy) {
        self.0.set(Some(OpenSubmenu { index, by }));
    }

    fn opened_by(self, index: usize) -> Option<OpenedBy> {
        self.0.get().filter(|open| open.index == index).map(|open| open.by)
    }
}

/// An entry of a bar that opens a list below it, after the disclosure pattern of WAI-ARIA.
#[component]
pub(super) fn Submenu(
    /// Its number in the bar.
    index: usize,
    /// The id of its list.
    id: String,
    /// What its button shows.
    label: String,
    /// What its button says to those who cannot see it.
    description: String,
    /// Whether the page shown is one of its entries.
    #[prop(optional, into)]
    is_current: Signal<bool>,
    /// Those it belongs to.
    submenus: Submenus,
    /// The entries of the list.
    children: Children,
) -> impl IntoView {
    let entry = NodeRef::<Li>::new();
    let button = NodeRef::<Button>::new();
    let list = NodeRef::<Ul>::new();
    let is_open = Memo::new(move |_| submenus.opened_by(index).is_some());
    // After the class that shows it: what is not shown has no place, and takes no focus.
    Effect::new(move |_| {
        if is_open.get()
            && let Some(list) = list.get_untracked()
        {
            browser::move_into_frame(&list);
            if untrack(|| submenus.opened_by(index)) == Some(OpenedBy::ArrowKey) {
                browser::move_focus(&list, ENTRIES, &list, Step::First);
            }
        }
    });
    let toggle = move |_| match untrack(|| submenus.opened_by(index)) {
        Some(OpenedBy::Click | OpenedBy::ArrowKey) => submenus.close(),
        Some(OpenedBy::Hover) | None => submenus.show(index, OpenedBy::Click),
    };
    let enter = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" && !is_open.get_untracked() {
            submenus.show(index, OpenedBy::Hover);
        }
    };
    let leave = move |_| {
        if untrack(|| submenus.opened_by(index)) == Some(OpenedBy::Hover) {
            submenus.close();
        }
    };
    let focus_button = move || {
        if let Some(button) = button.get_untracked() {
            let _ = button.focus();
        }
    };
    let key = move |event: KeyboardEvent| {
        let (Some(list), Some(from), false) =
            (list.get_untracked(), browser::innermost_node_of(&event), browser::has_modifier(&event))
        else {
            return;
        };
        let is_in_list = list.contains(Some(&from));
        let go = |step| browser::move_focus(&list, ENTRIES, &from, step);
        match event.key().as_str() {
            "Escape" if is_open.get_untracked() => return focus_button(),
            "ArrowDown" if is_in_list => _ = go(Step::Next),
            "ArrowDown" if is_open.get_untracked() => _ = go(Step::First),
            "ArrowDown" => submenus.show(index, OpenedBy::ArrowKey),
            "ArrowUp" if is_in_list => {
                if !go(Step::Previous) {
                    focus_button();
                }
            }
            "Home" if is_in_list => _ = go(Step::First),
            "End" if is_in_list => _ = go(Step::Last),
            _ => return,
        }
        // The page does not scroll, and the bar has nothing to do.
        event.prevent_default();
        event.stop_propagation();
    };
    let focus_out = move |event: FocusEvent| {
        let entered = browser::node_of(event.related_target());
        let stays = entry.get_untracked().is_some_and(|entry| entry.contains(entered.as_ref()));
        // Without a target the focus went nowhere, as by a click in Safari.
        if entered.is_some() && !stays && is_open.get_untracked() {
            submenus.close();
        }
    };
    view! {
        <li
            class="has-submenu"
            class:open=is_open
            node_ref=entry
            on:pointerenter=enter
            on:pointerleave=leave
            on:keydown=key
            on:focusout=focus_out
        >
            <button
                type="button"
                aria-expanded=move || is_open.get().to_string()
                aria-controls=id.clone()
                aria-current=move || is_current.get().then_some("true")
                aria-label=description
                node_ref=button
                on:click=toggle
            >
                {label}
                <Icon name="down"/>
            </button>
            <ul class="submenu" id=id node_ref=list>{children()}</ul>
        </li>
    }
}
