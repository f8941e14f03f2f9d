//! Files that are named to be shown, played or saved: whether they are there, and readers get them.

use super::{
    address::{Target, as_written, is_on_own_disk, is_own_machine},
    consequences::Cause,
    context::CheckContext,
    readers::Readers,
    shortened::shortened,
};
use crate::{
    model::publication::Media,
    program::{PictureKind, data_folder::SITE},
};
use percent_encoding::percent_decode_str;
use url::Url;

impl CheckContext<'_> {
    /// Looks for a picture, a clip or a download; gives its name in the folder where it is there.
    pub(super) fn file(&mut self, file: &str, at: &str, address: &str) -> Option<String> {
        let path = self.owners_file(file, at, address)?;
        if self.fonts.contains(&path) {
            self.divided(file, at, &path);
            return None;
        }
        Some(path)
    }

    /// The same for a file that need not be published as it is.
    pub(super) fn owners_file(&mut self, file: &str, at: &str, address: &str) -> Option<String> {
        self.counts.links += 1;
        let target = self.addresses.file(address);
        // What somebody else's feed names is no word of the owner's, as for publishing.
        if let Target::File(path) = &target
            && !self.folder.is_from_elsewhere(file)
        {
            self.named.add(path, self.readers);
        }
        match target {
            Target::File(path) if self.folder.is_published(&path) => Some(path),
            Target::File(path) => {
                let what = format!("{} does not exist", as_written(address, &path));
                let before = self.findings.len();
                if let Some(folder) = self.missing(file, at, address, &path, what)
                    && self.readers != Readers::Owner
                {
                    self.hold_back(before, &Cause::Folder(folder), &path);
                }
                None
            }
            Target::Elsewhere(whole) => {
                self.elsewhere(file, at, &whole);
                let is_encrypted = self.site.base_url.as_ref().is_none_or(|base_url| base_url.starts_with("https:"));
                if is_encrypted && whole.starts_with("http:") && !is_own_machine(&whole) {
                    self.report_on(file).warning(
                        at,
                        format!(
                            "{} begins with http:, without encryption: on a page whose address begins with https: browsers ask for \
                             https: in its place, and show nothing where its host does not answer so",
                            shortened(&whole)
                        ),
                        "write https: if the host answers there, or put the file into media/",
                    );
                }
                None
            }
            Target::Refused if is_on_own_disk(address) => {
                self.own_disk(file, at, address);
                None
            }
            Target::Refused => {
                self.report_on(file).warning(
                    at,
                    format!("{} is not shown: it has a scheme that is not allowed", shortened(address)),
                    "put the file into media/ and give its address, or use one that starts with https:",
                );
                None
            }
            Target::Place(..) | Target::Unchecked => None,
        }
    }

    /// The same for what is shown or played on a page.
    pub(super) fn medium(&mut self, file: &str, at: &str, address: &str) -> Option<String> {
        if let (Some(hosts), Target::Elsewhere(whole)) = (&self.site.media_hosts, self.addresses.file(address)) {
            let base_url = self.site.base_url.as_ref().and_then(|base_url| Url::parse(base_url).ok());
            let own = base_url.map(|base_url| base_url.origin());
            if let Ok(url) = Url::parse(&whole)
                && own.as_ref() != Some(&url.origin())
                && !hosts.iter().any(|host| host.holds(&url))
            {
                let origin = url.origin().ascii_serialization();
                // In somebody else's feed nobody here can write another address.
                let is_from_elsewhere = self.folder.is_from_elsewhere(file);
                // Publishing copies it.
                let is_copied = is_from_elsewhere && self.site.media == Media::Copied;
                if is_copied && PictureKind::of_address(&whole).is_some() {
                    return None;
                }
                let (file, at) = if is_from_elsewhere { (SITE, "media_hosts") } else { (file, at) };
                self.report_on(file).warning(
                    at,
                    format!("{} is not shown: its host is not among \"media_hosts\"", shortened(&whole)),
                    format!("add \"{origin}\" to \"media_hosts\" in site.json, or put the file into media/"),
                );
            }
        }
        self.file(file, at, address)
    }

    /// Reports a link to a font that readers get in parts alone.
    pub(super) fn divided(&mut self, file: &str, at: &str, path: &str) {
        self.report_on(file).error(
            at,
            format!("{path} is a font of the theme, of which parts alone are published"),
            "give readers a copy of it by another name",
        );
    }

    /// Reports what can be told of an address on another host without asking it.
    pub(super) fn elsewhere(&mut self, file: &str, at: &str, whole: &str) {
        if is_own_machine(whole) {
            self.report_on(file).error(
                at,
                format!("{} leads to the reader's own machine", shortened(whole)),
                "write the public address",
            );
        }
    }

    /// Reports an address that only its writer's computer knows.
    pub(super) fn own_disk(&mut self, file: &str, at: &str, address: &str) {
        let written = percent_decode_str(address).decode_utf8_lossy();
        self.report_on(file).warning(
            at,
            format!("{} leads nowhere: it is a place on your own computer", shortened(&written)),
            "put the file into the publication's folder, and give its address there",
        );
    }
}
