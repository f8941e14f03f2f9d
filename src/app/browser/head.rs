//! The document's head, after a page was turned.
//!
//! `leptos_meta` cannot take over a finished head: hydration counts on the components that wrote it, and what they
//! would be given (description, pictures, translations) is content that is not sent twice.

use super::AppRoot;
use crate::model::{
    content::trusted_types,
    page::{
        PageModel,
        head::{Head, HeadTag, PAGE_MARK},
        structured_data::StructuredData,
    },
};
use js_sys::Reflect;
use leptos::prelude::document;

/// Gives the document the language, direction, title and head of a page. In a host page only the app's
/// own element changes.
pub fn show_head(root: &AppRoot, page: &PageModel) {
    show_language(root, page);
    if root.is_embedded() {
        return;
    }
    let head = Head::of(page);
    let mut tags = head.tags(page);
    tags.extend(StructuredData::of(page, &head).map(|data| HeadTag::json_ld(data.to_json())));
    replace(&tags);
}

/// Gives the document the language and direction of a page.
pub fn show_language(root: &AppRoot, page: &PageModel) {
    if let Some(language_element) = root.language_element() {
        let edition = &page.context.edition;
        let _ = language_element.set_attribute("lang", edition.lang.as_str());
        let _ = language_element.set_attribute("dir", edition.direction().as_str());
    }
}

fn replace(tags: &[HeadTag]) {
    let document = document();
    let Some(head) = document.head() else {
        return;
    };
    // The icon of the app's own page, and the title while it loads, belong to no page.
    let selector = format!("[{PAGE_MARK}], head > title, link[rel=icon]");
    let Ok(old) = document.query_selector_all(&selector) else {
        return;
    };
    let old: Vec<_> = (0..old.length()).filter_map(|index| old.get(index)).collect();
    for tag in tags {
        let Ok(element) = document.create_element(tag.name) else { continue };
        for (name, value) in &tag.attributes {
            let _ = element.set_attribute(name, value);
        }
        if tag.name == "script" {
            let _ = Reflect::set(&element, &"textContent".into(), &trusted_types::data_script(&tag.text));
        } else {
            element.set_text_content(Some(&tag.text));
        }
        let _ = head.append_child(&element);
    }
    for node in old {
        if let Some(parent) = node.parent_node() {
            let _ = parent.remove_child(&node);
        }
    }
}
