//! A publication that was read and is not drawn yet: what [`publish`](super::publish) writes as a whole, and `serve` page
//! by page.

use super::{
    BuiltApp, Destination, Progress, PublishError, Unpublished,
    content_security::ContentSecurity,
    edition_build::EditionBuild,
    embedding,
    fonts::{self, Fonts},
    offline::{self, OfflineFiles, PublicationFolder},
    page_writer::PageWriter,
    pictures::Pictures,
    site_documents::SiteDocuments,
    template::HtmlTemplate,
    theme::StyleSheet,
};
use crate::{
    model::{content::Resolver, loader::Loader, publication::Site, route::BasePath},
    program::{
        DataFolder, FileSource, SITE, Severity, make_documents,
        remote_feed::{Copying, RemoteFeeds},
    },
};
use std::{
    collections::BTreeSet,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

/// What pages are made from, and as of when.
#[derive(Clone, Copy, Debug)]
pub struct Inputs<'a> {
    /// The built app.
    pub app: &'a BuiltApp,
    /// The publication's data: `site.json` and what it names.
    pub data: &'a Path,
    /// The public address, in place of the one in `site.json`.
    pub base_url: Option<&'a str>,
    /// The address Trunk built the app for.
    pub public_url: &'a str,
    /// Where feeds come from that lie elsewhere.
    pub remote_feeds: &'a RemoteFeeds,
    /// The moment as of which it is read: what has a later date waits.
    pub at: jiff::Timestamp,
    /// What becomes of drafts and of what waits.
    pub unpublished: Unpublished,
}

/// `site.json`, read.
pub struct ReadSite {
    folder: DataFolder,
    /// As the app gets it.
    published: String,
    loader: Loader<FileSource>,
    /// The public address.
    pub base_url: String,
}

/// The app's page in the publication's own colours and fonts.
pub struct Look {
    /// What every page is put into.
    pub template: HtmlTemplate,
    /// The publication's own fonts.
    pub fonts: Fonts,
    /// The style sheet.
    pub style: StyleSheet,
}

/// All that pages are drawn from.
pub struct Plan {
    /// The publication's data.
    pub folder: DataFolder,
    /// `site.json`.
    pub site: Arc<Site>,
    /// The same as the app gets it.
    pub published_site: String,
    /// The public address.
    pub base_url: String,
    /// Its path on its host, with slashes at both ends.
    pub base_path: String,
    /// What the pages look like.
    pub look: Look,
    /// What each edition holds.
    pub editions: Vec<EditionBuild>,
    /// What is kept out of pages.
    pub security: ContentSecurity,
    security_html: String,
    offline_files: OfflineFiles,
}

impl ReadSite {
    /// Reads it.
    ///
    /// # Errors
    /// Where it is not there, is not as it has to be, or names no public address.
    pub fn read(inputs: &Inputs<'_>) -> Result<Self, PublishError> {
        let text = DataFolder::new(inputs.data, None).open(SITE).and_then(io::read_to_string);
        let text = text.map_err(PublishError::file("reading", &inputs.data.join(SITE)))?;
        let documents = SiteDocuments::new(&text, inputs.base_url);
        let folder = DataFolder::new(inputs.data, documents.base_url.as_deref());
        let folder = with_made_documents(folder, &documents, inputs.remote_feeds)?;
        let loader = Loader::new(
            FileSource::of(folder.clone(), &Resolver::nowhere()),
            BasePath::relative(),
            Resolver::of_finished_pages(),
            |_| {},
            &documents.with_feeds,
        )
        .map_err(PublishError::Document)?;
        let base_url = loader.site().base_url.clone().ok_or(PublishError::NoBaseUrl)?;
        Ok(Self { folder, published: documents.published, loader, base_url })
    }

    /// What it says.
    #[must_use]
    pub fn site(&self) -> &Site {
        self.loader.site()
    }

