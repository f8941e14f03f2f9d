//! The publication's own fonts, as published.

use crate::{
    publication::{Quiet, app, attributes, edit_site, files, gazette, one, options, program, publish_data},
    test_font::{LATIN, TestFont},
};
use assert_cmd::prelude::*;
use masthead::program::{Remedy, publish::publish};
use predicates::{prelude::*, str::contains};
use scraper::Html;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};

const PERSIAN: &str = "ابپتجچدرزژسشفقکگلمنهوی۰۱۲۳۴۵۶۷۸۹\u{200c}،؟";

fn write_font(data: &Path, name: &str, font: &TestFont) {
    if !data.exists() {
        gazette(data, 3);
    }
    fs::create_dir_all(data.join("fonts")).unwrap();
    fs::write(data.join("fonts").join(name), font.build()).unwrap();
}

fn name_fonts(data: &Path, fonts: &Value) {
    edit_site(data, |site| site["theme"] = json!({ "fonts": fonts }));
}

fn published(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    publish_data(&folder.join("data"), folder);
    files(&folder.join("dist"))
}

fn style(published: &BTreeMap<String, Vec<u8>>) -> String {
    let page = Html::parse_document(std::str::from_utf8(&published["en/index.html"]).unwrap());
    let name = one(&page, "link[rel=stylesheet]", "href");
    assert_eq!(attributes(&page, "link[as=font]", "href"), [""; 0]);
    String::from_utf8(published[&name].clone()).unwrap()
}

/// The rules of a family: what each says by its names.
fn faces(style: &str, family: &str) -> Vec<BTreeMap<String, String>> {
    let rules = style.split("@font-face{").skip(1).map(|rest| rest.split_once('}').unwrap().0);
    let rules = rules.map(|rule| {
        let said = rule.split(';').map(|said| said.split_once(':').unwrap());
        said.map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<BTreeMap<_, _>>()
    });
    rules.filter(|rule| rule["font-family"] == format!("\"{family}\"")).collect()
}

fn file_of(face: &BTreeMap<String, String>) -> &str {
    face["src"].strip_prefix("url(").unwrap().strip_suffix(")format(\"woff2\")").unwrap()
}

/// The fonts that a reader keeps with the English edition.
fn kept_fonts(published: &BTreeMap<String, Vec<u8>>) -> Vec<String> {
    let kept: Value = serde_json::from_slice(&published["en/offline.json"]).unwrap();
    let kept = kept["files"].as_array().unwrap().iter().filter_map(Value::as_str);
    kept.filter(|name| name.starts_with("subset/")).map(str::to_owned).collect()
}

#[test]
fn a_font_is_divided_by_scripts_and_named_in_the_style_sheet() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont::of(&format!("{LATIN}ëčд{PERSIAN}")));
    name_fonts(&data, &json!([{ "family": "Own", "files": [{ "src": "fonts/a.ttf" }] }]));
    edit_site(&data, |site| {
        let mut persian = site["editions"][0].clone();
        (persian["code"], persian["lang"], persian["messages"]) = (json!("fa"), json!("fa"), json!("locales/en.json"));
        site["editions"].as_array_mut().unwrap().push(persian);
    });
    let published = published(folder.path());
    let style = style(&published);
    let faces = faces(&style, "Own");
    let ranges: Vec<_> = faces.iter().map(|face| face["unicode-range"].as_str()).collect();
    assert_eq!(ranges.len(), 3, "{ranges:?}: no edition needs Cyrillic letters");
    assert_eq!(ranges[..2], ["U+20,U+2C,U+2E,U+30-39,U+41-5A,U+61-7A,U+EB", "U+10D"]);
    assert!(ranges[2].starts_with("U+60C,U+61F,U+627-628,") && ranges[2].ends_with("U+200C"), "{}", ranges[2]);
    for face in &faces {
        assert_eq!((face["font-weight"].as_str(), face["font-style"].as_str()), ("400", "normal"));
        assert_eq!(face["font-display"], "swap");
        assert_eq!(&published[file_of(face)][..4], b"wOF2");
    }
    assert!(!published.contains_key("fonts/a.ttf"), "the file itself is not published");
    assert_eq!(published.keys().filter(|name| name.starts_with("subset/")).count(), 3);
    assert!(style.contains("--font-reading:\"Own\",\"Own stand-in 1\","));
    let headers = String::from_utf8(published["_headers"].clone()).unwrap();
    assert!(headers.contains("\n/subset/*\n  Cache-Control: public, max-age=31536000, immutable"), "{headers}");
    assert!(!headers.contains(".woff2"), "one line is enough for all");
    let server = String::from_utf8(published["_nginx.conf"].clone()).unwrap();
    assert!(server.contains("location /subset/ {\n  default_type font/woff2;"));
}

