use crate::{
    components::{
        Attachments, Category, Details, LeadPicture, Prose, ShareLinks, Tags, Under, foreign_language, without_lead,
    },
    loader::{Entry, Setting},
    locale::Message,
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// One article.
#[component]
pub fn ArticlePage(
    /// The article.
    entry: Entry,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let (lang, dir) = foreign_language(&entry, &setting);
    view! {
        <article class="article" lang=lang dir=dir>
            <Category entry=entry.clone() setting=setting.clone()/>
            <h1 class="article-title" tabindex="-1"><bdi>{entry.title(&setting)}</bdi></h1>
            <Details entry=entry.clone() setting=setting.clone()/>
            <LeadPicture entry=entry.clone() first=true/>
            <Prose nodes=without_lead(&entry) under=Under::Page setting=setting.clone()/>
            <Attachments entry=entry.clone() setting=setting.clone()/>
            <Source entry=entry.clone() setting=setting.clone()/>
            <Tags entry=entry.clone() setting=setting.clone()/>
            <Translations entry=entry.clone() setting=setting.clone()/>
            <ShareLinks entry setting/>
        </article>
    }
}

/// A link to the page elsewhere that the article is about.
#[component]
fn Source(entry: Entry, setting: Arc<Setting>) -> impl IntoView {
    let address = entry.item.external_url.as_deref()?;
    let href = entry.resolver.link(address)?.into_string();
    let host = href.split("://").nth(1).and_then(|rest| rest.split('/').next()).unwrap_or(&href);
    let words = setting.catalog.fill(Message::ReadAt, &[("host", host)]);
    Some(view! {
        <p class="source">
            <a href=href.clone() rel="external noopener">{words}</a>
        </p>
    })
}

/// Links to the article in other editions.
#[component]
fn Translations(entry: Entry, setting: Arc<Setting>) -> impl IntoView {
    let links: Vec<_> = setting
        .site
        .editions
        .iter()
        .filter(|edition| edition.code != setting.edition.code)
        .filter_map(|edition| {
            let id = entry.item.translations.get(edition.code.as_str())?;
            let href = setting.href_in(&edition.code, Place::Article(id.slug()));
            Some(view! {
                <li>
                    <a href=href lang=edition.lang.to_string() hreflang=edition.lang.to_string() rel="alternate">
                        <bdi>{edition.label.clone()}</bdi>
                    </a>
                </li>
            })
        })
        .collect();
    (!links.is_empty()).then(|| {
        view! {
            <div class="translations">
                <p id="translations-title">{setting.text(Message::OtherLanguages)}</p>
                <ul aria-labelledby="translations-title">{links}</ul>
            </div>
        }
    })
}
