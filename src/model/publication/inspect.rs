//! `site.json` read for its owner: where exactly something is wrong, and which keys mean nothing.

use super::{Site, SiteError};
use crate::model::byte_order_mark::without_byte_order_mark;
use serde_path_to_error::{Deserializer, Track};

impl Site {
    /// Reads `site.json` as [`Site::parse`] does. Beside the site comes the path of every key that means nothing here
    /// (`editions.1.fed`): a typing error, most often.
    ///
    /// # Errors
    /// Where something is wrong, with its path and the reason.
    pub fn inspect(text: &str) -> Result<(Self, Vec<String>), SiteError> {
        let mut json = serde_json::Deserializer::from_str(without_byte_order_mark(text));
        let mut track = Track::new();
        let mut unknown = Vec::new();
        let mut on_unknown = |path: serde_ignored::Path<'_>| unknown.push(path.to_string());
        let tracked = Deserializer::new(&mut json, &mut track);
        // The derived reader, so that a fault between fields keeps its place.
        let read = Self::deserialize(serde_ignored::Deserializer::new(tracked, &mut on_unknown));
        let site = read.map_err(|error| {
            let path = track.path().to_string();
            // The path of the document itself is a dot.
            SiteError { path: if path == "." { String::new() } else { path }, reason: error.to_string() }
        })?;
        json.end()?;
        if let Some(fault) = site.fault() {
            return Err(fault);
        }
        // `$schema` is for editors only.
        unknown.retain(|path| path != "$schema");
        Ok((site, unknown))
    }
}
