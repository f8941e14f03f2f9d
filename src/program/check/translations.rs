//! Whether translations lead to items that are there, and back.

use super::{
    consequences::Cause,
    context::CheckContext,
    editions::EditionContents,
    feed::FeedUse,
    index::{FeedIndex, TranslatedItem},
    item,
    readers::Readers,
    report::counted,
    suggest::nearest,
    written::Written,
};
use crate::{
    model::{id::ItemId, publication::Edition},
    program::{Finding, Severity},
};
use std::collections::{BTreeMap, HashMap};

/// What an item is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemKind {
    Article,
    Page,
}

impl ItemKind {
    fn index(self, contents: &EditionContents) -> Option<&FeedIndex> {
        match self {
            Self::Article => Some(&contents.articles),
            Self::Page => contents.pages.as_ref(),
        }
    }

    const fn usage(self) -> FeedUse {
        match self {
            Self::Article => FeedUse::Articles,
            Self::Page => FeedUse::Pages,
        }
    }

    const fn name(self) -> &'static str {
        match self {
            Self::Article => "item",
            Self::Page => "page",
        }
    }
}

/// An edition, and the translations of its items by id.
struct EditionItems<'a> {
    /// Its number.
    number: usize,
    edition: &'a Edition,
    index: &'a FeedIndex,
    translated: HashMap<&'a str, &'a TranslatedItem>,
}

/// Examines the translations of every edition.
pub(super) fn inspect(context: &mut CheckContext, contents: &[EditionContents]) {
    for kind in [ItemKind::Article, ItemKind::Page] {
        let editions = context.site.editions.iter().zip(contents).enumerate();
        let sides: Vec<EditionItems> = editions
            .filter_map(|(number, (edition, contents))| {
                let index = kind.index(contents)?;
                let translated = index.translated.iter().map(|item| (item.id.as_str(), item)).collect();
                Some(EditionItems { number, edition, index, translated })
            })
            .collect();
        for side in &sides {
            report_missing_editions(context, kind, side);
            let mut claimed = HashMap::new();
            for item in &side.index.translated {
                for (code, id) in &item.to {
                    if leads_there_and_back(context, kind, &sides, side, item, (code, id)) {
                        report_second_claim(context, side, item, (code, id), &mut claimed);
                    }
                }
            }
        }
    }
}

/// Reports the codes that are those of no edition, each once for a document, or for an article's file: when an edition is
/// taken out, all items name it. Publishing leaves such translations out.
fn report_missing_editions(context: &mut CheckContext, kind: ItemKind, here: &EditionItems) {
    let mut missing: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let site = context.site;
    let remedy = |code: &str| match nearest(code, site.editions.iter().map(|edition| edition.code.as_str())) {
        Some(meant) => format!("write \"{meant}\": that is the edition's code in site.json"),
        None => format!("put the edition \"{code}\" back into site.json, or take the names out"),
    };
    for item in &here.index.translated {
        let document = &here.index.documents[item.position.document];
        let is_file = context.written(document) == Written::AsFiles;
        let unknown: Vec<_> = item.to.iter().filter(|(code, _)| !is_edition(context, code)).collect();
        for (code, _) in unknown {
            if !is_file {
                *missing.entry((item.position.document, code)).or_default() += 1;
                continue;
            }
            let fault = Finding {
                severity: Severity::Warning,
                file: document.to_string(),
                place: place(item, code),
                what: format!("\"{code}\" is no edition: this translation is left out"),
                remedy: remedy(code),
            };
            context.consequences.keep(Cause::NamelessEdition, code, fault);
        }
    }
    for ((document, code), count) in missing {
        let remedy = remedy(code);
        let name = if count == 1 { "names" } else { "name" };
        let items = counted(count, kind.name());
        let fault = Finding {
            severity: Severity::Warning,
            file: here.index.documents[document].to_string(),
            place: "items".to_owned(),
            what: format!("{items} {name} translations into \"{code}\", which is no edition: they are left out"),
            remedy,
        };
        context.consequences.keep(Cause::NamelessEdition, code, fault);
    }
}

/// Whether `site.json` has an edition of that code, be it one that cannot be read.
fn is_edition(context: &CheckContext, code: &str) -> bool {
    context.read.unread.contains(code) || context.site.editions.iter().any(|edition| edition.code.as_str() == code)
}

/// Reports a translation that leads nowhere or not back; returns whether the item it names is there.
fn leads_there_and_back(
    context: &mut CheckContext,
    kind: ItemKind,
    sides: &[EditionItems],
    here: &EditionItems,
    item: &TranslatedItem,
    to: (&str, &ItemId),
) -> bool {
    let (code, id) = to;
    let at = place(item, code);
    if context.read.unread.contains(code) || !is_edition(context, code) {
        return false;
    }
    let file = &here.index.documents[item.position.document];
    let mut reporter = context.report_on(file);
    if here.edition.code.as_str() == code {
        reporter.warning(&at, "an item is no translation into its own edition", "take it out");
        return false;
    }
    let there = sides.iter().find(|side| side.edition.code.as_str() == code);
    if there.is_none_or(|there| there.index.complete && !there.index.has_item(id.as_str())) {
        // What a draft leads to may be written later.
        let is_draft = item.readers == Readers::Owner;
        let fault = Finding {
            severity: if is_draft { Severity::Warning } else { Severity::Error },
            file: file.to_string(),
            place: at,
            what: format!("the edition {code} has no {} \"{id}\"", kind.name()),
            remedy: format!("correct the {}, or take the translation out", context.written(file).words("id", "slug")),
        };
        match there {
            Some(there) => {
                let cause = Cause::Feed(there.number, kind.usage());
                context.consequences.keep(cause, id.slug().as_str(), fault);
            }
            None => context.findings.push(fault),
        }
        return false;
    }
    let Some(there) = there.filter(|there| there.index.complete) else { return false };
    let back = there
        .translated
        .get(id.as_str())
        .and_then(|other| other.to.iter().find(|(code, _)| code == here.edition.code.as_str()).map(|(_, id)| id));
    let own_code = &here.edition.code;
    let what = match back {
        Some(back) if *back == item.id => return true,
        Some(back) => format!("\"{id}\" of {code} names \"{back}\" as its translation into {own_code}, not this item"),
        None => {
            format!("\"{id}\" of {code} names no translation into {own_code}: readers of {code} do not find this item")
        }
    };
    reporter.warning(&at, what, format!("write \"{own_code}\": \"{}\" into the translations of \"{id}\"", item.id));
    true
}

/// Reports a second item that says it is translated by the same one.
fn report_second_claim<'a>(
    context: &mut CheckContext,
    here: &EditionItems,
    item: &TranslatedItem,
    to: (&'a str, &'a ItemId),
    claimed: &mut HashMap<(&'a str, &'a ItemId), ItemId>,
) {
    let (code, id) = to;
    if let Some(first) = claimed.get(&to) {
        context.report_on(&here.index.documents[item.position.document]).warning(
            place(item, code),
            format!("\"{first}\" names \"{id}\" of {code} as its translation too"),
            "leave it to the item it translates",
        );
    } else {
        claimed.insert(to, item.id.clone());
    }
}

fn place(item: &TranslatedItem, code: &str) -> String {
    format!("{}._masthead.translations.{code}", item::place(item.position.item, Some(&item.id)))
}
