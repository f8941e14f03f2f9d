//! The Leptos app: the shell around every page, and the way from page to page.
//!
//! - [`pages`]: one file per kind of page
//! - [`components`]: one file per part of a page
//! - [`browser`]: the thin edge towards what only a browser can do
//!
//! The same components write the finished pages natively. In the browser the shell (header, menus, footer, notices,
//! recent posts) is hydrated as Leptos does it; the content of the first page stays as it was sent until the reader
//! turns to another ([`components::OpaqueView`]).

#![allow(
    clippy::needless_pass_by_value,
    clippy::must_use_candidate,
    reason = "components own their props, as Leptos hands them over, and are called by view!"
)]

pub mod browser;
pub mod components;
mod edition_keeper;
mod navigation;
pub mod pages;
mod passing;
mod shell;

use crate::model::{loader::Loader, page::PageModel};
use browser::{AppRoot, HttpSource};
use leptos::prelude::*;
use leptos_router::components::Router;
use shell::Shell;
use std::sync::Arc;

/// A base that no path has: in a host page the router leaves every link to the browser, and is told of changes of the
/// hash alone.
const NO_PATH: &str = "/#";

/// What makes the app run in a browser.
#[derive(Clone)]
pub struct Client {
    /// Loads the pages that come later.
    pub loader: Arc<Loader<HttpSource>>,
    /// Where it is drawn.
    pub root: AppRoot,
}

/// The whole app. It starts from a page that is loaded already.
#[component]
pub fn App(
    /// What is shown first.
    start: PageModel,
    /// Natively there is none: the page stays as it is written.
    #[prop(optional)]
    client: Option<Client>,
) -> impl IntoView {
    let base = match &start.context.base {
        base if base.is_in_hash() => NO_PATH.to_owned(),
        base => base.as_str().to_owned(),
    };
    view! {
        <Router base=base>
            <Shell start client/>
        </Router>
    }
}
