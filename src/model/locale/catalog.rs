//! An edition's texts: `locales/<lang>.json`.
//!
//! ```json
//! { "date": { "pattern": "{day} {month} {year}", "months": { "gregorian": ["January", …] } },
//!   "menu": "Menu",
//!   "comments": { "one": "{count} comment", "other": "{count} comments" } }
//! ```

use super::{Calendar, Digits, Language, Message, Plural, Timestamp};
use crate::model::json::Json;
use std::{borrow::Cow, fmt};

/// The words of one edition, and how it writes numbers and dates.
#[derive(Debug)]
pub struct Catalog {
    language: Language,
    digits: Digits,
    calendar: Calendar,
    /// In the order of [`Message::ALL`].
    messages: Vec<Option<Words>>,
    date_pattern: String,
    months: Vec<String>,
}

#[derive(Clone, Debug)]
enum Words {
    Plain(String),
    /// The forms by the names of their categories; `other` is among them.
    Plural(Vec<(String, String)>),
}

/// What is wrong with a catalog.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogError {
    /// It is not a JSON object.
    NotAnObject,
    /// The message stands there, but is neither text nor an object of plural forms with `other`.
    WrongMessage(&'static str),
    /// `date.pattern` or the twelve `date.months` of the edition's calendar are missing.
    NoDates,
}

impl fmt::Display for CatalogError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotAnObject => formatter.write_str("it is not a JSON object: start it with { and \"menu\": \"…\""),
            Self::WrongMessage(key) => write!(
                formatter,
                "\"{key}\" must be text, or an object of plural forms such as {{\"one\": \"…\", \"other\": \"…\"}}"
            ),
            Self::NoDates => formatter.write_str(
                "\"date\" must hold \"pattern\" and, in \"months\", twelve names for the edition's calendar",
            ),
        }
    }
}

impl Words {
    fn read(json: &Json<'_>) -> Option<Self> {
        match json {
            Json::Text(text) => Some(Self::Plain(text.to_string())),
            Json::Object(forms) => {
                let forms =
                    forms.iter().filter_map(|(name, text)| Some((name.to_string(), text.as_text()?.to_owned())));
                let words = Self::Plural(forms.collect());
                words.form(Plural::Other).is_some().then_some(words)
            }
            _ => None,
        }
    }

    /// The words for a category; those of `other` where it has none.
    fn form(&self, category: Plural) -> Option<&str> {
        match self {
            Self::Plain(text) => Some(text),
            Self::Plural(forms) => {
                let form = |category: Plural| forms.iter().find(|(name, _)| name == category.name());
                let (_, text) = form(category).or_else(|| form(Plural::Other))?;
                Some(text)
            }
        }
    }
}

impl Catalog {
    /// Reads a catalog. What is wrong in it is left out and reported, so that one slip costs one message.
    #[must_use]
    pub fn read(json: &Json<'_>, language: Language, digits: Digits, calendar: Calendar) -> (Self, Vec<CatalogError>) {
        let mut errors = Vec::new();
        if !matches!(json, Json::Object(_)) {
            errors.push(CatalogError::NotAnObject);
        }
        let mut messages = Vec::with_capacity(Message::ALL.len());
        for message in Message::ALL {
            let json = json.get(message.key());
            let words = json.and_then(Words::read);
            if json.is_some() && words.is_none() {
                errors.push(CatalogError::WrongMessage(message.key()));
            }
            messages.push(words);
        }
        let (date_pattern, months) = Self::read_dates(json, calendar).unwrap_or_else(|| {
            errors.push(CatalogError::NoDates);
            // ISO 8601 is understood everywhere.
            ("{year}-{month}-{day}".to_owned(), Vec::new())
        });
        (Self { language, digits, calendar, messages, date_pattern, months }, errors)
    }

    fn read_dates(json: &Json<'_>, calendar: Calendar) -> Option<(String, Vec<String>)> {
        let date = json.get("date")?;
        let (name, _) = Calendar::NAMES.iter().find(|(_, known)| *known == calendar)?;
        let months = date.get("months")?.list(name).iter();
        let months: Vec<String> = months.filter_map(|month| month.as_text().map(str::to_owned)).collect();
        (months.len() == 12).then_some((date.string("pattern")?, months))
    }