#[test]
fn what_stands_in_the_place_of_a_font_has_its_measures() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont { weight: 700, ..TestFont::of(&format!("{LATIN}{PERSIAN}")) });
    name_fonts(&data, &json!([{ "family": "Own", "languages": ["en", "fa"], "files": [{ "src": "fonts/a.ttf" }] }]));
    let style = style(&published(folder.path()));
    let dejavu = &faces(&style, "Own stand-in 4");
    assert_eq!(dejavu.len(), 1);
    assert_eq!(dejavu[0]["src"], "local(\"DejaVu Sans Bold\")");
    let percent =
        |face: &BTreeMap<String, String>, name: &str| face[name].trim_end_matches('%').parse::<f64>().unwrap();
    let size = percent(&dejavu[0], "size-adjust");
    assert!((104.0..109.0).contains(&size), "letters a fifth wider than regular ones, and bold: {size}");
    for (name, measure) in [("ascent-override", 130.0), ("descent-override", 50.0), ("line-gap-override", 0.0)] {
        let expected: f64 = measure / size * 100.0;
        assert!((percent(&dejavu[0], name) - expected).abs() < 0.02, "{name}");
    }
    let first = faces(&style, "Own stand-in 1");
    let [latin, arabic] = &first[..] else { panic!("{first:?}") };
    assert!(latin["src"].starts_with("local(\"Arial Bold\"),local(\"Liberation Sans Bold\")"));
    assert_eq!((percent(arabic, "size-adjust"), percent(arabic, "ascent-override")), (100.0, 130.0));
    assert!(arabic["unicode-range"].contains("U+67E"));
}

#[test]
fn publishing_again_keeps_what_was_made_and_makes_the_same() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont::of(LATIN));
    name_fonts(&data, &json!([{ "family": "Own", "files": [{ "src": "fonts/a.ttf" }] }]));
    let parts = |published: &BTreeMap<String, Vec<u8>>| {
        published.clone().into_iter().filter(|(name, _)| name.starts_with("subset/")).collect::<BTreeMap<_, _>>()
    };
    let first = parts(&published(folder.path()));
    let name = first.keys().next().unwrap().clone();
    // What is taken over is not made anew.
    fs::write(folder.path().join("dist").join(&name), "kept").unwrap();
    assert_eq!(parts(&published(folder.path()))[&name], b"kept");
    fs::remove_dir_all(folder.path().join("dist")).unwrap();
    assert_eq!(parts(&published(folder.path())), first);
    write_font(&data, "a.ttf", &TestFont { width: 90, ..TestFont::of(LATIN) });
    let changed = parts(&published(folder.path()));
    assert_eq!(changed.len(), 2, "pages in a cache name the other for a while");
    assert_eq!(changed[&name], first[&name]);
    published(folder.path());
    write_font(&data, "a.ttf", &TestFont { width: 80, ..TestFont::of(LATIN) });
    assert!(!parts(&published(folder.path())).contains_key(&name));
}

#[test]
fn a_font_whose_licence_says_so_goes_whole() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont { embedding: 0x100, ..TestFont::of(&format!("{LATIN}дé")) });
    name_fonts(
        &data,
        &json!([{ "family": "Own", "files": [{ "src": "fonts/a.ttf", "weight": "300 500", "style": "italic" }] }]),
    );
    let faces = faces(&style(&published(folder.path())), "Own");
    assert_eq!(faces.len(), 1);
    assert!(faces[0]["unicode-range"].ends_with("U+E9,U+434"));
    assert_eq!((faces[0]["font-weight"].as_str(), faces[0]["font-style"].as_str()), ("300 500", "italic"));
}

