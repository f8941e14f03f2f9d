//! Words that YAML takes for a comment: `title: Issue #5` says "Issue".

use super::{super::front_matter::Comment, FieldFault, Key};
use crate::program::{Severity, finding::line_and_column};

/// What is left out of the words that readers see, each with its place in that text. After dates and the like, a comment is
/// meant.
#[must_use]
pub fn left_out(comments: &[Comment], text: &str) -> Vec<FieldFault> {
    let of_words = |comment: &&Comment| comment.key.to_ascii_lowercase().parse().is_ok_and(has_words);
    comments.iter().filter(of_words).map(|comment| told(comment, text)).collect()
}

const fn has_words(key: Key) -> bool {
    matches!(
        key,
        Key::Title
            | Key::Author
            | Key::Authors
            | Key::Category
            | Key::Categories
            | Key::Tags
            | Key::Taxonomies
            | Key::ImageAlt
            | Key::Summary
            | Key::Description
            | Key::Excerpt
            | Key::Withdrawn
    )
}

fn told(comment: &Comment, text: &str) -> FieldFault {
    let Comment { offset, after, written, .. } = comment;
    let whole = if after.is_empty() { written.clone() } else { format!("{after} {written}") };
    let whole =
        if whole.contains(['"', '\\']) { format!("'{}'", whole.replace('\'', "''")) } else { format!("\"{whole}\"") };
    FieldFault {
        severity: Severity::Warning,
        place: line_and_column(text, *offset),
        what: format!("\"{written}\" is left out: what follows on a space and # is a comment in YAML"),
        remedy: format!("put the whole into quotation marks: {whole}"),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::front_matter::FrontMatter, *};

    fn told(yaml: &str) -> Vec<(String, String)> {
        let text = format!("---\n{yaml}\n---\n");
        let faults = left_out(&FrontMatter::read(&text).unwrap().comments, &text);
        faults.into_iter().map(|fault| (fault.place, fault.remedy)).collect()
    }

    #[test]
    fn words_that_are_left_out_are_told() {
        let told_of = |yaml: &str, place: &str, whole: &str| {
            let remedy = format!("put the whole into quotation marks: {whole}");
            assert_eq!(told(yaml), [(place.to_owned(), remedy)]);
        };
        told_of("title: Issue #5 of the Gazette", "line 2, column 14", "\"Issue #5 of the Gazette\"");
        told_of("title: #MeToo", "line 2, column 8", "\"#MeToo\"");
        told_of("Author: Ann's \"A\" #1", "line 2, column 19", "'Ann''s \"A\" #1'");
        assert_eq!(told("date: 2026-05-01 #UTC\ndraft: true #5\nextra: a #5"), []);
    }
}
