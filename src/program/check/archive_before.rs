//! The pages of the archive that readers have found so far: they never change, unless an article comes to stand elsewhere
//! among the others.

use crate::model::id::ItemId;
use serde::Deserialize;
use std::{
    collections::{HashMap, HashSet},
    fs,
    path::Path,
};

/// Of the document of a finished page no more than is compared: its texts are long.
#[derive(Deserialize)]
struct FinishedPage {
    #[serde(rename = "_masthead", default)]
    extension: Extension,
    #[serde(default)]
    items: Vec<FinishedItem>,
}

#[derive(Default, Deserialize)]
struct Extension {
    page: Option<u64>,
}

#[derive(Deserialize)]
struct FinishedItem {
    id: String,
}

/// The articles on the finished pages of an edition's archive, by their names in addresses, the oldest first.
pub(super) fn read(edition: &Path) -> Vec<String> {
    let pages = (1..).map(|number| edition.join(format!("page/{number}/index.json")));
    let pages = pages.map_while(|page| serde_json::from_slice::<FinishedPage>(&fs::read(page).ok()?).ok());
    // The last number is the front page's, which holds others every day.
    let pages = pages.take_while(|page| page.extension.page.is_some());
    let mut names = Vec::new();
    for page in pages {
        names.extend(page.items.iter().rev().filter_map(|item| Some(ItemId::new(&item.id)?.slug().to_string())));
    }
    names
}

/// What makes the pages of the archive others than before.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Displaced<'a> {
    /// Articles that stood in none of them, and would stand among those that did.
    pub(super) late: Vec<&'a str>,
    /// Articles that would stand elsewhere among the others.
    pub(super) moved: Vec<&'a str>,
}

impl<'a> Displaced<'a> {
    /// Compares the articles of the archive with all there are now, both the oldest first.
    pub(super) fn between(before: &'a [String], now: &[&'a str]) -> Self {
        let places_before: HashMap<&str, usize> = before.iter().map(String::as_str).zip(0..).collect();
        let places_now: HashMap<&str, usize> = now.iter().copied().zip(0..).collect();
        let mut displaced = Self::default();
        let mut passed = HashSet::new();
        let (mut old, mut new) = (0, 0);
        while let Some(expected) = before.get(old).map(String::as_str) {
            let found = now.get(new).copied();
            let Some(place) = places_now.get(expected) else {
                // It is gone. One whose address has changed is new by its name alone.
                new += usize::from(found.is_some_and(|found| !places_before.contains_key(found)));
                old += 1;
                continue;
            };
            match found {
                _ if passed.contains(expected) => old += 1,
                Some(found) if found == expected => (old, new) = (old + 1, new + 1),
                Some(found) if passed.contains(found) => new += 1,
                Some(found) => match places_before.get(found) {
                    None => {
                        displaced.late.push(found);
                        new += 1;
                    }
                    // Of two that have changed places, it is the one that has come farther.
                    Some(stood) if stood.abs_diff(old) > place.abs_diff(new) => {
                        displaced.moved.push(found);
                        passed.insert(found);
                        new += 1;
                    }
                    Some(_) => {
                        displaced.moved.push(expected);
                        passed.insert(expected);
                        old += 1;
                    }
                },
                None => break,
            }
        }
        displaced
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn displaced(before: &str, now: &str) -> (String, String) {
        let before: Vec<String> = before.chars().map(String::from).collect();
        let now: Vec<String> = now.chars().map(String::from).collect();
        let now: Vec<&str> = now.iter().map(String::as_str).collect();
        let Displaced { late, moved } = Displaced::between(&before, &now);
        (late.concat(), moved.concat())
    }

    #[test]
    fn what_stands_between_those_of_the_archive_has_come_late() {
        for (now, late) in [("abcdefg", ""), ("abcde", ""), ("xabcde", "x"), ("abxcdye", "xy"), ("abcdexf", "")] {
            assert_eq!(displaced("abcde", now), (late.to_owned(), String::new()), "{now}");
        }
    }

    #[test]
    fn what_stands_elsewhere_has_moved() {
        for (now, moved) in [("acdefb", "b"), ("eabcd", "e"), ("abdce", "c"), ("badce", "ac")] {
            assert_eq!(displaced("abcde", now), (String::new(), moved.to_owned()), "{now}");
        }
    }

    #[test]
    fn what_is_gone_or_has_another_address_displaces_nothing() {
        for now in ["abce", "abxde", "acdefg", "cde"] {
            assert_eq!(displaced("abcde", now), (String::new(), String::new()), "{now}");
        }
        assert_eq!(displaced("abcde", "abxyde"), ("y".to_owned(), String::new()));
    }
}