#[test]
fn a_whole_font_of_two_scripts_is_kept_and_stood_in_for_in_both() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont { embedding: 0x100, ..TestFont::of(&format!("{LATIN}{PERSIAN}")) });
    edit_site(&data, |site| site["offline"] = json!(true));
    name_fonts(&data, &json!([{ "family": "Own", "languages": ["fa", "en"], "files": [{ "src": "fonts/a.ttf" }] }]));
    let published = published(folder.path());
    let style = style(&published);
    let faces_of = |family| faces(&style, family);
    assert_eq!(kept_fonts(&published), [file_of(&faces_of("Own")[0])]);
    let first = faces_of("Own stand-in 1");
    let [latin, arabic] = &first[..] else { panic!("{first:?}") };
    assert!(latin["unicode-range"].contains("U+61-7A") && !latin["unicode-range"].contains("U+67E"));
    assert!(arabic["unicode-range"].contains("U+67E") && !arabic["unicode-range"].contains("U+61-7A"));
}

#[test]
fn what_is_kept_of_an_edition_has_its_fonts_and_the_service_worker_loads_none_before() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont::of(&format!("{LATIN}č{PERSIAN}")));
    write_font(&data, "b.ttf", &TestFont::of(PERSIAN));
    edit_site(&data, |site| site["offline"] = json!(true));
    name_fonts(
        &data,
        &json!([{ "family": "Own", "files": [{ "src": "fonts/a.ttf" }] },
                { "family": "Other", "languages": ["fa"], "files": [{ "src": "fonts/b.ttf" }] }]),
    );
    let published = published(folder.path());
    let face = &faces(&style(&published), "Own")[0];
    assert_eq!(kept_fonts(&published), [file_of(face)]);
    assert!(!String::from_utf8(published["service-worker.js"].clone()).unwrap().contains(".woff2"));
}

#[test]
fn what_is_no_font_or_lies_elsewhere_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont::of(LATIN));
    fs::write(data.join("fonts/b.ttf"), "<!doctype html><p>Not found").unwrap();
    fs::write(folder.path().join("c.ttf"), TestFont::of(LATIN).build()).unwrap();
    crate::publication::app(&folder.path().join("app"));
    let mut faults = vec![
        ("fonts/b.ttf", "fonts/b.ttf is no font, but a web page: most likely one that says there is no font"),
        ("fonts/missing.ttf", "look whether it is there"),
        ("../c.ttf", "is there"),
        ("https://fonts.example/a.ttf", "is on another host"),
    ];
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.path().join("c.ttf"), data.join("fonts/link.ttf")).unwrap();
        faults.push(("fonts/link.ttf", "a link out of the folder"));
    }
    for (src, words) in faults {
        name_fonts(&data, &json!([{ "family": "Own", "files": [{ "src": src }] }]));
        let fault = publish(&options(folder.path()), &Quiet).unwrap_err().told();
        assert!(fault.contains(words), "{src}: {fault}");
    }
}

/// The crate that divides fonts panics over this one.
#[test]
fn a_panic_that_is_caught_is_not_told() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    write_font(&data, "a.ttf", &TestFont::of(LATIN));
    name_fonts(&data, &json!([{ "family": "Own", "files": [{ "src": "fonts/a.ttf" }] }]));
    let path = data.join("fonts/a.ttf");
    let mut font = fs::read(&path).unwrap();
    let record = font.windows(4).position(|tag| tag == b"maxp").unwrap();
    let length = record + 12..record + 16;
    font[length].fill(0);
    fs::write(path, font).unwrap();
    app(&folder.path().join("app"));
    // Publishing finds it, not what is checked before.
    let told = contains("masthead: fonts/a.ttf is").and(contains("panicked").not());
    program(folder.path()).assert().code(1).stderr(told);
}
