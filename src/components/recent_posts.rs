use crate::{
    loader::{Entry, Setting},
    locale::Message,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The newest titles of an edition, each with its date.
#[component]
pub fn RecentPosts(
    /// The items.
    entries: Vec<Entry>,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let items: Vec<_> = entries
        .iter()
        .map(|entry| {
            let date = entry.item.published.as_ref().map(|published| {
                view! { <time datetime=published.as_str().to_owned()>{setting.date(published)}</time> }
            });
            let href = setting.href(entry.place());
            view! {
                <li>
                    <a href=href><bdi>{entry.title(&setting)}</bdi></a>
                    {date}
                </li>
            }
        })
        .collect();
    (!items.is_empty()).then(|| {
        view! {
            <section class="recent" aria-labelledby="recent-title">
                <h2 id="recent-title">{setting.text(Message::RecentPosts)}</h2>
                <ul>{items}</ul>
            </section>
        }
    })
}
