//! The files of all articles.

use super::{
    article_file::ArticleFile,
    articles_before::{ArticlesBefore, LastReading},
    doubts,
    feeds::{Feeds, Home, Usage},
    file_name::{Markup, NamedByFile, is_section},
};
use crate::{
    model::{id::EditionCode, locale::Timestamp},
    program::{DataFolder, Finding, LeftOut, MadeDocumentsWriter, OwnersFiles, Severity, Unread},
};
use rayon::prelude::*;
use std::{
    cmp::Reverse,
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::Arc,
};

/// The files of all articles that can be read, sorted by their names.
#[derive(Debug, Default)]
pub struct ArticleFiles {
    /// What each says.
    pub all: Vec<Arc<ArticleFile>>,
    /// The number of the feed that each belongs to.
    pub homes: Vec<usize>,
    /// Their pages' addresses, by their names; also of those that cannot be read, as far as their names tell these.
    pub pages: HashMap<String, String>,
    /// Those that cannot be read: what leads to them is right once they are mended.
    pub unread: Vec<UnreadArticle>,
    /// The numbers of the feeds whose folders cannot be read.
    unread_folders: BTreeSet<usize>,
}

/// The file of an article that cannot be read.
#[derive(Debug)]
pub struct UnreadArticle {
    /// The file, from the publication's folder.
    pub file: String,
    /// The article's name in addresses, by that of the file.
    pub slug: String,
    /// The number of the feed that it belongs to.
    home: usize,
}

impl ArticleFiles {
    /// Reads them; what is wrong with one is told, and it is no article, or the one that it was the last time.
    pub fn read(
        folder: &DataFolder,
        feeds: &Feeds<'_>,
        left_out: &LeftOut,
        last: LastReading<'_>,
        made: &mut MadeDocumentsWriter,
    ) -> Self {
        let before = last.shown();
        let mut articles = Self::default();
        let mut files: BTreeMap<String, (usize, usize, Markup)> = BTreeMap::new();
        for (number, feed) in feeds.all.iter().enumerate() {
            let found = OwnersFiles::below(folder.path(), feed.name.trim_end_matches('/'), left_out);
            let published = match found {
                Ok(found) => found.published,
                Err((path, reason)) => {
                    let what = format!("{} cannot be read: {reason}", path.display());
                    made.add_fault(fault(&feed.name, "", what, "make it readable for this program"));
                    articles.unread_folders.insert(number);
                    before.map(|before| before.files_below(&feed.name)).unwrap_or_default()
                }
            };
            for file in published {
                if feeds.home_of(&file) != Some(number) {
                    continue;
                }
                if let Some(doubt) = doubts::of_no_article(&folder.path().join(&file), &file) {
                    made.add_fault(doubt);
                    made.add_source(&file);
                } else if let Some(markup) = Markup::of(&file) {
                    match feeds.home_by_name(&file, number) {
                        Home::Feed(home) => drop(files.insert(file, (number, home, markup))),
                        Home::Nowhere(code) => {
                            // Where it shares the folder, that is the fault.
                            if !feeds.shares_folder(code) {
                                made.add_fault(of_no_folder(&file, code, &feed.edition.code));
                            }
                            made.add_source(&file);
                        }
                    }
                }
            }
        }
        let read: Vec<_> = files
            .into_par_iter()
            .map(|(file, (folder_of, home, markup))| {
                let path = folder.path().join(&file);
                let inside = &file[feeds.all[folder_of].name.len()..];
                let code = feeds.code_in_name(&file).map(EditionCode::as_str);
                let read = (!is_section(inside)).then(|| {
                    let known = last.reused().and_then(|before| before.get(&file));
                    if let Some(known) = known.filter(|known| known.is_of(&path, inside, code)) {
                        return Ok(known);
                    }
                    let read = ArticleFile::read(&path, (&file, inside), code, markup);
                    read.map(Arc::new).map_err(|fault| (fault, NamedByFile::read(inside, code).slug))
                });
                (file, home, read)
            })
            .collect();
        for (file, home, read) in read {
            made.add_source(&file);
            let source = match read {
                Some(Ok(source)) => {
                    let of_edition = doubts::of_unknown_edition(&file, feeds, &feeds.all[home]);
                    for doubt in of_edition.into_iter().chain(doubts::of_readme(&source)) {
                        made.add_fault(doubt);
                    }
                    Some(source)
                }
                Some(Err((fault, slug))) => {
                    made.add_fault(*fault);
                    let was = before.and_then(|before| before.get(&file));
                    if was.is_none() {
                        articles.unread.push(UnreadArticle { file, slug, home });
                    }
                    was
                }
                None => {
                    for doubt in doubts::of_section(&folder.path().join(&file), &file, &feeds.all[home]) {
                        made.add_fault(doubt);
                    }
                    None
                }
            };
            if let Some(source) = source {
                articles.all.push(source);
                articles.homes.push(home);
            }
        }
        articles.leave_one_of_a_name(feeds, before, made);
        articles.report_fields(made);
        if let Some(before) = before {
            before.keep(&articles.all);
        }
        for (source, home) in articles.all.iter().zip(&articles.homes) {
            if let Some(page) = feeds.all[*home].page(&source.slug) {
                articles.pages.insert(source.file.clone(), page);
            }
        }
        for UnreadArticle { file, slug, home } in &articles.unread {
            if let Some(page) = feeds.all[*home].page(slug) {
                articles.pages.insert(file.clone(), page);
            }
        }
        articles
    }

