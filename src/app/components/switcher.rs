use crate::{
    app::html::{Element, element},
    model::page::PageModel,
};

/// Links to what is shown, in every edition.
#[must_use]
pub fn switcher(view: &PageModel) -> Element {
    let context = &view.context;
    context.site.editions.iter().fold(element("ul").class("switcher"), |list, edition| {
        let current = (edition.code == context.edition.code).then_some("true");
        let link = element("a")
            .with("href", context.href_in(&edition.code, view.place_in(&edition.code)))
            .with("lang", edition.lang.as_str())
            .with("hreflang", edition.lang.as_str())
            .with("dir", edition.direction().as_str())
            .with_some("aria-current", current)
            .holding(edition.label.as_str());
        list.holding(element("li").holding(link))
    })
}
