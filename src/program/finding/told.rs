//! A fault as a person reads it, with the line that it is in and the words at fault marked there.
//!
//! Signs below a line are in their place only where each character before them takes one cell, and none is moved: many
//! terminals turn lines round that are written from right to left. Colours and lines under words go with the words
//! wherever these are put.

use super::{Finding, Position, Severity};
use crate::program::{Remedy, printable, with_remedy};
use anstyle::{AnsiColor, Style};
use icu_properties::{CodePointMapData, props::BidiClass};
use serde::Serialize;
use std::{
    borrow::Cow,
    fmt::{self, Display},
};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How the words at fault are marked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marking {
    /// Themselves, as terminals can.
    Styles,
    /// By signs below them, where these would be in their place; else their column says enough.
    Signs,
}

impl Finding {
    /// What a person reads of it, with the line where that is known.
    #[must_use]
    pub fn told_at(&self, position: Option<&Position>, marking: Marking) -> String {
        with_remedy(&self.words_at(position, marking), &printable(&self.remedy))
    }

    /// The same but for what to do.
    fn words_at(&self, position: Option<&Position>, marking: Marking) -> String {
        let Self { severity, file, what, .. } = self;
        let place = printable(self.place_beside(position));
        let (mut at, mut shown) = (String::new(), String::new());
        if let Some(position) = position {
            let Position { line, column, .. } = position;
            let words = Words::of(position);
            at = format!(":{line}:{column}");
            shown = match marking {
                Marking::Styles => format!("\n  {line} | {}", words.styled(severity.style())),
                Marking::Signs => format!("\n  {line} | {}", printable(&position.excerpt)),
            };
            if let Some(signs) = words.signs().filter(|_| marking == Marking::Signs) {
                shown = format!("{shown}\n  {} | {signs}", " ".repeat(line.to_string().len()));
            }
        }
        let colon = if place.is_empty() { "" } else { ": " };
        let (file, what) = (printable(file), printable(what));
        let style = if marking == Marking::Styles { severity.style() } else { Style::new() };
        format!("{style}{severity}{style:#}: {file}{at}: {place}{colon}{what}{shown}")
    }
}

impl Display for Finding {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.words_at(None, Marking::Signs))
    }
}

impl Remedy for Finding {
    fn remedy(&self) -> Cow<'_, str> {
        printable(&self.remedy).into()
    }
}

impl Severity {
    fn style(self) -> Style {
        let colour = match self {
            Self::Error => AnsiColor::Red,
            Self::Warning => AnsiColor::Yellow,
            Self::Note => AnsiColor::Cyan,
        };
        colour.on_default().bold()
    }
}

/// A line, divided at the words at fault. They are only shown, whatever they hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Words {
    /// What stands before them.
    pub before: String,
    /// Themselves; nothing where something is missing.
    pub at_fault: String,
    /// What stands after them.
    pub after: String,
}

impl Words {
    /// Those at a place.
    #[must_use]
    pub fn of(Position { excerpt, marked, .. }: &Position) -> Self {
        let part = |range: Option<&str>| printable(range.unwrap_or_default());
        Self {
            before: part(excerpt.get(..marked.start)),
            at_fault: part(excerpt.get(marked.clone())),
            after: part(excerpt.get(marked.end..)),
        }
    }

    fn styled(&self, style: Style) -> String {
        let Self { before, at_fault, after } = self;
        let style = style.underline();
        format!("{before}{style}{at_fault}{style:#}{after}")
    }

    /// The signs below them, from where the line begins; `None` where they would stand below others.
    fn signs(&self) -> Option<String> {
        let Self { before, at_fault, after } = self;
        let is_one_cell = |character: char| character.width() == Some(1) && !is_moved(character);
        let is_in_order = before.chars().all(is_one_cell);
        let moves = |text: &str| text.chars().any(is_moved);
        // A line that begins from right to left may be turned round whole, and words with what follows them.
        let first = before.chars().chain(at_fault.chars()).chain(after.chars()).find(|letter| letter.is_alphabetic());
        let is_turned = first.is_some_and(is_moved) || (moves(at_fault) && moves(after));
        (is_in_order && !is_turned)
            .then(|| format!("{}{}", " ".repeat(before.chars().count()), "^".repeat(at_fault.width().max(1))))
    }
}

/// Whether a character is written from right to left, or among such.
fn is_moved(character: char) -> bool {
    let class = CodePointMapData::<BidiClass>::new().get(character);
    matches!(class, BidiClass::RightToLeft | BidiClass::ArabicLetter | BidiClass::ArabicNumber)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(excerpt: &str, at_fault: &str, marking: Marking) -> String {
        let start = excerpt.find(at_fault).unwrap();
        let column = excerpt[..start].chars().count() + 1;
        let position = Position {
            line: 12,
            column,
            end_column: column + at_fault.chars().count(),
            excerpt: excerpt.into(),
            marked: start..start + at_fault.len(),
        };
        let finding = Finding {
            severity: Severity::Error,
            file: "a.md".into(),
            place: "date".into(),
            what: "no".into(),
            remedy: "mend".into(),
        };
        finding.told_at(Some(&position), marking)
    }

    #[test]
    fn words_at_fault_have_signs_below_them() {
        assert_eq!(
            told("date: late, it is", "late", Marking::Signs),
            "error: a.md:12:7: date: no\n  12 | date: late, it is\n     |       ^^^^\n  what to do: mend"
        );
        // The place after the last character.
        assert!(told("date", "", Marking::Signs).contains("\n     | ^\n"));
        assert!(told("title: 日本 ok", "日本", Marking::Signs).contains("\n     |        ^^^^\n"));
        assert!(told("{\"title\": \"سیل\"}", "\"سیل\"", Marking::Signs).contains("\n     |           ^^^^^\n"));
    }

    #[test]
    fn where_signs_would_stand_below_others_there_are_none() {
        for (line, at_fault, column) in [
            ("عکس ![x](a b.jpg)", "a b.jpg", 10),
            ("日本 ![x](a b.jpg)", "a b.jpg", 9),
            ("e\u{301} late", "late", 4),
            ("a سیل b", "b", 7),
            ("سیل", "سیل", 1),
            ("a سیل بزرگ", "سیل", 3),
            ("“سیل”", "“", 1),
            ("a\tb", "b", 3),
        ] {
            let told = told(line, at_fault, Marking::Signs);
            let line = printable(line);
            let expected = format!("error: a.md:12:{column}: date: no\n  12 | {line}\n  what to do: mend");
            // What steers a terminal is written out, and takes cells of its own.
            if line.contains("\\t") {
                assert!(told.contains("\n     |    ^\n"), "{told}");
            } else {
                assert_eq!(told, expected);
            }
        }
    }

    #[test]
    fn on_a_terminal_the_words_themselves_are_marked() {
        let told = told("a سیل بزرگ", "سیل", Marking::Styles);
        let (before, rest) = told.split_once("12 | a \u{1b}[1m").unwrap();
        assert!(before.starts_with("\u{1b}[1m\u{1b}[31merror\u{1b}[0m: a.md:12:3: date: no"), "{told:?}");
        assert!(rest.starts_with("\u{1b}[4m\u{1b}[31mسیل\u{1b}[0m بزرگ\n  what to do"), "{told:?}");
    }
}
