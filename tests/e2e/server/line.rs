//! A connection while it is being answered.

use super::{Fault, State};
use std::{cell::Cell, sync::Arc};

/// A connection that is being answered. Dropped before the answer is whole, it was the asker who hung up.
pub(super) struct Line {
    pub(super) path: String,
    /// The path from the publication's folder.
    pub(super) name: String,
    pub(super) state: Arc<State>,
    pub(super) is_open: Cell<bool>,
}

impl Line {
    pub(super) fn is_through(&self) {
        self.is_open.set(false);
    }

    /// Whether the host goes on as before. A browser may keep a page that waits for an answer, and all later ones with it.
    pub(super) fn is_still_bad(&self) -> bool {
        self.state.faults.lock().unwrap().get(&self.name).is_some_and(Fault::is_endless)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.is_open.get() {
            self.state.abandoned.lock().unwrap().push(std::mem::take(&mut self.path));
        }
    }
}
