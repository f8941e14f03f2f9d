//! Where an app is drawn: in a page of its own, or in the shadow tree of a host page, which may hold several.

use super::{clipboard::can_share, focus::focus, search::search_field};
use crate::model::appearance::Setting;
use leptos::prelude::{document, window};
use send_wrapper::SendWrapper;
use wasm_bindgen::JsCast;
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement, HtmlInputElement, ShadowRoot};

/// The element that an app is drawn into.
#[derive(Clone, Debug)]
pub struct AppRoot {
    element: SendWrapper<HtmlElement>,
    /// The element of a host page that it is embedded in.
    host: Option<SendWrapper<Element>>,
}

impl AppRoot {
    /// All of the page: those in elements `data-masthead` of a host page, else the one with the id `app`.
    #[must_use]
    pub fn find_all() -> Vec<Self> {
        let Ok(hosts) = document().query_selector_all("[data-masthead]") else {
            return Vec::new();
        };
        let hosts = (0..hosts.length()).filter_map(|index| hosts.get(index)?.dyn_into::<Element>().ok());
        let embedded: Vec<_> = hosts
            .filter_map(|host| {
                let element = host.shadow_root()?.get_element_by_id("app")?;
                Some(Self::new(element, Some(host)))
            })
            .collect();
        if embedded.is_empty() {
            document().get_element_by_id("app").map(|element| Self::new(element, None)).into_iter().collect()
        } else {
            embedded
        }
    }

    fn new(element: Element, host: Option<Element>) -> Self {
        Self { element: SendWrapper::new(element.unchecked_into()), host: host.map(SendWrapper::new) }
    }

    /// The element.
    #[must_use]
    pub fn element(&self) -> HtmlElement {
        HtmlElement::clone(&self.element)
    }

    /// The absolute address of the folder of the publication's app, as its script has noted it.
    #[must_use]
    pub fn folder(&self) -> String {
        self.element.get_attribute("data-folder").unwrap_or_default()
    }

    /// Whether the page around the app is a host page.
    #[must_use]
    pub fn is_embedded(&self) -> bool {
        self.host.is_some()
    }

    /// An attribute of the element of the host page.
    pub(super) fn host_attribute(&self, name: &str) -> Option<String> {
        self.host.as_ref()?.get_attribute(name).filter(|value| !value.is_empty())
    }

    /// What keeps the styles of a host page apart from the app's.
    pub(super) fn shadow_root(&self) -> Option<ShadowRoot> {
        self.host.as_ref()?.shadow_root()
    }

    /// The element inside the app that a selector finds.
    pub(super) fn find(&self, selector: &str) -> Option<Element> {
        self.element.query_selector(selector).ok().flatten()
    }

    /// The element inside the app with an id.
    pub(super) fn find_by_id(&self, id: &str) -> Option<Element> {
        match &self.host {
            Some(_) => self.shadow_root()?.get_element_by_id(id),
            None => document().get_element_by_id(id),
        }
    }

    /// The element of the app that has the focus; in a page of its own the body, where nothing has.
    #[must_use]
    pub fn focused(&self) -> Option<HtmlElement> {
        let focused = match &self.host {
            Some(host) => host.shadow_root()?.active_element(),
            None => document().active_element(),
        };
        focused?.dyn_into().ok()
    }

    /// Whether a dialog is before the page.
    #[must_use]
    pub fn has_open_dialog(&self) -> bool {
        self.find("dialog[open]").is_some()
    }

    /// The element that carries language and direction: the document's, or in a host page the app's.
    pub(super) fn language_element(&self) -> Option<Element> {
        if self.is_embedded() { Some(self.element().into()) } else { document().document_element() }
    }

    /// Shows what the reader has chosen: the style sheet goes by an attribute. In a host page that page stays as it is.
    pub fn show_setting<S: Setting>(&self, setting: S) {
        let Some(element) = self.language_element() else {
            return;
        };
        let name = format!("data-{}", S::NAME);
        let _ = if setting == S::default() {
            element.remove_attribute(&name)
        } else {
            element.set_attribute(&name, setting.into())
        };
    }

    /// Says that the app is running, for the style sheet: what needs it may be seen now.
    pub fn announce_ready(&self) {
        if let Some(language_element) = self.language_element() {
            let _ = language_element.set_attribute("data-masthead-state", "ready");
            if can_share() {
                let _ = language_element.set_attribute("data-masthead-share", "");
            }
        }
    }

    /// Tells the page's script that nothing can be shown here, and why; it has words for it.
    pub fn report_failure(&self, detail: &str) {
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_detail(&detail.into());
        if let Ok(event) = CustomEvent::new_with_event_init_dict("masthead-failure", &init) {
            let _ = self.element.dispatch_event(&event);
        }
    }

    /// Moves the focus to the page's heading, so that reading and tabbing go on from there.
    pub fn focus_heading(&self) {
        if let Some(heading) = self.find("main h1") {
            focus(&heading);
        }
    }

    /// Moves the focus to the field of the search, if nothing was asked yet; else to the heading.
    pub fn focus_search(&self) {
        let field = search_field(self).and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        match field.filter(|field| field.value().is_empty()) {
            Some(field) => focus(&field),
            None => self.focus_heading(),
        }
    }

    /// Leads past the header: focus and sight go to the content.
    pub fn focus_content(&self) {
        self.focus_main();
        if let Some(main) = self.find("main") {
            main.scroll_into_view();
        }
    }

    /// Moves the focus to the content, where what had it goes away.
    pub fn focus_main(&self) {
        if let Some(main) = self.find("main") {
            focus(&main);
        }
    }

    /// Brings the top of the app into sight.
    pub fn scroll_to_top(&self) {
        match &self.host {
            // The host page only moves as far as it must.
            Some(host) if host.get_bounding_client_rect().top() < 0.0 => host.scroll_into_view(),
            Some(_) => {}
            None => window().scroll_to_with_x_and_y(0.0, 0.0),
        }
    }
}
