//! Which articles are translations of each other.
//!
//! An article says so by its `translations`; the one that is named need not name it back. Files of the same name, at the
//! same place in the folders of two editions, are translations of each other unless one of them says otherwise; a name that
//! an article had before, by its `aliases`, counts as well. And what two articles are translations of, they share.

use super::{
    address::SourceAddresses,
    article_file::ArticleFile,
    article_files::ArticleFiles,
    feeds::{Feeds, Usage},
    file_name::Markup,
};
use crate::model::route::{Place, Route};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The translations of each article, by its number: edition codes and slugs.
#[derive(Debug)]
pub struct Translations(Vec<BTreeMap<String, String>>);

/// What an article says of its translations: `None` where it has none in an edition.
type Said = BTreeMap<String, Option<String>>;

impl Translations {
    /// Those of all articles.
    pub fn of(feeds: &Feeds<'_>, articles: &ArticleFiles) -> Self {
        let all = || 0..articles.all.len();
        let feed = |index: usize| &feeds.all[articles.homes[index]];
        let code = |index: usize| feed(index).edition.code.as_str();
        let slug = |index: usize| articles.all[index].slug.as_str();
        let is_page = |index: usize| feed(index).usage == Usage::Pages;
        let read = articles.all.iter().map(|source| (source.file.as_str(), source.slug.as_str()));
        let unread = articles.unread.iter().map(|unread| (unread.file.as_str(), unread.slug.as_str()));
        let slugs: HashMap<_, _> = read.chain(unread).collect();
        let mut said: Vec<Said> = all().map(|index| said(feeds, articles, index, &slugs)).collect();
        let by_slug: HashMap<_, _> = all().map(|index| ((code(index), is_page(index), slug(index)), index)).collect();
        let mut named_by_others = Vec::new();
        for index in all() {
            for (other, slug) in &said[index] {
                let named = slug.as_deref().and_then(|slug| by_slug.get(&(other.as_str(), is_page(index), slug)));
                named_by_others.extend(named.map(|named| (*named, index)));
            }
        }
        for (named, index) in named_by_others {
            said[named].entry(code(index).to_owned()).or_insert_with(|| Some(slug(index).to_owned()));
        }
        // Those of one name in all editions.
        let mut alike: HashMap<_, Vec<usize>> = HashMap::new();
        for index in all() {
            alike.entry((&feed(index).usage, articles.all[index].place.clone())).or_default().push(index);
        }
        let is_open = |found: &[Said], one: usize, other: usize| {
            found[one].get(code(other)).is_none_or(|known| known.as_deref() == Some(slug(other)))
        };
        let pair = |found: &mut [Said], one: usize, other: usize| {
            if code(one) != code(other) && is_open(found, one, other) && is_open(found, other, one) {
                for (one, other) in [(one, other), (other, one)] {
                    found[one].insert(code(other).to_owned(), Some(slug(other).to_owned()));
                }
            }
        };
        let mut found = said.clone();
        // Each article has one name now: the order of these groups is of no account.
        for group in alike.values() {
            for (number, one) in group.iter().enumerate() {
                for other in &group[number + 1..] {
                    pair(&mut found, *one, *other);
                }
            }
        }
        // Names of before come after all those of now.
        let before =
            all().flat_map(|index| places_before(&articles.all[index], code(index)).map(move |at| (index, at)));
        for (index, place) in before {
            let group = alike.entry((&feed(index).usage, place)).or_default();
            // Another article of the edition may have the name by now.
            if group.iter().all(|other| code(*other) != code(index)) {
                for other in &*group {
                    pair(&mut found, index, *other);
                }
                group.push(index);
            }
        }
        for group in groups(&found, |index| (code(index), is_page(index)), &by_slug) {
            for (one, other) in group.iter().flat_map(|one| group.iter().map(move |other| (*one, *other))) {
                let is_open = !said[one].contains_key(code(other)) && !said[other].contains_key(code(one));
                if one != other && is_open {
                    found[one].entry(code(other).to_owned()).or_insert_with(|| Some(slug(other).to_owned()));
                }
            }
        }
        let only_some = |said: Said| said.into_iter().filter_map(|(code, slug)| Some((code, slug?))).collect();
        Self(found.into_iter().map(only_some).collect())
    }

    /// Those of an article.
    pub fn get(&self, index: usize) -> &BTreeMap<String, String> {
        &self.0[index]
    }
}

/// Where an article lay in its folder when it had another name: each place that its old addresses tell.
fn places_before(article: &ArticleFile, code: &str) -> impl Iterator<Item = String> {
    let folder = article.place.rsplit_once('/').map(|(folder, _)| folder);
    article.read.fields.aliases.iter().filter_map(move |alias| match Route::parse(alias) {
        Route::Edition(edition, Place::Article(slug)) if edition.as_str() == code => {
            Some(folder.map_or_else(|| slug.to_string(), |folder| format!("{folder}/{slug}")))
        }
        _ => None,
    })
}

/// The articles that are translations of each other, some of them perhaps by way of a third one. Where two of an edition are
/// among them, nobody knows which is meant.
fn groups<'a>(
    found: &[Said],
    home: impl Fn(usize) -> (&'a str, bool),
    by_slug: &HashMap<(&str, bool, &str), usize>,
) -> Vec<Vec<usize>> {
    // Who is named need not name back: a way leads both ways, wherever it is begun.
    let mut neighbours = vec![Vec::new(); found.len()];
    for (index, said) in found.iter().enumerate() {
        let slugs = said.iter().filter_map(|(code, slug)| Some((code.as_str(), home(index).1, slug.as_deref()?)));
        for named in slugs.filter_map(|named| by_slug.get(&named)) {
            neighbours[index].push(*named);
            neighbours[*named].push(index);
        }
    }
    let mut groups = Vec::new();
    let mut seen = vec![false; found.len()];
    for first in 0..found.len() {
        let mut group = Vec::new();
        let mut next = vec![first];
        while let Some(index) = next.pop() {
            if !std::mem::replace(&mut seen[index], true) {
                group.push(index);
                next.extend(&neighbours[index]);
            }
        }
        let editions: HashSet<_> = group.iter().map(|index| home(*index)).collect();
        if group.len() > 2 && editions.len() == group.len() {
            groups.push(group);
        }
    }
    groups
}

/// What an article says, where it names a file the slug of that.
fn said(feeds: &Feeds<'_>, articles: &ArticleFiles, index: usize, slugs: &HashMap<&str, &str>) -> Said {
    let source = &articles.all[index];
    let slug = |written: &String| {
        if Markup::of(written).is_none() {
            return written.trim_matches('/').to_owned();
        }
        let addresses = SourceAddresses {
            file: &source.file,
            folder: &feeds.all[articles.homes[index]].name,
            pages: &HashMap::new(),
        };
        let file = addresses.at_publication(written);
        let found = file.and_then(|file| slugs.get(file.as_str()).copied());
        found.unwrap_or(written).to_owned()
    };
    let translations = source.read.fields.translations.iter();
    translations.map(|(code, written)| (code.clone(), written.as_ref().map(slug))).collect()
}
