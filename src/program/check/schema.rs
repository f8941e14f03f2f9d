//! `site.json` held against its schema: every fault at once, in words for its owner. The schema knows what can stand
//! where, with examples and with what each is for.

use super::{
    path::{Path, Step},
    shortened::shortened,
    suggest,
};
use crate::program::{Severity, other_names};
use jsonschema::{
    ValidationError, Validator,
    error::{TypeKind, ValidationErrorKind},
};
use serde_json::{Map, Value};
use std::sync::LazyLock;

/// The schema that editors check `site.json` by. It is part of the program, and a test parses it: `Null` never occurs.
static SCHEMA: LazyLock<Value> =
    LazyLock::new(|| serde_json::from_str(include_str!("../../../public/site.schema.json")).unwrap_or_default());

static VALIDATOR: LazyLock<Option<Validator>> = LazyLock::new(|| jsonschema::validator_for(&SCHEMA).ok());

/// Something in `site.json` that cannot stand there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct SchemaFault {
    pub(super) path: Path,
    pub(super) severity: Severity,
    pub(super) what: String,
    pub(super) remedy: String,
    /// Whether the words fit many faults: what the reader says of the same place is more.
    pub(super) general: bool,
}

/// Everything that the schema has against a document.
pub(super) fn faults(site: &Value) -> Vec<SchemaFault> {
    let errors = VALIDATOR.iter().flat_map(|validator| validator.iter_errors(site));
    errors.flat_map(|error| told(&error, &Path::of_pointer(error.instance_path.as_str(), site))).collect()
}

/// What editors show as a sentence, as a part of one.
fn as_remedy(sentence: &str) -> String {
    let sentence = sentence.trim_end_matches('.');
    let begins_with = |first: char| first.to_lowercase().chain(sentence.chars().skip(1)).collect();
    sentence.chars().next().map(begins_with).unwrap_or_default()
}

fn told(error: &ValidationError, path: &Path) -> Vec<SchemaFault> {
    let shown = shown(&error.instance);
    let fault = |what: String, remedy: String, general: bool| {
        vec![SchemaFault { path: path.clone(), severity: Severity::Error, what, remedy, general }]
    };
    match &error.kind {
        ValidationErrorKind::AdditionalProperties { unexpected } => {
            let known = Described::at(path).keys();
            let unknown = |key: &String| SchemaFault {
                path: path.join(key),
                severity: Severity::Warning,
                what: format!("\"{key}\" means nothing here"),
                remedy: suggest::remedy(key, known.iter().copied()),
                general: false,
            };
            unexpected.iter().map(unknown).collect()
        }
        ValidationErrorKind::Required { property } => {
            let key = property.as_str().unwrap_or_default();
            let path = path.join(key);
            let remedy = Described::at(&path).add(key);
            vec![SchemaFault {
                path,
                severity: Severity::Error,
                what: "it is missing".to_owned(),
                remedy,
                general: false,
            }]
        }
        // A way to say nothing.
        ValidationErrorKind::Type { .. } if error.instance.is_null() => Vec::new(),
        ValidationErrorKind::Type { kind } => {
            let wanted = written(kind);
            let example =
                Described::at(path).example().map_or_else(String::new, |example| format!(", such as {example}"));
            fault(format!("{shown} is not {wanted}"), format!("write {wanted}{example}"), false)
        }
        ValidationErrorKind::Enum { options } => {
            let words: Vec<&str> = options.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
            let all = format!("what can stand here: {}", words.join(", "));
            let meant =
                |word| other_names::meant(&path.keys(), word).or_else(|| suggest::nearest(word, words.iter().copied()));
            let nearest = error.instance.as_str().and_then(meant);
            let remedy = nearest.map_or(all.clone(), |word| format!("did you mean \"{word}\"? Else {all}"));
            fault(format!("{shown} means nothing here"), remedy, false)
        }
        ValidationErrorKind::Pattern { .. } => {
            let remedy = Described::at(path).text("patternErrorMessage").map_or("correct it".to_owned(), as_remedy);
            fault(format!("{shown} cannot stand here"), remedy, true)
        }
        // A weight of letters is a number or a text. Of an entry of the menu that is no object, its type is told.
        ValidationErrorKind::OneOfNotValid { .. } | ValidationErrorKind::OneOfMultipleValid { .. }
            if !error.instance.is_object() =>
        {
            let remedy = Described::at(path).of_alternatives("patternErrorMessage").map(as_remedy);
            remedy.map(|remedy| fault(format!("{shown} cannot stand here"), remedy, true)).unwrap_or_default()
        }
        ValidationErrorKind::OneOfNotValid { .. } | ValidationErrorKind::OneOfMultipleValid { .. } => fault(
            "it needs one of \"to\", \"href\" and \"items\"".to_owned(),
            "write one of them: \"to\" leads to a place of the edition, \"href\" out of it, \"items\" is a submenu"
                .to_owned(),
            true,
        ),
        ValidationErrorKind::Minimum { .. } | ValidationErrorKind::Maximum { .. } => {
            let [least, most] = ["minimum", "maximum"].map(|limit| Described::at(path).number(limit));
            fault(format!("{shown} cannot stand here"), format!("write a whole number from {least} to {most}"), true)
        }
        ValidationErrorKind::MaxLength { limit } => {
            fault(format!("{shown} is too long"), format!("write a shorter one, of at most {limit} characters"), false)
        }
        ValidationErrorKind::MinLength { .. } | ValidationErrorKind::MinItems { .. } => {
            let example = Described::at(path).example();
            let remedy = example.map_or("write it".to_owned(), |example| format!("write it, such as {example}"));
            fault("it is empty".to_owned(), remedy, true)
        }
        _ => fault(error.to_string(), "correct it; site.schema.json lists what can stand here".to_owned(), true),
    }
}

