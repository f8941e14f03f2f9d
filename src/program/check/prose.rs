//! Text in an article's HTML that another program would have turned into markup, and that readers see as it stands.

use super::{context::CheckContext, shortened::shortened};
use crate::model::content::Markup;
use std::{cmp::Reverse, collections::HashSet, iter, ops::Range, rc::Rc};

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

/// So many of a notation are named in a text, and how many more there are: it was most likely never turned into markup.
const MOST_NAMED: usize = 20;

/// What was found of a notation.
#[derive(Debug, Default)]
struct Seen {
    /// Those that are named, each once.
    named: Vec<String>,
    /// How many more there are.
    more: usize,
    /// All of them.
    known: HashSet<String>,
}

impl Seen {
    fn add(&mut self, text: &str) {
        if self.known.contains(text) {
            return;
        }
        self.known.insert(text.to_owned());
        if self.named.len() < MOST_NAMED {
            self.named.push(text.to_owned());
        } else {
            self.more += 1;
        }
    }
}

/// What was found in a text.
#[derive(Debug, Default)]
struct Found {
    markdown: Seen,
    shortcodes: Seen,
}

/// Reports the texts of each notation.
pub(super) fn inspect(context: &mut CheckContext, file: &Rc<str>, at: &str, markup: &[Markup]) {
    let mut found = Found::default();
    walk(markup, &mut found);
    report(context, file, at, Notation::Markdown, found.markdown);
    report(context, file, at, Notation::Shortcode, found.shortcodes);
}

fn report(context: &mut CheckContext, file: &Rc<str>, at: &str, notation: Notation, Seen { named, more, .. }: Seen) {
    let last = named.len();
    for (number, text) in (1..).zip(named) {
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
        let others =
            if number == last && more > 0 { format!(" (and {more} more in this text)") } else { String::new() };
        let what = format!("\"{}\" is {what}, and is shown as it stands{others}", shortened(&text));
        context.report_on(file).warning(at, what, remedy);
    }
}

fn walk(markup: &[Markup], found: &mut Found) {
    for node in markup {
        match node {
            Markup::Element { name, .. }
                if matches!(name.as_str(), "pre" | "code" | "kbd" | "samp" | "script" | "style") => {}
            Markup::Element { children, .. } => walk(children, found),
            Markup::Text(text) => {
                all(text, MARKDOWN).for_each(|text| found.markdown.add(text));
                for code in all(text, [shortcode]) {
                    // Of the one that closes another nothing more is to be said.
                    let is_told = |name| found.shortcodes.named.iter().any(|known| is_opening_of(known, name));
                    if !code.strip_prefix("[/").is_some_and(is_told) {
                        found.shortcodes.add(code);
                    }
                }
            }
        }
    }
}

/// Whether a shortcode is the one that `caption]` closes.
fn is_opening_of(code: &str, closed: &str) -> bool {
    let name = closed.trim_end_matches(']');
    code.strip_prefix('[')
        .and_then(|code| code.strip_prefix(name))
        .is_some_and(|rest| rest.starts_with([' ', '=', ']']))
}

/// Finds where the first of a notation begins and ends in a text.
type Finder = fn(&str) -> Option<Range<usize>>;

const MARKDOWN: [Finder; 3] = [link, strong, stressed];

/// All in a text that one of them finds, one after the other. Where two begin at one place, the longer one is meant.
fn all<const N: usize>(text: &str, finders: [Finder; N]) -> impl Iterator<Item = &str> {
    let find_from =
        |find: Finder, start: usize| find(&text[start..]).map(|found| found.start + start..found.end + start);
    let mut next = finders.map(|find| find_from(find, 0));
    iter::from_fn(move || {
        let found = next.iter().flatten().min_by_key(|found| (found.start, Reverse(found.end)))?.clone();
        // What another has found behind it stands: a long text is not looked through again for each.
        for (find, next) in finders.iter().zip(&mut next) {
            if next.as_ref().is_some_and(|next| next.start < found.end) {
                *next = find_from(*find, found.end);
            }
        }
        Some(&text[found])
    })
}

/// `[text](address)`
fn link(text: &str) -> Option<Range<usize>> {
    let mut from = 0;
    let mut middles = text.match_indices("](").map(|(middle, _)| middle).peekable();
    while let Some(middle) = middles.next() {
        // An address ends before the next one begins.
        let address = &text[middle + 2..middles.peek().copied().unwrap_or(text.len())];
        let is_one = ["http:", "https:", "/", "mailto:", "#"].iter().any(|start| address.starts_with(start));
        // In Markdown, too, none has a space, but in front of a title.
        let has_space = || {
            let end = address.find([' ', ')']).unwrap_or(address.len());
            address[end..].starts_with(' ') && !address[end..].starts_with(" \"")
        };
        if is_one
            && !has_space()
            && let Some(end) = address.find(')')
        {
            if let Some(start) = text[from..middle].rfind('[') {
                return Some(from + start..middle + 2 + end + 1);
            }
            from = middle;
        }
    }
    None
}

/// `**text**`, with no space inside at either end.
fn strong(text: &str) -> Option<Range<usize>> {
    let is_text = |inside: &str| {
        !inside.is_empty()
            && !inside.contains(['*', '\n'])
            && inside.trim() == inside
            && inside.chars().any(char::is_alphabetic)
    };
    text.match_indices("**").find_map(|(start, _)| {
        let (inside, _) = text[start + 2..].split_once("**")?;
        is_text(inside).then(|| start..start + inside.len() + 4)
    })
}

