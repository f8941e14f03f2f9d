use super::{icon, menu_tree, switcher};
use crate::{
    html::{Element, element},
    loader::View,
    locale::Message,
};

/// What the link that opens the drawer names.
pub(super) const DRAWER_ID: &str = "menu";

/// The menu of small screens: a modal dialog, so that the keyboard stays in it and Escape closes it. Without the
/// app, its link shows it: see drawer.css.
pub(super) fn drawer(view: &View) -> Element {
    let setting = &view.setting;
    let navigation = |label, list: Element| element("nav").with("aria-label", setting.text(label)).holding(list);
    let close = element("a")
        .class("close-menu")
        .with("href", view.note("top"))
        .with("target", "_self")
        .holding(icon("close", setting))
        .holding(element("span").holding(setting.text(Message::CloseMenu)));
    let inner = element("div")
        .class("drawer-inner")
        .holding(close)
        .holding(navigation(Message::Menu, menu_tree(view)))
        .holding(navigation(Message::Editions, switcher(view)))
        .holding(element("p").class("copyright").holding(setting.copyright()));
    element("dialog")
        .class("drawer")
        .with("id", DRAWER_ID)
        .with("aria-label", setting.text(Message::Menu))
        .holding(inner)
}
