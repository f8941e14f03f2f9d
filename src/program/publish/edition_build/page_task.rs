//! Which pages an edition becomes, in the order they are written.

use super::{CategoryBuild, EditionBuild};
use crate::{
    model::{feed::ArchiveShape, id::PageNumber},
    program::publish::articles::{ArticleIndex, Articles},
};

/// A page to be written.
#[derive(Clone, Copy, Debug)]
pub enum PageTask<'a> {
    /// The edition's front page.
    Front,
    /// The page of an address that does not exist.
    NotFound,
    /// The page to search on.
    Search,
    /// A page of the edition's archive.
    Archive(PageNumber),
    /// A category's front page, or a page of its archive.
    Category(&'a CategoryBuild, Option<PageNumber>),
    /// An article of one of the edition's feeds.
    Article(&'a Articles, ArticleIndex),
    /// A page that is no article.
    Static(ArticleIndex),
}

/// All pages of an edition.
pub fn tasks(build: &EditionBuild) -> Vec<PageTask<'_>> {
    let size = build.context.site.page_size;
    let archive = |count| {
        let newest = ArchiveShape::new(count, size).newest().map_or(0, PageNumber::get);
        (1..=newest).filter_map(PageNumber::new)
    };
    let mut tasks = vec![PageTask::Front, PageTask::NotFound];
    tasks.extend(build.context.site.has_search.then_some(PageTask::Search));
    tasks.extend(archive(build.articles.all().len()).map(PageTask::Archive));
    for category in &build.categories {
        let (_, articles) = build.articles_of(category);
        tasks.push(PageTask::Category(category, None));
        tasks.extend(archive(articles.len()).map(|page| PageTask::Category(category, Some(page))));
        if let Some(own) = &category.own_feed {
            // An article that is in the edition's feed too has its page from there.
            tasks.extend(own.missing_in(&build.articles).into_iter().map(|index| PageTask::Article(own, index)));
        }
    }
    tasks.extend(build.pages.all().iter().copied().map(PageTask::Static));
    tasks.extend(build.articles.all().iter().map(|index| PageTask::Article(&build.articles, *index)));
    tasks
}
