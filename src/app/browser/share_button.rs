//! The share buttons of finished and drawn pages.

use leptos::ev::MouseEvent;
use wasm_bindgen::JsCast;
use web_sys::Element;

/// The class of the buttons that copy an address.
pub const SHARE_COPY_CLASS: &str = "share-copy";

/// The class of the buttons that open the device's share sheet.
pub const SHARE_DEVICE_CLASS: &str = "share-device";

/// What a share button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShareAction {
    /// Copies the address.
    Copy,
    /// Opens the device's share sheet.
    Device,
}

/// A share button that was clicked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShareRequest {
    /// What it does.
    pub action: ShareAction,
    /// The address of the article.
    pub url: String,
    /// Its title.
    pub title: String,
}

impl ShareRequest {
    /// The button that a click hit, if it hit one.
    #[must_use]
    pub fn of_click(event: &MouseEvent) -> Option<Self> {
        let target: Element = event.target()?.dyn_into().ok()?;
        let closest = |selector: &str| target.closest(selector).ok().flatten();
        let action = match closest("button")?.class_list() {
            classes if classes.contains(SHARE_COPY_CLASS) => ShareAction::Copy,
            classes if classes.contains(SHARE_DEVICE_CLASS) => ShareAction::Device,
            _ => return None,
        };
        let data = closest(".share")?;
        let attribute = |name| data.get_attribute(name).unwrap_or_default();
        Some(Self { action, url: attribute("data-url"), title: attribute("data-title") })
    }
}
