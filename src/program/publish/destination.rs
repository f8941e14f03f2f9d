//! Where finished files go: into a folder ([`Output`](super::Output)), or to whoever asks for one of them
//! ([`on_demand`](super::on_demand)).

use super::PublishError;
use std::fmt::Debug;

/// Where finished files go. Names are those in the publication's folder, with slashes.
pub trait Destination: Debug + Sync {
    /// Whether a file of that name is of any use. One that is not need not be made.
    fn wants(&self, name: &str) -> bool;

    /// Takes a file, unless the owner has put one of that name there.
    ///
    /// # Errors
    /// Where it cannot be kept.
    fn write(&self, name: &str, bytes: &[u8]) -> Result<(), PublishError>;

    /// Whether the owner has put a file of that name there.
    fn is_owners(&self, name: &str) -> bool;

    /// Whether a file of that name would be the first there, and no other in its way.
    fn is_free(&self, name: &str) -> bool;

    /// Keeps a file of the time before, whose name tells what is in it; false where it is not there.
    ///
    /// # Errors
    /// Where it cannot be taken over.
    fn keep_before(&self, name: &str) -> Result<bool, PublishError>;
}
