//! `publish`: the built app and a publication's data become a folder of finished pages for any static host.
//!
//! Each address gets a finished `index.html`, and beside it the document the app reads when a reader turns to
//! that page. Pages link relative to their `<base>`, so the folder works wherever it is put.

// RUSTFLAGS in the environment would take the place of .cargo/config.toml.
#[cfg(not(erase_components))]
compile_error!("finished pages need --cfg erase_components, as the app has it: add it to RUSTFLAGS");

mod articles;
mod built_app;
mod compare;
mod compress;
mod content_security;
mod copy;
mod draw;
mod edition_build;
mod embedding;
mod error;
mod escape;
mod first_picture;
mod fonts;
mod head_html;
mod hosts;
mod lock;
mod offline;
mod old_addresses;
mod options;
mod output;
mod page_writer;
mod pictures;
mod progress;
mod record;
mod redirect;
mod robots;
mod search;
mod site_documents;
mod sitemap;
mod swap;
mod syndication;
mod template;
mod theme;
mod write_down;

pub use articles::LeftOutCounts;
pub use built_app::BuiltApp;
pub use error::PublishError;
pub use options::{CompressedCopies, Options, Unpublished};
pub use output::{FileCounts, Output};
pub use progress::Progress;
pub use record::Renumbering;
pub use template::TemplateError;

use crate::{
    model::{content::Resolver, loader::Loader, publication::Site, route::BasePath},
    program::{
        DataFolder, FaultyPicture, FileSource, LeftOutReason, MadeDocuments, check::Severity, data_folder::SITE,
        remote_feed::RemoteFeeds,
    },
};
use content_security::ContentSecurity;
use edition_build::EditionBuild;
use offline::{OfflineFiles, PublicationFolder};
use page_writer::PageWriter;
use record::{RECORD, Record};
use site_documents::SiteDocuments;
use sitemap::SitemapWriter;
use std::{collections::BTreeSet, io, path::PathBuf};
use template::HtmlTemplate;
use theme::StyleSheet;

/// What was published.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// The public address.
    pub base_url: String,
    /// Addresses with a finished page.
    pub pages: usize,
    /// Files.
    pub files: FileCounts,
    /// What lies in the publication's folder and is not for readers.
    pub left_out: Vec<(PathBuf, LeftOutReason)>,
    /// The owner's files that stand in the place of those made here.
    pub instead_of_ours: Vec<String>,
    /// The owner's files that what is made here was added to.
    pub joined: Vec<&'static str>,
    /// Drafts and what waits for its time.
    pub unpublished: LeftOutCounts,
    /// Pictures that are shown as they are, because no sizes could be made of them, and why.
    pub pictures_as_they_are: Vec<FaultyPicture>,
}

