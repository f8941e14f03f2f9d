//! An edition: the publication in one language.

use super::{MenuItem, reader::Value};
use crate::model::{
    id::{CategorySlug, EditionCode, PageNumber},
    locale::{Calendar, Digits, Direction, Language},
};

/// The publication in one language.
#[derive(Clone, Debug)]
pub struct Edition {
    /// The first segment of its addresses.
    pub code: EditionCode,
    /// Its language.
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
    /// The address of its feed, relative to `site.json`.
    pub feed: String,
    /// The address of an archive page's feed, with `{page}` in it.
    page_url: Option<String>,
    /// Its categories. An item may name others; they are shown by tag.
    pub categories: Vec<Category>,
    /// The address of a feed whose items are the edition's pages, such as About Us; their ids are the pages' slugs.
    pub pages: Option<String>,
    messages: Option<String>,
    calendar: Option<Calendar>,
    digits: Option<Digits>,
    /// The main menu.
    pub menu: Vec<MenuItem>,
}

/// A category of an edition.
#[derive(Clone, Debug)]
pub struct Category {
    /// Its name in addresses.
    pub slug: CategorySlug,
    /// Its name for readers.
    pub label: String,
    /// How its page is laid out.
    pub layout: Layout,
    /// The address of a feed of this category alone; without one the edition's feed is looked through.
    pub feed: Option<String>,
    page_url: Option<String>,
}

/// How a category's page is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
}

impl Layout {
    /// The layouts by their names in `site.json`.
    pub const NAMES: [(&'static str, Self); 4] =
        [("list", Self::List), ("gallery", Self::Gallery), ("video", Self::Video), ("library", Self::Library)];

    /// The layout's name in the style sheets.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Gallery => "gallery",
            Self::Video => "video",
            Self::Library => "library",
        }
    }
}

fn fill_page(template: Option<&str>, page: PageNumber) -> Option<String> {
    template.map(|template| template.replace("{page}", &page.to_string()))
}

/// An edition's name in addresses, where `site.json` gives it.
pub(super) fn code(value: &Value<'_>) -> Option<EditionCode> {
    value.parse(EditionCode::parse, "not an edition code: use a-z, 0-9 and -, such as \"en\" or \"pt-br\"")
}

impl Edition {
    pub(super) fn read(value: &Value<'_>) -> Option<Self> {
        const KEYS: [&str; 15] = [
            "code",
            "lang",
            "dir",
            "label",
            "title",
            "tagline",
            "copyright",
            "feed",
            "page_url",
            "categories",
            "pages",
            "messages",
            "calendar",
            "digits",
            "menu",
        ];
        value.object(&KEYS);
        let lang = value.require("lang")?;
        Some(Self {
            code: code(&value.require("code")?)?,
            lang: lang.parse(Language::parse, "not a language tag (BCP 47) such as \"en\" or \"sr-Cyrl\"")?,
            dir: value.optional_of("dir", &Direction::NAMES),
            label: value.string("label"),
            title: value.optional_string("title"),
            tagline: value.optional_string("tagline"),
            copyright: value.optional_string("copyright"),
            feed: value.string("feed"),
            page_url: value.optional_string("page_url"),
            categories: value.list("categories", Category::read),
            pages: value.optional_string("pages"),
            messages: value.optional_string("messages"),
            calendar: value.optional_of("calendar", &Calendar::NAMES),
            digits: value.optional_of("digits", &Digits::NAMES),
            menu: value.list("menu", MenuItem::read),
        })
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

    /// What a category is called: as the edition declares it, else by the tag that an item has it from.
    #[must_use]
    pub fn category_label(&self, slug: &CategorySlug, item: Option<&crate::model::feed::Item>) -> String {
        let declared = self.category(slug).map(|category| category.label.as_str());
        let label = declared.or_else(|| item.and_then(crate::model::feed::Item::category_label));
        label.unwrap_or(slug.as_str()).to_owned()
    }

    /// The category with that slug, where the edition declares it.
    #[must_use]
    pub fn category(&self, slug: &CategorySlug) -> Option<&Category> {
        self.categories.iter().find(|category| category.slug == *slug)
    }
}

impl Category {
    fn read(value: &Value<'_>) -> Option<Self> {
        value.object(&["slug", "label", "layout", "feed", "page_url"]);
        let slug = value.require("slug")?;
        Some(Self {
            slug: slug.parse(
                CategorySlug::parse,
                "not a slug: use letters, digits, -, _, . and ~, such as \"photo-gallery\"",
            )?,
            label: value.string("label"),
            layout: value.optional_of("layout", &Layout::NAMES).unwrap_or_default(),
            feed: value.optional_string("feed"),
            page_url: value.optional_string("page_url"),
        })
    }

    /// The address of the feed that holds a page of this category's archive, where a template is given.
    #[must_use]
    pub fn page_address(&self, page: PageNumber) -> Option<String> {
        fill_page(self.page_url.as_deref(), page)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::json::Json;
    use serde_json::json;
    use std::cell::RefCell;

    fn edition(more: &serde_json::Value) -> Edition {
        let mut value = json!({ "code": "fa", "lang": "fa", "label": "فارسی", "feed": "feeds/fa.json" });
        value.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let text = value.to_string();
        Edition::read(&Value::document(&Json::parse(&text).unwrap(), &RefCell::default())).unwrap()
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
}
