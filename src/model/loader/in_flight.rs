//! One request at a time for one document.
//!
//! `futures::future::Shared` would have to own the request, which borrows the loader and its source, and would keep
//! the answer beside the cache. Here the callers that waited look into the cache again.

use super::lock;
use std::{
    collections::HashMap,
    future::poll_fn,
    sync::Mutex,
    task::{Poll, Waker},
};

/// The addresses of the requests under way, each with the callers that wait for the answer.
#[derive(Default)]
pub(super) struct InFlight(Mutex<HashMap<String, Vec<Waker>>>);

/// The right to ask for a document. When it is dropped, with an answer or without, the waiting callers go on.
pub(super) struct RequestTurn<'a> {
    in_flight: &'a InFlight,
    address: &'a str,
}

impl InFlight {
    /// Waits until no other request for that address is under way.
    pub(super) async fn turn<'a>(&'a self, address: &'a str) -> RequestTurn<'a> {
        poll_fn(|context| {
            let mut waiting = lock(&self.0);
            if let Some(wakers) = waiting.get_mut(address) {
                if !wakers.iter().any(|waker| waker.will_wake(context.waker())) {
                    wakers.push(context.waker().clone());
                }
                return Poll::Pending;
            }
            waiting.insert(address.to_owned(), Vec::new());
            Poll::Ready(())
        })
        .await;
        RequestTurn { in_flight: self, address }
    }
}

impl Drop for RequestTurn<'_> {
    fn drop(&mut self) {
        let waiting = lock(&self.in_flight.0).remove(self.address);
        waiting.into_iter().flatten().for_each(Waker::wake);
    }
}
