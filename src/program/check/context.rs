//! What every part of a check shares: the folder, the findings so far, and what can only be told at the end.

use super::{
    address::{Addresses, Target, as_written, is_on_own_disk, is_own_machine},
    consequences::{Cause, Consequences},
    folder::Folder,
    old_addresses::{OldAddresses, lead_on_from},
    report::{CheckedCounts, Finding, Reporter, Severity, UnpublishedItems},
    site::OWN_FOLDERS,
    site_document::ReadSite,
};
use crate::{
    model::{
        id::EditionCode,
        publication::{Edition, Media, Site},
        route::{Place, Route},
    },
    program::{
        LeftOut, PatternError, PictureKind, Standing,
        data_folder::{DataFolder, SITE},
        is_made_by_publish,
    },
};
use percent_encoding::percent_decode_str;
use std::{
    collections::BTreeSet,
    rc::Rc,
    sync::atomic::{AtomicBool, Ordering},
};
use url::Url;

/// The state of a check.
pub(super) struct CheckContext<'a> {
    pub(super) read: &'a ReadSite,
    pub(super) site: &'a Site,
    pub(super) addresses: Addresses<'a>,
    pub(super) folder: Folder,
    pub(super) counts: CheckedCounts,
    pub(super) unpublished: UnpublishedItems,
    pub(super) findings: Vec<Finding>,
    /// Links into editions: whether they lead somewhere shows when every feed is read.
    pub(super) links: Vec<InnerLink>,
    /// Links to files that are not there: something may lead on from where they should be.
    pub(super) missing_files: Vec<MissingFile>,
    /// Where something stood at once.
    pub(super) old_addresses: OldAddresses,
    /// Who will read what is being looked through.
    pub(super) readers: Readers,
    /// The moment as of which it is published.
    pub(super) at: jiff::Timestamp,
    stopped: Option<&'a AtomicBool>,
    /// Faults that may follow from others.
    pub(super) consequences: Consequences,
    /// The files of the theme's fonts, which are published in parts alone.
    fonts: BTreeSet<String>,
}

/// Who will read a document, or an item of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Readers {
    /// Everybody.
    #[default]
    All,
    /// Nobody before its time has come: it is published then, as it is.
    Later,
    /// Its owner, who is still at work on it.
    Owner,
    /// Nobody any more: it was taken back.
    Nobody,
}

impl Readers {
    /// Those of what stands so.
    pub(super) const fn of(standing: &Standing) -> Self {
        match standing {
            Standing::Published => Self::All,
            Standing::Waiting(_) => Self::Later,
            Standing::Draft => Self::Owner,
            Standing::Withdrawn(_) => Self::Nobody,
        }
    }
}

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

impl<'a> CheckContext<'a> {
    pub(super) fn new(
        read: &'a ReadSite,
        folder: &DataFolder,
        at: jiff::Timestamp,
        stopped: Option<&'a AtomicBool>,
    ) -> Self {
        let mut findings = Vec::new();
        let left_out = LeftOut::new(folder.path(), &read.site.ignore, &[]).inspect_err(|fault| {
            Reporter::of(SITE, &mut findings).error("ignore", fault.to_string(), PatternError::REMEDY);
        });
        let fonts = read.site.theme.fonts.iter().flat_map(|font| &font.files);
        Self {
            fonts: fonts.filter_map(|file| folder.document(&file.src, SITE).ok()).collect(),
            read,
            site: &read.site,
            addresses: Addresses::new(read, folder.clone()),
            folder: Folder::new(folder.clone(), left_out.ok(), at),
            counts: CheckedCounts::default(),
            unpublished: UnpublishedItems::default(),
            findings,
            links: Vec::new(),
            missing_files: Vec::new(),
            old_addresses: OldAddresses::default(),
            readers: Readers::default(),
            at,
            stopped,
            consequences: Consequences::default(),
        }
    }

    /// Whether nobody wants to know any more.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.is_some_and(|stopped| stopped.load(Ordering::Relaxed))
    }

    /// Reports what is wrong in a document.
    pub(super) fn report_on<'n>(&'n mut self, file: &'n str) -> Reporter<'n> {
        Reporter::of(file, &mut self.findings)
    }

    /// Whether a link with that address would be dropped.
    pub(super) fn refuses(&self, address: &str) -> bool {
        matches!(self.addresses.link(address), Target::Refused)
    }

    /// Checks where a link of a document leads.
    pub(super) fn link(&mut self, file: &Rc<str>, at: &str, address: &str) {
        self.counts.links += 1;
        match self.addresses.link(address) {
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

    /// Holds back what was found since then, until it is known whether it follows from something else.
    fn hold_back(&mut self, before: usize, cause: &Cause, name: &str) {
        for fault in self.findings.split_off(before) {
            self.consequences.keep(cause.clone(), name, fault);
        }
    }

    /// Lets what was found since then keep nobody from publishing: it is in a draft.
    pub(super) fn keeps_nobody_from_publishing(&mut self, before: usize) {
        self.findings[before..].iter_mut().for_each(|finding| finding.severity = Severity::Warning);
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

    /// Reports what can be told of an address on another host without asking it.
    fn elsewhere(&mut self, file: &str, at: &str, whole: &str) {
        if is_own_machine(whole) {
            self.report_on(file).error(
                at,
                format!("{} leads to the reader's own machine", shortened(whole)),
                "write the public address",
            );
        }
    }

    /// Reports an address that only its writer's computer knows.
    fn own_disk(&mut self, file: &str, at: &str, address: &str) {
        let written = percent_decode_str(address).decode_utf8_lossy();
        self.report_on(file).warning(
            at,
            format!("{} leads nowhere: it is a place on your own computer", shortened(&written)),
            "put the file into the publication's folder, and give its address there",
        );
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

    /// Reports a link to a font that readers get in parts alone.
    fn divided(&mut self, file: &str, at: &str, path: &str) {
        self.report_on(file).error(
            at,
            format!("{path} is a font of the theme, of which parts alone are published"),
            "give readers a copy of it by another name",
        );
    }

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
        match self.addresses.file(address) {
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
}

/// An address short enough for a sentence: a `data:` address is as long as its picture.
pub(super) fn shortened(address: &str) -> String {
    const MAX_SHOWN: usize = 120;
    match address.char_indices().nth(MAX_SHOWN) {
        Some((end, _)) => format!("{}…", &address[..end]),
        None => address.to_owned(),
    }
}
