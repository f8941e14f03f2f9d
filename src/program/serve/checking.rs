//! Looking through the publication, while its pages are there already.

use super::{
    Notice, ServeOptions,
    faults::Faults,
    shown::{Screen, Version},
};
use crate::program::{
    check::{CheckOptions, Report, check},
    publish::ReadBefore,
    remote_feed::Copying,
};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Sender},
    },
    thread,
};

/// Looks through the publication when it is asked to.
pub(super) struct Checker {
    ask: Sender<Question>,
    stopped: Arc<AtomicBool>,
}

/// What is wrong with this version?
pub(super) struct Question {
    pub(super) version: Version,
    /// What keeps it from being read.
    pub(super) reading: Option<Faults>,
}

impl Checker {
    /// Waits for questions about a publication's folder.
    pub(super) fn start(
        options: ServeOptions,
        read_before: Arc<ReadBefore>,
        screen: Arc<Screen>,
        notify: Arc<dyn Fn(Notice<'_>) + Send + Sync>,
    ) -> Self {
        let (ask, asked) = mpsc::channel::<Question>();
        let stopped = Arc::new(AtomicBool::new(false));
        let stops = Arc::clone(&stopped);
        thread::spawn(move || {
            let mut told: Option<Report> = None;
            while let Ok(mut question) = asked.recv() {
                // Only the newest matters.
                while let Ok(newer) = asked.try_recv() {
                    question = newer;
                }
                stops.store(false, Ordering::Relaxed);
                let looked = catch_unwind(AssertUnwindSafe(|| {
                    let ServeOptions { data, base_url, remote_feeds, at, .. } = &options;
                    let (base_url, at) = (base_url.as_deref(), at.unwrap_or_else(jiff::Timestamp::now));
                    let (copying, stopped, published) = (Copying::MakesCopies, Some(&*stops), None);
                    let known_articles = Some(&read_before.articles);
                    let options =
                        CheckOptions { base_url, at, remote_feeds, copying, known_articles, stopped, published };
                    let report = check(data, &options);
                    let faults = Faults::of(&report, data);
                    (report, faults)
                }));
                // Something newer is read, and is asked about then.
                if stops.load(Ordering::Relaxed) {
                    continue;
                }
                // What keeps it from being read stands then.
                let Ok((report, faults)) = looked else { continue };
                screen.show_faults(question.version, faults.or(question.reading));
                if told.as_ref().is_none_or(|told| told.findings != report.findings) {
                    notify(Notice::Checked(&report));
                    told = Some(report);
                }
            }
        });
        Self { ask, stopped }
    }

    /// Asks; the answer comes to the screen.
    pub(super) fn ask(&self, question: Question) {
        // It ends with the program alone.
        let _ = self.ask.send(question);
    }

    /// Stops looking: something was saved, and whoever reads that needs the machine.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }
}
