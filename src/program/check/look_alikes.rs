//! Tags, and authors, that readers take for one and that are two: written with two keyboards, such as ك of the Arabic and
//! ک of the Persian one.

use super::{context::CheckContext, shortened::shortened};
use crate::program::{in_plainest_letters, other_signs};
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// The names of one kind in a feed so far.
#[derive(Default)]
pub(super) struct LookAlikes {
    /// By their looks: how each was written first, and where.
    first: HashMap<Box<str>, (Box<str>, Rc<str>, String)>,
    told: HashSet<Box<str>>,
}

impl LookAlikes {
    /// Reports a name that looks like another; `kind` is what several of them are called.
    pub(super) fn inspect(&mut self, context: &mut CheckContext, kind: &str, file: &Rc<str>, at: &str, name: &str) {
        // Only there do two keyboards write one letter.
        if !name.chars().any(is_arabic) || self.told.contains(name) {
            return;
        }
        let looks = in_plainest_letters(name).into();
        let Some((first, first_file, first_at)) = self.first.get(&looks) else {
            self.first.insert(looks, (name.into(), Rc::clone(file), at.to_owned()));
            return;
        };
        let Some((sign, other_sign)) = other_signs(name, first) else { return };
        let place = context.folder.named(first_file, first_at, first);
        let what = format!(
            "the {kind} \"{}\" and \"{}\" ({place}) look alike and are two, each with a list of its own: {sign} is not \
             {other_sign}",
            shortened(name),
            shortened(first)
        );
        context.report_on(file).warning(at, what, "write both the same way");
        self.told.insert(name.into());
    }
}

const fn is_arabic(letter: char) -> bool {
    matches!(letter, '\u{600}'..='\u{6ff}')
}
