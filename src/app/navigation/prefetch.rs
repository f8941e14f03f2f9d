//! Documents that the reader is likely to want next, loaded before they are asked for.

use super::Navigation;
use crate::{
    app::browser::{self, AppRoot, LinkWatcher},
    model::route::Route,
};
use futures::future::{AbortHandle, abortable};
use leptos::{prelude::*, task::spawn_local};
use send_wrapper::SendWrapper;
use web_sys::Event;

/// A document that is being prefetched, or was, and what ends that.
pub(super) struct Prefetch {
    route: Route,
    handle: AbortHandle,
}

impl Navigation {
    /// Loads the document behind a link that the reader points at.
    pub(in crate::app) fn prefetch(self, event: &Event) {
        if let Some(address) = browser::link_of(event) {
            self.prefetch_address(&address);
        }
    }

    /// Loads the document of the older items when the link to them comes near.
    pub(super) fn prefetch_older(self, root: AppRoot) {
        let links = SendWrapper::new(LinkWatcher::new(root, move |address| self.prefetch_address(&address)));
        Effect::new(move |_| {
            self.page.track();
            let links = links.clone();
            request_animation_frame(move || links.watch_page());
        });
    }

    /// The reader goes elsewhere, if anywhere: nothing else is prefetched any more.
    pub(super) fn end_prefetching(self, but: Option<&Route>) {
        self.prefetching.update_value(|prefetching| {
            prefetching.retain(|prefetch| {
                let stays = Some(&prefetch.route) == but;
                if !stays {
                    prefetch.handle.abort();
                }
                stays
            });
        });
    }

    fn prefetch_address(self, address: &str) {
        let Some(loader) = self.loader.get_value().filter(|_| !browser::saves_data()) else {
            return;
        };
        let base = loader.base();
        let fragment = address.find('#').unwrap_or(address.len());
        let Some(route) = base.parse(if base.is_in_hash() { &address[fragment..] } else { &address[..fragment] })
        else {
            return;
        };
        // Once is enough, also where it failed: the reader is told when they follow the link.
        let is_known = self.page.with_untracked(|page| page.is_at(&route))
            || self.prefetched.with_value(|prefetched| prefetched.as_ref() == Some(&route));
        let name = base.href(&route);
        if !is_known && self.may_ask_by_itself(&name) {
            self.prefetched.set_value(Some(route.clone()));
            let loading = route.clone();
            let (task, handle) = abortable(async move {
                let outcome = loader.prefetch(&loading).await;
                self.note_outcome(&name, outcome.as_ref().err());
            });
            self.prefetching.update_value(|prefetching| {
                prefetching.retain(|prefetch| prefetch.route != route);
                prefetching.push(Prefetch { route, handle });
            });
            spawn_local(async move {
                let _ = task.await;
            });
        }
    }
}
