//! An edition's texts: `locales/<lang>.json`.
//!
//! ```json
//! { "date": { "pattern": "{day} {month} {year}", "months": { "gregorian": ["January", …] } },
//!   "menu": "Menu",
//!   "comments": { "one": "{count} comment", "other": "{count} comments" } }
//! ```

use super::{
    Calendar, Digits, Language, Message, Month, Timestamp, Year,
    placeholder::fill,
    plural::{PluralForms, plural_category},
};
use crate::model::byte_order_mark::without_byte_order_mark;
use icu_plurals::PluralCategory;
use serde::{Deserialize, Serialize, Serializer, ser::SerializeMap};
use serde_json::value::RawValue;
use std::{borrow::Cow, collections::HashMap, time::Duration};

/// The words of one edition, and how it writes numbers and dates.
///
/// It is written (`Serialize`) as it is read: with its own messages and those it was completed with, and with the
/// names of its calendar's months.
#[derive(Clone, Debug)]
pub struct Catalog {
    language: Language,
    digits: Digits,
    calendar: Calendar,
    /// In the order of [`Message::ALL`].
    messages: Vec<Option<Words>>,
    dates: Option<Dates>,
}

/// A message as it is written down.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(untagged)]
enum Words {
    Plain(String),
    Plural(PluralForms),
}

/// How dates are written, and the names of the months of the edition's calendar.
#[derive(Clone, Debug)]
struct Dates {
    pattern: String,
    months: Vec<String>,
}

/// `date` as it is written down: the names of months by calendar.
#[derive(Deserialize)]
struct WrittenDates<'t> {
    pattern: String,
    #[serde(borrow)]
    months: HashMap<String, &'t RawValue>,
}

/// The same for the app.
#[derive(Serialize)]
struct PublishedDates<'a> {
    pattern: &'a str,
    months: HashMap<&'static str, &'a Vec<String>>,
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
}

impl Words {
    fn form(&self, category: PluralCategory) -> &str {
        match self {
            Self::Plain(text) => text,
            Self::Plural(forms) => forms.form(category),
        }
    }
}

impl Dates {
    fn read(written: &RawValue, calendar: Calendar) -> Option<Self> {
        let WrittenDates { pattern, months } = serde_json::from_str(written.get()).ok()?;
        let named = [calendar, calendar.months_of()];
        let months = named.iter().find_map(|calendar| months.get(calendar.name()))?;
        let months: Vec<String> = serde_json::from_str(months.get()).ok()?;
        (months.len() == calendar.months()).then_some(Self { pattern, months })
    }
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
        let document: HashMap<String, &RawValue> = match serde_json::from_str(without_byte_order_mark(text)) {
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
        let dates = document.get("date").and_then(|date| Dates::read(date, calendar));
        if dates.is_none() {
            errors.push(CatalogError::NoDates(calendar));
        }
        Ok((Self { language, digits, calendar, messages, dates }, errors))
    }

