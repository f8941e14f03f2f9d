//! Passing an address on: the clipboard and the device's own share sheet.

use super::focus::focus;
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlTextAreaElement, ShareData};

fn has(object: &JsValue, name: &str) -> bool {
    js_sys::Reflect::get(object, &name.into()).is_ok_and(|value| !value.is_undefined())
}

/// Whether the device has a share sheet.
#[must_use]
pub fn can_share() -> bool {
    has(&window().navigator(), "share")
}

/// Opens the device's share sheet, with words beside the address if there are any. Closing it without sharing is no
/// error.
pub async fn share(url: &str, title: &str, words: Option<&str>) {
    let data = ShareData::new();
    data.set_url(url);
    data.set_title(title);
    if let Some(words) = words {
        data.set_text(words);
    }
    let _ = JsFuture::from(window().navigator().share_with_data(&data)).await;
}

/// Copies a text; tells whether it is on the clipboard now.
pub async fn copy(text: &str) -> bool {
    // Browsers keep the clipboard from pages that came without encryption.
    if has(&window().navigator(), "clipboard") {
        let written = window().navigator().clipboard().write_text(text);
        if JsFuture::from(written).await.is_ok() {
            return true;
        }
    }
    copy_by_selection(text).unwrap_or(false)
}

/// The way before there was a clipboard interface: select a text, and copy the selection.
fn copy_by_selection(text: &str) -> Result<bool, JsValue> {
    let document: HtmlDocument = document().unchecked_into();
    let area: HtmlTextAreaElement = document.create_element("textarea")?.unchecked_into();
    area.set_value(text);
    area.set_read_only(true);
    area.set_class_name("visually-hidden");
    let body = document.body().ok_or("no body")?;
    let focused = document.active_element();
    body.append_child(&area)?;
    area.select();
    let copied = document.exec_command("copy");
    area.remove();
    if let Some(focused) = focused {
        focus(&focused);
    }
    copied
}
