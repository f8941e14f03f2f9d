//! Links of texts, menus and fields: where each leads is kept, for whether something stands there shows at the end.

use super::{
    address::{Target, is_on_own_disk},
    consequences::Cause,
    context::CheckContext,
    old_addresses::lead_on_from,
    readers::Readers,
    shortened::shortened,
    site::OWN_FOLDERS,
};
use crate::{
    model::{
        id::EditionCode,
        publication::Edition,
        route::{Place, Route},
    },
    program::is_made_by_publish,
};
use std::rc::Rc;

/// A link to a file that is not there.
pub(super) struct MissingFile {
    file: Rc<str>,
    at: Box<str>,
    address: Box<str>,
    path: Box<str>,
    /// Who finds it.
    readers: Readers,
}

/// A link to a place of an edition, and where it was found.
pub(super) struct InnerLink {
    pub(super) file: Rc<str>,
    pub(super) at: Box<str>,
    pub(super) address: Box<str>,
    pub(super) edition: EditionCode,
    pub(super) place: Place,
    /// The file that would lie at this address.
    pub(super) path: Box<str>,
    /// Who finds it.
    pub(super) readers: Readers,
}

impl CheckContext<'_> {
    /// Whether a link with that address would be dropped.
    pub(super) fn refuses(&self, address: &str) -> bool {
        matches!(self.addresses.link(address), Target::Refused)
    }

    /// Checks where a link of a document leads.
    pub(super) fn link(&mut self, file: &Rc<str>, at: &str, address: &str) {
        self.counts.links += 1;
        let target = self.addresses.link(address);
        if let Target::Place(_, _, path) | Target::File(path) = &target {
            self.named.add(path, self.readers);
        }
        match target {
            Target::Unchecked => {}
            Target::Elsewhere(whole) => self.elsewhere(file, at, &whole),
            Target::Refused if is_on_own_disk(address) => self.own_disk(file, at, address),
            Target::Refused => self.report_on(file).warning(
                at,
                format!("the link to {} is dropped: it has a scheme that is not allowed", shortened(address)),
                "use an address inside the publication, or one with https:, http:, mailto: or tel:",
            ),
            Target::Place(edition, place, path) => self.links.push(InnerLink {
                file: Rc::clone(file),
                at: at.into(),
                address: address.into(),
                edition,
                place,
                path: path.into(),
                readers: self.readers,
            }),
            Target::File(path) if self.fonts.contains(&path) => self.divided(file, at, &path),
            Target::File(path) => {
                if !self.folder.is_published(&path) && !is_made_by_publish(&path) {
                    self.missing_files.push(MissingFile {
                        file: Rc::clone(file),
                        at: at.into(),
                        address: address.into(),
                        path: path.into(),
                        readers: self.readers,
                    });
                }
            }
        }
    }

    /// Keeps a link that names a place of an edition rather than an address.
    pub(super) fn place(&mut self, file: &Rc<str>, at: &str, edition: &Edition, place: &Place) {
        self.counts.links += 1;
        let path = format!("{}/{place}", edition.code);
        self.links.push(InnerLink {
            file: Rc::clone(file),
            at: at.into(),
            address: format!("/{}", place.to_string().trim_end_matches('/')).into(),
            edition: edition.code.clone(),
            place: place.clone(),
            path: path.into(),
            readers: self.readers,
        });
    }

    /// Reports the links to files that are not there, when it is known from where something leads on.
    pub(super) fn report_missing_files(&mut self) {
        let old = self.old_addresses.files();
        let missing = std::mem::take(&mut self.missing_files);
        for MissingFile { file, at, address, path, readers } in
            missing.into_iter().filter(|link| !lead_on_from(&old, &link.path))
        {
            let what = format!("the link to {} leads nowhere", shortened(&address));
            let before = self.findings.len();
            let folder = self.missing(&file, &at, &address, &path, what);
            if readers == Readers::Owner {
                self.keeps_nobody_from_publishing(before);
            } else if let Some(code) = self.nameless_edition(&path) {
                self.hold_back(before, &Cause::NamelessEdition, &code);
            } else if let Some(folder) = folder {
                self.hold_back(before, &Cause::FolderOfLinks(folder), &path);
            }
        }
    }

    /// The code in an address that may be the one that an edition lacks.
    fn nameless_edition(&self, path: &str) -> Option<String> {
        match Route::parse(path) {
            Route::Edition(code, place)
                if self.read.nameless > 0
                    && place != Place::Unknown
                    && !OWN_FOLDERS.contains(&code.as_str())
                    && !self.folder.has_folder(code.as_str()) =>
            {
                Some(code.to_string())
            }
            _ => None,
        }
    }
}
