//! Reading without a network: the names of the files that this needs.

/// The service worker, in the publication's folder.
pub const SERVICE_WORKER: &str = "service-worker.js";

/// The web app manifest, in the folder of each edition.
pub const MANIFEST: &str = "manifest.json";

/// What is shown in place of a page that was not kept, in the folder of each edition.
pub const OFFLINE_PAGE: &str = "offline.html";
