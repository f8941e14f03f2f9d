//! What a folder of finished pages remembers of how it was published.

use super::data_folder::RECORD;
use serde_json::Value;
use std::{fs, path::Path};

/// One thing that it remembers, as the record calls it; `None` where it remembers nothing, or not that.
#[must_use]
pub fn remembered(pages: &Path, what: &str) -> Option<Value> {
    let mut record: Value = serde_json::from_slice(&fs::read(pages.join(RECORD)).ok()?).ok()?;
    record.get_mut(what).map(Value::take)
}
