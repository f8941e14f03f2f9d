//! What a publication needs to open without a network, and to be installed.

mod keepable;
mod manifest;
mod offline_files;
mod service_worker;

pub use keepable::write_keepable;
pub use offline_files::OfflineFiles;

use super::{Destination, PublishError, edition_build::EditionBuild};
use crate::{
    model::{offline::MANIFEST, publication::Site},
    program::DataFolder,
};
use manifest::Manifest;

/// Where a publication lies.
pub struct PublicationFolder<'a> {
    /// Its folder on this machine.
    pub data: &'a DataFolder,
    /// Its path on its host, with slashes at both ends.
    pub path: &'a str,
}

/// Writes the manifest of each edition and the service worker; where the publication does not ask for them, a service
/// worker that removes that of an earlier publication from readers' browsers.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(
    output: &dyn Destination,
    site: &Site,
    editions: &[EditionBuild],
    files: &OfflineFiles,
    publication: &PublicationFolder<'_>,
) -> Result<(), PublishError> {
    if !site.opens_offline() {
        return service_worker::write_kill_switch(output);
    }
    for EditionBuild { context, .. } in editions {
        let manifest = Manifest::of(context, publication).to_json();
        output.write(&format!("{}/{MANIFEST}", context.edition.code), manifest.as_bytes())?;
    }
    service_worker::write(output, site, files)
}
