//! `site.json` read for its owner: where exactly something is wrong.

use super::{Site, SiteError};
use serde_path_to_error::{Deserializer, Track};

impl Site {
    /// Reads `site.json` as [`Site::parse`] does.
    ///
    /// # Errors
    /// Where something is wrong, with its path and the reason.
    pub fn inspect(text: &str) -> Result<Self, SiteError> {
        let mut json = serde_json::Deserializer::from_str(text);
        let mut track = Track::new();
        // The derived reader, so that a fault between fields keeps its place.
        let site = Self::deserialize(Deserializer::new(&mut json, &mut track)).map_err(|error| {
            let path = track.path().to_string();
            // The path of the document itself is a dot.
            SiteError { path: if path == "." { String::new() } else { path }, reason: error.to_string() }
        })?;
        json.end()?;
        match site.fault() {
            Some(fault) => Err(fault),
            None => Ok(site),
        }
    }
}
