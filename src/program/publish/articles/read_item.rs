//! Reading one item, which needs none of the others.

use super::{Articles, ItemJudgement, picture_sizes::PictureSizes, stored_item};
use crate::{
    model::{feed::Item, publication::Edition, selection::Selection},
    program::{DataFolder, Standing, aliases, files_of_item, forget_owners_own, publish::options::Unpublished},
};
use serde::Deserialize;
use serde_json::{Value, value::RawValue};
use std::collections::BTreeSet;

/// Reads the items of a feed.
pub struct ItemReader<'a> {
    /// The publication's folder.
    pub folder: &'a DataFolder,
    /// The edition that has the feed.
    pub edition: &'a Edition,
    /// What decides which are published, and how.
    pub judgement: &'a ItemJudgement,
    /// Where this is the feed of a category: the articles that are in all their lists.
    pub edition_articles: Option<&'a Articles>,
    /// The sizes of pictures.
    pub pictures: PictureSizes,
}

/// An item that the app would show.
pub struct ReadItem {
    /// As the app reads it.
    pub item: Item,
    /// Whether it is published.
    pub standing: Standing,
    /// Its old addresses.
    pub aliases: Vec<String>,
    /// The lists that it is in.
    pub selections: Vec<Selection>,
    /// The files that it names, where nobody is to see it.
    pub kept_back: BTreeSet<String>,
    /// What is stored of it: nothing comes any further of one that is not published.
    pub text: Option<String>,
}

impl ItemReader<'_> {
    /// Reads an item; `None` for one that the app would drop.
    ///
    /// # Errors
    /// Where it is not JSON in every part.
    pub fn read(&self, item: &RawValue) -> serde_json::Result<Option<ReadItem>> {
        let mut value: Value = serde_json::from_str(item.get())?;
        // A list is read as an object's fields in their order.
        if !value.is_object() {
            return Ok(None);
        }
        stored_item::forget_publishing(&mut value);
        let Ok(item) = Item::deserialize(&value) else { return Ok(None) };
        let standing = Standing::of(&value, item.published.as_ref(), self.judgement.at);
        let is_left_out = self.leaves_out(&item, &standing);
        let is_kept_back = is_left_out || matches!(standing, Standing::Withdrawn(_));
        let kept_back = if is_kept_back { files_of_item(self.folder, &value) } else { BTreeSet::new() };
        if is_left_out {
            let (aliases, selections) = (Vec::new(), Vec::new());
            return Ok(Some(ReadItem { item, standing, aliases, selections, kept_back, text: None }));
        }
        let aliases = aliases(&value).into_iter().map(str::to_owned).collect();
        forget_owners_own(&mut value);
        if self.edition_articles.is_some_and(|articles| !articles.has(&item.id)) {
            stored_item::mark_as_listed_in_category(&mut value);
        }
        stored_item::cut_long_fields(&mut value);
        match &standing {
            Standing::Published => {}
            Standing::Draft => stored_item::mark(&mut value, "✎"),
            Standing::Waiting(date) => {
                let day = date.as_str().split('T').next().unwrap_or_default();
                stored_item::mark(&mut value, &format!("⏲ {day} ·"));
            }
            Standing::Withdrawn(reason) => {
                stored_item::withdraw(&mut value, &self.judgement.withdrawn_notice, reason.as_deref());
            }
        }
        self.pictures.fill_in(&mut value);
        let selections = self.edition.selections(&item).collect();
        Ok(Some(ReadItem { item, standing, aliases, selections, kept_back, text: Some(value.to_string()) }))
    }

    /// Whether an item is not published yet. What the edition's feed says of it counts in a category's, too.
    fn leaves_out(&self, item: &Item, standing: &Standing) -> bool {
        let is_taken_back =
            |articles: &Articles| articles.index_of(&item.id).is_some_and(|index| articles.is_withdrawn(index));
        if self.edition_articles.is_some_and(|articles| articles.left_out().has(&item.id) || is_taken_back(articles)) {
            return true;
        }
        standing.is_unpublished() && self.judgement.unpublished == Unpublished::LeftOut
    }
}
