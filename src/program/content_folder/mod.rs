//! A feed that is a folder of Markdown and HTML files: articles as people write them.
//!
//! The folder becomes the JSON Feed that it amounts to ([`MadeDocumentsWriter`]), and nothing else can tell the
//! difference. What an article says above its text ([`front_matter`]) are the fields of its item ([`fields`]), its text
//! is the item's HTML ([`markdown`]), and its addresses, which start at its file, start at the publication's folder
//! ([`address`]). What is wrong in an item is told of the file that it was made of ([`place`]).

pub mod address;
mod article_file;
mod article_files;
mod articles_before;
mod bare_addresses;
mod beginning;
mod conflict_marks;
pub mod date;
mod doubts;
mod feeds;
pub mod fields;
mod file_name;
mod footnotes;
pub mod front_matter;
mod html_title;
mod item;
mod kept_back;
mod list_numbers;
pub mod markdown;
mod place;
pub mod slips;
mod translations;

pub use articles_before::{ArticlesBefore, LastReading};
pub use beginning::beginning_with_keys;
pub use file_name::{Markup, is_of_other_format, is_section, meant_name};
pub use kept_back::{files_of_text, is_kept_back};
pub use place::{place_in_source, range_of, told_of_source, words_at};

use super::{DataFolder, Finding, LeftOut, MadeDocumentsWriter, Origin, SITE, Severity, entries};
use crate::model::{feed::JSON_FEED_VERSION, publication::Site};
use article_files::ArticleFiles;
use feeds::{Feeds, SharedFolder};
use item::ItemWriter;
use rayon::prelude::*;
use serde_json::json;
use std::{collections::BTreeMap, fs, io};
use translations::Translations;

/// How many items are made at once, and are held in memory.
const AT_ONCE: usize = 512;

/// Makes the feeds of a publication that are folders. An article that cannot be read is in none of them, or as it was the
/// last time.
///
/// # Errors
/// Where they cannot be written down. What is wrong in the folders is told in what was made.
pub fn make(folder: &DataFolder, site: &Site, last: LastReading<'_>, made: &mut MadeDocumentsWriter) -> io::Result<()> {
    let feeds = Feeds::of(folder, site);
    if feeds.all.is_empty() {
        return Ok(());
    }
    // What is wrong with a pattern is told where that is looked at.
    let (left_out, _) = LeftOut::of_readable(folder.path(), &site.ignore, &[]);
    let articles = ArticleFiles::read(folder, &feeds, &left_out, last, made);
    feeds.shared.iter().for_each(|shared| made.add_fault(of_two_languages(shared)));
    report_unknown_keys(&articles, made);
    let translations = Translations::of(&feeds, &articles);
    for (number, feed) in feeds.all.iter().enumerate() {
        let members = articles.of_feed(&feeds, number);
        let unread = articles.unread_of(&feeds, number);
        if members.is_empty()
            && unread.is_none()
            && let Some(document) = json_in(folder, &feed.name)
        {
            made.add_fault(Finding {
                severity: Severity::Error,
                file: feed.name.clone(),
                place: String::new(),
                what: "the folder holds no article, but JSON".to_owned(),
                remedy: format!("name the feed itself, such as \"{document}\", or put Markdown files into the folder"),
            });
        }
        let files = members.iter().map(|member| articles.all[*member].file.clone()).collect();
        let writer = ItemWriter { feeds: &feeds, articles: &articles, translations: &translations, feed };
        let mut faults = Vec::new();
        made.add(&feed.name, Origin::Files(files), |out| {
            let title = json!(feed.edition.title.as_ref().unwrap_or(&site.name));
            write!(out, "{{\"version\":\"{JSON_FEED_VERSION}\",\"title\":{title},\"items\":[")?;
            for (chunk, members) in members.chunks(AT_ONCE).enumerate() {
                let items: Vec<_> = members.par_iter().map(|member| writer.item(*member)).collect();
                for (index, item) in items.into_iter().enumerate() {
                    let comma = if chunk + index == 0 { "" } else { "," };
                    write!(out, "{comma}\n{}", item.json)?;
                    faults.extend(item.fault);
                }
            }
            out.write_all(b"\n]}\n")
        })?;
        for fault in faults {
            made.add_fault(fault);
        }
        if let Some(unread) = unread {
            made.add_unread(&feed.name, unread);
        }
    }
    made.add_pages(articles.pages);
    Ok(())
}

/// A folder of two editions: what is in it can be in one language alone.
fn of_two_languages(SharedFolder { name, owner, edition, named_at }: &SharedFolder<'_>) -> Finding {
    let code = &edition.code;
    Finding {
        severity: Severity::Error,
        file: SITE.to_owned(),
        place: named_at.clone(),
        what: format!(
            "{name} is the folder of the edition \"{}\" already: \"{code}\" would show the same texts, in the language of that",
            owner.code
        ),
        remedy: format!(
            "make a folder such as content/{code}/, and name that; a file of it whose name says so, such as flood.{code}.md, \
             may go on lying in {name}"
        ),
    }
}

/// A document in a folder that is most likely meant for a feed.
fn json_in(folder: &DataFolder, name: &str) -> Option<String> {
    let files = entries(&folder.on_disk(name.trim_end_matches('/'))?).ok()?;
    let is_json = |file: &&fs::DirEntry| file.path().extension().is_some_and(|kind| kind.eq_ignore_ascii_case("json"));
    let document = files.iter().find(is_json)?.file_name();
    Some(format!("{name}{}", document.to_string_lossy()))
}

/// Keys that mean nothing, each once: who has it in one article most likely has it in all.
fn report_unknown_keys(articles: &ArticleFiles, made: &mut MadeDocumentsWriter) {
    let mut unknown: BTreeMap<&str, (&str, usize)> = BTreeMap::new();
    for source in &articles.all {
        for key in &source.read.unknown {
            unknown.entry(key).or_insert((&source.file, 0)).1 += 1;
        }
    }
    for (key, (file, count)) in unknown {
        let others = match count - 1 {
            0 => String::new(),
            1 => " (nor in another file)".to_owned(),
            others => format!(" (nor in {others} other files)"),
        };
        made.add_fault(Finding {
            severity: Severity::Warning,
            file: file.to_owned(),
            place: key.to_owned(),
            what: match fields::invisible_in(key) {
                Some(sign) => sign.told(key) + &others,
                None => format!("\"{key}\" means nothing here{others}"),
            },
            remedy: fields::remedy_of_unknown(key),
        });
    }
}
