//! A publication that was read and is not drawn yet: what [`publish`](super::publish) writes as a whole, and `serve` page
//! by page.

use super::{
    BuiltApp, Destination, Progress, PublishError, Unpublished, Unreadable,
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
    model::{
        content::Resolver,
        id::EditionCode,
        loader::Loader,
        publication::{Edition, Site},
        route::BasePath,
    },
    program::{
        DataFolder, FileSource, LeftOut, SITE, Severity,
        content_folder::LastReading,
        make_documents,
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
    /// What becomes of what cannot be read.
    pub unreadable: Unreadable<'a>,
}

impl Inputs<'_> {
    /// Which files of the publication's folder are not for readers; `own` may lie in it and is no part of it. What is wrong
    /// with a pattern is refused, or passed over with it.
    ///
    /// # Errors
    /// Where a pattern cannot be read, and that is refused.
    pub fn left_out(&self, site: &Site, own: &[&Path]) -> Result<(LeftOut, Option<PublishError>), PublishError> {
        match self.unreadable {
            Unreadable::Refused => Ok((LeftOut::new(self.data, &site.ignore, own)?, None)),
            Unreadable::PassedOver(_) => {
                let (left_out, fault) = LeftOut::of_readable(self.data, &site.ignore, own);
                Ok((left_out, fault.map(PublishError::Pattern)))
            }
        }
    }
}

/// `site.json`, read.
pub struct ReadSite {
    text: String,
    folder: DataFolder,
    /// As the app gets it.
    published: String,
    loader: Loader<FileSource>,
    /// The public address.
    pub base_url: String,
    left_out: LeftOut,
    /// The first fault that the publication is not refused for.
    passed_over: Option<PublishError>,
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
    /// Which files of it are not for readers.
    pub left_out: LeftOut,
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
    /// The editions among them that cannot be read any more, and are as they were.
    pub as_before: Vec<EditionCode>,
    /// What is wrong in what is as it was or left out: `site.json`, an article, an edition, a font, a pattern of `ignore`.
    pub passed_over: Option<PublishError>,
    /// What is kept out of pages.
    pub security: ContentSecurity,
    security_html: String,
    offline_files: OfflineFiles,
}

impl ReadSite {
    /// Reads it.
    ///
    /// # Errors
    /// Where it is not there, is not as it has to be, or names no public address, and it is refused for that or never was
    /// otherwise.
    pub fn read(inputs: &Inputs<'_>) -> Result<Self, PublishError> {
        let text = DataFolder::new(inputs.data, None).open(SITE).and_then(io::read_to_string);
        let text = text.map_err(PublishError::file("reading", &inputs.data.join(SITE)));
        let fault = match text.and_then(|text| Self::of(text, inputs)) {
            Err(PublishError::NoBaseUrl) => return Err(PublishError::NoBaseUrl),
            Err(fault) => fault,
            read => return read,
        };
        let before = match inputs.unreadable {
            Unreadable::Refused => None,
            Unreadable::PassedOver(before) => before.site(),
        };
        match before.map(|text| Self::of(text, inputs)) {
            Some(Ok(read)) => Ok(Self { passed_over: Some(fault), ..read }),
            Some(Err(PublishError::NoBaseUrl)) => Err(PublishError::NoBaseUrl),
            Some(Err(_)) | None => Err(fault),
        }
    }

    fn of(text: String, inputs: &Inputs<'_>) -> Result<Self, PublishError> {
        let documents = SiteDocuments::new(&text, inputs.base_url);
        let folder = DataFolder::new(inputs.data, documents.base_url.as_deref());
        let (folder, passed_over) = with_made_documents(folder, &documents, inputs)?;
        let loader = Loader::new(
            FileSource::of(folder.clone(), &Resolver::nowhere()),
            BasePath::relative(),
            Resolver::of_finished_pages(),
            |_| {},
            &documents.with_feeds,
        )
        .map_err(PublishError::Document)?;
        let base_url = loader.site().base_url.clone().ok_or(PublishError::NoBaseUrl)?;
        let (left_out, of_pattern) = inputs.left_out(loader.site(), &[])?;
        let passed_over = passed_over.or(of_pattern);
        Ok(Self { text, folder, published: documents.published, loader, base_url, left_out, passed_over })
    }

    /// What it says.
    #[must_use]
    pub fn site(&self) -> &Site {
        self.loader.site()
    }

