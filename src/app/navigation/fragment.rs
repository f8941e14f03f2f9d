//! What of the page shown the address names.

use super::{History, Navigation};
use crate::model::id::decode_segment;
use leptos::prelude::*;
use leptos_router::location::Url;

impl Navigation {
    /// Tells which fragment the location bar names, after each step and each turn, when the page is there.
    pub(in crate::app) fn on_fragment(self, tell: impl Fn(Option<String>) + Clone + 'static) {
        let Some(history) = self.history.get_value() else {
            return;
        };
        let url = history.url().clone();
        Effect::new(move |_| {
            url.track();
            self.page.track();
            let (tell, history) = (tell.clone(), history.clone());
            // After the page has come, and the reader was led to their place on it.
            request_animation_frame(move || {
                // The reader has asked for another page, and the address is still that of the last one.
                if history.is_held_back() {
                    return;
                }
                let url = History::shown();
                let hash = url.as_ref().map(Url::hash).unwrap_or_default();
                tell(history.base.fragment(hash).and_then(decode_segment).filter(|name| !name.is_empty()));
            });
        });
    }
}
