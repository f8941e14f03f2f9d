//! One picture of the page, as large as the screen.

mod gesture;
mod stage;
mod viewer;
mod zoom;

use super::{Icon, ShareOutcome, ShareStatus};
use crate::{
    app::browser::{self, SHARE_COPY_CLASS, SHARE_DEVICE_CLASS},
    model::{
        locale::{Direction, Message},
        page::EditionContext,
        series::Step,
    },
};
use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent},
    html::{Dialog, Div},
    prelude::*,
};
use stage::{Stage, half_size};
use std::sync::Arc;
pub use viewer::{OpenPicture, PictureViewer};
use zoom::Point;

/// How far an arrow moves an enlarged picture, in pixels.
const KEY_MOVES_BY: f64 = 80.0;

/// How much larger a key makes a picture.
const KEY_SCALES_BY: f64 = 1.5;

/// The open picture, with the ways to the others: a modal dialog, so that the keyboard stays in it and Escape closes
/// it. There is nothing in it while none is open.
#[component]
pub fn Lightbox(
    /// Which picture is open.
    viewer: PictureViewer,
    /// What became of copying its address.
    share_status: RwSignal<ShareStatus>,
    /// Answers its share buttons.
    on_share: Callback<MouseEvent>,
    /// The edition.
    context: Signal<Arc<EditionContext>>,
) -> impl IntoView {
    let dialog = NodeRef::<Dialog>::new();
    let stage = NodeRef::<Div>::new();
    let is_open = Memo::new(move |_| viewer.open.with(Option::is_some));
    Effect::new(move |_| {
        let Some(dialog) = dialog.get() else { return };
        match (is_open.get(), dialog.open()) {
            (true, false) => drop(dialog.show_modal()),
            (false, true) => dialog.close(),
            _ => {}
        }
    });
    let on_key = move |event: KeyboardEvent| {
        let direction = context.with(|context| context.edition.direction());
        if !browser::has_modifier(&event) && answer_key(&event.key(), direction, viewer, stage) {
            event.prevent_default();
        }
    };
    // Drawn anew with every change; the elements stay, and the focus with them.
    let open_lightbox = move || {
        let open = viewer.open.get()?;
        Some(view! { <OpenLightbox open viewer stage on_share context=context.get()/> }.into_any())
    };
    // What is said beside the dialog is not heard in it.
    let outcome = move || is_open.get().then(|| view! { <ShareOutcome status=share_status context/> }.into_any());
    view! {
        <dialog
            class="lightbox"
            node_ref=dialog
            aria-label=move || context.with(|context| context.text(Message::Pictures))
            on:keydown=on_key
            on:cancel=move |event: Event| {
                // The address closes it.
                event.prevent_default();
                viewer.close();
            }
            on:close=move |_| {
                // Some browsers close it without asking, at a second Escape.
                if dialog.get_untracked().is_some_and(|dialog| !dialog.open()) {
                    viewer.close();
                }
            }
        >
            {open_lightbox}
            {outcome}
        </dialog>
    }
}

/// Whether a key means something here, which is done then.
fn answer_key(key: &str, direction: Direction, viewer: PictureViewer, stage: NodeRef<Div>) -> bool {
    let moves = match key {
        "ArrowLeft" => Point { x: KEY_MOVES_BY, y: 0.0 },
        "ArrowRight" => Point { x: -KEY_MOVES_BY, y: 0.0 },
        "ArrowUp" => Point { x: 0.0, y: KEY_MOVES_BY },
        "ArrowDown" => Point { x: 0.0, y: -KEY_MOVES_BY },
        _ => Point::default(),
    };
    let is_whole = viewer.open.with_untracked(|open| open.as_ref().is_none_or(|open| open.zoom.is_whole()));
    if !is_whole && moves != Point::default() {
        viewer.look(|zoom| zoom.moved(moves, half_size(stage)));
        return true;
    }
    match (Step::of_key(key, direction), key) {
        (Some(step), _) => viewer.take(step),
        (None, "+" | "=" | "-") => {
            let by = if key == "-" { 1.0 / KEY_SCALES_BY } else { KEY_SCALES_BY };
            viewer.look(|zoom| zoom.scaled(by, Point::default(), half_size(stage)));
        }
        _ => return false,
    }
    true
}

