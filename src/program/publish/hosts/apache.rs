//! Apache.

use super::{A_WHILE, FOR_EVER, HEADERS, Settings};
use std::fmt::Write;

/// Kinds of files that copies lie beside, and their types.
const TYPES: [(&str, &str); 9] = [
    ("css", "text/css"),
    ("html", "text/html"),
    ("js", "text/javascript"),
    ("json", "application/json"),
    ("svg", "image/svg+xml"),
    ("txt", "text/plain"),
    ("wasm", "application/wasm"),
    ("webmanifest", "application/manifest+json"),
    ("xml", "application/xml"),
];

/// `.htaccess`: ours, then the owner's, because the last that fits counts.
pub(super) fn settings(settings: &Settings<'_>, owners: &str) -> String {
    let Settings { site, folder, .. } = settings;
    let mut text = format!("AddType application/wasm .wasm\nErrorDocument 404 {folder}404.html\n");
    for edition in &site.editions {
        let code = &edition.code;
        let _ = writeln!(
            text,
            "<If \"%{{REQUEST_URI}} =~ m#^{folder}{code}/#\">\n  ErrorDocument 404 {folder}{code}/404.html\n</If>"
        );
    }
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in HEADERS {
        let _ = writeln!(text, "  Header set {name} \"{value}\"");
    }
    let _ = writeln!(
        text,
        "  Header set Cache-Control \"{A_WHILE}\"\n  <FilesMatch \"^(app|style)-[0-9a-f]+\">\n    \
         Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>\n</IfModule>"
    );
    text.push_str(&copies());
    text + owners
}

/// Sends the copies that lie beside the files.
fn copies() -> String {
    let kinds = TYPES.map(|(extension, _)| extension).join("|");
    let mut text = "<IfModule mod_rewrite.c>\n<IfModule mod_headers.c>\n  RewriteEngine On\n".to_owned();
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        let _ = writeln!(
            text,
            "  RewriteCond %{{HTTP:Accept-Encoding}} {encoding}\n  RewriteCond %{{REQUEST_FILENAME}}.{extension} -s\n  \
             RewriteRule ^(.+\\.({kinds}))$ $1.{extension} [L]"
        );
    }
    // Also of an answer that is sent as it is, or a cache would send that one to all.
    let _ = writeln!(
        text,
        "  <FilesMatch \"\\.({kinds})(\\.(br|gz))?$\">\n    Header merge Vary Accept-Encoding\n  </FilesMatch>"
    );
    for (extension, kind) in TYPES {
        let _ = writeln!(
            text,
            "  <FilesMatch \"\\.{extension}\\.(br|gz)$\">\n    ForceType \"{kind}\"\n    SetEnv no-gzip 1\n    SetEnv no-brotli 1\n  </FilesMatch>"
        );
    }
    for (encoding, extension) in [("br", "br"), ("gzip", "gz")] {
        let _ = writeln!(
            text,
            "  <FilesMatch \"\\.{extension}$\">\n    RemoveEncoding .{extension}\n    RemoveLanguage .{extension}\n    \
             Header set Content-Encoding {encoding}\n  </FilesMatch>"
        );
    }
    text + "</IfModule>\n</IfModule>\n"
}
