//! nginx.

use super::{A_WHILE, FOR_EVER, HEADERS, Settings, as_folder};
use std::{fmt::Write, path::Path};

/// The kinds of files that are sent compressed; `text/html` always is.
const TYPES: &str = "text/css text/javascript application/javascript application/json application/feed+json \
                     application/rss+xml application/xml text/xml text/plain image/svg+xml application/wasm";

/// `_nginx.conf`, to be included in a server block.
pub(super) fn settings(settings: &Settings<'_>) -> String {
    let Settings { site, hashed, folder } = settings;
    let not_found =
        |place: &str| format!("location {place} {{\n  error_page 404 {place}404.html;\n{}}}\n", answer(A_WHILE));
    let mut text = format!(
        "# To be included in a server block whose root holds this folder{}.\n\
         # With the module ngx_brotli, write \"brotli_static on;\" beside each \"gzip_static on;\".\n\n{}",
        as_folder(folder),
        not_found(folder)
    );
    for edition in &site.editions {
        let _ = write!(text, "\n{}", not_found(&format!("{folder}{}/", edition.code)));
    }
    for file in hashed {
        let is_program = Path::new(file).extension().is_some_and(|extension| extension == "wasm");
        let kind = if is_program { "  default_type application/wasm;\n" } else { "" };
        let _ = write!(text, "\nlocation = {folder}{file} {{\n{kind}{}}}\n", answer(FOR_EVER));
    }
    text
}

/// How a file is sent: a copy that lies beside it, else compressed now.
fn answer(cache: &str) -> String {
    let mut text = format!(
        "  gzip_static on;\n  gzip on;\n  gzip_vary on;\n  gzip_types {TYPES};\n  add_header Cache-Control \"{cache}\";\n"
    );
    for (name, value) in HEADERS {
        let _ = writeln!(text, "  add_header {name} \"{value}\" always;");
    }
    text
}
