//! Why `site.json` cannot be used.

/// Why `site.json` cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("site.json: {path}{separator}{reason}", separator = if path.is_empty() { "" } else { ": " })]
pub struct SiteError {
    /// Where, such as `editions[1].menu[0].to`; empty for the document as a whole.
    pub path: String,
    /// What is wrong, and what it should be.
    pub reason: String,
}

impl From<serde_json::Error> for SiteError {
    fn from(error: serde_json::Error) -> Self {
        Self { path: String::new(), reason: error.to_string() }
    }
}
