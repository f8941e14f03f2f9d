//! What an owner is told to do about what stands in `site.json`.

use crate::{
    content_folder::folder,
    publication::{Publication, found},
};
use masthead::program::check::Locator;
use serde_json::{Value, json};

#[test]
fn a_word_that_means_nothing_is_named_with_the_right_one() {
    for (key, written, meant) in [("cards", "sumary", "summary"), ("share", "twiter", "twitter")] {
        let publication = Publication::new();
        publication.edit("site.json", |site| {
            site[key] = if key == "share" { json!([written]) } else { json!(written) };
        });
        let place = if key == "share" { "share[0]" } else { key };
        let found = format!("error: site.json: {place}: \"{written}\" means nothing here");
        publication.finds_alone(&found, &format!("did you mean \"{meant}\"? Else what can stand here: f"));
    }
}

#[test]
fn a_remedy_says_what_can_be_written() {
    type Change = fn(&mut Value);
    let cases: [(Change, &str, &str); 7] = [
        (|site| site["default_edition"] = json!("eng"), "default_edition", "did you mean \"en\"? Editions: en, ar"),
        (|site| site["default_edition"] = json!("EN"), "default_edition", "did you mean \"en\"? Editions: en, ar"),
        (|site| site["default_edition"] = json!("fa"), "default_edition", "write the code of an edition: en, ar"),
        (
            |site| site["editions"][1]["lang"] = json!("arabic"),
            "editions[1].lang",
            "did you mean \"ar\"? Else write the tag of a language, such as \"en\", \"fa\" or \"sr-Cyrl\"",
        ),
        (
            |site| site["base_url"] = json!("gazette.example"),
            "base_url",
            "write the whole address: \"https://gazette.example/\"",
        ),
        (
            |site| site["social"] = json!([{ "service": "x", "url": "x.com" }]),
            "social[0].url",
            "write the whole address: \"https://x.com/\"",
        ),
        (
            |site| site["social"] = json!([{ "service": "x", "url": "ann@x.example" }]),
            "social[0].url",
            "write the whole address: \"mailto:ann@x.example\"",
        ),
    ];
    for (change, place, remedy) in cases {
        let publication = Publication::new();
        publication.edit("site.json", change);
        let findings = publication.report().findings;
        assert_eq!(findings.len(), 1, "{findings:#?}");
        assert_eq!((findings[0].place.as_str(), findings[0].file.as_str()), (place, "site.json"));
        assert!(findings[0].remedy.starts_with(remedy), "{findings:#?}");
    }
}

#[test]
fn a_mistyped_key_is_named_with_the_right_one() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["pagesize"] = json!(10);
        site["editions"][0]["menu"] = json!([{ "label": "A", "items": [{ "label": "B", "to": "/", "icno": 1 }] }]);
        site["editions"][1]["pagse"] = json!("feeds/pages.json");
    });
    publication.finds(&[
        "warning: site.json: editions[0].menu[0].items[0].icno: \"icno\" means nothing here",
        "warning: site.json: editions[1].pagse: \"pagse\" means nothing here",
        "warning: site.json: pagesize: \"pagesize\" means nothing here",
    ]);
    let remedies = publication.remedies();
    assert_eq!(remedies[1], "did you mean \"pages\"? Correct it, or take it out");
    assert_eq!(remedies[2], "did you mean \"page_size\"? Correct it, or take it out");
}

/// The remedy for the one fault that a change brings.
#[track_caller]
fn remedy(place: &str, change: impl FnOnce(&mut Value)) -> String {
    let publication = Publication::new();
    publication.edit("site.json", change);
    let report = publication.report();
    let [fault] = &report.findings[..] else { panic!("{:#?}", found(&report)) };
    assert_eq!(fault.place, place);
    fault.remedy.clone()
}

#[test]
fn a_word_of_another_program_is_named_with_the_one_of_this() {
    for (key, written, meant) in [
        ("calendar", "jalali", "persian"),
        ("calendar", "hijri", "islamic-umalqura"),
        ("calendar", "persain", "persian"),
        ("digits", "farsi", "arabext"),
        ("digits", "arab-ext", "arabext"),
        ("dir", "right-to-left", "rtl"),
        ("dir", "LTR", "ltr"),
    ] {
        let remedy = remedy(&format!("editions[1].{key}"), |site| site["editions"][1][key] = json!(written));
        assert!(
            remedy.starts_with(&format!("did you mean \"{meant}\"? Else what can stand here: ")),
            "{written}: {remedy}"
        );
    }
}

#[test]
fn a_language_is_found_by_its_name_and_by_its_country() {
    for (written, meant) in [("farsi", "fa"), ("fa_IR", "fa-IR"), ("ir", "fa"), ("per", "fa")] {
        let remedy = remedy("editions[1].lang", |site| site["editions"][1]["lang"] = json!(written));
        assert!(remedy.starts_with(&format!("did you mean \"{meant}\"? Else write the tag")), "{written}: {remedy}");
    }
}

#[test]
fn digits_and_direction_are_those_of_the_language() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["editions"][1]["digits"] = json!("arabext");
        site["editions"][1]["dir"] = json!("ltr");
    });
    publication.finds(&[
        "warning: site.json: editions[1].digits: \"ar\" is written with \"arab\" (٤٥٦), not with \"arabext\" (۴۵۶)",
        "warning: site.json: editions[1].dir: \"ar\" is written from right to left, not from left to right",
    ]);
    assert_eq!(publication.remedies()[0], "take \"digits\" out: the language knows its own");
    publication.edit("site.json", |site| {
        site["editions"][1]["digits"] = json!("latn");
        site["editions"][1].as_object_mut().unwrap().remove("dir");
    });
    publication.finds(&[]);
}

