//! YAML. Of its many ways to write a thing, those are read that people use: keys, lists and texts; no anchors, which can
//! make a short file long.

use super::{Comment, Entry, FrontMatterFault, MOST_NESTED, Value, twice, yaml_slips};
use saphyr_parser::{Event, Parser, ScalarStyle, Span};

/// A list or keys that have begun and not ended, and where they begin.
struct Begun {
    offset: usize,
    open: Open,
}

enum Open {
    List(Vec<(usize, Value)>),
    /// The key whose value comes next, too.
    Keys(Vec<Entry>, Option<(usize, String)>),
}

/// Where the characters of a text are.
enum Offsets {
    /// Each is a byte.
    Ascii,
    /// The byte of each.
    Of(Vec<usize>),
}

const QUOTE: &str = "look at this place and just before it: a text with a colon or a sign in it stands in quotation marks \
                     (title: \"The flood: a report\"), and what belongs together begins at the same column";

pub(super) fn parse(text: &str, start: usize) -> Result<(Vec<Entry>, Vec<Comment>), FrontMatterFault> {
    let offsets = if text.is_ascii() {
        Offsets::Ascii
    } else {
        Offsets::Of(text.char_indices().map(|(offset, _)| offset).collect())
    };
    let offset_of = |character: usize| {
        start
            + match &offsets {
                Offsets::Ascii => character.min(text.len()),
                Offsets::Of(offsets) => offsets.get(character).copied().unwrap_or(text.len()),
            }
    };
    let mut tree = Tree { begun: Vec::new(), whole: None };
    let mut comments = Vec::new();
    for event in Parser::new_from_str(text) {
        let (event, span) = event.map_err(|error| {
            let place = offset_of(error.marker().index());
            let slip = yaml_slips::find(text, place - start, error.info());
            let reason = format!("it is not YAML: {}", error.info());
            // The parser names the place where the value began.
            let tab = || text.find('\t').filter(|_| reason.contains("tab"));
            match slip {
                Some(slip) => slip.below(start),
                None if let Some(tab) = tab() => FrontMatterFault {
                    offset: start + tab,
                    reason,
                    remedy: "put spaces in the place of the tab".into(),
                },
                None => FrontMatterFault { offset: place, reason, remedy: QUOTE.into() },
            }
        })?;
        if let Event::Scalar(value, ScalarStyle::Plain, ..) = &event {
            comments.extend(tree.comment_after(value, &text[offset_of(span.end.index()) - start..], text, start));
        }
        tree.take(event, offset_of(beginning(&span)))?;
    }
    match tree.whole {
        None | Some((_, Value::Nothing)) => Ok(Default::default()),
        Some((_, Value::Keys(entries))) => Ok((entries, comments)),
        Some((offset, _)) => {
            let reason = "it is no list of keys and values";
            let slip = yaml_slips::find(text, offset - start, reason);
            let remedy = "write one of each in a line: title: The flood".into();
            Err(slip.map_or(FrontMatterFault { offset, reason: reason.to_owned(), remedy }, |slip| slip.below(start)))
        }
    }
}

fn beginning(span: &Span) -> usize {
    span.start.index()
}

struct Tree {
    begun: Vec<Begun>,
    whole: Option<(usize, Value)>,
}

impl Tree {
    /// What is left out after a value that comes now. `after` begins where the value ends; one that is nothing is known
    /// by its key alone.
    fn comment_after(&self, value: &str, after: &str, text: &str, start: usize) -> Option<Comment> {
        let Begun { open: Open::Keys(_, Some((_, key))), .. } = self.begun.first()? else { return None };
        let after = match &self.begun.last()?.open {
            Open::Keys(_, None) => return None,
            Open::Keys(_, Some((offset, _))) if value.is_empty() => {
                let line = text[offset - start..].lines().next()?;
                &line[line.find(':')? + 1..]
            }
            _ => after.lines().next()?,
        };
        let written = after.trim_start();
        // A comment by intent most often has a space here.
        let is_meant_as_text = written.strip_prefix('#')?.starts_with(char::is_alphanumeric);
        is_meant_as_text.then(|| Comment {
            key: key.clone(),
            offset: start + written.as_ptr() as usize - text.as_ptr() as usize,
            after: value.to_owned(),
            written: written.trim_end().to_owned(),
        })
    }

    fn take(&mut self, event: Event<'_>, offset: usize) -> Result<(), FrontMatterFault> {
        let fault = |reason: &str, remedy: &'static str| {
            Err(FrontMatterFault { offset, reason: reason.to_owned(), remedy: remedy.into() })
        };
        match event {
            Event::Scalar(text, style, ..) => {
                if let Some(Open::Keys(entries, key @ None)) = self.innermost() {
                    if entries.iter().any(|entry| entry.key == text) {
                        return Err(twice(&text, offset));
                    }
                    *key = Some((offset, text.into_owned()));
                    return Ok(());
                }
                let is_nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null" | "Null" | "NULL");
                self.put(offset, if is_nothing { Value::Nothing } else { Value::Text(text.into_owned()) });
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if matches!(self.innermost(), Some(Open::Keys(_, None))) {
                    return fault("a key is no text", "write the key as a word");
                }
                if self.begun.len() >= MOST_NESTED {
                    return fault("lists and keys are nested too deep", "write them side by side");
                }
                let is_list = matches!(event, Event::SequenceStart(..));
                let open = if is_list { Open::List(Vec::new()) } else { Open::Keys(Vec::new(), None) };
                self.begun.push(Begun { offset, open });
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let Some(Begun { offset, open }) = self.begun.pop() else { return Ok(()) };
                self.put(
                    offset,
                    match open {
                        Open::List(values) => Value::List(values),
                        Open::Keys(entries, _) => Value::Keys(entries),
                    },
                );
            }
            Event::Alias(_) => return fault("it points to another value (*)", "write out what is meant"),
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentStart(_) | Event::DocumentEnd => {}
        }
        Ok(())
    }

    fn innermost(&mut self) -> Option<&mut Open> {
        self.begun.last_mut().map(|begun| &mut begun.open)
    }

    fn put(&mut self, offset: usize, value: Value) {
        match self.innermost() {
            Some(Open::List(values)) => values.push((offset, value)),
            Some(Open::Keys(entries, key)) => {
                if let Some((offset, key)) = key.take() {
                    entries.push(Entry { key, offset, value });
                }
            }
            // A second document in one is left out.
            None => drop(self.whole.get_or_insert((offset, value))),
        }
    }
}
