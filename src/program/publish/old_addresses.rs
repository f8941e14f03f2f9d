//! Old addresses lead on: by pages, and by what the settings of hosts are made from.

use super::{
    Plan, PublishError,
    articles::DocumentText,
    edition_build::{EditionBuild, FEEDS},
    page_writer::PageWriter,
    redirect::redirect_page,
};
use crate::{
    model::{
        page::EditionContext,
        publication::Site,
        route::{Place, Route},
    },
    program::{DataFolder, NewAddress, OldAddress, is_made_by_publish},
};
use std::collections::HashSet;

/// An old address, and where it leads.
#[derive(Clone, Debug)]
pub struct LeadingOn {
    /// The old address.
    pub from: OldAddress,
    /// The new one.
    pub to: NewAddress,
}

/// One of them, with what its page says.
struct WithPage<'a> {
    leading_on: LeadingOn,
    context: &'a EditionContext,
    /// What the page that it leads to is called.
    name: String,
}

impl WithPage<'_> {
    /// Where a list leads on to another one, so do the feeds that feed readers have subscribed to.
    fn of_feeds(&self) -> Vec<Self> {
        let LeadingOn { from, to } = &self.leading_on;
        let is_list = |path: &str| matches!(Route::parse(path), Route::Edition(_, Place::Front | Place::Selected(_)));
        let NewAddress::Here(path) = to else { return Vec::new() };
        if !is_list(from.path()) || !is_list(path) {
            return Vec::new();
        }
        let beside = |folder: &str, feed: &str| format!("{}/{feed}", folder.trim_end_matches('/'));
        let leading_on = |feed: &&str| {
            let from = OldAddress::parse(&beside(&from.to_string(), feed)).ok()?;
            let leading_on = LeadingOn { from, to: NewAddress::Here(beside(path, feed)) };
            Some(Self { leading_on, context: self.context, name: self.name.clone() })
        };
        FEEDS.iter().filter_map(leading_on).collect()
    }
}

/// Writes the pages that lead on. Returns those that do, and that rules of hosts may: not from where something stands.
/// Those of `site.json` come before those of items; what cannot lead anywhere is left to `check`.
///
/// # Errors
/// Where a page cannot be written.
pub fn write(plan: &Plan, writer: &PageWriter<'_>) -> Result<Vec<LeadingOn>, PublishError> {
    let Plan { editions: builds, site, folder, base_url, .. } = plan;
    let (mut known, mut asked) = (HashSet::new(), HashSet::new());
    let mut leading_on = Vec::new();
    let of_site = of_site(builds, site, folder);
    // What somebody has written counts before what follows from it.
    let of_feeds: Vec<_> = of_site.iter().flat_map(WithPage::of_feeds).collect();
    let found = of_site.into_iter().chain(of_items(builds)?).chain(of_feeds);
    for found in found.filter(|found| known.insert(found.leading_on.from.file())) {
        let LeadingOn { from, .. } = &found.leading_on;
        let file = from.file();
        // Of "/a.php" and "/a.php/" only the first can lead on: a reader may come to both without the slash.
        if !from.decoded().into_iter().all(|path| asked.insert(path)) {
            continue;
        }
        if writer.output.is_free(&file) && !is_made_by_publish(&file) {
            write_page(&found, writer, site, base_url)?;
            leading_on.push(found.leading_on);
        }
    }
    Ok(leading_on)
}

/// The pages of what was taken back.
#[must_use]
pub fn withdrawn(builds: &[EditionBuild]) -> Vec<OldAddress> {
    let paths = builds.iter().flat_map(EditionBuild::withdrawn);
    paths.filter_map(|path| OldAddress::parse(&path).ok()).collect()
}

fn of_site<'a>(builds: &'a [EditionBuild], site: &Site, folder: &DataFolder) -> Vec<WithPage<'a>> {
    let read = site.redirects.iter().filter_map(|(old, new)| {
        let from = OldAddress::parse(old).ok()?;
        let to = NewAddress::parse(new, folder)?;
        let of_new = match &to {
            NewAddress::Here(path) => edition_of(builds, path),
            NewAddress::Elsewhere(_) => None,
        };
        let of_default = || builds.iter().find(|build| build.context.edition.code == site.default_edition);
        let build = of_new.or_else(|| edition_of(builds, from.path())).or_else(of_default).or(builds.first())?;
        let (context, name) = (&*build.context, build.context.name().to_owned());
        Some(WithPage { leading_on: LeadingOn { from, to }, context, name })
    });
    read.collect()
}

/// The edition that an address is one of.
fn edition_of<'a>(builds: &'a [EditionBuild], path: &str) -> Option<&'a EditionBuild> {
    let code = path.split(['/', '?', '#']).next()?;
    builds.iter().find(|build| build.context.edition.code.as_str() == code)
}

fn of_items(builds: &[EditionBuild]) -> Result<Vec<WithPage<'_>>, PublishError> {
    let mut found = Vec::new();
    for build in builds {
        for (alias, place, name) in build.aliases()? {
            let Ok(from) = OldAddress::parse(alias) else { continue };
            let to = NewAddress::Here(Route::Edition(build.context.edition.code.clone(), place).to_string());
            found.push(WithPage { leading_on: LeadingOn { from, to }, context: &build.context, name });
        }
    }
    Ok(found)
}

fn write_page(found: &WithPage<'_>, writer: &PageWriter<'_>, site: &Site, base_url: &str) -> Result<(), PublishError> {
    let WithPage { leading_on: LeadingOn { from, to }, context, name } = found;
    let Some(page) = from.page() else { return Ok(()) };
    let document = page.strip_suffix("index.html").map(|folder| format!("{folder}index.json"));
    let is_wanted = writer.output.wants(&page) || document.is_some_and(|document| writer.output.wants(&document));
    if !is_wanted {
        return Ok(());
    }
    let href = to.href(page.matches('/').count());
    let html = redirect_page(context, name, &href, &to.absolute(base_url), writer.security);
    writer.output.write(&page, html.as_bytes())?;
    // The app asks for the document of an address inside an edition, and leaves this one to the browser.
    let is_in_edition = matches!(Route::parse(from.path()), Route::Edition(code, _) if site.edition(&code).is_some());
    match page.strip_suffix("index.html") {
        Some(folder) if is_in_edition => {
            let document = DocumentText::of_owners_page();
            writer.output.write(&format!("{folder}index.json"), document.text.as_bytes())
        }
        _ => Ok(()),
    }
}
