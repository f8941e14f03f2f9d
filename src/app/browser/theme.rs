//! A publication's own colours and fonts, where no finished page has brought them in its style sheet.

use super::AppRoot;
use crate::model::publication::{Scheme, Theme};
use js_sys::{Array, Reflect};
use leptos::prelude::document;
use strum::VariantArray;
use wasm_bindgen::JsValue;
use web_sys::CssStyleSheet;

impl AppRoot {
    /// Draws with them. A sheet made by a script is none that a content security policy forbids; a browser that makes none
    /// shows the usual ones.
    pub fn show_theme(&self, theme: &Theme) {
        let css = theme.css();
        if css.is_empty() {
            return;
        }
        if let Ok(sheet) = CssStyleSheet::new()
            && sheet.replace_sync(&css).is_ok()
        {
            let place = self.shadow_root().map_or_else(|| document().into(), JsValue::from);
            let name = JsValue::from_str("adoptedStyleSheets");
            let sheets = Reflect::get(&place, &name).map_or_else(|_| Array::new(), |sheets| Array::from(&sheets));
            sheets.push(&sheet);
            let _ = Reflect::set(&place, &name, &sheets);
        }
        if !self.is_embedded() {
            show_paper(theme);
        }
    }
}

/// Gives the browser's own parts the colour of the paper.
fn show_paper(theme: &Theme) {
    for scheme in Scheme::VARIANTS {
        let selector = format!("meta[name=theme-color][data-scheme={}]", scheme.name());
        if let Ok(Some(meta)) = document().query_selector(&selector) {
            let _ = meta.set_attribute("content", &theme.palette(*scheme).paper.to_string());
        }
    }
}
