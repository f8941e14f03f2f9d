//! Which pages an edition becomes, in the order they are written.

use super::EditionBuild;
use crate::{
    model::{feed::ArchiveShape, id::PageNumber, locale::Year, selection::Selection},
    program::publish::articles::{ArticleIndex, Articles},
};

/// A page to be written.
#[derive(Clone, Copy, Debug)]
pub enum PageTask<'a> {
    /// The edition's front page.
    Front,
    /// The page of an address that does not exist.
    NotFound,
    /// The page in place of one that was not kept, without a network.
    Offline,
    /// The page to search on.
    Search,
    /// A page of the edition's archive.
    Archive(PageNumber),
    /// The front page of a category, a tag, an author or a month, or a page of its archive.
    Selected(&'a Selection, Option<PageNumber>),
    /// The index of the archive.
    ArchiveIndex,
    /// A year of it.
    Year(Year),
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
    tasks.extend(build.context.site.opens_offline().then_some(PageTask::Offline));
    tasks.extend(build.context.site.has_search.then_some(PageTask::Search));
    tasks.extend(archive(build.articles.all().len()).map(PageTask::Archive));
    for selection in &build.lists {
        let (_, articles) = build.articles_of(selection);
        tasks.push(PageTask::Selected(selection, None));
        tasks.extend(archive(articles.len()).map(|page| PageTask::Selected(selection, Some(page))));
        if let Some(own) = build.own_feeds.get(selection) {
            // An article that is in the edition's feed too has its page from there.
            tasks.extend(own.missing_in(&build.articles).into_iter().map(|index| PageTask::Article(own, index)));
        }
    }
    tasks.push(PageTask::ArchiveIndex);
    tasks.extend(build.archive.years().map(|(year, _)| PageTask::Year(year)));
    tasks.extend(build.pages.all().iter().copied().map(PageTask::Static));
    tasks.extend(build.articles.all().iter().map(|index| PageTask::Article(&build.articles, *index)));
    tasks
}
