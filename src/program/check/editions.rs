//! Every edition's feeds, and whether the links between them lead somewhere.

use super::{
    address::meant,
    consequences::Cause,
    context::CheckContext,
    feed::{self, CheckedFeed, FeedUse},
    index::FeedIndex,
    item, lengths,
    links::InnerLink,
    missing::of_old_site,
    old_addresses::{REDIRECTS, lead_on_from},
    readers::Readers,
    shortened::shortened,
    site_document::ReadEdition,
    suggest,
};
use crate::{
    model::{
        id::{EditionCode, ItemId, PageNumber},
        loader::{READ_ON, RECENT},
        offline::{KEEPABLE, OFFLINE_PAGE},
        publication::Edition,
        route::{Place, Route},
        selection::Selection,
    },
    program::{Finding, Severity, Standing, data_folder::SITE},
};
use std::collections::HashMap;

/// What an edition's feeds hold.
pub(super) struct EditionContents {
    pub(super) articles: FeedIndex,
    /// None where the edition has no feed of pages.
    pub(super) pages: Option<FeedIndex>,
    /// Of categories with a feed of their own.
    categories: HashMap<Selection, FeedIndex>,
    /// Whether `site.json` could be read as far as it is about the edition.
    whole: bool,
}

impl EditionContents {
    /// Whether an article of that name has a page; a feed that could not be read whole may hold anything.
    pub(super) fn may_have_article(&self, name: &str) -> bool {
        let mut feeds = self.categories.values().chain([&self.articles]);
        !self.whole || feeds.any(|feed| !feed.complete || feed.has_item(name))
    }

    /// Whether all of it could be read.
    pub(super) fn is_complete(&self) -> bool {
        self.whole && self.feeds().all(|(_, feed)| feed.is_known())
    }

    /// Why readers do not see what is at a place yet.
    fn unpublished(&self, place: &Place) -> Option<&Standing> {
        match place {
            Place::Article(slug) => {
                let mut feeds = [&self.articles].into_iter().chain(self.categories.values());
                feeds.find(|feed| feed.has_item(slug.as_str()))?.unpublished(slug.as_str())
            }
            Place::Page(slug) => self.pages.as_ref()?.unpublished(slug.as_str()),
            _ => None,
        }
    }

    /// Its feeds, and what each is for.
    pub(super) fn feeds(&self) -> impl Iterator<Item = (FeedUse, &FeedIndex)> {
        let pages = self.pages.iter().map(|pages| (FeedUse::Pages, pages));
        let categories = self.categories.values().map(|own| (FeedUse::Category, own));
        [(FeedUse::Articles, &self.articles)].into_iter().chain(pages).chain(categories)
    }
}

/// Reads the feeds of an edition, by its number among those that could be read.
pub(super) fn read(
    context: &mut CheckContext,
    number: usize,
    edition: &Edition,
    read: &ReadEdition,
) -> EditionContents {
    let ReadEdition { at, whole, .. } = read;
    let articles = CheckedFeed {
        usage: FeedUse::Articles,
        edition,
        read,
        address: &edition.feed,
        named_at: format!("{at}.feed"),
        page_address: &|page| edition.page_address(page),
    };
    let articles = feed::read(context, &articles);
    lengths::inspect_edition(context, edition, &articles);
    let pages = edition.pages.as_ref().map(|address| {
        let named_at = format!("{at}.pages");
        let pages = CheckedFeed {
            usage: FeedUse::Pages,
            edition,
            read,
            address,
            named_at,
            page_address: &|_: PageNumber| None,
        };
        feed::read(context, &pages)
    });
    let mut categories = HashMap::new();
    for (index, category) in edition.categories.iter().enumerate() {
        let Some(address) = &category.feed else {
            continue;
        };
        let named_at = format!("{at}.categories[{index}].feed");
        let page_address = |page| category.page_address(page);
        let own =
            CheckedFeed { usage: FeedUse::Category, edition, read, address, named_at, page_address: &page_address };
        let own = feed::read(context, &own);
        lengths::inspect_category(context, edition, &category.slug, &own);
        report_strangers(context, number, &own, &articles);
        categories.insert(Selection::Category(category.slug.clone()), own);
    }
    EditionContents { articles, pages, categories, whole: *whole }
}

/// Publishing finds an article in whichever feed it is; an app that reads the feeds, only in its edition's.
fn report_strangers(context: &mut CheckContext, edition: usize, own: &FeedIndex, articles: &FeedIndex) {
    if !articles.complete {
        return;
    }
    for (id, position) in own.ids.iter().filter(|(id, _)| !articles.has_item(id)) {
        let file = &own.documents[position.document];
        let remedy = context.written(file).words(
            "put the item into the edition's feed too; a category's feed repeats what is in it",
            "put its folder into that of the edition's articles: a category's folder there holds some of them",
        );
        let fault = Finding {
            severity: Severity::Warning,
            file: file.to_string(),
            place: format!("{} \"{id}\"", item::place(position.item, None)),
            what: "the edition's feed has no such item: it is published, but missing in the edition's list and feeds"
                .to_owned(),
            remedy: remedy.to_owned(),
        };
        let name = ItemId::new(id).map(|id| id.slug().to_string()).unwrap_or_default();
        context.consequences.keep(Cause::Feed(edition, FeedUse::Articles), &name, fault);
    }
}