#[test]
fn an_entry_of_the_menu_is_told_which_key_is_meant() {
    for (key, written, remedy_begins) in [
        ("to", "https://x.example/a", "write \"href\": \"https://x.example/a\" in place of \"to\""),
        ("to", "mailto:a@b.example", "write \"href\": \"mailto:a@b.example\" in place of \"to\""),
        ("to", "//x.example/a", "write \"href\": \"https://x.example/a\" in place of \"to\""),
        ("to", "https://gazette.example/en/about", "write \"to\": \"/about\": it starts at the edition"),
        ("to", "/en/about/", "write \"to\": \"/about\": it starts at the edition"),
        ("to", "/ar/posts/1", "write \"href\": \"https://gazette.example/ar/posts/1\" in place of \"to\""),
        ("to", "/about?x=1#y", "write \"to\": \"/about\": no query and no fragment can follow it"),
        ("to", "www.x.example", "write \"href\": \"https://www.x.example\" in place of \"to\" if that is meant"),
        ("to", "/about/team", "use \"/\", \"/category/<slug>\""),
        ("href", "/about", "write \"to\": \"/about\" in place of \"href\""),
        ("href", "/en/", "write \"to\": \"/\" in place of \"href\""),
        ("href", "/en/about/", "write \"to\": \"/about/\" in place of \"href\""),
        ("href", "x.example/a", "write the whole address: \"https://x.example/a\""),
        ("href", "a@b.example", "write the whole address: \"mailto:a@b.example\""),
        ("href", "javascript:x()", "start with https://, http:// or mailto:"),
    ] {
        let remedy = remedy(&format!("editions[0].menu[0].{key}"), |site| {
            site["editions"][0]["menu"] = json!([{ "label": "x", key: written }]);
        });
        assert!(remedy.starts_with(remedy_begins), "{written}: {remedy}");
    }
}

#[test]
fn every_entry_of_a_menu_is_told_its_remedy() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["editions"][0]["menu"] =
            json!([{ "label": "x", "to": "https://x.example/" }, { "label": "y", "to": "https://y.example/" }]);
    });
    let remedies = publication.remedies();
    assert!(
        remedies.len() == 2 && remedies.iter().all(|remedy| remedy.starts_with("write \"href\": ")),
        "{remedies:#?}"
    );
}

#[test]
fn a_number_that_cannot_stand_is_told_in_plain_words() {
    for number in [json!(-1), json!(1000)] {
        let publication = Publication::new();
        publication.edit("site.json", |site| site["page_size"] = number.clone());
        publication.finds_alone(
            &format!("error: site.json: page_size: {number} cannot stand here"),
            "write a whole number from 1 to 100",
        );
    }
}

#[test]
fn an_address_that_was_given_to_the_program_is_told_as_such() {
    let publication = Publication::new();
    let report = publication.report_for("foo");
    assert_eq!(found(&report), ["error: site.json: --base-url: \"foo\" must start with https:// or http://"]);
    let mut locator = Locator::new(publication.folder.path());
    assert_eq!(locator.position(&report.findings[0]), None, "the line of the other one is right");
    assert_eq!(publication.report_for("https://a.example.org/?x").findings[0].place, "--base-url");
    let article = folder(&[("a.md", "---\ntitle: A\ndate: 2024-05-01\nbase_url: b\n---\nx\n")]);
    let report = article.report_for("https://a.example.org/");
    assert_eq!(
        report.findings.iter().filter(|finding| finding.place == "base_url").count(),
        1,
        "its own key is its own"
    );
}

#[test]
fn a_number_or_a_length_is_told_its_limits() {
    let font = |file: Value| json!({ "fonts": [{ "family": "A", "files": [file] }] });
    let weight = "write a weight such as 400, or the lightest and the heaviest: \"100 900\"";
    type Change = Box<dyn FnOnce(&mut Value)>;
    let cases: [(&str, Change, &str); 8] = [
        ("page_size", Box::new(|site| site["page_size"] = json!(0)), "write a whole number from 1 to 100"),
        ("page_size", Box::new(|site| site["page_size"] = json!(2.5)), "write a whole number without quotation marks"),
        (
            "editions[0].categories[0].slug",
            Box::new(|site| site["editions"][0]["categories"][0]["slug"] = json!("x".repeat(201))),
            "write a shorter one, of at most 200 characters",
        ),
        ("editions", Box::new(|site| site["editions"] = json!([])), "write it, such as [{\"code\":\"en\""),
        (
            "theme.fonts[0].files[0].src",
            Box::new(move |site| site["theme"] = font(json!({ "src": "" }))),
            "write it, such as \"fonts/Vazirmatn.ttf\"",
        ),
        (
            "theme.fonts[0].files[0].weight",
            Box::new(move |site| site["theme"] = font(json!({ "src": "a.ttf", "weight": "bold" }))),
            weight,
        ),
        (
            "theme.fonts[0].files[0].weight",
            Box::new(move |site| site["theme"] = font(json!({ "src": "a.ttf", "weight": 0 }))),
            weight,
        ),
        (
            "theme.fonts[0].files[0].src",
            Box::new(move |site| site["theme"] = font(json!({}))),
            "add \"src\", such as \"fonts/Vazirmatn.ttf\": the file",
        ),
    ];
    for (place, change, expected) in cases {
        let remedy = remedy(place, change);
        assert!(remedy.starts_with(expected), "{place}: {remedy}");
    }
}
