//! Apache.

use super::{
    A_WHILE, ASKED_EACH_TIME, COMPRESSIBLE, CompressibleKind, FOR_EVER, LeadingOn, Rules, SERVICE_WORKER, Settings,
};
use std::fmt::Write;

/// `.htaccess`. The owner's come after it, because the last that fits counts.
pub(super) fn settings(settings: &Settings<'_>, _: &str) -> String {
    let Settings { site, hashed, hashed_folders, folder, headers, rules } = settings;
    let (pattern, folder) = (in_pattern(folder.decoded()), folder.encoded());
    // A copy that lies beside one is sent under its own name.
    let hashed = hashed.iter().map(|file| file.replace('.', "\\.")).collect::<Vec<_>>().join("|");
    let mut text = format!(
        "AddType application/wasm .wasm\nAddType image/webp .webp\nAddType font/woff2 .woff2\n\
         AddCharset utf-8 .txt .md\nErrorDocument 404 {folder}404.html\n"
    );
    for edition in &site.editions {
        let code = &edition.code;
        let _ = writeln!(
            text,
            "<If \"%{{REQUEST_URI}} =~ m#^{pattern}{code}/#\">\n  ErrorDocument 404 {folder}{code}/404.html\n</If>"
        );
    }
    text.push_str("<IfModule mod_headers.c>\n");
    for (name, value) in headers {
        let _ = writeln!(text, "  Header set {name} \"{value}\"");
    }
    // What is not there may be there soon.
    let _ = writeln!(
        text,
        "  Header set Cache-Control \"{A_WHILE}\"\n  \
         Header set Cache-Control \"{ASKED_EACH_TIME}\" \"expr=%{{REQUEST_STATUS}} =~ /^4/\"\n  <FilesMatch \"^({hashed})(\\.(br|gz))?$\">\n    \
         Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>"
    );
    let _ = writeln!(
        text,
        "  <FilesMatch \"^{}(\\.(br|gz))?$\">\n    Header set Cache-Control \"{ASKED_EACH_TIME}\"\n  </FilesMatch>",
        SERVICE_WORKER.replace('.', "\\.")
    );
    for name in hashed_folders {
        let _ = writeln!(
            text,
            "  <If \"%{{REQUEST_URI}} =~ m#^{pattern}{name}#\">\n    Header set Cache-Control \"{FOR_EVER}\"\n  </If>"
        );
    }
    text.push_str("</IfModule>\n");
    text + &moved(*rules, folder, &pattern) + &copies()
}

/// Leads on from old addresses, and answers for what was taken back.
fn moved(rules: Rules<'_>, folder: &str, folder_pattern: &str) -> String {
    if rules.leading_on.is_empty() && rules.withdrawn.is_empty() {
        return String::new();
    }
    let mut text = "<IfModule mod_rewrite.c>\n  RewriteEngine On\n".to_owned();
    for LeadingOn { from, to } in rules.leading_on {
        // What was encoded must not be taken for a group of a condition.
        let new = to.in_settings(folder).replace('%', "\\%");
        for path in from.decoded() {
            let _ = writeln!(text, "  RewriteRule \"^{}$\" \"{new}\" [R=301,L,NE]", in_pattern(&path));
        }
    }
    for address in rules.withdrawn {
        let pattern = in_pattern(&format!("{}/", address.path()));
        let _ = writeln!(
            text,
            "  RewriteRule \"^{pattern}$\" - [G]\n  <If \"%{{REQUEST_URI}} =~ m#^{folder_pattern}{pattern}$#\">\n    ErrorDocument 410 \"{folder}{}/index.html\"\n  </If>",
            address.path()
        );
    }
    text + "</IfModule>\n"
}

/// A path as a pattern that nothing else fits, in letters that mean nothing to Apache.
fn in_pattern(path: &str) -> String {
    path.bytes().fold(String::new(), |mut pattern, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_') {
            pattern.push(byte.into());
        } else {
            let _ = write!(pattern, "\\x{byte:02x}");
        }
        pattern
    })
}

/// Sends the copies that lie beside the files.
fn copies() -> String {
    let kinds = COMPRESSIBLE.map(|kind| kind.extension).join("|");
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
    for CompressibleKind { extension, media_type, .. } in COMPRESSIBLE {
        let _ = writeln!(
            text,
            "  <FilesMatch \"\\.{extension}\\.(br|gz)$\">\n    ForceType \"{media_type}\"\n    SetEnv no-gzip 1\n    SetEnv no-brotli 1\n  </FilesMatch>"
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
