use super::Adopted;
use crate::{
    loader::{Entry, Recent, Setting},
    locale::Message,
    route::Place,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The newest titles of an edition, each with its date.
#[component]
pub fn RecentPosts(
    /// The items.
    recent: Recent,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let content = match recent {
        Recent::Adopted => return view! { <Adopted class="recent-place"/> }.into_any(),
        // For readers without the app: where the newest items are.
        Recent::Later => Some(
            view! {
                <p>
                    <a class="way-on" href=setting.href(Place::Front)>{setting.text(Message::LatestArticles)}</a>
                </p>
            }
            .into_any(),
        ),
        Recent::Items(entries) => (!entries.is_empty()).then(|| titles(&entries, &setting)),
    };
    let section = content.map(|content| {
        view! {
            <section class="recent" aria-labelledby="recent-title">
                <h2 id="recent-title">{setting.text(Message::RecentPosts)}</h2>
                {content}
            </section>
        }
    });
    view! { <div class="recent-place">{section}</div> }.into_any()
}

fn titles(entries: &[Entry], setting: &Arc<Setting>) -> AnyView {
    let items: Vec<_> = entries
        .iter()
        .map(|entry| {
            let date = entry.item.published.as_ref().map(|published| {
                view! { <time datetime=published.as_str().to_owned()>{setting.date(published)}</time> }
            });
            let href = setting.href(entry.place());
            view! {
                <li>
                    <a href=href><bdi>{entry.title(setting)}</bdi></a>
                    {date}
                </li>
            }
        })
        .collect();
    view! { <ul>{items}</ul> }.into_any()
}
