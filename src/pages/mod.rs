//! One file per kind of page.

mod article;
mod failed;
mod list;
mod not_found;
mod static_page;

use crate::{
    html::{Element, Html, element},
    loader::{Page, View},
};

/// The content of the page a view shows.
#[must_use]
pub fn page_body(view: &View) -> Element {
    let setting = &view.setting;
    let content: Html = match &view.page {
        Page::List(list) => list::list_page(list, setting),
        Page::Article(entry) => article::article_page(entry, setting).into(),
        Page::Static(entry) => static_page::static_page(entry, setting).into(),
        Page::NotFound => not_found::not_found_page(setting).into(),
        Page::Failed(failure) => failed::failed_page(failure, setting).into(),
        // It is there already.
        Page::Adopted(_) => Html::Many(Vec::new()),
    };
    element("div").holding(content)
}

/// The heading of a page. The focus goes there when a page is turned.
fn heading(class: &str) -> Element {
    element("h1").class(class).with("tabindex", "-1")
}