    /// The messages this catalog lacks.
    pub fn missing(&self) -> impl Iterator<Item = Message> + '_ {
        Message::ALL.iter().copied().filter(|message| self.words(*message).is_none())
    }

    /// Takes what is missing from another catalog, the default edition's.
    pub fn fill_from(&mut self, other: &Self) {
        for (words, others) in self.messages.iter_mut().zip(&other.messages) {
            if words.is_none() {
                words.clone_from(others);
            }
        }
    }

    fn words(&self, message: Message) -> Option<&Words> {
        self.messages.get(message as usize)?.as_ref()
    }

    fn form(&self, message: Message, category: Plural) -> &str {
        self.words(message).and_then(|words| words.form(category)).unwrap_or(message.key())
    }

    /// The language of the texts.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// A message's words; its key where nobody wrote them.
    #[must_use]
    pub fn text(&self, message: Message) -> Cow<'_, str> {
        Cow::Borrowed(self.form(message, Plural::Other))
    }

    /// A message with its `{name}`s filled in. Other braces stay as they are.
    #[must_use]
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        fill(&self.text(message), values)
    }

    /// A message that counts: the plural form of the language, the number in the edition's digits.
    #[must_use]
    pub fn count(&self, message: Message, count: u32) -> String {
        let number = self.number(u64::from(count));
        fill(self.form(message, Plural::of(count, &self.language)), &[("count", &number)])
    }

    /// A number in the edition's digits.
    #[must_use]
    pub fn number(&self, number: u64) -> String {
        self.digits.number(number)
    }

    /// A day in the edition's calendar, words and digits.
    #[must_use]
    pub fn date(&self, timestamp: &Timestamp) -> String {
        let day = self.calendar.day(timestamp);
        let two = |number: u8| self.digits.translate(&format!("{number:02}"));
        let number_or_name = match self.months.get(usize::from(day.month) - 1) {
            Some(name) => name.clone(),
            None => two(day.month),
        };
        let day_of_month = if self.months.is_empty() { two(day.day) } else { self.number(day.day.into()) };
        fill(
            &self.date_pattern,
            &[
                ("day", &day_of_month),
                ("month", &number_or_name),
                ("year", &self.digits.translate(&day.year.to_string())),
            ],
        )
    }
}

fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        rest = &rest[open..];
        let value = rest.find('}').and_then(|close| {
            let name = &rest[1..close];
            let (_, value) = values.iter().find(|(known, _)| *known == name)?;
            Some((value, close))
        });
        if let Some((value, close)) = value {
            text.push_str(value);
            rest = &rest[close + 1..];
        } else {
            text.push('{');
            rest = &rest[1..];
        }
    }
    text.push_str(rest);
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::{Value, json};

    fn catalog(tag: &str, value: &Value) -> Catalog {
        let language = Language::parse(tag).unwrap();
        let (digits, calendar) = (Digits::usual_in(&language), Calendar::usual_in(&language));
        let (catalog, errors) = Catalog::read(&Json::parse(&value.to_string()).unwrap(), language, digits, calendar);
        assert_eq!(errors, []);
        catalog
    }

    fn dates(calendar: &str, months: [&str; 12]) -> Value {
        json!({ "date": { "pattern": "{day} {month} {year}", "months": { calendar: months } } })
    }

    #[test]
    fn plurals_follow_the_language() {
        let forms = json!({
            "zero": "صفر", "one": "واحد", "two": "اثنان", "few": "{count} قليل", "many": "{count} كثير",
            "other": "{count} آخر"
        });
        let mut value = dates("gregorian", ["x"; 12]);
        value["comments"] = forms;
        let arabic = catalog("ar", &value);
        let said: Vec<_> = [0, 1, 2, 3, 11, 100, 103].map(|count| arabic.count(Message::Comments, count)).into();
        assert_eq!(said, ["صفر", "واحد", "اثنان", "٣ قليل", "١١ كثير", "١٠٠ آخر", "١٠٣ قليل"]);
    }

    #[test]
    fn a_form_that_is_missing_is_the_other_one() {
        let mut value = dates("gregorian", ["x"; 12]);
        value["comments"] = json!({ "other": "{count} comments" });
        assert_eq!(catalog("en", &value).count(Message::Comments, 1), "1 comments");
    }

    #[test]
    fn a_message_nobody_wrote_is_shown_by_name_and_listed() {
        let catalog = catalog("en", &dates("gregorian", ["x"; 12]));
        assert_eq!(catalog.text(Message::Retry), "retry");
        assert_eq!(catalog.missing().count(), Message::ALL.len());
    }

    #[test]
    fn what_is_missing_comes_from_the_default_edition() {
        let mut albanian = catalog("sq", &dates("gregorian", ["x"; 12]));
        let mut value = dates("gregorian", ["x"; 12]);
        value["retry"] = json!("Try again");
        albanian.fill_from(&catalog("en", &value));
        assert_eq!(albanian.text(Message::Retry), "Try again");
    }

    #[test]
    fn faults_are_named_and_cost_one_message_each() {
        let language = Language::parse("en").unwrap();
        let value = json!({ "menu": 5, "comments": { "one": "no other" }, "retry": "Retry" });
        let (catalog, errors) =
            Catalog::read(&Json::parse(&value.to_string()).unwrap(), language, Digits::Latn, Calendar::Gregorian);
        assert_eq!(
            errors,
            [CatalogError::WrongMessage("menu"), CatalogError::WrongMessage("comments"), CatalogError::NoDates,]
        );
        assert_eq!(catalog.text(Message::Retry), "Retry");
        let day = Timestamp::parse("2009-08-05").unwrap();
        assert_eq!(catalog.date(&day), "2009-08-05");
    }

    #[test]
    fn only_named_braces_are_filled() {
        assert_eq!(fill("{a} {b} {a", &[("a", "{b}")]), "{b} {b} {a");
        assert_eq!(fill("{{a}}", &[("a", "1")]), "{1}");
    }

    proptest! {
        #[test]
        fn no_pattern_panics(pattern in "[{}aبé ]{0,20}") {
            let _ = fill(&pattern, &[("a", "1")]);
        }
    }
}
