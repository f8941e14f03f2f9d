use crate::{loader::Setting, locale::Message, route::Place};
use leptos::prelude::*;
use std::sync::Arc;

/// Nothing is at this address; the front page is.
#[component]
pub fn NotFoundPage(
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    view! {
        <div class="article not-found">
            <h1 class="article-title" tabindex="-1">{setting.text(Message::NotFoundTitle)}</h1>
            <p>{setting.text(Message::NotFoundText)}</p>
            <p>
                <a class="way-on" href=setting.href(Place::Front)>{setting.text(Message::ToFrontPage)}</a>
            </p>
        </div>
    }
}
