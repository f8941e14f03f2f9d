//! `site.json`: whether it can be used, and whether what it names is there.

use super::{
    context::CheckContext,
    json::{self, split_position},
    keys,
    report::{Finding, Reporter},
};
use crate::model::byte_order_mark::without_byte_order_mark;
use crate::model::{
    id::PageNumber,
    publication::{Edition, MenuItem, MenuTarget, Site, SiteError},
};
use std::{collections::HashSet, path::Path, rc::Rc};

/// The name of the publication's own document.
pub(super) const SITE: &str = "site.json";

/// Reads `site.json`; without it there is nothing else to look at.
pub(super) fn read(folder: &Path, findings: &mut Vec<Finding>) -> Option<Site> {
    let mut reporter = Reporter::of(SITE, findings);
    let text = match std::fs::read_to_string(folder.join(SITE)) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let remedy = "name the folder that holds site.json, or copy the sample's and make it yours";
            reporter.error("", format!("{} holds no site.json", folder.display()), remedy);
            return None;
        }
        Err(error) => {
            reporter.error("", format!("it cannot be read: {error}"), "make the file readable, and save it as UTF-8");
            return None;
        }
    };
    if let Err(error) = serde_json::from_str::<serde::de::IgnoredAny>(without_byte_order_mark(&text)) {
        json::report_syntax(&mut reporter, &error);
        return None;
    }
    match Site::inspect(&text) {
        Ok((site, unknown)) => {
            for path in unknown {
                keys::report_unknown(&mut reporter, &path);
            }
            Some(site)
        }
        Err(SiteError { path, reason }) => {
            let (reason, _) = split_position(&reason);
            let remedy = "correct it; site.schema.json lists what can stand here, and README.md explains it";
            reporter.error(path, reason, remedy);
            None
        }
    }
}

/// Checks whether what the site names is there.
pub(super) fn inspect(context: &mut CheckContext) {
    let site = context.site;
    if site.base_url.is_none() {
        context.report_on(SITE).warning(
            "base_url",
            "the publication does not say where it will be: it gets no canonical links, no sitemap, no feeds for readers and no share pictures",
            "add \"base_url\": \"https://…/\", its public address",
        );
    }
    if let Some(logo) = &site.logo {
        context.file(SITE, "logo", logo);
    }
    let file = Rc::from(SITE);
    for (index, edition) in site.editions.iter().enumerate() {
        let at = format!("editions[{index}]");
        categories(&mut context.report_on(SITE), edition, &at);
        template(&mut context.report_on(SITE), &at, &|page| edition.page_address(page));
        menu(context, &file, edition, &format!("{at}.menu"), &edition.menu);
    }
}

fn categories(reporter: &mut Reporter, edition: &Edition, at: &str) {
    let mut known = HashSet::new();
    for (index, category) in edition.categories.iter().enumerate() {
        let at = format!("{at}.categories[{index}]");
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

fn menu(context: &mut CheckContext, file: &Rc<str>, edition: &Edition, at: &str, items: &[MenuItem]) {
    for (index, item) in items.iter().enumerate() {
        let at = format!("{at}[{index}]");
        match &item.target {
            MenuTarget::Place(place) => context.place(file, &format!("{at}.to"), edition, place),
            // Its scheme was checked when it was read.
            MenuTarget::Elsewhere(_) => context.counts.links += 1,
            MenuTarget::Submenu(items) => menu(context, file, edition, &format!("{at}.items"), items),
        }
    }
}
