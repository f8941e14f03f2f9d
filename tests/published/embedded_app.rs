//! The app that is published: from a folder, or from inside the program.

use crate::publication::{Quiet, app, files, gazette, options};
use masthead::program::publish::{BuiltApp, Options, publish};
use std::{collections::BTreeMap, path::Path};

/// The same files as in the folder, as a program holds them.
fn inside(folder: &Path) -> BuiltApp {
    BuiltApp::Embedded(files(folder).into_iter().map(|(name, bytes)| (name.into(), bytes.into())).collect())
}

#[test]
fn an_app_inside_the_program_gives_the_same_pages_as_one_in_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    gazette(&folder.path().join("data"), 3);
    let in_folder = options(folder.path());
    publish(&in_folder, &Quiet).unwrap();
    let out = folder.path().join("other");
    let in_program = Options { app: inside(&folder.path().join("app")), out: out.clone(), ..in_folder };
    publish(&in_program, &Quiet).unwrap();
    assert!(files(&out).contains_key("app-1.wasm"));
    assert!(files(&out) == files(&folder.path().join("dist")));
}

#[test]
fn an_app_without_its_page_is_told_from_one_that_is_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    let said = |app| publish(&Options { app, ..options(folder.path()) }, &Quiet).unwrap_err().to_string();
    let elsewhere = folder.path().join("app");
    let place = elsewhere.join("index.html");
    assert!(said(BuiltApp::Folder(elsewhere)).contains(place.to_str().unwrap()));
    assert!(
        said(BuiltApp::Embedded(BTreeMap::new())).starts_with("index.html of the app in this program is not there")
    );
}
