//! Where the app stands: a page of its own, or a place in a page of somebody else.
//!
//! `start.js` notes the folder of the app on the app's element; a finished page carries what it shows.

use crate::model::{
    content::Resolver,
    page::{HydrationData, HydrationDocuments, PageModel},
    route::{BasePath, Route},
};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, HtmlElement};

/// The app's place.
#[derive(Clone, Debug)]
pub struct MountPoint {
    /// What the app is drawn into.
    pub element: HtmlElement,
    /// How its links are written.
    pub base: BasePath,
    /// Knows where its documents are.
    pub resolver: Resolver,
}

impl MountPoint {
    /// Looks for it: an element `data-masthead` of somebody else's page, else the element with the id `app`.
    #[must_use]
    pub fn find() -> Option<Self> {
        let element = app_element()?;
        let folder = element.get_attribute("data-folder").unwrap_or_default();
        Some(match host() {
            Some(host) => {
                let base = host.get_attribute("data-base").filter(|base| !base.is_empty());
                let base = base.map_or_else(BasePath::in_hash, |base| BasePath::new(&base));
                let site = host.get_attribute("data-site").unwrap_or_else(|| format!("{folder}site.json"));
                let document = window().location().href().unwrap_or_default();
                // With no origin of its own, every address is absolute: the page around may stand anywhere.
                let resolver = Resolver::new("", &document).at(&site)?;
                Self { element, base, resolver }
            }
            None => Self {
                element,
                base: BasePath::new(&folder),
                resolver: Resolver::new(
                    &window().location().origin().unwrap_or_default(),
                    &format!("{folder}site.json"),
                ),
            },
        })
    }

    /// The route in the location bar.
    #[must_use]
    pub fn route(&self) -> Route {
        let location = window().location();
        let address = if self.base.is_in_hash() { location.hash() } else { location.pathname() };
        self.base.parse(&address.unwrap_or_default()).unwrap_or(Route::Unknown)
    }

    /// What a finished page carries.
    #[must_use]
    pub fn finished_page(&self) -> Option<HydrationDocuments> {
        let text = |id| document().get_element_by_id(id)?.text_content();
        Some(HydrationDocuments {
            hydration: HydrationData::parse(&text("hydration")?)?,
            site: text("site")?,
            messages: text("messages")?,
        })
    }
}

/// The element of somebody else's page that the publication is embedded in.
fn host() -> Option<Element> {
    document().query_selector("[data-masthead]").ok().flatten()
}

fn app_element() -> Option<HtmlElement> {
    let element = match host() {
        Some(host) => host.shadow_root()?.get_element_by_id("app"),
        None => document().get_element_by_id("app"),
    };
    element.map(JsCast::unchecked_into)
}

/// The element inside the app that a selector finds.
pub(super) fn find(selector: &str) -> Option<Element> {
    app_element()?.query_selector(selector).ok().flatten()
}

/// The element inside the app with an id.
pub(super) fn find_by_id(id: &str) -> Option<Element> {
    match host() {
        Some(host) => host.shadow_root()?.get_element_by_id(id),
        None => document().get_element_by_id(id),
    }
}

/// Whether the page around the app is somebody else's.
pub(super) fn is_embedded() -> bool {
    host().is_some()
}

/// Brings the top of the app into sight.
pub(super) fn scroll_to_top() {
    match host() {
        // The page of somebody else only moves as far as it must.
        Some(host) if host.get_bounding_client_rect().top() < 0.0 => host.scroll_into_view(),
        Some(_) => {}
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}

/// The element that carries language and direction: the document's, or in a page of somebody else the app's.
fn surface() -> Option<Element> {
    if is_embedded() { app_element().map(JsCast::unchecked_into) } else { document().document_element() }
}

/// Says that the app is running, for the style sheet: what needs it may be seen now.
pub fn announce_ready(can_share: bool) {
    if let Some(surface) = surface() {
        let _ = surface.set_attribute("data-masthead-state", "ready");
        if can_share {
            let _ = surface.set_attribute("data-masthead-share", "");
        }
    }
    // A relative base would move with the address once pages are turned.
    if let Ok(Some(base)) = document().query_selector("base[href]")
        && let Ok(href) = js_sys::Reflect::get(&base, &JsValue::from_str("href"))
        && let Some(href) = href.as_string()
    {
        let _ = base.set_attribute("href", &href);
    }
}

/// Gives the page the language, direction, title and icon of what is shown.
pub fn show_head(view: &PageModel) {
    let edition = &view.context.edition;
    if let Some(surface) = surface() {
        let _ = surface.set_attribute("lang", edition.lang.as_str());
        let _ = surface.set_attribute("dir", edition.direction().as_str());
    }
    if is_embedded() {
        return;
    }
    document().set_title(&view.window_title());
    if let (Some(logo), Ok(Some(icon))) = (view.context.logo(), document().query_selector("link[rel=icon]")) {
        let _ = icon.set_attribute("href", &logo);
    }
}
