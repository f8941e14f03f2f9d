//! A quotation, and the link that leads to it in its text.
//!
//! The link ends in a [text directive](https://wicg.github.io/scroll-to-text-fragment/): browsers look for its words on the
//! page, lead to them, and mark them. They look for whole words, inside of one paragraph: a longer quotation is named by
//! how it begins and ends, and words that the text holds twice by those around them.

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

/// A paragraph of a text, a heading, an item of a list: what stands in it before, in and after the selection.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QuotedBlock {
    /// What stands before the selection.
    pub before: String,
    /// What is selected.
    pub selected: String,
    /// What stands after it.
    pub after: String,
}

/// A selected part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// Its words; each paragraph on a line of its own.
    pub text: String,
    /// What leads to it, for the end of an address.
    directive: String,
}

/// Up to how many characters, within one paragraph, a quotation is named word for word.
const LONGEST_WHOLE: usize = 120;

/// By how many words a longer quotation is named at each end.
const WORDS_AT_EACH_END: usize = 5;

/// By how many words before or after it one is told from the same words elsewhere.
const WORDS_AROUND: usize = 4;

/// How many characters may well stand somewhere else on a page, outside of the text.
const SHORT: usize = 24;

/// A single word of no more characters is more often looked up, or selected by the way, than quoted.
const LONGEST_WORD: usize = 20;

impl Quotation {
    /// What is selected of a text, whose blocks are all given; `None` where it is not even two words.
    #[must_use]
    pub fn of(blocks: &[QuotedBlock]) -> Option<Self> {
        let blocks: Vec<_> = blocks.iter().map(whole_words).collect();
        let quoted: Vec<_> = blocks.iter().map(|block| collapsed(&block.selected)).collect();
        let text = quoted.iter().filter(|words| !words.is_empty()).cloned().collect::<Vec<_>>().join("\n");
        if !text.contains([' ', '\n']) && text.chars().count() <= LONGEST_WORD {
            return None;
        }
        let is_quoted = |block: &QuotedBlock| !block.selected.is_empty();
        let (first, last) = (blocks.iter().position(is_quoted)?, blocks.iter().rposition(is_quoted)?);
        let whole = &blocks[first].selected;
        let (start, end) = if first == last && is_named_whole(whole) {
            (whole.clone(), None)
        } else {
            (first_words(whole, WORDS_AT_EACH_END), Some(last_words(&blocks[last].selected, WORDS_AT_EACH_END)))
        };
        let page = blocks.iter().map(all).collect::<Vec<_>>().join("\n").to_lowercase();
        let is_clear =
            |words: &str| words.chars().count() > SHORT && page.matches(&words.to_lowercase()).nth(1).is_none();
        let before = || words_before(&blocks, first);
        let after = || words_after(&blocks, last);
        let (prefix, suffix) = match &end {
            None if is_clear(&start) => (None, None),
            None => (before(), after()),
            Some(end) => {
                let prefix = (!is_clear(&start)).then(before).flatten();
                (prefix, (!is_clear(end)).then(after).flatten())
            }
        };
        Some(Self { text, directive: directive(prefix.as_deref(), &start, end.as_deref(), suffix.as_deref()) })
    }

    /// The address of the page that it is on, leading to it.
    #[must_use]
    pub fn link(&self, page: &str) -> String {
        let hash = if page.contains('#') { "" } else { "#" };
        format!("{page}{hash}:~:text={}", self.directive)
    }
}

/// `prefix-,start,end,-suffix`, each without the characters that part them.
fn directive(prefix: Option<&str>, start: &str, end: Option<&str>, suffix: Option<&str>) -> String {
    let written = |words: &str| utf8_percent_encode(words, NON_ALPHANUMERIC).to_string();
    let prefix = prefix.map(|words| written(words) + "-");
    let suffix = suffix.map(|words| format!("-{}", written(words)));
    let parts = prefix.into_iter().chain([written(start)]).chain(end.map(written)).chain(suffix);
    parts.collect::<Vec<_>>().join(",")
}

