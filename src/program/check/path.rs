//! Where in a document something stands, as its owner reads it: `editions[1].menu[0].to`.

use serde_json::Value;
use std::fmt;

/// One step from a value to a value in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To the value of a key.
    Key(String),
    /// To an entry of a list.
    Index(usize),
}

/// The way from the document to a value in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Path(pub(super) Vec<Step>);

impl Path {
    /// The path that a JSON pointer names in a document.
    pub(super) fn of_pointer(pointer: &str, mut document: &Value) -> Self {
        let mut steps = Vec::new();
        for segment in pointer.split('/').skip(1) {
            let key = segment.replace("~1", "/").replace("~0", "~");
            let index = key.parse().ok().filter(|_| document.is_array());
            document = index.map_or(&document[&key], |index: usize| &document[index]);
            steps.push(index.map_or(Step::Key(key), Step::Index));
        }
        Self(steps)
    }

    /// Reads a path whose keys are plain words, as those of `site.json` are.
    pub(super) fn parse(text: &str) -> Self {
        let words = text.split(['.', '[', ']']).filter(|word| !word.is_empty());
        Self(words.map(|word| word.parse().map_or_else(|_| Step::Key(word.to_owned()), Step::Index)).collect())
    }

    pub(super) fn join(&self, key: &str) -> Self {
        let mut steps = self.0.clone();
        steps.push(Step::Key(key.to_owned()));
        Self(steps)
    }

    /// The keys on the way, without the numbers of entries.
    pub(super) fn keys(&self) -> Vec<&str> {
        let keys = self.0.iter().filter_map(|step| match step {
            Step::Key(key) => Some(key.as_str()),
            Step::Index(_) => None,
        });
        keys.collect()
    }

    /// The value that is there; `null` where none is.
    pub(super) fn value_in<'a>(&self, document: &'a Value) -> &'a Value {
        self.0.iter().fold(document, |value, step| match step {
            Step::Key(key) => &value[key],
            Step::Index(index) => &value[index],
        })
    }

    /// Whether this is the way to a value that holds the other, or to the other itself.
    pub(super) fn leads_to(&self, other: &Self) -> bool {
        other.0.starts_with(&self.0)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, step) in self.0.iter().enumerate() {
            match step {
                Step::Index(index) => write!(formatter, "[{index}]")?,
                Step::Key(key) if position == 0 => formatter.write_str(key)?,
                Step::Key(key) => write!(formatter, ".{key}")?,
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_path_is_written_as_it_is_read() {
        for text in ["editions[1].menu[0].to", "name", ""] {
            assert_eq!(Path::parse(text).to_string(), text);
        }
        let document = json!({ "a/b": [{ "0": 1 }] });
        assert_eq!(Path::of_pointer("/a~1b/0/0", &document).to_string(), "a/b[0].0");
        assert_eq!(Path::of_pointer("", &document), Path::default());
    }
}
