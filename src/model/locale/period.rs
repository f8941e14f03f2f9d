//! Years and months of a calendar, as archives are cut by them.

use super::{Calendar, Timestamp};
use serde::{Deserialize, Serialize};
use std::fmt;

/// A year of a calendar, from its first on; earlier ones have no archive.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "i32")]
pub struct Year(u16);

/// A number that no archive has a year for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is no year of an archive")]
pub struct YearError(i32);

impl TryFrom<i32> for Year {
    type Error = YearError;

    fn try_from(number: i32) -> Result<Self, Self::Error> {
        Self::new(number).ok_or(YearError(number))
    }
}

impl Year {
    /// A year's number; `None` before the calendar's first, and beyond five digits.
    #[must_use]
    pub fn new(number: i32) -> Option<Self> {
        u16::try_from(number).ok().filter(|number| *number > 0).map(Self)
    }

    /// Reads the year of an address: ASCII digits without sign or leading zero, so that a year has one address.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let is_plain = text.bytes().all(|byte| byte.is_ascii_digit()) && !text.starts_with('0');
        is_plain.then(|| text.parse().ok()).flatten().and_then(Self::new)
    }

    /// The number itself.
    #[must_use]
    pub const fn get(self) -> u16 {
        self.0
    }
}

impl fmt::Display for Year {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month {
    year: Year,
    number: u8,
}

impl Month {
    /// The most months that a year of any calendar has.
    const MAX: u8 = 13;

    /// The month in which a time falls; `None` before the calendar's first year.
    #[must_use]
    pub fn of(time: &Timestamp, calendar: Calendar) -> Option<Self> {
        let day = calendar.day(time);
        Some(Self { year: Year::new(day.year)?, number: day.month })
    }

    /// Reads the month of an address: two ASCII digits.
    #[must_use]
    pub fn parse(year: &str, month: &str) -> Option<Self> {
        let is_plain = month.len() == 2 && month.bytes().all(|byte| byte.is_ascii_digit());
        let number = is_plain.then(|| month.parse().ok()).flatten()?;
        (1..=Self::MAX).contains(&number).then_some(())?;
        Some(Self { year: Year::parse(year)?, number })
    }

    /// Its year.
    #[must_use]
    pub const fn year(self) -> Year {
        self.year
    }

    /// Its number in the year, from 1.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.number
    }
}

impl fmt::Display for Month {
    /// As in addresses: `2009/08`.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{:02}", self.year, self.number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_in_a_month_of_the_editions_own_calendar() {
        let month =
            |text, calendar| Month::of(&Timestamp::parse(text).unwrap(), calendar).map(|month| month.to_string());
        assert_eq!(month("2009-08-05", Calendar::Gregorian).as_deref(), Some("2009/08"));
        assert_eq!(month("2009-08-05", Calendar::Persian).as_deref(), Some("1388/05"));
        assert_eq!(month("0600-08-05", Calendar::Persian), None, "before the calendar's first year");
    }

    #[test]
    fn a_month_has_one_spelling() {
        assert_eq!(Month::parse("2009", "08").unwrap().to_string(), "2009/08");
        for (year, month) in [("2009", "8"), ("2009", "00"), ("2009", "14"), ("02009", "08"), ("0", "08"), ("x", "08")]
        {
            assert_eq!(Month::parse(year, month), None, "{year}/{month}");
        }
        assert_eq!(Year::parse("99999"), None);
        assert_eq!(Year::parse("٢٠٠٩"), None);
    }

    #[test]
    fn months_are_ordered_by_time() {
        assert!(Month::parse("2009", "12") < Month::parse("2010", "01"));
    }
}
