//! What a reader asks for, as an address has it: `?q=camp&category=iraq&year=2009`.

use crate::model::{
    id::{CategorySlug, decode_segment, encode_segment},
    locale::Year,
};
use std::fmt::{self, Write};

/// What a reader asks for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SearchRequest {
    /// The words as typed.
    pub text: String,
    /// Only this category.
    pub category: Option<CategorySlug>,
    /// Only this year of the edition's calendar.
    pub year: Option<Year>,
}

/// How many characters of a question count.
pub const LONGEST_QUESTION: usize = 200;

impl SearchRequest {
    /// Reads the query of an address, without its question mark. What it does not know is left out.
    #[must_use]
    pub fn parse(query: &str) -> Self {
        let mut request = Self::default();
        for (name, value) in query.split('&').filter_map(|pair| pair.split_once('=')) {
            let value = decode_segment(&value.replace('+', " ")).unwrap_or_default();
            match name {
                "q" => request.text = value.chars().take(LONGEST_QUESTION).collect(),
                "category" => request.category = CategorySlug::parse(&value),
                "year" => request.year = Year::parse(&value),
                _ => {}
            }
        }
        request
    }

    /// Whether there is anything to look for: words, or the articles of a category or a year.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.has_text() && self.category.is_none() && self.year.is_none()
    }

    /// Whether anything was typed.
    #[must_use]
    pub fn has_text(&self) -> bool {
        !self.text.trim().is_empty()
    }
}

impl fmt::Display for SearchRequest {
    /// The query of an address, with its question mark; nothing where nothing is asked for.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut separator = '?';
        let mut write = |name: &str, value: &str| {
            formatter.write_char(std::mem::replace(&mut separator, '&'))?;
            write!(formatter, "{name}={}", encode_segment(value))
        };
        if !self.text.is_empty() {
            write("q", &self.text)?;
        }
        if let Some(category) = &self.category {
            write("category", category.as_str())?;
        }
        self.year.map_or(Ok(()), |year| write("year", &year.to_string()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_printed_is_read_back() {
        for (text, category, year) in
            [("", None, None), ("a&b=c;#?+ ü", None, Year::new(2009)), ("کتاب‌ها", Some("iraq"), None)]
        {
            let request =
                SearchRequest { text: text.to_owned(), category: category.and_then(CategorySlug::parse), year };
            let query = request.to_string();
            assert!(!query.contains(['#', ';', ' ']), "{query}");
            assert_eq!(SearchRequest::parse(query.trim_start_matches('?')), request);
        }
    }

    #[test]
    fn a_category_or_a_year_alone_is_asked_for_too() {
        for (query, is_empty) in
            [("", true), ("q=+", true), ("q=a", false), ("category=iraq", false), ("year=2009", false)]
        {
            assert_eq!(SearchRequest::parse(query).is_empty(), is_empty, "{query}");
        }
    }

    #[test]
    fn anything_may_stand_in_an_address() {
        let request = SearchRequest::parse("q=two+words&year=x&category=&other=1&&=&q");
        assert_eq!(request, SearchRequest { text: "two words".to_owned(), ..SearchRequest::default() });
        assert_eq!(SearchRequest::parse("q=%ff"), SearchRequest::default());
        assert!(SearchRequest::parse(&format!("q={}", "x".repeat(5000))).text.len() == LONGEST_QUESTION);
    }
}