    /// The messages this catalog lacks.
    pub fn missing(&self) -> impl Iterator<Item = Message> + '_ {
        Message::ALL.iter().copied().filter(|message| self.words(*message).is_none())
    }

    /// Takes the messages that are missing from another catalog, the default edition's. Dates are its own: the
    /// names of months would be in another language.
    pub fn complete_from(&mut self, other: &Self) {
        for (words, others) in self.messages.iter_mut().zip(&other.messages) {
            if words.is_none() {
                words.clone_from(others);
            }
        }
    }

    fn words(&self, message: Message) -> Option<&Words> {
        self.messages.get(message as usize)?.as_ref()
    }

    fn form(&self, message: Message, category: PluralCategory) -> &str {
        self.words(message).map_or(message.key(), |words| words.form(category))
    }

    /// The language of the texts.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// A message's words; its key where the catalog has none.
    #[must_use]
    pub fn text(&self, message: Message) -> Cow<'_, str> {
        Cow::Borrowed(self.form(message, PluralCategory::Other))
    }

    /// A message with its `{name}`s filled in. Other braces stay as they are.
    #[must_use]
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        fill(&self.text(message), values)
    }

    /// What stands before and after a `{name}` of a message, for values that are more than text.
    #[must_use]
    pub fn around(&self, message: Message, name: &str) -> (String, String) {
        let text = self.text(message);
        let (before, after) = text.split_once(&format!("{{{name}}}")).unwrap_or((&text, ""));
        (before.to_owned(), after.to_owned())
    }

    /// A message that counts: the plural form of the language, the number in the edition's digits.
    #[must_use]
    pub fn count(&self, message: Message, count: u32) -> String {
        let number = self.number(u64::from(count));
        fill(self.form(message, plural_category(count, &self.language)), &[("count", &number)])
    }

    /// A number in the edition's digits.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        self.digits.number(number)
    }

    /// A length of time in the edition's digits, as players write it: `1:02:03`, in whole seconds.
    #[must_use]
    pub fn duration(&self, duration: Duration) -> String {
        let seconds = duration.saturating_add(Duration::from_millis(500)).as_secs();
        let (hours, minutes, seconds) = (seconds / 3600, seconds / 60 % 60, seconds % 60);
        self.digits.translate(&match hours {
            0 => format!("{minutes}:{seconds:02}"),
            _ => format!("{hours}:{minutes:02}:{seconds:02}"),
        })
    }

    /// A day in the edition's calendar, words and digits; all in digits, in the order of ISO 8601, where the
    /// catalog has no names of months.
    #[must_use]
    pub fn date(&self, timestamp: &Timestamp) -> String {
        let day = self.calendar.day(timestamp);
        let Some(Dates { pattern, months }) = &self.dates else {
            return self.digits.translate(&format!("{}-{:02}-{:02}", day.year, day.month, day.day));
        };
        let month = months.get(usize::from(day.month) - 1).map_or("", String::as_str);
        let (day_of_month, year) = (self.number(day.day.into()), self.digits.translate(&day.year.to_string()));
        fill(pattern, &[("day", &day_of_month), ("month", month), ("year", &year)])
    }
}

/// Years and months of the edition's calendar, for archives.
impl Catalog {
    /// A year in the edition's digits.
    #[must_use]
    pub fn year(&self, year: Year) -> String {
        self.digits.translate(&year.to_string())
    }

    /// A month's name; its number where the catalog has no names of months.
    #[must_use]
    pub fn month_name(&self, month: Month) -> String {
        let number = month.number();
        let name = self.dates.as_ref().and_then(|dates| dates.months.get(usize::from(number) - 1));
        name.cloned().unwrap_or_else(|| self.number(number.into()))
    }

    /// A month and its year.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        self.fill(Message::MonthOfYear, &[("month", &self.month_name(month)), ("year", &self.year(month.year()))])
    }
}

impl Serialize for Catalog {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        if let Some(dates) = &self.dates {
            let months = HashMap::from([(self.calendar.name(), &dates.months)]);
            map.serialize_entry("date", &PublishedDates { pattern: &dates.pattern, months })?;
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
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn read(tag: &str, value: &Value) -> (Catalog, Vec<CatalogError>) {
        let language = Language::parse(tag).unwrap();
        let (digits, calendar) = (Digits::usual_in(&language), Calendar::usual_in(&language));
        Catalog::read(&value.to_string(), language, digits, calendar).unwrap()
    }

    fn catalog(tag: &str, value: &Value) -> Catalog {
        let (catalog, errors) = read(tag, value);
        assert_eq!(errors, []);
        catalog
    }

    fn dates(calendar: &str, months: &[&str]) -> Value {
        json!({ "date": { "pattern": "{day} {month} {year}", "months": { calendar: months } } })
    }

    fn with(key: &str, words: Value) -> Value {
        let mut value = dates("gregorian", &["x"; 12]);
        value[key] = words;
        value
    }

