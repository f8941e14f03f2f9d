use super::{Attachments, Details, LeadPicture, Prose, ShareLinks, Under};
use crate::{
    content::{self, Node},
    loader::{Entry, Setting},
    locale::Message,
    publication::{Cards, Layout},
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// How much of a text a shortened card shows, in characters: about four lines.
const SHORT: usize = 280;

/// An item in a list.
#[component]
pub fn Card(
    /// The item.
    entry: Entry,
    /// How the list is laid out.
    layout: Layout,
    /// Whether it is the first of its list: its picture is loaded at once.
    first: bool,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let title = entry.title(&setting);
    let href = setting.href(entry.place());
    let (lang, dir) = foreign_language(&entry, &setting);
    let body = match layout {
        Layout::List => list_body(&entry, first, &title, &setting),
        Layout::Gallery => gallery_body(&entry, first, &setting),
        Layout::Video => video_body(&entry, &setting),
        Layout::Library => library_body(&entry, first, &setting),
    };
    view! {
        <article class=format!("card card-{}", layout.name()) lang=lang dir=dir>
            <Category entry=entry.clone() setting=setting.clone()/>
            <h2 class="card-title">
                <a href=href><bdi>{title}</bdi></a>
            </h2>
            {body}
            <footer class="card-footer">
                <Details entry=entry.clone() setting=setting.clone()/>
                <ShareLinks entry setting/>
            </footer>
        </article>
    }
}

/// The language and direction of an item that is not in its edition's language.
pub(crate) fn foreign_language(entry: &Entry, setting: &Arc<Setting>) -> (Option<String>, Option<&'static str>) {
    let foreign = entry.item.language.as_ref().filter(|language| !language.same_language(&setting.edition.lang));
    (foreign.map(ToString::to_string), foreign.map(|language| language.direction().as_str()))
}

#[component]
pub fn Category(entry: Entry, setting: Arc<Setting>) -> impl IntoView {
    let slug = entry.item.category.clone()?;
    let declared = setting.edition.category(&slug).map(|category| category.label.clone());
    let label = declared.or_else(|| entry.item.category_label().map(str::to_owned))?;
    Some(view! {
        <p class="category">
            <a href=setting.href(Place::Category(slug))><bdi>{label}</bdi></a>
        </p>
    })
}

fn list_body(entry: &Entry, first: bool, title: &str, setting: &Arc<Setting>) -> AnyView {
    let picture = view! { <LeadPicture entry=entry.clone() first/> };
    match setting.site.cards {
        Cards::Full => {
            let attachments = view! { <Attachments entry=entry.clone() setting=setting.clone()/> };
            view! {
                {picture}
                <Prose nodes=without_lead(entry) under=Under::Card setting=setting.clone()/>
                {attachments}
            }
            .into_any()
        }
        Cards::Summary => {
            let text = short_text(entry);
            let label = setting.catalog.fill(Message::ContinueReading, &[("title", title)]);
            view! {
                {picture}
                <div class="prose">
                    <p>{text}</p>
                </div>
                <p class="continue">
                    <a href=setting.href(entry.place())>{label}</a>
                </p>
            }
            .into_any()
        }
    }
}

fn gallery_body(entry: &Entry, first: bool, setting: &Arc<Setting>) -> AnyView {
    let pictures: Vec<_> = content::pictures(&entry.content()).into_iter().map(Node::Element).collect();
    if pictures.len() < 2 {
        return view! {
            <LeadPicture entry=entry.clone() first/>
            <p class="summary">{short_text(entry)}</p>
        }
        .into_any();
    }
    view! {
        <p class="summary">{short_text(entry)}</p>
        <div class="gallery">
            <Prose nodes=pictures under=Under::Card setting=setting.clone()/>
        </div>
    }
    .into_any()
}

fn video_body(entry: &Entry, setting: &Arc<Setting>) -> AnyView {
    view! {
        <Prose nodes=entry.content() under=Under::Card setting=setting.clone()/>
        <Attachments entry=entry.clone() setting=setting.clone()/>
    }
    .into_any()
}

fn library_body(entry: &Entry, first: bool, setting: &Arc<Setting>) -> AnyView {
    view! {
        <div class="library">
            <LeadPicture entry=entry.clone() first/>
            <div>
                <p class="summary">{short_text(entry)}</p>
                <Attachments entry=entry.clone() setting=setting.clone()/>
            </div>
        </div>
    }
    .into_any()
}

/// The summary, or the beginning of the text.
fn short_text(entry: &Entry) -> String {
    match &entry.item.summary {
        Some(summary) => summary.clone(),
        None => content::excerpt(&content::plain_text(&entry.content()), SHORT),
    }
}

/// The text, less a picture at its start that is the lead picture once more.
pub(crate) fn without_lead(entry: &Entry) -> Vec<Node> {
    let mut nodes = entry.content();
    let lead = entry.item.image.as_ref().and_then(|picture| entry.resolver.file(&picture.url));
    let starts_with_lead = match (nodes.first(), &lead) {
        (Some(node @ Node::Element(_)), Some(lead)) => {
            content::pictures(std::slice::from_ref(node)).first().is_some_and(|picture| {
                content::shows(picture, lead) && content::plain_text(std::slice::from_ref(node)).is_empty()
            })
        }
        _ => false,
    };
    if starts_with_lead {
        nodes.remove(0);
    }
    nodes
}
