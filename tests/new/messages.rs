//! What `masthead new` and `masthead languages` say, whole.

use crate::said::said;
use insta::assert_snapshot;
use std::{fs, path::Path, process::Command};

/// What is said to whoever stands in that folder.
fn told(folder: &Path, arguments: &[&str]) -> String {
    said(Command::new(env!("CARGO_BIN_EXE_masthead")).current_dir(folder).args(arguments), &[])
}

#[test]
fn it_says_what_to_do_next() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!("in_one_language", told(folder.path(), &["new", "gazette"]));
    assert_snapshot!("in_two_languages", told(folder.path(), &["new", "herald", "--edition", "fa", "--edition", "en"]));
    assert_snapshot!(
        "in_a_region_and_on_a_host",
        told(folder.path(), &["new", "zeitung", "--edition", "de-AT,en", "--deploy", "github-pages"])
    );
    assert_snapshot!("the_sample", told(folder.path(), &["new", "sample", "--sample"]));
}

#[test]
fn nothing_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("gazette")).unwrap();
    fs::write(folder.path().join("gazette/site.json"), "mine").unwrap();
    assert_snapshot!("a_folder_that_is_not_empty", told(folder.path(), &["new", "gazette"]));
    assert_snapshot!("a_file", told(folder.path(), &["new", "gazette/site.json"]));
    fs::create_dir(folder.path().join("herald")).unwrap();
    fs::write(folder.path().join("herald/.gitlab-ci.yml"), "mine").unwrap();
    assert_snapshot!("the_file_of_a_host", told(folder.path(), &["new", "herald", "--deploy", "gitlab-pages"]));
}

#[test]
fn an_edition_that_cannot_be_made_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    assert_snapshot!("a_language_without_words", told(folder.path(), &["new", "gazette", "--edition", "cy"]));
    assert_snapshot!("the_name_of_a_language", told(folder.path(), &["new", "gazette", "--edition", "english"]));
    assert_snapshot!("the_same_twice", told(folder.path(), &["new", "gazette", "--edition", "en,EN"]));
    assert!(!folder.path().join("gazette").exists());
}

#[test]
fn the_languages_are_listed_with_who_has_read_them() {
    assert_snapshot!("languages", told(Path::new("."), &["languages"]));
    assert_snapshot!("a_language_that_does_not_come_along", told(Path::new("."), &["languages", "klingon"]));
}

/// Its address is still the one to begin with.
#[test]
fn what_was_made_is_accepted_with_a_note() {
    let folder = tempfile::tempdir().unwrap();
    told(folder.path(), &["new", "gazette", "--edition", "en,fa"]);
    assert_snapshot!("a_new_publication_checked", told(&folder.path().join("gazette"), &["check", "--strict"]));
}
