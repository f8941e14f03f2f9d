//! Caddy.

use super::{A_WHILE, ASKED_EACH_TIME, FOR_EVER, LeadingOn, SERVICE_WORKER, Settings, as_folder};
use std::fmt::Write;

/// `_Caddyfile`, to be imported into a site block.
pub(super) fn settings(settings: &Settings<'_>) -> String {
    let Settings { site, hashed, hashed_folders, folder, headers, rules } = settings;
    let (comment, encoded, folder) = (as_folder(folder), folder.encoded(), folder.decoded());
    let at = |path: &str| named(&format!("{folder}{path}"));
    let all = at("*");
    let files = hashed.iter().map(|file| at(file));
    let folders = hashed_folders.iter().map(|name| at(&format!("{name}*")));
    let hashed = files.chain(folders).collect::<Vec<_>>().join(" ");
    let mut text = format!(
        "# To be imported into a site block whose root holds this folder{comment}.\n\nencode zstd gzip\nheader {all} {{\n"
    );
    for (name, value) in headers {
        let _ = writeln!(text, "  {name} \"{value}\"");
    }
    let _ = writeln!(text, "}}");
    for (number, LeadingOn { from, to }) in rules.leading_on.iter().enumerate() {
        if let Some(old) = pattern(from.decoded().into_iter().map(|path| format!("{folder}{path}"))) {
            let new = to.in_settings(encoded);
            let _ = writeln!(text, "@moved{number} path_regexp {old}\nredir @moved{number} \"{new}\" 301");
        }
    }
    let withdrawn = rules.withdrawn.iter().map(|address| format!("{folder}{}/", address.path()));
    if let Some(withdrawn) = pattern(withdrawn) {
        let _ = writeln!(
            text,
            "@withdrawn path_regexp {withdrawn}\nfile_server @withdrawn {{\n  status 410\n  precompressed br gzip\n}}"
        );
    }
    let service_worker = at(SERVICE_WORKER);
    // Of two settings of one header, Caddy takes the more general: so each file is named by one of them.
    let _ = write!(
        text,
        "@unchanging path {hashed}\nheader @unchanging Cache-Control \"{FOR_EVER}\"\n\
         @asked path {service_worker}\nheader @asked Cache-Control \"{ASKED_EACH_TIME}\"\n\
         @changing {{\n  path {all}\n  not path {hashed} {service_worker}\n}}\nheader @changing Cache-Control \"{A_WHILE}\"\n\
         file_server {{\n  precompressed br gzip\n}}\nhandle_errors {{\n  header {all} Cache-Control \"{ASKED_EACH_TIME}\"\n"
    );
    for edition in &site.editions {
        let code = &edition.code;
        let (pages, page) = (at(&format!("{code}/*")), at(&format!("{code}/404.html")));
        let _ = writeln!(text, "  @{code} path {pages}\n  rewrite @{code} {page}");
    }
    let editions: Vec<_> = site.editions.iter().map(|edition| at(&format!("{}/*", edition.code))).collect();
    let _ = writeln!(
        text,
        "  @other {{\n    path {all}\n    not path {}\n  }}\n  rewrite @other {}\n  \
         file_server {{\n    status 404\n    precompressed br gzip\n  }}\n}}",
        editions.join(" "),
        at("404.html")
    );
    text
}

/// A path as Caddy compares it, which is decoded, in quotation marks where it has a sign that may mean something.
fn named(path: &str) -> String {
    let is_plain = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '/' | '.' | '-' | '_' | '*');
    if path.chars().all(is_plain) { path.to_owned() } else { format!("\"{}\"", path.replace('"', "\\\"")) }
}

/// A pattern that these paths fit and no other, for Caddy takes capitals and small letters of a plain path for one. Left
/// out is a path with a sign that means something to Caddy itself: there a page leads on.
fn pattern(paths: impl Iterator<Item = String>) -> Option<String> {
    let plain = paths.filter(|path| !path.contains(['"', '\\', '`', '%', '{', '}']));
    let patterns: Vec<_> = plain.map(|path| escaped(&path)).collect();
    (!patterns.is_empty()).then(|| format!("\"^(?:{})$\"", patterns.join("|")))
}

/// A path in a pattern of RE2.
fn escaped(path: &str) -> String {
    path.chars().fold(String::new(), |mut escaped, character| {
        if character.is_ascii_punctuation() && !matches!(character, '/' | '-' | '_') {
            escaped.push('\\');
        }
        escaped.push(character);
        escaped
    })
}
