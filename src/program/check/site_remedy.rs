//! What to do about a fault of `site.json`, where more can be said than that there is one.

use super::{
    address::meant,
    path::{Path, Step},
    suggest::nearest,
};
use crate::{
    model::{id::EditionCode, locale::Language, route::Place},
    program::other_names,
};
use serde_json::Value;
use url::Url;

/// What to write in place of a language that is none.
pub(super) fn language(written: &str) -> String {
    let usual = "write the tag of a language, such as \"en\", \"fa\" or \"sr-Cyrl\": \
                 https://en.wikipedia.org/wiki/List_of_ISO_639_language_codes";
    match other_names::language(written) {
        Some(tag) => format!("did you mean \"{tag}\"? Else {usual}"),
        None => usual.to_owned(),
    }
}

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
        ["editions", "code"] => code(written, path, site),
        ["editions", "lang"] => Some(language(written)),
        ["editions", "menu", .., "to"] => place(written, path, site),
        ["editions", "menu", .., "href"] => address(written, path, site),
        ["base_url"] => Some(format!("write the whole address: \"{}\"", with_scheme(written)?)),
        ["social", "url"] => {
            let whole = meant(written).or_else(|| with_scheme(written))?;
            Some(format!("write the whole address: \"{whole}\""))
        }
        _ => None,
    }
}

/// What to write in place of a code that is none, or is another edition's.
fn code(written: &str, path: &Path, site: &Value) -> Option<String> {
    let is_taken =
        |code: &str| site["editions"].as_array().into_iter().flatten().any(|edition| edition["code"] == code);
    let free = |text: &str| EditionCode::parse(&text.to_lowercase()).filter(|code| !is_taken(code.as_str()));
    let language = edition(path, site)["lang"].as_str().and_then(Language::parse).and_then(|lang| free(lang.as_str()));
    if EditionCode::parse(written).is_none() {
        let meant = free(written).or(language)?;
        return Some(format!("did you mean \"{meant}\"? Use 1 to 35 small letters a-z, digits and hyphens"));
    }
    Some(match language {
        Some(code) => format!("write a code that no other edition has, most often the tag of its language: \"{code}\""),
        None => "write a code that no other edition has".to_owned(),
    })
}

fn edition<'a>(path: &Path, site: &'a Value) -> &'a Value {
    let number = path.0.iter().find_map(|step| match step {
        Step::Index(number) => Some(*number),
        Step::Key(_) => None,
    });
    &site["editions"][number.unwrap_or_default()]
}

/// What to write in place of a "to" that is no place of the edition.
fn place(written: &str, path: &Path, site: &Value) -> Option<String> {
    let own_code = edition(path, site)["code"].as_str().unwrap_or_default();
    let base_url = site["base_url"].as_str().unwrap_or_default().trim_end_matches('/');
    // The address of a page of the publication, or the same without its beginning.
    let inside = if base_url.is_empty() { None } else { written.strip_prefix(base_url) };
    let inside = inside.filter(|rest| rest.is_empty() || rest.starts_with('/')).unwrap_or(written);
    let is_elsewhere = ["https:", "http:", "mailto:", "//"].iter().any(|start| inside.starts_with(start));
    if is_elsewhere {
        let scheme = if inside.starts_with("//") { "https:" } else { "" };
        return Some(format!(
            "write \"href\": \"{scheme}{written}\" in place of \"to\", which leads to a place of the edition"
        ));
    }
    let without_query = inside.split(['?', '#']).next().unwrap_or_default().trim_matches('/');
    let (first, rest) = without_query.split_once('/').unwrap_or((without_query, ""));
    let is_place = |text: &str| Place::parse(text) != Place::Unknown;
    if first == own_code && is_place(rest) {
        return Some(format!("write \"to\": \"/{rest}\": it starts at the edition"));
    }
    let editions = site["editions"].as_array().into_iter().flatten();
    if editions.filter_map(|edition| edition["code"].as_str()).any(|code| code == first) {
        let whole = format!("{base_url}/{without_query}");
        return Some(format!(
            "write \"href\": \"{whole}\" in place of \"to\", which leads to a place of the same edition"
        ));
    }
    (without_query.len() < inside.trim_matches('/').len() && is_place(without_query))
        .then(|| format!("write \"to\": \"/{without_query}\": no query and no fragment can follow it"))
}

/// What to write in place of a "href" that is no whole address.
fn address(written: &str, path: &Path, site: &Value) -> Option<String> {
    if let Some(whole) = meant(written).or_else(|| with_scheme(written)) {
        return Some(format!("write the whole address: \"{whole}\""));
    }
    let inside = written.strip_prefix('/')?;
    // A place starts at its edition.
    let place = match inside.split_once('/').unwrap_or((inside, "")) {
        (code, rest) if code == edition(path, site)["code"].as_str().unwrap_or_default() => rest,
        _ => inside,
    };
    (Place::parse(place) != Place::Unknown).then(|| {
        format!(
            "write \"to\": \"/{place}\" in place of \"href\" if a place of the edition is meant, else the whole address"
        )
    })
}

/// An address that lacks its scheme, with it.
fn with_scheme(address: &str) -> Option<String> {
    let address = address.trim().trim_start_matches('/');
    let host = address.split('/').next().filter(|host| host.contains('.') && !host.contains([':', '@', ' ']))?;
    let slash = if host == address { "/" } else { "" };
    let whole = format!("https://{address}{slash}");
    Url::parse(&whole).is_ok().then_some(whole)
}
