//! Footnotes of which one half is missing: a sign in a text without a footnote, and a footnote that no sign leads to.

use super::Slip;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::collections::{HashMap, HashSet};
use unicase::UniCase;

/// How a footnote begins, and the sign in a text that refers to one.
const SIGN: &str = "[^";

/// Nobody gives a footnote a longer name, in bytes.
const LONGEST_NAME: usize = 1000;

/// What in a text looks like a sign that refers to a footnote: where it is, and the name in it.
pub fn signs(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.match_indices(SIGN).filter_map(|(start, _)| {
        let rest = &text[start + SIGN.len()..];
        let rest = &rest[..rest.floor_char_boundary(LONGEST_NAME)];
        let mut is_escaped = false;
        let end = rest.find(|sign| {
            let ends = !is_escaped && matches!(sign, '[' | ']' | '\n' | '\r');
            is_escaped = sign == '\\' && !is_escaped;
            ends
        })?;
        let name = &rest[..end];
        let backslashes = text[..start].len() - text[..start].trim_end_matches('\\').len();
        let is_sign = rest[end..].starts_with(']') && !name.trim().is_empty() && backslashes.is_multiple_of(2);
        is_sign.then_some((start, name))
    })
}

/// Of a sign that is shown as it stands, for there is no footnote of its name.
pub fn without_footnote(offset: usize, name: &str) -> Slip {
    Slip {
        offset,
        what: format!("there is no footnote \"[^{name}]\": the sign for it is shown as it stands"),
        remedy: format!(
            "write the footnote in a paragraph of its own, \"[^{name}]: its words\"; where none is meant, write \"\\[^{name}]\""
        ),
    }
}

/// The footnotes of a text, and what refers to them.
#[derive(Default)]
pub struct Footnotes<'a> {
    /// In the order in which they stand.
    all: Vec<Footnote<'a>>,
    /// The numbers of those that have begun and not ended.
    open: Vec<usize>,
    /// What the text outside of them refers to.
    from_text: Vec<UniCase<CowStr<'a>>>,
    names: HashSet<UniCase<CowStr<'a>>>,
}

struct Footnote<'a> {
    name: UniCase<CowStr<'a>>,
    offset: usize,
    refers_to: Vec<UniCase<CowStr<'a>>>,
    /// Another one above has its name, and is shown.
    is_left_out: bool,
}

impl<'a> Footnotes<'a> {
    /// Takes note of what is read, from the beginning to the end.
    pub fn read(&mut self, event: &Event<'a>, offset: usize) {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => {
                let name = UniCase::new(name.clone());
                let is_left_out = !self.names.insert(name.clone());
                self.open.push(self.all.len());
                self.all.push(Footnote { name, offset, refers_to: Vec::new(), is_left_out });
            }
            Event::End(TagEnd::FootnoteDefinition) => drop(self.open.pop()),
            Event::FootnoteReference(name) => {
                let refers_to = match self.open.last() {
                    Some(around) => &mut self.all[*around].refers_to,
                    None => &mut self.from_text,
                };
                refers_to.push(UniCase::new(name.clone()));
            }
            _ => {}
        }
    }

    /// Whether what is being read is in a footnote that is not shown.
    pub fn is_left_out(&self) -> bool {
        self.open.last().is_some_and(|around| self.all[*around].is_left_out)
    }

    /// Those that are not shown, and those that nobody is led to; `in_html` are the names of signs that stand in HTML.
    pub fn useless(&self, in_html: &HashSet<UniCase<&str>>) -> impl Iterator<Item = Slip> {
        let reached = self.reached();
        self.all.iter().filter_map(move |footnote| {
            let name = &*footnote.name;
            let (what, remedy) = if footnote.is_left_out {
                (
                    format!("there is a footnote \"[^{name}]\" above: this one is left out"),
                    "give it another name, here and where the text refers to it".to_owned(),
                )
            } else if reached.contains(&footnote.name) {
                return None;
            } else if in_html.contains(&UniCase::new(name)) {
                (
                    format!("the sign \"[^{name}]\" stands in HTML, which is not read as Markdown: nobody is led here"),
                    "leave an empty line before and after the text that it stands in".to_owned(),
                )
            } else {
                (
                    format!(
                        "nothing refers to the footnote \"[^{name}]\": it stands at the end, and nobody is led to it"
                    ),
                    format!("write \"[^{name}]\" in the text where it belongs; or take it out"),
                )
            };
            Some(Slip { offset: footnote.offset, what, remedy })
        })
    }

    /// The names of what a reader of the text is led to, from footnote to footnote.
    fn reached(&self) -> HashSet<&UniCase<CowStr<'a>>> {
        let shown: HashMap<_, _> = self.all.iter().filter(|one| !one.is_left_out).map(|one| (&one.name, one)).collect();
        let (mut reached, mut open) = (HashSet::new(), self.from_text.iter().collect::<Vec<_>>());
        while let Some(name) = open.pop() {
            if reached.insert(name)
                && let Some(footnote) = shown.get(name)
            {
                open.extend(&footnote.refers_to);
            }
        }
        reached
    }
}
