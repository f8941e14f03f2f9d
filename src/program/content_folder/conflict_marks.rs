//! The lines that Git leaves in a text where two people have changed the same: both would be published, with the marks.

use super::{file_name::Markup, front_matter::start_of_body, markdown::OPTIONS, slips::holds};
use pulldown_cmark::{Event, Parser, Tag};

/// What Git begins its lines with, seven signs each.
const OURS: &str = "<<<<<<<";
const BETWEEN: &str = "=======";
const THEIRS: &str = ">>>>>>>";

/// Where the first of them stands in an article's file: a byte. Those in code are what the article is about.
#[must_use]
pub fn first_in(text: &str, markup: Markup) -> Option<usize> {
    let mut marks = marks(text).peekable();
    // Nearly no text has any, and need not be read for its code.
    marks.peek()?;
    // What stands above the text is no Markdown.
    let start = start_of_body(text);
    let code: Vec<_> = match markup {
        Markup::Markdown => Parser::new_ext(&text[start..], OPTIONS)
            .into_offset_iter()
            .filter(|(event, _)| matches!(event, Event::Start(Tag::CodeBlock(_))))
            .map(|(_, range)| start + range.start..start + range.end)
            .collect(),
        Markup::Html => Vec::new(),
    };
    marks.find(|offset| !holds(&code, *offset))
}

/// The lines that begin a conflict, and those that end one whose beginning was taken out already. A line of `=======` alone
/// makes the one above it a heading.
fn marks(text: &str) -> impl Iterator<Item = usize> {
    let mut offset = 0;
    let mut is_between = false;
    text.split_inclusive('\n').filter_map(move |line| {
        let start = offset;
        offset += line.len();
        let is = |mark: &str| {
            line.strip_prefix(mark).is_some_and(|rest| rest.trim_end().is_empty() || rest.starts_with(' '))
        };
        let is_mark = is(OURS) || (is_between && is(THEIRS));
        is_between |= line.trim_end() == BETWEEN;
        is_mark.then_some(start)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_found_where_they_begin_a_line() {
        let conflict = "A\n\n<<<<<<< HEAD\nours\n=======\ntheirs\n>>>>>>> other\n";
        for markup in [Markup::Markdown, Markup::Html] {
            assert_eq!(first_in(conflict, markup), Some(3));
            assert_eq!(first_in(&conflict.replace('\n', "\r\n"), markup), Some(5));
        }
        assert_eq!(first_in("ours\n=======\ntheirs\n>>>>>>> other\n", Markup::Markdown), Some(20));
        assert_eq!(first_in("```\n<<<<<<< a\n```\n\n<<<<<<< b\n", Markup::Markdown), Some(19));
    }

    #[test]
    fn keys_hold_no_code() {
        assert_eq!(first_in("---\n<<<<<<< a\n---\nText\n", Markup::Markdown), Some(4));
        assert_eq!(first_in("---\nsummary: |\n  ```\n---\n<<<<<<< a\n", Markup::Markdown), Some(25));
        assert_eq!(first_in("---\ntitle: T\n---\n```\n<<<<<<< a\n```\n", Markup::Markdown), None);
    }

    #[test]
    fn a_text_of_nothing_but_marks_in_code_is_looked_through_whole() {
        let text = "```\n<<<<<<< a\n```\n".repeat(20_000);
        assert_eq!(first_in(&text, Markup::Markdown), None);
        assert_eq!(first_in(&(text.clone() + "<<<<<<< b\n"), Markup::Markdown), Some(text.len()));
    }

    #[test]
    fn code_headings_and_quotations_are_none() {
        for text in [
            "```\n<<<<<<< HEAD\n=======\n>>>>>>> other\n```\n",
            "    <<<<<<< HEAD\n",
            "Heading\n=======\n\nText\n",
            ">>>>>>> seven quotations in each other\n",
            "a <<<<<<< b\n<<<<<<<<< c\n",
        ] {
            assert_eq!(first_in(text, Markup::Markdown), None, "{text}");
        }
    }
}
