use super::{Icon, detour::Detour};
use crate::{
    app::browser::AppRoot,
    model::{locale::Message, page::EditionContext, source::Failure},
};
use leptos::{html::Div, prelude::*};
use std::sync::Arc;

/// Says that the page behind a link could not be loaded: the page with the link stays.
#[component]
pub fn Notice(
    /// Where the page is. Natively there is none.
    root: Option<AppRoot>,
    /// What happened; nothing most of the time.
    failure: Signal<Option<Failure>>,
    /// Called when the reader wants to try again.
    on_retry: Callback<()>,
    /// Called when the reader has read it.
    on_dismiss: Callback<()>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let notice = NodeRef::<Div>::new();
    let is_there = Signal::derive(move || failure.with(Option::is_some));
    let detour = Detour::start(root, notice, is_there, Some(on_dismiss));
    let leave_by = move |answer: Callback<()>| {
        detour.go_back();
        answer.run(());
    };
    move || {
        let context = context.get();
        failure.get().map(|what| {
            view! {
                <div class="notice" role="alert" node_ref=notice>
                    <p>{what.message(&context.catalog)}</p>
                    <button type="button" class="retry" on:click=move |_| leave_by(on_retry)>
                        {context.text(Message::Retry)}
                    </button>
                    <button
                        type="button"
                        class="dismiss"
                        aria-label=context.text(Message::Dismiss)
                        on:click=move |_| leave_by(on_dismiss)
                    >
                        <Icon name="close"/>
                    </button>
                </div>
            }
            .into_any()
        })
    }
}
