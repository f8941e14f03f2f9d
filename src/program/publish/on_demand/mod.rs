//! A publication whose files are made one by one, when somebody asks for them: what [`publish`](super::publish) would
//! write, but for the sizes of pictures, which are shown as they are, and the settings of hosts. Whoever is at work on it
//! also sees what publishing keeps back, and what cannot be read any more as it was.

mod made_before;
mod owners;
mod wanted;

pub use made_before::MadeBefore;

use super::{
    BuiltApp, Inputs, Plan, Progress, PublishError, ReadSite, built_app::PAGE, edition_build::EditionBuild,
    old_addresses, page_writer::NOT_FOUND, pictures::Pictures, robots, sitemap::SitemapWriter, template::HtmlTemplate,
};
use crate::{
    model::{id::EditionCode, loader::search_file},
    program::SITE,
};
use owners::OwnersStanding;
use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::PathBuf,
    sync::{Arc, OnceLock},
};
use wanted::{Wanted, WantedOnly};

/// Files by their names in the publication's folder.
type Files = BTreeMap<String, Arc<[u8]>>;

/// A publication that is drawn when it is asked for.
pub struct OnDemand {
    plan: Plan,
    app: BuiltApp,
    /// The names of the app's files that are published.
    app_files: BTreeSet<String>,
    owners: OwnersStanding,
    pictures: Pictures,
    made_before: Arc<MadeBefore>,
    /// What takes a look at all pages of an edition, made when it is first asked for: its index for searching.
    search: Vec<OnceLock<Files>>,
    /// The same of all editions: what search engines are told.
    sitemap: OnceLock<Files>,
}

/// A file that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileOnDemand {
    /// Made here.
    Made(Arc<[u8]>),
    /// The owner's own, where it lies on the disk.
    Owners(PathBuf),
}

/// Whoever waits for one page does not ask how far it is.
struct NoProgress;

impl Progress for NoProgress {
    fn begin(&self, _: &str, _: usize) {}
    fn advance(&self, _: usize) {}
}

impl OnDemand {
    /// Reads a publication. `made_before` keeps what takes long to make and does not change under its name.
    ///
    /// # Errors
    /// Where something cannot be used.
    pub fn read(inputs: &Inputs<'_>, made_before: &Arc<MadeBefore>) -> Result<Self, PublishError> {
        let site = ReadSite::read(inputs)?;
        let template = HtmlTemplate::read(inputs.app, inputs.public_url)?;
        // Parts of fonts are made when a page asks for them.
        let nothing = WantedOnly::of(Wanted::Nothing, None, made_before);
        let look = site.look(inputs, template, &nothing, &NoProgress)?;
        let plan = site.plan(inputs, look, &NoProgress)?;
        let not_published = [Some(PAGE), Some(NOT_FOUND), Some(SITE), plan.look.style.replaced.as_deref()];
        let mut app_files: BTreeSet<String> = inputs.app.names()?.into_iter().collect();
        app_files.retain(|name| !not_published.contains(&Some(name.as_str())));
        Ok(Self {
            owners: OwnersStanding::of(inputs, &plan)?,
            search: plan.editions.iter().map(|_| OnceLock::new()).collect(),
            app: inputs.app.clone(),
            app_files,
            plan,
            pictures: Pictures::default(),
            made_before: Arc::clone(made_before),
            sitemap: OnceLock::new(),
        })
    }

    /// The path of the publication's folder on its host, with slashes at both ends.
    pub fn base_path(&self) -> &str {
        &self.plan.base_path
    }

    /// The name of the page for an address below the folder where there is nothing.
    pub fn not_found(&self, name: &str) -> String {
        let edition = self.edition_of(name).map(|(_, edition)| edition);
        edition.map_or_else(|| NOT_FOUND.to_owned(), |edition| format!("{}/{NOT_FOUND}", edition.context.edition.code))
    }

    /// When the next article is due that waits for its time, and is shown with a mark.
    pub fn next_due(&self) -> Option<jiff::Timestamp> {
        self.plan.editions.iter().filter_map(EditionBuild::next_marked).min()
    }

    /// What is wrong in what is as it was before, or left out.
    pub fn passed_over(&self) -> Option<&PublishError> {
        self.plan.passed_over.as_ref()
    }

    /// Whether a file belongs to an edition that is left out, because it never could be read.
    pub fn lacks(&self, name: &str) -> bool {
        let code = name.split_once('/').map_or(self.plan.site.default_edition.as_str(), |(code, _)| code);
        let is_of_site = self.plan.site.editions.iter().any(|edition| edition.code.as_str() == code);
        is_of_site && self.plan.editions.iter().all(|build| build.context.edition.code.as_str() != code)
    }

    /// Whether a file of the publication's folder matters to readers, or did before it was gone.
    pub fn is_made_of(&self, name: &str) -> bool {
        self.owners.matters(name)
    }

    /// A file, by its name in the folder of finished pages.
    ///
    /// # Errors
    /// Where it should be there and cannot be made.
    pub fn file(&self, name: &str) -> Result<Option<FileOnDemand>, PublishError> {
        if name == robots::NAME {
            let owners = self.owners.path(name).and_then(|path| fs::read(path).ok());
            return Ok(Some(FileOnDemand::Made(
                robots::text(owners.as_deref(), &self.plan.base_url).into_owned().into(),
            )));
        }
        if let Some((_, words)) = self.plan.words_before().find(|(catalog, _)| catalog == name) {
            return Ok(Some(FileOnDemand::Made(words.as_bytes().into())));
        }
        if let Some(path) = self.owners.path(name) {
            return Ok(Some(FileOnDemand::Owners(path)));
        }
        Ok(self.made(name)?.map(FileOnDemand::Made))
    }

