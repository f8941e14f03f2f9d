//! The pages that one file comes from, for whoever asks for that file alone.

use super::{EditionBuild, page_task::PageTask, task_writer::TaskWriter};
use crate::{
    model::{
        feed::ArchiveShape,
        id::{ItemSlug, PageNumber, encode_segment},
        loader::RECENT,
        offline::{KEEPABLE, OFFLINE_PAGE},
        route::Place,
        selection::Selection,
    },
    program::publish::{
        PublishError,
        page_writer::{NOT_FOUND, PageWriter},
    },
};

impl EditionBuild {
    /// Writes the pages that a file of the edition may come from, by its name in the edition's folder.
    ///
    /// # Errors
    /// Where one cannot be written.
    pub fn write_pages_of_file(
        &self,
        name: &str,
        writer: &PageWriter<'_>,
        editions: &[Self],
    ) -> Result<(), PublishError> {
        let task_writer = TaskWriter { build: self, writer, editions };
        self.tasks_of(name).iter().try_for_each(|task| task_writer.write(task).map(drop))
    }

    /// The pages that write a file, or may: which files a page writes, it knows itself.
    fn tasks_of(&self, name: &str) -> Vec<PageTask<'_>> {
        let site = &self.context.site;
        match name {
            NOT_FOUND => return vec![PageTask::NotFound],
            OFFLINE_PAGE | KEEPABLE => return site.opens_offline().then_some(PageTask::Offline).into_iter().collect(),
            RECENT => return vec![PageTask::Front],
            _ => {}
        }
        let folder = name.rsplit_once('/').map_or("", |(folder, _)| folder);
        match place_of(folder) {
            Place::Front => vec![PageTask::Front],
            Place::Archive(page) => {
                self.archive_tasks(page, self.articles.all().len(), PageTask::Front, PageTask::Archive)
            }
            Place::Selected(selection) => {
                self.list(&selection).map(|list| PageTask::Selected(list, None)).into_iter().collect()
            }
            Place::SelectedArchive(selection, page) => {
                let Some(list) = self.list(&selection) else { return Vec::new() };
                let (_, articles) = self.articles_of(list);
                let task = |page| PageTask::Selected(list, Some(page));
                self.archive_tasks(page, articles.len(), PageTask::Selected(list, None), task)
            }
            Place::ArchiveIndex => vec![PageTask::ArchiveIndex],
            Place::Year(year) => {
                let is_known = self.archive.years().any(|(known, _)| known == year);
                is_known.then_some(PageTask::Year(year)).into_iter().collect()
            }
            Place::Article(slug) => self.article_tasks(&slug),
            Place::Page(slug) => {
                let slug = ItemSlug::parse(slug.as_str());
                let pages = slug.iter().flat_map(|slug| self.pages.named(slug));
                pages.map(|(_, index)| PageTask::Static(index)).collect()
            }
            Place::Search => site.has_search.then_some(PageTask::Search).into_iter().collect(),
            Place::Unknown => Vec::new(),
        }
    }

    /// The list that has pages, as the edition keeps it.
    fn list(&self, selection: &Selection) -> Option<&Selection> {
        self.lists.iter().find(|list| *list == selection)
    }

    /// A page of an archive. Where the next one will be, the front page writes what leads on.
    fn archive_tasks<'a>(
        &'a self,
        page: PageNumber,
        count: usize,
        front: PageTask<'a>,
        task: impl Fn(PageNumber) -> PageTask<'a>,
    ) -> Vec<PageTask<'a>> {
        let newest = ArchiveShape::new(count, self.context.site.page_size).newest();
        vec![if newest.is_some_and(|newest| page <= newest) { task(page) } else { front }]
    }

    fn article_tasks(&self, slug: &ItemSlug) -> Vec<PageTask<'_>> {
        // An article that is in the edition's feed too has its page from there.
        let own = self.own_feeds.values().flat_map(|own| own.named(slug).map(move |(id, index)| (own, id, index)));
        let own = own.filter(|(_, id, _)| !self.articles.has(id)).map(|(own, _, index)| PageTask::Article(own, index));
        own.chain(self.articles.named(slug).map(|(_, index)| PageTask::Article(&self.articles, index))).collect()
    }
}

/// The place that a folder of an edition is for; names in it are as on a disk.
fn place_of(folder: &str) -> Place {
    let segments: Vec<_> = folder.split('/').map(encode_segment).collect();
    Place::parse(&segments.join("/"))
}
