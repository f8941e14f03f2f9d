//! Addresses that stand in a text as words, which become links; one of a film that stands alone becomes its player.

use crate::model::content::frame_of_page;
use linkify::{LinkFinder, LinkKind};
use pulldown_cmark::{CowStr, Event, LinkType, Tag, TagEnd, TextMergeStream};

/// Signs that end an address, and that it does not hold: quotation marks and what ends sentences in other scripts, and the
/// bracket of a shortcode.
const ENDS: [char; 24] = [
    '«', '»', '“', '”', '„', '‘', '’', '‹', '›', '،', '؛', '؟', '۔', '…', '。', '、', '，', '；', '？', '！', '（',
    '）', '「', '」',
];

/// What an address may hold, and does not end with.
const NOT_LAST: [char; 8] = ['.', ',', ':', ';', '!', '?', '*', '\''];

/// Elements in which an address is a link already, or is shown as it stands.
const AS_IT_STANDS: [&str; 5] = ["a", "code", "kbd", "pre", "samp"];

/// The same text with links in the places of bare addresses.
pub fn as_links(events: Vec<Event<'_>>) -> Vec<Event<'_>> {
    // Most texts have none.
    if !events.iter().any(|event| matches!(event, Event::Text(text) if text.contains("http"))) {
        return events;
    }
    let events: Vec<_> = TextMergeStream::new(events.into_iter()).collect();
    let mut linked = Vec::with_capacity(events.len());
    // How many of those are open that hold no bare address.
    let (mut depth, mut depth_of_html) = (0_usize, 0_usize);
    let mut rest = events.into_iter().peekable();
    while let Some(event) = rest.next() {
        match event {
            Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_)) => depth += 1,
            Event::End(TagEnd::Link | TagEnd::Image | TagEnd::CodeBlock) => depth = depth.saturating_sub(1),
            Event::InlineHtml(ref html) => match tag_as_it_stands(html) {
                Some(IsClosing(false)) => depth_of_html += 1,
                Some(IsClosing(true)) => depth_of_html = depth_of_html.saturating_sub(1),
                None => {}
            },
            // What is not closed goes no further than the block that it stands in.
            Event::Start(ref tag) if is_block(tag.to_end()) => depth_of_html = 0,
            Event::End(tag) if is_block(tag) => depth_of_html = 0,
            Event::Text(text) if depth == 0 && depth_of_html == 0 => {
                let is_alone = matches!(linked.last(), Some(Event::Start(Tag::Paragraph)))
                    && matches!(rest.peek(), Some(Event::End(TagEnd::Paragraph)));
                match frame_of_page(text.trim()).filter(|_| is_alone && !text.trim().contains(char::is_whitespace)) {
                    Some(frame) => linked.push(Event::InlineHtml(format!("<iframe src=\"{frame}\"></iframe>").into())),
                    None => link(&text, goes_on(rest.peek()), &mut linked),
                }
                continue;
            }
            _ => {}
        }
        linked.push(event);
    }
    linked
}

struct IsClosing(bool);

/// Whether lines of text are divided by a part of it.
const fn is_block(tag: TagEnd) -> bool {
    !matches!(
        tag,
        TagEnd::Emphasis
            | TagEnd::Strong
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image
    )
}

/// Whether the last word of a text may go on in what follows: Markdown takes signs in an address, such as those of
/// `/pkg/__init__.py`, for its own.
const fn goes_on(next: Option<&Event<'_>>) -> bool {
    matches!(next, Some(Event::Start(Tag::Emphasis | Tag::Strong | Tag::Strikethrough)))
}

/// Whether a tag opens or closes one of the elements that hold no bare address.
fn tag_as_it_stands(html: &str) -> Option<IsClosing> {
    let inside = html.strip_prefix('<')?;
    let name = inside.trim_start_matches('/');
    let name = &name[..name.find(|sign: char| !sign.is_ascii_alphanumeric()).unwrap_or(name.len())];
    let is_known = AS_IT_STANDS.iter().any(|known| known.eq_ignore_ascii_case(name));
    is_known.then(|| IsClosing(inside.starts_with('/')))
}

