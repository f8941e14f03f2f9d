//! Documents over the network.

use super::request_guard::RequestGuard;
use crate::model::source::{DocumentSource, Freshness, Reason};
use gloo_net::http::{Request, Response};
use std::time::Duration;
use web_sys::RequestCache;

/// How long a document may take to arrive whole, on the poorest network worth waiting for.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// What only the app's own page holds: the name of its program (`Trunk.toml`).
const MARK_OF_OWN_PAGE: &str = "data-wasm=";

/// The browser's `fetch`.
#[derive(Clone, Copy, Debug, Default)]
pub struct HttpSource;

impl DocumentSource for HttpSource {
    async fn text(&self, address: &str, freshness: Freshness) -> Result<String, Reason> {
        let guard = RequestGuard::new(REQUEST_TIMEOUT);
        let cache = match freshness {
            Freshness::CacheAllowed => RequestCache::Default,
            // The browser asks with what it knows of its copy, and a host that has the same sends no text.
            Freshness::Revalidate => RequestCache::NoCache,
        };
        let request = Request::get(address).cache(cache).abort_signal(guard.signal().as_ref());
        let answer = match request.send().await {
            Ok(response) => read(response).await,
            Err(_) => Err(Reason::Network),
        };
        match answer {
            Err(Reason::Network) if guard.is_over() => Err(Reason::Timeout),
            answer => answer,
        }
    }
}

async fn read(response: Response) -> Result<String, Reason> {
    if !response.ok() {
        return Err(Reason::Status(response.status()));
    }
    let kind = response.headers().get("content-type").unwrap_or_default();
    let text = response.text().await.map_err(|_| Reason::Network)?;
    if !kind.contains("html") {
        return Ok(text);
    }
    Err(if text.contains(MARK_OF_OWN_PAGE) { Reason::OwnPage } else { Reason::ForeignPage })
}
