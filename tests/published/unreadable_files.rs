//! Files that this program may not read. The super-user may read everything: for others only these show anything.
#![cfg(unix)]

use crate::{
    agreement::{Judgement::Refused, judge, run},
    publication::{app, edit, gazette},
};
use serde_json::json;
use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt,
    path::Path,
};

/// Writes a file that nobody may read; false for whom that is no hindrance.
fn lock(data: &Path, name: &str) -> bool {
    let path = data.join(name);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, "mine").unwrap();
    fs::set_permissions(&path, Permissions::from_mode(0o000)).unwrap();
    File::open(path).is_err()
}

fn is_hindered() -> bool {
    lock(tempfile::tempdir().unwrap().path(), "x")
}

#[test]
fn a_file_that_cannot_be_read_is_refused_by_both() {
    if !is_hindered() {
        return;
    }
    let html = "<img src=media/b.png alt=b> <a href=media/c.pdf>c</a>";
    for (name, doing) in [
        ("media/a.png", "copying"),
        ("media/b.png", "copying"),
        ("media/c.pdf", "copying"),
        ("notes/named-by-nothing.txt", "copying"),
        ("robots.txt", "reading"),
        ("_headers", "reading"),
    ] {
        let said = judge(name, Refused, &[], |data| {
            for other in ["media/a.png", "media/b.png", "media/c.pdf"] {
                lock(data, other);
                fs::set_permissions(data.join(other), Permissions::from_mode(0o644)).unwrap();
            }
            edit(data, "feeds/en.json", |feed| {
                feed["items"][0]["image"] = json!("media/a.png");
                feed["items"][0]["content_html"] = json!(html);
            });
            lock(data, name);
        });
        let words = format!("error: {name}: {doing} data/{name}: Permission denied");
        assert!(said.contains(&words), "{name}: {said}");
        assert_eq!(said.matches("Permission denied").count(), 1, "{name}: {said}");
        assert!(name != "media/a.png" || !said.contains("unknown size"), "{said}");
    }
}

#[test]
fn check_refuses_a_place_that_cannot_be_written_as_publishing_does() {
    if !is_hindered() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    app(&folder.path().join("app"));
    let closed = folder.path().join("closed");
    fs::create_dir(&closed).unwrap();
    fs::set_permissions(&closed, Permissions::from_mode(0o555)).unwrap();
    for out in ["closed/dist", "closed/a/dist"] {
        let check = run(&["check", "data", "--out", out], folder.path());
        let publish = run(&["publish", "--app", "app", "data", "--out", out], folder.path());
        let said = String::from_utf8_lossy(&publish.stderr).into_owned();
        let (fault, rest) =
            said.split_once("masthead: writing into ").map(|(_, rest)| rest.split_once('\n').unwrap()).unwrap();
        assert!(rest.contains("masthead: nothing was published"), "{said}");
        let checked = String::from_utf8_lossy(&check.stderr).into_owned();
        assert!(!check.status.success() && checked.contains(&format!("writing into {fault}")), "{checked}\n{said}");
    }
}
