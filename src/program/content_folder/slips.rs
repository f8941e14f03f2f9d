//! What stands in a text as if it were Markdown, is none here, and is shown to readers as it stands.

use super::{
    half_footnotes::{Footnotes, signs, without_footnote},
    list_numbers::Renumbered,
    markdown::{FirstHeading, OPTIONS, title_of},
    other_marks,
};
use pulldown_cmark::{BrokenLink, Event, LinkType, Parser, Tag, TagEnd};
use std::ops::Range;
use unicase::UniCase;

/// Something that readers would not see as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where it is: a byte.
    pub offset: usize,
    /// What it is.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

/// Nobody writes a longer address, or more in the brackets before it; of a text of nothing but brackets not all is looked
/// through for each.
const LONGEST: usize = 2000;

/// How shortcodes begin: those of Hugo, and what Jekyll and Zola have.
const SHORTCODES: [&str; 3] = ["{{<", "{{%", "{%"];

/// Finds them in the text of an article.
#[must_use]
pub fn find(text: &str, first_heading: FirstHeading) -> Vec<Slip> {
    // A page shows what Markdown makes of this one.
    let plain = Renumbered::of(text);
    let mut found = find_in_plain(&plain.text, first_heading);
    for slip in &mut found {
        slip.offset = plain.offset_before(slip.offset);
    }
    found
}

fn find_in_plain(text: &str, first_heading: FirstHeading) -> Vec<Slip> {
    let signs: Vec<_> = signs(text).collect();
    let of_programs = shortcodes(text).chain(calls(text)).chain(placeholders(text));
    let mut found: Vec<Slip> = spaced_addresses(text).chain(of_programs).chain(other_marks::find(text)).collect();
    // Most texts have none, and need not be read once more.
    if found.is_empty() && signs.is_empty() && !text.contains("][") {
        return found;
    }
    let read = Reading::of(text, first_heading);
    // The inner brackets of `[[law]]` may be those of a link.
    let inner = |slip: &Slip| {
        let outer = ["![[", "[["].into_iter().find(|outer| text[slip.offset..].starts_with(outer));
        outer.map_or(slip.offset, |outer| slip.offset + outer.len() - 1)
    };
    found.retain(|slip| holds(&read.shown, slip.offset) && holds(&read.shown, inner(slip)));
    let without = signs.iter().filter(|(offset, _)| holds(&read.shown, *offset));
    found.extend(without.map(|(offset, name)| without_footnote(*offset, name)));
    found.extend(read.undefined);
    let in_html = signs.iter().filter(|(offset, _)| holds(&read.html, *offset));
    found.extend(read.footnotes.useless(&in_html.map(|(_, name)| UniCase::new(*name)).collect()));
    found.sort_by_key(|slip| slip.offset);
    found
}

/// What Markdown makes of a text.
#[derive(Default)]
struct Reading<'a> {
    /// What is neither markup nor code, from its beginning to its end.
    shown: Vec<Range<usize>>,
    /// Lines of HTML.
    html: Vec<Range<usize>>,
    footnotes: Footnotes<'a>,
    /// Links whose addresses stand nowhere.
    undefined: Vec<Slip>,
}

