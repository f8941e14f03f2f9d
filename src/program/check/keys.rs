//! Keys of `site.json` that mean nothing, and what was probably meant. The schema knows which ones mean something.

use super::{report::Reporter, suggest::remedy};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The schema that editors check `site.json` by. It is part of the program, and a test parses it: `Null` never occurs.
static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../public/site.schema.json")).unwrap_or_default());

/// Reports a key that means nothing; the path is as `Site::inspect` gives it, `editions.1.fed`.
pub(super) fn report_unknown(reporter: &mut Reporter, path: &str) {
    let mut place = String::new();
    let mut owner = &*SCHEMA;
    let mut key = path;
    // A key may have dots of its own; those of the schema have none.
    while let Some((segment, after)) = key.split_once('.') {
        if segment.parse::<usize>().is_ok() {
            place = format!("{place}[{segment}]");
            owner = resolved(&owner["items"]);
        } else if let Some(property) = properties(owner).and_then(|properties| properties.get(segment)) {
            place = join(&place, segment);
            owner = resolved(property);
        } else if segment != "?" {
            break;
        }
        key = after;
    }
    let known = properties(owner).into_iter().flat_map(Map::keys).map(String::as_str);
    reporter.warning(join(&place, key), format!("\"{key}\" means nothing here"), remedy(key, known));
}

fn properties(schema: &Value) -> Option<&Map<String, Value>> {
    schema.get("properties")?.as_object()
}

/// The schema that another one refers to, or that one itself.
fn resolved(schema: &'static Value) -> &'static Value {
    let reference = schema.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    reference.and_then(|pointer| SCHEMA.pointer(pointer)).unwrap_or(schema)
}

fn join(place: &str, key: &str) -> String {
    if place.is_empty() { key.to_owned() } else { format!("{place}.{key}") }
}

#[cfg(test)]
mod tests {
    use super::*;

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
