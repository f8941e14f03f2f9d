//! Files that only articles name which nobody is to see, be they of an edition or of none: publishing keeps them back with
//! these.

use super::{context::CheckContext, readers::Readers};
use crate::{
    model::byte_order_mark::without_byte_order_mark,
    program::{DataFolder, data_folder::SITE, may_name_others, named_anywhere, named_by_text},
};
use serde_json::Value;
use std::{
    collections::{BTreeSet, HashSet},
    io,
};

/// The files that documents name.
#[derive(Debug, Default)]
pub(super) struct NamedFiles {
    /// What everybody is to see names them.
    for_all: HashSet<Box<str>>,
    /// What nobody is to see names them.
    kept_back: BTreeSet<String>,
}

impl NamedFiles {
    /// Takes note of a file that something names.
    pub(super) fn add(&mut self, file: &str, readers: Readers) {
        if readers == Readers::All && !self.for_all.contains(file) {
            self.for_all.insert(file.into());
        }
    }

    /// Takes note of the files of what nobody is to see.
    pub(super) fn keep_back(&mut self, mut files: BTreeSet<String>) {
        self.kept_back.append(&mut files);
    }
}

/// Names the files that are kept back.
pub(super) fn tell(context: &mut CheckContext, data: &DataFolder) {
    let NamedFiles { for_all, mut kept_back } = std::mem::take(&mut context.named);
    kept_back.retain(|file| !for_all.contains(file.as_str()) && context.folder.is_published(file));
    if kept_back.is_empty() {
        return;
    }
    let catalogs =
        context.site.editions.iter().filter_map(|edition| data.document(&edition.catalog_address(), SITE).ok());
    let catalogs: BTreeSet<String> = catalogs.collect();
    let mut others = catalogs.clone();
    for document in catalogs.iter().map(String::as_str).chain([SITE]) {
        // What is wrong in it is told where it is looked through.
        let text = data.open(document).and_then(io::read_to_string).unwrap_or_default();
        let document: Value = serde_json::from_str(without_byte_order_mark(&text)).unwrap_or_default();
        others.extend(named_anywhere(data, &document, &kept_back).into_iter().map(str::to_owned));
    }
    let texts = context.folder.files().and_then(Result::ok).map(|files| files.published).unwrap_or_default();
    for text in texts.iter().filter(|file| may_name_others(file)) {
        if context.folder.is_published(text) {
            others.extend(named_by_text(data, text, &kept_back).into_iter().map(str::to_owned));
        }
    }
    context.unpublished.files = kept_back.difference(&others).cloned().collect();
}
