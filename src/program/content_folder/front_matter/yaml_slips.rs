//! Slips in YAML that its parser notices too late, or tells in words that name no remedy: what stands in the line that they
//! were made in.

use super::FrontMatterFault;
use crate::program::InvisibleSign;
use std::borrow::Cow;

/// A slip, told of the text that it is in.
pub(super) struct Slip {
    offset: usize,
    reason: String,
    remedy: Cow<'static, str>,
}

impl Slip {
    /// The same in a file, in which that text begins there.
    pub(super) fn below(self, start: usize) -> FrontMatterFault {
        let Self { offset, reason, remedy } = self;
        FrontMatterFault { offset: start + offset, reason, remedy }
    }
}

/// The slip that is behind what the parser says of a place, which is a byte of the text.
pub(super) fn find(text: &str, place: usize, reason: &str) -> Option<Slip> {
    if reason.contains("invalid trailing content") {
        quote_inside(text, place)
    } else if reason.starts_with("':' must be followed") {
        tab_after_colon(text, place)
    } else if reason.contains("byte order mark") {
        byte_order_mark(text, place)
    } else {
        no_space_after_colon(text, place)
    }
}

/// `'It's late'`: what follows on the second sign should be inside.
fn quote_inside(text: &str, place: usize) -> Option<Slip> {
    let before = text[..place].trim_end_matches([' ', '\t']);
    let quote = before.chars().next_back()?;
    let offset = before.len() - quote.len_utf8();
    let rest = line_at(text, offset).trim_end();
    // Else it may be something else that follows on a text.
    if rest.len() < 2 || !rest.ends_with(quote) {
        return None;
    }
    let (reason, remedy) = match quote {
        '\'' => (
            "it is not YAML: a text in '…' ends at the apostrophe within it",
            "write an apostrophe within '…' twice ('It''s late'), or put the text into \"…\"",
        ),
        '"' => (
            "it is not YAML: a text in \"…\" ends at the quotation mark within it",
            "write a quotation mark within \"…\" as \\\", or put the text into '…'",
        ),
        _ => return None,
    };
    Some(Slip { offset, reason: reason.to_owned(), remedy: remedy.into() })
}

/// Of other signs that nobody sees, whoever knows the keys can tell.
fn byte_order_mark(text: &str, place: usize) -> Option<Slip> {
    let word = line_at(text, place).split([':', ' ']).next()?;
    let sign = InvisibleSign::first_in(word)?;
    Some(Slip { offset: place, reason: sign.told(word), remedy: sign.remedy(word).into() })
}

fn tab_after_colon(text: &str, place: usize) -> Option<Slip> {
    let here = &text[..place + line_at(text, place).len()];
    let offset = here.rfind(":\t").map(|colon| colon + 1)?;
    Some(Slip {
        offset,
        reason: "it is not YAML: a tab stands after the colon".to_owned(),
        remedy: "write a space in place of the tab after the colon".into(),
    })
}

/// `title:The flood` is a text, which goes on in the next line: the parser notices that only at the colon of that, or at
/// the end.
fn no_space_after_colon(text: &str, place: usize) -> Option<Slip> {
    let end = place + line_at(text, place).len();
    let lines = text[..end].split_inclusive('\n').scan(0, |offset, line| {
        let start = *offset;
        *offset += line.len();
        Some((start, line))
    });
    let mut lines: Vec<_> = lines.filter(|(_, line)| !matches!(line.trim().chars().next(), None | Some('#'))).collect();
    // What is before the place in its line: where a colon is no key's, the line itself is at fault.
    if let Some((start, line)) = lines.last()
        && (*start..start + line.len()).contains(&place)
        && WithoutSpace::of(*start, line).is_none()
    {
        let is_first_colon = !text[*start..place].contains(':');
        lines.pop_if(|_| is_first_colon)?;
    }
    // Of several one below the other the first is told.
    let slips = lines.iter().rev().map_while(|(start, line)| WithoutSpace::of(*start, line));
    slips.last().map(WithoutSpace::told)
}

/// What is in the place of a colon and a space.
#[derive(Clone, Copy)]
enum InPlace {
    /// A colon alone.
    Colon,
    /// A colon and a space that is none of YAML's.
    OtherSpace(char),
    /// The colon of Chinese and Japanese texts.
    FullWidthColon,
}

/// A key, and a value that is not told from it.
struct WithoutSpace<'a> {
    offset: usize,
    written: &'a str,
    key: &'a str,
    in_place: InPlace,
    value: &'a str,
}

impl<'a> WithoutSpace<'a> {
    /// Looks for one in a line that begins at that byte.
    fn of(start: usize, line: &'a str) -> Option<Self> {
        let line = line.trim_end();
        let written = line.trim_start_matches([' ', '-']);
        let (key, after) = written.split_at(written.find([':', '：'])?);
        let is_key = key.starts_with(char::is_alphabetic)
            && key.chars().all(|sign| sign.is_alphanumeric() || matches!(sign, '_' | '-'));
        let mut rest = after.chars();
        let colon = rest.next()?;
        let rest = rest.as_str();
        let in_place = match rest.chars().next() {
            _ if colon == '：' => InPlace::FullWidthColon,
            Some(space) if !space.is_ascii() && space.is_whitespace() => InPlace::OtherSpace(space),
            Some(' ' | '\t') | None => return None,
            // Of an address.
            Some('/') if rest.starts_with("//") => return None,
            Some(_) => InPlace::Colon,
        };
        let offset = start + line.len() - written.len();
        is_key.then(|| Self { offset, written, key, in_place, value: rest.trim() })
    }

