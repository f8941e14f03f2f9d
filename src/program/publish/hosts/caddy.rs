//! Caddy.

use super::{A_WHILE, ASKED_EACH_TIME, FOR_EVER, LeadingOn, SERVICE_WORKER, Settings, as_folder};
use std::fmt::Write;

/// `_Caddyfile`, to be imported into a site block.
pub(super) fn settings(settings: &Settings<'_>) -> String {
    let Settings { site, hashed, hashed_folders, folder, headers, rules } = settings;
    let files = hashed.iter().map(|file| format!("{folder}{file}"));
    let folders = hashed_folders.iter().map(|name| format!("{folder}{name}*"));
    let hashed = files.chain(folders).collect::<Vec<_>>().join(" ");
    let mut text = format!(
        "# To be imported into a site block whose root holds this folder{}.\n\nencode zstd gzip\nheader {folder}* {{\n",
        as_folder(folder)
    );
    for (name, value) in headers {
        let _ = writeln!(text, "  {name} \"{value}\"");
    }
    let _ = writeln!(text, "}}");
    for (number, LeadingOn { from, to }) in rules.leading_on.iter().enumerate() {
        if let Some(old) = pattern(from.decoded().into_iter().map(|path| format!("{folder}{path}"))) {
            let new = to.in_settings(folder);
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
    // Of two settings of one header, Caddy takes the more general: so each file is named by one of them.
    let _ = write!(
        text,
        "@unchanging path {hashed}\nheader @unchanging Cache-Control \"{FOR_EVER}\"\n\
         @asked path {folder}{SERVICE_WORKER}\nheader @asked Cache-Control \"{ASKED_EACH_TIME}\"\n\
         @changing {{\n  path {folder}*\n  not path {hashed} {folder}{SERVICE_WORKER}\n}}\nheader @changing Cache-Control \"{A_WHILE}\"\n\
         file_server {{\n  precompressed br gzip\n}}\nhandle_errors {{\n  header {folder}* Cache-Control \"{ASKED_EACH_TIME}\"\n"
    );
    for edition in &site.editions {
        let code = &edition.code;
        let _ = writeln!(text, "  @{code} path {folder}{code}/*\n  rewrite @{code} {folder}{code}/404.html");
    }
    let editions: Vec<_> = site.editions.iter().map(|edition| format!("{folder}{}/*", edition.code)).collect();
    let _ = writeln!(
        text,
        "  @other {{\n    path {folder}*\n    not path {}\n  }}\n  rewrite @other {folder}404.html\n  \
         file_server {{\n    status 404\n    precompressed br gzip\n  }}\n}}",
        editions.join(" ")
    );
    text
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
