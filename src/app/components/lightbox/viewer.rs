//! Which picture is open. The address says it: opening one is a step of the history, so that Back closes it, and a
//! reload or a sent address opens it again.

use super::series::Step;
use crate::{
    app::browser::{self, AppRoot, PictureOnPage},
    model::{id::encode_segment, page::PageModel},
};
use leptos::prelude::*;

/// A picture that is open, and its place among those of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OpenPicture {
    pub(super) picture: PictureOnPage,
    pub(super) place: usize,
    pub(super) count: usize,
    /// The address of the page it is on.
    page: String,
}

/// How a picture came to be open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Opened {
    /// On the page that the reader was on: a step back closes it.
    OnThePage,
    /// Together with its page: a step back would leave that.
    WithThePage,
}

/// Opens and closes the pictures of the page shown.
#[derive(Clone, Copy)]
pub struct PictureViewer {
    /// The picture that is open.
    pub open: RwSignal<Option<OpenPicture>>,
    page: Signal<PageModel>,
    /// Natively there is none.
    root: StoredValue<Option<AppRoot>>,
    opened: StoredValue<Opened>,
    /// The page on which no picture was open a moment ago.
    was_closed_on: StoredValue<Option<String>>,
}

impl PictureViewer {
    /// For the pages drawn at that place.
    #[must_use]
    pub fn new(root: Option<AppRoot>, page: Signal<PageModel>) -> Self {
        Self {
            open: RwSignal::new(None),
            page,
            root: StoredValue::new(root),
            opened: StoredValue::new(Opened::WithThePage),
            was_closed_on: StoredValue::new(None),
        }
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
            self.was_closed_on.set_value(Some(page));
            return;
        };
        if self.open.with_untracked(Option::is_none) {
            let was_here = self.was_closed_on.with_value(|closed| closed.as_ref() == Some(&page));
            self.opened.set_value(if was_here { Opened::OnThePage } else { Opened::WithThePage });
        }
        self.open.set(Some(next));
    }

    fn find(self, id: &str, page: &str) -> Option<OpenPicture> {
        let root = self.root.get_value()?;
        let picture = root.picture(id)?;
        let ids = root.picture_ids();
        let place = ids.iter().position(|known| known == id)?;
        Some(OpenPicture { picture, place, count: ids.len(), page: page.to_owned() })
    }

    /// Goes to another picture of the page. That is no step of the history: Back closes.
    pub(super) fn take(self, step: Step) {
        let Some(OpenPicture { place, count, page, .. }) = self.open.get_untracked() else { return };
        let ids = self.root.get_value().map(|root| root.picture_ids()).unwrap_or_default();
        let next = step.from(place, count).and_then(|place| ids.get(place)).and_then(|id| self.find(id, &page));
        if let Some(next) = next {
            browser::replace_fragment(Some(&encode_segment(&next.picture.id)));
            self.open.set(Some(next));
        }
    }

    /// Closes the picture.
    pub(super) fn close(self) {
        if self.open.with_untracked(Option::is_none) {
            return;
        }
        match self.opened.get_value() {
            Opened::OnThePage => browser::go_back(),
            Opened::WithThePage => browser::replace_fragment(None),
        }
        self.hide();
    }

    /// The reader follows a link out of it: Back leads here again.
    pub(super) fn hide(self) {
        let Some(OpenPicture { picture, page, .. }) = self.open.get_untracked() else { return };
        self.open.set(None);
        // The focus was on the page when it was opened, and goes on from the picture seen last.
        if self.page.with_untracked(PageModel::address) == page
            && let Some(root) = self.root.get_value()
        {
            request_animation_frame(move || root.focus_picture(&picture.id));
        }
        self.was_closed_on.set_value(Some(page));
    }
}
