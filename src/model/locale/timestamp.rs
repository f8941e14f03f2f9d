//! Points in time as feeds write them.
//!
//! `ixdtf`, the parser of ICU4X, reads them: in the wasm it takes 2 kB (brotli), where jiff's takes 39 kB. jiff
//! compares them in the native program.

use icu_calendar::{Date, Iso};
use ixdtf::{
    parsers::IxdtfParser,
    records::{Sign, TimeRecord, UtcOffsetRecordOrZ},
};
use serde::{Deserialize, Serialize};

/// A point in time as a feed writes it (RFC 3339, or a date alone).
///
/// Its day is the one in the text, in the text's own offset: the same for every reader.
#[derive(Clone, Debug, Deserialize, PartialEq, Eq, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Timestamp {
    text: String,
    day: Date<Iso>,
    /// Seconds since 1970 in UTC; none for a day alone.
    seconds: Option<i64>,
}

/// A text that is no date.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is no date such as 2009-08-05 or 2009-08-05T10:00:00Z")]
pub struct TimestampError(String);

impl From<Timestamp> for String {
    fn from(timestamp: Timestamp) -> Self {
        timestamp.text
    }
}

impl Timestamp {
    /// Reads `2009-08-05`, `2009-08-05T10:00:00Z`, `2009-08-05 10:00+04:30` and the like.
    /// A day no calendar has (30 February) is refused; a time that cannot be read is left off.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let day_alone = || text.split(['T', 't', ' ']).next().and_then(Self::read);
        Self::read(text).or_else(day_alone)
    }

    fn read(text: &str) -> Option<Self> {
        let record = IxdtfParser::from_str(text).parse().ok()?;
        let date = record.date.filter(|date| (0..=9999).contains(&date.year))?;
        let day = Date::try_new_iso(date.year, date.month, date.day).ok()?;
        let mut text = format!("{:04}-{:02}-{:02}", date.year, date.month, date.day);
        let mut seconds = None;
        if let (Some(time), Some(offset)) = (record.time, record.offset) {
            text += &html_time(time, offset);
            seconds = Some(midnight(day) + seconds_of_day(time, offset));
        }
        Some(Self { text, day, seconds })
    }

    /// The value for `time[datetime]`: a valid date, or date and time, of HTML.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The day written down, in the calendar of ISO 8601.
    #[must_use]
    pub const fn day(&self) -> Date<Iso> {
        self.day
    }

    /// Whether this is certainly newer: a day alone says nothing about its hours.
    #[must_use]
    pub fn is_newer_than(&self, other: &Self) -> bool {
        match (self.seconds, other.seconds) {
            (Some(one), Some(other)) => one > other,
            _ => self.day > other.day,
        }
    }

    /// What times are sorted by: seconds since 1970 in UTC. A day alone begins at midnight.
    #[must_use]
    pub fn sort_key(&self) -> i64 {
        self.seconds.unwrap_or_else(|| midnight(self.day))
    }
}

/// The native program compares times and writes them in other forms; the browser only shows them.
#[cfg(not(target_arch = "wasm32"))]
impl Timestamp {
    /// The instant; `None` for a day alone.
    #[must_use]
    pub fn instant(&self) -> Option<jiff::Timestamp> {
        self.text.parse().ok()
    }

    /// The instant; a day alone begins at midnight UTC. `None` only in the last two days of the year 9999, which
    /// jiff does not count.
    #[must_use]
    pub fn instant_or_midnight(&self) -> Option<jiff::Timestamp> {
        self.instant().or_else(|| self.to_rfc_3339().parse().ok())
    }

    /// Date and time (RFC 3339); a day alone begins at midnight UTC.
    #[must_use]
    pub fn to_rfc_3339(&self) -> String {
        if self.text.contains('T') { self.text.clone() } else { format!("{}T00:00:00Z", self.text) }
    }
}

impl TryFrom<String> for Timestamp {
    type Error = TimestampError;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::parse(&text).ok_or(TimestampError(text))
    }
}

/// When a day begins in UTC, in seconds since 1970.
fn midnight(day: Date<Iso>) -> i64 {
    const EPOCH: i64 = 719_163;
    (day.to_rata_die().to_i64_date() - EPOCH) * 86_400
}

/// A time in UTC, in seconds since the midnight of the day written down.
fn seconds_of_day(time: TimeRecord, offset: UtcOffsetRecordOrZ) -> i64 {
    let TimeRecord { hour, minute, second, .. } = time;
    let seconds =
        |hour: u8, minute: u8, second: u8| i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second);
    let offset = match offset {
        UtcOffsetRecordOrZ::Z => 0,
        UtcOffsetRecordOrZ::Offset(offset) => offset.sign() as i64 * seconds(offset.hour(), offset.minute(), 0),
    };
    seconds(hour, minute, second.min(59)) - offset
}

