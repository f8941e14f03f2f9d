//! Netlify and Cloudflare Pages. Both compress by themselves.

use super::{ASKED_EACH_TIME, FOR_EVER, LeadingOn, SERVICE_WORKER, Settings};
use std::fmt::Write;

/// `_headers`. The owner's come after it. A header that the owner sets for every page is not set twice: the values of
/// both would be joined.
pub(super) fn headers(settings: &Settings<'_>, owners: &str) -> String {
    let Settings { hashed, hashed_folders, folder, headers, .. } = settings;
    let folder = folder.encoded();
    let of_owner = headers_of_every_page(owners, folder);
    let mut text = format!("{folder}*\n");
    let is_ours = |name: &str| !of_owner.iter().any(|known| known.eq_ignore_ascii_case(name));
    for (name, value) in headers.iter().filter(|(name, _)| is_ours(name)) {
        let _ = writeln!(text, "  {name}: {value}");
    }
    let folders = hashed_folders.iter().map(|name| format!("{name}*"));
    for file in hashed.iter().map(|file| (*file).to_owned()).chain(folders) {
        let _ = writeln!(text, "{folder}{file}\n  Cache-Control: {FOR_EVER}");
    }
    let _ = writeln!(text, "{folder}{SERVICE_WORKER}\n  Cache-Control: {ASKED_EACH_TIME}");
    text
}

/// The names of the headers that a file sets for all addresses.
fn headers_of_every_page<'a>(owners: &'a str, folder: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    let mut is_for_all = false;
    for line in owners.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#')) {
        if line.starts_with([' ', '\t']) {
            names.extend(line.split(':').next().map(str::trim).filter(|_| is_for_all));
        } else {
            is_for_all = line.trim() == "/*" || line.trim() == format!("{folder}*");
        }
    }
    names
}

/// `_redirects`. The owner's come before it, because the first that fits counts. For Netlify; Cloudflare Pages finds
/// the nearest 404.html by itself. Neither answers 410.
pub(super) fn redirects(settings: &Settings<'_>, _: &str) -> String {
    let Settings { site, folder, rules, .. } = settings;
    let folder = folder.encoded();
    let mut text = String::new();
    for LeadingOn { from, to } in rules.leading_on {
        for path in from.encoded() {
            let _ = writeln!(text, "{folder}{path} {} 301", to.in_settings(folder));
        }
    }
    site.editions.iter().fold(text, |mut text, edition| {
        let _ = writeln!(text, "{folder}{0}/* {folder}{0}/404.html 404", edition.code);
        text
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_of_the_owners_is_not_set_twice() {
        let owners = "# mine\n/*\n  referrer-policy: no-referrer\n/x/*\n  X-Other: 1\n";
        assert_eq!(headers_of_every_page(owners, "/news/"), ["referrer-policy"]);
        assert_eq!(headers_of_every_page("/news/*\n  A: 1\n  B: 2", "/news/"), ["A", "B"]);
    }
}
