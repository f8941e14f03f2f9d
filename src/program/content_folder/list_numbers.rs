//! Lists that are numbered in Arabic or Persian digits: Markdown itself knows 1, 2, 3 alone. Pages show the digits of the
//! edition either way.

use super::markdown::OPTIONS;
use crate::model::locale::Digits;
use pulldown_cmark::{Event, Parser, Tag};
use std::{borrow::Cow, ops::Range};

/// A text whose lists are numbered as Markdown has it.
#[must_use]
pub fn with_plain_list_numbers(text: &str) -> Cow<'_, str> {
    Renumbered::of(text).text
}

/// Such a text, and where each part of it stood before.
pub struct Renumbered<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// Where each plain number ends, and by how many bytes all up to there became shorter.
    shortened: Vec<(usize, usize)>,
}

impl<'a> Renumbered<'a> {
    /// That of a text as it was written.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        // Most texts have none, and need not be read twice.
        if !text.lines().any(|line| number_of(line.trim_start_matches([' ', '\t', '>', '-', '*', '+'])).is_some()) {
            return Self { text: Cow::Borrowed(text), shortened: Vec::new() };
        }
        let mut plain = String::with_capacity(text.len());
        let mut shortened = Vec::new();
        let mut end = 0;
        for Number { place, plain: number } in numbers(text) {
            plain.push_str(&text[end..place.start]);
            plain.push_str(&number);
            end = place.end;
            shortened.push((plain.len(), end - plain.len()));
        }
        plain.push_str(&text[end..]);
        Self { text: Cow::Owned(plain), shortened }
    }

    /// Where a byte of the text stood that is in no number.
    #[must_use]
    pub fn offset_before(&self, offset: usize) -> usize {
        let numbers = self.shortened.partition_point(|(end, _)| *end <= offset);
        offset + self.shortened[..numbers].last().map_or(0, |(_, bytes)| *bytes)
    }
}

struct Number {
    place: Range<usize>,
    plain: String,
}

/// Where in a paragraph a text begins.
#[derive(Clone, Copy, PartialEq, Eq)]
enum At {
    ParagraphStart,
    LineStart,
    Elsewhere,
}

/// The numbers that lines begin with, as far as Markdown would take them for a list's if they were plain: in the middle of
/// a paragraph only 1 begins one.
fn numbers(text: &str) -> Vec<Number> {
    let mut numbers = Vec::new();
    let (mut at, mut is_in_list) = (At::Elsewhere, false);
    for (event, Range { start, .. }) in Parser::new_ext(text, OPTIONS).into_offset_iter() {
        match event {
            Event::Start(Tag::Paragraph | Tag::Item | Tag::FootnoteDefinition(_)) => {
                (at, is_in_list) = (At::ParagraphStart, false);
            }
            Event::SoftBreak | Event::HardBreak => at = At::LineStart,
            Event::Text(_) if at != At::Elsewhere => {
                let number = number_of(&text[start..]);
                if let Some((length, plain)) = number
                    && (at == At::ParagraphStart || is_in_list || plain == "1")
                {
                    numbers.push(Number { place: start..start + length, plain });
                    is_in_list = true;
                }
                at = At::Elsewhere;
            }
            _ => at = At::Elsewhere,
        }
    }
    numbers
}

/// How many bytes the number is that a line begins with, before its `.` or `)`, and the number in plain digits.
fn number_of(line: &str) -> Option<(usize, String)> {
    /// No list of `CommonMark` has a longer number.
    const LONGEST: usize = 9;
    let plain: String = line.chars().map_while(Digits::plain).take(LONGEST + 1).collect();
    let length = line.chars().take(plain.len()).map(char::len_utf8).sum();
    let is_number = (1..=LONGEST).contains(&plain.len())
        && line[length..].strip_prefix(['.', ')']).is_some_and(|rest| rest.starts_with([' ', '\t']));
    is_number.then_some((length, plain))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_may_be_numbered_in_persian_and_arabic() {
        for (text, plain) in [
            ("۱. الف\n۲. ب\n", "1. الف\n2. ب\n"),
            ("متن:\n\n١) أ\n\n   ٢) ب", "متن:\n\n1) أ\n\n   2) ب"),
            ("۱۰. الف\n۱۱. ب", "10. الف\n11. ب"),
            ("متن:\n۱. الف\n۲. ب", "متن:\n1. الف\n2. ب"),
            ("> ۱. الف", "> 1. الف"),
            ("- الف\n  ۱. ب", "- الف\n  1. ب"),
        ] {
            assert_eq!(with_plain_list_numbers(text), plain);
        }
    }

    #[test]
    fn what_stands_between_numbers_is_found_again() {
        let text = "الف\n\n۹. ب\n۱۰. پ\n";
        let plain = Renumbered::of(text);
        for sign in ["الف", "ب", "پ", ". پ"] {
            let offset = plain.text.find(sign).unwrap();
            assert_eq!(plain.offset_before(offset), text.find(sign).unwrap(), "{sign}");
        }
        assert_eq!(Renumbered::of("1. A").offset_before(3), 3);
    }

    #[test]
    fn other_numbers_stay() {
        for text in [
            "در سال\n۱۴۰۳. پس از آن",
            "۱.۵ متر",
            "    ۱. کد",
            "```\n۱. کد\n```",
            "<div>\n۱. الف\n</div>",
            "۱۲۳۴۵۶۷۸۹۰. الف",
            "1. A\n2. B",
        ] {
            assert_eq!(with_plain_list_numbers(text), text);
        }
    }
}
