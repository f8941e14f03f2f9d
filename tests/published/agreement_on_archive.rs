//! What readers have kept an address of: `masthead check` and `masthead publish` say the same of what would be gone.

use crate::{
    agreement::{edit, run},
    publication::{edit_site, gazette, publish_data},
};
use serde_json::json;

#[test]
fn what_changes_the_pages_of_the_archive_is_refused_by_both_in_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    publish_data(&data, folder.path());
    edit_site(&data, |site| site["page_size"] = json!(7));
    let refused = |arguments: &[&str]| {
        let output = run(arguments, folder.path());
        let text = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{text}");
        let begin = text.find("page_size: a page of the archive held").unwrap_or_else(|| panic!("{text}"));
        text[begin..].split_once("\nmasthead: ").map_or(text[begin..].to_owned(), |(told, _)| format!("{told}\n"))
    };
    let told = refused(&["check", "data"]);
    assert!(told.contains("let it change once: masthead publish --renumber"), "{told}");
    assert_eq!(refused(&["publish", "data", "--app", "app"]), told);
    assert_eq!(run(&["check", "data", "--out", "elsewhere"], folder.path()).status.code(), Some(0));
    let renumbered = run(&["publish", "data", "--app", "app", "--renumber"], folder.path());
    assert!(renumbered.status.success(), "{renumbered:?}");
    assert_eq!(run(&["check", "data"], folder.path()).status.code(), Some(0));
}

#[test]
fn what_readers_would_find_no_more_is_told_by_both() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 25);
    publish_data(&data, folder.path());
    let told = |arguments: &[&str]| String::from_utf8(run(arguments, folder.path()).stderr).unwrap();
    let warnings = |told: &str| told.matches("warning:").count();
    let before = warnings(&told(&["check", "data"]));
    let article = |id: &str, date: &str| {
        json!({ "id": id, "title": id, "content_html": "<p>Text.</p>", "date_published": date,
            "_masthead": { "category": "others" } })
    };
    let told_by_both = |what: &str| {
        for arguments in [&["check", "data"][..], &["publish", "data", "--app", "app"]] {
            let told = told(arguments);
            assert!(told.contains(what), "{told}");
            assert_eq!(warnings(&told), before + 1, "{told}");
        }
        assert_eq!(warnings(&told(&["check", "data"])), before);
    };
    edit(&data, "feeds/en.json", |feed| {
        let items = feed["items"].as_array_mut().unwrap();
        items.retain(|item| item["id"] != "a3" && item["id"] != "a4");
        items[0]["_masthead"]["aliases"] = json!(["/en/posts/a4/"]);
        items[1]["id"] = json!("renamed");
        items[1]["_masthead"]["aliases"] = json!(["/en/posts/a23/"]);
        items[2]["_masthead"]["draft"] = json!(true);
        items.insert(0, article("new", "2010-01-01T08:00:00Z"));
    });
    told_by_both(
        "2 published articles are gone, and whoever has kept an address finds nothing: /en/posts/a22/, /en/posts/a3/\n",
    );
    edit(&data, "feeds/en.json", |feed| {
        feed["items"].as_array_mut().unwrap().push(article("late", "2008-01-01T08:00:00Z"));
    });
    told_by_both(
        "1 new article is older than what stands in the archive, whose pages would hold other articles than before: \"late\"\n",
    );
}
