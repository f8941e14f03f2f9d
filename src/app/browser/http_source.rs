//! Documents over the network.

use super::{clock::time_until, request_guard::RequestGuard};
use crate::model::{
    byte_order_mark::without_byte_order_mark,
    source::{DocumentSource, Freshness, LONGEST_DOCUMENT, Reason, longer_than_allowed},
};
use gloo_net::http::{Request, Response};
use js_sys::{Reflect, Uint8Array};
use std::time::Duration;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStreamDefaultReader, RequestCache};

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
            Err(Reason::Network) if guard.is_left() => Err(Reason::Stopped),
            answer => answer,
        }
    }
}

async fn read(response: Response) -> Result<String, Reason> {
    let header = |name| response.headers().get(name).unwrap_or_default();
    if !response.ok() {
        return Err(match response.status() {
            status @ (429 | 503) => Reason::Busy { status, wait: wait(&header("retry-after")) },
            status => Reason::Status(status),
        });
    }
    if header("content-length").parse().is_ok_and(|length: usize| length > LONGEST_DOCUMENT) {
        return Err(longer_than_allowed());
    }
    let text = text(&response).await?;
    if !header("content-type").contains("html") {
        return Ok(text);
    }
    Err(if text.contains(MARK_OF_OWN_PAGE) { Reason::OwnPage } else { Reason::ForeignPage })
}

/// Reads a document no further than it may be long. Whoever drops the request then ends it.
async fn text(response: &Response) -> Result<String, Reason> {
    let mut bytes = Vec::new();
    if let Some(body) = response.body() {
        let reader: ReadableStreamDefaultReader = body.get_reader().unchecked_into();
        loop {
            let part = JsFuture::from(reader.read()).await.map_err(|_| Reason::Network)?;
            // The last part has none.
            let Some(part) = Reflect::get(&part, &"value".into()).ok().and_then(|part| part.dyn_into().ok()) else {
                break;
            };
            let part: Uint8Array = part;
            bytes.extend(part.to_vec());
            if bytes.len() > LONGEST_DOCUMENT {
                return Err(longer_than_allowed());
            }
        }
    }
    // As browsers read text: what is no letter gets the sign for that.
    let text = String::from_utf8(bytes).unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    let content = without_byte_order_mark(&text);
    Ok(if content.len() < text.len() { content.to_owned() } else { text })
}

/// How long a host wants to be left alone: it says how many seconds, or until when.
fn wait(retry_after: &str) -> Duration {
    retry_after.parse().map_or_else(|_| time_until(retry_after), Duration::from_secs)
}