impl<'a> Reading<'a> {
    fn of(text: &'a str, first_heading: FirstHeading) -> Self {
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

/// Pictures, and links to files, whose addresses have spaces.
fn spaced_addresses(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices("](").filter_map(|(middle, _)| {
        let start = middle + 2;
        let line = text[start..text.floor_char_boundary(start + LONGEST)].lines().next().unwrap_or_default();
        let inside = &line[..closing_bracket(line)?];
        let is_titled = inside.ends_with(['"', '\'']);
        let title = inside.find(" \"").or_else(|| inside.find(" '")).filter(|_| is_titled);
        let address = inside[..title.unwrap_or(inside.len())].trim();
        // Of a placeholder something else is to be said.
        if !address.contains(' ') || address.starts_with('<') || address.contains("{{") {
            return None;
        }
        let begin = text.floor_char_boundary(middle.saturating_sub(LONGEST));
        let begin = text[begin..middle].rfind('\n').map_or(begin, |end| begin + end + 1);
        let opening = begin + text[begin..middle].rfind('[')?;
        let before = &text[begin..opening];
        let is_picture = before.ends_with('!') && !before.ends_with("\\!");
        // In brackets after brackets may stand a sentence.
        let is_file = || {
            address.rsplit_once('.').is_some_and(|(_, ending)| {
                (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
        };
        (is_picture || is_file()).then(|| Slip {
            offset: start + (inside.len() - inside.trim_start().len()),
            what: format!(
                "\"{address}\" is an address with a space in it: the {} is shown as the text that stands here",
                if is_picture { "picture" } else { "link" }
            ),
            remedy: format!("write \"<{address}>\", or \"{}\"", address.replace(' ', "%20")),
        })
    })
}

/// Where the bracket closes in which a line begins.
fn closing_bracket(line: &str) -> Option<usize> {
    let mut depth = 1;
    let mut brackets = line.char_indices().filter(|(_, sign)| matches!(sign, '(' | ')'));
    let closing = brackets.find(|(_, sign)| {
        depth = if *sign == '(' { depth + 1 } else { depth - 1 };
        depth == 0
    });
    closing.map(|(end, _)| end)
}

/// What other programs put something in the place of.
fn shortcodes(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices('{').filter_map(|(start, _)| {
        let opening = SHORTCODES.into_iter().find(|opening| text[start..].starts_with(opening))?;
        let rest = &text[start + opening.len()..];
        let space = rest.len() - rest.trim_start_matches([' ', '-']).len();
        let is_of_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
        let name = &rest[space..];
        let name = &name[..name.find(|sign| !is_of_name(sign)).unwrap_or(name.len())];
        // Of the one that closes another nothing more is to be said.
        let is_beginning = !name.is_empty() && !name.starts_with("end");
        let inner = || text[..start].ends_with('{');
        let length = opening.len() + space + name.len();
        (is_beginning && !inner()).then(|| shortcode(text, start..start + length, name))
    })
}

/// A shortcode, by its beginning and its name.
fn shortcode(text: &str, beginning: Range<usize>, name: &str) -> Slip {
    Slip {
        offset: beginning.start,
        what: format!("\"{}\" is a shortcode of another program, and is shown as it stands", &text[beginning]),
        remedy: match name {
            "figure" | "image" | "img" | "resize_image" => {
                "write ![what the picture shows](photo.jpg), or a <figure>, in its place"
            }
            "ref" | "relref" | "link" | "post_url" | "get_url" => {
                "write [the words of the link](other.md) in its place"
            }
            "youtube" | "vimeo" => {
                "write the <iframe> that the host gives in its place: it becomes a button that loads the film"
            }
            "highlight" => "write the code between two lines of ``` in its place",
            _ => "write Markdown or HTML in its place",
        }
        .to_owned(),
    }
}

/// Those that Zola has within a text: `{{ youtube(id="…") }}`. It names whatever it gives them, so that a formula is none.
fn calls(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices("{{").filter_map(|(start, _)| {
        let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
        let name_at = |text: &str| text.find(|sign| !is_of_name(sign)).filter(|end| *end > 0);
        let rest = text[start + 2..].trim_start_matches([' ', '-']);
        let name = &rest[..name_at(&rest[..rest.floor_char_boundary(LONGEST)])?];
        let given = rest[name.len()..].strip_prefix('(')?.trim_start();
        let given = &given[..given.floor_char_boundary(LONGEST)];
        let is_named = || name_at(given).is_some_and(|end| given[end..].trim_start().starts_with('='));
        let end = text.len() - rest.len() + name.len();
        (given.starts_with(')') || is_named()).then(|| shortcode(text, start..end, name))
    })
}

/// What Jekyll and Hugo put a value in the place of: `{{ site.url }}`, `{{ "/a" | relative_url }}`.
fn placeholders(text: &str) -> impl Iterator<Item = Slip> + '_ {
    const LONGEST_PLACEHOLDER: usize = 200;
    text.match_indices("{{").filter_map(|(start, _)| {
        let rest = &text[start + 2..];
        let rest = &rest[..rest.floor_char_boundary(LONGEST_PLACEHOLDER)];
        let (inside, _) = rest.lines().next()?.split_once("}}")?;
        let words = inside.trim_matches(['-', ' ']);
        let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-');
        let name = words.split([' ', '|']).next().unwrap_or_default();
        let is_name = name.contains('.')
            && name.contains(|sign: char| sign.is_ascii_alphabetic())
            && name.chars().all(is_of_name);
        // Any other word in such signs may be meant as it stands.
        let is_meant = !inside.starts_with(['{', '<', '%']) && (is_name || words.contains(" | "));
        is_meant.then(|| Slip {
            offset: start,
            what: format!("\"{{{{{inside}}}}}\" is a placeholder of another program, and is shown as it stands"),
            remedy: "write what should stand there in its place".to_owned(),
        })
    })
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
    use super::*;

    fn found(text: &str) -> Vec<(usize, String)> {
        let words = |slip: Slip| slip.what.split('"').nth(1).unwrap().to_owned();
        all(text).into_iter().map(|slip| (slip.offset, words(slip))).collect()
    }

    fn all(text: &str) -> Vec<Slip> {
        find(text, FirstHeading::Title)
    }

    #[test]
    fn an_address_with_a_space_is_found() {
        for (text, address) in [
            ("![x](my picture.jpg)", "my picture.jpg"),
            ("A ![x](my photo (1).jpg \"Title\") b", "my photo (1).jpg"),
            ("- ![](سیل بزرگ.jpg)", "سیل بزرگ.jpg"),
            ("[x](my book.pdf)", "my book.pdf"),
            ("[![x](a b.jpg)](c.md)", "a b.jpg"),
        ] {
            let start = text.find(address).unwrap();
            assert_eq!(found(text), [(start, address.to_owned())], "{text}");
        }
        let slips = all("![x](my picture.jpg)");
        assert_eq!(slips[0].remedy, "write \"<my picture.jpg>\", or \"my%20picture.jpg\"");
    }

    #[test]
    fn a_text_of_nothing_but_slips_is_looked_through_whole() {
        let count = 20_000;
        assert_eq!(all(&"![x](a b.jpg) ".repeat(count)).len(), count);
        assert_eq!(all(&"](a b".repeat(count)).len(), 0);
        assert_eq!(all(&"{{< a ".repeat(count)).len(), count);
    }

    #[test]
    fn a_shortcode_is_found() {
        let text = "A {{< figure src=\"a.jpg\" >}}\n\n{{% notice tip %}}\nB\n{{% /notice %}}\n{%- include a.html -%}{% endif %}";
        let names: Vec<_> = found(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["{{< figure", "{{% notice", "{%- include"]);
        assert_eq!(found("# A {{< b >}}\n\nC").len(), 1);
        assert!(all(text)[0].remedy.contains("photo.jpg"));
    }

    #[test]
    fn a_shortcode_of_zola_is_found() {
        let text = "{{ youtube(id=\"a.b\") }}\n\nA {{- now() -}} b\n\n{{ gallery(\n  images = [\"a.jpg\"]\n) }}";
        let names: Vec<_> = found(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["{{ youtube", "{{- now", "{{ gallery"]);
        assert!(all(text)[0].remedy.contains("<iframe>"));
        for none in ["`{{ now() }}`", "{{ f(x) }}", "{{/* now() */}}", "{{ (a=1) }}", "{{ f (a=1) }}", "f(a=1)"] {
            assert_eq!(found(none), [], "{none}");
        }
        let count = 20_000;
        assert_eq!(all(&"{{ a( ".repeat(count)).len(), 0);
        assert_eq!(all(&"{{ ".repeat(count)).len(), 0);
    }

    #[test]
    fn a_footnote_without_its_other_half_is_found() {
        let text = "A[^1] b[^2] c[^a b] \\[^3] `[^4]` \\\\[^7]\n\n[^2]: X\n\n[^5]: Y\n\n[^2]: Z [^6] [^8]\n\n[^8]: W\n";
        let found = all(text);
        let words: Vec<_> = found.iter().map(|slip| (&text[slip.offset..][..4], &*slip.what)).collect();
        let expected = [
            ("[^1]", "there is no footnote \"[^1]\": the sign for it is shown as it stands"),
            ("[^a ", "there is no footnote \"[^a b]\": the sign for it is shown as it stands"),
            ("[^7]", "there is no footnote \"[^7]\": the sign for it is shown as it stands"),
            ("[^5]", "nothing refers to the footnote \"[^5]\": it stands at the end, and nobody is led to it"),
            ("[^2]", "there is a footnote \"[^2]\" above: this one is left out"),
            ("[^8]", "nothing refers to the footnote \"[^8]\": it stands at the end, and nobody is led to it"),
        ];
        assert_eq!(words, expected);
    }

    #[test]
    fn footnotes_that_a_reader_is_led_to_are_none() {
        for text in [
            "A[^1]\n\n[^1]: X[^B]\n\n[^b]: Y [^1]",
            "A[^STRASSE]\n\n[^Straße]: X",
            "A[^the source]\n\n[^the source]: X",
        ] {
            assert_eq!(all(text), [], "{text}");
        }
    }

    #[test]
    fn footnotes_that_lead_to_each_other_alone_or_from_a_title_are_found() {
        let offsets = |text: &str| all(text).iter().map(|slip| slip.offset).collect::<Vec<_>>();
        assert_eq!(offsets("A\n\n[^1]: X [^2]\n\n[^2]: Y [^1]"), [3, 17]);
        assert_eq!(offsets("# A[^1]\n\nB\n\n[^1]: X"), [12]);
        assert_eq!(find("# A[^1]\n\nB\n\n[^1]: X", FirstHeading::Text), []);
        let in_html = all("<p>\nA[^1]\n</p>\n\n[^1]: X");
        assert_eq!(in_html.len(), 1);
        assert!(in_html[0].what.contains("stands in HTML"));
    }

    #[test]
    fn a_placeholder_of_another_program_is_found() {
        let text =
            "[a]({{ site.url }}/b) {{ page.title }}\n\n![x]({{ \"/a.jpg\" | relative_url }}) {{ .Title }} `{{ a.b }}`";
        let names: Vec<_> =
            all(text).into_iter().map(|slip| text[slip.offset..].split("}}").next().unwrap().to_owned()).collect();
        assert_eq!(names, ["{{ site.url ", "{{ page.title ", "{{ \"/a.jpg\" | relative_url ", "{{ .Title "]);
    }

    #[test]
    fn a_link_whose_address_stands_nowhere_is_found() {
        let text = "A [the law][law] and [this][] [b][c].\n\n[c]: https://c.example/\n";
        assert_eq!(found(text), [(2, "[the law][law]".to_owned()), (21, "[this][]".to_owned())]);
    }

    #[test]
    fn what_is_code_below_a_number_is_told_as_the_page_has_it() {
        let text = "۱. الف\n\n    ![x](a b.jpg) {{ page.title }} [^1]\n\n۱۱. ب [^2]\n";
        let offsets: Vec<_> = all(text).iter().map(|slip| slip.offset).collect();
        assert_eq!(offsets, ["a b.jpg", "{{", "[^1]", "[^2]"].map(|slip| text.find(slip).unwrap()));
    }

    #[test]
    fn what_is_markdown_or_code_is_none() {
        for text in [
            "f[a][b] [1][2] [sic] `[a][b]`",
            "![x](<my picture.jpg>) ![x](my%20picture.jpg) ![x](a.jpg \"A title\") [x](a.md 'b c')",
            "`![x](a b.jpg)` `{{< figure >}}`",
            "```\n![x](a b.jpg)\n{{< figure >}}\n```\n\n    ![x](a b.jpg)",
            "\\![x](a b)",
            "[sic](as he wrote) f[1](a b)",
            "{{...}} {{1.5}} {{ - . - }}",
            "{{ x }} {{</* figure */>}} {a} {%%}",
            "![x](a b\n.jpg)",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
