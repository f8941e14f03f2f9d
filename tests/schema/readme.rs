//! The table of keys in README.md has every key of the schema, and no other.

use crate::document;
use serde_json::Value;
use std::{collections::BTreeSet, fs, path::Path};

const HEADING: &str = "### site.json";

/// Adds the keys of an object of the schema, each with those it is in: `editions[].menu[].label`. `within` are the
/// parts of the schema around it: a submenu's keys are those of the menu.
fn add_keys(schema: &Value, node: &Value, path: &str, within: &[&str], keys: &mut BTreeSet<String>) {
    if let Some(reference) = node["$ref"].as_str() {
        if within.contains(&reference) {
            return;
        }
        let part = schema.pointer(reference.trim_start_matches('#')).unwrap();
        add_keys(schema, part, path, &[within, &[reference]].concat(), keys);
    }
    for (key, value) in node["properties"].as_object().into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        add_keys(schema, value, &path, within, keys);
        keys.insert(path);
    }
    if !node["items"].is_null() {
        add_keys(schema, &node["items"], &format!("{path}[]"), within, keys);
    }
    for choice in ["anyOf", "oneOf", "allOf"].iter().filter_map(|name| node[name].as_array()).flatten() {
        add_keys(schema, choice, path, within, keys);
    }
}

/// The rows of the table: the first cell, and what stands beside it.
fn rows(readme: &str) -> Vec<(&str, &str)> {
    let (_, section) = readme.split_once(&format!("\n{HEADING}\n")).expect("README.md has the heading of the table");
    let lines = section.lines().skip_while(|line| !line.starts_with("|---")).skip(1);
    let cells = lines.map_while(|line| line.strip_prefix('|')?.strip_suffix('|')?.split_once('|'));
    cells.map(|(key, meaning)| (key.trim(), meaning.trim())).collect()
}

#[test]
fn the_readme_tells_what_every_key_does() {
    let schema = document("site.schema.json");
    let mut keys = BTreeSet::new();
    add_keys(&schema, &schema, "", &[], &mut keys);
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let rows = rows(&readme);
    let told: BTreeSet<_> = rows.iter().map(|(key, _)| key.trim_matches('`').to_owned()).collect();

    let missing: Vec<_> = keys.difference(&told).map(|key| format!("| `{key}` | what it does |")).collect();
    assert!(missing.is_empty(), "add to the table below \"{HEADING}\" in README.md:\n{}", missing.join("\n"));
    let unknown: Vec<_> = told.difference(&keys).collect();
    assert!(unknown.is_empty(), "no keys of site.schema.json, but in the table of README.md: {unknown:?}");
    assert_eq!(rows.len(), told.len(), "a key stands twice in the table of README.md");
    for (key, meaning) in rows {
        assert!(key.starts_with('`') && key.ends_with('`') && !meaning.is_empty(), "README.md: {key}");
    }
}
