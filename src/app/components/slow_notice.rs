use super::detour::Detour;
use crate::{
    app::browser::AppRoot,
    model::{locale::Message, page::EditionContext},
};
use leptos::{html::Div, prelude::*};
use std::sync::Arc;

/// Says, without interrupting, that a page loads for long, and lets the reader stop it.
#[component]
pub fn SlowNotice(
    /// Where the page is. Natively there is none.
    root: Option<AppRoot>,
    /// Whether a page has been loading for long.
    is_slow: Signal<bool>,
    /// Called when the reader does not want to wait.
    on_stop: Callback<()>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let place = NodeRef::<Div>::new();
    let detour = Detour::start(root, place, is_slow, None);
    let stop = move |_| {
        detour.go_back();
        on_stop.run(());
    };
    let notice = move || {
        let context = context.get();
        is_slow.get().then(|| {
            view! {
                <div class="notice slow" node_ref=place>
                    <p>{context.text(Message::Slow)}</p>
                    <button type="button" class="stop" on:click=stop>
                        {context.text(Message::Stop)}
                    </button>
                </div>
            }
            .into_any()
        })
    };
    // A region that is there before its words: those of a new one are not read out everywhere.
    view! { <div role="status">{notice}</div> }
}