/// White space as a page shows it. What is more than that, such as the space that keeps two words together, stays.
fn collapsed(text: &str) -> String {
    text.split_ascii_whitespace().collect::<Vec<_>>().join(" ")
}

fn all(block: &QuotedBlock) -> String {
    collapsed(&[&*block.before, " ", &*block.selected, " ", &*block.after].concat())
}

/// The block with its selection widened to whole words.
fn whole_words(block: &QuotedBlock) -> QuotedBlock {
    let QuotedBlock { before, selected, after } = block;
    let is_apart = |character: char| !character.is_alphanumeric() && !is_inside_words(character);
    let (before, selected, after) = if selected.trim().is_empty() {
        (before.clone(), String::new(), after.clone())
    } else {
        let begins_inside = selected.starts_with(|character: char| !is_apart(character));
        let ends_inside = selected.ends_with(|character: char| !is_apart(character));
        let cut = before.trim_end_matches(|character: char| begins_inside && !is_apart(character)).len();
        let rest = after.trim_start_matches(|character: char| ends_inside && !is_apart(character));
        let (before, beginning) = before.split_at(cut);
        let ending = &after[..after.len() - rest.len()];
        (before.to_owned(), [beginning, selected, ending].concat(), rest.to_owned())
    };
    QuotedBlock { before: collapsed(&before), selected: collapsed(&selected), after: collapsed(&after) }
}

/// Marks on letters, and the space of Persian that has no width.
fn is_inside_words(character: char) -> bool {
    matches!(character, '\u{200c}' | '\u{300}'..='\u{36f}' | '\u{610}'..='\u{61a}' | '\u{640}' | '\u{64b}'..='\u{65f}')
}

fn is_named_whole(words: &str) -> bool {
    words.chars().count() <= LONGEST_WHOLE || words.split(' ').nth(2 * WORDS_AT_EACH_END).is_none()
}

fn first_words(words: &str, count: usize) -> String {
    words.split(' ').take(count).collect::<Vec<_>>().join(" ")
}

fn last_words(words: &str, count: usize) -> String {
    let mut last: Vec<_> = words.rsplit(' ').take(count).collect();
    last.reverse();
    last.join(" ")
}

/// What stands before the quotation: in its block, else in the one before.
fn words_before(blocks: &[QuotedBlock], first: usize) -> Option<String> {
    let above = blocks[..first].iter().rev().map(all);
    let around = [blocks[first].before.clone()].into_iter().chain(above).find(|words| !words.is_empty())?;
    Some(last_words(&around, WORDS_AROUND))
}

fn words_after(blocks: &[QuotedBlock], last: usize) -> Option<String> {
    let below = blocks[last + 1..].iter().map(all);
    let around = [blocks[last].after.clone()].into_iter().chain(below).find(|words| !words.is_empty())?;
    Some(first_words(&around, WORDS_AROUND))
}

#[cfg(test)]
mod tests {
    use super::*;
    use percent_encoding::percent_decode_str;
    use proptest::prelude::*;

    /// Blocks in which the selection stands between `[` and `]`.
    fn blocks(text: &str) -> Vec<QuotedBlock> {
        let mut is_open = false;
        let lines = text.lines().map(|line| {
            let (before, rest) = match line.split_once('[') {
                Some(parts) => parts,
                None if is_open => ("", line),
                None => return QuotedBlock { before: line.to_owned(), ..QuotedBlock::default() },
            };
            let (selected, after) = rest.split_once(']').unwrap_or((rest, ""));
            is_open = !rest.contains(']');
            let [before, selected, after] = [before, selected, after].map(str::to_owned);
            QuotedBlock { before, selected, after }
        });
        lines.collect()
    }

    /// The parts of the directive, decoded; and the words.
    fn quoted(text: &str) -> (String, String) {
        let quotation = Quotation::of(&blocks(text)).unwrap();
        let link = quotation.link("https://example.org/a/");
        let parts = link.strip_prefix("https://example.org/a/#:~:text=").unwrap();
        (percent_decode_str(parts).decode_utf8().unwrap().into_owned(), quotation.text)
    }

