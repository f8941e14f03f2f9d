//! `publish`: the built app and a publication's data become a folder of finished pages for any static host.
//!
//! Each address gets a finished `index.html`, and beside it the document the app reads when a reader turns to
//! that page. Pages link relative to their `<base>`, so the folder works wherever it is put.

// RUSTFLAGS in the environment would take the place of .cargo/config.toml.
#[cfg(not(erase_components))]
compile_error!("finished pages need --cfg erase_components, as the app has it: add it to RUSTFLAGS");

mod articles;
mod edition_build;
mod embedding;
mod error;
mod escape;
mod head_html;
mod hosts;
mod output;
mod page_writer;
mod sitemap;
mod syndication;
mod template;

pub use error::PublishError;
pub use output::{FileCounts, Output};

use crate::{
    model::{
        content::Resolver,
        loader::Loader,
        publication::{Edition, Site},
        route::BasePath,
    },
    program::FileSource,
};
use edition_build::EditionBuild;
use page_writer::PageWriter;
use serde_json::{Map, Value, json};
use sitemap::Sitemap;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};
use template::HtmlTemplate;

/// What is published, and where to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Options {
    /// The built app, as Trunk leaves it.
    pub app: PathBuf,
    /// The publication's data: `site.json` and what it names.
    pub data: PathBuf,
    /// The folder of finished pages.
    pub out: PathBuf,
    /// The public address, in place of the one in `site.json`.
    pub base_url: Option<String>,
    /// The address Trunk built the app for.
    pub public_url: String,
}

/// What is told while it goes on.
pub trait Progress: Sync {
    /// Something begins that has so many steps.
    fn begin(&self, what: &str, steps: usize);
    /// Steps are done.
    fn advance(&self, steps: usize);
}

/// What was published.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Published {
    /// Addresses with a finished page.
    pub pages: usize,
    /// Files.
    pub files: FileCounts,
}

/// Publishes.
///
/// # Errors
/// Where something cannot be read, used or written; what stood in the folder before then stands there still.
pub fn publish(options: &Options, progress: &dyn Progress) -> Result<Published, PublishError> {
    check_place(options)?;
    let site_path = options.data.join("site.json");
    let text = fs::read_to_string(&site_path).map_err(PublishError::file("reading", &site_path))?;
    let site_json = published_site(&text, options.base_url.as_deref());
    let loader = Loader::new(
        FileSource::new(&options.data, &Resolver::nowhere()),
        BasePath::relative(),
        Resolver::of_finished_pages(),
        |_| {},
        &site_json.with_feeds,
    )
    .map_err(PublishError::Document)?;
    let site = loader.site();
    let base_url = site.base_url.clone().ok_or(PublishError::NoBaseUrl)?;
    let template = HtmlTemplate::read(&options.app.join("index.html"), &options.public_url)?;

    progress.begin("reading", site.editions.len());
    let mut builds = Vec::new();
    for edition in &site.editions {
        let context = pollster::block_on(loader.edition_context(edition)).map_err(PublishError::Document)?;
        let messages = messages(&options.data, edition, site.default_edition())?;
        builds.push(EditionBuild::read(&options.data, context, messages)?);
        progress.advance(1);
    }

    let output = Output::begin(&options.out)?;
    copy_files(options, site, &output)?;
    output.write("site.json", site_json.published.as_bytes())?;
    let style_path = options.app.join(&template.files.style);
    let style = fs::read_to_string(&style_path).map_err(PublishError::file("reading", &style_path))?;
    embedding::write(&output, &template.files, &style)?;
    let folder = BasePath::new(&base_url).as_str().to_owned();
    hosts::write(&output, site, &template.files, &folder)?;
    let robots = format!("User-agent: *\nAllow: /\n\nSitemap: {base_url}sitemap.xml\n");
    output.write("robots.txt", robots.as_bytes())?;

    let writer = PageWriter { output: &output, template: &template, site: &site_json.published, folder: &folder };
    let mut sitemap = Sitemap::begin(&output, &base_url)?;
    let mut pages = 0;
    for build in &builds {
        let name = format!("writing {}", build.context.edition.code);
        progress.begin(&name, build.page_count(site.page_size));
        build.write(&writer, &builds, |addresses| {
            pages += addresses.len();
            progress.advance(addresses.len());
            addresses.iter().try_for_each(|address| sitemap.list(address))
        })?;
    }
    sitemap.end()?;
    Ok(Published { pages, files: output.put_in_place()? })
}