/// Whether there is something at a place; a feed that could not be read whole may hold anything.
fn exists(context: &CheckContext, edition: &Edition, contents: &EditionContents, place: &Place) -> bool {
    let EditionContents { articles, pages, categories, whole } = contents;
    let size = context.site.page_size;
    match place {
        Place::Front | Place::ArchiveIndex => true,
        Place::Archive(number) => !articles.complete || articles.has_page(*number, size),
        Place::Year(year) => !articles.is_known() || articles.has_year(*year),
        Place::Selected(_) | Place::SelectedArchive(..) if !whole => true,
        Place::Selected(Selection::Category(slug)) if edition.category(slug).is_some() => true,
        Place::Selected(list) => !articles.is_known() || articles.count_in(list) > 0,
        Place::SelectedArchive(list, number) => match categories.get(list) {
            Some(own) => !own.complete || own.has_page(*number, size),
            None => !articles.is_known() || articles.has_page_of(list, *number, size),
        },
        Place::Article(slug) => contents.may_have_article(slug.as_str()),
        Place::Page(slug) => {
            !whole || pages.as_ref().is_some_and(|pages| !pages.complete || pages.ids.contains_key(slug.as_str()))
        }
        Place::Search => context.site.has_search,
        Place::Unknown => false,
    }
}

/// Whether an edition certainly has a page at a place.
pub(super) fn has_page(
    context: &CheckContext,
    contents: &[EditionContents],
    code: &EditionCode,
    place: &Place,
) -> bool {
    let mut editions = context.site.editions.iter().zip(contents);
    let found = editions.find(|(edition, contents)| edition.code == *code && contents.is_complete());
    found.is_some_and(|(edition, contents)| exists(context, edition, contents, place))
}

/// Whether an edition certainly has a list of some kind.
pub(super) fn has_list(
    context: &CheckContext,
    contents: &[EditionContents],
    code: &str,
    is_one: fn(&Selection) -> bool,
) -> bool {
    let mut editions = context.site.editions.iter().zip(contents);
    let found = editions.find(|(edition, contents)| edition.code.as_str() == code && contents.is_complete());
    found.is_some_and(|(edition, EditionContents { articles, .. })| {
        let declared = edition.categories.iter().map(|category| Selection::Category(category.slug.clone()));
        let of_articles = articles.lists().filter(|list| articles.count_in(list) > 0).cloned();
        declared.chain(of_articles).any(|list| is_one(&list))
    })
}

/// The place whose finished page has this file beside it: `publish` puts a list's feeds there.
fn beside(path: &str) -> Option<Place> {
    let (folder, file) = path.rsplit_once('/')?;
    match (Route::parse(folder), file) {
        (Route::Edition(_, place), "feed.json" | "feed.xml" | "404.html") => Some(place),
        _ => None,
    }
}

/// Whether `publish` certainly puts a file there, for an edition's page in the same folder.
pub(super) fn is_made_beside_page(context: &CheckContext, contents: &[EditionContents], path: &str) -> bool {
    let Some((folder, file)) = path.rsplit_once('/') else { return false };
    let Route::Edition(code, place) = Route::parse(folder) else { return false };
    let is_made = match (file, &place) {
        ("index.html" | "index.json", _) | ("404.html" | RECENT, Place::Front) | (READ_ON, Place::Article(_)) => true,
        ("feed.json" | "feed.xml", place) => {
            matches!(place, Place::Front | Place::Archive(_) | Place::Selected(_) | Place::SelectedArchive(..))
        }
        (OFFLINE_PAGE | KEEPABLE, Place::Front) => context.site.opens_offline(),
        _ => false,
    };
    is_made && has_page(context, contents, &code, &place)
}

