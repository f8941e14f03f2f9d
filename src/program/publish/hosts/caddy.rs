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
    for LeadingOn { from, to } in rules.leading_on {
        for old in from.decoded().iter().filter_map(|path| quoted(&format!("{folder}{path}"))) {
            let _ = writeln!(text, "redir {old} \"{}\" 301", to.in_settings(folder));
        }
    }
    let withdrawn = rules.withdrawn.iter().filter_map(|address| quoted(&format!("{folder}{}/", address.path())));
    let withdrawn = withdrawn.collect::<Vec<_>>().join(" ");
    if !withdrawn.is_empty() {
        let _ = writeln!(
            text,
            "@withdrawn path {withdrawn}\nfile_server @withdrawn {{\n  status 410\n  precompressed br gzip\n}}"
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

/// A path as Caddy reads it; `None` for one with a sign that means something even there. Then a page leads on.
fn quoted(path: &str) -> Option<String> {
    let is_plain = !path.contains(['"', '\\', '`', '*', '%', '{', '}']);
    is_plain.then(|| format!("\"{path}\""))
}
