//! What is kept for reading without a network, and newer versions of the app.

use super::Navigation;
use crate::{
    app::browser::{self, AppRoot, HttpSource},
    model::{
        loader::Loader,
        page::{PageContent, PageModel},
        route::Route,
        source::{Failure, Reason},
    },
};
use leptos::prelude::*;

impl Navigation {
    /// Lets the service worker keep each page that is shown. In a host page that is the host's to do.
    pub(super) fn keep_what_is_read(self, root: AppRoot) {
        if root.is_embedded() {
            return;
        }
        browser::start_service_worker(&root, move || self.has_update.set(true));
        let shown = Memo::new(move |_| self.page.with(|page| is_kept(page).then(|| page.address())));
        Effect::new(move |before: Option<Option<String>>| {
            let address = shown.get();
            // The first page came by the service worker, or is kept when it begins. Any other is asked for a second time, as a
            // whole.
            if let (Some(_), Some(address)) = (&before, &address)
                && !browser::saves_data()
            {
                browser::keep_page(address);
            }
            address
        });
    }

    /// The reader wants to go on with the version that they have, for now.
    pub(in crate::app) fn dismiss_update(self) {
        self.has_update.set(false);
    }
}

fn is_kept(page: &PageModel) -> bool {
    !matches!(page.content, PageContent::NotFound | PageContent::Offline | PageContent::Failed(_))
}

/// Without a network: where the document of a page is not to be had, but the page was kept, the browser shows that.
pub(super) async fn or_kept_page(
    loader: &Loader<HttpSource>,
    route: &Route,
    outcome: Result<PageModel, Failure>,
) -> Result<PageModel, Failure> {
    let reason = match &outcome {
        Ok(PageModel { content: PageContent::Failed(failure), .. }) | Err(failure) => &failure.reason,
        Ok(_) => return outcome,
    };
    // In a host page an address with a hash is the host page itself, which may have kept it.
    let can_be_kept = loader.site().opens_offline() && !loader.base().is_in_hash();
    if !can_be_kept || !matches!(reason, Reason::Network | Reason::Timeout) {
        return outcome;
    }
    let address = loader.base().href(route);
    if browser::is_page_kept(&address).await {
        return Err(Failure { address, reason: Reason::KeptAsPage });
    }
    outcome
}