    /// Two articles of a name would have one address: who had it `before` has it, else the first. The other one is as it was
    /// before, where that has a name of its own.
    fn leave_one_of_a_name(
        &mut self,
        feeds: &Feeds<'_>,
        before: Option<&ArticlesBefore>,
        made: &mut MadeDocumentsWriter,
    ) {
        let name = |source: &ArticleFile, home: usize| {
            let feed = &feeds.all[home];
            let edition = feeds.all.iter().position(|other| other.edition.code == feed.edition.code).unwrap_or(home);
            (edition, feed.usage == Usage::Pages, source.slug.clone())
        };
        let was = |source: &ArticleFile| before.and_then(|before| before.get(&source.file));
        let homes = std::mem::take(&mut self.homes);
        let all: Vec<_> = std::mem::take(&mut self.all).into_iter().zip(homes).collect();
        let mut files: HashMap<(usize, bool, String), String> = HashMap::new();
        for (source, home) in &all {
            if was(source).is_some_and(|was| was.slug == source.slug) {
                files.entry(name(source, *home)).or_insert_with(|| source.file.clone());
            }
        }
        for (source, home) in &all {
            files.entry(name(source, *home)).or_insert_with(|| source.file.clone());
        }
        for (source, home) in all {
            let mut kept = Some(Arc::clone(&source));
            if let Some(other) = files.get(&name(&source, home)).filter(|file| **file != source.file) {
                let what = format!("its name in addresses, \"{}\", is that of {other}", source.slug);
                let remedy = format!("write another above the text of one of them: slug: {}-2", source.slug);
                made.add_fault(fault(&source.file, "slug", what, &remedy));
                kept = was(&source).filter(|was| !files.contains_key(&name(was, home)));
            }
            if let Some(kept) = kept {
                files.insert(name(&kept, home), kept.file.clone());
                self.all.push(kept);
                self.homes.push(home);
            } else {
                let (file, slug) = (source.file.clone(), source.slug.clone());
                self.unread.push(UnreadArticle { file, slug, home });
            }
        }
    }

    fn report_fields(&self, made: &mut MadeDocumentsWriter) {
        // What need not be a fault is said once: who writes a name so most likely does in every article.
        let mut noted = BTreeSet::new();
        for source in &self.all {
            for found in &source.read.faults {
                if found.severity == Severity::Note && !noted.insert(found.what.as_str()) {
                    continue;
                }
                made.add_fault(Finding {
                    severity: found.severity,
                    file: source.file.clone(),
                    place: found.place.clone(),
                    what: found.what.clone(),
                    remedy: found.remedy.clone(),
                });
            }
        }
    }

    /// What a feed lacks because it cannot be read.
    pub fn unread_of(&self, feeds: &Feeds<'_>, number: usize) -> Option<Unread> {
        if self.unread_folders.contains(&number) {
            return Some(Unread::Folder);
        }
        let members = self.unread.iter().filter(|unread| feeds.has(number, &unread.file, unread.home));
        let files: BTreeMap<_, _> = members.map(|unread| (unread.file.clone(), unread.slug.clone())).collect();
        (!files.is_empty()).then_some(Unread::Articles(files))
    }

    /// The articles of a feed, the newest first; those without a date stand last.
    pub fn of_feed(&self, feeds: &Feeds<'_>, number: usize) -> Vec<usize> {
        let members = (0..self.all.len()).filter(|index| feeds.has(number, &self.all[*index].file, self.homes[*index]));
        let mut members: Vec<usize> = members.collect();
        members.sort_by_cached_key(|index| {
            let date = self.all[*index].read.fields.date.as_deref().and_then(Timestamp::parse);
            Reverse(date.map(|date| date.sort_key()))
        });
        members
    }
}

/// A file whose name says that it belongs to another edition, which has no folder.
fn of_no_folder(file: &str, code: &EditionCode, found_in: &EditionCode) -> Finding {
    Finding {
        severity: Severity::Warning,
        file: file.to_owned(),
        place: String::new(),
        what: format!(
            "its name ends with the code of the edition \"{code}\", which has no folder of its own: it is an article neither \
             of that nor of \"{found_in}\""
        ),
        remedy: format!(
            "make a folder such as content/{code}/, and name it as \"feed\" of that edition in site.json: the file may \
             lie in either folder"
        ),
    }
}

fn fault(file: &str, place: &str, what: String, remedy: &str) -> Finding {
    Finding {
        severity: Severity::Error,
        file: file.to_owned(),
        place: place.to_owned(),
        what,
        remedy: remedy.to_owned(),
    }
}
