use crate::{
    app::html::{Element, element},
    model::page::EditionContext,
};

/// A drawing from `icons.svg`. It says nothing by itself: what it stands beside, or in, has the words.
#[must_use]
pub fn icon(name: &str, context: &EditionContext) -> Element {
    element("svg")
        .class(format!("icon icon-{name}"))
        .with("aria-hidden", "true")
        .with("width", "20")
        .with("height", "20")
        .holding(element("use").with("href", context.base.icon(name)))
}
