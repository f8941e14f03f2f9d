//! The service worker: `src/app/browser/service-worker.js` with the names of the app's files, or the one that frees
//! readers of it.

use super::super::{Output, PublishError, template::AppFiles};
use crate::model::{offline::SERVICE_WORKER, publication::Site};
use std::collections::BTreeSet;
use xxhash_rust::xxh3::xxh3_64;

const TEMPLATE: &str = include_str!("../../../app/browser/service-worker.js");
const KILL_SWITCH: &str = include_str!("../../../app/browser/no-service-worker.js");

/// Writes the service worker. It is another only where the app is: not when an article comes.
pub(super) fn write(output: &Output, site: &Site, files: &AppFiles, style: &str) -> Result<(), PublishError> {
    let AppFiles { page_scripts, script, wasm, style: sheet } = files;
    let of_pages: Vec<_> = page_scripts.iter().chain([script, wasm, sheet]).map(String::as_str).collect();
    let of_style = addresses_in_style(style);
    let shell = of_pages.iter().copied().chain(of_style).collect::<Vec<_>>().join(" ");
    let default = &site.default_edition;
    let others = site.editions.iter().map(|edition| &edition.code).filter(|code| *code != default);
    let editions = [default].into_iter().chain(others).map(ToString::to_string).collect::<Vec<_>>().join(" ");
    // Each name tells what is in its file.
    let version = format!("{:016x}", xxh3_64(format!("{TEMPLATE} {shell} {editions}").as_bytes()));
    let script = TEMPLATE
        .replace("{version}", &version)
        .replace("{of_pages}", &of_pages.join(" "))
        .replace("{shell}", &shell)
        .replace("{editions}", &editions);
    output.write(SERVICE_WORKER, script.as_bytes())
}

/// Writes one that deletes what was kept, and itself.
pub(super) fn write_kill_switch(output: &Output) -> Result<(), PublishError> {
    output.write(SERVICE_WORKER, KILL_SWITCH.as_bytes())
}

/// The files that a style sheet names beside itself, each once.
fn addresses_in_style(style: &str) -> BTreeSet<&str> {
    let named = style.split("url(").skip(1).filter_map(|rest| rest.split_once(')'));
    let addresses = named.map(|(address, _)| address.trim_matches(['"', '\'', ' ']));
    addresses.filter(|address| !address.is_empty() && !address.starts_with('#') && !address.contains(':')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_names_files_beside_itself() {
        let style = "a{mask:url(icons.svg?1) 0}b{mask:url(\"icons.svg?1\")}c{background:url(data:image/png;x)}d{x:url( 'f.woff2' )}";
        assert_eq!(addresses_in_style(style), ["f.woff2", "icons.svg?1"].into());
    }
}
