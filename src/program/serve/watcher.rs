//! Seeing what is saved.
//!
//! Editors write a file in several steps, or another one that they put in its place; a tool may write ten thousand. The
//! debouncer waits until it is quiet. The folder itself may go and come back: nothing tells of that one but looking.

use super::{
    Notice,
    shown::{Pages, Screen},
};
use notify_debouncer_full::{
    DebounceEventResult, NoCache, file_id, new_debouncer, new_debouncer_opt,
    notify::{
        Config, EventKind, PollWatcher, RecursiveMode,
        event::{AccessKind, AccessMode},
    },
};
use std::{
    any::Any,
    path::{Path, PathBuf},
    sync::{Arc, mpsc::Sender},
    thread,
    time::Duration,
};

/// How long it is quiet before a change is looked at.
const QUIET: Duration = Duration::from_millis(40);
/// How often the folder itself is looked for.
const LOOK: Duration = Duration::from_millis(500);
/// How often all its files are looked at, where the system tells of no change.
const POLL: Duration = Duration::from_secs(2);

/// The folder that a path leads to, not another one of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    path: PathBuf,
    id: file_id::FileId,
}

impl Place {
    fn of(data: &Path) -> Option<Self> {
        let path = data.canonicalize().ok()?;
        let id = file_id::get_file_id(&path).ok()?;
        Some(Self { path, id })
    }
}

/// Begins to watch a publication's folder, and tells when something in it is another.
pub(super) fn start(
    data: PathBuf,
    screen: Arc<Screen>,
    changed: Sender<()>,
    notify: Arc<dyn Fn(Notice<'_>) + Send + Sync>,
) {
    // What is saved while the publication is read for the first time must not be missed.
    let mut place = Place::of(&data);
    let mut watching = place.as_ref().and_then(|place| watch(place, &screen, &changed, &*notify));
    thread::spawn(move || {
        loop {
            thread::sleep(LOOK);
            let now = Place::of(&data);
            if now != place {
                drop(watching.take());
                watching = now.as_ref().and_then(|place| watch(place, &screen, &changed, &*notify));
                place = now;
                if changed.send(()).is_err() {
                    return;
                }
            }
        }
    });
}

/// Watches until what it returns is dropped.
fn watch(
    place: &Place,
    screen: &Arc<Screen>,
    changed: &Sender<()>,
    notify: &(dyn Fn(Notice<'_>) + Send + Sync),
) -> Option<Box<dyn Any + Send>> {
    let handler = || {
        let (screen, changed, root) = (Arc::clone(screen), changed.clone(), place.path.clone());
        move |events: DebounceEventResult| {
            if concerns(&events, &root, &screen) {
                let _ = changed.send(());
            }
        }
    };
    let told = new_debouncer(QUIET, None, handler()).and_then(|mut debouncer| {
        debouncer.watch(&place.path, RecursiveMode::Recursive)?;
        Ok(debouncer)
    });
    let reason = match told {
        Ok(debouncer) => return Some(Box::new(debouncer)),
        Err(reason) => reason.to_string(),
    };
    let config = Config::default().with_poll_interval(POLL);
    let polled = new_debouncer_opt::<_, PollWatcher, _>(QUIET, None, handler(), NoCache, config);
    let polled = polled.and_then(|mut debouncer| {
        debouncer.watch(&place.path, RecursiveMode::Recursive)?;
        Ok(debouncer)
    });
    notify(Notice::LooksForChanges { reason: &reason });
    polled.ok().map(|debouncer| Box::new(debouncer) as Box<dyn Any + Send>)
}

/// Whether something has changed that pages are made of.
fn concerns(events: &DebounceEventResult, root: &Path, screen: &Screen) -> bool {
    // Where something was missed, anything may have changed.
    let Ok(events) = events else { return true };
    let Pages::Readable(publication) = screen.shown().pages else { return true };
    let is_of_publication = |path: &PathBuf| {
        path.strip_prefix(root).ok().and_then(Path::to_str).is_some_and(|name| publication.is_made_of(name))
    };
    events.iter().any(|event| {
        let is_only_read =
            matches!(event.kind, EventKind::Access(kind) if !matches!(kind, AccessKind::Close(AccessMode::Write)));
        event.need_rescan() || (!is_only_read && event.paths.iter().any(is_of_publication))
    })
}
