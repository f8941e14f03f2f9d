use super::session::{self, Answer, SearchSession};
use crate::{
    app::{browser, components::Time},
    model::{
        locale::Message,
        page::{EditionContext, LanguageAttributes},
        search::{QueryWord, Record, Stretch, Terms, highlight},
        source::Failure,
    },
};
use leptos::{html::Ol, prelude::*};
use std::sync::Arc;

/// What was found, and how many.
#[component]
pub(super) fn Results(session: SearchSession, context: Arc<EditionContext>) -> impl IntoView {
    let list = NodeRef::<Ol>::new();
    // Where reading goes on: the button moves away from under the reader, or goes.
    let first_new = StoredValue::new(None::<u32>);
    Effect::new(move |_| {
        if let Answer::Found(_) = session.answer()
            && let Some(first_new) = first_new.try_update_value(Option::take).flatten()
        {
            request_animation_frame(move || {
                // Before the frame comes, the reader may have left.
                if let Some(list) = list.try_get_untracked().flatten() {
                    browser::focus_link_of(&list, first_new);
                }
            });
        }
    });
    let said = Memo::new({
        let context = Arc::clone(&context);
        move |_| match session.answer() {
            Answer::Found(found) => outcome(&found, &context),
            Answer::None | Answer::Failed(_) => String::new(),
        }
    });
    let failure = Memo::new(move |_| match session.answer() {
        Answer::Failed(failure) => Some(failure),
        Answer::None | Answer::Found(_) => None,
    });
    let has_found = Memo::new(move |_| matches!(session.answer(), Answer::Found(_)));
    let failed = {
        let context = Arc::clone(&context);
        move || failure.get().map(|failure| view! { <Unreachable failure session context=context.clone()/> }.into_any())
    };
    let shown = move || {
        let context = Arc::clone(&context);
        has_found.get().then(|| view! { <Found session list first_new context/> }.into_any())
    };
    view! {
        <p class="search-outcome" role="status">{move || said.get()}</p>
        {failed}
        {shown}
    }
}

/// The results. One that stays while others come or go is not drawn again, and its text is not asked for again.
#[component]
fn Found(
    session: SearchSession,
    list: NodeRef<Ol>,
    first_new: StoredValue<Option<u32>>,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let results = move || match session.answer() {
        Answer::Found(found) => found.results.records.clone(),
        Answer::None | Answer::Failed(_) => Vec::new(),
    };
    let asked = Memo::new(move |_| match session.answer() {
        Answer::Found(found) => found.asked.clone(),
        Answer::None | Answer::Failed(_) => Vec::new().into(),
    });
    let counts = Memo::new(move |_| match session.answer() {
        Answer::Found(found) => (found.results.records.len(), found.results.total),
        Answer::None | Answer::Failed(_) => (0, 0),
    });
    let show_more = move |_| {
        first_new.set_value(u32::try_from(counts.get_untracked().0).ok());
        session.show_more();
    };
    let label = context.text(Message::SearchMore);
    let more = move || {
        let (shown, total) = counts.get();
        (shown < total).then(|| {
            view! { <button type="button" class="search-more" on:click=show_more>{label.clone()}</button> }.into_any()
        })
    };
    view! {
        <ol class="search-results" node_ref=list>
            <For
                each=results
                key=|record| record.place.clone()
                children=move |record| view! { <SearchResult record asked session context=context.clone()/> }.into_any()
            />
        </ol>
        {more}
    }
}

fn outcome(found: &session::Found, context: &EditionContext) -> String {
    match u32::try_from(found.results.total) {
        Ok(0) if found.text.trim().is_empty() => context.text(Message::NoArticles),
        Ok(0) => context.catalog.fill(Message::SearchNothing, &[("text", found.text.trim())]),
        total => context.catalog.count(Message::SearchResults, total.unwrap_or(u32::MAX)),
    }
}

#[component]
fn SearchResult(
    record: Record,
    asked: Memo<Arc<[QueryWord]>>,
    session: SearchSession,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let terms = Terms::new(&context.edition.lang);
    let (place, title, summary) = (record.place.clone(), record.title, record.summary);
    let title = Memo::new(move |_| highlight(&title, terms, &asked.get()));
    let summary = Memo::new(move |_| highlight(&summary, terms, &asked.get()));
    let has_match = |stretches: &[Stretch]| stretches.iter().any(|stretch| matches!(stretch, Stretch::Match(_)));
    // What the text says of it, where title and summary say nothing.
    let around = RwSignal::new(None::<Vec<Stretch>>);
    Effect::new(move |_| {
        let asked = asked.get();
        if around.with_untracked(Option::is_some) {
            around.set(None);
        }
        // A category or a year alone has no words.
        if !asked.is_empty() && !title.with(|title| has_match(title)) && !summary.with(|summary| has_match(summary)) {
            let words = Arc::clone(&asked);
            session.look_into(place.clone(), asked, move |text| {
                around.try_set(Some(highlight(&text, terms, &words)));
            });
        }
    });
    let date = record.published.map(|time| {
        let text = context.date(&time);
        view! { <Time time text/> }.into_any()
    });
    let category = record.category.map(|label| view! { <span>{label}</span> }.into_any());
    let language = LanguageAttributes::of_text(record.language.as_ref());
    view! {
        <li>
            <h2 class="search-title" lang=language.lang.clone() dir=language.dir>
                <a href=context.href(record.place)><bdi>{move || marked(title.get())}</bdi></a>
            </h2>
            <p class="search-summary" lang=language.lang dir=language.dir>
                {move || marked(around.get().unwrap_or_else(|| summary.get()))}
            </p>
            <p class="search-details">{category}{date}</p>
        </li>
    }
}

fn marked(stretches: Vec<Stretch>) -> impl IntoView {
    let stretch = |stretch| match stretch {
        Stretch::Plain(text) => text.into_any(),
        Stretch::Match(text) => view! { <mark>{text}</mark> }.into_any(),
    };
    stretches.into_iter().map(stretch).collect_view()
}

/// The index is out of reach.
#[component]
fn Unreachable(failure: Failure, session: SearchSession, context: Arc<EditionContext>) -> impl IntoView {
    view! {
        <div class="search-failed">
            <p role="alert">{failure.message(&context.catalog)}</p>
            <button type="button" class="retry" on:click=move |_| session.ask_again()>
                {context.text(Message::Retry)}
            </button>
        </div>
    }
}
