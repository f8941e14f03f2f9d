//! What came of asking for something, for all who ask after the first.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};
use url::Url;

/// How long nobody is asked again for what could not be had.
const PATIENCE: Duration = Duration::from_mins(1);

/// Outcomes by what was asked for, and when.
#[derive(Debug)]
pub struct Outcomes<T>(Mutex<HashMap<Url, (Instant, T)>>);

impl<T> Default for Outcomes<T> {
    fn default() -> Self {
        Self(Mutex::default())
    }
}

impl<T: Clone> Outcomes<T> {
    /// The outcome that is known, however long ago that was.
    pub fn known(&self, address: &Url) -> Option<T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(address).map(|(_, outcome)| outcome.clone())
    }

    /// The outcome that is known, or else comes of asking. One that is not final is asked for again, a minute later.
    pub fn get(&self, address: &Url, is_final: impl Fn(&T) -> bool, ask: impl FnOnce() -> T) -> T {
        let known = || self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some((since, outcome)) = known().get(address)
            && (is_final(outcome) || since.elapsed() < PATIENCE)
        {
            return outcome.clone();
        }
        let outcome = ask();
        known().insert(address.clone(), (Instant::now(), outcome.clone()));
        outcome
    }
}
