//! The service worker: `src/app/browser/service-worker.js` with the names of the app's files; or a script that removes
//! it, and all that it has kept, from the browsers of readers.

use super::{
    super::{Destination, PublishError},
    OfflineFiles,
};
use crate::model::{offline::SERVICE_WORKER, publication::Site};
use xxhash_rust::xxh3::xxh3_64;

const TEMPLATE: &str = include_str!("../../../app/browser/service-worker.js");
const KILL_SWITCH: &str = include_str!("../../../app/browser/no-service-worker.js");

/// Writes the service worker. It is another only where the app is: not when an article comes.
pub(super) fn write(output: &dyn Destination, site: &Site, files: &OfflineFiles) -> Result<(), PublishError> {
    let of_pages = files.of_pages.join(" ");
    let shell = files.files().collect::<Vec<_>>().join(" ");
    let default = &site.default_edition;
    let others = site.editions.iter().map(|edition| &edition.code).filter(|code| *code != default);
    let editions = [default].into_iter().chain(others).map(ToString::to_string).collect::<Vec<_>>().join(" ");
    // Each name tells what is in its file.
    let version = format!("{:016x}", xxh3_64(format!("{TEMPLATE} {shell} {editions}").as_bytes()));
    let script = TEMPLATE
        .replace("{version}", &version)
        .replace("{of_pages}", &of_pages)
        .replace("{shell}", &shell)
        .replace("{editions}", &editions);
    output.write(SERVICE_WORKER, script.as_bytes())
}

/// Writes one that deletes what was kept, and itself.
pub(super) fn write_kill_switch(output: &dyn Destination) -> Result<(), PublishError> {
    output.write(SERVICE_WORKER, KILL_SWITCH.as_bytes())
}
