//! `CommonMark`, with tables, footnotes and what is struck out, as HTML.

use super::{bare_addresses, footnotes, list_numbers::with_plain_list_numbers};
use crate::{model::locale::Digits, program::html::with_addresses};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// What of Markdown is understood beside `CommonMark`.
pub const OPTIONS: Options = Options::ENABLE_TABLES
    .union(Options::ENABLE_FOOTNOTES)
    .union(Options::ENABLE_STRIKETHROUGH)
    .union(Options::ENABLE_TASKLISTS)
    .union(Options::ENABLE_HEADING_ATTRIBUTES);

/// A text as HTML.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Converted {
    /// The heading at its beginning, where that is the article's title.
    pub title: Option<String>,
    /// The rest.
    pub html: String,
}

/// Whether the heading that a text begins with is the article's title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FirstHeading {
    /// The article has no other.
    Title,
    /// It is a part of the text.
    Text,
}

impl FirstHeading {
    /// In an article with that title above its text.
    #[must_use]
    pub const fn below(title: Option<&String>) -> Self {
        if title.is_none() { Self::Title } else { Self::Text }
    }
}

/// Turns a text into HTML. `digits` number its footnotes; `address` gives the addresses that are others in a feed.
#[must_use]
pub fn to_html(
    text: &str,
    first_heading: FirstHeading,
    digits: Digits,
    address: &dyn Fn(&str) -> Option<String>,
) -> Converted {
    let text = with_plain_list_numbers(text);
    let mut events: Vec<Event> = Parser::new_ext(&text, OPTIONS).collect();
    let title = if first_heading == FirstHeading::Title { title_of(&events) } else { None };
    let title = title.map(|Title { words, length }| {
        events.drain(..length);
        words
    });
    let mut events = bare_addresses::as_links(events);
    // Addresses in raw HTML are found by whoever knows HTML; without any, they are at hand.
    let has_html = events.iter().any(|event| matches!(event, Event::Html(_) | Event::InlineHtml(_)));
    if !has_html {
        for event in &mut events {
            set_address(event, address);
        }
    }
    for event in &mut events {
        // A box to tick would be a part of a form, which no article has.
        if let Event::TaskListMarker(is_done) = event {
            *event = Event::Text(if *is_done { "☑ " } else { "☐ " }.into());
        }
    }
    let mut html = String::with_capacity(text.len() * 3 / 2);
    pulldown_cmark::html::push_html(&mut html, footnotes::at_the_end(events, digits).into_iter());
    if has_html {
        html = with_addresses(&html, address);
    }
    Converted { title, html }
}

/// The heading that a text begins with, where it is of the first level and says something.
pub struct Title {
    /// What it says.
    pub words: String,
    /// How many events it is.
    pub length: usize,
}

/// Finds it.
#[must_use]
pub fn title_of(events: &[Event]) -> Option<Title> {
    if !matches!(events.first(), Some(Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }))) {
        return None;
    }
    let end = events.iter().position(|event| matches!(event, Event::End(TagEnd::Heading(_))))?;
    let words = events[..end].iter().map(|event| match event {
        Event::Text(text) | Event::Code(text) => text.as_ref(),
        Event::SoftBreak | Event::HardBreak => " ",
        _ => "",
    });
    let words: String = words.collect();
    let words = words.trim();
    (!words.is_empty()).then(|| Title { words: words.to_owned(), length: end + 1 })
}

fn set_address(event: &mut Event, address: &dyn Fn(&str) -> Option<String>) {
    if let Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) = event
        && let Some(other) = address(dest_url)
    {
        *dest_url = other.into();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn convert(text: &str) -> Converted {
        let address = |address: &str| (!address.starts_with('#')).then(|| format!("a/{address}"));
        to_html(text, FirstHeading::Title, Digits::Latn, &address)
    }

    fn html(text: &str) -> String {
        convert(text).html
    }

    #[test]
    fn a_text_becomes_html() {
        assert_eq!(html("A *b* ~~c~~ &\n"), "<p>A <em>b</em> <del>c</del> &amp;</p>\n");
        assert_eq!(
            html("![p](1.jpg) [x](o.md)"),
            "<p><img src=\"a/1.jpg\" alt=\"p\" /> <a href=\"a/o.md\">x</a></p>\n"
        );
        assert!(html("|a|b|\n|-|-|\n|1|2|").contains("<td>1</td>"));
        assert_eq!(html("## B {#b}"), "<h2 id=\"b\">B</h2>\n");
        assert_eq!(html("- [x] A\n- [ ] B"), "<ul>\n<li>☑ A</li>\n<li>☐ B</li>\n</ul>\n");
    }

    #[test]
    fn html_in_it_stays_and_its_addresses_start_where_the_others_do() {
        let text = "<figure><img src=\"1.jpg\"></figure>\n\nA <b>b</b> ![p](2.jpg)";
        let expected = "<figure><img src=\"a/1.jpg\"></figure>\n<p>A <b>b</b> <img src=\"a/2.jpg\" alt=\"p\" /></p>\n";
        assert_eq!(html(text), expected);
    }

    #[test]
    fn the_first_heading_is_the_title_where_there_is_no_other() {
        let converted = convert("# The *great*\n\nA");
        assert_eq!((converted.title.as_deref(), converted.html.as_str()), (Some("The great"), "<p>A</p>\n"));
        for (text, html) in [("A\n\n# B", "<p>A</p>\n<h1>B</h1>\n"), ("## B", "<h2>B</h2>\n"), ("#", "<h1></h1>\n")] {
            assert_eq!(convert(text), Converted { title: None, html: html.into() });
        }
        let told = to_html("# B", FirstHeading::Text, Digits::Latn, &|_| None);
        assert_eq!(told, Converted { title: None, html: "<h1>B</h1>\n".into() });
    }
}
