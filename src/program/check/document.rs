//! A document as a whole: whether it is JSON, the keys in it that stand twice, and the site it says it belongs to.

use super::{not_json::NotJson, report::Reporter};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::{
    collections::HashSet,
    fmt::{self, Write},
    io::{self, BufRead},
};

/// What is wrong with a key that another one is like.
pub(super) const TWICE: &str = "the key stands twice";

/// A document that is held in memory.
pub(super) enum Opened {
    Text(String),
    /// The text up to where it is none.
    NotUtf8(String),
    NotJson(NotJson),
    Failed(io::Error),
}

/// Reads a small document whole.
pub(super) fn read(opened: io::Result<impl BufRead>) -> Opened {
    let mut bytes = Vec::new();
    let read = opened.and_then(|mut reader| {
        let kind = NotJson::of(reader.fill_buf()?);
        if kind.is_none() {
            reader.read_to_end(&mut bytes)?;
        }
        Ok(kind)
    });
    match read {
        Ok(Some(kind)) => Opened::NotJson(kind),
        Ok(None) => match String::from_utf8(bytes) {
            Ok(text) => Opened::Text(text),
            Err(error) => {
                let end = error.utf8_error().valid_up_to();
                Opened::NotUtf8(String::from_utf8_lossy(&error.as_bytes()[..end]).into_owned())
            }
        },
        Err(error) => Opened::Failed(error),
    }
}

/// What is seen when a document is read for its keys alone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// Keys that stand twice in an object: their places.
    pub(super) duplicates: Vec<String>,
    /// The site that a feed says it belongs to.
    pub(super) home_page_url: Option<String>,
}

impl Outline {
    /// Looks through a document; where it is not JSON, as far as it is.
    pub(super) fn of(mut reader: impl BufRead) -> Self {
        let mut outline = Self::default();
        if reader.fill_buf().is_ok_and(|start| start.starts_with(b"\xef\xbb\xbf")) {
            reader.consume(3);
        }
        let mut deserializer = serde_json::Deserializer::from_reader(reader);
        let place = &mut String::new();
        // What is wrong with it is told by whoever reads it for what it says.
        drop(deserializer.deserialize_any(Values { place, outline: &mut outline }));
        outline
    }

    /// Reports the keys that stand twice.
    pub(super) fn report_duplicates(&self, reporter: &mut Reporter) {
        for place in &self.duplicates {
            let remedy = "leave one of them: which of them counts, each program decides by itself";
            reporter.error(place, TWICE, remedy);
        }
    }
}

/// Every value of a document, at its place.
struct Values<'a> {
    place: &'a mut String,
    outline: &'a mut Outline,
}

impl Values<'_> {
    fn within<E: Error>(
        &mut self,
        step: fmt::Arguments<'_>,
        read: impl FnOnce(Values) -> Result<(), E>,
    ) -> Result<(), E> {
        let length = self.place.len();
        self.place.write_fmt(step).map_err(E::custom)?;
        read(Values { place: self.place, outline: self.outline })?;
        self.place.truncate(length);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Values<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Values<'_> {
    type Value = ();

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut keys = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let dot = if self.place.is_empty() { "" } else { "." };
            let is_new = keys.insert(key.clone());
            self.within(format_args!("{dot}{key}"), |values| {
                if !is_new {
                    values.outline.duplicates.push(values.place.clone());
                }
                map.next_value_seed(values)
            })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(mut self, mut list: A) -> Result<(), A::Error> {
        for index in 0.. {
            let mut is_end = false;
            self.within(format_args!("[{index}]"), |values| {
                is_end = list.next_element_seed(values)?.is_none();
                Ok(())
            })?;
            if is_end {
                break;
            }
        }
        Ok(())
    }

    fn visit_str<E>(self, text: &str) -> Result<(), E> {
        if self.place == "home_page_url" {
            self.outline.home_page_url = Some(text.to_owned()).filter(|text| !text.trim().is_empty());
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_that_stand_twice_are_found_at_every_depth() {
        let text = "\u{feff}{\"a\": 1, \"home_page_url\": \"https://old.example/\", \"items\": [{\"id\": null, \"b\": 1.5, \"b\": -2},\
                    {\"b\": true, \"c\": {\"d\": \"x\", \"d\": []}}], \"a\": {\"home_page_url\": \"no\"}}";
        let outline = Outline::of(text.as_bytes());
        assert_eq!(outline.duplicates, ["items[0].b", "items[1].c.d", "a"]);
        assert_eq!(outline.home_page_url.as_deref(), Some("https://old.example/"));
    }

    #[test]
    fn what_is_not_json_is_looked_through_as_far_as_it_is() {
        assert_eq!(Outline::of(b"{\"a\": 1, \"a\": 2, ".as_slice()).duplicates, ["a"]);
        assert_eq!(Outline::of(b"".as_slice()), Outline::default());
    }
}
