//! Steps along what stands in a row: pictures of a page, entries of a menu.

use super::locale::Direction;

/// A step from one to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the one before.
    Previous,
    /// To the one after.
    Next,
    /// To the first.
    First,
    /// To the last.
    Last,
}

impl Step {
    /// What a key asks for; the arrows lead where they point, in the direction that the edition reads.
    #[must_use]
    pub fn of_key(key: &str, direction: Direction) -> Option<Self> {
        match (key, direction) {
            ("ArrowRight", Direction::Ltr) | ("ArrowLeft", Direction::Rtl) => Some(Self::Next),
            ("ArrowLeft", Direction::Ltr) | ("ArrowRight", Direction::Rtl) => Some(Self::Previous),
            ("Home", _) => Some(Self::First),
            ("End", _) => Some(Self::Last),
            _ => None,
        }
    }

    /// The place it leads to, of so many; none at the end.
    #[must_use]
    pub fn from(self, place: usize, count: usize) -> Option<usize> {
        let last = count.checked_sub(1)?;
        let to = match self {
            Self::Previous => place.checked_sub(1)?,
            Self::Next => place + 1,
            Self::First => 0,
            Self::Last => last,
        };
        (to <= last && to != place).then_some(to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_arrows_are_mirrored() {
        let steps = |key: &str| [Direction::Ltr, Direction::Rtl].map(|direction| Step::of_key(key, direction));
        assert_eq!(steps("ArrowLeft"), [Some(Step::Previous), Some(Step::Next)]);
        assert_eq!(steps("ArrowRight"), [Some(Step::Next), Some(Step::Previous)]);
        assert_eq!(steps("End"), [Some(Step::Last); 2]);
        assert_eq!(steps("a"), [None; 2]);
    }

    #[test]
    fn a_series_has_two_ends() {
        let from = |place: usize| [Step::Previous, Step::Next, Step::First, Step::Last].map(|step| step.from(place, 3));
        assert_eq!(from(0), [None, Some(1), None, Some(2)]);
        assert_eq!(from(1), [Some(0), Some(2), Some(0), Some(2)]);
        assert_eq!(from(2), [Some(1), None, Some(0), None]);
        assert_eq!(Step::Last.from(0, 0), None);
    }
}
