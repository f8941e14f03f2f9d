//! Documents over the network.

use crate::model::source::{DocumentSource, Reason};
use gloo_net::http::{Request, Response};
use leptos::prelude::set_timeout_with_handle;
use send_wrapper::SendWrapper;
use std::time::Duration;
use web_sys::AbortController;

/// How long a document may take to arrive whole, on the poorest network worth waiting for.
const REQUEST_TIMEOUT: Duration = Duration::from_secs(15);

/// The browser's `fetch`.
#[derive(Clone, Copy, Debug, Default)]
pub struct HttpSource;

impl DocumentSource for HttpSource {
    async fn text(&self, address: &str) -> Result<String, Reason> {
        let controller = AbortController::new().ok();
        let signal = controller.as_ref().map(AbortController::signal);
        let aborted = signal.clone();
        let controller = SendWrapper::new(controller);
        let timer = set_timeout_with_handle(
            move || {
                if let Some(controller) = controller.as_ref() {
                    controller.abort();
                }
            },
            REQUEST_TIMEOUT,
        );
        let answer = async {
            let response =
                Request::get(address).abort_signal(signal.as_ref()).send().await.map_err(|_| Reason::Network)?;
            read(response).await
        }
        .await;
        if let Ok(timer) = timer {
            timer.clear();
        }
        match answer {
            Err(Reason::Network) if aborted.is_some_and(|signal| signal.aborted()) => Err(Reason::Timeout),
            answer => answer,
        }
    }
}

async fn read(response: Response) -> Result<String, Reason> {
    if !response.ok() {
        return Err(Reason::Status(response.status()));
    }
    let kind = response.headers().get("content-type").unwrap_or_default();
    if kind.contains("html") {
        return Err(Reason::Html);
    }
    response.text().await.map_err(|_| Reason::Network)
}
