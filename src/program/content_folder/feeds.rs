//! Which folders of a publication are feeds.

use super::file_name::before_ending;
use crate::{
    model::{
        id::{CategorySlug, EditionCode, ItemId, PageSlug},
        publication::{Edition, Site},
        route::Place,
    },
    program::{DataFolder, data_folder::SITE},
};

/// What a folder's articles are.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Usage {
    /// An edition's articles.
    Articles,
    /// A category's, once more or by themselves.
    Category(CategorySlug),
    /// Pages such as About Us.
    Pages,
}

/// A feed that is a folder.
#[derive(Debug)]
pub struct FolderFeed<'a> {
    /// The folder, from the publication's, with a slash at its end.
    pub name: String,
    /// The edition that has it.
    pub edition: &'a Edition,
    /// What it is for.
    pub usage: Usage,
}

/// All of them.
#[derive(Debug)]
pub struct Feeds<'a> {
    /// In the order of `site.json`.
    pub all: Vec<FolderFeed<'a>>,
    /// All editions, those among them whose articles are in no folder.
    pub editions: &'a [Edition],
    /// Folders that are named once more.
    pub shared: Vec<SharedFolder<'a>>,
}

/// A folder that an edition names, and that is one of another language already.
#[derive(Debug)]
pub struct SharedFolder<'a> {
    /// The folder, from the publication's, with a slash at its end.
    pub name: String,
    /// The edition that has it.
    pub owner: &'a Edition,
    /// The one that names it, too.
    pub edition: &'a Edition,
    /// Where it does so, such as `editions[1].feed`.
    pub named_at: String,
}

/// Where a file belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home<'a> {
    /// To a feed, by its number.
    Feed(usize),
    /// To an edition that has no folder for its articles.
    Nowhere(&'a EditionCode),
}

impl<'a> Feeds<'a> {
    /// Those that `site.json` names. A folder that is named twice counts for whoever names it first; editions in two
    /// languages may not name one.
    pub fn of(folder: &DataFolder, site: &'a Site) -> Self {
        let (mut all, mut shared): (Vec<FolderFeed>, Vec<SharedFolder>) = (Vec::new(), Vec::new());
        for (number, edition) in site.editions.iter().enumerate() {
            let pages = edition.pages.as_deref().map(|address| (address, Usage::Pages, "pages".to_owned()));
            let categories = edition.categories.iter().enumerate().filter_map(|(number, category)| {
                let usage = Usage::Category(category.slug.clone());
                Some((category.feed.as_deref()?, usage, format!("categories[{number}].feed")))
            });
            let articles = [(edition.feed.as_str(), Usage::Articles, "feed".to_owned())];
            for (address, usage, named_at) in articles.into_iter().chain(pages).chain(categories) {
                let Some(name) = folder_named(folder, address) else { continue };
                match all.iter().find(|feed| feed.name == name) {
                    None => all.push(FolderFeed { name, edition, usage }),
                    Some(FolderFeed { edition: owner, .. }) if !owner.lang.same_language(&edition.lang) => {
                        let named_at = format!("editions[{number}].{named_at}");
                        shared.push(SharedFolder { name, owner, edition, named_at });
                    }
                    Some(_) => {}
                }
            }
        }
        Self { all, shared, editions: &site.editions }
    }

    /// Whether an edition names a folder for itself that is another's.
    pub fn shares_folder(&self, code: &EditionCode) -> bool {
        self.shared.iter().any(|shared| shared.edition.code == *code)
    }

    /// Where a file of a feed's folder belongs: to another edition, where its name ends with the code of that, as those of
    /// translations do in Hugo (`flood.fa.md`).
    pub fn home_by_name(&self, file: &str, folder: usize) -> Home<'a> {
        let feed = &self.all[folder];
        let Some(code) = self.code_in_name(file).filter(|code| **code != feed.edition.code) else {
            return Home::Feed(folder);
        };
        let is_page = feed.usage == Usage::Pages;
        let usage = if is_page { Usage::Pages } else { Usage::Articles };
        let home = self.all.iter().position(|other| other.edition.code == *code && other.usage == usage);
        home.map_or(Home::Nowhere(code), Home::Feed)
    }

    /// The code of an edition that a file's name ends with.
    pub fn code_in_name(&self, file: &str) -> Option<&'a EditionCode> {
        let written = before_ending(file)?;
        self.editions.iter().map(|edition| &edition.code).find(|code| code.as_str() == written)
    }

    /// The feed that a file belongs to. Pages, and another edition's articles, may have their folder in that of an edition;
    /// a category's folder there holds articles of the edition.
    pub fn home_of(&self, file: &str) -> Option<usize> {
        let around = || self.all.iter().enumerate().filter(|(_, feed)| file.starts_with(&feed.name));
        let is_category = |feed: &FolderFeed| matches!(feed.usage, Usage::Category(_));
        let home = around().filter(|(_, feed)| !is_category(feed)).max_by_key(|(_, feed)| feed.name.len());
        let home = home.or_else(|| around().max_by_key(|(_, feed)| feed.name.len()));
        home.map(|(number, _)| number)
    }

    /// Whether a feed has the articles of a file whose home is that one.
    pub fn has(&self, number: usize, file: &str, home: usize) -> bool {
        let (feed, home_feed) = (&self.all[number], &self.all[home]);
        let is_of_edition = || home_feed.usage == Usage::Articles && home_feed.edition.code == feed.edition.code;
        number == home || (matches!(feed.usage, Usage::Category(_)) && is_of_edition() && file.starts_with(&feed.name))
    }

    /// The category whose folder a file lies in.
    pub fn category_of(&self, file: &str, home: usize) -> Option<&CategorySlug> {
        let feeds = self.all.iter().enumerate();
        let around = feeds.filter(|(number, feed)| file.starts_with(&feed.name) && self.has(*number, file, home));
        let categories = around.filter_map(|(_, feed)| match &feed.usage {
            Usage::Category(slug) => Some((feed.name.len(), slug)),
            Usage::Articles | Usage::Pages => None,
        });
        categories.max_by_key(|(length, _)| *length).map(|(_, slug)| slug)
    }
}

impl FolderFeed<'_> {
    /// The address of an article's page, from the publication's folder.
    pub fn page(&self, slug: &str) -> Option<String> {
        let place = match self.usage {
            Usage::Pages => Place::Page(PageSlug::parse(slug)?),
            Usage::Articles | Usage::Category(_) => Place::Article(ItemId::new(slug)?.slug()),
        };
        Some(format!("{}/{place}", self.edition.code))
    }
}

/// The folder at an address, where there is one.
fn folder_named(folder: &DataFolder, address: &str) -> Option<String> {
    let name = folder.document(address, SITE).ok()?;
    let name = name.trim_end_matches('/');
    let path = folder.on_disk(name)?.canonicalize().ok()?;
    let is_inside = !name.is_empty() && path.starts_with(folder.path().canonicalize().ok()?);
    (is_inside && path.is_dir()).then(|| format!("{name}/"))
}
