use super::Icon;
use crate::{
    loader::{List, Setting},
    locale::Message,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Links to the pages of newer and older items.
#[component]
pub fn Pager(
    /// The page they lead from.
    list: List,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let newer = list.newer.map(|place| {
        view! {
            <a class="newer" rel="prev" href=setting.href(place)>
                <Icon setting=setting.clone() name="back"/>
                {setting.text(Message::NewerPosts)}
            </a>
        }
    });
    let older = list.older.map(|place| {
        view! {
            <a class="older" rel="next" href=setting.href(place)>
                {setting.text(Message::OlderPosts)}
                <Icon setting=setting.clone() name="forward"/>
            </a>
        }
    });
    (newer.is_some() || older.is_some()).then(|| {
        view! { <nav class="pager" aria-label=setting.text(Message::Pages)>{newer} {older}</nav> }
    })
}
