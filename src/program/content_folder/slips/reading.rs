//! What Markdown makes of a text, as far as slips in it are concerned.

use super::{
    super::markdown::{FirstHeading, OPTIONS, title_of},
    Slip,
    half_footnotes::Footnotes,
};
use pulldown_cmark::{BrokenLink, Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;

/// What Markdown makes of a text.
#[derive(Default)]
pub struct Reading<'a> {
    /// What is neither markup nor code, from its beginning to its end.
    pub shown: Vec<Range<usize>>,
    /// Lines of HTML.
    pub html: Vec<Range<usize>>,
    pub footnotes: Footnotes<'a>,
    /// Links whose addresses stand nowhere.
    pub undefined: Vec<Slip>,
}

impl<'a> Reading<'a> {
    pub fn of(text: &'a str, first_heading: FirstHeading) -> Self {
        let mut undefined = Vec::new();
        let undefined_link = |link: BrokenLink<'a>| {
            undefined.extend(without_definition(text, &link));
            None
        };
        let parser = Parser::new_with_broken_link_callback(text, OPTIONS, Some(undefined_link));
        let (events, ranges): (Vec<_>, Vec<_>) = parser.into_offset_iter().unzip();
        // A title has no footnotes.
        let title = if first_heading == FirstHeading::Title { title_of(&events) } else { None };
        let start = title.map_or(0, |title| title.length);
        let mut read = Self { undefined, ..Self::default() };
        let mut is_code = false;
        for (number, (event, range)) in events.iter().zip(ranges).enumerate() {
            if number >= start {
                read.footnotes.read(event, range.start);
            }
            match event {
                Event::Start(Tag::CodeBlock(_)) => is_code = true,
                Event::End(TagEnd::CodeBlock) => is_code = false,
                Event::Text(_) if !is_code && !read.footnotes.is_left_out() => read.shown.push(range),
                Event::Html(_) => read.html.push(range),
                _ => {}
            }
        }
        read
    }
}

/// Whether a byte is in one of some ranges that stand behind each other.
#[must_use]
pub fn holds(ranges: &[Range<usize>], offset: usize) -> bool {
    let range = ranges.get(ranges.partition_point(|range| range.end <= offset));
    range.is_some_and(|range| range.contains(&offset))
}

/// `[the law][law]` without a line `[law]: https://…`. A word in brackets alone may be meant as it stands, and so may what
/// follows on a word (`f[1][2]`) or is a number.
fn without_definition(text: &str, link: &BrokenLink<'_>) -> Option<Slip> {
    let mut written = text.get(link.span.clone())?;
    if link.link_type == LinkType::Collapsed && text[link.span.end..].starts_with("[]") {
        written = &text[link.span.start..link.span.end + 2];
    }
    let is_meant = matches!(link.link_type, LinkType::Reference | LinkType::Collapsed)
        && !text[..link.span.start].ends_with(char::is_alphanumeric)
        && !link.reference.starts_with('^')
        && link.reference.chars().any(char::is_alphabetic);
    is_meant.then(|| Slip {
        offset: link.span.start,
        what: format!("\"{written}\" is a link whose address stands nowhere, and is shown as it stands"),
        remedy: format!("write its address in a line of its own: [{}]: https://…", link.reference),
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::found;

    #[test]
    fn a_link_whose_address_stands_nowhere_is_found() {
        let text = "A [the law][law] and [this][] [b][c].\n\n[c]: https://c.example/\n";
        assert_eq!(found(text), [(2, "[the law][law]".to_owned()), (21, "[this][]".to_owned())]);
    }
}
