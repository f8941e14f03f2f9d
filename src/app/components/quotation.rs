use super::{Icon, ShareStatus, detour::Detour};
use crate::{
    app::browser::{self, AppRoot, SelectedPassage},
    model::{
        locale::Message,
        page::{EditionContext, PageModel},
        share::Quotation,
    },
};
use leptos::{ev, html::Div, prelude::*, task::spawn_local};
use std::{sync::Arc, time::Duration};

/// How long a selection has to stay as it is: the reader may be about to select more.
const PAUSE: Duration = Duration::from_millis(250);

/// What the reader can do with the words they have selected: copy them with a link to them, or share them.
///
/// It stands below the selection, which it leaves as it is. Tab leads into it, and on from where the reader was.
#[component]
pub fn QuotationBar(
    /// Where the articles are. Natively there are none.
    root: Option<AppRoot>,
    /// The page shown: with it goes what was selected on the one before.
    page: Signal<PageModel>,
    /// What became of copying.
    status: RwSignal<ShareStatus>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let quoted = RwSignal::new(None::<Quoted>);
    let last_put_away = StoredValue::new(None);
    let bar = NodeRef::<Div>::new();
    let put_away = Callback::new(move |()| {
        if let Some(Quoted { passage, quotation }) = quoted.get_untracked() {
            passage.select_again();
            last_put_away.set_value(Some(quotation));
            quoted.set(None);
        }
    });
    let is_there = Signal::derive(move || quoted.with(Option::is_some));
    let detour = Detour::start(root.clone(), bar, is_there, Some(put_away));
    if let Some(root) = root {
        follow_selection(root, page, quoted, last_put_away, detour);
    }
    let shown = move || {
        let Quoted { passage, quotation } = quoted.get()?;
        let selected = passage.clone();
        let (x, y) = passage.place;
        let context = context.get();
        let text = context.catalog.fill(Message::Quoted, &[("title", &quotation.text)]);
        let url = quotation.link(&passage.url);
        let to_copy = [&*text, &*passage.title, &*url].join("\n");
        let copy = move |_| {
            let to_copy = to_copy.clone();
            spawn_local(async move {
                let copied = browser::copy(&to_copy).await;
                status.set(if copied { ShareStatus::QuotationCopied } else { ShareStatus::QuotationCopyFailed });
                detour.go_back();
                put_away.run(());
            });
        };
        let label = context.text(Message::ShareQuotation);
        let share = browser::can_share().then(|| {
            let label = label.clone();
            let share = move |_| {
                let (text, url, title) = (text.clone(), url.clone(), passage.title.clone());
                spawn_local(async move { browser::share(&url, &title, Some(&text)).await });
            };
            view! { <button type="button" on:click=share><Icon name="share"/>{label}</button> }.into_any()
        });
        Some(
            view! {
                <div
                    class="quotation"
                    role="group"
                    aria-label=label
                    node_ref=bar
                    style=("--x", format!("{x}px"))
                    style=("--y", format!("{y}px"))
                    // The selection and the focus stay where they are.
                    on:mousedown=|event| event.prevent_default()
                    on:focusin=move |_| selected.select_again()
                >
                    <button type="button" on:click=copy><Icon name="link"/>{context.text(Message::CopyQuotation)}</button>
                    {share}
                    <p class="visually-hidden">{context.text(Message::QuotationKeys)}</p>
                </div>
            }
            .into_any(),
        )
    };
    // A region that is there before its words: those of a new one are not read out everywhere.
    view! { <div role="status">{shown}</div> }
}

/// What is selected, and what it says.
#[derive(Clone)]
struct Quoted {
    passage: SelectedPassage,
    quotation: Quotation,
}

/// Keeps what is selected, as soon as it stays as it is. Not while the mouse selects, under which the bar would be in the
/// way, and not while the reader is in the bar.
fn follow_selection(
    root: AppRoot,
    page: Signal<PageModel>,
    quoted: RwSignal<Option<Quoted>>,
    last_put_away: StoredValue<Option<Quotation>>,
    detour: Detour,
) {
    let is_pressed = StoredValue::new(false);
    let changed = Trigger::new();
    let look = move || {
        if is_pressed.get_value() || detour.has_focus() {
            return;
        }
        let selected = root.selected_passage().and_then(|passage| {
            let quotation = Quotation::of(&passage.blocks)?;
            Some(Quoted { passage, quotation })
        });
        // What was put away stays so while it is selected.
        let is_put_away = |quoted: &Quoted| last_put_away.with_value(|last| last.as_ref() == Some(&quoted.quotation));
        if selected.as_ref().is_some_and(is_put_away) {
            return;
        }
        last_put_away.set_value(None);
        if selected.is_some() || quoted.with_untracked(Option::is_some) {
            quoted.set(selected);
        }
    };
    Effect::new(move |_| {
        changed.track();
        page.track();
        if let Ok(timer) = set_timeout_with_handle(look.clone(), PAUSE) {
            on_cleanup(move || timer.clear());
        }
    });
    Effect::new(move |_| {
        browser::on_selection(move || changed.notify());
        let down = window_event_listener(ev::pointerdown, move |event| {
            is_pressed.set_value(event.pointer_type() == "mouse");
        });
        let released = move || {
            is_pressed.set_value(false);
            changed.notify();
        };
        let up = window_event_listener(ev::pointerup, move |_| released());
        // When a drag begins, nothing else tells that it has ended.
        let cancel = window_event_listener(ev::pointercancel, move |_| released());
        on_cleanup(move || {
            down.remove();
            up.remove();
            cancel.remove();
        });
    });
}
