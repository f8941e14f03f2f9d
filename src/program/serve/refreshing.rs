//! Asking other hosts for feeds, while their last copies are shown: a host that hangs keeps nobody from reading.

use crate::program::remote_feed::RemoteFeeds;
use std::{
    sync::{
        Arc,
        mpsc::{self, Sender},
    },
    thread,
};

/// Asks when it is asked to.
pub(super) struct Refresher(Sender<()>);

impl Refresher {
    /// Tells when a host has said something else than what is shown.
    pub(super) fn start(feeds: Arc<RemoteFeeds>, changed: Sender<()>) -> Self {
        let (ask, asked) = mpsc::channel::<()>();
        thread::spawn(move || {
            while asked.recv().is_ok() {
                while asked.try_recv().is_ok() {}
                if feeds.refresh() && changed.send(()).is_err() {
                    return;
                }
            }
        });
        Self(ask)
    }

    /// Asks for what was read of last copies.
    pub(super) fn ask(&self) {
        // It ends with the program alone.
        let _ = self.0.send(());
    }
}
