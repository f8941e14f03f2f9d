//! Text in an article's HTML that another program would have turned into markup, and that readers see as it stands.

use super::{address::shortened, context::CheckContext};
use crate::model::content::Markup;
use std::rc::Rc;

/// Another way to write what HTML has elements for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Notation {
    Markdown,
    /// `WordPress`'s `[gallery ids="1,2"]`.
    Shortcode,
}

/// Shortcodes that `WordPress` has by itself, and of its usual plugins.
const SHORTCODES: [&str; 10] = [
    "audio",
    "caption",
    "contact-form",
    "contact-form-7",
    "embed",
    "gallery",
    "playlist",
    "video",
    "vc_row",
    "youtube",
];

/// Those that say all with their name. In brackets, other words are words: `[video] What happened`.
const BARE: [&str; 2] = ["gallery", "playlist"];

/// Reports the first text of each notation.
pub(super) fn inspect(context: &mut CheckContext, file: &Rc<str>, at: &str, markup: &[Markup]) {
    let mut found = Vec::new();
    walk(markup, &mut found);
    for (notation, text) in found {
        let (what, remedy) = match notation {
            Notation::Markdown => {
                let remedy = context.written(file).words(
                    "have the text written out as HTML before it goes into content_html",
                    "write it as HTML; or, in a .md file, leave an empty line between HTML and it, and a space behind the \
                     closing **",
                );
                ("Markdown", remedy)
            }
            Notation::Shortcode => {
                ("a shortcode", "have WordPress write the text out, as it does for its pages, or put HTML in its place")
            }
        };
        let what = format!("\"{}\" is {what}, and is shown as it stands", shortened(&text));
        context.report_on(file).warning(at, what, remedy);
    }
}

fn walk(markup: &[Markup], found: &mut Vec<(Notation, String)>) {
    for node in markup {
        match node {
            Markup::Element { name, .. }
                if matches!(name.as_str(), "pre" | "code" | "kbd" | "samp" | "script" | "style") => {}
            Markup::Element { children, .. } => walk(children, found),
            Markup::Text(text) => {
                let seen = [(Notation::Markdown, markdown(text)), (Notation::Shortcode, shortcode(text))];
                for (notation, text) in seen.into_iter().filter_map(|(notation, text)| Some((notation, text?))) {
                    if found.iter().all(|(known, _)| *known != notation) {
                        found.push((notation, text.to_owned()));
                    }
                }
            }
        }
    }
}

/// The first link or strong text of Markdown.
fn markdown(text: &str) -> Option<&str> {
    link(text).or_else(|| strong(text))
}

/// `[text](address)`
fn link(text: &str) -> Option<&str> {
    let middle = text.match_indices("](").find(|(middle, _)| {
        let address = &text[middle + 2..];
        let is_one = ["http:", "https:", "/", "mailto:", "#"].iter().any(|start| address.starts_with(start));
        // In Markdown, too, none has a space, but in front of a title.
        let has_space = || {
            let end = address.find([' ', ')']).unwrap_or(address.len());
            address[end..].starts_with(' ') && !address[end..].starts_with(" \"")
        };
        is_one && !has_space()
    });
    let (middle, _) = middle?;
    let start = text[..middle].rfind('[')?;
    let end = middle + text[middle..].find(')')? + 1;
    Some(&text[start..end])
}

/// `**text**`, with no space inside at either end.
fn strong(text: &str) -> Option<&str> {
    let is_text = |inside: &str| {
        !inside.is_empty()
            && !inside.contains(['*', '\n'])
            && inside.trim() == inside
            && inside.chars().any(char::is_alphabetic)
    };
    let start = text
        .match_indices("**")
        .find(|(start, _)| text[start + 2..].split_once("**").is_some_and(|(inside, _)| is_text(inside)));
    let (start, _) = start?;
    let end = start + 2 + text[start + 2..].find("**")? + 2;
    Some(&text[start..end])
}

/// `[gallery ids="1,2"]`
fn shortcode(text: &str) -> Option<&str> {
    /// Nobody writes a longer one, and a text of nothing but brackets is not looked through for each.
    const LONGEST: usize = 2000;
    text.match_indices('[').find_map(|(start, _)| {
        let after = &text[start + 1..];
        let (inside, _) = after[..after.floor_char_boundary(LONGEST)].split_once(']')?;
        let name = inside.trim_start_matches('/').split([' ', '=']).next()?;
        let is_code = inside.starts_with('/') || inside.contains('=') || BARE.contains(&inside);
        (is_code && SHORTCODES.contains(&name)).then(|| &text[start..start + inside.len() + 2])
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content;

    fn found(html: &str) -> Vec<String> {
        let mut found = Vec::new();
        walk(&content::parse_within_limits(html).markup, &mut found);
        found.into_iter().map(|(_, text)| text).collect()
    }

    #[test]
    fn what_was_never_turned_into_markup_is_found() {
        assert_eq!(found("<p>See [the law](https://law.example/1), **now**</p>"), ["[the law](https://law.example/1)"]);
        assert_eq!(found("a **very strong** word"), ["**very strong**"]);
        assert_eq!(found("<p>[gallery ids=\"1,2\"]</p><p>[/caption]</p>"), ["[gallery ids=\"1,2\"]"]);
        assert_eq!(found("<p>[embed]https://video.example/1[/embed]</p>"), ["[/embed]"]);
        assert_eq!(found("<p>[gallery]</p>"), ["[gallery]"]);
    }

    #[test]
    fn what_merely_looks_like_it_is_not() {
        for html in [
            "<p>2 ** 3 ** 4</p>",
            "<p>[sic](a) [1] [video] Look [Video of the day] *** [gallery</p>",
            "<pre>[a](https://b.example/)</pre><code>**a**</code>",
            "<p>f(x)[i](j) ![x](/a b.jpg)</p>",
        ] {
            assert_eq!(found(html), Vec::<String>::new(), "{html}");
        }
    }
}
