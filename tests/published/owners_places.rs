//! The owner's files in the place of what publishing makes: which may stand there, and which may not.

use crate::{
    agreement::{
        Judgement::{Accepted, Refused},
        judge,
    },
    publication::{Quiet, app, edit, edit_site, gazette, options},
};
use masthead::program::{
    Remedy,
    publish::{PublishError, Published, publish},
};
use serde_json::json;
use std::{fs, path::Path};

fn write(data: &Path, name: &str) {
    let path = data.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, "mine").unwrap();
}

/// Publishes three articles and those files of the owner's without asking `check` before.
fn publish_with(names: &[&str], ignore: &[&str]) -> (tempfile::TempDir, Result<Published, PublishError>) {
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    let data = folder.path().join("data");
    gazette(&data, 3);
    edit_site(&data, |site| site["ignore"] = json!(ignore));
    names.iter().for_each(|name| write(&data, name));
    let outcome = publish(&options(folder.path()), &Quiet);
    (folder, outcome)
}

#[test]
fn a_file_where_publishing_makes_a_folder_is_refused_by_both_in_the_same_words() {
    for name in ["en", "sized", "en/posts", "en/posts/a1", "en/category", "en/category/thirds", "en/archive/2009"] {
        let said = judge(name, Refused, &[], |data| write(data, name));
        let words = format!(
            "error: {name}: it is a file of yours where publishing makes a folder of that name\n  what to do: give it another name\n"
        );
        assert!(said.contains(&words), "{name}: {said}");
        // Without a picture in several sizes there is no such folder.
        if name != "sized" {
            let fault = publish_with(&[name], &[]).1.unwrap_err().told();
            assert_eq!(format!("{fault}\n"), words, "{name}");
        }
    }
    for name in [
        "media",
        "english",
        "posts",
        "en/mine",
        "en/posts/mine",
        "fonts",
        "en/index.html",
        "en/404.html",
        "en/feed.json",
        // There are no tags, no authors, and no more articles than the front page shows.
        "en/tag",
        "en/author",
        "en/page",
    ] {
        judge(name, Accepted, &[], |data| write(data, name));
    }
    for name in ["en/tag", "en/author", "en/page"] {
        judge(name, Refused, &[], |data| {
            edit_site(data, |site| site["page_size"] = json!(1));
            edit(data, "feeds/en.json", |feed| {
                feed["items"][0]["tags"] = json!(["rain"]);
                feed["items"][0]["authors"] = json!([{ "name": "Ann" }]);
            });
            write(data, name);
        });
    }
}

#[test]
fn a_folder_where_publishing_makes_a_file_is_refused_by_both_in_the_same_words() {
    for name in [
        "robots.txt",
        "_headers",
        "_redirects",
        ".htaccess",
        "index.html",
        "404.html",
        "sitemap.xml",
        "embed.js",
        "start.js",
        "icons.svg",
        "en/index.html",
        "en/feed.json",
        "en/posts/a1/index.html",
    ] {
        let inside = format!("{name}/mine.txt");
        let said = judge(name, Refused, &[], |data| write(data, &inside));
        let words = format!(
            "error: {name}: it is a folder of yours where publishing makes a file of that name\n  what to do: give it another name\n"
        );
        assert!(said.contains(&words), "{name}: {said}");
        let fault = publish_with(&[&inside], &[]).1.unwrap_err().told();
        assert_eq!(format!("{fault}\n"), words, "{name}");
    }
    judge("what is left out", Accepted, &[], |data| {
        write(data, "robots.txt/.mine");
        write(data, "en/index.html/mine.bak");
    });
}

#[test]
fn a_script_that_every_page_needs_is_not_replaced() {
    for name in ["start.js", "embed.js", "app-0123456789abcdef.js", "app-0123456789abcdef_bg.wasm"] {
        let said = judge(name, Refused, &[], |data| write(data, name));
        let words = format!("error: {name}: it stands in the place of a script that every page needs");
        assert!(said.contains(&words), "{said}");
        let fault = publish_with(&[name], &[]).1.unwrap_err().told();
        assert!(said.contains(&fault), "{fault}");
    }
    for name in ["app-store.js", "js/start.js", "service-worker.js", "style-2024.css"] {
        judge(name, Accepted, &[], |data| write(data, name));
    }
}

#[test]
fn what_stands_in_the_place_of_the_apps_files_is_named() {
    let (folder, outcome) = publish_with(&["icons.svg"], &[]);
    assert_eq!(outcome.unwrap().instead_of_ours, ["icons.svg"]);
    assert_eq!(fs::read_to_string(folder.path().join("dist/icons.svg")).unwrap(), "mine");
}

#[test]
fn what_is_ignored_takes_nothing_of_the_apps_away() {
    let (folder, outcome) = publish_with(&["start.js", "icons.svg"], &["*.js", "icons.svg"]);
    assert_eq!(outcome.unwrap().instead_of_ours, [""; 0]);
    for name in ["start.js", "icons.svg"] {
        let published = fs::read(folder.path().join("dist").join(name)).unwrap();
        assert_eq!(published, fs::read(folder.path().join("app").join(name)).unwrap(), "{name}");
    }
}

/// Trunk copies the publication's data there.
#[test]
fn what_is_ignored_is_not_taken_from_the_apps_folder_either() {
    let (folder, outcome) = publish_with(&["notes.txt"], &["notes.txt"]);
    outcome.unwrap();
    write(&folder.path().join("app"), "notes.txt");
    publish(&options(folder.path()), &Quiet).unwrap();
    assert!(!folder.path().join("dist/notes.txt").exists());
}
