//! Files of a folder of articles that are most likely not what their owner takes them for.

use super::{
    article_file::ArticleFile,
    beginning::{beginning_with_keys, begins_with_keys},
    feeds::{Feeds, FolderFeed},
    fields::{self, Fields},
    file_name::{before_ending, is_of_other_format, meant_name},
    front_matter::FrontMatter,
};
use crate::{
    model::{byte_order_mark::without_byte_order_mark, locale::Language},
    program::{Finding, LeftOutReason, Remedy, Severity, finding::line_and_column, languages::SuppliedLanguage},
};
use serde_json::json;
use std::path::Path;

/// An article whose name ends as that of a translation would, into a language of no edition.
pub fn of_unknown_edition(file: &str, feeds: &Feeds<'_>, home: &FolderFeed<'_>) -> Option<Finding> {
    let written = before_ending(file)?;
    let language = language_named(written).filter(|_| feeds.code_in_name(file).is_none())?;
    // It is an article of its language, whatever that edition is called.
    if home.edition.lang.same_language(&language) {
        return None;
    }
    let own = &home.edition.code;
    let (whose, remedy) = match feeds.editions.iter().find(|edition| edition.lang.same_language(&language)) {
        Some(edition) => {
            let code = &edition.code;
            let whose = format!("the edition in that language has the code \"{code}\"");
            (whose, format!("let its name end with \"{code}\" in place of \"{written}\""))
        }
        None => (
            "no edition has it".to_owned(),
            format!("add the edition \"{written}\" to site.json, or give the file another name, or take it out"),
        ),
    };
    let what =
        format!("its name ends with the code of a language, \"{written}\", and {whose}: it is an article of \"{own}\"");
    Some(warning(file, what, remedy))
}

/// The language of a code as names of files have it: one of those whose words come along, for `notes.v2.md` is none of
/// a language, and there are nearly as many codes of languages as short words. No code has three letters here: the "per"
/// of `cost.per.md` was that of Persian once.
fn language_named(written: &str) -> Option<Language> {
    let is_short = written.split(['-', '_']).next().is_some_and(|first| first.len() == 2);
    let language = Language::parse(&written.replace('_', "-")).filter(|_| is_short)?;
    SuppliedLanguage::of(&language).map(|_| language)
}

/// A section's file: its text, which other programs show above a list, and this one nowhere, its old addresses, and what
/// it says of the articles of its folder.
pub fn of_section(path: &Path, file: &str, home: &FolderFeed<'_>) -> Vec<Finding> {
    let text = beginning_with_keys(path).unwrap_or_default();
    let text = without_byte_order_mark(&text);
    let front = match FrontMatter::read(text) {
        Ok(front) => front,
        // They may keep the articles back.
        Err(fault) => {
            let (what, remedy) = (fault.reason, fault.remedy.into_owned());
            let place = line_and_column(text, fault.offset);
            return vec![Finding { severity: Severity::Error, file: file.to_owned(), place, what, remedy }];
        }
    };
    let mut found = Vec::new();
    if let Some(place) = fields::keeps_articles_back(&front.entries) {
        found.push(Finding {
            severity: Severity::Error,
            file: file.to_owned(),
            place,
            what: "it means nothing here, and the articles of the folder would be published".to_owned(),
            remedy: "write \"draft: true\" above each of them that is not to be published yet, and take it out here"
                .to_owned(),
        });
    }
    if let Some(alias) = fields::read(&front.entries).fields.aliases.first() {
        let what = format!("nothing leads on from \"{alias}\": the section has no page of its own here");
        let remedy = format!(
            "write it into site.json, with the page that it is to lead to: \"redirects\": {{ {}: \"/{}/\" }}",
            json!(alias),
            home.edition.code
        );
        found.push(Finding { place: "aliases".to_owned(), ..warning(file, what, remedy) });
    }
    if !front.body.trim().is_empty() {
        let what = "its text is not published: Hugo and Zola show it above a list, and lists have none here".to_owned();
        let remedy = "write it as an article or as a page (\"pages\" of the edition in site.json), or take it out";
        found.push(warning(file, what, remedy.to_owned()));
    }
    found
}

/// What other programs would make an article of, and this one does not: published word for word it would show what nobody
/// is to see.
pub fn of_no_article(path: &Path, file: &str) -> Option<Finding> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (reason, remedy) = if is_of_other_format(name) {
        (LeftOutReason::OtherFormat, LeftOutReason::OtherFormat.remedy().into_owned())
    } else {
        let (stem, ending) = name.rsplit_once('.').filter(|_| meant_name(name).is_none())?;
        let remedy = format!("name it {stem}.md; or take it out of the publication's folder");
        let is_article = ending.eq_ignore_ascii_case("txt") && !stem.is_empty() && begins_with_keys(path);
        is_article.then_some((LeftOutReason::Misnamed, remedy))?
    };
    Some(warning(file, format!("it is not published: {reason}"), remedy))
}

/// A file for whoever looks after the folder, with nothing in it that an article has.
pub fn of_readme(article: &ArticleFile) -> Option<Finding> {
    let name = article.file.rsplit('/').next().unwrap_or(&article.file);
    let is_readme = name.split('.').next().is_some_and(|stem| stem.eq_ignore_ascii_case("readme"));
    if !is_readme || article.read.fields != Fields::default() {
        return None;
    }
    let what =
        "it is published as an article, and its name is that of a note for whoever looks after a folder".to_owned();
    let remedy = format!(
        "add \"{name}\" to \"ignore\" in site.json, or write title and date above its text if it is an article"
    );
    Some(warning(&article.file, what, remedy))
}

fn warning(file: &str, what: String, remedy: String) -> Finding {
    Finding { severity: Severity::Warning, file: file.to_owned(), place: String::new(), what, remedy }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_of_a_language_is_told_from_other_words() {
        for code in ["fa", "de", "pt-BR", "pt_PT", "zh-Hans", "de-AT"] {
            assert!(language_named(code).is_some(), "{code}");
        }
        for other in ["b", "v2", "per", "eng", "min", "draft", "2026", "xx", "", "-", "old copy"] {
            assert_eq!(language_named(other), None, "{other}");
        }
    }
}
