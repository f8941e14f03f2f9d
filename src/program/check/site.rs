//! What `site.json` says, once it can be read: whether what it names is there, and whether it can be meant.

use super::{base_url, blank, context::CheckContext, font, menu, picture, report::Reporter, site_remedy, theme};
use crate::{
    model::{
        feed::SIZED_FOLDER,
        id::PageNumber,
        locale::{Digits, Direction},
        publication::Edition,
    },
    program::{Severity, data_folder::SITE, font::FONTS_FOLDER, languages::is_spoken},
};
use std::collections::{BTreeSet, HashSet};

/// Folders of the publication that no edition can have the name of.
pub(super) const OWN_FOLDERS: [&str; 5] = ["feeds", "locales", "media", FONTS_FOLDER, SIZED_FOLDER];

/// Examines the site and its editions, but for their feeds and catalogs.
pub(super) fn inspect(context: &mut CheckContext) {
    let read = context.read;
    let site = context.site;
    let mut reporter = context.report_on(SITE);
    blank::report(&mut reporter, "name", &site.name);
    if let Some(base_url) = &site.base_url {
        base_url::inspect(&mut reporter, base_url);
    }
    theme::inspect(&mut reporter, &site.theme.colours, &|place| read.lacks(place));
    if site.works_offline && site.logo.is_none() {
        reporter.warning(
            "offline",
            "there is no \"logo\": most systems install only what has a picture",
            "add a \"logo\", an SVG or a PNG of at least 192 × 192 pixels",
        );
    }
    let is_unencrypted = site.base_url.as_ref().is_some_and(|base_url| base_url.starts_with("http:"));
    if site.works_offline && is_unencrypted {
        reporter.warning(
            "offline",
            "\"base_url\" begins with http:, without encryption: no browser keeps pages of such an address",
            "write https: there if the host answers so, or take \"offline\" out",
        );
    }
    if let Some(logo) = &site.logo {
        picture::file(context, SITE, "logo", logo);
    }
    font::inspect(context, &site.theme.fonts);
    let folders = folders_of_documents(context);
    for (edition, read) in site.editions.iter().zip(&read.editions) {
        let at = &read.at;
        blank::report(&mut context.report_on(SITE), &format!("{at}.label"), &edition.label);
        language(context, edition, at);
        digits(&mut context.report_on(SITE), edition, at);
        code(&mut context.report_on(SITE), &folders, edition, at);
        categories(&mut context.report_on(SITE), edition, at);
        template(&mut context.report_on(SITE), at, &|page| edition.page_address(page));
        menu::inspect(context, edition, &format!("{at}.menu"), 1, &edition.menu);
    }
}

/// Whether the language is one, and is written in the edition's direction.
fn language(context: &mut CheckContext, edition: &Edition, at: &str) {
    let Edition { lang, .. } = edition;
    if !is_spoken(lang) {
        // Nothing can be read in a language without words: see [`catalog`](super::catalog).
        let has_words = context
            .folder
            .document(&edition.catalog_address(), SITE)
            .is_ok_and(|file| context.folder.size(&file).is_some());
        let severity = if has_words { Severity::Warning } else { Severity::Error };
        let what = format!("no language is known as \"{}\"", lang.primary());
        let remedy = site_remedy::language(lang.primary());
        context.report_on(SITE).report(severity, format!("{at}.lang"), what, remedy);
        return;
    }
    let mut reporter = context.report_on(SITE);
    if edition.direction() != lang.direction() {
        let way = |direction| match direction {
            Direction::Ltr => "from left to right",
            Direction::Rtl => "from right to left",
        };
        reporter.warning(
            format!("{at}.dir"),
            format!("\"{lang}\" is written {}, not {}", way(lang.direction()), way(edition.direction())),
            "take \"dir\" out: the language knows it",
        );
    }
}

/// Arabic and Persian have digits of their own, which are much alike.
fn digits(reporter: &mut Reporter, edition: &Edition, at: &str) {
    let described = |digits: Digits| format!("\"{}\" ({})", digits.name(), digits.number(456));
    let (chosen, usual) = (edition.digits(), Digits::usual_in(&edition.lang));
    if let (Digits::Arab, Digits::Arabext) | (Digits::Arabext, Digits::Arab) = (chosen, usual) {
        reporter.warning(
            format!("{at}.digits"),
            format!("\"{}\" is written with {}, not with {}", edition.lang, described(usual), described(chosen)),
            "take \"digits\" out: the language knows its own",
        );
    }
}

/// The folders of the publication's own files, those with documents of an edition among them.
fn folders_of_documents(context: &CheckContext) -> BTreeSet<String> {
    let addresses = context.site.editions.iter().flat_map(|edition| {
        let feeds = edition.categories.iter().filter_map(|category| category.feed.clone());
        feeds.chain([edition.feed.clone(), edition.catalog_address()]).chain(edition.pages.clone())
    });
    let documents = addresses.filter_map(|address| context.folder.document(&address, SITE).ok());
    let folders = documents.filter_map(|file| Some(file.split_once('/')?.0.to_owned()));
    folders.chain(OWN_FOLDERS.map(str::to_owned)).collect()
}

/// An edition's pages lie in a folder of its name.
fn code(reporter: &mut Reporter, folders: &BTreeSet<String>, edition: &Edition, at: &str) {
    let code = edition.code.as_str();
    if folders.contains(code) {
        reporter.error(
            format!("{at}.code"),
            format!("{code}/ is a folder of the publication's own files: the edition's pages would lie among them"),
            "give the edition another code, most often the tag of its language",
        );
    }
}

fn categories(reporter: &mut Reporter, edition: &Edition, at: &str) {
    let mut known = HashSet::new();
    for (index, category) in edition.categories.iter().enumerate() {
        let at = format!("{at}.categories[{index}]");
        blank::report(reporter, &format!("{at}.label"), &category.label);
        if !known.insert(&category.slug) {
            reporter.error(
                format!("{at}.slug"),
                format!("the edition has a category \"{}\" already; this one is never shown", category.slug),
                "give it another slug, or take it out",
            );
        }
        template(reporter, &at, &|page| category.page_address(page));
        if category.feed.is_none() && category.page_address(PageNumber::FIRST).is_some() {
            reporter.warning(
                format!("{at}.page_url"),
                "it counts only beside a \"feed\" of the category's own",
                "add the \"feed\", or take it out",
            );
        }
    }
}

fn template(reporter: &mut Reporter, at: &str, page_address: &dyn Fn(PageNumber) -> Option<String>) {
    let first = page_address(PageNumber::FIRST);
    if let Some(address) = first.filter(|first| page_address(PageNumber::FIRST.next()).as_ref() == Some(first)) {
        reporter.error(
            format!("{at}.page_url"),
            format!("\"{address}\" has no {{page}} in it: every archive page would be the same"),
            "put {page} where the number of the page stands, as in \"feeds/en/page-{page}.json\"",
        );
    }
}
