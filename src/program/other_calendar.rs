//! Days of other calendars, written where a day of the Gregorian one is meant.

use crate::model::locale::Digits;
use icu_calendar::{AsCalendar, Date, Iso, cal::Hijri};

/// A day in a year in which, by the Gregorian calendar, nothing was printed yet: by the Persian calendar, and by the
/// Islamic one, it is one of our time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OtherDay {
    /// What it is in the Gregorian calendar, if it is one of the Persian.
    persian: Option<String>,
    /// The same, if it is one of the Islamic.
    islamic: Option<String>,
    /// The time that follows it.
    time: String,
}

impl OtherDay {
    /// Reads `1405-03-01 09:00`, `1405/3/1`, `۱۴۰۵-۰۳-۰۱`; `None` for a day that is one of the Gregorian calendar, or of
    /// none of the two.
    #[must_use]
    pub fn read(written: &str) -> Option<Self> {
        let plain = with_plain_digits(written.trim());
        let is_of_day = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '/' | '.');
        let (day, time) = plain.split_at(plain.find(|sign| !is_of_day(sign)).unwrap_or(plain.len()));
        let numbers: Vec<&str> = day.split(['-', '/', '.']).collect();
        let [year, month, day] = numbers[..] else { return None };
        let year = year.parse().ok().filter(|year| (1300..1500).contains(year))?;
        let (month, day) = (month.parse().ok()?, day.parse().ok()?);
        let persian = Date::try_new_persian(year, month, day).ok().map(|date| gregorian(&date));
        let islamic = Date::try_new_hijri_with_calendar(year, month, day, Hijri::new_umm_al_qura());
        let islamic = islamic.ok().map(|date| gregorian(&date));
        (persian.is_some() || islamic.is_some()).then(|| Self { persian, islamic, time: time.to_owned() })
    }

    /// The day that is most likely meant, in the Gregorian calendar, with its time.
    #[must_use]
    pub fn in_gregorian(&self) -> String {
        let day = self.persian.as_ref().or(self.islamic.as_ref()).map(String::as_str).unwrap_or_default();
        format!("{day}{}", self.time)
    }

    /// What to do about it.
    #[must_use]
    pub fn remedy(&self) -> String {
        let days = [("Persian", &self.persian), ("Islamic", &self.islamic)];
        let days = days.into_iter().filter_map(|(calendar, day)| Some((calendar, day.as_ref()?)));
        let days: Vec<_> =
            days.map(|(calendar, day)| format!("{day}, if it is one of the {calendar} calendar")).collect();
        format!("write its day in the Gregorian calendar: {}; pages show it in the edition's own", days.join(", or "))
    }
}

/// A text with the digits 0 to 9 in the place of the Arabic and the Persian ones.
#[must_use]
pub fn with_plain_digits(text: &str) -> String {
    text.chars().map(|character| Digits::plain(character).unwrap_or(character)).collect()
}

fn gregorian<A: AsCalendar>(date: &Date<A>) -> String {
    let date: Date<Iso> = date.to_calendar(Iso);
    format!("{:04}-{:02}-{:02}", date.year().extended_year(), date.month().number(), date.day_of_month().0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_of_the_persian_calendar_is_known() {
        for (written, day) in [
            ("1405-03-01", "2026-05-22"),
            ("۱۴۰۵-۰۳-۰۱", "2026-05-22"),
            ("١٤٠٥/٣/١ 09:00", "2026-05-22 09:00"),
            // The last day of a leap year.
            ("1403-12-30", "2025-03-20"),
            ("1357-11-22T10:00:00+03:30", "1979-02-11T10:00:00+03:30"),
        ] {
            assert_eq!(OtherDay::read(written).map(|day| day.in_gregorian()).as_deref(), Some(day), "{written}");
        }
        for none in ["2026-05-22", "1299-01-01", "1500-01-01", "1405-13-01", "1405-12-32", "1405", "1405-3", "late", ""]
        {
            assert_eq!(OtherDay::read(none), None, "{none}");
        }
    }

    #[test]
    fn a_day_may_be_one_of_the_islamic_calendar_too() {
        let remedy = |written| OtherDay::read(written).unwrap().remedy();
        assert_eq!(
            remedy("1447-06-10"),
            "write its day in the Gregorian calendar: 2068-08-31, if it is one of the Persian calendar, or 2025-12-01, if it \
             is one of the Islamic calendar; pages show it in the edition's own"
        );
        assert!(!remedy("1405-03-31").contains("Islamic"), "no month of that has so many days");
    }
}
