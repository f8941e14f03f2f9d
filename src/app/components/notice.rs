use super::{Icon, detour::Detour};
use crate::{
    app::browser::AppRoot,
    model::{locale::Message, page::EditionContext},
};
use leptos::{html::Div, prelude::*};
use std::sync::Arc;

/// Words that come up beside the page for a while, with a button to answer them. The next Tab leads there, and back.
#[component]
pub(super) fn Notice(
    /// Where the page is. Natively there is none.
    root: Option<AppRoot>,
    /// What it says; nothing most of the time.
    words: Signal<Option<String>>,
    /// How it looks.
    class: &'static str,
    /// The role of its own. One that does not interrupt stands in a region that is there before: the words of a new one
    /// are not read out everywhere.
    #[prop(optional)]
    role: Option<&'static str>,
    /// What the answer is called.
    answer: Message,
    /// How the answer looks.
    answer_class: &'static str,
    /// Called when the reader gives it.
    on_answer: Callback<()>,
    /// Called when the reader has read it, where that is enough; Escape says so, too.
    #[prop(optional)]
    on_dismiss: Option<Callback<()>>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let notice = NodeRef::<Div>::new();
    let detour = Detour::start(root, notice, Signal::derive(move || words.with(Option::is_some)), on_dismiss);
    let leave_by = move |answer: Callback<()>| {
        detour.go_back();
        answer.run(());
    };
    move || {
        let context = context.get();
        words.get().map(|words| {
            view! {
                <div class=class role=role node_ref=notice>
                    <p>{words}</p>
                    <button type="button" class=answer_class on:click=move |_| leave_by(on_answer)>
                        {context.text(answer)}
                    </button>
                    {on_dismiss.map(|on_dismiss| view! {
                        <button
                            type="button"
                            class="dismiss"
                            aria-label=context.text(Message::Dismiss)
                            on:click=move |_| leave_by(on_dismiss)
                        >
                            <Icon name="close"/>
                        </button>
                    })}
                </div>
            }
            .into_any()
        })
    }
}
