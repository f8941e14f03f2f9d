use crate::{
    components::{Card, Pager},
    loader::{List, Setting},
    locale::Message,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The front page, a category, or a page of an archive.
#[component]
pub fn ListPage(
    /// The cards.
    list: List,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let layout = list.layout;
    let cards: Vec<_> = list
        .entries
        .iter()
        .enumerate()
        .map(|(index, entry)| {
            view! { <Card entry=entry.clone() layout first={index == 0} setting=setting.clone()/> }
        })
        .collect();
    let empty = cards.is_empty().then(|| view! { <p class="empty">{setting.text(Message::NoArticles)}</p> });
    view! {
        <h1 class="page-title" tabindex="-1">{list.heading(&setting)}</h1>
        <div class=format!("cards cards-{}", layout.name())>{cards}</div>
        {empty}
        <Pager list setting/>
    }
}
