//! What an article is found by.

use crate::model::{
    content::{excerpt, plain_text},
    locale::{Month, Year},
    page::{EditionContext, Post},
    route::Place,
    search::{Record, Terms, Weight, category_term, words},
};
use std::collections::HashMap;

/// What an article is found by, and what results show of it.
#[derive(Clone, Debug)]
pub struct Searchable {
    /// What results show.
    pub record: Record,
    /// The year it was published in, in the edition's calendar.
    pub year: Option<Year>,
    /// Its terms, each with how much it matters.
    pub terms: HashMap<String, Weight>,
}

/// How much of a summary results show, in characters.
const SUMMARY_LENGTH: usize = 200;

/// How often a word stands in a text that it matters to.
const OFTEN: usize = 3;

impl Searchable {
    /// That of an article, or of a page that is none, at its place.
    #[must_use]
    pub fn of(place: &Place, post: &Post, context: &EditionContext) -> Self {
        let item = &post.item;
        let category = item.category.as_ref();
        let category_label = category.map(|slug| context.edition.category_label(slug, Some(item)));
        let record = Record {
            place: place.clone(),
            title: post.title(context),
            summary: excerpt(&post.summary(), SUMMARY_LENGTH),
            published: item.published.clone(),
            category: category_label,
            language: post.foreign_language(context).cloned(),
        };
        let month = item.published.as_ref().and_then(|time| Month::of(time, context.edition.calendar()));
        let mut found = FoundTerms { terms: Terms::new(&context.edition.lang), weights: HashMap::new() };
        found.add_text(&plain_text(post.content()));
        found.add(&post.summary(), Weight::Summary);
        let names = item.authors.iter().filter_map(|author| author.name.as_deref());
        let files = item.attachments.iter().filter_map(|attachment| attachment.title.as_deref());
        for label in names.chain(files).chain(item.tags.iter().map(String::as_str)).chain(record.category.as_deref()) {
            found.add(label, Weight::Summary);
        }
        found.add(&record.title, Weight::Title);
        let mut terms = found.weights;
        terms.extend(category.map(|slug| (category_term(slug), Weight::Text)));
        Self { record, year: month.map(Month::year), terms }
    }
}

/// The terms of an article while they are gathered.
struct FoundTerms {
    terms: Terms,
    weights: HashMap<String, Weight>,
}

impl FoundTerms {
    fn add(&mut self, text: &str, weight: Weight) {
        for (_, word) in words(text) {
            self.add_word(word, weight);
        }
    }

    fn add_text(&mut self, text: &str) {
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (_, word) in words(text) {
            *counts.entry(word).or_default() += 1;
        }
        for (word, count) in counts {
            self.add_word(word, if count >= OFTEN { Weight::Often } else { Weight::Text });
        }
    }

    fn add_word(&mut self, word: &str, weight: Weight) {
        self.terms.of_word(word, |term| {
            let known = self.weights.entry(term).or_insert(weight);
            *known = weight.max(*known);
        });
    }
}