    /// Makes its colours and fonts part of the app's page.
    ///
    /// # Errors
    /// Where a font or a file of the app cannot be used, or a part of a font cannot be written.
    pub fn look(
        &self,
        inputs: &Inputs<'_>,
        mut template: HtmlTemplate,
        destination: &dyn Destination,
        progress: &dyn Progress,
    ) -> Result<Look, PublishError> {
        let site = self.site();
        let fonts = fonts::make(site, &self.folder, destination, progress)?;
        let style = StyleSheet::read(inputs.app, &mut template.files, &site.theme, &fonts)?;
        Ok(Look { template, fonts, style })
    }

    /// Reads what its editions hold.
    ///
    /// # Errors
    /// Where a document cannot be used.
    pub fn plan(self, inputs: &Inputs<'_>, look: Look, progress: &dyn Progress) -> Result<Plan, PublishError> {
        let site = self.site();
        progress.begin("reading", site.editions.len());
        let mut editions = Vec::new();
        for edition in &site.editions {
            let context = pollster::block_on(self.loader.edition_context(edition)).map_err(PublishError::Document)?;
            // Completed from the default edition's: the app takes them as they are.
            let messages = serde_json::to_string(&context.catalog).unwrap_or_default();
            editions.push(EditionBuild::read(&self.folder, context, messages, inputs)?);
            progress.advance(1);
        }
        let security = ContentSecurity::of(site);
        Ok(Plan {
            base_path: BasePath::new(&self.base_url).as_str().to_owned(),
            security_html: security.html(),
            security,
            offline_files: OfflineFiles::of(&look.template.files, &look.style.text),
            look,
            editions,
            site: Arc::clone(self.loader.site()),
            folder: self.folder,
            published_site: self.published,
            base_url: self.base_url,
        })
    }
}

/// The folder with the feeds that are made of others; what is wrong in these is refused.
fn with_made_documents(
    folder: DataFolder,
    documents: &SiteDocuments,
    feeds: &RemoteFeeds,
) -> Result<DataFolder, PublishError> {
    // What cannot be read of the site is told by the loader.
    let Ok(site) = Site::parse(&documents.with_feeds) else { return Ok(folder) };
    let made = make_documents(&folder, &site, feeds, Copying::MakesCopies);
    let made = made.map_err(PublishError::file("writing the feeds of", folder.path()))?;
    match made.faults().iter().find(|fault| fault.severity == Severity::Error) {
        Some(fault) => Err(PublishError::Source(fault.clone())),
        None => Ok(folder.with_made(made)),
    }
}

impl Plan {
    /// The owner's files that are not published as they are, because what is made of them holds what they hold.
    pub fn published_otherwise(&self) -> BTreeSet<&str> {
        let documents = self.editions.iter().flat_map(EditionBuild::documents);
        let fonts = self.look.fonts.sources.iter().map(String::as_str);
        documents.chain(fonts).chain(self.folder.made().sources()).chain([SITE]).collect()
    }

    /// The editions' catalogs: their names in the publication's folder, and where they are.
    pub fn catalogs(&self) -> impl Iterator<Item = (String, PathBuf)> {
        self.site.editions.iter().filter_map(|edition| {
            let name = self.folder.document(&edition.catalog_address(), SITE).ok()?;
            let path = self.folder.readable(&name).ok()?;
            Some((name, path))
        })
    }

    /// Writes what all pages share: the style sheet, `site.json` as the app gets it, what another site's page shows the
    /// publication with, and what opens it without a network.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn write_shared(&self, destination: &dyn Destination) -> Result<(), PublishError> {
        let Look { template, style, .. } = &self.look;
        style.write(&template.files, destination)?;
        destination.write(SITE, self.published_site.as_bytes())?;
        embedding::write(destination, &template.files, &style.text)?;
        let publication = PublicationFolder { data: &self.folder, path: &self.base_path };
        offline::write(destination, &self.site, &self.editions, &self.offline_files, &publication)
    }

    /// Writes pages with the sizes of `pictures` that were made.
    #[must_use]
    pub fn page_writer<'a>(&'a self, destination: &'a dyn Destination, pictures: &'a Pictures) -> PageWriter<'a> {
        PageWriter {
            output: destination,
            template: &self.look.template,
            site: &self.published_site,
            pictures,
            folder: &self.base_path,
            offline_files: &self.offline_files,
            fonts: &self.look.fonts,
            security: &self.security_html,
        }
    }
}
