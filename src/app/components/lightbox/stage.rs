//! Where a picture lies, and what can be done with it by hand.

use super::{OpenPicture, PictureViewer, gesture::Stroke, zoom::Point};
use crate::model::{locale::Direction, page::SizedSource, series::Step};
use leptos::{
    ev::{MouseEvent, PointerEvent},
    html::Div,
    prelude::*,
    wasm_bindgen::JsCast,
};
use web_sys::{Element, EventTarget};

/// Half the width and height of the stage.
pub(super) fn half_size(stage: NodeRef<Div>) -> Point {
    let sides = stage.get_untracked().map(|stage| stage.get_bounding_client_rect());
    sides.map_or_else(Point::default, |sides| Point { x: sides.width() / 2.0, y: sides.height() / 2.0 })
}

/// Where an event happened, from the middle of the stage.
fn place_of(event: &MouseEvent, stage: NodeRef<Div>) -> Point {
    let half = half_size(stage);
    let sides = stage.get_untracked().map(|stage| stage.get_bounding_client_rect());
    let (left, top) = sides.map_or((0.0, 0.0), |sides| (sides.left(), sides.top()));
    Point { x: f64::from(event.client_x()) - left - half.x, y: f64::from(event.client_y()) - top - half.y }
}

/// The picture, which can be pinched, moved, and stroked aside.
#[component]
pub(super) fn Stage(
    open: OpenPicture,
    viewer: PictureViewer,
    /// Where it lies, for its measures.
    stage: NodeRef<Div>,
    /// Said where the picture cannot be loaded.
    failed: String,
    direction: Direction,
) -> impl IntoView {
    let OpenPicture { picture, zoom, has_failed, .. } = open;
    // Enlarged, it is shown from its own file, the largest.
    let sources = picture.sources.filter(|_| zoom.is_whole());
    let on_down = move |event: PointerEvent| {
        if event.button() != 0 {
            return;
        }
        capture(event.current_target(), event.pointer_id());
        with_open(viewer, |open| open.gesture.down(event.pointer_id(), place_of(&event, stage)));
    };
    let on_move = move |event: PointerEvent| {
        let moved = with_open(viewer, |open| {
            let before = open.zoom;
            open.zoom = open.gesture.moved(event.pointer_id(), place_of(&event, stage), before, half_size(stage));
            open.zoom != before
        });
        if moved == Some(true) {
            viewer.open.notify();
        }
    };
    let on_up = move |event: PointerEvent| {
        let stroke = with_open(viewer, |open| open.gesture.up(event.pointer_id(), place_of(&event, stage), open.zoom));
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
            node_ref=stage
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=on_cancel
            on:dblclick=move |event| viewer.look(|zoom| zoom.toggled(place_of(&event, stage), half_size(stage)))
        >
            <picture>
                <source type=SizedSource::MEDIA_TYPE srcset=sources sizes="100vw"/>
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
