//! `publish`: the built app and a publication's data become a folder of finished pages for any static host.
//!
//! Each address gets a finished `index.html`, and beside it the document the app reads when a reader turns to
//! that page. Pages link relative to their `<base>`, so the folder works wherever it is put.

// RUSTFLAGS in the environment would take the place of .cargo/config.toml.
#[cfg(not(erase_components))]
compile_error!("finished pages need --cfg erase_components, as the app has it: add it to RUSTFLAGS");

mod app_html;
mod articles;
mod built_app;
mod compare;
mod compress;
mod content_security;
mod copy;
mod destination;
mod edition_build;
mod embedding;
mod error;
mod escape;
mod files_of_run;
mod first_picture;
mod fonts;
mod head_html;
mod hosts;
mod kept_back;
mod lock;
mod offline;
mod old_addresses;
mod on_demand;
mod options;
mod output;
mod page_writer;
mod pictures;
mod plan;
mod progress;
mod read_before;
mod record;
mod redirect;
mod replaced;
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
pub(in crate::program) use built_app::NAMED_ALIKE;
pub(in crate::program) use copy::unreadable_file;
pub use error::PublishError;
pub(in crate::program) use on_demand::{FileOnDemand, MadeBefore, OnDemand};
pub use options::{CompressedCopies, Options, Unpublished};
pub use output::{FileCounts, Output};
pub use progress::Progress;
pub use record::Renumbering;
pub use replaced::foreseen_fault;
pub use template::TemplateError;

use crate::{
    model::publication::Media,
    program::{FaultyPicture, Finding, LeftOutReason, SITE, remote_feed::remove_leavings},
};
use destination::Destination;
use edition_build::EditionBuild;
use page_writer::PageWriter;
use pictures::Original;
pub(in crate::program) use plan::Inputs;
use plan::{Plan, ReadSite};
pub(in crate::program) use read_before::{ReadBefore, Unreadable};
use record::{RECORD, Record};
use sitemap::SitemapWriter;
use std::{collections::BTreeSet, path::PathBuf};
use template::HtmlTemplate;

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
    /// What is to be told of feeds from elsewhere: that the last copy of one was taken, say.
    pub told_of_feeds: Vec<Finding>,
    /// Pictures that are shown as they are, because no sizes could be made of them, and why.
    pub pictures_as_they_are: Vec<FaultyPicture>,
}

/// Makes the folder of finished pages and puts it in its place.
///
/// # Errors
/// Where something cannot be read, used or written. The folder then still holds what it held before, but for
/// [`PublishError::Repository`].
pub fn publish(options: &Options, progress: &dyn Progress) -> Result<Published, PublishError> {
    options.check_output_folder()?;
    let inputs = options.inputs();
    let read = ReadSite::read(&inputs)?;
    let template = HtmlTemplate::read(inputs.app, inputs.public_url)?;
    let output = Output::begin(&options.out)?;
    let look = read.look(&inputs, template, &output, progress)?;
    let files = &look.template.files;
    let app = [&files.script, &files.wasm, &files.style, &files.theme];
    let app = app.into_iter().map(String::as_str).chain(look.fonts.files()).map(str::to_owned).collect();
    let before = Record::read(&options.out)?;
    if let Some(fault) = before.files.as_ref().and_then(|made| replaced::not_made(&options.data, &options.out, made)) {
        return Err(fault);
    }
    let mut record = before.next(read.site().page_size, options.renumbering, app)?;
    let plan = read.plan(&inputs, look, progress)?;
    record.base_url = Some(plan.base_url.clone());

    let unpublished =
        plan.editions.iter().map(EditionBuild::left_out).fold(LeftOutCounts::default(), LeftOutCounts::and);
    if plan.site.media == Media::Copied {
        let of_pages = plan.editions.iter().flat_map(EditionBuild::pictures);
        remove_leavings(&options.data, &plan.folder.made().copies().chain(of_pages).collect());
    }
    let left_out = copy::copy_files(options, &plan, &output)?;
    let pictures: BTreeSet<_> = plan.editions.iter().flat_map(EditionBuild::pictures).collect();
    let pictures = pictures::make(&pictures, &record.pictures, &plan.folder, &output, progress)?;
    let is_public = |original: &Original| original.is_public(&plan.folder, &output);
    record.show(pictures.to_record(), pictures.originals.clone(), is_public);
    plan.write_shared(&output)?;
    let Plan { base_url, base_path, .. } = &plan;
    let writer = plan.page_writer(&output, &pictures);
    let pages = write_pages(&plan.editions, &writer, SitemapWriter::new(&output, base_url), progress)?;
    // Where a page stands, nothing leads on.
    let leading_on = old_addresses::write(&plan, &writer)?;
    let rules = hosts::Rules { leading_on: &leading_on, withdrawn: &old_addresses::withdrawn(&plan.editions) };
    let mut joined = hosts::write(&output, &options.data, &plan.site, &record, base_path, &plan.security, rules)?;
    joined.extend(robots::write(&output, &options.data, base_url)?);
    for name in record.before() {
        output.keep_before(&name)?;
    }
    record.files = Some(output.made());
    // Texts and numbers: nothing in it could fail to be JSON.
    output.write(RECORD, serde_json::to_string(&record).unwrap_or_default().as_bytes())?;
    if options.copies == CompressedCopies::Beside {
        progress.begin("compressing", 1);
        output.compress()?;
    }
    let of_feeds = |finding: &&Finding| finding.file == SITE;
    let told_of_feeds = plan.folder.made().faults().iter().filter(of_feeds).cloned().collect();
    let instead_of_ours = output.instead_of_ours();
    progress.begin("writing down", 1);
    let files = output.put_in_place()?;
    progress.advance(1);
    Ok(Published {
        base_url: plan.base_url,
        pages,
        files,
        left_out,
        instead_of_ours,
        joined,
        unpublished,
        told_of_feeds,
        pictures_as_they_are: pictures.as_they_are,
    })
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
