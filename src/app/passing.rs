//! Readers that come and go, while the signal that they read stays.
//!
//! A signal of `reactive_graph` (0.2.16) keeps an effect or a memo that has read it, and with it its memory, also when that
//! is no more. So what is drawn anew with each edition and reads what is there as long as the app, is taken off when it goes.

use leptos::{
    prelude::*,
    reactive::graph::{Observer, Subscriber},
};

/// Takes the effect or memo that runs off all that it reads, when it goes. To be called where it reads.
pub(super) fn forget_reader_on_cleanup() {
    if let Some(reader) = Observer::get() {
        on_cleanup(move || reader.clear_sources(&reader));
    }
}
