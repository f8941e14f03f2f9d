use crate::{
    id::CategorySlug,
    loader::{Entry, Setting},
    locale::Message,
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// When an item was published and by whom, and how many comments it has.
#[component]
pub fn Details(
    /// The item.
    entry: Entry,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let item = &entry.item;
    let published = item.published.as_ref().map(|published| {
        view! { <time datetime=published.as_str().to_owned()>{setting.date(published)}</time> }
    });
    let updated = item
        .modified
        .as_ref()
        .map(|modified| (modified, setting.date(modified)))
        .filter(|(_, date)| item.published.as_ref().is_none_or(|published| setting.date(published) != *date))
        .map(|(modified, date)| {
            let words = setting.catalog.fill(Message::UpdatedOn, &[("date", &date)]);
            view! { <time class="updated" datetime=modified.as_str().to_owned()>{words}</time> }
        });
    let names: Vec<_> = item.authors.iter().filter_map(|author| author.name.as_deref()).collect();
    let authors = (!names.is_empty()).then(|| {
        let names = names.join(&setting.catalog.text(Message::ListSeparator));
        view! { <span class="authors">{setting.catalog.fill(Message::ByAuthors, &[("authors", &names)])}</span> }
    });
    let comments = setting.catalog.count(Message::Comments, item.comments);
    view! {
        <p class="details">
            {published} {updated} {authors} <span class="comments">{comments}</span>
        </p>
    }
}

/// The tags of an item, each a link to its category where it is one.
#[component]
pub fn Tags(
    /// The item.
    entry: Entry,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let tags: Vec<_> = entry
        .item
        .tags
        .iter()
        .map(|tag| {
            let place = CategorySlug::from_tag(tag)
                .filter(|slug| setting.edition.category(slug).is_some() || entry.item.category.as_ref() == Some(slug))
                .map(Place::Category);
            let label = view! { <bdi>{tag.clone()}</bdi> };
            match place {
                Some(place) => view! { <li><a href=setting.href(place) rel="tag">{label}</a></li> }.into_any(),
                None => view! { <li>{label}</li> }.into_any(),
            }
        })
        .collect();
    (!tags.is_empty()).then(|| view! { <ul class="tags" aria-label=setting.text(Message::Tags)>{tags}</ul> })
}
