//! `robots.txt` (RFC 9309), which tells search engines where the sitemap is (<https://www.sitemaps.org/protocol.html>).

use super::{Output, PublishError, hosts};
use crate::model::byte_order_mark::bytes_without_byte_order_mark;
use std::{borrow::Cow, fs, path::Path};

/// The file that an owner's is joined with.
pub const NAME: &str = "robots.txt";

/// Writes it, or adds the sitemap to the owner's; its name, if it did.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write(output: &Output, data: &Path, base_url: &str) -> Result<Option<&'static str>, PublishError> {
    if !output.is_owners(NAME) {
        output.write(NAME, text(None, base_url).as_ref())?;
        return Ok(None);
    }
    let path = data.join(NAME);
    let owners = fs::read(&path).map_err(PublishError::file("reading", &path))?;
    match text(Some(&owners), base_url) {
        Cow::Borrowed(_) => {
            hosts::copy(output, NAME, &path)?;
            Ok(None)
        }
        Cow::Owned(joined) => {
            output.write_joined(NAME, &joined)?;
            Ok(Some(NAME))
        }
    }
}

/// What it says: what the owner's does, which is borrowed where it names a sitemap already.
pub fn text<'a>(owners: Option<&'a [u8]>, base_url: &str) -> Cow<'a, [u8]> {
    let sitemap = format!("Sitemap: {base_url}sitemap.xml\n");
    let Some(owners) = owners else {
        return Cow::Owned(format!("User-agent: *\nAllow: /\n\n{sitemap}").into_bytes());
    };
    let owners = bytes_without_byte_order_mark(owners);
    let names_one = |line: &str| line.trim_start().get(..8).is_some_and(|key| key.eq_ignore_ascii_case("sitemap:"));
    // Comments may be in any encoding, and stay in it.
    if String::from_utf8_lossy(owners).lines().any(names_one) {
        return Cow::Borrowed(owners);
    }
    Cow::Owned([owners.trim_ascii_end(), b"\n\n", sitemap.as_bytes()].concat())
}
