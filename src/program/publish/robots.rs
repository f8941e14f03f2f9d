//! `robots.txt` (RFC 9309), which tells search engines where the sitemap is (<https://www.sitemaps.org/protocol.html>).

use super::{Output, PublishError};
use std::{fs, path::Path};

/// The file that an owner's is joined with.
pub const NAME: &str = "robots.txt";

/// Writes it, or adds the sitemap to the owner's; its name, if it did.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write(output: &Output, data: &Path, base_url: &str) -> Result<Option<&'static str>, PublishError> {
    let sitemap = format!("Sitemap: {base_url}sitemap.xml\n");
    if !output.is_owners(NAME) {
        output.write(NAME, format!("User-agent: *\nAllow: /\n\n{sitemap}").as_bytes())?;
        return Ok(None);
    }
    let path = data.join(NAME);
    let owners = fs::read(&path).map_err(PublishError::file("reading", &path))?;
    let names_one = |line: &str| line.trim_start().get(..8).is_some_and(|key| key.eq_ignore_ascii_case("sitemap:"));
    // Comments may be in any encoding, and stay in it.
    if String::from_utf8_lossy(&owners).lines().any(names_one) {
        output.copy_owners(NAME, &path)?;
        return Ok(None);
    }
    output.write_joined(NAME, &[owners.trim_ascii_end(), b"\n\n", sitemap.as_bytes()].concat())?;
    Ok(Some(NAME))
}
