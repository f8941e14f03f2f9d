//! How moments are written: all in UTC, whatever the zone of this machine is.

use jiff::Timestamp;

/// For people: `2026-05-01 09:00 UTC`.
#[must_use]
pub fn told(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// In a sentence for them: `2026-05-01 at 09:00 UTC`.
#[must_use]
pub fn told_in_sentence(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%d at %H:%M UTC").to_string()
}

/// For programs: `2026-05-01T09:00:00Z`.
#[must_use]
pub fn written(moment: Timestamp) -> String {
    moment.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_to_the_minute_for_people_and_to_the_second_for_programs() {
        let moment: Timestamp = "2026-05-01T12:30:59.5+03:30".parse().unwrap();
        assert_eq!(told(moment), "2026-05-01 09:00 UTC");
        assert_eq!(told_in_sentence(moment), "2026-05-01 at 09:00 UTC");
        assert_eq!(written(moment), "2026-05-01T09:00:59Z");
    }
}
