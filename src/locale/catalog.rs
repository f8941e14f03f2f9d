//! An edition's texts: `locales/<lang>.json`.
//!
//! ```json
//! { "date": { "pattern": "{day} {month} {year}", "months": { "gregorian": ["January", …] } },
//!   "menu": "Menu",
//!   "comments": { "one": "{count} comment", "other": "{count} comments" } }
//! ```

use super::{Calendar, Digits, Language, Message, Timestamp};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use serde_json::{Map, Value};
use std::{borrow::Cow, collections::BTreeMap, fmt};

/// The words of one edition, and how it writes numbers and dates.
#[derive(Debug)]
pub struct Catalog {
    language: Language,
    digits: Digits,
    calendar: Calendar,
    messages: BTreeMap<&'static str, Words>,
    date_pattern: String,
    months: Vec<String>,
    plural_rules: Option<PluralRules>,
}

#[derive(Clone, Debug)]
enum Words {
    Plain(String),
    Plural(BTreeMap<String, String>),
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
    fn read(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Plain(text.clone())),
            Value::Object(forms) => {
                let forms: BTreeMap<_, _> =
                    forms.iter().filter_map(|(name, text)| Some((name.clone(), text.as_str()?.to_owned()))).collect();
                forms.contains_key("other").then_some(Self::Plural(forms))
            }
            _ => None,
        }
    }
}

impl Catalog {
    /// Reads a catalog. What is wrong in it is left out and reported, so that one slip costs one message.
    #[must_use]
    pub fn read(value: &Value, language: Language, digits: Digits, calendar: Calendar) -> (Self, Vec<CatalogError>) {
        let mut errors = Vec::new();
        let empty = Map::new();
        let object = value.as_object().unwrap_or_else(|| {
            errors.push(CatalogError::NotAnObject);
            &empty
        });
        let mut messages = BTreeMap::new();
        for message in Message::ALL {
            let Some(value) = object.get(message.key()) else {
                continue;
            };
            match Words::read(value) {
                Some(words) => drop(messages.insert(message.key(), words)),
                None => errors.push(CatalogError::WrongMessage(message.key())),
            }
        }
        let (date_pattern, months) = Self::read_dates(object, calendar).unwrap_or_else(|| {
            errors.push(CatalogError::NoDates);
            // ISO 8601 is understood everywhere.
            ("{year}-{month}-{day}".to_owned(), Vec::new())
        });
        let plural_rules = language
            .as_str()
            .parse::<Locale>()
            .ok()
            .and_then(|locale| PluralRules::try_new_cardinal((&locale).into()).ok());
        let catalog = Self { language, digits, calendar, messages, date_pattern, months, plural_rules };
        (catalog, errors)
    }

    fn read_dates(object: &Map<String, Value>, calendar: Calendar) -> Option<(String, Vec<String>)> {
        let date = object.get("date")?;
        let pattern = date.get("pattern")?.as_str()?.to_owned();
        let name = match calendar {
            Calendar::Gregorian => "gregorian",
            Calendar::Persian => "persian",
        };
        let months: Vec<String> = date
            .get("months")?
            .get(name)?
            .as_array()?
            .iter()
            .filter_map(|month| Some(month.as_str()?.to_owned()))
            .collect();
        (months.len() == 12).then_some((pattern, months))
    }

    /// The messages this catalog lacks.
    pub fn missing(&self) -> impl Iterator<Item = Message> + '_ {
        Message::ALL.iter().copied().filter(|message| !self.messages.contains_key(message.key()))
    }

    /// Takes what is missing from another catalog, the default edition's.
    pub fn fill_from(&mut self, other: &Self) {
        for (key, words) in &other.messages {
            self.messages.entry(key).or_insert_with(|| words.clone());
        }
    }

    /// The language of the texts.
    #[must_use]
    pub fn language(&self) -> &Language {
        &self.language
    }

    /// A message's words; its key where nobody wrote them.
    #[must_use]
    pub fn text(&self, message: Message) -> Cow<'_, str> {
        match self.messages.get(message.key()) {
            Some(Words::Plain(text)) => Cow::Borrowed(text),
            Some(Words::Plural(forms)) => Cow::Borrowed(forms.get("other").map_or(message.key(), String::as_str)),
            None => Cow::Borrowed(message.key()),
        }
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
        let category = self.plural_rules.as_ref().map_or(PluralCategory::Other, |rules| rules.category_for(count));
        let name = match category {
            PluralCategory::Zero => "zero",
            PluralCategory::One => "one",
            PluralCategory::Two => "two",
            PluralCategory::Few => "few",
            PluralCategory::Many => "many",
            PluralCategory::Other => "other",
        };
        match self.messages.get(message.key()) {
            Some(Words::Plural(forms)) => {
                let form = forms.get(name).or_else(|| forms.get("other"));
                fill(form.map_or(message.key(), String::as_str), &[("count", &number)])
            }
            _ => self.fill(message, &[("count", &number)]),
        }
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
    use serde_json::json;

    fn catalog(tag: &str, value: &Value) -> Catalog {
        let language = Language::parse(tag).unwrap();
        let (digits, calendar) = (Digits::usual_in(&language), Calendar::usual_in(&language));
        let (catalog, errors) = Catalog::read(value, language, digits, calendar);
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
        let (catalog, errors) = Catalog::read(&value, language, Digits::Latn, Calendar::Gregorian);
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
