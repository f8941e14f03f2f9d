//! Which pages of other editions hold what a page shows.

use super::EditionBuild;
use crate::model::{
    id::{EditionCode, PageSlug},
    page::{List, ListKind, PageContent, PageModel},
    route::Place,
};

/// The places in other editions that hold what a model shows, and really exist.
pub fn translations(model: &PageModel, editions: &[EditionBuild]) -> Vec<(EditionCode, Place)> {
    let here = &model.context.edition.code;
    let others = editions.iter().filter(|other| other.context.edition.code != *here);
    others.filter_map(|other| Some((other.context.edition.code.clone(), translation(&model.content, other)?))).collect()
}

fn translation(content: &PageContent, other: &EditionBuild) -> Option<Place> {
    let code = other.context.edition.code.as_str();
    match content {
        PageContent::List(List { kind: ListKind::Front, .. }) => Some(Place::Front),
        PageContent::List(List { kind: ListKind::Category { slug, page: None, .. }, .. }) => {
            other.context.edition.category(slug)?;
            Some(Place::Category(slug.clone()))
        }
        PageContent::Article(post) => {
            let id = post.item.translations.get(code).filter(|id| other.articles.has(id))?;
            Some(Place::Article(id.slug()))
        }
        PageContent::Static(post) => {
            let id = post.item.translations.get(code).filter(|id| other.pages.has(id))?;
            PageSlug::parse(id.as_str()).map(Place::Page)
        }
        _ => None,
    }
}