/// Reports the links into editions that lead nowhere.
pub(super) fn report_dead_links(context: &mut CheckContext, contents: &[EditionContents]) {
    let old_addresses = context.old_addresses.files();
    for InnerLink { file, at, address, edition: code, place, path, readers } in std::mem::take(&mut context.links) {
        let site = context.site;
        let mut editions = site.editions.iter().zip(contents).enumerate();
        let Some((number, (edition, contents))) = editions.find(|(_, (edition, _))| edition.code == code) else {
            continue;
        };
        let is_there = exists(context, edition, contents, &place)
            || context.folder.is_published(&path)
            || lead_on_from(&old_addresses, &path)
            || beside(&path).is_some_and(|place| exists(context, edition, contents, &place));
        if is_there {
            if let (Readers::All, Some(standing)) = (readers, contents.unpublished(&place)) {
                report_unpublished(context, &file, &at, &address, standing);
            }
            continue;
        }
        let missing = match &place {
            Place::Article(slug) => format!("the edition {code} has no item \"{slug}\""),
            Place::Page(slug) => format!("the edition {code} has no page \"{slug}\""),
            Place::Selected(Selection::Category(slug)) => format!("the edition {code} has no category \"{slug}\""),
            Place::Selected(Selection::Tag(slug)) => format!("no item of the edition {code} has the tag \"{slug}\""),
            Place::Selected(Selection::Author(slug)) => format!("no item of the edition {code} is by \"{slug}\""),
            Place::Selected(Selection::Month(_)) | Place::Year(_) => {
                format!("no item of the edition {code} was published then, by its calendar")
            }
            Place::Archive(number) | Place::SelectedArchive(_, number) => format!("there is no page {number} there"),
            Place::Front | Place::ArchiveIndex | Place::Unknown => format!("the edition {code} has no such address"),
            Place::Search => "search is switched off: \"search\" in site.json is false".to_owned(),
        };
        // A redirect of `site.json` has a whole address; an entry of a menu starts at its edition.
        let is_of_menu = &*file == SITE && !at.starts_with(REDIRECTS);
        let whole = meant(address.trim_start_matches('/')).filter(|_| is_of_menu);
        let remedy = match (whole, nearest_place(edition, contents, &place)) {
            (Some(whole), _) => format!("write \"href\": \"{whole}\" in place of \"to\" if that is meant"),
            (None, Some(nearest)) => {
                let start = match (is_of_menu, address.starts_with('/')) {
                    (true, _) => "/".to_owned(),
                    (false, true) => format!("/{code}/"),
                    (false, false) => format!("{code}/"),
                };
                format!("did you mean \"{start}{nearest}\"? Correct the address, or add what it should lead to")
            }
            (None, None) if is_of_menu => "correct \"to\", or add what it should lead to".to_owned(),
            (None, None) => {
                let starts = context.where_addresses_start(&file);
                format!("correct the address ({starts}), or add what it should lead to")
            }
        };
        let fault = Finding {
            severity: if readers == Readers::Owner { Severity::Warning } else { Severity::Error },
            file: file.to_string(),
            place: at.into(),
            what: format!("the link to {} leads nowhere: {missing}", shortened(&address)),
            remedy: remedy + of_old_site(&file, &address),
        };
        match cause(number, contents, &place) {
            Some(cause) => context.consequences.keep(cause, &name(&place), fault),
            None => context.findings.push(fault),
        }
    }
}

/// Reports a link to what readers do not see yet.
fn report_unpublished(context: &mut CheckContext, file: &str, at: &str, address: &str, standing: &Standing) {
    let (why, remedy) = match standing {
        Standing::Waiting(date) => (
            format!("what is there waits until {}", date.as_str()),
            "take the link out until then, or let what holds it wait as long",
        ),
        _ => ("what is there is a draft".to_owned(), "publish that first, or take the link out"),
    };
    let what = format!("the link to {} leads nowhere yet: {why}", shortened(address));
    context.report_on(file).error(at, what, remedy);
}

/// The place of the edition that was most likely meant.
fn nearest_place(edition: &Edition, contents: &EditionContents, place: &Place) -> Option<String> {
    match place {
        Place::Selected(Selection::Category(slug)) => {
            let known = edition.categories.iter().map(|category| category.slug.as_str());
            suggest::nearest(slug.as_str(), known).map(|slug| format!("category/{slug}"))
        }
        Place::Page(slug) => {
            let known = contents.pages.iter().flat_map(|pages| pages.ids.keys()).map(AsRef::as_ref);
            suggest::nearest(slug.as_str(), known).map(str::to_owned)
        }
        _ => None,
    }
}

/// What is missing where nothing is at a place: an item goes by one name wherever it is named.
fn name(place: &Place) -> String {
    match place {
        Place::Article(slug) => slug.to_string(),
        Place::Page(slug) => slug.to_string(),
        list => list.to_string(),
    }
}

/// Why nothing may be at a place of an edition.
fn cause(edition: usize, contents: &EditionContents, place: &Place) -> Option<Cause> {
    let usage = match place {
        Place::Article(_) => FeedUse::Articles,
        Place::Page(_) if contents.pages.is_some() => FeedUse::Pages,
        // Items without an id are in their lists all the same.
        Place::Archive(_) | Place::Selected(_) | Place::SelectedArchive(..) | Place::Year(_)
            if contents.articles.is_empty() =>
        {
            FeedUse::Articles
        }
        _ => return None,
    };
    Some(Cause::Feed(edition, usage))
}
