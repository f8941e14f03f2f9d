//! Dates as people write them above their articles.

use crate::model::locale::Timestamp;

/// A date of RFC 3339, or a day alone; what cannot be read stays as it is, for the check to tell.
///
/// A time without a zone is one of UTC, as for Hugo and Zola: what a machine's own zone is must not decide where an
/// article stands.
#[must_use]
pub fn rfc_3339(written: &str) -> String {
    let written = written.trim();
    // Jekyll's dates have spaces: 2024-05-01 10:00:00 +0330.
    let joined = match written.rsplit_once(' ') {
        Some((time, zone)) if zone.starts_with(['+', '-', 'Z', 'z']) => format!("{}{zone}", time.trim_end()),
        _ => written.to_owned(),
    };
    let in_utc = || Some(format!("{joined}Z")).filter(|_| written.contains(':'));
    let read = |text: &str| Timestamp::parse(text).map(|read| read.as_str().to_owned());
    let has_time = |read: &String| read.contains('T');
    let day = read(&joined);
    let whole = day.clone().filter(has_time).or_else(|| in_utc().and_then(|text| read(&text)).filter(has_time));
    whole.or(day).unwrap_or_else(|| written.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_without_a_zone_is_one_of_utc() {
        for (written, date) in [
            ("2024-05-01", "2024-05-01"),
            ("2024-05-01T10:00:00+03:30", "2024-05-01T10:00:00+03:30"),
            ("2024-05-01T10:00:00Z", "2024-05-01T10:00:00Z"),
            ("2024-05-01 10:00:00 +0330", "2024-05-01T10:00:00+03:30"),
            ("2024-05-01 10:00:00 -0800", "2024-05-01T10:00:00-08:00"),
            ("2024-05-01 10:00:00", "2024-05-01T10:00:00Z"),
            ("2024-05-01T10:00", "2024-05-01T10:00:00Z"),
            (" 2024-05-01T10:00:00.123 ", "2024-05-01T10:00:00Z"),
            ("2024-05-01 late", "2024-05-01"),
            ("yesterday", "yesterday"),
            ("1 May 2024", "1 May 2024"),
            ("2024-02-30", "2024-02-30"),
            ("", ""),
        ] {
            assert_eq!(rfc_3339(written), date, "{written}");
        }
    }
}
