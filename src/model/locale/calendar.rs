//! Points in time as feeds write them, and their day in a calendar.

use super::Language;
use calendrical_calculations::{
    gregorian::{fixed_from_gregorian, is_leap_year},
    persian::fast_persian_from_fixed,
};

/// The calendar dates are shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Calendar {
    /// The civil calendar of most countries.
    Gregorian,
    /// The Solar Hijri calendar of Iran and Afghanistan.
    Persian,
}

impl Calendar {
    /// The calendars by their names in `site.json` and in catalogs.
    pub const NAMES: [(&'static str, Self); 2] = [("gregorian", Self::Gregorian), ("persian", Self::Persian)];

    /// The calendar a newspaper in this language would use.
    #[must_use]
    pub fn usual_in(language: &Language) -> Self {
        match language.primary() {
            "fa" | "prs" | "mzn" | "lrc" | "glk" | "azb" => Self::Persian,
            _ => Self::Gregorian,
        }
    }

    /// The day on which a timestamp falls.
    #[must_use]
    pub fn day(self, timestamp: &Timestamp) -> Day {
        let Day { year, month, day } = timestamp.day;
        match self {
            Self::Gregorian => timestamp.day,
            Self::Persian => match fast_persian_from_fixed(fixed_from_gregorian(year, month, day)) {
                Ok((year, month, day)) => Day { year, month, day },
                // Only for years of ten digits; a timestamp's has four.
                Err(_) => timestamp.day,
            },
        }
    }
}

/// A day of a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Day {
    /// The year; negative before the calendar's first.
    pub year: i32,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

impl Day {
    /// Whether the Gregorian calendar has this day.
    fn is_gregorian(self) -> bool {
        let length = match self.month {
            4 | 6 | 9 | 11 => 30,
            2 if is_leap_year(self.year) => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        (1..=length).contains(&self.day)
    }
}

/// A point in time as it stands in a feed (RFC 3339, or a date alone).
///
/// Its day is the one written down, in the offset of whoever wrote it: the same for every reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timestamp {
    text: String,
    /// In the Gregorian calendar.
    day: Day,
}

impl serde::Serialize for Timestamp {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.text)
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <String as serde::Deserialize>::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| serde::de::Error::custom("it is no date"))
    }
}

impl Timestamp {
    /// Reads `2009-08-05`, `2009-08-05T10:00:00Z`, `2009-08-05 10:00+04:30` and the like.
    /// A day no calendar has (30 February) is refused; a time that cannot be read is left off.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (day, time) = match text.get(10..11) {
            Some("T" | "t" | " ") => (&text[..10], Some(&text[11..])),
            Some(_) => return None,
            None => (text, None),
        };
        let [year, month, day_of_month] = numbers(day, '-', [4, 2, 2])?;
        let date = Day {
            year: i32::try_from(year).ok()?,
            month: u8::try_from(month).ok()?,
            day: u8::try_from(day_of_month).ok()?,
        };
        if !date.is_gregorian() {
            return None;
        }
        let text = match time.and_then(normal_time) {
            Some(time) => format!("{day}T{time}"),
            None => day.to_owned(),
        };
        Some(Self { text, day: date })
    }

    /// The value for `time[datetime]`: a valid date, or date and time, of HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

/// Reads numbers of fixed length between separators.
fn numbers<const N: usize>(text: &str, separator: char, lengths: [usize; N]) -> Option<[u32; N]> {
    let mut parts = text.split(separator);
    let mut numbers = [0; N];
    for (number, length) in numbers.iter_mut().zip(lengths) {
        let part = parts.next()?;
        if part.len() != length || !part.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        *number = part.parse().ok()?;
    }
    parts.next().is_none().then_some(numbers)
}

