//! How far publishing has come.

/// Told how far publishing has come.
pub trait Progress: Sync {
    /// A part of the work begins that has so many steps.
    fn begin(&self, what: &str, steps: usize);
    /// So many steps are done.
    fn advance(&self, steps: usize);
}
