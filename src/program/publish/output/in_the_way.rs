//! What of the owner's stands where a file is to be put.

use super::Output;
use crate::program::{InTheWay, publish::PublishError};

impl Output {
    /// The owner's file or folder that keeps one of ours from its place.
    pub(super) fn owners_in_the_way_of(&self, name: &str) -> Option<PublishError> {
        let placed = self.placed();
        if let Some(file) = above(name).find(|folder| placed.of_owner.contains(*folder)) {
            return Some(InTheWay::FileForFolder.of(file).into());
        }
        let folder = format!("{name}/");
        let inside = placed.of_owner.range(folder.clone()..).next();
        inside.filter(|file| file.starts_with(&folder)).map(|_| InTheWay::FolderForFile.of(name).into())
    }

    /// The same where what is made here was there first.
    pub(super) fn ours_in_the_way_of(&self, name: &str) -> Option<PublishError> {
        if self.fresh.join(name).is_dir() {
            return Some(InTheWay::FileForFolder.of(name).into());
        }
        above(name).find(|file| self.fresh.join(file).is_file()).map(|file| InTheWay::FolderForFile.of(file).into())
    }
}

/// The folders that a file lies in, by their names.
fn above(name: &str) -> impl Iterator<Item = &str> {
    name.match_indices('/').map(|(end, _)| &name[..end])
}
