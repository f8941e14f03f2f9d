//! What would be said of nearly every item of a document: it is said of the first, with the number of the others.

use super::{
    item::LooseDate,
    report::{Reporter, counted},
    written::Written,
};

/// Items of which the same is to be said.
pub(super) struct Alike<T> {
    first: Option<T>,
    others: usize,
}

impl<T> Default for Alike<T> {
    fn default() -> Self {
        Self { first: None, others: 0 }
    }
}

impl<T> Alike<T> {
    /// Takes note of an item.
    pub(super) fn add(&mut self, item: impl FnOnce() -> T) {
        if self.first.is_some() {
            self.others += 1;
        } else {
            self.first = Some(item());
        }
    }

    /// Goes on after what is said of the first.
    fn others(&self, what: &str) -> String {
        if self.others == 0 { String::new() } else { format!(" ({}{what})", counted(self.others, "more item")) }
    }
}

/// Reports the items whose picture has no size, by their places.
pub(super) fn report_unmeasured(reporter: &mut Reporter, written: Written, items: &Alike<String>) {
    let Some(place) = &items.first else { return };
    reporter.warning(
        place,
        format!("the picture is of unknown size: the page jumps when it loads{}", items.others(" with such a picture")),
        written.words(
            "write _masthead.image_width and _masthead.image_height, in pixels",
            "write image_width and image_height, in pixels",
        ),
    );
}

/// Reports the items whose date is not whole, by their places and dates.
pub(super) fn report_loose_dates(reporter: &mut Reporter, items: &Alike<(String, LooseDate)>) {
    let Some((place, LooseDate { written, whole })) = &items.first else { return };
    let lacking = if whole.is_some() { "a day without a time" } else { "a date without seconds or without an offset" };
    reporter.warning(
        format!("{place}.date_published"),
        format!("\"{written}\" is {lacking}: feed readers may refuse it{}", items.others(" with such a date")),
        format!("write dates whole, such as \"{}\"", whole.as_deref().unwrap_or("2009-08-05T12:00:00Z")),
    );
}
