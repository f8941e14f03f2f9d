//! What is said of the publication's own fonts.

use crate::{
    publication::Publication,
    test_font::{LATIN, TestFont},
};
use serde_json::{Value, json};

/// The letters that Arabic is written in, and what else CLDR has among them.
fn arabic() -> String {
    ('\u{621}'..='\u{655}').chain(['\u{670}']).collect()
}

fn publication(font: &Value, files: &[(&str, Vec<u8>)]) -> Publication {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["theme"] = json!({ "fonts": [font] }));
    for (name, bytes) in files {
        publication.file(name, bytes);
    }
    publication
}

fn one_file(languages: &[&str], file: Vec<u8>) -> Publication {
    let font = json!({ "family": "Own", "languages": languages, "files": [{ "src": "fonts/a.ttf" }] });
    publication(&font, &[("fonts/a.ttf", file)])
}

const AT: &str = "site.json: theme.fonts[0].files[0].src: ";

#[test]
fn a_right_font_has_no_fault() {
    one_file(&[], TestFont::of(LATIN).build()).finds(&[]);
    one_file(&["ar", "en"], TestFont::of(&format!("{LATIN}{}", arabic())).build()).finds(&[]);
}

#[test]
fn a_font_is_there() {
    let publication = one_file(&[], TestFont::of(LATIN).build());
    publication.edit("site.json", |site| site["theme"]["fonts"][0]["files"][0]["src"] = json!("fonts/b.ttf"));
    publication.finds_alone(&format!("error: {AT}fonts/b.ttf does not exist"), "put the file at \"fonts/b.ttf\"");
    publication
        .edit("site.json", |site| site["theme"]["fonts"][0]["files"][0]["src"] = json!("https://fonts.example/a.ttf"));
    publication.finds_alone(
        &format!("error: {AT}\"https://fonts.example/a.ttf\" is on another host, which is asked for the feeds of site.json alone"),
        "put the font into the publication's folder",
    );
}

#[test]
fn a_font_is_whole_and_one() {
    let whole = TestFont::of(LATIN).build();
    for (file, words, remedy) in [
        (
            b"<!doctype html><p>No".to_vec(),
            "is no font, but a web page: most likely one that says there is no font",
            "a TTF",
        ),
        (Vec::new(), "is empty", "a TTF"),
        (b"Dear reader".to_vec(), "is no font, whatever its name says", "a TTF"),
        (
            b"ttcf\0\x02\0\0".to_vec(),
            "is a collection of fonts (TTC): browsers show none of them",
            "take the one font out",
        ),
        (
            whole[..whole.len() - 40].to_vec(),
            "is a damaged font: something of it is missing or broken",
            "copy the font",
        ),
        (b"wOF2\0\x01\0\0".to_vec(), "is a damaged font: something of it is missing or broken", "copy the font"),
    ] {
        one_file(&[], file).finds_alone(&format!("error: {AT}fonts/a.ttf {words}"), remedy);
    }
}

#[test]
fn nobody_waits_for_a_font_of_more_than_60_mb() {
    let publication = one_file(&[], TestFont::of(LATIN).build());
    let path = publication.folder.path().join("fonts/a.ttf");
    // What is written after the end of the font takes no room on the disk.
    let file = std::fs::File::options().write(true).open(path).unwrap();
    file.set_len(60_000_000).unwrap();
    publication.finds(&[]);
    file.set_len(60_000_001).unwrap();
    publication.finds_alone(
        &format!("error: {AT}fonts/a.ttf is a font of more than 60 MB"),
        "choose a font of fewer letters, or take out those that no edition needs",
    );
}

/// Readers get it in parts, by other names.
#[test]
fn a_font_of_the_theme_is_nothing_to_link_to() {
    let publication = one_file(&[], TestFont::of(LATIN).build());
    publication.file("fonts/b.ttf", b"x");
    let attached = |name: &str| json!([{ "url": format!("fonts/{name}.ttf"), "mime_type": "font/ttf" }]);
    let linking = |name: &str| {
        publication.edit("feeds/en.json", |feed| {
            feed["items"][0]["content_html"] = json!(format!("<a href=fonts/{name}.ttf>the font</a>"));
            feed["items"][0]["attachments"] = attached(name);
        });
    };
    linking("a");
    let told = "fonts/a.ttf is a font of the theme, of which parts alone are published";
    publication.finds(&[
        &format!("error: feeds/en.json: items[0] \"1\".attachments[0].url: {told}"),
        &format!("error: feeds/en.json: items[0] \"1\".content_html: {told}"),
    ]);
    assert!(publication.remedies().iter().all(|remedy| remedy == "give readers a copy of it by another name"));
    linking("b");
    publication.finds(&[]);
}

#[test]
fn a_font_has_the_letters_of_its_languages() {
    let latin = || TestFont::of(LATIN).build();
    one_file(&["fa"], latin()).finds_alone(
        &format!("error: {AT}fonts/a.ttf has no letter of the language \"fa\", which it is for"),
        "take \"fa\" out of \"languages\"",
    );
    one_file(&["sq"], latin()).finds_alone(
        &format!("warning: {AT}fonts/a.ttf lacks letters of the language \"sq\": Ç Ë ç ë"),
        "choose a fuller version",
    );
    one_file(&["fa"], TestFont::of(&arabic()).build()).finds_alone(
        &format!("warning: {AT}fonts/a.ttf lacks letters of the language \"fa\": پ چ ژ ک گ ی"),
        "choose a fuller version",
    );
}

#[test]
fn a_licence_against_publishing_is_told() {
    let with = |embedding| one_file(&[], TestFont { embedding, ..TestFont::of(LATIN) }.build());
    with(0x2).finds_alone(
        &format!(
            "warning: {AT}fonts/a.ttf says that its licence does not allow it to be published (OS/2, fsType) without another \
             permission"
        ),
        "ask its maker",
    );
    with(0x100).finds_alone(
        &format!("warning: {AT}fonts/a.ttf says that its licence does not allow it to be divided (OS/2, fsType): readers load all of it"),
        "nothing, if its size",
    );
    with(0x8).finds(&[]);
}

#[test]
fn no_two_files_are_for_the_same_letters() {
    let font = json!({ "family": "Own", "files": [{ "src": "a.ttf" }, { "src": "b.ttf" }, { "src": "c.ttf" }] });
    let weighing = |weight| TestFont { weight, ..TestFont::of(LATIN) }.build();
    let files = [("a.ttf", weighing(400)), ("b.ttf", weighing(700)), ("c.ttf", weighing(700))];
    let publication = publication(&font, &files);
    publication.finds_alone(
        "error: site.json: theme.fonts[0].files[2]: it has the weight 700 and the style normal, as files[1] has: browsers take \
         one of them",
        "take one of them out",
    );
    publication.edit("site.json", |site| site["theme"]["fonts"][0]["files"][2]["style"] = json!("italic"));
    publication.finds(&[]);
    publication.edit("site.json", |site| site["theme"]["fonts"][0]["files"][2]["weight"] = json!("bold"));
    publication.finds(&["error: site.json: theme.fonts[0].files[2].weight: \"bold\" is no weight such as 400 or, of a variable font, \"100 900\""]);
}