    /// Makes its colours and fonts part of the app's page.
    ///
    /// # Errors
    /// Where a font cannot be used, and that is refused, or a file of the app cannot, or a part of a font cannot be written.
    pub fn look(
        &self,
        inputs: &Inputs<'_>,
        mut template: HtmlTemplate,
        destination: &dyn Destination,
        progress: &dyn Progress,
    ) -> Result<Look, PublishError> {
        let site = self.site();
        let mut fonts = fonts::make(site, &self.folder, &self.left_out, destination, progress);
        if matches!(inputs.unreadable, Unreadable::Refused)
            && let Some(fault) = fonts.fault.take()
        {
            return Err(fault);
        }
        let style = StyleSheet::read(inputs.app, &mut template.files, &site.theme, &fonts)?;
        Ok(Look { template, fonts, style })
    }

    /// Reads what its editions hold.
    ///
    /// # Errors
    /// Where a document cannot be used, and that is refused, or nothing else is left.
    pub fn plan(self, inputs: &Inputs<'_>, mut look: Look, progress: &dyn Progress) -> Result<Plan, PublishError> {
        let site = self.site();
        progress.begin("reading", site.editions.len());
        let (mut editions, mut as_before, mut passed_over) = (Vec::new(), Vec::new(), None);
        for edition in &site.editions {
            match (self.edition(edition, inputs), inputs.unreadable) {
                (Ok(build), _) => editions.push(build),
                (Err(fault), Unreadable::Refused) => return Err(fault),
                (Err(fault), Unreadable::PassedOver(before)) => {
                    passed_over.get_or_insert(fault);
                    let build = before.edition(edition, self.loader.site());
                    as_before.extend(build.is_some().then(|| edition.code.clone()));
                    editions.extend(build);
                }
            }
            progress.advance(1);
        }
        if let Some(fault) = passed_over.take_if(|_| editions.is_empty()) {
            return Err(fault);
        }
        if let Unreadable::PassedOver(before) = inputs.unreadable {
            before.keep(&self.text, &editions);
        }
        let security = ContentSecurity::of(site);
        let of_fonts = look.fonts.fault.take();
        Ok(Plan {
            base_path: BasePath::new(&self.base_url).as_str().to_owned(),
            security_html: security.html(),
            security,
            offline_files: OfflineFiles::of(&look.template.files, &look.style.text),
            look,
            editions,
            as_before,
            passed_over: self.passed_over.or(of_fonts).or(passed_over),
            site: Arc::clone(self.loader.site()),
            folder: self.folder,
            left_out: self.left_out,
            published_site: self.published,
            base_url: self.base_url,
        })
    }

    /// Reads what one of them holds.
    fn edition(&self, edition: &Edition, inputs: &Inputs<'_>) -> Result<EditionBuild, PublishError> {
        let context = pollster::block_on(self.loader.edition_context(edition)).map_err(PublishError::Document)?;
        // Completed from the default edition's: the app takes them as they are.
        let messages = serde_json::to_string(&context.catalog).unwrap_or_default();
        EditionBuild::read(&self.folder, context, messages, inputs)
    }
}

/// The folder with the feeds that are made of others; what is wrong in these is refused, or passed over.
fn with_made_documents(
    folder: DataFolder,
    documents: &SiteDocuments,
    inputs: &Inputs<'_>,
) -> Result<(DataFolder, Option<PublishError>), PublishError> {
    // What cannot be read of the site is told by the loader.
    let Ok(site) = Site::parse(&documents.with_feeds) else { return Ok((folder, None)) };
    let last = match inputs.unreadable {
        Unreadable::Refused => LastReading::Unknown,
        Unreadable::PassedOver(before) => LastReading::Shown(&before.articles),
    };
    let made = make_documents(&folder, &site, inputs.remote_feeds, Copying::MakesCopies, last);
    let made = made.map_err(PublishError::file("writing the feeds of", folder.path()))?;
    let fault = made.faults().iter().find(|fault| fault.severity == Severity::Error);
    let fault = fault.map(|fault| PublishError::Source(fault.clone()));
    match (fault, inputs.unreadable) {
        (Some(fault), Unreadable::Refused) => Err(fault),
        (fault, _) => Ok((folder.with_made(made), fault)),
    }
}

impl Plan {
    /// The owner's files that are not published as they are, because what is made of them holds what they hold.
    pub fn published_otherwise(&self) -> BTreeSet<&str> {
        let documents = self.editions.iter().flat_map(EditionBuild::documents);
        let fonts = self.look.fonts.sources.iter().map(String::as_str);
        documents.chain(fonts).chain(self.folder.made().sources()).chain([SITE]).collect()
    }

    /// The words of the editions that are as they were: the names of their catalogs in the publication's folder, and what
    /// the app is to find there.
    pub fn words_before(&self) -> impl Iterator<Item = (String, &str)> {
        let before = self.editions.iter().filter(|build| self.as_before.contains(&build.context.edition.code));
        before.filter_map(|build| {
            let name = self.folder.document(&build.context.edition.catalog_address(), SITE).ok()?;
            Some((name, build.messages.as_str()))
        })
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
