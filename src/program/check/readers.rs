//! Who will read what is looked through: what is wrong in it matters to more of them or to fewer.

use crate::program::Standing;

/// Who will read a document, or an item of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Readers {
    /// Everybody.
    #[default]
    All,
    /// Nobody before its time has come: it is published then, as it is.
    Later,
    /// Its owner, who is still at work on it.
    Owner,
    /// Nobody any more: it was taken back.
    Nobody,
}

impl Readers {
    /// Those of what stands so.
    pub(super) const fn of(standing: &Standing) -> Self {
        match standing {
            Standing::Published => Self::All,
            Standing::Waiting(_) => Self::Later,
            Standing::Draft => Self::Owner,
            Standing::Withdrawn(_) => Self::Nobody,
        }
    }
}