/// `goes_on` where the last word of the text may not end with it.
fn link<'a>(text: &CowStr<'a>, goes_on: bool, linked: &mut Vec<Event<'a>>) {
    let mut finder = LinkFinder::new();
    finder.kinds(&[LinkKind::Url]);
    let mut end = 0;
    let mut part_end = 0;
    for part in text.split_inclusive(is_end) {
        let part_start = part_end;
        part_end += part.len();
        let part = part.trim_end_matches(is_end);
        for found in finder.links(part) {
            let start = part_start + found.start();
            let address = without_last_signs(with_fragment(part, found.start(), found.end()));
            // It may stand in the fragment of the one before.
            if start < end || !is_of_web(address) || (goes_on && start + address.len() == text.len()) {
                continue;
            }
            linked.push(Event::Text(text[end..start].to_owned().into()));
            linked.push(Event::Start(Tag::Link {
                link_type: LinkType::Autolink,
                dest_url: address.to_owned().into(),
                title: "".into(),
                id: "".into(),
            }));
            linked.push(Event::Text(address.to_owned().into()));
            linked.push(Event::End(TagEnd::Link));
            end = start + address.len();
        }
    }
    linked.push(if end == 0 { Event::Text(text.clone()) } else { Event::Text(text[end..].to_owned().into()) });
}

/// Whether no address goes beyond a sign. A bracket stands in the address of a machine alone, which nobody writes.
fn is_end(sign: char) -> bool {
    sign.is_whitespace() || sign == '[' || ENDS.contains(&sign)
}

/// What was found in a text, with the `#…` that the finder leaves behind a bare host.
fn with_fragment(text: &str, start: usize, end: usize) -> &str {
    let is_of_fragment = |sign: char| !matches!(sign, '"' | '<' | '>' | '`' | '|' | '(' | ')' | '{' | '}' | ']');
    let rest = &text[end..];
    let length = if rest.starts_with('#') { rest.find(|sign| !is_of_fragment(sign)).unwrap_or(rest.len()) } else { 0 };
    &text[start..end + length]
}

/// An address without the signs of the sentence that it stands in.
fn without_last_signs(found: &str) -> &str {
    let is_unseen =
        |sign: char| matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut found = found.trim_end_matches(|sign| is_unseen(sign) || NOT_LAST.contains(&sign));
    // What the end has cut off may be what closed it.
    while let Some(without) = found.strip_suffix(['(', '{']) {
        found = without;
    }
    found
}