/// Makes the folder of finished pages and puts it in its place.
///
/// # Errors
/// Where something cannot be read, used or written. The folder then still holds what it held before.
pub fn publish(options: &Options, progress: &dyn Progress) -> Result<Published, PublishError> {
    options.check_output_folder()?;
    let text = DataFolder::new(&options.data, None).open(SITE).and_then(io::read_to_string);
    let text = text.map_err(PublishError::file("reading", &options.data.join(SITE)))?;
    let site_documents = SiteDocuments::new(&text, options.base_url.as_deref());
    let folder = DataFolder::new(&options.data, site_documents.base_url.as_deref());
    let folder = with_made_documents(folder, &site_documents, &options.remote_feeds)?;
    let loader = Loader::new(
        FileSource::of(folder.clone(), &Resolver::nowhere()),
        BasePath::relative(),
        Resolver::of_finished_pages(),
        |_| {},
        &site_documents.with_feeds,
    )
    .map_err(PublishError::Document)?;
    let site = loader.site();
    let base_url = site.base_url.clone().ok_or(PublishError::NoBaseUrl)?;
    let mut template = HtmlTemplate::read(&options.app, &options.public_url)?;
    let output = Output::begin(&options.out)?;
    let fonts = fonts::make(site, &folder, &output, progress)?;
    let style = StyleSheet::read(&options.app, &mut template.files, &site.theme, &fonts)?;

    let app = [&template.files.script, &template.files.wasm, &template.files.style, &template.files.theme];
    let app = app.into_iter().map(String::as_str).chain(fonts.files()).map(str::to_owned).collect();
    let mut record = Record::read(&options.out).next(site.page_size, options.renumbering, app)?;

    let builds = read_editions(&folder, &loader, options, progress)?;
    let unpublished = builds.iter().map(EditionBuild::left_out).fold(LeftOutCounts::default(), LeftOutCounts::and);
    let otherwise = copy::PublishedOtherwise { editions: &builds, fonts: &fonts, replaced: style.replaced.as_deref() };
    let left_out = copy::copy_files(options, site, &folder, &otherwise, &output)?;
    style.write(&template.files, &output)?;
    let pictures: BTreeSet<_> = builds.iter().flat_map(EditionBuild::pictures).collect();
    let pictures = pictures::make(&pictures, &record.pictures, &folder, &output, progress)?;
    record.pictures = pictures.to_record();
    output.write("site.json", site_documents.published.as_bytes())?;
    embedding::write(&output, &template.files, &style.text)?;
    let base_path = BasePath::new(&base_url).as_str().to_owned();
    let offline_files = OfflineFiles::of(&template.files, &style.text);
    let publication = PublicationFolder { data: &folder, path: &base_path };
    offline::write(&output, site, &builds, &offline_files, &publication)?;
    let security = ContentSecurity::of(site);
    let writer = PageWriter {
        output: &output,
        template: &template,
        site: &site_documents.published,
        pictures: &pictures,
        folder: &base_path,
        offline_files: &offline_files,
        fonts: &fonts,
        security: &security.html(),
    };
    let pages = write_pages(&builds, &writer, SitemapWriter::new(&output, &base_url), progress)?;
    // Where a page stands, nothing leads on.
    let leading_on = old_addresses::write(&builds, &writer, site, &folder, &base_url)?;
    let rules = hosts::Rules { leading_on: &leading_on, withdrawn: &old_addresses::withdrawn(&builds) };
    let mut joined = hosts::write(&output, &options.data, site, &record, &base_path, &security, rules)?;
    joined.extend(robots::write(&output, &options.data, &base_url)?);
    for name in &record.app_before {
        output.keep_before(name)?;
    }
    // Texts and numbers: nothing in it could fail to be JSON.
    output.write(RECORD, serde_json::to_string(&record).unwrap_or_default().as_bytes())?;
    if options.copies == CompressedCopies::Beside {
        progress.begin("compressing", 1);
        output.compress()?;
    }
    let instead_of_ours = output.instead_of_ours();
    progress.begin("writing down", 1);
    let files = output.put_in_place()?;
    progress.advance(1);
    Ok(Published {
        base_url,
        pages,
        files,
        left_out,
        instead_of_ours,
        joined,
        unpublished,
        pictures_as_they_are: pictures.as_they_are,
    })
}

/// The folder with the feeds that are made of others; what is wrong in these is refused.
fn with_made_documents(
    folder: DataFolder,
    documents: &SiteDocuments,
    feeds: &RemoteFeeds,
) -> Result<DataFolder, PublishError> {
    // What cannot be read of the site is told by the loader.
    let Ok(site) = Site::parse(&documents.with_feeds) else { return Ok(folder) };
    let made = MadeDocuments::make(&folder, &site, feeds);
    let made = made.map_err(PublishError::file("writing the feeds of", folder.path()))?;
    match made.faults().iter().find(|fault| fault.severity == Severity::Error) {
        Some(fault) => Err(PublishError::Source(fault.clone())),
        None => Ok(folder.with_made(made)),
    }
}

fn read_editions(
    folder: &DataFolder,
    loader: &Loader<FileSource>,
    options: &Options,
    progress: &dyn Progress,
) -> Result<Vec<EditionBuild>, PublishError> {
    let site = loader.site();
    progress.begin("reading", site.editions.len());
    let mut builds = Vec::new();
    for edition in &site.editions {
        let context = pollster::block_on(loader.edition_context(edition)).map_err(PublishError::Document)?;
        // Completed from the default edition's: the app takes them as they are.
        let messages = serde_json::to_string(&context.catalog).unwrap_or_default();
        builds.push(EditionBuild::read(folder, context, messages, options)?);
        progress.advance(1);
    }
    Ok(builds)
}

/// Writes the pages of all editions and the sitemap. Returns how many addresses have a page.
fn write_pages(
    builds: &[EditionBuild],
    writer: &PageWriter<'_>,
    mut sitemap: SitemapWriter<'_>,
    progress: &dyn Progress,
) -> Result<usize, PublishError> {
    let mut pages = 0;
    for build in builds {
        progress.begin(&format!("writing {}", build.context.edition.code), build.page_count());
        build.write(writer, builds, |addresses| {
            pages += addresses.len();
            progress.advance(addresses.len());
            addresses.iter().try_for_each(|address| sitemap.add(address))
        })?;
    }
    sitemap.finish()?;
    Ok(pages)
}
