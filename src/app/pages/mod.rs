//! One file per kind of page.

mod article;
mod failed;
mod list;
mod not_found;
mod static_page;

use crate::{
    app::html::{Element, Html, element},
    model::page::{PageContent, PageModel},
};

/// The content of the page a view shows.
#[must_use]
pub fn page_body(view: &PageModel) -> Element {
    let context = &view.context;
    let content: Html = match &view.content {
        PageContent::List(list) => list::list_page(list, context),
        PageContent::Article(post) => article::article_page(post, context).into(),
        PageContent::Static(post) => static_page::static_page(post, context).into(),
        PageContent::NotFound => not_found::not_found_page(context).into(),
        PageContent::Failed(failure) => failed::failed_page(failure, context).into(),
        // It is there already.
        PageContent::Prerendered(_) => Html::Many(Vec::new()),
    };
    element("div").holding(content)
}

/// The heading of a page. The focus goes there when a page is turned.
fn heading(class: &str) -> Element {
    element("h1").class(class).with("tabindex", "-1")
}
