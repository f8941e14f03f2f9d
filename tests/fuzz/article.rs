//! Articles in Markdown and HTML, with what stands above their text.

use crate::text;
use masthead::{
    model::locale::{Digits, Timestamp},
    program::{
        content_folder::{
            address::SourceAddresses,
            date, fields,
            front_matter::{Entry, FrontMatter, Value},
            markdown::{FirstHeading, to_html},
            slips,
        },
        with_addresses,
    },
};
use std::collections::HashMap;

pub fn read(bytes: &[u8]) {
    let _ = html(bytes);
}

/// The HTML of an article's text. That this can be read, as any other, is for the target `content`, which takes ten times
/// as long.
fn html(bytes: &[u8]) -> String {
    let text = text(bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let front = match FrontMatter::read(text) {
        Ok(front) => front,
        Err(fault) => {
            assert!(text.is_char_boundary(fault.offset) && !fault.reason.is_empty());
            FrontMatter { body: text, ..FrontMatter::default() }
        }
    };
    assert!(text.ends_with(front.body));
    check(text, &front.entries, 0);
    let read = fields::read(&front.entries);
    if let Some(date) = &read.fields.date {
        assert_eq!(date::read(date).as_ref(), Some(date));
        assert!(Timestamp::parse(date).is_some() && date.contains('T'), "{date}");
    }
    for slip in slips::find(front.body, FirstHeading::Title) {
        assert!(front.body.is_char_boundary(slip.offset), "{} {}", slip.offset, slip.what);
        assert!(!slip.what.is_empty() && !slip.remedy.is_empty());
    }
    let pages = HashMap::new();
    let addresses = SourceAddresses { file: "content/en/a.md", folder: "content/en/", pages: &pages };
    let address = |written: &str| {
        let read = addresses.at_publication(written)?;
        assert!(!read.starts_with('/') && !read.starts_with("../"), "{written} {read}");
        Some(read)
    };
    let converted = to_html(front.body, FirstHeading::Title, Digits::Latn, &address);
    assert!(converted.title.is_none_or(|title| !title.is_empty()));
    assert_eq!(with_addresses(front.body, &|_| None), front.body);
    let _ = with_addresses(front.body, &address);
    converted.html
}

/// Every key and value stands in the text.
fn check(text: &str, entries: &[Entry], depth: usize) {
    assert!(depth < 20);
    for entry in entries {
        assert!(text.is_char_boundary(entry.offset) && entry.offset < text.len());
        check_value(text, &entry.value, depth);
    }
}

fn check_value(text: &str, value: &Value, depth: usize) {
    match value {
        Value::Nothing | Value::Text(_) => {}
        Value::List(values) => {
            for (offset, value) in values {
                assert!(text.is_char_boundary(*offset));
                check_value(text, value, depth + 1);
            }
        }
        Value::Keys(entries) => check(text, entries, depth + 1),
    }
}

#[cfg(not(fuzzing))]
mod tests {
    use super::html;
    use crate::content;
    use proptest::{collection::vec, prelude::*, sample::select};

    /// What means something somewhere.
    const PARTS: [&str; 48] = [
        "---\n",
        "+++\n",
        "\n",
        " ",
        "  ",
        "title",
        ": ",
        " = ",
        "- ",
        "[",
        "]",
        "{",
        "}",
        "\"",
        "'",
        "|\n",
        ">",
        "&a ",
        "*a",
        "#",
        "!!str ",
        "\t",
        "date: 2024-05-01 10:00",
        "2024-05-01T10:00:00Z",
        "tags",
        ",",
        "[[a]]\n",
        "a.b",
        "*",
        "_",
        "`",
        "```\n",
        "~~",
        "[^1]",
        "[^1]: ",
        "![a](b.jpg)",
        "[x](../o.md#f)",
        "<b>",
        "</b>",
        "<img src=a.jpg>",
        "<!--",
        "-->",
        "|a|b|\n",
        "|-|-|\n",
        "سیل",
        "\u{feff}",
        "\0",
        "\\",
    ];

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn any_bytes_can_be_read(bytes in vec(any::<u8>(), 0..300)) {
            content::read(html(&bytes).as_bytes());
        }

        #[test]
        fn any_parts_can_be_read(start in select(&["", "---\n", "+++\n"][..]), parts in vec(select(&PARTS[..]), 0..60)) {
            content::read(html((start.to_owned() + &parts.concat()).as_bytes()).as_bytes());
        }
    }
}