    fn made(&self, name: &str) -> Result<Option<Arc<[u8]>>, PublishError> {
        if let Some(known) = self.made_before.get(name) {
            return Ok(Some(known));
        }
        if self.app_files.contains(name) {
            let bytes = self.app.read(name).map_err(PublishError::file("reading", &self.app.place(name)))?;
            return Ok(Some(bytes.into()));
        }
        if self.plan.look.fonts.files().any(|file| file == name) {
            return self.font(name);
        }
        let wanted = self.wanted_only(Wanted::File(name));
        self.plan.write_shared(&wanted)?;
        if let Some(shared) = wanted.take() {
            return Ok(Some(shared));
        }
        if name.starts_with("sitemap")
            && let Some(file) = self.sitemap()?.get(name)
        {
            return Ok(Some(Arc::clone(file)));
        }
        let page = self.page(name)?;
        if page.is_some() { Ok(page) } else { self.leading_on(name) }
    }

    fn page(&self, name: &str) -> Result<Option<Arc<[u8]>>, PublishError> {
        if let Some((number, edition)) = self.edition_of(name) {
            return self.of_edition(number, edition, name);
        }
        // The publication's root, and the page of no address, are those of its default edition.
        let default = self.plan.editions.iter().find(|edition| is_of(edition, &self.plan.site.default_edition));
        let of_default = match name {
            PAGE | NOT_FOUND => default.map(|edition| (edition, name)),
            _ => None,
        };
        of_default.map_or(Ok(None), |(edition, name)| self.of_page(edition, name, name))
    }

    fn of_edition(&self, number: usize, edition: &EditionBuild, name: &str) -> Result<Option<Arc<[u8]>>, PublishError> {
        let inside = name.get(edition.context.edition.code.as_str().len() + 1..).unwrap_or_default();
        if let Some(page) = self.of_page(edition, inside, name)? {
            return Ok(Some(page));
        }
        let search = search_file(&edition.context.edition, "");
        if !self.plan.site.has_search || !name.starts_with(&search) {
            return Ok(None);
        }
        Ok(self.search(number, edition, &search)?.get(name).cloned())
    }

    /// What stands at an old address.
    fn leading_on(&self, name: &str) -> Result<Option<Arc<[u8]>>, PublishError> {
        let wanted = self.wanted_only(Wanted::File(name));
        old_addresses::write(&self.plan, &self.plan.page_writer(&wanted, &self.pictures))?;
        Ok(wanted.take())
    }

    /// A file of one page of an edition.
    fn of_page(&self, edition: &EditionBuild, inside: &str, name: &str) -> Result<Option<Arc<[u8]>>, PublishError> {
        let wanted = self.wanted_only(Wanted::File(name));
        let writer = self.plan.page_writer(&wanted, &self.pictures);
        edition.write_pages_of_file(inside, &writer, &self.plan.editions)?;
        Ok(wanted.take())
    }

    /// Makes one part of a font.
    fn font(&self, name: &str) -> Result<Option<Arc<[u8]>>, PublishError> {
        let wanted = self.wanted_only(Wanted::File(name));
        let Plan { site, folder, left_out, .. } = &self.plan;
        let fonts = super::fonts::make(site, folder, left_out, &wanted, &NoProgress);
        match (wanted.take(), fonts.fault) {
            (Some(made), _) => {
                self.made_before.keep(name, &made);
                Ok(Some(made))
            }
            // It, or another one, could be used when the publication was read.
            (None, Some(fault)) => Err(fault),
            (None, None) => Ok(None),
        }
    }

    fn search(&self, number: usize, edition: &EditionBuild, folder: &str) -> Result<&Files, PublishError> {
        once(&self.search[number], || {
            let wanted = self.wanted_only(Wanted::Folder(folder));
            let writer = self.plan.page_writer(&wanted, &self.pictures);
            edition.write(&writer, &self.plan.editions, |_| Ok(()))?;
            Ok(wanted.into_files())
        })
    }

    fn sitemap(&self) -> Result<&Files, PublishError> {
        once(&self.sitemap, || {
            let (nothing, wanted) = (self.wanted_only(Wanted::Nothing), self.wanted_only(Wanted::Folder("sitemap")));
            let writer = self.plan.page_writer(&nothing, &self.pictures);
            super::write_pages(
                &self.plan.editions,
                &writer,
                SitemapWriter::new(&wanted, &self.plan.base_url),
                &NoProgress,
            )?;
            Ok(wanted.into_files())
        })
    }

    fn wanted_only<'a>(&'a self, wanted: Wanted<'a>) -> WantedOnly<'a> {
        WantedOnly::of(wanted, Some(&self.owners), &self.made_before)
    }

    /// The edition in whose folder a file is.
    fn edition_of(&self, name: &str) -> Option<(usize, &EditionBuild)> {
        let (code, _) = name.split_once('/')?;
        self.plan.editions.iter().enumerate().find(|(_, edition)| edition.context.edition.code.as_str() == code)
    }
}

fn is_of(edition: &EditionBuild, code: &EditionCode) -> bool {
    edition.context.edition.code == *code
}

/// What was made before, or is now; two that ask at once may both make it.
fn once(kept: &OnceLock<Files>, make: impl FnOnce() -> Result<Files, PublishError>) -> Result<&Files, PublishError> {
    if let Some(made) = kept.get() {
        return Ok(made);
    }
    let files = make()?;
    Ok(kept.get_or_init(|| files))
}