    #[test]
    fn a_sentence_is_named_whole() {
        let (parts, text) = quoted("A word. [The camp was handed over in January.] More.");
        assert_eq!(parts, "The camp was handed over in January.");
        assert_eq!(text, parts);
    }

    #[test]
    fn words_that_stand_elsewhere_too_are_told_by_those_around_them() {
        let (parts, _) = quoted("They left the camp by night.\nAfter years [they left the camp] by\nday and saw it.");
        assert_eq!(parts, "After years-,they left the camp,-by");
        let (parts, _) = quoted("One two three four five.\n[he said no]\nSix seven eight nine ten.");
        assert_eq!(parts, "two three four five.-,he said no,-Six seven eight nine");
    }

    #[test]
    fn a_long_quotation_is_named_by_its_ends() {
        let long = "Nobody in the city had expected that the small paper would ever be read again by anybody, \
                    and yet it was printed every week for thirty years.";
        let (parts, text) = quoted(&format!("[{long}]"));
        assert_eq!(parts, "Nobody in the city had,every week for thirty years.");
        assert_eq!(text, long);
        let (parts, text) =
            quoted("Before. [A very first paragraph, which\nand a\none that surely ends here,] I hope.");
        assert_eq!(parts, "A very first paragraph, which,one that surely ends here,");
        assert_eq!(text, "A very first paragraph, which\nand a\none that surely ends here,");
    }

    #[test]
    fn an_end_that_comes_more_than_once_is_told_by_what_follows() {
        let (parts, _) =
            quoted("[A quotation that begins like\nin the year that followed\nin the year that followed] it.");
        assert_eq!(parts, "A quotation that begins like,in the year that followed,-it.");
    }

    #[test]
    fn half_words_are_made_whole() {
        let (parts, text) = quoted("The gov[ernment of the country ann]ounced it.");
        assert_eq!(parts, "government of the country announced");
        assert_eq!(text, "government of the country announced");
        let (parts, _) = quoted("گفت که می‌[خواهد همهٔ کتاب‌]ها را در خانه بخواند.");
        assert_eq!(parts, "گفت که-,می‌خواهد همهٔ کتاب‌ها,-را در خانه بخواند.");
    }

    #[test]
    fn a_word_alone_is_not_quoted() {
        assert_eq!(Quotation::of(&blocks("The [camp] was.")), None);
        assert_eq!(Quotation::of(&blocks("The [ ] was.")), None);
        assert_eq!(Quotation::of(&[]), None);
        // Scripts that write no spaces.
        assert!(Quotation::of(&blocks("[これは長い文章の一部であり引用されることがあります]")).is_some());
    }

    #[test]
    fn what_parts_a_directive_is_written_in_numbers() {
        let link = Quotation::of(&blocks("[Well-known, they said & left \u{201c}at once\u{201d}]")).unwrap();
        assert_eq!(
            link.link("https://example.org/en/posts/1/#picture-2"),
            "https://example.org/en/posts/1/#picture-2:~:text=Well%2Dknown%2C%20they%20said%20%26%20left%20\
             %E2%80%9Cat%20once%E2%80%9D"
        );
    }

    proptest! {
        #[test]
        fn whatever_is_selected_the_directive_has_its_four_parts(
            texts in prop::collection::vec(("[ab \\-,&ü\u{200c}]{0,40}", "[ab \\-,&ü]{0,200}", "[ab \\-,&]{0,40}"), 0..4)
        ) {
            let blocks: Vec<_> = texts
                .into_iter()
                .map(|(before, selected, after)| QuotedBlock { before, selected, after })
                .collect();
            if let Some(quotation) = Quotation::of(&blocks) {
                let parts: Vec<_> = quotation.directive.split(',').collect();
                prop_assert!((1..=4).contains(&parts.len()));
                prop_assert!(parts.iter().all(|part| !part.is_empty() && !part.trim_matches('-').contains(['-', '&', ' '])));
            }
        }
    }
}
