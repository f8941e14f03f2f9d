//! The pictures of the page shown: links that open a picture, finished or drawn.

use super::{AppRoot, is_for_another_tab};
use crate::model::{content::PICTURE_CLASS, id::encode_segment};
use leptos::ev::MouseEvent;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, HtmlElement, HtmlImageElement};

/// A picture as the page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PictureOnPage {
    /// The id of its link.
    pub id: String,
    /// The address of its file in full size.
    pub src: String,
    /// The same in the sizes that publishing has made, as for `srcset`.
    pub sources: Option<String>,
    /// What it shows, in words.
    pub alt: String,
    /// What stands below it.
    pub caption: String,
    /// The title of its article.
    pub title: String,
    /// The address of its article, where the page is another one.
    pub article: Option<String>,
    /// Its own address, for sharing.
    pub url: String,
}

/// The id of the picture whose link a click hit; none where the reader wants the link in another tab.
#[must_use]
pub fn picture_of_click(event: &MouseEvent) -> Option<String> {
    if is_for_another_tab(event) || event.default_prevented() {
        return None;
    }
    let target: Element = event.target()?.dyn_into().ok()?;
    Some(target.closest(&format!("a.{PICTURE_CLASS}")).ok()??.id())
}

impl AppRoot {
    /// The ids of the pictures of the page, in their order.
    #[must_use]
    pub fn picture_ids(&self) -> Vec<String> {
        let Ok(links) = self.element().query_selector_all(&format!("main a.{PICTURE_CLASS}")) else {
            return Vec::new();
        };
        let links = (0..links.length()).filter_map(|index| links.get(index)?.dyn_into::<Element>().ok());
        links.map(|link| link.id()).collect()
    }

    /// The picture with that id.
    #[must_use]
    pub fn picture(&self, id: &str) -> Option<PictureOnPage> {
        let link: HtmlAnchorElement = self.find_by_id(id)?.dyn_into().ok()?;
        if !link.class_list().contains(PICTURE_CLASS) {
            return None;
        }
        let image: HtmlImageElement = link.query_selector("img").ok()??.dyn_into().ok()?;
        let text = |element: Option<Element>| element.and_then(|element| element.text_content()).unwrap_or_default();
        let within = |element: &Option<Element>, selector: &str| element.as_ref()?.query_selector(selector).ok()?;
        let figure = link.closest("figure").ok().flatten();
        let item = link.closest("main article, main .article").ok().flatten();
        let heading = within(&item, "h1, h2");
        // A link to a fragment leads to a page; any other to a larger picture.
        let sources = || link.query_selector("source").ok()??.get_attribute("srcset");
        let (src, sources) = if link.hash().is_empty() { (link.href(), None) } else { (image.src(), sources()) };
        let public = within(&item, "[data-url]").and_then(|share| share.get_attribute("data-url"));
        Some(PictureOnPage {
            src,
            sources,
            alt: image.alt(),
            caption: text(within(&figure, "figcaption")),
            article: within(&heading, "a").and_then(|link| link.get_attribute("href")),
            title: text(heading),
            url: public.map_or_else(|| link.href(), |address| format!("{address}#{}", encode_segment(id))),
            id: id.to_owned(),
        })
    }

    /// Gives the focus to a picture of the page, and brings it into sight.
    pub fn focus_picture(&self, id: &str) {
        if let Some(link) = self.find_by_id(id) {
            let _ = link.unchecked_ref::<HtmlElement>().focus();
        }
    }
}
