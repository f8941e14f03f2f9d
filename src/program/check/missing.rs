//! What is said of a file that is not there.

use super::{
    address::{meant, starts_at_root},
    context::CheckContext,
};
use crate::program::{LeftOutReason, Remedy, content_folder::Markup, data_folder::SITE, other_signs};
use serde_json::json;

impl CheckContext<'_> {
    /// Reports an address that leads to nothing in the folder. Where it is not known what else may be meant, and a whole
    /// folder is missing, it tells that.
    pub(super) fn missing(&mut self, file: &str, at: &str, address: &str, path: &str, what: String) -> Option<String> {
        if let Some(reason) = self.folder.left_out(path) {
            let is_stray = matches!(reason, LeftOutReason::StrayArticle | LeftOutReason::StrayFeed);
            // What is the matter with the article, or with what should name its folder, is told there.
            if self.folder.is_unread(path) || (is_stray && self.read.hides_feeds()) {
                return None;
            }
            let patterns: Vec<_> =
                self.folder.patterns_against(path).into_iter().map(|pattern| json!(pattern).to_string()).collect();
            let remedy = if matches!(
                reason,
                LeftOutReason::Article
                    | LeftOutReason::StrayArticle
                    | LeftOutReason::Misnamed
                    | LeftOutReason::OtherFormat
            ) {
                reason.remedy().into_owned()
            } else if patterns.is_empty() {
                "take the link out, or put the file itself into the folder".to_owned()
            } else {
                format!(
                    "take the link out, give the file another name or place, or write {} at the end of \"ignore\" in site.json",
                    patterns.join(", ")
                )
            };
            self.report_on(file).error(at, format!("{path} is not published: {reason}"), remedy);
            return None;
        }
        let mut folder = None;
        // One in an article's file starts at its folder by now.
        let host = address.find("/www.").map_or(address, |slash| &address[slash + 1..]);
        let with_slashes = path.replace('\\', "/");
        if with_slashes != path && self.folder.is_published(&with_slashes) {
            let remedy = format!("write / in place of \\ in the address, whatever the system: {with_slashes} is there");
            self.report_on(file).error(at, what, remedy);
            return None;
        }
        if self.folder.has_folder(path.trim_end_matches('/')) {
            let remedy = "name a file in that folder, or a page: an edition's front page is /en/, for example";
            self.report_on(file).error(at, what, remedy);
            return None;
        }
        let nearest = self.folder.nearest(path);
        // No picture is meant by the name of a text.
        let nearest = nearest.filter(|name| Markup::of(path).is_some() || Markup::of(name).is_none());
        let remedy = match (meant(host), nearest) {
            (Some(whole), _) => format!("write \"{whole}\" if that is meant"),
            (None, Some(name)) if let Some((written, there)) = other_signs(path, &name) => format!(
                "did you mean \"{name}\"? It is written with other signs: where the address has {written}, the file has \
                 {there}. Copy the file's name into the address, or give the file the name that the address has"
            ),
            (None, Some(name)) => format!("did you mean \"{name}\"? Correct the address, or put the file there"),
            (None, None) => {
                folder = self.folder.missing_folder(path);
                let starts = self.where_addresses_start(file);
                format!("put the file at \"{path}\" in the publication's folder, or correct the address ({starts})")
            }
        };
        let remedy = remedy + of_old_site(file, address);
        self.report_on(file).error(at, what, remedy);
        folder
    }

    /// Where the addresses of a document start, for whoever wrote it.
    pub(super) fn where_addresses_start(&self, file: &str) -> &'static str {
        self.written(file).words(
            "it starts at the folder of site.json",
            "it starts at the folder of this file, and with a slash at that of site.json",
        )
    }
}

/// Goes on after what to do about an address that leads nowhere: the archives of older sites are full of those from the
/// root of their host.
pub(super) fn of_old_site(file: &str, address: &str) -> &'static str {
    // What is made of a folder of articles has no such key.
    let is_feed = file != SITE && !file.ends_with('/');
    if is_feed && starts_at_root(address) { OF_OLD_SITE } else { "" }
}

/// What may be done about addresses of an older site.
pub(super) const OF_OLD_SITE: &str = "; where the feed is that of an older site, give the site's address as its \
    \"home_page_url\": all such addresses then lead there";
