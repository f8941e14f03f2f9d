use super::session::SearchSession;
use crate::model::{
    id::CategorySlug,
    locale::{Message, Year},
    page::EditionContext,
};
use leptos::prelude::*;
use std::sync::Arc;

/// Chooses a category and a year.
#[component]
pub(super) fn Filters(session: SearchSession, context: Arc<EditionContext>) -> impl IntoView {
    let chosen = Memo::new(move |_| session.request().category);
    let categories: Vec<_> =
        context.edition.categories.iter().map(|category| (category.slug.clone(), category.label.clone())).collect();
    let category_options = categories
        .into_iter()
        .map(|(slug, label)| {
            let value = slug.to_string();
            view! { <option value=value prop:selected=move || chosen.get().as_ref() == Some(&slug)>{label}</option> }
                .into_any()
        })
        .collect_view();
    let catalog = context.catalog.clone();
    let year = Memo::new(move |_| session.request().year);
    // Those of the index, once it is there.
    let year_options = move || {
        let option = |known: Year| {
            let label = catalog.year(known);
            view! { <option value=known.to_string() prop:selected=move || year.get() == Some(known)>{label}</option> }
                .into_any()
        };
        session.years().into_iter().map(option).collect_view()
    };
    view! {
        <div class="search-filters">
            <label>
                <span>{context.text(Message::SearchCategory)}</span>
                <select on:change=move |event| session.choose_category(CategorySlug::parse(&event_target_value(&event)))>
                    <option value="" prop:selected=move || chosen.get().is_none()>
                        {context.text(Message::AllCategories)}
                    </option>
                    {category_options}
                </select>
            </label>
            <label>
                <span>{context.text(Message::SearchYear)}</span>
                <select on:change=move |event| session.choose_year(Year::parse(&event_target_value(&event)))>
                    <option value="" prop:selected=move || year.get().is_none()>{context.text(Message::AllYears)}</option>
                    {year_options}
                </select>
            </label>
        </div>
    }
}
