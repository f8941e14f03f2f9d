//! What time it is, and chance.

use js_sys::{Date, Math};
use std::time::Duration;

/// The time that goes on while the device sleeps.
#[must_use]
pub fn now() -> Duration {
    Duration::try_from_secs_f64(Date::now() / 1000.0).unwrap_or_default()
}

/// From 0 to 1.
#[must_use]
pub fn chance() -> f64 {
    Math::random()
}
