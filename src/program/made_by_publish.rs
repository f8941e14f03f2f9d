//! What publishing makes in a publication's own folder: nothing else can be called so there.

/// The app's script that every page starts with.
pub const START_SCRIPT: &str = "start.js";

/// Beside the folders of editions, and the files of the app that have a hash in their names.
pub const MADE_BY_PUBLISH: [&str; 16] = [
    ".htaccess",
    ".masthead.json",
    ".nojekyll",
    "404.html",
    "_Caddyfile",
    "_headers",
    "_nginx.conf",
    "_redirects",
    "embed.css",
    "embed.js",
    "index.html",
    "robots.txt",
    "service-worker.js",
    "site.json",
    "sitemap.xml",
    START_SCRIPT,
];

/// Whether a file of the publication's folder is one of them, or lies below one.
#[must_use]
pub fn is_made_by_publish(file: &str) -> bool {
    MADE_BY_PUBLISH.contains(&file.split('/').next().unwrap_or_default())
}
