use crate::{
    components::{Attachments, LeadPicture, Prose, Under, without_lead},
    loader::{Entry, Setting},
};
use leptos::prelude::*;
use std::sync::Arc;

/// A page that is not an article, such as About Us.
#[component]
pub fn StaticPage(
    /// The page's text.
    entry: Entry,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    view! {
        <div class="article static-page">
            <h1 class="article-title" tabindex="-1">{entry.title(&setting)}</h1>
            <LeadPicture entry=entry.clone() first=true/>
            <Prose nodes=without_lead(&entry) under=Under::Page setting=setting.clone()/>
            <Attachments entry setting/>
        </div>
    }
}
