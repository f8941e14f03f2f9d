use crate::{
    app::html::{Element, element},
    model::{
        id::CategorySlug,
        locale::{Message, Timestamp},
        page::{EditionContext, Post},
        route::Place,
    },
};

/// When an item was published and by whom, and how many comments it has.
#[must_use]
pub fn details(post: &Post, context: &EditionContext) -> Element {
    let item = &post.item;
    let mut details = element("p").class("details");
    let published = item.published.as_ref().map(|published| context.date(published));
    if let (Some(time), Some(date)) = (&item.published, &published) {
        details = details.holding(time_element(time, date.clone())).holding(" ");
    }
    if let Some(modified) = &item.modified {
        let date = context.date(modified);
        if published.as_ref() != Some(&date) {
            let words = context.catalog.fill(Message::UpdatedOn, &[("date", &date)]);
            details = details.holding(time_element(modified, words).class("updated")).holding(" ");
        }
    }
    let names: Vec<_> = item.authors.iter().filter_map(|author| author.name.as_deref()).collect();
    if !names.is_empty() {
        let names = names.join(&context.catalog.text(Message::ListSeparator));
        let words = context.catalog.fill(Message::ByAuthors, &[("authors", &names)]);
        details = details.holding(element("span").class("authors").holding(words)).holding(" ");
    }
    let comments = context.catalog.count(Message::Comments, item.comments.unwrap_or_default());
    details.holding(element("span").class("comments").holding(comments))
}

/// A date, for people and for programs.
pub(super) fn time_element(time: &Timestamp, words: String) -> Element {
    element("time").with("datetime", time.as_str()).holding(words)
}

/// The tags of an item, each a link to its category where it is one.
#[must_use]
pub fn tags(post: &Post, context: &EditionContext) -> Option<Element> {
    if post.item.tags.is_empty() {
        return None;
    }
    let list = element("ul").class("tags").with("aria-label", context.text(Message::Tags));
    Some(post.item.tags.iter().fold(list, |list, tag| {
        let place = CategorySlug::from_tag(tag)
            .filter(|slug| context.edition.category(slug).is_some() || post.item.category.as_ref() == Some(slug))
            .map(Place::Category);
        let label = element("bdi").holding(tag.as_str());
        let label = match place {
            Some(place) => element("a").with("href", context.href(place)).with("rel", "tag").holding(label),
            None => label,
        };
        list.holding(element("li").holding(label))
    }))
}
