//! What stands in a text as if it were Markdown, is none here, and is shown to readers as it stands.

mod half_footnotes;
mod other_marks;
mod reading;
mod shortcodes;
mod slip;
mod spaced_addresses;

pub use reading::holds;
pub use slip::Slip;

use super::{list_numbers::Renumbered, markdown::FirstHeading};
use half_footnotes::{signs, without_footnote};
use reading::Reading;
use unicase::UniCase;

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
    let mut found: Vec<Slip> =
        spaced_addresses::find(text).chain(shortcodes::find(text)).chain(other_marks::find(text)).collect();
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

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn found(text: &str) -> Vec<(usize, String)> {
        let words = |slip: Slip| slip.what.split('"').nth(1).unwrap().to_owned();
        all(text).into_iter().map(|slip| (slip.offset, words(slip))).collect()
    }

    pub(super) fn all(text: &str) -> Vec<Slip> {
        find(text, FirstHeading::Title)
    }

    #[test]
    fn a_text_of_nothing_but_slips_is_looked_through_whole() {
        let count = 20_000;
        assert_eq!(all(&"![x](a b.jpg) ".repeat(count)).len(), count);
        assert_eq!(all(&"](a b".repeat(count)).len(), 0);
        assert_eq!(all(&"{{< a ".repeat(count)).len(), count);
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
