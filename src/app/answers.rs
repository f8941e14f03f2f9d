//! What happens when a reader clicks or types in what is only drawn: the menus, the drawer, share buttons.
//!
//! Before the app runs, or without it, the style sheet answers as far as it can.

use super::navigation::Navigation;
use crate::app::components::answer_share_button;
use leptos::{
    ev::{FocusEvent, KeyboardEvent, MouseEvent},
    prelude::*,
};
use web_sys::{Element, Event, HtmlDialogElement, HtmlElement, Node, wasm_bindgen::JsCast};

const SUBMENU: &str = ".has-submenu";
const DRAWER: &str = "dialog.drawer";

/// The element an event happened on, or the nearest around it that a selector finds.
fn nearest(event: &Event, selector: &str) -> Option<Element> {
    event.target()?.dyn_into::<Element>().ok()?.closest(selector).ok()?
}

/// Answers a click.
pub(super) fn click(event: &MouseEvent, navigation: Navigation) {
    if let Some(drawer) = nearest(event, DRAWER) {
        return click_in_drawer(event, &drawer.unchecked_into());
    }
    if let Some(opener) = nearest(event, ".open-menu") {
        event.prevent_default();
        return open_drawer(&opener);
    }
    let Some(button) = nearest(event, "button") else {
        return;
    };
    let classes = button.class_list();
    if button.has_attribute("data-url") {
        navigation.view.with_untracked(|view| answer_share_button(&button, &view.context));
    } else if classes.contains("retry") {
        navigation.retry();
    } else if classes.contains("dismiss") {
        navigation.failure.set(None);
    } else if let Some(submenu) = button.closest(SUBMENU).ok().flatten() {
        show_submenu(&submenu, !is_open(&submenu));
    }
}

fn open_drawer(opener: &Element) {
    let header = opener.closest("header").ok().flatten();
    let drawer = header.and_then(|header| header.query_selector(DRAWER).ok().flatten());
    if let Some(drawer) = drawer.map(JsCast::unchecked_into::<HtmlDialogElement>)
        // Where there are no modal dialogs, it opens in place.
        && drawer.show_modal().is_err()
    {
        let _ = drawer.set_attribute("open", "");
    }
}

/// Beside the drawer lies its backdrop, which counts as the dialog itself. A link to the page that is shown
/// already changes nothing but has been followed all the same.
fn click_in_drawer(event: &MouseEvent, drawer: &HtmlDialogElement) {
    // A drawer that was opened without the app is closed without it.
    if !drawer.open() {
        return;
    }
    let closes = nearest(event, ".close-menu").is_some();
    if closes {
        event.prevent_default();
    }
    if closes || nearest(event, "a").is_some() || nearest(event, ".drawer-inner").is_none() {
        drawer.close();
    }
}

fn is_open(submenu: &Element) -> bool {
    submenu.class_list().contains("open")
}

/// Opens or closes a submenu of the bar, as the disclosure pattern of WAI-ARIA has it; others are closed.
fn show_submenu(submenu: &Element, open: bool) {
    if let Some(other) = submenu.parent_element().and_then(|bar| bar.query_selector(".has-submenu.open").ok().flatten())
        && other != *submenu
    {
        show_submenu(&other, false);
    }
    let _ = submenu.class_list().toggle_with_force("open", open);
    if let Some(button) = submenu.first_element_child() {
        let _ = button.set_attribute("aria-expanded", if open { "true" } else { "false" });
    }
}

/// Answers a key: Escape closes the submenu it was pressed in.
pub(super) fn key(event: &KeyboardEvent) {
    if event.key() != "Escape" {
        return;
    }
    if let Some(submenu) = nearest(event, SUBMENU).filter(is_open) {
        show_submenu(&submenu, false);
        if let Some(button) = submenu.first_element_child() {
            let _ = button.unchecked_into::<HtmlElement>().focus();
        }
    }
}

/// Closes a submenu that the focus leaves.
pub(super) fn focus_left(event: &FocusEvent) {
    if let Some(submenu) = nearest(event, SUBMENU).filter(is_open) {
        let entered = event.related_target().and_then(|target| target.dyn_into::<Node>().ok());
        if !submenu.contains(entered.as_ref()) {
            show_submenu(&submenu, false);
        }
    }
}