/// Refuses to replace a folder that is no publication's, or that the publication is made from.
fn check_place(options: &Options) -> Result<(), PublishError> {
    let Ok(out) = options.out.canonicalize() else {
        return Ok(());
    };
    let refuse = |holds| Err(PublishError::NotOurs { path: options.out.clone(), holds });
    if options.data.canonicalize().is_ok_and(|data| data.starts_with(&out)) {
        return refuse("the publication's data");
    }
    if options.app.canonicalize().is_ok_and(|app| app.starts_with(&out) && app != out) {
        return refuse("the built app");
    }
    if !list(&out)?.is_empty() && !out.join("site.json").is_file() {
        return refuse("other files");
    }
    Ok(())
}

/// `site.json` in the two forms that publishing needs.
struct SiteTexts {
    /// With the feeds it is made from.
    with_feeds: String,
    /// For the app, which finds its documents beside the pages.
    published: String,
}

fn published_site(text: &str, base_url: Option<&str>) -> SiteTexts {
    // What is no object is refused, with its reason, where it is read.
    let Ok(Value::Object(mut site)) = serde_json::from_str(text.trim_start_matches('\u{feff}')) else {
        return SiteTexts { with_feeds: text.to_owned(), published: String::new() };
    };
    if let Some(base_url) = base_url {
        site.insert("base_url".to_owned(), json!(base_url));
    }
    let with_feeds = Value::Object(site.clone()).to_string();
    site.remove("$schema");
    site.insert("documents".to_owned(), json!("pages"));
    for edition in site.get_mut("editions").and_then(Value::as_array_mut).into_iter().flatten() {
        let code = edition.get("code").and_then(Value::as_str).unwrap_or_default().to_owned();
        if let Some(edition) = edition.as_object_mut() {
            edition.insert("feed".to_owned(), json!(format!("{code}/feed.json")));
            forget(edition, &["page_url", "pages"]);
            for category in edition.get_mut("categories").and_then(Value::as_array_mut).into_iter().flatten() {
                if let Some(category) = category.as_object_mut() {
                    forget(category, &["feed", "page_url"]);
                }
            }
        }
    }
    SiteTexts { with_feeds, published: Value::Object(site).to_string() }
}

fn forget(object: &mut Map<String, Value>, keys: &[&str]) {
    for key in keys {
        object.remove(*key);
    }
}

/// An edition's messages, completed from the default edition's: the app takes them as they are.
fn messages(data: &Path, edition: &Edition, default: &Edition) -> Result<String, PublishError> {
    let read = |edition: &Edition| -> Result<Map<String, Value>, PublishError> {
        let path = data.join(edition.catalog_address());
        let text = fs::read_to_string(&path).map_err(PublishError::file("reading", &path))?;
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|reason| PublishError::Feed { path, reason })
    };
    let mut messages = read(edition)?;
    for (key, text) in read(default)? {
        messages.entry(key).or_insert(text);
    }
    Ok(Value::Object(messages).to_string())
}

/// Copies the app's own files, and the publication's, less the feeds: what they hold stands beside the pages.
fn copy_files(options: &Options, site: &Site, output: &Output) -> Result<(), PublishError> {
    let mut left_out: BTreeSet<String> = ["index.html", "404.html", "site.json"].map(str::to_owned).into();
    for entry in list(&options.data)? {
        left_out.insert(entry.file_name().to_string_lossy().into_owned());
    }
    for entry in list(&options.app)? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if !left_out.contains(&name) && entry.path().is_file() {
            output.copy(&name, &entry.path())?;
        }
    }
    let feeds: BTreeSet<_> = site
        .editions
        .iter()
        .flat_map(|edition| {
            let categories = edition.categories.iter().filter_map(|category| category.feed.clone());
            categories.chain([edition.feed.clone()]).chain(edition.pages.clone())
        })
        .filter_map(|feed| Path::new(&feed).parent().map(Path::to_owned))
        .filter(|folder| folder.components().count() > 0)
        .collect();
    copy_folder(&options.data, "", &feeds, output)
}

fn copy_folder(data: &Path, name: &str, feed_folders: &BTreeSet<PathBuf>, output: &Output) -> Result<(), PublishError> {
    for entry in list(&data.join(name))? {
        let inner = Path::new(name).join(entry.file_name());
        let Some(inner) = inner.to_str() else { continue };
        let is_document = entry.path().extension().is_some_and(|extension| extension == "json");
        if entry.path().is_dir() {
            copy_folder(data, inner, feed_folders, output)?;
        } else if inner != "site.json" && !(is_document && feed_folders.contains(Path::new(name))) {
            output.copy(inner, &entry.path())?;
        }
    }
    Ok(())
}

fn list(folder: &Path) -> Result<Vec<fs::DirEntry>, PublishError> {
    let entries = fs::read_dir(folder).and_then(Iterator::collect).map_err(PublishError::file("reading", folder));
    entries.map(|mut entries: Vec<fs::DirEntry>| {
        entries.sort_by_key(fs::DirEntry::file_name);
        entries
    })
}
