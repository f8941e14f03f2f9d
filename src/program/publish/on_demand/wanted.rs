//! What somebody asks for, one file or those of a folder: nothing else is made.

use super::{Files, MadeBefore, owners::OwnersStanding};
use crate::program::publish::{Destination, PublishError};
use std::sync::{Arc, Mutex, PoisonError};

/// What is asked for.
#[derive(Clone, Copy, Debug)]
pub(super) enum Wanted<'a> {
    /// The file of that name.
    File(&'a str),
    /// Every file whose name begins so.
    Folder(&'a str),
    /// None: what is written says more than its files.
    Nothing,
}

/// Takes what is asked for, and lets the rest go.
#[derive(Debug)]
pub(super) struct WantedOnly<'a> {
    wanted: Wanted<'a>,
    /// Which files of the owner stand in the place of those made here, once that is known.
    owners: Option<&'a OwnersStanding>,
    made_before: &'a MadeBefore,
    files: Mutex<Files>,
}

impl<'a> WantedOnly<'a> {
    pub(super) fn of(wanted: Wanted<'a>, owners: Option<&'a OwnersStanding>, made_before: &'a MadeBefore) -> Self {
        Self { wanted, owners, made_before, files: Mutex::default() }
    }

    /// The one file that was asked for, if it was written.
    pub(super) fn take(self) -> Option<Arc<[u8]>> {
        self.into_files().pop_first().map(|(_, bytes)| bytes)
    }

    /// All that was asked for and written.
    pub(super) fn into_files(self) -> Files {
        self.files.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Destination for WantedOnly<'_> {
    fn wants(&self, name: &str) -> bool {
        match self.wanted {
            Wanted::File(wanted) => wanted == name,
            Wanted::Folder(beginning) => name.starts_with(beginning),
            Wanted::Nothing => false,
        }
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        if self.wants(name) && !self.is_owners(name) {
            self.files.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), bytes.into());
        }
        Ok(())
    }

    fn is_owners(&self, name: &str) -> bool {
        self.owners.is_some_and(|owners| owners.path(name).is_some())
    }

    fn is_free(&self, name: &str) -> bool {
        // Whoever asks has looked for anything else.
        !self.is_owners(name)
    }

    fn keep_before(&self, name: &str) -> Result<bool, PublishError> {
        Ok(self.made_before.get(name).is_some())
    }
}
