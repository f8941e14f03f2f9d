//! The search page.
//!
//! It is drawn from what every page carries, so that the finished page is hydrated as Leptos does it, its `<main>`
//! too. What the address asks for is read afterwards.

mod filters;
mod results;
mod session;

use super::PageHeading;
use crate::{
    app::browser::{self, SEARCH_FIELD_CLASS},
    model::{
        locale::Message,
        page::EditionContext,
        publication::{Category, Documents},
        route::Place,
        search::LONGEST_QUESTION,
        selection::Selection,
    },
};
use filters::Filters;
use leptos::{ev::SubmitEvent, html::Input, prelude::*};
use results::Results;
use session::SearchSession;
use std::sync::Arc;

/// Search, and the way to everything without it.
#[component]
pub(super) fn SearchPage(context: Arc<EditionContext>) -> impl IntoView {
    let session = SearchSession::start(Arc::clone(&context));
    let is_published = context.site.documents == Documents::Pages;
    let needs_pages = (!is_published).then(|| {
        let words = context.text(Message::SearchNeedsPages);
        view! { <p class="search-note">{words}</p> }.into_any()
    });
    let form = is_published.then(|| view! { <SearchForm session context=context.clone()/> }.into_any());
    view! {
        <PageHeading class="page-title" text=context.text(Message::Search)/>
        // Text alone: with scripts a browser makes nothing else of what is inside.
        <noscript class="search-note">{context.text(Message::SearchNeedsScript)}</noscript>
        {needs_pages}
        {form}
        <Results session context=context.clone()/>
        <Categories session context/>
    }
}

#[component]
fn SearchForm(session: SearchSession, context: Arc<EditionContext>) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        session.ask_again();
        // The keyboard of a phone goes away.
        if let Some(field) = field.get_untracked() {
            let _ = field.blur();
        }
    };
    view! {
        <form class="search-form" role="search" on:submit=submit>
            <label for="search-field">{context.text(Message::SearchFor)}</label>
            <input
                node_ref=field
                class=SEARCH_FIELD_CLASS
                id="search-field"
                type="search"
                name="q"
                dir="auto"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                enterkeyhint="search"
                maxlength=LONGEST_QUESTION.to_string()
                prop:value=move || session.text()
                on:input=move |event| session.type_text(event_target_value(&event))
            />
            <Filters session context=context.clone()/>
            <KeySwitch context/>
        </form>
    }
}

/// Switches the key that leads to the search on and off: who speaks to the device may mean other things by it
/// (WCAG 2.1.4).
#[component]
fn KeySwitch(context: Arc<EditionContext>) -> impl IntoView {
    let is_on = RwSignal::new(true);
    // Only the browser knows.
    Effect::new(move |_| is_on.set(browser::has_search_key()));
    let words = context.catalog.fill(Message::SearchKey, &[("key", "/")]);
    let choose = move |event| {
        is_on.set(event_target_checked(&event));
        browser::keep_search_key(is_on.get_untracked());
    };
    view! {
        <label class="search-key">
            <input type="checkbox" prop:checked=move || is_on.get() on:change=choose/>
            <span>{words}</span>
        </label>
    }
}

/// The way to every article without a question, and where no question can be answered.
#[component]
fn Categories(session: SearchSession, context: Arc<EditionContext>) -> impl IntoView {
    let link = |category: &Category| {
        let href = context.href(Place::Selected(Selection::Category(category.slug.clone())));
        view! { <li><a href=href>{category.label.clone()}</a></li> }.into_any()
    };
    let categories = context.edition.categories.iter().map(link).collect_view();
    view! {
        <nav class="search-categories" aria-labelledby="search-categories" hidden=move || session.is_answered()>
            <h2 id="search-categories">{context.text(Message::BrowseCategories)}</h2>
            <ul>{categories}</ul>
            <p class="ways-on"><a href=context.href(Place::ArchiveIndex)>{context.text(Message::ArchiveIndex)}</a></p>
        </nav>
    }
}
