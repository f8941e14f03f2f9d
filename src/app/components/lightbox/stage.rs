//! Where a picture lies, and what can be done with it by hand.

use super::{OpenPicture, PictureViewer, gesture::Stroke, series::Step, zoom::Point};
use crate::model::{locale::Direction, page::SizedSource};
use leptos::{
    ev::{MouseEvent, PointerEvent},
    prelude::*,
    wasm_bindgen::JsCast,
};
use web_sys::{Element, EventTarget};

/// Half the width and height of the stage, which is as large as the window.
pub(super) fn size() -> Point {
    let half =
        |side: Option<leptos::wasm_bindgen::JsValue>| side.and_then(|side| side.as_f64()).unwrap_or_default() / 2.0;
    Point { x: half(window().inner_width().ok()), y: half(window().inner_height().ok()) }
}

/// Where an event happened, from the middle of the stage.
fn place_of(event: &MouseEvent) -> Point {
    let half = size();
    Point { x: f64::from(event.client_x()) - half.x, y: f64::from(event.client_y()) - half.y }
}

/// The picture, which can be pinched, moved, and stroked aside.
#[component]
pub(super) fn Stage(
    open: OpenPicture,
    viewer: PictureViewer,
    /// Said where the picture cannot be loaded.
    failed: String,
    direction: Direction,
) -> impl IntoView {
    let OpenPicture { picture, zoom, has_failed, .. } = open;
    let on_down = move |event: PointerEvent| {
        capture(event.current_target(), event.pointer_id());
        with_open(viewer, |open| open.gesture.down(event.pointer_id(), place_of(&event)));
    };
    let on_move = move |event: PointerEvent| {
        let moved = with_open(viewer, |open| {
            let before = open.zoom;
            open.zoom = open.gesture.moved(event.pointer_id(), place_of(&event), before, size());
            open.zoom != before
        });
        if moved == Some(true) {
            viewer.open.notify();
        }
    };
    let on_up = move |event: PointerEvent| {
        let stroke = with_open(viewer, |open| open.gesture.up(event.pointer_id(), place_of(&event), open.zoom));
        match (stroke.flatten(), direction) {
            (Some(Stroke::Leftwards), Direction::Ltr) | (Some(Stroke::Rightwards), Direction::Rtl) => {
                viewer.take(Step::Next);
            }
            (Some(Stroke::Rightwards), Direction::Ltr) | (Some(Stroke::Leftwards), Direction::Rtl) => {
                viewer.take(Step::Previous);
            }
            (Some(Stroke::Downwards), _) => viewer.close(),
            (None, _) => {}
        }
    };
    let on_cancel = move |event: PointerEvent| {
        with_open(viewer, |open| open.gesture.cancel(event.pointer_id()));
    };
    let on_error = move |_| viewer.open.update(|open| open.iter_mut().for_each(|open| open.has_failed = true));
    view! {
        <div
            class=if zoom.is_whole() { "lightbox-stage" } else { "lightbox-stage enlarged" }
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=on_cancel
            on:dblclick=move |event| viewer.look(|zoom| zoom.toggled(place_of(&event), size()))
        >
            <picture>
                <source type=SizedSource::MEDIA_TYPE srcset=picture.sources sizes="100vw"/>
                <img
                    src=picture.src
                    alt=picture.alt
                    draggable="false"
                    hidden=has_failed
                    style:transform=zoom.transform()
                    on:error=on_error
                />
            </picture>
            <p class="lightbox-failed" role="alert">{has_failed.then_some(failed)}</p>
        </div>
    }
}

/// Notes something of the open picture, and draws nothing.
fn with_open<T>(viewer: PictureViewer, note: impl FnOnce(&mut OpenPicture) -> T) -> Option<T> {
    viewer.open.try_update_untracked(|open| open.as_mut().map(note)).flatten()
}

/// The finger is the stage's also where it leaves that.
fn capture(stage: Option<EventTarget>, pointer: i32) {
    if let Some(stage) = stage.and_then(|stage| stage.dyn_into::<Element>().ok()) {
        let _ = stage.set_pointer_capture(pointer);
    }
}
