//! What cannot be published, or must not be replaced.

use crate::publication::{Quiet, app, files, gazette, options, publish_data};
use masthead::program::publish::{Options, publish};
use std::fs;

#[test]
fn what_cannot_be_published_leaves_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 12);
    publish_data(&data, folder.path());
    let before = files(&folder.path().join("dist"));
    fs::write(data.join("feeds/en.json"), "{\"items\": [").unwrap();
    let fault = publish(&options(folder.path()), &Quiet).unwrap_err().to_string();
    assert!(fault.contains("feeds/en.json") && fault.contains("what to do"), "{fault}");
    assert_eq!(files(&folder.path().join("dist")), before);
}

#[test]
fn a_folder_of_something_else_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    app(&folder.path().join("app"));
    fs::create_dir_all(folder.path().join("letters")).unwrap();
    fs::write(folder.path().join("letters/to-a-friend.txt"), "Dear friend").unwrap();
    for out in ["letters", "data", "."] {
        let options = Options { out: folder.path().join(out), ..options(folder.path()) };
        let fault = publish(&options, &Quiet).unwrap_err().to_string();
        assert!(fault.contains("would be replaced"), "{out}: {fault}");
    }
    assert!(folder.path().join("letters/to-a-friend.txt").is_file() && data.join("site.json").is_file());
}

#[test]
fn an_app_that_is_not_built_is_told_from_one_of_another_version() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    let fault = || publish(&options(folder.path()), &Quiet).unwrap_err().to_string();
    assert!(fault().contains("the app is not built") && fault().contains("make publish"), "{}", fault());
    app(&folder.path().join("app"));
    fs::write(folder.path().join("app/index.html"), "<html></html>").unwrap();
    assert!(fault().contains("build the app again"), "{}", fault());
}
