//! nginx.

use super::{
    A_WHILE, ASKED_EACH_TIME, COMPRESSIBLE, FONTS_FOLDER, FOR_EVER, Header, LeadingOn, OldAddress, SERVICE_WORKER,
    SIZED_FOLDER, Settings, as_folder,
};
use std::{fmt::Write, path::Path};

/// `_nginx.conf`, to be included in a server block.
pub(super) fn settings(settings: &Settings<'_>) -> String {
    let Settings { site, hashed, hashed_folders, folder, headers, rules } = settings;
    let (comment, encoded, folder) = (as_folder(folder), folder.encoded(), folder.decoded());
    let answer = |cache| answer(headers, cache);
    let not_found = |place: &str| {
        let (name, page) = (named(place), named(&format!("{place}404.html")));
        format!("location {name} {{\n  error_page 404 {page};\n{}}}\n", answer(A_WHILE))
    };
    let mut text = format!(
        "# To be included in a server block whose root holds this folder{}.\n\
         # With the module ngx_brotli, write \"brotli_static on;\" into that block, too.\n\n{}",
        comment,
        not_found(folder)
    );
    for edition in &site.editions {
        let _ = write!(text, "\n{}", not_found(&format!("{folder}{}/", edition.code)));
    }
    for file in hashed {
        let is_program = Path::new(file).extension().is_some_and(|extension| extension == "wasm");
        let kind = if is_program { "  default_type application/wasm;\n" } else { "" };
        let _ = write!(text, "\nlocation = {} {{\n{kind}{}}}\n", named(&format!("{folder}{file}")), answer(FOR_EVER));
    }
    let service_worker = named(&format!("{folder}{SERVICE_WORKER}"));
    let _ = write!(text, "\nlocation = {service_worker} {{\n{}}}\n", answer(ASKED_EACH_TIME));
    for name in hashed_folders {
        // Older ones do not know it.
        let kind = match name.trim_end_matches('/') {
            SIZED_FOLDER => "  default_type image/webp;\n",
            FONTS_FOLDER => "  default_type font/woff2;\n",
            _ => "",
        };
        let _ = write!(text, "\nlocation {} {{\n{kind}{}}}\n", named(&format!("{folder}{name}")), answer(FOR_EVER));
    }
    for LeadingOn { from, to } in rules.leading_on {
        for path in from.decoded() {
            let (old, new) = (quoted(&format!("{folder}{path}")), to.in_settings(encoded));
            let _ = write!(text, "\nlocation = {old} {{\n  return 301 \"{new}\";\n}}\n");
        }
    }
    for path in rules.withdrawn.iter().map(OldAddress::path).filter(|path| !path.contains('$')) {
        let [address, page] = ["", "index.html"].map(|name| quoted(&format!("{folder}{path}/{name}")));
        let _ = write!(text, "\nlocation = {address} {{\n  error_page 410 {page};\n  return 410;\n}}\n");
    }
    text
}

/// A path, in quotation marks where it has a sign that may mean something.
fn named(path: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '/' | '.' | '-' | '_');
    if path.chars().all(is_plain) { path.to_owned() } else { quoted(path) }
}

/// A path of which no sign means anything: there is no variable in the name of a place.
fn quoted(path: &str) -> String {
    format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\""))
}

/// How a file is sent: a copy that lies beside it, else compressed now.
fn answer(headers: &[Header<'_>], cache: &str) -> String {
    let types = COMPRESSIBLE
        .iter()
        .flat_map(|kind| [kind.media_type].into_iter().chain(kind.other_media_types.iter().copied()));
    // `text/html` always is compressed, and may not be named again.
    let types = types.filter(|kind| *kind != "text/html").collect::<Vec<_>>().join(" ");
    let mut text = format!(
        "  absolute_redirect off;\n  gzip_static on;\n  gzip on;\n  gzip_vary on;\n  gzip_types {types};\n  add_header Cache-Control \"{cache}\";\n"
    );
    for (name, value) in headers {
        let _ = writeln!(text, "  add_header {name} \"{value}\" always;");
    }
    text
}
