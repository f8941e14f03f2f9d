//! An edition's texts, and how it says numbers and dates.

mod document;

use self::document::{Dates, Words};
use super::{Calendar, Digits, Language, Message, Month, Timestamp, Year, placeholder::fill, plural::plural_category};
use icu_plurals::PluralCategory;
use std::time::Duration;

pub use self::document::CatalogError;

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

impl Catalog {
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
    pub fn text(&self, message: Message) -> &str {
        self.form(message, PluralCategory::Other)
    }

    /// A message with its `{name}`s filled in. Other braces stay as they are.
    #[must_use]
    pub fn fill(&self, message: Message, values: &[(&str, &str)]) -> String {
        fill(self.text(message), values)
    }

    /// What stands before and after a `{name}` of a message, for values that are more than text.
    #[must_use]
    pub fn around(&self, message: Message, name: &str) -> (String, String) {
        let text = self.text(message);
        let (before, after) = text.split_once(&format!("{{{name}}}")).unwrap_or((text, ""));
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
        let Some(Dates { pattern, months, .. }) = &self.dates else {
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

    /// The name of a month that stands by itself; its number where the catalog has no names of months.
    #[must_use]
    pub fn month_name(&self, month: Month) -> String {
        self.named(month, |dates| &dates.months_alone)
    }

    /// A month and its year.
    #[must_use]
    pub fn month(&self, month: Month) -> String {
        let name = self.named(month, |dates| &dates.months);
        self.fill(Message::MonthOfYear, &[("month", &name), ("year", &self.year(month.year()))])
    }

    fn named(&self, month: Month, names: impl Fn(&Dates) -> &Vec<String>) -> String {
        let number = month.number();
        let name = self.dates.as_ref().and_then(|dates| names(dates).get(usize::from(number) - 1));
        name.cloned().unwrap_or_else(|| self.number(number.into()))
    }
}

#[cfg(test)]
mod tests {
    use super::{
        document::tests::{catalog, dates, with},
        *,
    };
    use serde_json::json;

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
    fn dates_are_said_in_the_names_of_the_calendar() {
        let day = Timestamp::parse("2023-09-11").unwrap();
        let persian = dates("persian", &["1", "2", "3", "4", "5", "شهریور", "7", "8", "9", "10", "11", "12"]);
        assert_eq!(catalog("fa", &persian).date(&day), "۲۰ شهریور ۱۴۰۲");
        let mut thai = dates("gregorian", &["1", "2", "3", "4", "5", "6", "7", "8", "กันยายน", "10", "11", "12"]);
        assert_eq!(catalog("th", &thai).date(&day), "11 กันยายน 2566");
        thai["date"]["months"]["buddhist"] = json!(vec!["ก.ย."; 12]);
        assert_eq!(catalog("th", &thai).date(&day), "11 ก.ย. 2566");
    }
}
