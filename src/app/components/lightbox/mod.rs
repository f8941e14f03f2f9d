//! One picture of the page, as large as the screen.

mod gesture;
mod series;
mod stage;
mod viewer;
mod zoom;

use super::{Icon, ShareOutcome, ShareStatus};
use crate::{
    app::browser,
    model::{
        locale::{Direction, Message},
        page::EditionContext,
    },
};
use leptos::{
    ev::{Event, KeyboardEvent, MouseEvent},
    html::Dialog,
    prelude::*,
};
use series::Step;
use stage::Stage;
use std::sync::Arc;
pub use viewer::{OpenPicture, PictureViewer};
use zoom::{Point, Zoom};

/// How far an arrow moves an enlarged picture, in pixels.
const KEY_MOVES_BY: f64 = 80.0;

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
    let zoom = RwSignal::new(Zoom::default());
    let is_open = Memo::new(move |_| viewer.open.with(Option::is_some));
    let id = Memo::new(move |_| viewer.open.with(|open| open.as_ref().map(|open| open.picture.id.clone())));
    Effect::new(move |_| {
        id.track();
        zoom.set(Zoom::default());
    });
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
        let with_other_key = event.ctrl_key() || event.meta_key() || event.alt_key();
        if !with_other_key && answer_key(&event.key(), direction, viewer, zoom) {
            event.prevent_default();
        }
    };
    let open_lightbox = move || {
        is_open
            .get()
            .then(|| view! { <OpenLightbox viewer zoom share_status on_share context=context.get()/> }.into_any())
    };
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
        </dialog>
    }
}

/// Whether a key means something here, which is done then.
fn answer_key(key: &str, direction: Direction, viewer: PictureViewer, zoom: RwSignal<Zoom>) -> bool {
    let moves = match key {
        "ArrowLeft" => Point { x: KEY_MOVES_BY, y: 0.0 },
        "ArrowRight" => Point { x: -KEY_MOVES_BY, y: 0.0 },
        "ArrowUp" => Point { x: 0.0, y: KEY_MOVES_BY },
        "ArrowDown" => Point { x: 0.0, y: -KEY_MOVES_BY },
        _ => Point::default(),
    };
    let is_enlarged = !zoom.get_untracked().is_whole();
    if is_enlarged && moves != Point::default() {
        zoom.update(|zoom| *zoom = zoom.moved(moves, stage::size()));
        return true;
    }
    match (Step::of_key(key, direction), key) {
        (Some(step), _) => viewer.take(step),
        (None, "+" | "=" | "-") => {
            let by = if key == "-" { 1.0 / stage::KEY_SCALES_BY } else { stage::KEY_SCALES_BY };
            zoom.update(|zoom| *zoom = zoom.scaled(by, Point::default(), stage::size()));
        }
        _ => return false,
    }
    true
}

#[component]
fn OpenLightbox(
    viewer: PictureViewer,
    zoom: RwSignal<Zoom>,
    share_status: RwSignal<ShareStatus>,
    on_share: Callback<MouseEvent>,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let shown =
        move |tell: fn(&OpenPicture) -> String| viewer.open.with(|open| open.as_ref().map(tell).unwrap_or_default());
    let words = Arc::clone(&context);
    let place = move || {
        viewer.open.with(|open| {
            let OpenPicture { place, count, .. } = open.as_ref()?;
            let number = |number: usize| words.catalog.number(number as u64);
            Some(words.catalog.fill(Message::PictureOf, &[("number", &number(place + 1)), ("total", &number(*count))]))
        })
    };
    let words = Arc::clone(&context);
    let article = move || {
        let href = viewer.open.with(|open| open.as_ref()?.picture.article.clone())?;
        let text = words.text(Message::PictureArticle);
        Some(
            view! { <a class="lightbox-article" href=href on:click=move |event| follow(&event, viewer)>{text}</a> }
                .into_any(),
        )
    };
    let words = Arc::clone(&context);
    let turn = move |step: Step, name: &'static str, message: Message| {
        let label = words.text(message);
        let is_there = move || {
            viewer.open.with(|open| open.as_ref().is_some_and(|open| step.from(open.place, open.count).is_some()))
        };
        view! {
            <button
                type="button"
                class=format!("lightbox-turn lightbox-{name}")
                aria-label=label.clone()
                title=label
                // Not `disabled`: the focus would be lost at the last picture.
                aria-disabled=move || (!is_there()).to_string()
                on:click=move |_| viewer.take(step)
            >
                <Icon name=if step == Step::Next { "forward" } else { "back" }/>
            </button>
        }
    };
    let is_series = viewer.open.with_untracked(|open| open.as_ref().is_some_and(|open| open.count > 1));
    let (previous, next) = is_series
        .then(|| {
            (
                turn(Step::Previous, "previous", Message::PreviousPicture).into_any(),
                turn(Step::Next, "next", Message::NextPicture).into_any(),
            )
        })
        .unzip();
    let enlarge = move |_| zoom.update(|zoom| *zoom = zoom.toggled(Point::default(), stage::size()));
    let button = |class: &'static str, icon: &'static str, message: Message| {
        let label = context.text(message);
        view! {
            <button type="button" class=class aria-label=label.clone() title=label><Icon name=icon/></button>
        }
    };
    let enlarge_label = context.text(Message::EnlargePicture);
    view! {
        <div class="lightbox-bar">
            <button
                type="button"
                class="lightbox-close"
                aria-label=context.text(Message::Dismiss)
                title=context.text(Message::Dismiss)
                on:click=move |_| viewer.close()
            >
                <Icon name="close"/>
            </button>
            <p class="lightbox-place" role="status">{place}</p>
            {article}
            <button
                type="button"
                class="lightbox-enlarge"
                aria-label=enlarge_label.clone()
                title=enlarge_label
                aria-pressed=move || (!zoom.get().is_whole()).to_string()
                on:click=enlarge
            ></button>
            <span
                class="share"
                data-url=move || shown(|open| open.picture.url.clone())
                data-title=move || shown(|open| open.picture.title.clone())
                on:click=move |event| on_share.run(event)
            >
                {button("share-link share-copy", "link", Message::CopyLink)}
                {button("share-link share-device", "share", Message::ShareByDevice)}
            </span>
        </div>
        <figure class="lightbox-figure">
            <Stage viewer zoom failed=context.text(Message::PictureFailed) direction=context.edition.direction()/>
            <figcaption>{move || shown(|open| open.picture.caption.clone())}</figcaption>
        </figure>
        {previous}
        {next}
        // What is said beside the dialog is not heard in it.
        <ShareOutcome status=share_status context=Signal::stored(Arc::clone(&context))/>
    }
}

/// A click on the link to the article: the picture makes room, unless the article opens elsewhere.
fn follow(event: &MouseEvent, viewer: PictureViewer) {
    if !browser::is_for_another_tab(event) {
        viewer.hide();
    }
}
