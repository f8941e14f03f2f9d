//! What lies beside a page: feeds for feed readers, what to read next, what a reader keeps, and what leads on. It is made
//! where it is wanted alone.

use super::{EditionBuild, documents::posts, task_writer::TaskWriter};
use crate::{
    model::{
        feed::ArchiveShape,
        id::PageNumber,
        loader::READ_ON,
        offline::KEEPABLE,
        page::{PageContent, PageModel, Post, ReadOnChoice},
        route::Place,
        selection::Selection,
    },
    program::publish::{
        PublishError,
        articles::{ArticleIndex, Articles, DocumentText},
        offline::write_keepable,
        syndication::Channel,
    },
};
use std::path::Path;

/// The feeds for feed readers beside a list page.
pub const FEEDS: [&str; 2] = [JSON_FEED, RSS_FEED];
const JSON_FEED: &str = "feed.json";
const RSS_FEED: &str = "feed.xml";

impl TaskWriter<'_> {
    /// What to read after an article: the app brings it, so that the article's page stays as it is when others come.
    pub(super) fn write_read_on(
        &self,
        articles: &Articles,
        index: ArticleIndex,
        post: &Post,
    ) -> Result<(), PublishError> {
        let EditionBuild { context, .. } = self.build;
        if !self.writer.wants(&context.edition, &post.place(), READ_ON) {
            return Ok(());
        }
        let mut category: &[ArticleIndex] = &[];
        let mut tags = Vec::new();
        for selection in context.edition.selections(&post.item) {
            match selection {
                Selection::Category(_) => category = articles.standing_of(&selection),
                Selection::Tag(_) => tags.push(articles.standing_of(&selection)),
                Selection::Author(_) | Selection::Month(_) => {}
            }
        }
        let title = |index| articles.title(index, context);
        let read_on = ReadOnChoice::of(index, category, &tags).with_titles(title)?;
        // Texts and numbers: nothing in it could fail to be JSON.
        let text = serde_json::to_string(&read_on).unwrap_or_default();
        self.writer.write_file(&context.edition, &post.place(), READ_ON, text.as_bytes())
    }

    /// The feeds for feed readers beside a list page. `front` is the page whose feed is subscribed to, `page` the
    /// number of this one, and `count` says how many articles the whole list holds.
    pub(super) fn write_feeds(
        &self,
        model: &PageModel,
        front: &Place,
        page: Option<PageNumber>,
        title: &str,
        count: usize,
    ) -> Result<(), PublishError> {
        let PageContent::List(list) = &model.content else {
            return Ok(());
        };
        let context = &self.build.context;
        if !FEEDS.iter().any(|name| self.writer.wants(&context.edition, &model.place, name)) {
            return Ok(());
        }
        let older = match page {
            Some(page) => page.previous(),
            None => ArchiveShape::new(count, context.site.page_size).newest(),
        };
        let channel = Channel { context, title, front, page, older, posts: &list.posts };
        let json_feed = channel.to_json_feed();
        let json_feed =
            json_feed.map_err(|reason| PublishError::file("writing", Path::new(JSON_FEED))(reason.into()))?;
        self.writer.write_file(&context.edition, &model.place, JSON_FEED, &json_feed)?;
        self.writer.write_file(&context.edition, &model.place, RSS_FEED, &channel.to_rss()?)
    }

    /// The address that will be the next archive page's one day shows the front page until then: the way on from the
    /// newest archive page.
    pub(super) fn write_next_archive_page(
        &self,
        document: &DocumentText,
        front: &Place,
        count: usize,
    ) -> Result<(), PublishError> {
        let context = &self.build.context;
        let newest = ArchiveShape::new(count, context.site.page_size).newest();
        let Some(place) = newest.and_then(|newest| front.archive_page(newest.next())) else {
            return Ok(());
        };
        self.writer.write_redirect(context, &place, front)?;
        self.writer.write_file(&context.edition, &place, "index.json", document.text.as_bytes())
    }

    /// What a reader keeps who asks for the edition.
    pub(super) fn write_keepable(&self) -> Result<(), PublishError> {
        let EditionBuild { context, articles, .. } = self.build;
        if !self.writer.output.wants(&format!("{}/{KEEPABLE}", context.edition.code)) {
            return Ok(());
        }
        let all = articles.all();
        write_keepable(self.writer, context, all.len(), |range| {
            Ok(posts(&self.articles_document(articles, &all[range], None)?, context))
        })
    }
}
