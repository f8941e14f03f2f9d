use super::{Icon, MenuLink};
use crate::{
    app::browser,
    model::{
        locale::Message,
        page::EditionContext,
        publication::{MenuItem, MenuTarget},
        route::Place,
    },
};
use leptos::{
    ev::{FocusEvent, KeyboardEvent, PointerEvent},
    html::{Button, Li, Ul},
    prelude::*,
};
use std::sync::Arc;

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
}

/// The menu as a bar with submenus that open below it, after the disclosure pattern of WAI-ARIA.
#[component]
pub fn MenuBar(
    /// The place shown.
    place: Signal<Place>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let open = RwSignal::new(None::<OpenSubmenu>);
    let bar = NodeRef::<Ul>::new();
    close_from_outside(open, bar);
    let entry = |(index, item): (usize, MenuItem)| match item.target {
        MenuTarget::Submenu(items) => {
            view! { <Submenu index label=item.label items open place context=context.clone()/> }.into_any()
        }
        _ => view! { <li><MenuLink item place context=context.clone()/></li> }.into_any(),
    };
    let entries = context.edition.menu.clone().into_iter().enumerate().map(entry).collect_view();
    view! { <ul class="menu-bar" node_ref=bar>{entries}</ul> }
}

/// Closes what is open on a click elsewhere, for which no element of the bar gets an event: Safari gives no focus to
/// a button that is clicked. Escape closes wherever the focus is, because hovering moves no focus.
fn close_from_outside(open: RwSignal<Option<OpenSubmenu>>, bar: NodeRef<Ul>) {
    Effect::new(move |_| {
        let click = window_event_listener(leptos::ev::pointerdown, move |event| {
            let target = browser::node_of(event.target());
            if bar.get_untracked().is_some_and(|bar| !bar.contains(target.as_ref())) {
                close(open);
            }
        });
        let key = window_event_listener(leptos::ev::keydown, move |event| {
            if event.key() == "Escape" {
                close(open);
            }
        });
        on_cleanup(move || {
            click.remove();
            key.remove();
        });
    });
}

fn close(open: RwSignal<Option<OpenSubmenu>>) {
    if open.with_untracked(Option::is_some) {
        open.set(None);
    }
}

/// An entry of the bar that opens a list.
#[component]
fn Submenu(
    index: usize,
    label: String,
    items: Vec<MenuItem>,
    open: RwSignal<Option<OpenSubmenu>>,
    place: Signal<Place>,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let id = format!("submenu-{index}");
    let description = context.catalog.fill(Message::OpenSubmenu, &[("label", &label)]);
    let entry = NodeRef::<Li>::new();
    let button = NodeRef::<Button>::new();
    let opened_by = move || open.get().filter(|open| open.index == index).map(|open| open.by);
    let is_open = Memo::new(move |_| opened_by().is_some());
    let show = move |by| open.set(Some(OpenSubmenu { index, by }));
    let toggle = move |_| match untrack(opened_by) {
        Some(OpenedBy::Click) => open.set(None),
        Some(OpenedBy::Hover) | None => show(OpenedBy::Click),
    };
    let enter = move |event: PointerEvent| {
        if event.pointer_type() == "mouse" && !is_open.get_untracked() {
            show(OpenedBy::Hover);
        }
    };
    let leave = move |_| {
        if untrack(opened_by) == Some(OpenedBy::Hover) {
            open.set(None);
        }
    };
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape"
            && is_open.get_untracked()
            && let Some(button) = button.get_untracked()
        {
            let _ = button.focus();
        }
    };
    let focus_out = move |event: FocusEvent| {
        let entered = browser::node_of(event.related_target());
        let stays = entry.get_untracked().is_some_and(|entry| entry.contains(entered.as_ref()));
        // Without a target the focus went nowhere, as by a click in Safari.
        if entered.is_some() && !stays && is_open.get_untracked() {
            open.set(None);
        }
    };
    let followed = Callback::new(move |()| open.set(None));
    let entries = items
        .into_iter()
        .map(|item| view! { <li><MenuLink item place on_follow=followed context=context.clone()/></li> }.into_any())
        .collect_view();
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
                aria-label=description
                node_ref=button
                on:click=toggle
            >
                {label}
                <Icon name="down"/>
            </button>
            <ul class="submenu" id=id>{entries}</ul>
        </li>
    }
}
