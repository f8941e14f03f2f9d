//! Points in time.

use crate::text;
use masthead::model::locale::{Calendar, Month, Timestamp, Year};
use strum::VariantArray;

pub fn read(bytes: &[u8]) {
    let written = text(bytes);
    let Some(time) = Timestamp::parse(&written) else { return };
    let again = Timestamp::parse(time.as_str()).expect("what was written can be read");
    assert_eq!(again, time);
    assert!(!again.is_newer_than(&time) && !time.is_newer_than(&again));
    assert_eq!(
        time.instant().is_some(),
        time.as_str().contains('T') && time.instant_or_midnight().is_some(),
        "{time:?}"
    );
    if let Some(instant) = time.instant_or_midnight() {
        assert_eq!(instant.as_second(), time.sort_key(), "{time:?}");
    }
    for calendar in Calendar::VARIANTS.iter().copied() {
        let day = calendar.day(&time);
        assert!((1..=13).contains(&day.month) && (1..=31).contains(&day.day), "{time:?} {day:?}");
        if let Some(month) = Month::of(&time, calendar) {
            let (year, number) = (month.year().to_string(), format!("{:02}", month.number()));
            assert_eq!(Month::parse(&year, &number), Some(month));
            assert_eq!(Year::parse(&year), Some(month.year()));
        }
    }
}
