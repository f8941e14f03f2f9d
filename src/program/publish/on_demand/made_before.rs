//! What was made before, and is the same now.

use super::Files;
use std::sync::{Arc, Mutex, PoisonError};

/// Files that take long to make and whose names tell what is in them: they outlive what is read anew.
#[derive(Debug, Default)]
pub struct MadeBefore(Mutex<Files>);

impl MadeBefore {
    pub(super) fn get(&self, name: &str) -> Option<Arc<[u8]>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get(name).cloned()
    }

    pub(super) fn keep(&self, name: &str, bytes: &Arc<[u8]>) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), Arc::clone(bytes));
    }
}
