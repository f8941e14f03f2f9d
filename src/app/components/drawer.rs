use super::{icon, menu_tree, switcher};
use crate::{
    app::html::{Element, element},
    model::{locale::Message, page::PageModel},
};

/// What the link that opens the drawer names.
pub(super) const DRAWER_ID: &str = "menu";

/// The menu of small screens: a modal dialog, so that the keyboard stays in it and Escape closes it. Without the
/// app, its link shows it: see drawer.css.
pub(super) fn drawer(view: &PageModel) -> Element {
    let context = &view.context;
    let navigation = |label, list: Element| element("nav").with("aria-label", context.text(label)).holding(list);
    let close = element("a")
        .class("close-menu")
        .with("href", view.fragment("top"))
        .with("target", "_self")
        .holding(icon("close", context))
        .holding(element("span").holding(context.text(Message::CloseMenu)));
    let inner = element("div")
        .class("drawer-inner")
        .holding(close)
        .holding(navigation(Message::Menu, menu_tree(view)))
        .holding(navigation(Message::Editions, switcher(view)))
        .holding(element("p").class("copyright").holding(context.copyright()));
    element("dialog")
        .class("drawer")
        .with("id", DRAWER_ID)
        .with("aria-label", context.text(Message::Menu))
        .holding(inner)
}
