//! Where a picture lies, and what can be done with it by hand.

use super::{
    PictureViewer,
    gesture::{Gesture, Stroke},
    series::Step,
    zoom::{Point, Zoom},
};
use crate::model::{locale::Direction, page::SizedSource};
use leptos::{
    ev::{MouseEvent, PointerEvent, WheelEvent},
    prelude::*,
    wasm_bindgen::JsCast,
};
use web_sys::{Element, EventTarget};

/// How much larger a key makes a picture.
pub(super) const KEY_SCALES_BY: f64 = 1.5;

/// How much larger a pixel of a wheel, or of two fingers on a pad, makes it.
const WHEEL_SCALES_BY: f64 = 1.01;

/// Half the width and height of the stage, which is as large as the window.
pub(super) fn size() -> Point {
    let half = |side: Result<leptos::wasm_bindgen::JsValue, _>| {
        side.ok().and_then(|side| side.as_f64()).unwrap_or_default() / 2.0
    };
    Point { x: half(window().inner_width()), y: half(window().inner_height()) }
}

/// Where an event happened, from the middle of the stage.
fn place_of(event: &MouseEvent) -> Point {
    let half = size();
    Point { x: f64::from(event.client_x()) - half.x, y: f64::from(event.client_y()) - half.y }
}

/// The picture, which can be pinched, moved, and stroked aside.
#[component]
pub(super) fn Stage(
    viewer: PictureViewer,
    zoom: RwSignal<Zoom>,
    /// Said where the picture cannot be loaded.
    failed: String,
    direction: Direction,
) -> impl IntoView {
    let gesture = StoredValue::new(Gesture::default());
    let has_failed = RwSignal::new(false);
    let picture = Memo::new(move |_| viewer.open.with(|open| open.as_ref().map(|open| open.picture.clone())));
    let text = move |tell: fn(&super::browser::PictureOnPage) -> &String| {
        picture.with(|picture| picture.as_ref().map(|picture| tell(picture).clone()))
    };
    let sources = move || picture.with(|picture| picture.as_ref().and_then(|picture| picture.sources.clone()));
    Effect::new(move |_| {
        picture.track();
        has_failed.set(false);
    });
    let on_down = move |event: PointerEvent| {
        capture(event.current_target(), event.pointer_id());
        gesture.update_value(|gesture| gesture.down(event.pointer_id(), place_of(&event)));
    };
    let on_move = move |event: PointerEvent| {
        let before = zoom.get_untracked();
        let now =
            gesture.try_update_value(|gesture| gesture.moved(event.pointer_id(), place_of(&event), before, size()));
        if let Some(now) = now.filter(|now| *now != before) {
            zoom.set(now);
        }
    };
    let on_up = move |event: PointerEvent| {
        let stroke =
            gesture.try_update_value(|gesture| gesture.up(event.pointer_id(), place_of(&event), zoom.get_untracked()));
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
    // Two fingers on a pad are a wheel with this key.
    let on_wheel = move |event: WheelEvent| {
        if event.ctrl_key() {
            event.prevent_default();
            let by = WHEEL_SCALES_BY.powf(-event.delta_y());
            zoom.update(|zoom| *zoom = zoom.scaled(by, place_of(&event), size()));
        }
    };
    view! {
        <div
            class="lightbox-stage"
            class:enlarged=move || !zoom.get().is_whole()
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=move |event| gesture.update_value(|gesture| gesture.cancel(event.pointer_id()))
            on:dblclick=move |event| zoom.update(|zoom| *zoom = zoom.toggled(place_of(&event), size()))
            on:wheel=on_wheel
        >
            <picture>
                <source type=SizedSource::MEDIA_TYPE srcset=sources sizes="100vw"/>
                <img
                    src=move || text(|picture| &picture.src)
                    alt=move || text(|picture| &picture.alt)
                    draggable="false"
                    hidden=move || has_failed.get()
                    style:transform=move || zoom.get().transform()
                    on:error=move |_| has_failed.set(true)
                />
            </picture>
            <p class="lightbox-failed" role="alert">{move || has_failed.get().then(|| failed.clone())}</p>
        </div>
    }
}

/// The finger is the stage's also where it leaves that.
fn capture(stage: Option<EventTarget>, pointer: i32) {
    if let Some(stage) = stage.and_then(|stage| stage.dyn_into::<Element>().ok()) {
        let _ = stage.set_pointer_capture(pointer);
    }
}