/// A time and its offset as HTML has them. A leap second is the one before it.
fn html_time(time: TimeRecord, offset: UtcOffsetRecordOrZ) -> String {
    let TimeRecord { hour, minute, second, .. } = time;
    let clock = format!("T{hour:02}:{minute:02}:{:02}", second.min(59));
    match offset {
        UtcOffsetRecordOrZ::Z => format!("{clock}Z"),
        UtcOffsetRecordOrZ::Offset(offset) => {
            let sign = if offset.sign() == Sign::Negative { '-' } else { '+' };
            format!("{clock}{sign}{:02}:{:02}", offset.hour(), offset.minute())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn timestamp(text: &str) -> Timestamp {
        Timestamp::parse(text).unwrap()
    }

    #[test]
    fn datetime_is_what_html_allows() {
        for (text, normal) in [
            ("2026-08-18", "2026-08-18"),
            (" 2026-08-18\n", "2026-08-18"),
            ("2024-02-29", "2024-02-29"),
            ("2017-11-23T21:08:29+00:00", "2017-11-23T21:08:29+00:00"),
            ("2017-11-23 21:08z", "2017-11-23T21:08:00Z"),
            ("2017-11-23t21:08:29.5Z", "2017-11-23T21:08:29Z"),
            ("2017-11-23T21:08:29.123456+0430", "2017-11-23T21:08:29+04:30"),
            ("2017-11-23T21:08:29-10:00", "2017-11-23T21:08:29-10:00"),
            ("2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z"),
        ] {
            assert_eq!(timestamp(text).as_str(), normal, "{text}");
        }
    }

    #[test]
    fn a_time_that_cannot_be_read_is_left_off() {
        for text in [
            "2017-11-23T25:00:00Z",
            "2017-11-23T21:08:29\u{e9}",
            "2017-11-23T21:08:29",
            "2017-11-23T",
            "2017-11-23 at noon",
            "2017-11-23T21:08:29+99:00",
        ] {
            assert_eq!(timestamp(text).as_str(), "2017-11-23", "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for wrong in [
            "",
            "2009",
            "2009-08",
            "2009-02-30",
            "2023-02-29",
            "2009-13-01",
            "2009-00-01",
            "5 August 2009",
            "2009-8-5",
            "2009-08-05x",
            "-000001-01-01",
        ] {
            assert_eq!(Timestamp::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_day_is_the_one_written_down() {
        let fifth = Date::try_new_iso(2009, 8, 5).unwrap();
        assert_eq!(timestamp("2009-08-05T23:59:00-10:00").day(), fifth);
        assert_eq!(timestamp("2009-08-05T00:10:00+04:30").day(), fifth);
    }

    #[test]
    fn instants_are_compared_across_offsets() {
        let newer = |one, other| timestamp(one).is_newer_than(&timestamp(other));
        assert!(newer("2009-08-05T10:00:01Z", "2009-08-05T10:00:00Z"));
        assert!(!newer("2009-08-05T12:00:00+04:30", "2009-08-05T10:00:00Z"));
        assert!(newer("2009-08-05T23:30:00-02:00", "2009-08-06T00:30:00Z"));
        assert!(newer("2001-01-01T00:00:00Z", "2000-12-31T23:59:59Z"));
    }

    #[test]
    fn days_are_compared_as_days() {
        let newer = |one, other| timestamp(one).is_newer_than(&timestamp(other));
        assert!(newer("2000-03-01", "2000-02-29"));
        assert!(!newer("2009-08-05", "2009-08-05T10:00:00Z"));
        assert!(!newer("2009-08-05T10:00:00Z", "2009-08-05"));
        assert!(newer("2009-08-06", "2009-08-05T23:59:59Z"));
    }

    #[test]
    fn a_day_alone_begins_at_midnight() {
        let second = |instant: Option<jiff::Timestamp>| instant.map(jiff::Timestamp::as_second);
        assert_eq!(second(timestamp("1970-01-02").instant()), None);
        assert_eq!(second(timestamp("1970-01-02").instant_or_midnight()), Some(86_400));
        assert_eq!(second(timestamp("1970-01-01T04:30:07+04:30").instant_or_midnight()), Some(7));
        for text in ["0000-01-01T00:00:00+14:00", "9999-12-30T09:59:59-12:00", "0000-01-01", "9999-12-30"] {
            assert!(timestamp(text).instant_or_midnight().is_some(), "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC{0,40}") {
            let _ = Timestamp::parse(&text);
        }

        #[test]
        fn what_is_read_is_read_again(text in "20[0-9]{2}-[01][0-9]-[0-3][0-9][T ][0-9:.zZ+é-]{0,14}") {
            if let Some(timestamp) = Timestamp::parse(&text) {
                prop_assert!(timestamp.as_str().is_ascii());
                prop_assert_eq!(Timestamp::parse(timestamp.as_str()), Some(timestamp));
            }
        }
    }
}
