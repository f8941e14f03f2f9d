//! Reading the publication, and anew when something is saved.

use super::{
    Notice, ServeOptions,
    checking::{Checker, Question},
    faults::Faults,
    refreshing::Refresher,
    shown::{Pages, Screen},
};
use crate::program::publish::{Inputs, MadeBefore, OnDemand, PublishError, ReadBefore, Unpublished, Unreadable};
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        mpsc::{Receiver, RecvTimeoutError, Sender},
    },
    time::Duration,
};

/// How long nobody looks at the clock: a machine that has slept meanwhile has lost the count.
const LONGEST_WAIT: Duration = Duration::from_mins(1);

/// Keeps what is shown as it is on the disk.
pub(super) struct Keeper {
    options: ServeOptions,
    origins: Origins,
    screen: Arc<Screen>,
    notify: Arc<dyn Fn(Notice<'_>) + Send + Sync>,
    made_before: Arc<MadeBefore>,
    read_before: Arc<ReadBefore>,
    checker: Checker,
    refresher: Refresher,
}

/// The addresses of the server.
pub(super) struct Origins {
    /// The one for this machine, and for a publication that names none.
    pub(super) own: String,
    /// Those for other devices.
    pub(super) for_others: Vec<String>,
}

impl Keeper {
    pub(super) fn new(
        options: ServeOptions,
        origins: Origins,
        screen: Arc<Screen>,
        changed: Sender<()>,
        notify: Arc<dyn Fn(Notice<'_>) + Send + Sync>,
    ) -> Self {
        let (made_before, read_before) = (Arc::default(), Arc::<ReadBefore>::default());
        let checker =
            Checker::start(options.clone(), Arc::clone(&read_before), Arc::clone(&screen), Arc::clone(&notify));
        let refresher = Refresher::start(Arc::clone(&options.remote_feeds), changed);
        Self { options, origins, screen, notify, made_before, read_before, checker, refresher }
    }

    /// Reads the publication, and again after every change, however many files are another at once.
    pub(super) fn run(&self, news: &Receiver<()>) {
        self.read();
        let path = match self.screen.shown().pages {
            Pages::Readable(publication) => publication.base_path().to_owned(),
            Pages::Reading | Pages::Unreadable => "/".to_owned(),
        };
        let at = |origin: &String| format!("{}{path}", origin.trim_end_matches('/'));
        let for_others: Vec<_> = self.origins.for_others.iter().map(at).collect();
        (self.notify)(Notice::Ready { address: &at(&self.origins.own), for_others: &for_others });
        let mut come = None;
        while self.something_is_another(news, &mut come) {
            while news.try_recv().is_ok() {}
            self.checker.stop();
            self.read();
        }
    }

    /// Waits until something was saved, or the time of an article has come, `come` being the last that has; `false` when the
    /// program ends.
    fn something_is_another(&self, news: &Receiver<()>, come: &mut Option<jiff::Timestamp>) -> bool {
        loop {
            let Some(due) = self.next_due().filter(|due| Some(*due) > *come) else { return news.recv().is_ok() };
            let left = Duration::try_from(due.duration_since(jiff::Timestamp::now())).unwrap_or_default();
            if left.is_zero() {
                *come = Some(due);
                return true;
            }
            match news.recv_timeout(left.min(LONGEST_WAIT)) {
                Ok(()) => return true,
                Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) => {}
            }
        }
    }

    /// When the next article is due that is shown with a mark; never, where it is always the same moment.
    fn next_due(&self) -> Option<jiff::Timestamp> {
        match self.screen.shown().pages {
            Pages::Readable(publication) if self.options.at.is_none() => publication.next_due(),
            _ => None,
        }
    }

    fn read(&self) {
        // A fault of this program in one publication is no reason to end: it may be gone with the next change.
        let outcome = catch_unwind(AssertUnwindSafe(|| self.publication()));
        let (pages, reading) = match outcome {
            Ok(Ok(publication)) => {
                let passed_over = publication.passed_over().map(Faults::of_reading);
                (Pages::Readable(Arc::new(publication)), passed_over)
            }
            Ok(Err(fault)) => (self.pages_before(), Some(Faults::of_reading(&fault))),
            Err(_) => (
                self.pages_before(),
                Some(Faults::of_words("this program has failed at something in the publication", PANICKED)),
            ),
        };
        // What was found before stands until it is known to be mended: it has lines, which this has not yet.
        let shown = self.screen.shown();
        let was_readable = matches!(shown.pages, Pages::Readable(_));
        let faults = match &reading {
            Some(_) if shown.faults.errors > 0 => None,
            Some(fault) => Some(fault.clone()),
            None => (!was_readable).then(Faults::default),
        };
        let version = self.screen.show_pages(pages, faults);
        self.checker.ask(Question { version, reading });
        self.refresher.ask();
    }

    fn publication(&self) -> Result<OnDemand, PublishError> {
        let ServeOptions { app, data, base_url, public_url, remote_feeds, .. } = &self.options;
        let (base_url, at) = (base_url.as_deref(), self.options.at.unwrap_or_else(jiff::Timestamp::now));
        let (unpublished, unreadable) = (Unpublished::Marked, Unreadable::PassedOver(&self.read_before));
        let inputs = Inputs { app, data, base_url, public_url, remote_feeds, at, unpublished, unreadable };
        match OnDemand::read(&inputs, &self.made_before) {
            // `check` says so; until then it is shown where it is.
            Err(PublishError::NoBaseUrl) => {
                OnDemand::read(&Inputs { base_url: Some(&self.origins.own), ..inputs }, &self.made_before)
            }
            outcome => outcome,
        }
    }

    /// What is shown of a publication that cannot be read any more: as it was before, with what is wrong over it.
    fn pages_before(&self) -> Pages {
        match self.screen.shown().pages {
            Pages::Readable(publication) => Pages::Readable(publication),
            Pages::Reading | Pages::Unreadable => Pages::Unreadable,
        }
    }
}

/// What to do where this program has failed.
const PANICKED: &str = "take back the last change, and report what it was";
