//! What every part of a check shares: the folder, the findings so far, and what can only be told at the end.

use super::{
    address::Addresses,
    consequences::{Cause, Consequences},
    folder::Folder,
    kept_back::NamedFiles,
    links::{InnerLink, MissingFile},
    old_addresses::OldAddresses,
    readers::Readers,
    report::{CheckedCounts, Reporter, UnpublishedItems},
    site_document::ReadSite,
};
use crate::{
    model::publication::{Edition, Site},
    program::{
        Finding, LeftOut, Severity,
        data_folder::{DataFolder, SITE},
    },
};
use std::{
    collections::{BTreeSet, HashSet},
    sync::atomic::{AtomicBool, Ordering},
};

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
    /// The files that were named.
    pub(super) named: NamedFiles,
    /// Who will read what is being looked through.
    pub(super) readers: Readers,
    /// The moment as of which it is published.
    pub(super) at: jiff::Timestamp,
    stopped: Option<&'a AtomicBool>,
    /// Faults that may follow from others.
    pub(super) consequences: Consequences,
    /// The files of the theme's fonts, which are published in parts alone.
    pub(super) fonts: BTreeSet<String>,
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
            Reporter::of(SITE, &mut findings).fault(Severity::Error, "ignore", fault);
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
            named: NamedFiles::default(),
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

    /// The documents and folders of the publication that `site.json` names as feeds.
    pub(super) fn named_feeds(&self) -> HashSet<String> {
        let addresses = self.site.editions.iter().flat_map(Edition::feeds);
        addresses.filter_map(|address| self.folder.document(address, SITE).ok()).collect()
    }

    /// Reports what is wrong in a document.
    pub(super) fn report_on<'n>(&'n mut self, file: &'n str) -> Reporter<'n> {
        Reporter::of(file, &mut self.findings)
    }

    /// Holds back what was found since then, until it is known whether it follows from something else.
    pub(super) fn hold_back(&mut self, before: usize, cause: &Cause, name: &str) {
        for fault in self.findings.split_off(before) {
            self.consequences.keep(cause.clone(), name, fault);
        }
    }

    /// Lets what was found since then keep nobody from publishing: it is in a draft.
    pub(super) fn keeps_nobody_from_publishing(&mut self, before: usize) {
        self.findings[before..].iter_mut().for_each(|finding| finding.severity = Severity::Warning);
    }
}
