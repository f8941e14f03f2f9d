//! Which lists of an edition an article belongs to, and what they are called.

use super::{Edition, Layout};
use crate::model::{
    feed::{Author, Item, Listed},
    id::{AuthorSlug, CategorySlug, TagSlug},
    locale::Month,
    selection::Selection,
};
use std::collections::HashSet;

impl Edition {
    /// The lists that an article belongs to. A tag that is one of the edition's categories makes no list of its own.
    pub fn selections<'a>(&'a self, item: &'a Item) -> impl Iterator<Item = Selection> + 'a {
        let category = item.category.clone().map(Selection::Category);
        let month = self.selection_of_month(item);
        let tags =
            item.tags.iter().filter(|tag| self.category_of_tag(tag).is_none()).filter_map(|tag| TagSlug::of(tag));
        let authors = item.authors.iter().filter_map(Author::slug);
        let named = tags.map(Selection::Tag).chain(authors.map(Selection::Author));
        // Two spellings of a tag, or of a name, lead to one list.
        let mut seen = HashSet::new();
        category.into_iter().chain(month).chain(named).filter(move |selection| seen.insert(selection.clone()))
    }

    /// Whether a list holds an article.
    #[must_use]
    pub fn selects(&self, selection: &Selection, item: &Item) -> bool {
        match selection {
            Selection::Category(slug) => item.category.as_ref() == Some(slug),
            selection => self.selections(item).any(|of_item| of_item == *selection),
        }
    }

    /// The list that a tag of an article leads to: a category of the edition, the article's own, or all with that
    /// tag. `None` for a tag without letters, and where the article is in no such list.
    #[must_use]
    pub fn selection_of_tag(&self, tag: &str, item: &Item) -> Option<Selection> {
        if let Some(slug) = self.category_of_tag(tag) {
            return Some(Selection::Category(slug));
        }
        let own = item.category.clone().filter(|own| CategorySlug::from_tag(tag).as_ref() == Some(own));
        let selection = own.map(Selection::Category).or_else(|| TagSlug::of(tag).map(Selection::Tag));
        selection.filter(|_| item.listed == Listed::Everywhere)
    }

    /// The list of the month in which an article was published.
    #[must_use]
    pub fn selection_of_month(&self, item: &Item) -> Option<Selection> {
        let time = item.published.as_ref().filter(|_| item.listed == Listed::Everywhere)?;
        Month::of(time, self.calendar()).map(Selection::Month)
    }

    /// The list of an author of an article.
    #[must_use]
    pub fn selection_of_author(&self, author: &Author, item: &Item) -> Option<Selection> {
        author.slug().filter(|_| item.listed == Listed::Everywhere).map(Selection::Author)
    }

    /// Whether a tag of an article leads to a list.
    #[must_use]
    pub fn links_to(&self, selection: &Selection, item: &Item) -> bool {
        item.tags.iter().any(|tag| self.selection_of_tag(tag, item).as_ref() == Some(selection))
    }

    /// What a list is called, in the words of one of its articles: the label of a category, a tag as it is written
    /// there, an author's name. A month is called in the words of the edition's catalog.
    #[must_use]
    pub fn label(&self, selection: &Selection, item: Option<&Item>) -> Option<String> {
        match selection {
            Selection::Category(slug) => Some(self.category_label(slug, item)),
            Selection::Tag(slug) => Some(item.and_then(|item| item.tag(slug)).unwrap_or(slug.as_str()).to_owned()),
            Selection::Author(slug) => {
                let name = item.and_then(|item| item.author(slug)?.name.as_deref());
                Some(name.unwrap_or(slug.as_str()).to_owned())
            }
            Selection::Month(_) => None,
        }
    }

    /// The category of the edition that a tag names, by slug or by label.
    fn category_of_tag(&self, tag: &str) -> Option<CategorySlug> {
        let slug = CategorySlug::from_tag(tag);
        let is_named = |slug_of: &CategorySlug, label: &str| slug.as_ref() == Some(slug_of) || label == tag;
        let category = self.categories.iter().find(|category| is_named(&category.slug, &category.label))?;
        Some(category.slug.clone())
    }

    /// How a list is laid out: an archive by time or topic is read down its titles.
    #[must_use]
    pub fn layout(&self, selection: &Selection) -> Layout {
        match selection {
            Selection::Category(slug) => self.category(slug).map(|category| category.layout).unwrap_or_default(),
            Selection::Tag(_) | Selection::Author(_) | Selection::Month(_) => Layout::Titles,
        }
    }
}

impl Author {
    /// The author's name in addresses.
    #[must_use]
    pub fn slug(&self) -> Option<AuthorSlug> {
        AuthorSlug::of(self.name.as_deref()?)
    }
}

impl Item {
    /// The tag with that slug, as the item writes it.
    #[must_use]
    pub fn tag(&self, slug: &TagSlug) -> Option<&str> {
        let tag = self.tags.iter().find(|tag| TagSlug::of(tag).as_ref() == Some(slug))?;
        Some(tag)
    }

    /// The author with that slug.
    #[must_use]
    pub fn author(&self, slug: &AuthorSlug) -> Option<&Author> {
        self.authors.iter().find(|author| author.slug().as_ref() == Some(slug))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn edition() -> Edition {
        serde_json::from_value(json!({ "code": "fa", "lang": "fa", "label": "فارسی", "feed": "f.json",
            "categories": [{ "slug": "iraq", "label": "عراق" }] }))
        .unwrap()
    }

    fn item(value: &serde_json::Value) -> Item {
        serde_json::from_value(value.clone()).unwrap()
    }

    #[test]
    fn an_article_belongs_to_its_category_month_tags_and_authors() {
        let item = item(&json!({ "id": "1", "date_published": "2009-08-05", "tags": ["بغداد", "عراق", "iraq", "…"],
            "authors": [{ "name": "میز خبر" }], "_masthead": { "category": "iraq" } }));
        let lists: Vec<_> = edition().selections(&item).map(|list| list.to_string()).collect();
        let encoded = |text: &str| crate::model::id::encode_segment(text);
        let tag = format!("tag/{}/", encoded("بغداد"));
        let author = format!("author/{}/", encoded("میز-خبر"));
        assert_eq!(lists, ["category/iraq/", "archive/1388/05/", &tag, &author]);
        assert!(edition().selections(&item).all(|list| edition().selects(&list, &item)));
    }

    #[test]
    fn two_spellings_of_a_tag_or_a_name_lead_to_one_list() {
        let item = item(&json!({ "id": "1", "tags": ["x", "New York", "new york"],
            "authors": [{ "name": "Ann Lee" }, { "name": "ann lee" }], "_masthead": { "category": "iraq" } }));
        let lists: Vec<_> = edition().selections(&item).map(|list| list.to_string()).collect();
        assert_eq!(lists, ["category/iraq/", "tag/x/", "tag/new-york/", "author/ann-lee/"]);
    }

    #[test]
    fn a_tag_that_is_a_category_leads_there() {
        let item = item(&json!({ "id": "1", "tags": ["Diyala", "عراق", "Iraq", "Baghdad", "…"] }));
        let target = |tag| edition().selection_of_tag(tag, &item).map(|list| list.to_string());
        assert_eq!(target("عراق").as_deref(), Some("category/iraq/"), "by its label");
        assert_eq!(target("Iraq").as_deref(), Some("category/iraq/"), "by its slug");
        assert_eq!(target("Diyala").as_deref(), Some("category/diyala/"), "the item's own, by its first tag");
        assert_eq!(target("Baghdad").as_deref(), Some("tag/baghdad/"));
        assert_eq!(target("…"), None);
    }
}
