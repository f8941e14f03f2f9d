//! Dates as people write them above their articles.

use crate::{model::locale::Timestamp, program::other_calendar::with_plain_digits};

/// A date of RFC 3339; `None` where there is none, or where its time cannot be read.
///
/// A day begins at midnight UTC, and a time without a zone is one of UTC, as for Hugo and Zola: what a machine's own zone
/// is must not decide where an article stands.
#[must_use]
pub fn read(written: &str) -> Option<String> {
    let written = written.trim();
    // Jekyll's dates have spaces: 2024-05-01 10:00:00 +0330.
    let joined = match written.rsplit_once(' ') {
        Some((time, zone)) if zone.starts_with(['+', '-', 'Z', 'z']) => format!("{}{zone}", time.trim_end()),
        _ => written.to_owned(),
    };
    let has_time = |read: &Timestamp| read.as_str().contains('T');
    let as_written = Timestamp::parse(&joined);
    let in_utc = || Timestamp::parse(&format!("{joined}Z")).filter(has_time);
    // A day alone: what stands beside one and is no time may be a zone that nobody here knows.
    let day = || as_written.clone().filter(|day| day.as_str() == joined);
    let whole = as_written.clone().filter(has_time).or_else(in_utc).or_else(day);
    whole.map(|date| date.to_rfc_3339())
}

/// The date that is most likely meant by one that cannot be read, as it should be written: `2026-5-1 9:00`, `31.12.2026`.
/// Of `01/02/2026` nobody knows which is the month.
#[must_use]
pub fn meant(written: &str) -> Option<String> {
    let plain = with_plain_digits(written.trim());
    let is_of_day = |sign: char| sign.is_ascii_digit() || matches!(sign, '-' | '/' | '.');
    let (day, time) = plain.split_at(plain.find(|sign| !is_of_day(sign)).unwrap_or(plain.len()));
    let numbers: Vec<&str> = day.split(['-', '/', '.']).collect();
    let [first, second, third] = numbers[..] else { return None };
    let (year, month, day) = match (first.len(), third.len()) {
        (4, 1 | 2) => (first, second, third),
        (1 | 2, 4) if day.contains('.') => (third, second, first),
        _ => return None,
    };
    let time = time.trim_start_matches(['T', ' ']);
    let time = if time.is_empty() {
        String::new()
    } else {
        let zero = if time.find(':') == Some(1) { "0" } else { "" };
        format!(" {zero}{time}")
    };
    let meant = format!("{year}-{month:0>2}-{day:0>2}{time}");
    read(&meant).map(|_| meant)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_a_zone_is_one_of_utc() {
        for (written, date) in [
            ("2024-05-01", "2024-05-01T00:00:00Z"),
            ("2024-05-01T10:00:00+03:30", "2024-05-01T10:00:00+03:30"),
            ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
            ("2024-05-01 10:00:00 +0330", "2024-05-01T10:00:00+03:30"),
            ("2024-05-01 10:00:00 -0800", "2024-05-01T10:00:00-08:00"),
            ("2024-05-01 10:00:00", "2024-05-01T10:00:00Z"),
            ("2024-05-01T10:00", "2024-05-01T10:00:00Z"),
            (" 2024-05-01T10:00:00.123 ", "2024-05-01T10:00:00Z"),
        ] {
            assert_eq!(read(written).as_deref(), Some(date), "{written}");
        }
        for none in ["2024-05-01 late", "2024-05-01 10:00 IRST", "yesterday", "1 May 2024", "2024-02-30", ""] {
            assert_eq!(read(none), None, "{none}");
        }
    }
}
