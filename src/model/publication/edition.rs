//! An edition: the publication in one language.

use super::{MenuItem, field};
use crate::model::{
    feed::Item,
    id::{CategorySlug, EditionCode, PageNumber},
    locale::{Calendar, Digits, Direction, Language},
};
use serde::Deserialize;
use strum::IntoStaticStr;

/// The publication in one language.
#[derive(Clone, Debug, Deserialize)]
pub struct Edition {
    /// The first segment of its addresses.
    pub code: EditionCode,
    /// Its language.
    #[serde(deserialize_with = "field::language")]
    pub lang: Language,
    dir: Option<Direction>,
    /// Its name in its own language, as the switcher shows it.
    pub label: String,
    /// The publication's name in this edition, where it differs.
    pub title: Option<String>,
    /// A line below the name.
    pub tagline: Option<String>,
    /// The line at the foot of this edition's pages, where it differs.
    pub copyright: Option<String>,
    /// The address of its feed, relative to `site.json`: a JSON Feed, or a folder of Markdown and HTML files, which
    /// publishing makes one of.
    pub feed: String,
    /// The address of an archive page's feed, with `{page}` in it.
    page_url: Option<String>,
    /// Its categories. An item may name others; they are shown by tag.
    #[serde(default)]
    pub categories: Vec<Category>,
    /// The address of a feed whose items are the edition's pages, such as About Us; their ids are the pages' slugs. It may
    /// be a folder, too.
    pub pages: Option<String>,
    /// The address of its message catalog, where it is another than `locales/<lang>.json`.
    pub messages: Option<String>,
    calendar: Option<Calendar>,
    digits: Option<Digits>,
    /// The main menu.
    #[serde(default)]
    pub menu: Vec<MenuItem>,
}

/// A category of an edition.
#[derive(Clone, Debug, Deserialize)]
pub struct Category {
    /// Its name in addresses.
    pub slug: CategorySlug,
    /// Its name for readers.
    pub label: String,
    /// How its page is laid out.
    #[serde(default)]
    pub layout: Layout,
    /// The address of a feed of this category alone, which may be a folder, too; without one the edition's feed is looked through.
    pub feed: Option<String>,
    page_url: Option<String>,
}

/// How a category's page is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum Layout {
    /// Articles one below the other.
    #[default]
    List,
    /// Pictures in a grid.
    Gallery,
    /// Clips that play on the page.
    Video,
    /// Covers and files to download.
    Library,
    /// Titles, one below the other.
    Titles,
}

impl Layout {
    /// The layout's name in the style sheets.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }
}

fn fill_page(template: Option<&str>, page: PageNumber) -> Option<String> {
    template.map(|template| template.replace("{page}", &page.to_string()))
}

impl Edition {
    /// The addresses of all its feeds: of articles, of pages, and those of categories that have one of their own.
    pub fn feeds(&self) -> impl Iterator<Item = &str> {
        let categories = self.categories.iter().filter_map(|category| category.feed.as_deref());
        [self.feed.as_str()].into_iter().chain(self.pages.as_deref()).chain(categories)
    }

    /// The direction of its writing: as given, else that of its language.
    #[must_use]
    pub fn direction(&self) -> Direction {
        self.dir.unwrap_or_else(|| self.lang.direction())
    }

    /// The calendar of its dates: as given, else the usual one of its language.
    #[must_use]
    pub fn calendar(&self) -> Calendar {
        self.calendar.unwrap_or_else(|| Calendar::usual_in(&self.lang))
    }

    /// The digits of its numbers: as given, else the usual ones of its language.
    #[must_use]
    pub fn digits(&self) -> Digits {
        self.digits.unwrap_or_else(|| Digits::usual_in(&self.lang))
    }

    /// The address of its message catalog: as given, else `locales/<lang>.json`.
    #[must_use]
    pub fn catalog_address(&self) -> String {
        self.messages.clone().unwrap_or_else(|| format!("locales/{}.json", self.lang))
    }

    /// The address of the feed that holds an archive page, where a template is given.
    #[must_use]
    pub fn page_address(&self, page: PageNumber) -> Option<String> {
        fill_page(self.page_url.as_deref(), page)
    }

    /// The category with that slug, where the edition declares it.
    #[must_use]
    pub fn category(&self, slug: &CategorySlug) -> Option<&Category> {
        self.categories.iter().find(|category| category.slug == *slug)
    }

    /// A category's name for readers: as declared, else the tag of that item which the slug was made of, else the
    /// slug itself.
    #[must_use]
    pub fn category_label(&self, slug: &CategorySlug, item: Option<&Item>) -> String {
        let declared = self.category(slug).map(|category| category.label.as_str());
        declared.or_else(|| item?.tag_of(slug)).unwrap_or(slug.as_str()).to_owned()
    }
}

impl Category {
    /// The address of the feed that holds a page of this category's archive, where a template is given.
    #[must_use]
    pub fn page_address(&self, page: PageNumber) -> Option<String> {
        fill_page(self.page_url.as_deref(), page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn edition(more: &serde_json::Value) -> Edition {
        let mut value = json!({ "code": "fa", "lang": "fa", "label": "فارسی", "feed": "feeds/fa.json" });
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(value).unwrap()
    }

    #[test]
    fn what_is_not_said_follows_from_the_language() {
        let persian = edition(&json!({}));
        assert_eq!(persian.direction(), Direction::Rtl);
        assert_eq!(persian.calendar(), Calendar::Persian);
        assert_eq!(persian.digits(), Digits::Arabext);
        assert_eq!(persian.catalog_address(), "locales/fa.json");
        assert_eq!(persian.page_address(PageNumber::FIRST), None);
    }

    #[test]
    fn what_is_said_counts() {
        let edition = edition(&json!({
            "dir": "ltr", "calendar": "gregorian", "digits": "latn", "messages": "m.json",
            "page_url": "feeds/fa/{page}.json"
        }));
        assert_eq!(edition.direction(), Direction::Ltr);
        assert_eq!(edition.calendar(), Calendar::Gregorian);
        assert_eq!(edition.digits(), Digits::Latn);
        assert_eq!(edition.catalog_address(), "m.json");
        let page = PageNumber::new(12).unwrap();
        assert_eq!(edition.page_address(page).as_deref(), Some("feeds/fa/12.json"));
    }

    #[test]
    fn a_category_is_called_as_declared_or_as_tagged_or_by_its_slug() {
        let edition = edition(&json!({ "categories": [{ "slug": "iraq", "label": "عراق" }] }));
        let item: Item = serde_json::from_value(json!({ "id": "1", "tags": ["Iraq", "People and Society"] })).unwrap();
        let label = |slug, item| edition.category_label(&CategorySlug::parse(slug).unwrap(), item);
        assert_eq!(label("iraq", Some(&item)), "عراق");
        assert_eq!(label("people-and-society", Some(&item)), "People and Society");
        assert_eq!(label("people-and-society", None), "people-and-society");
        assert_eq!(label("elsewhere", Some(&item)), "elsewhere");
    }
}
