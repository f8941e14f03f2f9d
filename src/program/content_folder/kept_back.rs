//! Texts of a folder that no edition reads: there they would be published word for word, with what is said above them.

use super::{
    Markup,
    address::SourceAddresses,
    article_file::keys_without_fence,
    beginning::{beginning, beginning_with_keys},
    fields::{self, Withdrawn},
    file_name::{NamedByFile, meant_name},
    front_matter::{FrontMatter, begins_with_json},
    item,
};
use crate::{
    model::{byte_order_mark::without_byte_order_mark, content, locale::Timestamp},
    program::{DataFolder, Severity, Standing, files_of_item},
};
use serde_json::json;
use std::{
    collections::{BTreeSet, HashMap},
    path::Path,
};

/// Whether a text is no file for readers: Markdown that is meant for an article, and a page that its keys keep back. In
/// doubt it is kept back, for what was public once stays so.
#[must_use]
pub fn is_kept_back(path: &Path, at: jiff::Timestamp) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let Some((markup, Ok(text))) = markup_of(&name).map(|markup| (markup, beginning_with_keys(path))) else {
        return false;
    };
    let text = without_byte_order_mark(&text);
    let has_keys = || keys_without_fence(text).is_some();
    let Ok(front) = FrontMatter::read(text) else { return !is_ruled_off(text) || has_keys() };
    if front.entries.is_empty() {
        return has_keys();
    }
    let read = fields::read(&front.entries);
    let is_unsure = read.faults.iter().any(|fault| fault.severity == Severity::Error);
    let date = read.fields.published(NamedByFile::read(&name, None).date.as_deref());
    let withdrawn = read.fields.withdrawn.map(|withdrawn| match withdrawn {
        Withdrawn::WithoutReason => json!(true),
        Withdrawn::Because(reason) => json!(reason),
    });
    let item = json!({ "_masthead": { "draft": read.fields.is_draft, "withdrawn": withdrawn } });
    let standing = Standing::of(&item, date.as_deref().and_then(Timestamp::parse).as_ref(), at);
    markup == Markup::Markdown || is_unsure || standing != Standing::Published
}

/// How a text is written, by its name or by the one that is meant.
fn markup_of(file: &str) -> Option<Markup> {
    Markup::of(file).or_else(|| Markup::of(&meant_name(file)?))
}

/// Whether the line at the beginning is a mere line: below one that begins keys stands a key.
fn is_ruled_off(text: &str) -> bool {
    !begins_with_json(text) && text.lines().nth(1).is_some_and(|line| line.trim().is_empty())
}

/// The files of the folder that such a text shows, plays or offers, as if an article were made of it.
#[must_use]
pub fn files_of_text(folder: &DataFolder, file: &str) -> BTreeSet<String> {
    let text = folder.readable(file).and_then(|path| beginning(&path, content::MOST_BYTES));
    let Some((markup, Ok(text))) = markup_of(file).map(|markup| (markup, text)) else { return BTreeSet::new() };
    let text = without_byte_order_mark(&text);
    // Keys that cannot be read are a part of the text then.
    let front = FrontMatter::read(text).unwrap_or(FrontMatter { body: text, ..FrontMatter::default() });
    let (around, pages) = (file.rsplit_once('/').map_or("", |(around, _)| around), HashMap::new());
    let addresses = SourceAddresses { file, folder: around, pages: &pages };
    let item = item::of_no_feed(markup, front.body, &fields::read(&front.entries).fields, &addresses);
    files_of_item(folder, &item)
}