fn is_of_web(address: &str) -> bool {
    let schemes = ["http://", "https://"];
    let rest = schemes
        .iter()
        .find_map(|scheme| address.get(..scheme.len())?.eq_ignore_ascii_case(scheme).then(|| &address[scheme.len()..]));
    rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::content_folder::markdown::OPTIONS;
    use pulldown_cmark::Parser;

    fn html(text: &str) -> String {
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, as_links(Parser::new_ext(text, OPTIONS).collect()).into_iter());
        html
    }

    /// The words of each link.
    fn links(text: &str) -> Vec<String> {
        let html = html(text);
        let parts = html.split("<a href=\"").skip(1);
        parts.map(|part| part[part.find('>').unwrap() + 1..part.find("</a>").unwrap()].to_owned()).collect()
    }

    #[test]
    fn what_stands_in_a_fragment_is_a_part_of_it() {
        assert_eq!(links("http://a.example#§http://c.example d"), ["http://a.example#§http://c.example"]);
    }

    #[test]
    fn an_address_in_a_sentence_is_a_link_without_the_signs_around_it() {
        assert_eq!(
            html("See https://example.com/a_b?c=1&d=2, or *http://b.example*."),
            "<p>See <a href=\"https://example.com/a_b?c=1&amp;d=2\">https://example.com/a_b?c=1&amp;d=2</a>, or \
             <em><a href=\"http://b.example\">http://b.example</a></em>.</p>\n"
        );
        for text in [
            "A (https://example.com/a).",
            "A \"https://example.com/a\"!",
            "ببینید «https://example.com/a».",
            "ببینید https://example.com/a، و",
            "ببینید https://example.com/a؛",
            "آیا https://example.com/a؟",
            "ببینید https://example.com/a.»",
            "**https://example.com/a**",
            "[embed]https://example.com/a[/embed]",
            "> https://example.com/a\u{200f}",
            "- https://example.com/a\n- B",
        ] {
            assert_eq!(links(text), ["https://example.com/a"], "{text}");
        }
        assert_eq!(links("A https://fa.example/wiki/آب_(شیرین)، B"), ["https://fa.example/wiki/آب_(شیرین)"]);
        assert_eq!(links("https://a.example/ https://b.example/"), ["https://a.example/", "https://b.example/"]);
    }

    #[test]
    fn an_address_whose_end_markdown_takes_for_its_own_is_no_link() {
        for text in ["https://code.example/pkg/__init__.py", "https://a.example/_x_/b", "A https://a.example/**b**"] {
            assert!(links(text).is_empty(), "{text}: {}", html(text));
        }
        for text in [
            "https://a.example/ *b*",
            "*https://a.example/* b",
            "https://a.example/، *b*",
            "https://a.example/<b>c</b>",
        ] {
            assert_eq!(links(text), ["https://a.example/"], "{text}");
        }
    }

    #[test]
    fn an_address_has_its_fragment_and_ends_where_another_begins() {
        for text in [
            "https://doc.example#part",
            "(https://doc.example#part).",
            "«https://doc.example#part»",
            "https://doc.example#part: A",
        ] {
            assert_eq!(links(text), ["https://doc.example#part"], "{text}");
        }
        assert_eq!(links("https://doc.example/a#بخش، b"), ["https://doc.example/a#بخش"]);
        assert_eq!(links("https://a.example/1،https://b.example/2"), ["https://a.example/1", "https://b.example/2"]);
        let count = 20_000;
        assert_eq!(links(&"https://a.example/1،".repeat(count)).len(), count);
    }

    #[test]
    fn html_that_is_not_closed_goes_no_further_than_its_block() {
        let address = "https://a.example/";
        for text in [
            format!("- <kbd>t\n- {address}"),
            format!("- <kbd>t\n  - {address}"),
            format!("## <kbd>t\n\n{address}"),
            format!("|<kbd>t|{address}|\n|-|-|"),
            format!("- > <kbd>t\n- {address}"),
            format!("<kbd>t\n\n{address}"),
        ] {
            assert_eq!(links(&text), [address], "{text}");
        }
        assert!(links(&format!("<kbd>*t* {address}</kbd>")).is_empty());
    }

    #[test]
    fn code_links_and_html_stay_as_they_are() {
        for text in [
            "`https://a.example/`",
            "    https://a.example/",
            "```\nhttps://a.example/\n```",
            "<p>https://a.example/</p>",
            "![https://a.example/](b.jpg)",
            "<code>https://a.example/</code>",
            "https:// http ftp://a.example/ mailto:a@b.example example.com",
        ] {
            assert!(links(text).is_empty(), "{text}: {}", html(text));
        }
        for text in ["[https://a.example/](b)", "<https://a.example/>", "<a href=\"b\">https://a.example/</a>"] {
            assert_eq!(links(text), ["https://a.example/"], "{text}");
        }
    }

    #[test]
    fn a_film_that_stands_alone_is_its_player() {
        let film = "https://www.youtube.com/watch?v=aB3_x_y";
        assert_eq!(
            html(&format!("A\n\n{film}\n\nB")),
            "<p>A</p>\n<p><iframe src=\"https://www.youtube.com/embed/aB3_x_y\"></iframe></p>\n<p>B</p>\n"
        );
        for text in [format!("See {film}"), format!("{film}\nand more"), format!("**{film}**")] {
            assert_eq!(links(&text), [film], "{text}");
        }
    }
}
