//! Which pages of other editions hold what a page shows.

use super::EditionBuild;
use crate::model::{
    id::EditionCode,
    page::{PageContent, PageModel},
    route::Place,
};

/// The places in other editions that hold what a page shows, and really exist.
pub fn translations(page: &PageModel, editions: &[EditionBuild]) -> Vec<(EditionCode, Place)> {
    let is_page = matches!(page.content, PageContent::Static(_));
    page.translations(|code, id| {
        let other = editions.iter().find(|other| other.context.edition.code == *code);
        other.is_some_and(|other| if is_page { other.pages.has(id) } else { other.articles.has(id) })
    })
}
