//! The history of each tab, as a reader knows it.

use super::seen::path;
use fantoccini::wd::WindowHandle;

/// Browsers keep fifty steps.
const MOST_STEPS: usize = 40;

/// A step of the history.
#[derive(Clone, Debug)]
pub struct Entry {
    /// Path, query and fragment.
    pub address: String,
    /// Where the reader left the page; nothing where it was not seen yet.
    pub scroll: Option<f64>,
    /// The document it was taken in: between those of one document the app leads.
    pub document: u64,
    /// How the picture came to be open that was open when the reader left.
    opened: Option<Opened>,
}

/// What the step has done to the history.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Move {
    Stay,
    /// The same step has another address.
    Replace(String),
    /// A link was followed.
    Push(String),
    /// A new document was loaded.
    Load(String),
    Reload,
    Go(isize),
    /// A link was followed, and a step back taken.
    PushAndBack(String),
}

/// How the open picture came to be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Opened {
    /// A step back closes it.
    OnThePage,
    WithThePage,
}

/// What is shown at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shows {
    /// What was published there.
    Page,
    /// That it could not be had.
    Failed,
    /// That there is no network.
    Offline,
}

/// A tab.
pub struct Tab {
    pub window: WindowHandle,
    pub entries: Vec<Entry>,
    pub at: usize,
    pub shows: Shows,
    /// Where a link leads that has failed, while that is said.
    pub awaited: Option<String>,
    pub opened: Option<Opened>,
    /// How often the history was changed in this document: WebKit allows no more than a hundred times.
    pub changes: usize,
}

impl Tab {
    pub fn new(window: WindowHandle, address: String, document: u64) -> Self {
        Self {
            window,
            entries: vec![Entry { address, scroll: None, document, opened: None }],
            at: 0,
            shows: Shows::Page,
            awaited: None,
            opened: None,
            changes: 0,
        }
    }

    pub fn here(&self) -> &Entry {
        &self.entries[self.at]
    }

    pub fn entry(&self, steps: isize) -> Option<&Entry> {
        self.entries.get(self.at.checked_add_signed(steps)?)
    }

    /// Whether a step leads to a page of the same document.
    pub fn is_near(&self, steps: isize) -> bool {
        self.entry(steps).is_some_and(|entry| entry.document == self.here().document)
    }

    /// The address after a move.
    pub fn address_after<'a>(&'a self, step: &'a Move) -> &'a str {
        match step {
            Move::Stay | Move::Reload | Move::PushAndBack(_) => &self.here().address,
            Move::Replace(address) | Move::Push(address) | Move::Load(address) => address,
            Move::Go(steps) => &self.entry(*steps).expect("a step that there is").address,
        }
    }

    /// Whether a move stays in the document.
    pub fn stays_in_document(&self, step: &Move) -> bool {
        match step {
            Move::Stay | Move::Replace(_) | Move::Push(_) | Move::PushAndBack(_) => true,
            Move::Load(_) | Move::Reload => false,
            Move::Go(steps) => self.is_near(*steps),
        }
    }

    /// Notes a move. `document` is the number of a new document; there is none where the browser had it in memory.
    pub fn makes(&mut self, step: &Move, document: Option<u64>) {
        let before = self.here().clone();
        self.entries[self.at].opened = self.opened;
        let is_same = self.stays_in_document(step);
        self.changes = if is_same { self.changes + 2 } else { 0 };
        match step {
            Move::Stay | Move::Reload => {}
            Move::Replace(address) => self.entries[self.at].address.clone_from(address),
            Move::Push(address) => self.push(address, before.document),
            Move::Load(address) => self.push(address, document.unwrap_or(before.document)),
            Move::PushAndBack(address) => {
                self.push(address, before.document);
                self.at -= 1;
            }
            Move::Go(steps) => self.at = self.at.checked_add_signed(*steps).expect("a step that there is"),
        }
        let has_picture = |entry: &Entry| entry.address.contains('#');
        self.opened = has_picture(self.here()).then(|| {
            let is_same_page = is_same && path(&self.here().address) == path(&before.address);
            match self.opened {
                Some(opened) if is_same_page => opened,
                None if is_same_page => Opened::OnThePage,
                _ if !is_same && document.is_none() => self.here().opened.unwrap_or(Opened::WithThePage),
                _ => Opened::WithThePage,
            }
        });
    }

    fn push(&mut self, address: &str, document: u64) {
        self.entries.truncate(self.at + 1);
        self.entries.push(Entry { address: address.to_owned(), scroll: None, document, opened: None });
        if self.entries.len() > MOST_STEPS {
            self.entries.remove(0);
        }
        self.at = self.entries.len() - 1;
    }
}
