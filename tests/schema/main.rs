//! `public/site.schema.json`, which editors check `site.json` by, says what the reader says.

use jsonschema::Validator;
mod names;
mod readme;

use masthead::model::publication::Site;
use serde_json::{Value, json};
use std::{fs, path::Path};

fn document(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("public").join(name);
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn schema() -> Validator {
    jsonschema::validator_for(&document("site.schema.json")).unwrap()
}

/// What the reader has against a document: an error, or keys it does not know.
fn objection(site: &Value) -> Option<String> {
    let mut unknown = Vec::new();
    let read: Result<Site, _> = serde_ignored::deserialize(site, |path| unknown.push(path.to_string()));
    // For editors only.
    unknown.retain(|path| path != "$schema");
    match read {
        Ok(_) if unknown.is_empty() => None,
        Ok(_) => Some(format!("unknown keys: {}", unknown.join(", "))),
        Err(error) => Some(error.to_string()),
    }
}

/// A right document with as little in it as the reader needs.
fn minimal() -> Value {
    json!({
        "name": "News",
        "default_edition": "en",
        "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }]
    })
}

/// [`minimal`] with one value set; `owner` is a JSON pointer to the object or list it belongs to.
fn with(owner: &str, key: &str, value: Value) -> Value {
    let mut site = minimal();
    site.pointer_mut(owner).unwrap()[key] = value;
    site
}

fn with_top(key: &str, value: Value) -> Value {
    with("", key, value)
}

fn with_edition(key: &str, value: Value) -> Value {
    with("/editions/0", key, value)
}

fn with_colour(colour: &str) -> Value {
    with_top("theme", json!({ "colours": { "dark": { "accent": colour } } }))
}

fn with_font(font: Value) -> Value {
    with_top("theme", json!({ "fonts": [font] }))
}

fn with_entry(entry: Value) -> Value {
    with_edition("menu", json!([entry]))
}

fn with_place(place: &str) -> Value {
    with_entry(json!({ "label": "x", "to": place }))
}

fn with_category(category: Value) -> Value {
    with_edition("categories", json!([category]))
}

fn without(owner: &str, key: &str) -> Value {
    let mut site = minimal();
    site.pointer_mut(owner).unwrap().as_object_mut().unwrap().remove(key);
    site
}

fn right_documents() -> Vec<Value> {
    let mut right = vec![
        minimal(),
        with_top("redirects", json!({ "/2019/a.html": "/en/posts/1/", "b": "https://other.example/" })),
        with_top("$schema", json!("./site.schema.json")),
        with_top("base_url", json!("https://example.org")),
        with_top("base_url", json!("http://localhost:8080/news/")),
        with_top("copyright", json!("© 2025")),
        with_top("logo", json!("media/icon.svg")),
        with_top("cards", json!("summary")),
        with_top("page_size", json!(1)),
        with_top("page_size", json!(100)),
        with_top("offline", json!(true)),
        with_top("share", json!([])),
        with_top("media", json!("copy")),
        with_top("media_hosts", json!([])),
        with_top(
            "media_hosts",
            json!(["https://a.example", "https://*.b.example/", "http://c.example:8080", "https://تصویر.example"]),
        ),
        with_top("social", json!([{ "service": "mastodon", "url": "https://example.org/@news" }])),
        with_top("theme", json!({})),
        with_colour("#0f4c5c"),
        with_colour("#FFF"),
        with_font(json!({ "family": "Source Serif 4" })),
        with_font(json!({ "family": "x", "files": [] })),
        with_font(
            json!({ "family": "x", "files": [{ "src": "fonts/x.ttf" }, { "src": "y.otf", "weight": 700, "style": "italic" }] }),
        ),
        with_font(json!({ "family": "x", "files": [{ "src": "x.woff2", "weight": "100 900" }] })),
        with_font(json!({ "family": "نستعلیق", "for": ["reading", "heading"], "languages": ["ur", "sr-Cyrl"] })),
        with_edition("dir", json!("rtl")),
        with_edition("calendar", json!("persian")),
        with_edition("lang", json!("sr-Cyrl")),
        with_edition("title", json!("News")),
        with_edition("tagline", json!("Daily")),
        with_edition("copyright", json!("© 2025")),
        with_edition("page_url", json!("feeds/en/{page}.json")),
        with_edition("pages", json!("feeds/en-pages.json")),
        with_edition("messages", json!("locales/en.json")),
        with_category(json!({ "slug": "عراق", "label": "Iraq" })),
        with_category(json!({ "slug": "a", "label": "A", "feed": "a.json", "page_url": "a/{page}.json" })),
        with_entry(json!({ "label": "x", "href": "mailto:editor@example.org" })),
        with_entry(json!({ "label": "x", "items": [] })),
        with_entry(json!({ "label": "x", "items": [{ "label": "y", "items": [{ "label": "z", "to": "/" }] }] })),
    ];
    right.extend(
        [
            "",
            "/",
            "/page/2",
            "/category/iraq",
            "/category/iraq/page/2",
            "/category/page",
            "/posts/1001",
            "/posts/a b",
            "/about",
            "/about/",
            "about",
            "/pages",
            "/category/عراق",
            "/category/%D8%B9%D8%B1%D8%A7%D9%82",
            "/a~b_c.d",
        ]
        .map(with_place),
    );
    right
}

fn wrong_documents() -> Vec<Value> {
    let mut wrong = vec![
        json!([]),
        json!("News"),
        without("", "name"),
        without("", "default_edition"),
        without("", "editions"),
        without("/editions/0", "code"),
        without("/editions/0", "lang"),
        without("/editions/0", "label"),
        without("/editions/0", "feed"),
        with_top("redirects", json!(["/a/"])),
        with_top("redirects", json!({ "/a/": 5 })),
        with_top("nmae", json!("News")),
        with_top("name", json!(1)),
        with_top("base_url", json!("example.org")),
        with_top("default_edition", json!("EN")),
        with_top("cards", json!("none")),
        with_top("page_size", json!(0)),
        with_top("page_size", json!(101)),
        with_top("page_size", json!(2.5)),
        with_top("page_size", json!("10")),
        with_top("offline", json!("yes")),
        with_top("share", json!("email")),
        with_top("media", json!("move")),
        with_top("media_hosts", json!("https://a.example")),
        with_top("media_hosts", json!(["a.example"])),
        with_top("media_hosts", json!(["*"])),
        with_top("media_hosts", json!(["https://*"])),
        with_top("media_hosts", json!(["https://a.*.example"])),
        with_top("media_hosts", json!(["https://a.example/pictures"])),
        with_top("media_hosts", json!(["https://a.example script-src"])),
        with_top("media_hosts", json!(["https://a.example;script-src"])),
        with_top("share", json!(["myspace"])),
        with_top("social", json!([{ "service": "orkut", "url": "https://example.org" }])),
        with_top("social", json!([{ "service": "x", "url": "example.org" }])),
        with_top("social", json!([{ "service": "x" }])),
        with_top("social", json!([{ "service": "x", "url": "https://example.org", "icon": "y" }])),
        with_top("theme", json!("dark")),
        with_top("theme", json!({ "colors": {} })),
        with_top("theme", json!({ "colours": { "day": {} } })),
        with_top("theme", json!({ "colours": { "light": { "border": "#000" } } })),
        with_colour("red"),
        with_colour("0f4c5c"),
        with_colour("#0f4c"),
        with_colour("#0f4c5c80"),
        with_font(json!({})),
        with_font(json!({ "family": " " })),
        with_font(json!({ "family": "Georgia, serif" })),
        with_font(json!({ "family": "a\"b" })),
        with_font(json!({ "family": "x", "for": ["titles"] })),
        with_font(json!({ "family": "x", "languages": ["f"] })),
        with_font(json!({ "family": "x", "size": 2 })),
        with_font(json!({ "family": "x", "files": [{}] })),
        with_font(json!({ "family": "x", "files": [{ "src": "x.ttf", "weight": "bold" }] })),
        with_font(json!({ "family": "x", "files": [{ "src": "x.ttf", "weight": 1001 }] })),
        with_font(json!({ "family": "x", "files": [{ "src": "x.ttf", "style": "oblique" }] })),
        with_top("editions", json!([])),
        with_edition("fed", json!("feeds/en.json")),
        with_edition("code", json!("e n")),
        with_edition("lang", json!("f")),
        with_edition("lang", json!("en_US")),
        with_edition("lang", json!("en-")),
        with_edition("dir", json!("up")),
        with_edition("calendar", json!("julian")),
        with_edition("digits", json!("roman")),
        with_edition("pages", json!(["feeds/en-pages.json"])),
        with_edition("menu", json!({})),
        with_category(json!({ "slug": "a" })),
        with_category(json!({ "slug": "", "label": "x" })),
        with_category(json!({ "slug": "a b", "label": "x" })),
        with_category(json!({ "slug": "..", "label": "x" })),
        with_category(json!({ "slug": "a،b", "label": "x" })),
        with_category(json!({ "slug": "a", "label": "x", "layout": "grid" })),
        with_category(json!({ "slug": "a", "label": "x", "colour": "red" })),
        with_entry(json!({ "label": "x" })),
        with_entry(json!({ "to": "/" })),
        with_entry(json!({ "label": "x", "to": "/", "href": "https://example.org" })),
        with_entry(json!({ "label": "x", "to": "/", "items": [] })),
        with_entry(json!({ "label": "x", "to": "/", "icon": "y" })),
        with_entry(json!({ "label": "x", "href": "javascript:alert(1)" })),
        with_entry(json!({ "label": "x", "items": [{ "label": "y" }] })),
    ];
    wrong.extend(
        [
            "/page",
            "/page/0",
            "/page/01",
            "/page/two",
            "/category",
            "/category/",
            "/category/..",
            "/category/a/b",
            "/category/a/page/0",
            "/posts",
            "/posts/1/2",
            "/a/b",
            "/a//b",
            "/..",
            "/a b",
            "/a%20b",
            "/category/a%2Fb",
        ]
        .map(with_place),
    );
    wrong
}

/// The closed set that stands at a place of the schema.
fn names_at(pointer: &str) -> Vec<String> {
    let schema = document("site.schema.json");
    let names = schema.pointer(pointer).and_then(Value::as_array).unwrap();
    assert!(!names.is_empty(), "{pointer}");
    names.iter().map(|name| name.as_str().unwrap().to_owned()).collect()
}

fn assert_all_accepted(pointer: &str, site_with: impl Fn(&str) -> Value) {
    for name in names_at(pointer) {
        assert_eq!(objection(&site_with(&name)), None, "{name}");
    }
}

#[test]
fn the_schema_is_itself_a_right_schema() {
    assert!(jsonschema::meta::is_valid(&document("site.schema.json")));
}

#[test]
fn the_sample_site_is_right_by_schema_and_reader() {
    let site = document("site.json");
    let schema = schema();
    let errors: Vec<String> =
        schema.iter_errors(&site).map(|error| format!("{}: {error}", error.instance_path)).collect();
    assert_eq!(errors, Vec::<String>::new());
    assert_eq!(objection(&site), None);
}

#[test]
fn what_is_right_by_the_schema_is_right_for_the_reader() {
    let schema = schema();
    for site in right_documents() {
        assert!(schema.is_valid(&site), "refused by the schema: {site}");
        assert_eq!(objection(&site), None, "{site}");
    }
}

#[test]
fn what_is_wrong_by_the_schema_is_wrong_for_the_reader() {
    let schema = schema();
    for site in wrong_documents() {
        assert!(!schema.is_valid(&site), "accepted by the schema: {site}");
        assert!(objection(&site).is_some(), "accepted by the reader: {site}");
    }
}

#[test]
fn what_no_schema_can_say_the_reader_says() {
    let same_code_twice = {
        let mut site = minimal();
        let edition = site["editions"][0].clone();
        site["editions"].as_array_mut().unwrap().push(edition);
        site
    };
    let schema = schema();
    for site in [with_top("default_edition", json!("de")), same_code_twice] {
        assert!(schema.is_valid(&site), "{site}");
        assert!(objection(&site).is_some(), "{site}");
    }
}

#[test]
fn every_share_service_of_the_schema_is_read() {
    assert_all_accepted("/$defs/shareService/enum", |name| with_top("share", json!([name])));
}

#[test]
fn every_social_service_of_the_schema_is_read() {
    assert_all_accepted("/$defs/socialService/enum", |name| {
        with_top("social", json!([{ "service": name, "url": "https://example.org" }]))
    });
}

#[test]
fn every_layout_of_the_schema_is_read() {
    assert_all_accepted("/$defs/category/properties/layout/enum", |name| {
        with_category(json!({ "slug": "a", "label": "A", "layout": name }))
    });
}

#[test]
fn every_kind_of_digits_of_the_schema_is_read() {
    assert_all_accepted("/$defs/edition/properties/digits/enum", |name| with_edition("digits", json!(name)));
}

#[test]
fn every_other_closed_set_of_the_schema_is_read() {
    assert_all_accepted("/properties/cards/enum", |name| with_top("cards", json!(name)));
    assert_all_accepted("/$defs/edition/properties/dir/enum", |name| with_edition("dir", json!(name)));
    assert_all_accepted("/$defs/edition/properties/calendar/enum", |name| with_edition("calendar", json!(name)));
}

#[test]
fn what_the_schema_calls_the_default_is_what_the_reader_takes() {
    let schema = document("site.schema.json");
    let site = Site::parse(&minimal().to_string()).unwrap();
    let default = |key: &str| &schema["properties"][key]["default"];
    assert_eq!(default("page_size"), &json!(site.page_size.get()));
    let share: Vec<_> = site.share.iter().map(|service| service.name()).collect();
    assert_eq!(default("share"), &json!(share));
    assert_eq!(default("copyright"), &json!(site.copyright));
}
