//! What `masthead publish` says, whole.

use crate::{
    publication::{app, edit, edit_site, files, gazette, program},
    said::{as_everywhere, said},
};
use insta::assert_snapshot;
use masthead::program::publish::Output;
use std::fs;
use tempfile::TempDir;

/// A folder with the built app and a right publication in `data`.
fn publication() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    let data = folder.path().join("data");
    gazette(&data, 3);
    edit(&data, "feeds/en.json", |feed| feed["version"] = "https://jsonfeed.org/version/1.1".into());
    folder
}

/// What is said when it is published, without how many files there are and how long it took.
fn told(folder: &TempDir, more: &[&str]) -> String {
    let place = folder.path().canonicalize().unwrap();
    let said = said(program(folder.path()).args(more), &[(place.to_str().unwrap(), "<folder>")]);
    let Some((before, rest)) = said.split_once(" removed, in ") else { return said };
    let (_, after) = rest.split_once('\n').unwrap();
    let count = files(&folder.path().join("dist")).len();
    let (written, unchanged) = (format!(" {count} files written"), format!(" {count} unchanged"));
    let counted = [(written.as_str(), " <all> files written"), (unchanged.as_str(), " <all> unchanged")];
    as_everywhere(&format!("{before} removed, in <time>\n{after}"), &counted)
}

#[test]
fn at_each_run_it_says_what_was_written() {
    let folder = publication();
    assert_snapshot!("the_first_run", told(&folder, &[]));
    assert_snapshot!("a_run_without_a_change", told(&folder, &[]));
    edit(&folder.path().join("data"), "feeds/en.json", |feed| drop(feed.as_object_mut().unwrap().remove("version")));
    assert_snapshot!("a_run_with_a_warning", told(&folder, &[]));
    assert_snapshot!("a_run_that_refuses_warnings", told(&folder, &["--strict"]));
}

#[test]
fn what_readers_do_not_see_and_what_is_the_owners_is_named() {
    let folder = publication();
    let data = folder.path().join("data");
    edit_site(&data, |site| site["editions"][0]["feed"] = "content/en/".into());
    fs::create_dir_all(data.join("content/en")).unwrap();
    for (name, keys) in [
        ("flood.md", "title: The flood\ndate: 2026-05-01\n"),
        ("rain.md", "title: The rain\ndate: 2026-05-02\ndraft: true\n"),
        ("snow.md", "title: The snow\ndate: 2026-12-24 06:00\n"),
    ] {
        fs::write(data.join("content/en").join(name), format!("---\n{keys}---\nText.\n")).unwrap();
    }
    for name in ["404.html", "robots.txt", "notes~"] {
        fs::write(data.join(name), "mine").unwrap();
    }
    assert_snapshot!("left_out", told(&folder, &["--at", "2026-12-01"]));
}

#[test]
fn where_there_is_no_publication_it_says_so() {
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    assert_snapshot!("no_folder", told(&folder, &[]));
    fs::write(folder.path().join("data"), "Dear friend").unwrap();
    assert_snapshot!("a_file_as_the_folder", told(&folder, &[]));
    fs::remove_file(folder.path().join("data")).unwrap();
    fs::create_dir(folder.path().join("data")).unwrap();
    assert_snapshot!("no_publication", told(&folder, &[]));
}

#[test]
fn a_publication_without_an_address_is_refused() {
    let folder = publication();
    edit_site(&folder.path().join("data"), |site| drop(site.as_object_mut().unwrap().remove("base_url")));
    assert_snapshot!("no_address", told(&folder, &[]));
}

#[test]
fn a_broken_feed_is_refused_and_the_pages_stand() {
    let folder = publication();
    told(&folder, &[]);
    fs::write(folder.path().join("data/feeds/en.json"), "{\n  \"items\": [\n    { \"id\": \"1\", }\n  ]\n}\n").unwrap();
    assert_snapshot!("a_broken_feed", told(&folder, &[]));
}

#[test]
fn a_folder_of_something_else_is_refused() {
    let folder = publication();
    fs::create_dir(folder.path().join("letters")).unwrap();
    fs::write(folder.path().join("letters/to-a-friend.txt"), "Dear friend").unwrap();
    assert_snapshot!("a_folder_of_letters", told(&folder, &["--out", "letters"]));
    assert_snapshot!("the_data", told(&folder, &["--out", "data"]));
    assert_snapshot!("a_file_in_the_place", told(&folder, &["--out", "letters/to-a-friend.txt"]));
    told(&folder, &[]);
    assert_snapshot!("a_folder_among_other_pages", told(&folder, &["--out", "dist/news"]));
}

#[test]
fn files_that_no_run_has_made_are_named() {
    let folder = publication();
    told(&folder, &[]);
    for name in ["en/notes.txt", "google1234.html"] {
        fs::write(folder.path().join("dist").join(name), "mine").unwrap();
    }
    assert_snapshot!("files_in_the_way", told(&folder, &[]));
}

#[test]
fn pages_of_the_archive_that_would_change_are_refused() {
    let folder = publication();
    told(&folder, &[]);
    edit_site(&folder.path().join("data"), |site| site["page_size"] = 7.into());
    assert_snapshot!("another_archive", told(&folder, &[]));
}

#[test]
fn a_second_run_at_once_is_refused() {
    let folder = publication();
    let _other = Output::begin(&folder.path().join("dist")).unwrap();
    assert_snapshot!("another_run", told(&folder, &[]));
}

#[test]
fn an_app_that_is_not_there_is_refused() {
    let folder = publication();
    fs::remove_dir_all(folder.path().join("app")).unwrap();
    assert_snapshot!("no_app", told(&folder, &[]));
}
