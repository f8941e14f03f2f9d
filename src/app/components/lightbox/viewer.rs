//! Which picture is open. The address says it: opening one is a step of the history, so that Back closes it, and a
//! reload or a sent address opens it again.

use super::{gesture::Gesture, zoom::Zoom};
use crate::{
    app::browser::{self, AppRoot, PictureOnPage},
    model::{id::encode_segment, page::PageModel, series::Step},
};
use leptos::prelude::*;

/// A picture that is open, its place among those of the page, and how it is looked at.
#[derive(Clone, Debug)]
pub struct OpenPicture {
    pub(super) picture: PictureOnPage,
    pub(super) place: usize,
    pub(super) count: usize,
    pub(super) zoom: Zoom,
    pub(super) gesture: Gesture,
    /// Whether its file could not be loaded.
    pub(super) has_failed: bool,
    /// The address of the page it is on.
    page: String,
}

/// How a picture came to be open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Opened {
    /// On the page that the reader was on: a step back closes it.
    OnThePage,
    /// Together with its page: a step back would leave that.
    #[default]
    WithThePage,
}

/// Opens and closes the pictures of the page shown.
#[derive(Clone, Copy)]
pub struct PictureViewer {
    /// The picture that is open.
    pub open: RwSignal<Option<OpenPicture>>,
    page: Signal<PageModel>,
    memory: StoredValue<Memory>,
}

struct Memory {
    /// Natively there is none.
    root: Option<AppRoot>,
    opened: Opened,
    /// The page on which no picture was open a moment ago.
    was_closed_on: String,
}

impl PictureViewer {
    /// For the pages drawn at that place.
    #[must_use]
    pub fn new(root: Option<AppRoot>, page: Signal<PageModel>) -> Self {
        let memory = Memory { root, opened: Opened::default(), was_closed_on: String::new() };
        Self { open: RwSignal::new(None), page, memory: StoredValue::new(memory) }
    }

    fn root(self) -> Option<AppRoot> {
        self.memory.with_value(|memory| memory.root.clone())
    }

    /// The reader asks for a picture of the page. The address names it from now on.
    pub fn ask_for(self, id: &str) {
        browser::go_to_fragment(&self.page.with_untracked(|page| page.fragment(&encode_segment(id))));
    }

    /// Shows what the address names.
    pub fn follow(self, fragment: Option<String>) {
        let page = self.page.with_untracked(PageModel::address);
        let Some(next) = fragment.and_then(|id| self.find(&id, &page)) else {
            self.hide();
            self.memory.update_value(|memory| memory.was_closed_on = page);
            return;
        };
        if self.open.with_untracked(Option::is_none) {
            self.memory.update_value(|memory| {
                memory.opened = if memory.was_closed_on == page { Opened::OnThePage } else { Opened::WithThePage };
            });
        }
        self.open.set(Some(next));
    }

    fn find(self, id: &str, page: &str) -> Option<OpenPicture> {
        let root = self.root()?;
        let picture = root.picture(id)?;
        let ids = root.picture_ids();
        let place = ids.iter().position(|known| known == id)?;
        Some(OpenPicture {
            picture,
            place,
            count: ids.len(),
            zoom: Zoom::default(),
            gesture: Gesture::default(),
            has_failed: false,
            page: page.to_owned(),
        })
    }

    /// Goes to another picture of the page. That is no step of the history: Back closes.
    pub(super) fn take(self, step: Step) {
        let place = self.open.with_untracked(|open| {
            open.as_ref().and_then(|open| Some((step.from(open.place, open.count)?, open.page.clone())))
        });
        let ids = self.root().map(|root| root.picture_ids()).unwrap_or_default();
        let next = place.and_then(|(place, page)| self.find(ids.get(place)?, &page));
        if let Some(next) = next {
            browser::replace_fragment(Some(&encode_segment(&next.picture.id)));
            self.open.set(Some(next));
        }
    }

    /// Looks at the picture in another way.
    pub(super) fn look(self, change: impl FnOnce(Zoom) -> Zoom) {
        self.open.update(|open| {
            if let Some(open) = open {
                open.zoom = change(open.zoom);
            }
        });
    }

    /// Closes the picture.
    pub(super) fn close(self) {
        if self.open.with_untracked(Option::is_none) {
            return;
        }
        match self.memory.with_value(|memory| memory.opened) {
            Opened::OnThePage => browser::go_back(),
            Opened::WithThePage => browser::replace_fragment(None),
        }
        self.hide();
    }

    /// Takes it off the screen and leaves the address as it is: after a link out of it, Back leads here again.
    pub(super) fn hide(self) {
        let Some(OpenPicture { picture, page, .. }) = self.open.get_untracked() else { return };
        self.open.set(None);
        // The focus was on the page when it was opened, and goes on from the picture seen last.
        if self.page.with_untracked(PageModel::address) == page
            && let Some(root) = self.root()
        {
            request_animation_frame(move || root.focus_picture(&picture.id));
        }
        self.memory.update_value(|memory| memory.was_closed_on = page);
    }
}
