//! A request that is not waited for endlessly.

use leptos::{
    ev,
    leptos_dom::helpers::{TimeoutHandle, WindowListenerHandle},
    prelude::{set_timeout_with_handle, window_event_listener},
};
use send_wrapper::SendWrapper;
use std::{cell::Cell, rc::Rc, time::Duration};
use web_sys::{AbortController, AbortSignal};

/// Ends a request when its time is over or its answer is not wanted any more.
pub(super) struct RequestGuard {
    controller: Option<AbortController>,
    timer: Option<TimeoutHandle>,
    is_left: Rc<Cell<bool>>,
    leaving: Option<WindowListenerHandle>,
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
        let is_left = Rc::new(Cell::new(false));
        let leave = SendWrapper::new(Rc::clone(&is_left));
        // No longer than the request takes: a page that listens for its end is not kept for a step back by every browser.
        let leaving = window_event_listener(ev::beforeunload, move |_| leave.set(true));
        Self { controller, timer: set_timeout_with_handle(end, time).ok(), is_left, leaving: Some(leaving) }
    }

    /// What tells the request to end.
    pub(super) fn signal(&self) -> Option<AbortSignal> {
        self.controller.as_ref().map(AbortController::signal)
    }

    /// Whether its time is over.
    pub(super) fn is_over(&self) -> bool {
        self.signal().is_some_and(|signal| signal.aborted())
    }

    /// Whether the reader leaves the page: the browser breaks the request off.
    pub(super) fn is_left(&self) -> bool {
        self.is_left.get()
    }
}

impl Drop for RequestGuard {
    fn drop(&mut self) {
        if let Some(timer) = self.timer {
            timer.clear();
        }
        if let Some(leaving) = self.leaving.take() {
            leaving.remove();
        }
        // This does nothing to a request that was answered.
        if let Some(controller) = &self.controller {
            controller.abort();
        }
    }
}
