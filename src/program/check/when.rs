//! Which of two dates is the newer one.

use crate::model::locale::Timestamp;

/// A date of a feed, as far as it can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct When {
    /// Days since the first of March of year 0, on the calendar of whoever wrote it.
    day: i64,
    /// Seconds since the same day, in UTC; a day alone has none.
    instant: Option<i64>,
}

impl When {
    pub(super) fn of(timestamp: &Timestamp) -> Option<Self> {
        let text = timestamp.as_str();
        let (day, time) = text.split_once('T').map_or((text, None), |(day, time)| (day, Some(time)));
        let mut parts = day.splitn(3, '-').map(|part| part.parse().ok());
        let day = day_number(parts.next()??, parts.next()??, parts.next()??);
        Some(Self { day, instant: time.and_then(seconds).map(|seconds| day * 86_400 + seconds) })
    }

    /// Whether this is certainly newer: a day alone says nothing about its hours.
    pub(super) fn is_newer_than(self, other: Self) -> bool {
        match (self.instant, other.instant) {
            (Some(one), Some(other)) => one > other,
            _ => self.day > other.day,
        }
    }
}

/// A day's number in the Gregorian calendar; years start in March, so that a leap day is the last.
fn day_number(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    year * 365 + leap_days + (month * 153 + 2) / 5 + day - 1
}

/// The seconds of a time with its offset, `10:00:00.5+04:30`, in UTC.
fn seconds(time: &str) -> Option<i64> {
    let offset_at = time.find(['Z', '+', '-'])?;
    let (clock, offset) = time.split_at(offset_at);
    let offset = match offset.strip_prefix(['+', '-']) {
        Some(ahead) if offset.starts_with('+') => clock_seconds(ahead)?,
        Some(behind) => -clock_seconds(behind)?,
        None => 0,
    };
    Some(clock_seconds(clock)? - offset)
}

/// The seconds of `10:00` or `10:00:00.5`.
fn clock_seconds(clock: &str) -> Option<i64> {
    let whole = clock.split('.').next()?;
    let mut units = [3600, 60, 1].into_iter();
    let mut total = 0;
    for part in whole.split(':') {
        total += part.parse::<i64>().ok()? * units.next()?;
    }
    Some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn newer(one: &str, other: &str) -> bool {
        let when = |text| When::of(&Timestamp::parse(text).unwrap()).unwrap();
        when(one).is_newer_than(when(other))
    }

    #[test]
    fn instants_are_compared_across_offsets() {
        assert!(newer("2009-08-05T10:00:01Z", "2009-08-05T10:00:00Z"));
        assert!(!newer("2009-08-05T12:00:00+04:30", "2009-08-05T10:00:00Z"));
        assert!(newer("2009-08-05T23:30:00-02:00", "2009-08-06T00:30:00Z"));
        assert!(newer("2001-01-01T00:00:00Z", "2000-12-31T23:59:59Z"));
    }

    #[test]
    fn days_are_compared_as_days() {
        assert!(newer("2000-03-01", "2000-02-29"));
        assert!(!newer("2009-08-05", "2009-08-05T10:00:00Z"));
        assert!(!newer("2009-08-05T10:00:00Z", "2009-08-05"));
        assert!(newer("2009-08-06", "2009-08-05T23:59:59Z"));
    }
}
