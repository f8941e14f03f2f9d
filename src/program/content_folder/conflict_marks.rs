//! The lines that Git leaves in a text where two people have changed the same: both would be published, with the marks.

use super::file_name::Markup;
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
    let code: Vec<_> = match markup {
        Markup::Markdown => Parser::new(text)
            .into_offset_iter()
            .filter_map(|(event, range)| matches!(event, Event::Start(Tag::CodeBlock(_))).then_some(range))
            .collect(),
        Markup::Html => Vec::new(),
    };
    marks.find(|offset| !code.iter().any(|range| range.contains(offset)))
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