/// `hh:mm[:ss[.fff]]` with an offset or `Z`, in the form HTML asks for.
fn normal_time(text: &str) -> Option<String> {
    let offset_at = text.find(['Z', 'z', '+', '-'])?;
    let (clock, offset) = text.split_at(offset_at);
    let (clock, fraction) = clock.split_once('.').unwrap_or((clock, ""));
    let valid = match clock.len() {
        5 => numbers(clock, ':', [2, 2]).is_some_and(|[hour, minute]| hour < 24 && minute < 60),
        8 => {
            numbers(clock, ':', [2, 2, 2]).is_some_and(|[hour, minute, second]| hour < 24 && minute < 60 && second < 60)
        }
        _ => false,
    };
    if !valid || !fraction.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let offset = if offset.eq_ignore_ascii_case("z") {
        "Z".to_owned()
    } else {
        let digits = offset[1..].replacen(':', "", 1);
        if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        format!("{}{}:{}", &offset[..1], &digits[..2], &digits[2..])
    };
    Some(format!("{clock}{offset}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(calendar: Calendar, text: &str) -> (i32, u8, u8) {
        let day = calendar.day(&Timestamp::parse(text).unwrap());
        (day.year, day.month, day.day)
    }

    #[test]
    fn the_fifth_of_august_2009_is_the_fourteenth_of_mordad_1388() {
        assert_eq!(day(Calendar::Gregorian, "2009-08-05"), (2009, 8, 5));
        assert_eq!(day(Calendar::Persian, "2009-08-05"), (1388, 5, 14));
    }

    #[test]
    fn persian_new_year_and_leap_days_fall_right() {
        assert_eq!(day(Calendar::Persian, "2025-03-21"), (1404, 1, 1));
        assert_eq!(day(Calendar::Persian, "2025-03-20"), (1403, 12, 30));
        assert_eq!(day(Calendar::Persian, "2024-03-20"), (1403, 1, 1));
    }

    #[test]
    fn the_day_is_the_one_written_down() {
        assert_eq!(day(Calendar::Gregorian, "2009-08-05T23:59:00-10:00"), (2009, 8, 5));
        assert_eq!(day(Calendar::Gregorian, "2009-08-05T00:10:00+04:30"), (2009, 8, 5));
    }

    #[test]
    fn datetime_is_what_html_allows() {
        let normal = |text: &str| Timestamp::parse(text).unwrap().as_str().to_owned();
        assert_eq!(normal("2026-08-18"), "2026-08-18");
        assert_eq!(normal("2017-11-23T21:08:29+00:00"), "2017-11-23T21:08:29+00:00");
        assert_eq!(normal("2017-11-23 21:08z"), "2017-11-23T21:08Z");
        assert_eq!(normal("2017-11-23T21:08:29.123456+0430"), "2017-11-23T21:08:29+04:30");
        assert_eq!(normal("2017-11-23T25:00:00Z"), "2017-11-23");
        assert_eq!(normal("2017-11-23T21:08:29\u{e9}"), "2017-11-23");
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in ["", "2009", "2009-02-30", "2009-13-01", "5 August 2009", "2009-8-5", "2009-08-05x"] {
            assert_eq!(Timestamp::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn every_day_of_ten_thousand_years_is_that_of_icu_calendar() {
        use icu_calendar::{Date, cal::Persian};
        let mut days = 0;
        for (year, month, day) in (0..10_000_i32)
            .flat_map(|year| (0..=13_u8).map(move |month| (year, month)))
            .flat_map(|(year, month)| (0..=32_u8).map(move |day| (year, month, day)))
        {
            let ours = Timestamp::parse(&format!("{year:04}-{month:02}-{day:02}"));
            let Ok(theirs) = Date::try_new_iso(year, month, day) else {
                assert_eq!(ours, None, "{year}-{month}-{day}");
                continue;
            };
            let persian = theirs.to_calendar(Persian);
            let expected = Day {
                year: persian.year().extended_year(),
                month: persian.month().ordinal,
                day: persian.day_of_month().0,
            };
            let ours = ours.unwrap();
            assert_eq!(Calendar::Gregorian.day(&ours), Day { year, month, day });
            assert_eq!(Calendar::Persian.day(&ours), expected, "{year}-{month}-{day}");
            days += 1;
        }
        assert_eq!(days, 3_652_425);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = Timestamp::parse(&text);
        }

        #[test]
        fn no_almost_valid_text_panics(text in "20[0-9]{2}-[01][0-9]-[0-3][0-9][T ][0-9:.zZ+é-]{0,14}") {
            let _ = Timestamp::parse(&text);
        }
    }
}
