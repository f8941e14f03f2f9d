//! What time it is, and chance.

use js_sys::{Date, Math};
use std::time::Duration;

/// The time that goes on while the device sleeps.
#[must_use]
pub fn now() -> Duration {
    milliseconds(Date::now())
}

/// How long it is until a date, as HTTP writes it; none where it is no date or over.
pub(super) fn time_until(date: &str) -> Duration {
    milliseconds(Date::parse(date) - Date::now())
}

/// From 0 to 1000.
#[must_use]
pub fn chance() -> u32 {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "it is small")]
    let chance = (Math::random() * 1000.0) as u32;
    chance
}

fn milliseconds(number: f64) -> Duration {
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "what is no time is none")]
    let number = number as u64;
    Duration::from_millis(number)
}
