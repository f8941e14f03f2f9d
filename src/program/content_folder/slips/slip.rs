//! What is told of each.

/// Something that readers would not see as it was meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slip {
    /// Where it is: a byte.
    pub offset: usize,
    /// What it is.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}
