//! The names that mean something in `site.json`, for a better word than "unknown".

use super::{report::Reporter, suggest::remedy};

const SITE: [&str; 12] = [
    "$schema",
    "name",
    "base_url",
    "default_edition",
    "copyright",
    "logo",
    "social",
    "share",
    "cards",
    "page_size",
    "documents",
    "editions",
];
const EDITION: [&str; 15] = [
    "code",
    "lang",
    "dir",
    "label",
    "title",
    "tagline",
    "copyright",
    "feed",
    "page_url",
    "categories",
    "pages",
    "messages",
    "calendar",
    "digits",
    "menu",
];
const CATEGORY: [&str; 5] = ["slug", "label", "layout", "feed", "page_url"];
const MENU_ITEM: [&str; 4] = ["label", "to", "href", "items"];
const SOCIAL_LINK: [&str; 2] = ["service", "url"];

/// Reporter a name that means nothing; the path is as `Site::parse` gives it, `editions.1.fed`.
pub(super) fn report_unknown(reporter: &mut Reporter, path: &str) {
    // A name may have dots of its own; the owners' names have none, and neither have numbers.
    let mut place = String::new();
    let mut owner = SITE.as_slice();
    let mut rest = path;
    while let Some((segment, after)) = rest.split_once('.') {
        if segment.parse::<usize>().is_ok() {
            place = format!("{place}[{segment}]");
        } else if let Some(inner) = names_within(segment) {
            owner = inner;
            place = join(&place, segment);
        } else if segment != "?" {
            break;
        }
        rest = after;
    }
    reporter.warning(join(&place, rest), format!("\"{rest}\" means nothing here"), remedy(rest, owner.iter().copied()));
}

/// The names in the objects of a list.
fn names_within(list: &str) -> Option<&'static [&'static str]> {
    match list {
        "editions" => Some(&EDITION),
        "categories" => Some(&CATEGORY),
        "menu" | "items" => Some(&MENU_ITEM),
        "social" => Some(&SOCIAL_LINK),
        _ => None,
    }
}

fn join(place: &str, name: &str) -> String {
    if place.is_empty() { name.to_owned() } else { format!("{place}.{name}") }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::Value;

    #[test]
    fn the_names_of_the_schema_are_known() {
        let schema: Value = serde_json::from_str(include_str!("../../../public/site.schema.json")).unwrap();
        let known = |pointer: &str, names: &[&str]| {
            for name in schema.pointer(pointer).unwrap().as_object().unwrap().keys() {
                assert!(names.contains(&name.as_str()), "{pointer}/{name}");
            }
        };
        known("/properties", &SITE);
        known("/$defs/edition/properties", &EDITION);
        known("/$defs/category/properties", &CATEGORY);
        known("/$defs/menuItem/properties", &MENU_ITEM);
        known("/$defs/socialLink/properties", &SOCIAL_LINK);
    }

    #[test]
    fn a_path_is_written_as_everywhere() {
        let mut findings = Vec::new();
        let mut reporter = Reporter::of("site.json", &mut findings);
        for path in ["nmae", "editions.1.fed", "editions.0.menu.2.items.?.0.lable", "editions.0.a.b"] {
            report_unknown(&mut reporter, path);
        }
        let places: Vec<_> = findings.iter().map(|finding| finding.place.as_str()).collect();
        assert_eq!(places, ["nmae", "editions[1].fed", "editions[0].menu[2].items[0].lable", "editions[0].a.b"]);
        assert!(findings[0].remedy.contains("\"name\""), "{}", findings[0].remedy);
        assert!(findings[1].remedy.contains("\"feed\""), "{}", findings[1].remedy);
        assert!(findings[2].remedy.contains("\"label\""), "{}", findings[2].remedy);
    }
}