#[component]
fn OpenLightbox(
    open: OpenPicture,
    viewer: PictureViewer,
    stage: NodeRef<Div>,
    on_share: Callback<MouseEvent>,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let OpenPicture { picture, place, count, zoom, .. } = open.clone();
    let number = |number: usize| context.catalog.number(number as u64);
    let place_of_all =
        context.catalog.fill(Message::PictureOf, &[("number", &number(place + 1)), ("total", &number(count))]);
    let article = picture.article.map(|href| {
        let text = context.text(Message::PictureArticle);
        view! { <a class="lightbox-article" href=href on:click=move |event| follow(&event, viewer)>{text}</a> }
            .into_any()
    });
    let turn = |step: Step, class: &'static str, icon: &'static str, message: Message| {
        // Not `disabled`: the focus would be lost at the last picture.
        let is_end = step.from(place, count).is_none();
        let answer = Callback::new(move |_| viewer.take(step));
        (count > 1).then(|| view! { <LightboxButton class icon label=context.text(message) is_end answer/> }.into_any())
    };
    let previous = turn(Step::Previous, "lightbox-turn lightbox-previous", "back", Message::PreviousPicture);
    let next = turn(Step::Next, "lightbox-turn lightbox-next", "forward", Message::NextPicture);
    let enlarge = Callback::new(move |_| viewer.look(|zoom| zoom.toggled(Point::default(), half_size(stage))));
    let enlarge_class = if zoom.is_whole() { "lightbox-enlarge" } else { "lightbox-enlarge enlarged" };
    let close = Callback::new(move |_| viewer.close());
    view! {
        <div class="lightbox-bar">
            <LightboxButton class="lightbox-close" icon="close" label=context.text(Message::ClosePicture) answer=close/>
            <p class="lightbox-place" role="status">{place_of_all}</p>
            {article}
            <LightboxButton
                class=enlarge_class
                icon="enlarge"
                label=context.text(Message::EnlargePicture)
                is_pressed=!zoom.is_whole()
                answer=enlarge
            />
            <span class="share" data-url=picture.url data-title=picture.title>
                <LightboxButton
                    class=format!("share-link {SHARE_COPY_CLASS}")
                    icon="link"
                    label=context.text(Message::CopyLink)
                    answer=on_share
                />
                <LightboxButton
                    class=format!("share-link {SHARE_DEVICE_CLASS}")
                    icon="share"
                    label=context.text(Message::ShareByDevice)
                    answer=on_share
                />
            </span>
        </div>
        <figure class="lightbox-figure">
            <Stage open viewer stage failed=context.text(Message::PictureFailed) direction=context.edition.direction()/>
            <figcaption>{picture.caption}</figcaption>
        </figure>
        {previous}
        {next}
    }
}

#[component]
fn LightboxButton(
    #[prop(into)] class: String,
    icon: &'static str,
    label: String,
    /// Whether there is nothing more to come.
    #[prop(optional)]
    is_end: bool,
    /// For a button that stays pressed: whether it is.
    #[prop(optional)]
    is_pressed: Option<bool>,
    answer: Callback<MouseEvent>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=class
            aria-label=label.clone()
            title=label
            aria-disabled=is_end.then_some("true")
            aria-pressed=is_pressed.map(|is_pressed| if is_pressed { "true" } else { "false" })
            on:click=move |event| answer.run(event)
        >
            <Icon name=icon/>
        </button>
    }
}

/// A click on the link to the article: the picture makes room, unless the article opens elsewhere.
fn follow(event: &MouseEvent, viewer: PictureViewer) {
    if !browser::is_for_another_tab(event) {
        viewer.hide();
    }
}
