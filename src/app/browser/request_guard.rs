//! A request that is not waited for endlessly.

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::set_timeout_with_handle};
use send_wrapper::SendWrapper;
use std::time::Duration;
use web_sys::{AbortController, AbortSignal};

/// Ends a request when its time is over or its answer is not wanted any more.
pub(super) struct RequestGuard {
    controller: Option<AbortController>,
    timer: Option<TimeoutHandle>,
}

impl RequestGuard {
    /// The request may take so long.
    pub(super) fn new(time: Duration) -> Self {
        let controller = AbortController::new().ok();
        let timed = SendWrapper::new(controller.clone());
        let end = move || {
            if let Some(controller) = timed.as_ref() {
                controller.abort();
            }
        };
        Self { controller, timer: set_timeout_with_handle(end, time).ok() }
    }

    /// What tells the request to end.
    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Whether its time is over.
    pub(super) fn is_over(&self) -> bool {
        self.signal().is_some_and(|signal| signal.aborted())
    }
}

impl Drop for RequestGuard {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
        // This does nothing to a request that was answered.
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
