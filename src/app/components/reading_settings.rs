use super::Icon;
use crate::{
    app::{
        browser::{self, AppRoot},
        passing::forget_reader_on_cleanup,
    },
    model::{
        appearance::{Colours, Setting, TextSize},
        locale::Message,
        page::EditionContext,
    },
};
use leptos::{ev::MouseEvent, html::Dialog, prelude::*};
use std::sync::Arc;

/// What the reader has chosen: pages look like that, and so will those of the next visit. Where the browser keeps
/// nothing, it holds until the reader leaves.
#[derive(Clone, Copy, Debug)]
pub struct Appearance {
    colours: RwSignal<Colours>,
    text_size: RwSignal<TextSize>,
    /// Whether the app runs, without which there is nothing to choose: finished pages do without the choices.
    is_running: RwSignal<bool>,
}

impl Appearance {
    /// That of the pages drawn at a place. Natively there is none.
    #[must_use]
    pub fn new(root: Option<&AppRoot>) -> Self {
        let is_running = RwSignal::new(false);
        Effect::new(move |_| is_running.set(true));
        Self { colours: shown_setting(root), text_size: shown_setting(root), is_running }
    }
}

/// A choice that pages follow.
fn shown_setting<S: Setting + 'static>(root: Option<&AppRoot>) -> RwSignal<S> {
    let Some(root) = root.cloned() else {
        return RwSignal::new(S::default());
    };
    let setting = RwSignal::new(browser::kept_setting());
    Effect::new(move |_| root.show_setting(setting.get()));
    browser::on_kept_elsewhere(move || setting.set(browser::kept_setting()));
    setting
}

/// The choices, each one of a few.
#[component]
pub(super) fn ReadingSettings(
    /// What is chosen.
    appearance: Appearance,
    /// What tells these choices from the same elsewhere on the page.
    group: &'static str,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let Appearance { colours, text_size, is_running } = appearance;
    let choices = move || {
        forget_reader_on_cleanup();
        is_running.get().then(|| {
            view! {
                <Choice setting=colours group context=context.clone()/>
                <Choice setting=text_size group context=context.clone()/>
            }
            .into_any()
        })
    };
    view! { <div class="settings">{choices}</div> }
}

#[component]
fn Choice<S: Setting + 'static>(
    setting: RwSignal<S>,
    group: &'static str,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let choose = move |choice: S| {
        browser::keep_setting(choice);
        setting.set(choice);
    };
    let is_chosen = move |choice: S| {
        forget_reader_on_cleanup();
        setting.get() == choice
    };
    let option = |choice: S| {
        let value: &str = choice.into();
        view! {
            <label>
                <input
                    type="radio"
                    name=format!("{group}-{}", S::NAME)
                    value=value
                    prop:checked=move || is_chosen(choice)
                    on:change=move |_| choose(choice)
                />
                <span>{context.text(choice.label())}</span>
            </label>
        }
        .into_any()
    };
    view! {
        <fieldset>
            <legend>{context.text(S::LABEL)}</legend>
            <div class="choices">{S::VARIANTS.iter().map(|choice| option(*choice)).collect_view()}</div>
        </fieldset>
    }
}

/// The button that opens [`SettingsPanel`].
#[component]
pub fn SettingsButton(
    /// The panel.
    panel: NodeRef<Dialog>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let open = move |_| {
        if let Some(panel) = panel.get_untracked() {
            let _ = panel.show_modal();
        }
    };
    view! {
        <button
            type="button"
            class="open-settings"
            // On a small screen the drawer has the same. Editions alone may fit beside the name, and then it is not open to
            // anybody.
            class:in-drawer=!context.edition.menu.is_empty()
            aria-haspopup="dialog"
            aria-label=context.text(Message::ReadingSettings)
            on:click=open
        >
            <Icon name="settings"/>
        </button>
    }
}

/// The choices below the header: a modal dialog, so that Escape closes it, and the focus goes back to where it was.
#[component]
pub fn SettingsPanel(
    /// The dialog, for the button that opens it.
    node_ref: NodeRef<Dialog>,
    /// What is chosen.
    appearance: Appearance,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let close = move || {
        if let Some(panel) = node_ref.get_untracked() {
            panel.close();
        }
    };
    // Beside the panel lies its backdrop, which counts as the dialog itself; inside, all is covered by what it holds.
    let clicked_backdrop = move |event: MouseEvent| {
        if node_ref.get_untracked().is_some_and(|panel| browser::is_at(&event, &panel)) {
            close();
        }
    };
    view! {
        <dialog
            class="settings-panel"
            aria-label=context.text(Message::ReadingSettings)
            node_ref=node_ref
            on:click=clicked_backdrop
        >
            <div class="settings-panel-inner">
                <ReadingSettings appearance group="panel" context=context.clone()/>
                <button
                    type="button"
                    class="close-settings"
                    aria-label=context.text(Message::Dismiss)
                    on:click=move |_| close()
                >
                    <Icon name="close"/>
                </button>
            </div>
        </dialog>
    }
}
