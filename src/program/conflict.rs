//! What is said of the marks of a merge that nobody has finished, in texts and in JSON alike.

/// What is wrong.
pub const CONFLICT: &str = "Git's marks of a conflict stand here (<<<<<<<, =======, >>>>>>>): a merge was not finished";

/// What to do about it.
pub const SETTLE_CONFLICT: &str = "leave one of the two texts between the marks, or join them, and take the marks out";
