//! How a catalog is written down, in `locales/<lang>.json`.
//!
//! ```json
//! { "date": { "pattern": "{day} {month} {year}", "months": { "gregorian": ["January", …] } },
//!   "menu": "Menu",
//!   "comments": { "one": "{count} comment", "other": "{count} comments" } }
//! ```

use super::Catalog;
use crate::model::locale::{Calendar, Digits, Language, Message, plural::PluralForms};
use icu_plurals::PluralCategory;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::value::RawValue;
use std::collections::HashMap;

/// A message as it is written down.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
pub(super) enum Words {
    Plain(String),
    Plural(PluralForms),
}

/// How dates are written, and the names of the months of the edition's calendar.
#[derive(Clone, Debug)]
pub(super) struct Dates {
    pub(super) pattern: String,
    pub(super) months: Vec<String>,
    /// The same for months that stand by themselves. Some languages have another form for these: in Polish it is
    /// "stycznia" within a date, and else "styczeń".
    pub(super) months_alone: Vec<String>,
}

/// `date` as it is written down: the names of months by calendar.
#[derive(Deserialize)]
struct WrittenDates<'t> {
    pattern: String,
    #[serde(borrow)]
    months: &'t RawValue,
    #[serde(borrow)]
    months_alone: Option<&'t RawValue>,
}

/// The same for the app.
#[derive(Serialize)]
struct PublishedDates<'a> {
    pattern: &'a str,
    months: HashMap<&'static str, &'a Vec<String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    months_alone: Option<HashMap<&'static str, &'a Vec<String>>>,
}

/// What is wrong with a catalog.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CatalogError {
    /// It is not a JSON object.
    #[error("it is not a JSON object: start it with {{ and \"menu\": \"…\"")]
    NotAnObject,
    /// The message is neither text nor an object of plural forms with `other`.
    #[error("\"{0}\" must be text, or an object of plural forms such as {{\"one\": \"…\", \"other\": \"…\"}}")]
    WrongMessage(&'static str),
    /// `date.pattern` or the names of the months are missing.
    #[error(
        "\"date\" must hold \"pattern\" and, in \"months\", {} names for the edition's calendar, \"{}\"",
        .0.months(),
        .0.name()
    )]
    NoDates(Calendar),
    /// `date.months_alone` is there and lacks names.
    #[error("\"date.months_alone\" must hold {} names for the edition's calendar, \"{}\"", .0.months(), .0.name())]
    WrongMonthsAlone(Calendar),
}

impl Words {
    pub(super) fn form(&self, category: PluralCategory) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Plural(forms) => forms.form(category),
        }
    }
}

impl Dates {
    fn read(written: &RawValue, calendar: Calendar, errors: &mut Vec<CatalogError>) -> Option<Self> {
        let WrittenDates { pattern, months, months_alone } = serde_json::from_str(written.get()).ok()?;
        let months = names(months, calendar)?;
        let alone = months_alone.and_then(|alone| names(alone, calendar));
        if months_alone.is_some() && alone.is_none() {
            errors.push(CatalogError::WrongMonthsAlone(calendar));
        }
        Some(Self { pattern, months_alone: alone.unwrap_or_else(|| months.clone()), months })
    }
}

/// The names of a calendar's months, if all are there.
fn names(written: &RawValue, calendar: Calendar) -> Option<Vec<String>> {
    let by_calendar: HashMap<String, &RawValue> = serde_json::from_str(written.get()).ok()?;
    let mut lists =
        [calendar, calendar.months_of()].into_iter().filter_map(|calendar| by_calendar.get(calendar.name()));
    let list: Vec<String> = serde_json::from_str(lists.next()?.get()).ok()?;
    (list.len() == calendar.months()).then_some(list)
}

impl Catalog {
    /// Reads a catalog. A message that is wrong is left out and reported; the others stay.
    ///
    /// # Errors
    /// Where the text is not JSON.
    pub fn read(
        text: &str,
        language: Language,
        digits: Digits,
        calendar: Calendar,
    ) -> Result<(Self, Vec<CatalogError>), serde_json::Error> {
        let mut errors = Vec::new();
        // Each message is read by itself, so that an error in one leaves the others.
        let document: HashMap<String, &RawValue> = match serde_json::from_str(text) {
            Err(error) if error.is_data() => {
                errors.push(CatalogError::NotAnObject);
                HashMap::new()
            }
            read => read?,
        };
        let mut messages = Vec::with_capacity(Message::ALL.len());
        for message in Message::ALL {
            let written = document.get(message.key());
            let words = written.and_then(|written| serde_json::from_str::<Words>(written.get()).ok());
            if written.is_some() && words.is_none() {
                errors.push(CatalogError::WrongMessage(message.key()));
            }
            messages.push(words);
        }
        let dates = document.get("date").and_then(|date| Dates::read(date, calendar, &mut errors));
        if dates.is_none() {
            errors.push(CatalogError::NoDates(calendar));
        }
        Ok((Self { language, digits, calendar, messages, dates }, errors))
    }
}

