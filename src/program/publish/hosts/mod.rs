//! Ready settings for the usual hosts. All say the same: which files never change, what may run on a page, that an
//! address without a page gets the not-found page of its edition, and that compressed copies lie beside the files.

mod apache;
mod caddy;
mod netlify;
mod nginx;

use super::{
    Output, PublishError,
    compress::{COMPRESSIBLE, CompressibleKind},
    record::Record,
};
use crate::{
    model::{
        feed::SIZED_FOLDER,
        loader::search_file,
        offline::SERVICE_WORKER,
        publication::Site,
        search::{RECORDS_FOLDER, TERMS_FOLDER},
    },
    program::font::FONTS_FOLDER,
};
use std::{fs, path::Path};

/// What may run and load on a page: the publication's own script and program; pictures, sound and films from
/// anywhere, as feeds have them; in frames, the players of films that a reader asks for. Text becomes markup by the app's own policy alone (`model/content/trusted_types.rs`).
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src * data:; \
                      media-src *; frame-src https://www.youtube-nocookie.com https://player.vimeo.com https://www.aparat.com \
                      https://geo.dailymotion.com; connect-src *; worker-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'self'; form-action 'none'; \
                      require-trusted-types-for 'script'; trusted-types masthead";

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_WHILE: &str = "public, max-age=600, stale-while-revalidate=86400";

/// Of the service worker: its readers must learn at once that it is another, or none any more.
const ASKED_EACH_TIME: &str = "no-cache";

/// Headers of every answer, but for how long it may be kept.
const HEADERS: [(&str, &str); 4] = [
    ("Content-Security-Policy", POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "strict-origin-when-cross-origin"),
    ("Access-Control-Allow-Origin", "*"),
];

/// What the settings are made from.
struct Settings<'a> {
    site: &'a Site,
    /// The files whose names change with what is in them.
    hashed: Vec<&'a str>,
    /// The folders whose files all have such names, with a slash at the end.
    hashed_folders: Vec<String>,
    /// The path of the publication on its host, with slashes at both ends.
    folder: &'a str,
}

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
) -> Result<Vec<&'static str>, PublishError> {
    let hashed_folders = hashed_folders(site);
    let settings = Settings { site, hashed: record.hashed().collect(), hashed_folders, folder };
    // Without it GitHub Pages leaves out files that start with an underscore.
    output.write(".nojekyll", b"")?;
    output.write("_nginx.conf", nginx::settings(&settings).as_bytes())?;
    output.write("_Caddyfile", caddy::settings(&settings).as_bytes())?;
    let mut joined = Vec::new();
    for SharedFile { name, ours, first } in SHARED {
        if output.is_owners(name) {
            let path = data.join(name);
            let owners = fs::read(&path).map_err(PublishError::file("reading", &path))?;
            // Comments may be in any encoding, and stay in it.
            let ours = ours(&settings, &String::from_utf8_lossy(&owners)).into_bytes();
            let text = match first {
                First::Ours => join(ours, &owners),
                First::Owners => join(owners, &ours),
            };
            output.write_joined(name, &text)?;
            joined.push(name);
        } else {
            output.write(name, ours(&settings, "").as_bytes())?;
        }
    }
    Ok(joined)
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
fn as_folder(folder: &str) -> String {
    if folder == "/" { String::new() } else { format!(" as {folder}") }
}

#[cfg(test)]
mod tests {
    use super::POLICY;
    use crate::model::content::PLAYER_ORIGINS;

    #[test]
    fn the_known_players_alone_may_stand_in_a_frame() {
        let frames = POLICY.split("; ").find_map(|directive| directive.strip_prefix("frame-src ")).unwrap();
        assert_eq!(frames.split_whitespace().collect::<Vec<_>>(), PLAYER_ORIGINS);
    }
}