/// What a type is called in a sentence.
fn written(kind: &TypeKind) -> &'static str {
    let TypeKind::Single(kind) = kind else { return "what can stand here" };
    match kind.to_string().as_str() {
        "string" => "text in quotation marks",
        "integer" | "number" => "a whole number without quotation marks",
        "array" => "a list: [ … ]",
        "object" => "an object: { … }",
        _ => "true or false",
    }
}

/// A value short enough for a sentence.
pub(super) fn shown(value: &Value) -> String {
    match value {
        Value::Array(_) => "a list".to_owned(),
        Value::Object(_) => "an object".to_owned(),
        Value::String(text) => format!("\"{}\"", shortened(text)),
        other => other.to_string(),
    }
}

/// What the schema says of a place: of this place, then of all such values.
struct Described([&'static Value; 2]);

impl Described {
    fn at(path: &Path) -> Self {
        let mut place = &*SCHEMA;
        for step in &path.0 {
            let owner = resolved(place);
            place = match step {
                Step::Index(_) => &owner["items"],
                Step::Key(key) => &owner["properties"][key.as_str()],
            };
        }
        Self([place, resolved(place)])
    }

    fn text(&self, attribute: &str) -> Option<&'static str> {
        self.0.iter().find_map(|schema| schema.get(attribute)?.as_str())
    }

    /// The same of the first of several schemas for the value that has one.
    fn of_alternatives(&self, attribute: &str) -> Option<&'static str> {
        let alternatives = self.0[1].get("oneOf").and_then(Value::as_array).into_iter().flatten();
        alternatives.filter_map(|schema| schema.get(attribute)).find_map(Value::as_str)
    }

    fn number(&self, attribute: &str) -> u64 {
        self.0[1].get(attribute).and_then(Value::as_u64).unwrap_or_default()
    }

    fn keys(&self) -> Vec<&'static str> {
        let properties = self.0[1].get("properties").and_then(Value::as_object);
        properties.into_iter().flat_map(Map::keys).map(String::as_str).collect()
    }

    fn example(&self) -> Option<String> {
        self.0.iter().find_map(|schema| Some(schema.get("examples")?.get(0)?.to_string()))
    }

    /// How to add what is missing.
    fn add(&self, key: &str) -> String {
        let example = self.example().map_or_else(String::new, |example| format!(", such as {example}"));
        let meaning = self.text("description").and_then(|text| text.split_inclusive(". ").next()).unwrap_or_default();
        format!("add \"{key}\"{example}: {}", as_remedy(meaning.trim()))
    }
}

/// The schema that another one refers to, or that one itself.
fn resolved(schema: &'static Value) -> &'static Value {
    let reference = schema.get("$ref").and_then(Value::as_str).and_then(|reference| reference.strip_prefix('#'));
    reference.and_then(|pointer| SCHEMA.pointer(pointer)).unwrap_or(schema)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn every_fault_is_told_at_once_with_its_place() {
        let site = json!({
            "nmae": "x", "default_edition": "EN", "cards": "sumary", "page_size": "ten",
            "editions": [{ "code": "en", "lang": "en", "label": 5, "feed": "f", "menu": [{ "label": "x", "lable": 1 }] },
                         { "code": "fa", "label": "x", "lang": "fa" }]
        });
        let mut told: Vec<_> = faults(&site)
            .into_iter()
            .map(|fault| format!("{}: {} → {}", fault.path, fault.what, fault.remedy))
            .collect();
        told.sort();
        assert_eq!(
            told,
            [
                "cards: \"sumary\" means nothing here → did you mean \"summary\"? Else what can stand here: full, summary",
                "default_edition: \"EN\" cannot stand here → use 1 to 35 small letters a-z, digits and hyphens, such as \"en\" or \"pt-br\"",
                "editions[0].label: 5 is not text in quotation marks → write text in quotation marks, such as \"English\"",
                "editions[0].menu[0].lable: \"lable\" means nothing here → did you mean \"label\"? Correct it, or take it out",
                "editions[0].menu[0]: it needs one of \"to\", \"href\" and \"items\" → write one of them: \"to\" leads to a place of the edition, \"href\" out of it, \"items\" is a submenu",
                "editions[1].feed: it is missing → add \"feed\", such as \"feeds/en.json\": the address of the edition's articles: a JSON Feed with the newest article first, a folder of Markdown and HTML files, such as \"content/en/\", or the whole address of a JSON Feed, RSS or Atom on another host",
                "name: it is missing → add \"name\", such as \"The Daily News\": the publication's name",
                "nmae: \"nmae\" means nothing here → did you mean \"name\"? Correct it, or take it out",
                "page_size: \"ten\" is not a whole number without quotation marks → write a whole number without quotation marks",
            ]
        );
    }

    #[test]
    fn null_is_a_way_to_say_nothing() {
        let edition = json!({ "code": "en", "lang": "en", "label": "x", "feed": "f" });
        assert_eq!(faults(&json!({ "name": "x", "logo": null, "default_edition": "en", "editions": [edition] })), []);
    }
}
