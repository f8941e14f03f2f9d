//! Which document of a feed comes after another, for all code that follows a feed to its end.

use crate::model::id::PageNumber;

/// The address of the document with the next older items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NextDocument<'a> {
    /// Its `next_url`, relative to the document that names it, as anywhere on the web.
    NextUrl(&'a str),
    /// Out of the template `page_url`, relative to `site.json`, as every address there.
    PageUrl(String),
}

/// The document after one that says `next_url`, `_masthead.page` and `_masthead.pages`: the one it names, else
/// the page with the number before its own. `page_address` fills the template for the feed's pages.
#[must_use]
pub fn next_document<'a>(
    next_url: Option<&'a str>,
    page: Option<PageNumber>,
    pages: Option<PageNumber>,
    page_address: &dyn Fn(PageNumber) -> Option<String>,
) -> Option<NextDocument<'a>> {
    match next_url {
        Some(next_url) => Some(NextDocument::NextUrl(next_url)),
        None => page.or(pages).and_then(PageNumber::previous).and_then(page_address).map(NextDocument::PageUrl),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_is_followed_by_its_next_url_else_by_number() {
        let template = |page: PageNumber| Some(format!("p-{}.json", page.get()));
        let number = PageNumber::new;
        let by_number = |page, pages| next_document(None, page, pages, &template);
        assert_eq!(next_document(Some("b"), number(9), None, &template), Some(NextDocument::NextUrl("b")));
        assert_eq!(by_number(number(3), number(9)), Some(NextDocument::PageUrl("p-2.json".to_owned())));
        assert_eq!(by_number(None, number(9)), Some(NextDocument::PageUrl("p-8.json".to_owned())));
        assert_eq!(by_number(number(1), number(9)), None);
        assert_eq!(by_number(None, None), None);
        assert_eq!(next_document(None, number(3), None, &|_| None), None);
    }
}
