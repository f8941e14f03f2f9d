//! Ready settings for the usual hosts. All say the same: which files never change, what may run on a page, that an
//! address without a page gets the not-found page of its edition, and that compressed copies lie beside the files.

mod apache;
mod caddy;
mod folder;
mod netlify;
mod nginx;

use super::{
    Output, PublishError,
    compress::{COMPRESSIBLE, CompressibleKind},
    content_security::{ContentSecurity, PERMISSIONS_POLICY, REFERRER_POLICY},
    old_addresses::LeadingOn,
    record::Record,
};
use crate::{
    model::{
        byte_order_mark::bytes_without_byte_order_mark,
        feed::SIZED_FOLDER,
        loader::search_file,
        offline::SERVICE_WORKER,
        publication::Site,
        search::{RECORDS_FOLDER, TERMS_FOLDER},
    },
    program::{OldAddress, font::FONTS_FOLDER},
};
use folder::Folder;
use std::{fs, path::Path};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_WHILE: &str = "public, max-age=600, stale-while-revalidate=86400";

/// Of the service worker: its readers must learn at once that it is another, or none any more.
const ASKED_EACH_TIME: &str = "no-cache";

/// What the settings are made from.
struct Settings<'a> {
    site: &'a Site,
    /// The files whose names change with what is in them.
    hashed: Vec<&'a str>,
    /// The folders whose files all have such names, with a slash at the end.
    hashed_folders: Vec<String>,
    folder: &'a Folder,
    /// Of every answer, but for how long it may be kept.
    headers: [Header<'a>; 5],
    rules: Rules<'a>,
}

/// What hosts answer in the place of a page, where they have rules.
#[derive(Clone, Copy, Debug)]
pub struct Rules<'a> {
    /// Old addresses lead on for ever (301), where no page that lies there comes first.
    pub leading_on: &'a [LeadingOn],
    /// What was taken back is gone (410), and its page says so.
    pub withdrawn: &'a [OldAddress],
}

/// Name and value.
type Header<'a> = (&'static str, &'a str);

/// A file that a host reads both our settings and the owner's from.
struct SharedFile {
    name: &'static str,
    /// Ours, given the owner's.
    ours: fn(&Settings<'_>, &str) -> String,
    first: First,
}

/// Whose settings come first.
#[derive(Clone, Copy)]
enum First {
    Ours,
    Owners,
}

const SHARED: [SharedFile; 3] = [
    SharedFile { name: "_headers", ours: netlify::headers, first: First::Ours },
    SharedFile { name: "_redirects", ours: netlify::redirects, first: First::Owners },
    SharedFile { name: ".htaccess", ours: apache::settings, first: First::Ours },
];

/// The files that an owner's are joined with.
pub fn shared_names() -> impl Iterator<Item = &'static str> {
    SHARED.iter().map(|file| file.name)
}

/// Whether a host reads its settings from a file of that name, which is the owner's or ours.
pub fn is_read_by_host(name: &str) -> bool {
    matches!(name, "_nginx.conf" | "_Caddyfile" | "CNAME" | ".domains")
}

/// Copies one of these without its byte order mark: no host expects one, and some refuse what begins with it.
///
/// # Errors
/// Where it cannot be read or written.
pub fn copy(output: &Output, name: &str, from: &Path) -> Result<(), PublishError> {
    let owners = fs::read(from).map_err(PublishError::file("copying", from))?;
    let text = bytes_without_byte_order_mark(&owners);
    if text.len() == owners.len() {
        return output.copy_owners(name, from);
    }
    output.leave_to_join(name);
    output.write_joined(name, text)
}

/// Writes them, joined with the owner's where a host reads both from one file; the names of those. `folder` is the path
/// of the publication on its host, with slashes at both ends.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write(
    output: &Output,
    data: &Path,
    site: &Site,
    record: &Record,
    folder: &str,
    security: &ContentSecurity,
    rules: Rules<'_>,
) -> Result<Vec<&'static str>, PublishError> {
    let settings = Settings {
        site,
        hashed: record.hashed().collect(),
        hashed_folders: hashed_folders(site),
        folder: &Folder::of(folder),
        headers: headers(security),
        rules,
    };
    // Without it GitHub Pages leaves out files that start with an underscore.
    output.write(".nojekyll", b"")?;
    output.write("_nginx.conf", nginx::settings(&settings).as_bytes())?;
    output.write("_Caddyfile", caddy::settings(&settings).as_bytes())?;
    let mut joined = Vec::new();
    for SharedFile { name, ours, first } in SHARED {
        if output.is_owners(name) {
            let path = data.join(name);
            let owners = fs::read(&path).map_err(PublishError::file("reading", &path))?;
            // In the middle of a file it is no mark but a word that no host knows: Apache answers 500 for every page.
            let owners = bytes_without_byte_order_mark(&owners);
            // Comments may be in any encoding, and stay in it.
            let ours = ours(&settings, &String::from_utf8_lossy(owners)).into_bytes();
            let text = match first {
                First::Ours => join(ours, owners),
                First::Owners => join(owners.to_owned(), &ours),
            };
            output.write_joined(name, &text)?;
            joined.push(name);
        } else {
            output.write(name, ours(&settings, "").as_bytes())?;
        }
    }
    Ok(joined)
}

fn headers(security: &ContentSecurity) -> [Header<'_>; 5] {
    [
        ("Content-Security-Policy", security.policy()),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", REFERRER_POLICY),
        ("Permissions-Policy", PERMISSIONS_POLICY),
        ("Access-Control-Allow-Origin", "*"),
    ]
}

/// Pictures in their sizes, the parts of fonts, and what a search index names.
fn hashed_folders(site: &Site) -> Vec<String> {
    let editions = site.editions.iter().filter(|_| site.has_search);
    let of_search =
        editions.flat_map(|edition| [TERMS_FOLDER, RECORDS_FOLDER].map(|folder| search_file(edition, folder)));
    let has_fonts = site.theme.fonts.iter().any(|font| !font.files.is_empty());
    let of_fonts = has_fonts.then(|| format!("{FONTS_FOLDER}/"));
    [format!("{SIZED_FOLDER}/")].into_iter().chain(of_fonts).chain(of_search).collect()
}

fn join(mut first: Vec<u8>, second: &[u8]) -> Vec<u8> {
    if !first.is_empty() && !first.ends_with(b"\n") {
        first.push(b'\n');
    }
    first.extend_from_slice(second);
    first
}

/// How a comment names the folder, where it is not the root.
fn as_folder(folder: &Folder) -> String {
    // Nothing that is encoded ends a line.
    if folder.encoded() == "/" { String::new() } else { format!(" as {}", folder.encoded()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{MADE_BY_PUBLISH, publish::record::RECORD};

    #[test]
    fn what_is_made_for_hosts_is_known_to_be_made() {
        for name in shared_names().chain([".nojekyll", "_nginx.conf", "_Caddyfile", RECORD]) {
            assert!(MADE_BY_PUBLISH.contains(&name), "{name}");
        }
    }
}