/// `*«text»*word`: what stands behind keeps the sign from closing. Elsewhere a single sign may mean anything.
fn stressed(text: &str) -> Option<Range<usize>> {
    text.match_indices('*').find_map(|(start, _)| {
        if text[..start].ends_with(|sign: char| !sign.is_whitespace()) {
            return None;
        }
        let (inside, behind) = text[start + 1..].split_once('*')?;
        let is_text = !inside.starts_with(char::is_whitespace)
            && !inside.contains('\n')
            && inside.chars().any(char::is_alphabetic)
            && inside.ends_with(|sign: char| !sign.is_alphanumeric() && !sign.is_whitespace());
        (is_text && behind.starts_with(char::is_alphabetic)).then(|| start..start + inside.len() + 2)
    })
}

/// `[gallery ids="1,2"]`
fn shortcode(text: &str) -> Option<Range<usize>> {
    /// Nobody writes a longer one, and a text of nothing but brackets is not looked through for each.
    const LONGEST: usize = 2000;
    text.match_indices('[').find_map(|(start, _)| {
        let after = &text[start + 1..];
        let (inside, _) = after[..after.floor_char_boundary(LONGEST)].split_once(']')?;
        let name = inside.trim_start_matches('/').split([' ', '=']).next()?;
        let is_code = inside.starts_with('/') || inside.contains('=') || BARE.contains(&inside);
        (is_code && SHORTCODES.contains(&name)).then(|| start..start + inside.len() + 2)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content;

    fn found(html: &str) -> Vec<String> {
        let mut found = Found::default();
        walk(&content::parse_within_limits(html).markup, &mut found);
        [found.markdown.named, found.shortcodes.named].concat()
    }

    #[test]
    fn what_was_never_turned_into_markup_is_found() {
        assert_eq!(
            found("<p>See [the law](https://law.example/1), **now**, **now**</p>"),
            ["[the law](https://law.example/1)", "**now**"]
        );
        assert_eq!(
            found("<p>**«گلستان»**ش</p><p>**هشدار:**متن</p><p>*«نقل»*ی</p>"),
            ["**«گلستان»**", "**هشدار:**", "*«نقل»*"]
        );
        assert_eq!(
            found("<p>[gallery ids=\"1,2\"] [caption id=\"a\"]b[/caption] [audio mp3=\"x.mp3\"]</p>"),
            ["[gallery ids=\"1,2\"]", "[caption id=\"a\"]", "[audio mp3=\"x.mp3\"]"]
        );
        assert_eq!(found("a **very strong** word"), ["**very strong**"]);
        assert_eq!(found("<p>[gallery ids=\"1,2\"]</p><p>[/caption]</p>"), ["[gallery ids=\"1,2\"]", "[/caption]"]);
        assert_eq!(found("<p>[embed]https://video.example/1[/embed]</p>"), ["[/embed]"]);
        assert_eq!(found("<p>[gallery]</p>"), ["[gallery]"]);
    }

    #[test]
    fn what_merely_looks_like_it_is_not() {
        for html in [
            "<p>2 ** 3 ** 4</p>",
            "<p>a*b)*c 2 *3)*4 * (a) *b 5*</p>",
            "<p>[sic](a) [1] [video] Look [Video of the day] *** [gallery</p>",
            "<pre>[a](https://b.example/)</pre><code>**a**</code>",
            "<p>f(x)[i](j) ![x](/a b.jpg)</p>",
        ] {
            assert_eq!(found(html), Vec::<String>::new(), "{html}");
        }
    }

    #[test]
    fn of_two_that_overlap_the_first_counts_and_the_other_is_looked_for_behind_it() {
        for (text, expected) in [
            ("[a **b](/x)**c** d", &["[a **b](/x)", "**c**"][..]),
            ("**a [b** c](/x) [d](/y)", &["**a [b**", "[d](/y)"]),
            ("a](/x) [b](/y \"t\") [c](/z", &["[b](/y \"t\")"]),
            ("*«a»*b **c** [d](#e)", &["*«a»*", "**c**", "[d](#e)"]),
        ] {
            assert_eq!(all(text, MARKDOWN).collect::<Vec<_>>(), expected, "{text}");
        }
    }

    /// It would take minutes to look through the rest of it for each.
    #[test]
    fn a_long_text_of_nothing_but_markdown_is_gone_through_once() {
        const COUNT: usize = 30_000;
        for part in ["**ab** ", "[a](/b) ", "*«a»*b ", "[gallery] "] {
            let text = part.repeat(COUNT);
            let found = all(&text, MARKDOWN).count() + all(&text, [shortcode]).count();
            assert_eq!(found, COUNT, "{part}");
        }
        for part in ["](/", "[](/ \"", "a](/b) ", "*", "**a ** "] {
            assert_eq!(all(&part.repeat(COUNT), MARKDOWN).count(), 0, "{part}");
        }
    }

    #[test]
    fn of_a_text_of_nothing_but_markdown_a_few_are_named() {
        let html = (0..MOST_NAMED + 5).map(|number| format!("**bold {number}**")).collect::<Vec<_>>().join(" ");
        // Each counts once, named or not.
        let html = format!("{html} {html}");
        let mut found = Found::default();
        walk(&content::parse_within_limits(&html).markup, &mut found);
        assert_eq!((found.markdown.named.len(), found.markdown.more), (MOST_NAMED, 5));
    }
}