    fn told(self) -> Slip {
        const MOST_SHOWN: usize = 60;
        let Self { offset, written, key, in_place, value } = self;
        let do_what = match in_place {
            InPlace::Colon => "write a space after the colon".to_owned(),
            InPlace::OtherSpace('\u{a0}') => {
                "write an ordinary space in place of the no-break space after the colon".to_owned()
            }
            InPlace::OtherSpace(space) => {
                format!("write an ordinary space in place of the sign U+{:04X} after the colon", u32::from(space))
            }
            InPlace::FullWidthColon => {
                "write an ordinary colon and a space in place of the full-width colon".to_owned()
            }
        };
        let shown = |text: &str| match text.char_indices().nth(MOST_SHOWN) {
            Some((end, _)) => format!("{}…", &text[..end]),
            None => text.to_owned(),
        };
        Slip {
            offset,
            reason: format!("\"{}\" is no key with a value", shown(written)),
            remedy: format!("{do_what}: {key}: {}", shown(value)).trim_end().to_owned().into(),
        }
    }
}

/// What a line has from a byte on.
fn line_at(text: &str, offset: usize) -> &str {
    text[offset..].lines().next().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::FrontMatter;

    /// Line, column in bytes, reason and remedy.
    fn told(yaml: &str) -> (usize, usize, String, String) {
        let text = format!("---\n{yaml}\n---\n");
        let fault = FrontMatter::read(&text).unwrap_err();
        let before = &text[..fault.offset];
        let line = before.matches('\n').count() + 1;
        (line, before.len() - before.rfind('\n').unwrap_or_default(), fault.reason, fault.remedy.into_owned())
    }

    #[test]
    fn a_missing_space_is_told_of_its_line() {
        for (yaml, line) in [
            ("title:Missing space\ndate: 2026-02-01", 2),
            ("date: 2026-02-01\ntitle:Missing space", 3),
            ("title:Missing space", 2),
            ("title:Missing space\ndate:2026-02-01\ndraft: no", 2),
            ("date: 2026-02-01\ntitle:Missing space\n\n# a note\ntags: [a]", 3),
            ("tags:\n  - a\ntitle:Missing space\ndraft: no", 4),
        ] {
            let (found, column, reason, remedy) = told(yaml);
            assert_eq!((found, column), (line, 1), "{yaml}");
            assert_eq!(reason, "\"title:Missing space\" is no key with a value");
            assert_eq!(remedy, "write a space after the colon: title: Missing space");
        }
        let (line, column, reason, _) = told("author:\n  name:Ann\n  url: x");
        assert_eq!((line, column, reason.as_str()), (3, 3, "\"name:Ann\" is no key with a value"));
    }

    #[test]
    fn other_signs_look_like_a_colon_and_a_space() {
        let remedy = |yaml: &str| {
            let (line, _, _, remedy) = told(yaml);
            assert_eq!(line, 2, "{yaml}");
            remedy
        };
        let no_break = "write an ordinary space in place of the no-break space after the colon: title: Flood";
        assert_eq!(remedy("title:\u{a0}Flood\ndate: 2026-02-01"), no_break);
        assert!(remedy("title:\u{2003}Flood").contains("the sign U+2003"));
        let full_width = "write an ordinary colon and a space in place of the full-width colon: title: 洪水";
        assert_eq!(remedy("title：洪水\ndate: 2026-02-01"), full_width);
        assert_eq!(remedy("title： 洪水"), full_width);
    }

    #[test]
    fn what_is_no_such_slip_is_told_as_it_is() {
        for yaml in ["title: A: B", "summary: |\n  see:this\ntitle: A: B", "title: A\n  https://x.example\n  b: c"] {
            assert!(told(yaml).2.starts_with("it is not YAML: "), "{yaml}");
        }
    }

    #[test]
    fn a_tab_after_the_colon_is_named() {
        let (line, column, _, remedy) = told("date: 2026-02-01\ntitle:\tTabbed\ndraft: no");
        assert_eq!((line, column, remedy.as_str()), (3, 7, "write a space in place of the tab after the colon"));
    }

    #[test]
    fn a_byte_order_mark_is_named() {
        let (line, _, reason, remedy) = told("title: A\n\u{feff}date: 2026-02-01");
        assert_eq!((line, reason.contains("U+FEFF stands before \"date\""), remedy.ends_with("date")), (3, true, true));
    }

    #[test]
    fn a_quote_within_quotes_is_told_how_to_write() {
        let (line, column, reason, remedy) = told("title: 'It's not fine'\ndate: 2026-02-01");
        assert_eq!((line, column), (2, 11));
        assert!(reason.ends_with("ends at the apostrophe within it") && remedy.contains("'It''s late'"), "{reason}");
        let (_, column, _, remedy) = told("title: \"He said \"no\" twice\"");
        assert_eq!((column, remedy.contains("\\\"")), (17, true));
        assert!(told("title: 'A' and more").2.contains("invalid trailing content"));
    }
}
