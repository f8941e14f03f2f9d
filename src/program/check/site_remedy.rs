//! What to do about a fault of `site.json`, where more can be said than that there is one.

use super::{address::meant, path::Path, suggest::nearest};
use serde_json::Value;
use url::Url;

/// What to write in place of a language that is none.
pub(super) const LANGUAGE: &str = "write the tag of a language, such as \"en\", \"fa\" or \"sr-Cyrl\": \
                        https://en.wikipedia.org/wiki/List_of_ISO_639_language_codes";

/// What to write at a place of the site, whose value is at fault.
pub(super) fn of(path: &Path, site: &Value) -> Option<String> {
    let written = path.value_in(site).as_str()?;
    match path.keys().as_slice() {
        ["default_edition"] => {
            let editions = site["editions"].as_array().into_iter().flatten();
            let codes: Vec<&str> = editions.filter_map(|edition| edition["code"].as_str()).collect();
            let all = codes.join(", ");
            Some(match nearest(written, codes) {
                Some(code) => format!("did you mean \"{code}\"? Editions: {all}"),
                None => format!("write the code of an edition: {all}"),
            })
        }
        ["editions", "lang"] => Some(LANGUAGE.to_owned()),
        ["base_url"] => Some(format!("write the whole address: \"{}\"", with_scheme(written)?)),
        ["social", "url"] => {
            let whole = meant(written).or_else(|| with_scheme(written))?;
            Some(format!("write the whole address: \"{whole}\""))
        }
        _ => None,
    }
}

/// An address that lacks its scheme, with it.
fn with_scheme(address: &str) -> Option<String> {
    let address = address.trim().trim_start_matches('/');
    let host = address.split('/').next().filter(|host| host.contains('.') && !host.contains([':', '@', ' ']))?;
    let slash = if host == address { "/" } else { "" };
    let whole = format!("https://{address}{slash}");
    Url::parse(&whole).is_ok().then_some(whole)
}
