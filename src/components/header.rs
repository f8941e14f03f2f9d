use super::{
    drawer::{DRAWER_ID, drawer},
    icon, menu_bar, switcher,
};
use crate::{
    html::{Element, element},
    loader::View,
    locale::Message,
    route::Place,
};

/// The way past the header, for the keyboard.
fn skip_link(view: &View) -> Element {
    element("a")
        .class("skip-link")
        .with("href", view.note("main"))
        .with("target", "_self")
        .holding(view.setting.text(Message::SkipToContent))
}

/// The head of every page: the publication's name, the menu, the editions. It stays in sight.
#[must_use]
pub fn header(view: &View) -> Element {
    let setting = &view.setting;
    let navigation = |class: &str, label, list: Element| {
        element("nav").class(class).with("aria-label", setting.text(label)).holding(list)
    };
    let open = element("a")
        .class("open-menu")
        .with("href", view.note(DRAWER_ID))
        .with("target", "_self")
        .with("aria-haspopup", "dialog")
        .holding(icon("menu", setting))
        .holding(element("span").holding(setting.text(Message::Menu)));
    let inner = element("div")
        .class("site-header-inner")
        .holding(brand(view))
        .holding(navigation("main-menu", Message::Menu, menu_bar(view)))
        .holding(navigation("editions", Message::Editions, switcher(view)))
        .holding(open);
    element("header").class("site-header").holding(skip_link(view)).holding(inner).holding(drawer(view))
}

fn brand(view: &View) -> Element {
    let setting = &view.setting;
    // Decoded with the page, so that it does not blink when a page is turned.
    let logo = setting.logo().map(|logo| {
        element("img")
            .with("src", logo)
            .with("alt", "")
            .with("width", "40")
            .with("height", "40")
            .with("decoding", "sync")
    });
    let tagline = setting.edition.tagline.as_deref().map(|tagline| element("span").class("tagline").holding(tagline));
    let words = element("span")
        .class("brand-words")
        .holding(element("span").class("brand-name").holding(setting.name()))
        .holding(tagline);
    element("a").class("brand").with("href", setting.href(Place::Front)).holding(logo).holding(words)
}
