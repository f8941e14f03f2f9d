//! Dates as people write them above their articles.

use crate::model::locale::Timestamp;

/// A date of RFC 3339; what cannot be read stays as it is, for the check to tell.
///
/// A day begins at midnight UTC, and a time without a zone is one of UTC, as for Hugo and Zola: what a machine's own zone
/// is must not decide where an article stands.
#[must_use]
pub fn rfc_3339(written: &str) -> String {
    let written = written.trim();
    // Jekyll's dates have spaces: 2024-05-01 10:00:00 +0330.
    let joined = match written.rsplit_once(' ') {
        Some((time, zone)) if zone.starts_with(['+', '-', 'Z', 'z']) => format!("{}{zone}", time.trim_end()),
        _ => written.to_owned(),
    };
    let has_time = |read: &Timestamp| read.as_str().contains('T');
    let day = Timestamp::parse(&joined);
    let in_utc = || Timestamp::parse(&format!("{joined}Z")).filter(has_time);
    let whole = day.clone().filter(has_time).or_else(in_utc).or(day);
    whole.map_or_else(|| written.to_owned(), |date| date.to_rfc_3339())
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
            ("2024-05-01 late", "2024-05-01T00:00:00Z"),
            ("yesterday", "yesterday"),
            ("1 May 2024", "1 May 2024"),
            ("2024-02-30", "2024-02-30"),
            ("", ""),
        ] {
            assert_eq!(rfc_3339(written), date, "{written}");
        }
    }
}
