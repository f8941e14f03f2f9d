use super::{
    drawer::{DRAWER_ID, drawer},
    icon, menu_bar, switcher,
};
use crate::{
    app::html::{Element, element},
    model::{locale::Message, page::PageModel, route::Place},
};

/// The way past the header, for the keyboard.
fn skip_link(view: &PageModel) -> Element {
    element("a")
        .class("skip-link")
        .with("href", view.fragment("main"))
        .with("target", "_self")
        .holding(view.context.text(Message::SkipToContent))
}

/// The head of every page: the publication's name, the menu, the editions. It stays in sight.
#[must_use]
pub fn header(view: &PageModel) -> Element {
    let context = &view.context;
    let navigation = |class: &str, label, list: Element| {
        element("nav").class(class).with("aria-label", context.text(label)).holding(list)
    };
    let open = element("a")
        .class("open-menu")
        .with("href", view.fragment(DRAWER_ID))
        .with("target", "_self")
        .with("aria-haspopup", "dialog")
        .holding(icon("menu", context))
        .holding(element("span").holding(context.text(Message::Menu)));
    let inner = element("div")
        .class("site-header-inner")
        .holding(brand(view))
        .holding(navigation("main-menu", Message::Menu, menu_bar(view)))
        .holding(navigation("editions", Message::Editions, switcher(view)))
        .holding(open);
    element("header").class("site-header").holding(skip_link(view)).holding(inner).holding(drawer(view))
}

fn brand(view: &PageModel) -> Element {
    let context = &view.context;
    // Decoded with the page, so that it does not blink when a page is turned.
    let logo = context.logo().map(|logo| {
        element("img")
            .with("src", logo)
            .with("alt", "")
            .with("width", "40")
            .with("height", "40")
            .with("decoding", "sync")
    });
    let tagline = context.edition.tagline.as_deref().map(|tagline| element("span").class("tagline").holding(tagline));
    let words = element("span")
        .class("brand-words")
        .holding(element("span").class("brand-name").holding(context.name()))
        .holding(tagline);
    element("a").class("brand").with("href", context.href(Place::Front)).holding(logo).holding(words)
}
