//! Caddy.

use super::{A_WHILE, ASKED_EACH_TIME, FOR_EVER, SERVICE_WORKER, Settings, as_folder};
use std::fmt::Write;

/// `_Caddyfile`, to be imported into a site block.
pub(super) fn settings(settings: &Settings<'_>) -> String {
    let Settings { site, hashed, hashed_folders, folder, headers } = settings;
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
    // Of two settings of one header, Caddy takes the more general: so each file is named by one of them.
    let _ = write!(
        text,
        "}}\n@unchanging path {hashed}\nheader @unchanging Cache-Control \"{FOR_EVER}\"\n\
         @asked path {folder}{SERVICE_WORKER}\nheader @asked Cache-Control \"{ASKED_EACH_TIME}\"\n\
         @changing {{\n  path {folder}*\n  not path {hashed} {folder}{SERVICE_WORKER}\n}}\nheader @changing Cache-Control \"{A_WHILE}\"\n\
         file_server {{\n  precompressed br gzip\n}}\nhandle_errors {{\n"
    );
    for edition in &site.editions {
        let code = &edition.code;
        let _ = writeln!(text, "  @{code} path {folder}{code}/*\n  rewrite @{code} {folder}{code}/404.html");
    }
    let editions: Vec<_> = site.editions.iter().map(|edition| format!("{folder}{}/*", edition.code)).collect();
    let _ = writeln!(
        text,
        "  @other not path {}\n  rewrite @other {folder}404.html\n  file_server {{\n    status 404\n  }}\n}}",
        editions.join(" ")
    );
    text
}
