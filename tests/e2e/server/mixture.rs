//! A host whose copies learn of a new version one after the other.

use super::Server;
use std::{
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    path::{Path, PathBuf},
    sync::Mutex,
};

/// Which of two versions of the publication the next answer for a file is of.
#[derive(Default)]
pub(super) struct Mixture {
    /// The publication as it was before: every other answer is of that.
    before: Mutex<Option<PathBuf>>,
    /// How often each file was answered since.
    answers: Mutex<HashMap<String, usize>>,
}

impl Server {
    /// From now on every other answer for a file is from a folder of the publication as it was before, as where the copies
    /// of a host learn of a new version one after the other.
    pub fn mix_with(&self, before: PathBuf) {
        *self.state.mixture.before.lock().unwrap() = Some(before);
    }
}

impl Mixture {
    /// The folder that the next answer for a file comes from; `now` where nothing is mixed.
    pub(super) fn folder(&self, name: &str, now: &Path) -> PathBuf {
        let before = self.before.lock().unwrap().clone();
        before.filter(|_| self.is_next_of_before(name)).unwrap_or_else(|| now.to_owned())
    }

    /// Whether the next answer for a file is of the publication as it was before: for every other file that is the first one.
    fn is_next_of_before(&self, name: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let mut answers = self.answers.lock().unwrap();
        let count = answers.entry(name.to_owned()).or_default();
        *count += 1;
        (hasher.finish() as usize ^ *count) % 2 == 1
    }
}
