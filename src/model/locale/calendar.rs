//! The calendars that dates are shown in, by `icu_calendar`.
//!
//! A calendar is offered when its months have the same names in every year, for a catalog lists them in order.
//! So there is neither the Hebrew calendar nor the Chinese one, which have leap months.

use super::{Language, Timestamp};
use icu_calendar::{
    AnyCalendarKind, AsCalendar, Date,
    cal::{Buddhist, Coptic, Ethiopian, Gregorian, Hijri, Indian, Persian, Roc},
};
use serde::Deserialize;
use strum::{IntoStaticStr, VariantArray};

/// The calendar dates are shown in.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, Hash, IntoStaticStr, PartialOrd, Ord, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum Calendar {
    /// The civil calendar of most countries.
    Gregorian,
    /// The Solar Hijri calendar of Iran and Afghanistan.
    Persian,
    /// The Gregorian calendar with the years of Thailand.
    Buddhist,
    /// The Gregorian calendar with the years of Taiwan.
    Roc,
    /// The national calendar of India (Saka).
    Indian,
    /// The Islamic calendar of Saudi Arabia.
    IslamicUmalqura,
    /// The Ethiopian calendar: thirteen months.
    Ethiopic,
    /// The Coptic calendar: thirteen months.
    Coptic,
}

impl Calendar {
    /// The calendar a newspaper in this language would use (CLDR's preferred calendar of the likely region).
    #[must_use]
    pub fn usual_in(language: &Language) -> Self {
        match AnyCalendarKind::try_new((&language.likely()).into()) {
            Ok(AnyCalendarKind::Persian) => Self::Persian,
            Ok(AnyCalendarKind::Buddhist) => Self::Buddhist,
            _ => Self::Gregorian,
        }
    }

    /// The day on which a timestamp falls.
    #[must_use]
    pub fn day(self, timestamp: &Timestamp) -> Day {
        match self {
            Self::Gregorian => Day::of(timestamp, Gregorian),
            Self::Persian => Day::of(timestamp, Persian),
            Self::Buddhist => Day::of(timestamp, Buddhist),
            Self::Roc => Day::of(timestamp, Roc),
            Self::Indian => Day::of(timestamp, Indian),
            Self::IslamicUmalqura => Day::of(timestamp, Hijri::new_umm_al_qura()),
            Self::Ethiopic => Day::of(timestamp, Ethiopian::new()),
            Self::Coptic => Day::of(timestamp, Coptic),
        }
    }

    /// The number of its months.
    #[must_use]
    pub const fn months(self) -> usize {
        match self {
            Self::Ethiopic | Self::Coptic => 13,
            _ => 12,
        }
    }

    /// The name in `site.json` and in catalogs.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The calendar whose months this one has too, with other years.
    #[must_use]
    pub(super) const fn months_of(self) -> Self {
        match self {
            Self::Buddhist | Self::Roc => Self::Gregorian,
            _ => self,
        }
    }
}

/// A day of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year; zero or negative before the calendar's first.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    fn of(timestamp: &Timestamp, calendar: impl AsCalendar) -> Self {
        let date: Date<_> = timestamp.day().to_calendar(calendar);
        Self { year: date.year().extended_year(), month: date.month().number(), day: date.day_of_month().0 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(calendar: Calendar, text: &str) -> (i32, u8, u8) {
        let day = calendar.day(&Timestamp::parse(text).unwrap());
        (day.year, day.month, day.day)
    }

    #[test]
    fn a_day_in_every_calendar() {
        for (calendar, expected) in [
            (Calendar::Gregorian, (2009, 8, 5)),
            (Calendar::Persian, (1388, 5, 14)),
            (Calendar::Buddhist, (2552, 8, 5)),
            (Calendar::Roc, (98, 8, 5)),
            (Calendar::Indian, (1931, 5, 14)),
            (Calendar::IslamicUmalqura, (1430, 8, 14)),
            (Calendar::Ethiopic, (2001, 11, 29)),
            (Calendar::Coptic, (1725, 11, 29)),
        ] {
            assert_eq!(day(calendar, "2009-08-05"), expected, "{calendar:?}");
        }
    }

    #[test]
    fn persian_new_year_and_leap_days_fall_right() {
        for (gregorian, persian) in [
            ("2025-03-21", (1404, 1, 1)),
            ("2025-03-20", (1403, 12, 30)),
            ("2024-03-20", (1403, 1, 1)),
            ("2021-03-20", (1399, 12, 30)),
            ("2023-03-20", (1401, 12, 29)),
            ("1979-02-11", (1357, 11, 22)),
            // The day the calendar became Iran's.
            ("1925-03-31", (1304, 1, 11)),
        ] {
            assert_eq!(day(Calendar::Persian, gregorian), persian, "{gregorian}");
        }
    }

    #[test]
    fn the_thirteenth_month_is_a_month() {
        assert_eq!(day(Calendar::Ethiopic, "2023-09-11"), (2015, 13, 6));
        assert_eq!(day(Calendar::Ethiopic, "2023-09-12"), (2016, 1, 1));
    }

    #[test]
    fn no_day_has_a_month_without_a_name() {
        for calendar in Calendar::VARIANTS.iter().copied() {
            for year in [0, 1, 622, 1388, 1911, 1912, 2000, 2024, 2077, 2300, 9999] {
                for month in 1..=12 {
                    let (_, named, _) = day(calendar, &format!("{year:04}-{month:02}-15"));
                    assert!((1..=calendar.months()).contains(&usize::from(named)), "{calendar:?} {year}-{month}");
                }
            }
        }
    }

    #[test]
    fn the_usual_calendar_is_that_of_the_region() {
        let usual = |tag| Calendar::usual_in(&Language::parse(tag).unwrap());
        for tag in ["fa", "fa-AF", "prs", "ps", "mzn", "glk", "lrc", "azb", "ckb-IR", "uz-AF"] {
            assert_eq!(usual(tag), Calendar::Persian, "{tag}");
        }
        for tag in ["en", "ar", "ar-SA", "ckb", "fa-US", "he", "sq", "zh-TW", "am"] {
            assert_eq!(usual(tag), Calendar::Gregorian, "{tag}");
        }
        assert_eq!(usual("th"), Calendar::Buddhist);
    }

    #[test]
    fn a_calendar_is_read_by_its_name() {
        for calendar in Calendar::VARIANTS {
            let name = calendar.name();
            assert_eq!(serde_json::from_str::<Calendar>(&format!("\"{name}\"")).unwrap(), *calendar);
        }
    }
}