impl Serialize for Catalog {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(dates) = &self.dates {
            let Dates { pattern, months, months_alone } = dates;
            let of_calendar = |names| HashMap::from([(self.calendar.name(), names)]);
            let months_alone = (months_alone != months).then(|| of_calendar(months_alone));
            map.serialize_entry("date", &PublishedDates { pattern, months: of_calendar(months), months_alone })?;
        }
        for message in Message::ALL {
            if let Some(words) = self.words(*message) {
                map.serialize_entry(message.key(), words)?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::model::locale::{Month, Timestamp};
    use serde_json::{Value, json};
    use strum::VariantArray;

    fn read(tag: &str, value: &Value) -> (Catalog, Vec<CatalogError>) {
        let language = Language::parse(tag).unwrap();
        let (digits, calendar) = (Digits::usual_in(&language), Calendar::usual_in(&language));
        Catalog::read(&value.to_string(), language, digits, calendar).unwrap()
    }

    pub(in super::super) fn catalog(tag: &str, value: &Value) -> Catalog {
        let (catalog, errors) = read(tag, value);
        assert_eq!(errors, []);
        catalog
    }

    pub(in super::super) fn dates(calendar: &str, months: &[&str]) -> Value {
        json!({ "date": { "pattern": "{day} {month} {year}", "months": { calendar: months } } })
    }

    pub(in super::super) fn with(key: &str, words: Value) -> Value {
        let mut value = dates("gregorian", &["x"; 12]);
        value[key] = words;
        value
    }

    #[test]
    fn a_catalog_is_written_as_it_is_read_with_what_it_was_completed_with() {
        let months = ["فروردین"; 12];
        let mut value = dates("persian", &months);
        value["date"]["months"]["gregorian"] = json!(vec!["ژانویه"; 12]);
        value["comments"] = json!({ "one": "{count} دیدگاه", "other": "{count} دیدگاه" });
        value["nobody_asks"] = json!("x");
        let mut persian = catalog("fa", &value);
        persian.complete_from(&catalog("en", &with("retry", json!("Try again"))));
        let mut expected = dates("persian", &months);
        expected["comments"] = value["comments"].clone();
        expected["retry"] = json!("Try again");
        let written = serde_json::to_value(&persian).unwrap();
        assert_eq!(written, expected);
        assert_eq!(serde_json::to_value(catalog("fa", &written)).unwrap(), expected);
    }

    #[test]
    fn faults_are_named_and_cost_one_message_each() {
        let value = json!({
            "menu": 5, "comments": { "one": "no other" }, "tags": { "one": 1, "other": "x" }, "share": null,
            "retry": "Retry"
        });
        let (catalog, errors) = read("en", &value);
        assert_eq!(
            errors,
            [
                CatalogError::WrongMessage("menu"),
                CatalogError::WrongMessage("comments"),
                CatalogError::WrongMessage("tags"),
                CatalogError::WrongMessage("share"),
                CatalogError::NoDates(Calendar::Gregorian),
            ]
        );
        assert_eq!(catalog.text(Message::Retry), "Retry");
        let day = Timestamp::parse("2009-08-05").unwrap();
        assert_eq!(catalog.date(&day), "2009-08-05");
    }

    #[test]
    fn what_is_no_catalog_is_said_so() {
        let (catalog, errors) = read("en", &json!([]));
        assert_eq!(errors, [CatalogError::NotAnObject, CatalogError::NoDates(Calendar::Gregorian)]);
        assert_eq!(catalog.missing().count(), Message::ALL.len());
        let language = Language::parse("en").unwrap();
        assert!(Catalog::read("{", language, Digits::Latn, Calendar::Gregorian).is_err());
    }

    #[test]
    fn a_calendar_needs_a_name_for_each_of_its_months() {
        let read = |calendar: Calendar, months: usize| {
            let value = dates(calendar.name(), &vec!["x"; months]);
            let language = Language::parse("am").unwrap();
            Catalog::read(&value.to_string(), language, Digits::Latn, calendar).unwrap().1
        };
        for calendar in Calendar::VARIANTS.iter().copied() {
            assert_eq!(read(calendar, calendar.months()), [], "{calendar:?}");
            assert_eq!(read(calendar, 11), [CatalogError::NoDates(calendar)]);
        }
        assert_eq!(read(Calendar::Ethiopic, 12), [CatalogError::NoDates(Calendar::Ethiopic)]);
    }

    #[test]
    fn months_that_stand_by_themselves_may_have_names_of_their_own() {
        let mut value = dates("gregorian", &["stycznia"; 12]);
        let month = Month::parse("2026", "01").unwrap();
        let named = |value: &Value| {
            let (catalog, errors) = read("pl", value);
            (catalog.month_name(month), catalog.date(&Timestamp::parse("2026-01-05").unwrap()), errors)
        };
        let in_a_date = "5 stycznia 2026".to_owned();
        assert_eq!(named(&value), ("stycznia".to_owned(), in_a_date.clone(), vec![]));
        value["date"]["months_alone"] = json!({ "gregorian": vec!["styczeń"; 12] });
        assert_eq!(named(&value), ("styczeń".to_owned(), in_a_date.clone(), vec![]));
        let written = serde_json::to_value(catalog("pl", &value)).unwrap();
        assert_eq!(written, value);
        for wrong in [json!({ "gregorian": vec!["styczeń"; 11] }), json!({}), json!(5)] {
            value["date"]["months_alone"] = wrong;
            let wrong = vec![CatalogError::WrongMonthsAlone(Calendar::Gregorian)];
            assert_eq!(named(&value), ("stycznia".to_owned(), in_a_date.clone(), wrong));
        }
    }

    #[test]
    fn a_fault_says_what_to_do() {
        assert_eq!(
            CatalogError::NoDates(Calendar::Ethiopic).to_string(),
            "\"date\" must hold \"pattern\" and, in \"months\", 13 names for the edition's calendar, \"ethiopic\""
        );
        assert_eq!(
            CatalogError::NotAnObject.to_string(),
            "it is not a JSON object: start it with { and \"menu\": \"…\""
        );
    }
}
