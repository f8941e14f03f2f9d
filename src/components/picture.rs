use super::Sight;
use crate::{
    html::{Element, element},
    loader::Entry,
};

/// An item's main picture.
#[must_use]
pub fn lead_picture(entry: &Entry, sight: Sight) -> Option<Element> {
    let picture = entry.item.image.as_ref()?;
    let (width, height) = picture.size.unzip();
    let element = element("img")
        .class(if picture.size.is_some() { "lead" } else { "lead unsized" })
        .with("src", entry.resolver.file(&picture.url)?)
        .with("alt", picture.alt.as_str())
        .with_some("width", width.map(|width| width.to_string()))
        .with_some("height", height.map(|height| height.to_string()))
        .with("decoding", "async");
    Some(match sight {
        Sight::AtOnce => element.with("loading", "eager").with("fetchpriority", "high"),
        Sight::Later => element.with("loading", "lazy"),
    })
}