    #[test]
    fn plurals_follow_the_language() {
        let forms = json!({
            "zero": "صفر", "one": "واحد", "two": "اثنان", "few": "{count} قليل", "many": "{count} كثير",
            "other": "{count} آخر"
        });
        let arabic = catalog("ar", &with("comments", forms));
        let said: Vec<_> = [0, 1, 2, 3, 11, 100, 103].map(|count| arabic.count(Message::Comments, count)).into();
        assert_eq!(said, ["صفر", "واحد", "اثنان", "٣ قليل", "١١ كثير", "١٠٠ آخر", "١٠٣ قليل"]);
    }

    #[test]
    fn a_length_of_time_is_written_as_players_write_it() {
        let written = |tag: &str, milliseconds: u64| {
            catalog(tag, &dates(Calendar::usual_in(&Language::parse(tag).unwrap()).name(), &["x"; 12]))
                .duration(Duration::from_millis(milliseconds))
        };
        let english = [400, 6_000, 61_500, 3_599_600, 3_723_000].map(|milliseconds| written("en", milliseconds));
        assert_eq!(english, ["0:00", "0:06", "1:02", "1:00:00", "1:02:03"]);
        assert_eq!(written("fa", 61_500), "۱:۰۲");
    }

    #[test]
    fn a_form_that_is_missing_is_the_other_one() {
        let catalog = catalog("en", &with("comments", json!({ "other": "{count} comments" })));
        assert_eq!(catalog.count(Message::Comments, 1), "1 comments");
    }

    #[test]
    fn a_message_nobody_wrote_is_shown_by_name_and_listed() {
        let catalog = catalog("en", &dates("gregorian", &["x"; 12]));
        assert_eq!(catalog.text(Message::Retry), "retry");
        assert_eq!(catalog.missing().count(), Message::ALL.len());
    }

    #[test]
    fn what_is_missing_comes_from_the_default_edition() {
        let mut albanian = catalog("sq", &with("menu", json!("Menyja")));
        let mut value = with("retry", json!("Try again"));
        value["menu"] = json!("Menu");
        albanian.complete_from(&catalog("en", &value));
        assert_eq!(albanian.text(Message::Retry), "Try again");
        assert_eq!(albanian.text(Message::Menu), "Menyja");
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
    fn a_byte_order_mark_does_no_harm() {
        let text = format!("\u{feff}{}", with("menu", json!("Menu")));
        let language = Language::parse("en").unwrap();
        let (catalog, _) = Catalog::read(&text, language, Digits::Latn, Calendar::Gregorian).unwrap();
        assert_eq!(catalog.text(Message::Menu), "Menu");
    }

    #[test]
    fn dates_are_said_in_the_names_of_the_calendar() {
        let day = Timestamp::parse("2023-09-11").unwrap();
        let persian = dates("persian", &["1", "2", "3", "4", "5", "شهریور", "7", "8", "9", "10", "11", "12"]);
        assert_eq!(catalog("fa", &persian).date(&day), "۲۰ شهریور ۱۴۰۲");
        let mut thai = dates("gregorian", &["1", "2", "3", "4", "5", "6", "7", "8", "กันยายน", "10", "11", "12"]);
        assert_eq!(catalog("th", &thai).date(&day), "11 กันยายน 2566");
        thai["date"]["months"]["buddhist"] = json!(vec!["ก.ย."; 12]);
        assert_eq!(catalog("th", &thai).date(&day), "11 ก.ย. 2566");
    }

    #[test]
    fn a_calendar_needs_a_name_for_each_of_its_months() {
        let read = |calendar: Calendar, months: usize| {
            let value = dates(calendar.name(), &vec!["x"; months]);
            let language = Language::parse("am").unwrap();
            Catalog::read(&value.to_string(), language, Digits::Latn, calendar).unwrap().1
        };
        for (_, calendar) in Calendar::NAMES {
            assert_eq!(read(calendar, calendar.months()), [], "{calendar:?}");
            assert_eq!(read(calendar, 11), [CatalogError::NoDates(calendar)]);
        }
        assert_eq!(read(Calendar::Ethiopic, 12), [CatalogError::NoDates(Calendar::Ethiopic)]);
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
