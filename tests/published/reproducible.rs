//! The same app and the same publication give the same bytes, wherever and by however many threads: whoever doubts a
//! mirror can publish for themselves and compare.

use crate::publication::{app, files, gazette, program};
use assert_cmd::prelude::*;
use std::{
    fs,
    path::Path,
    process::Command,
    time::{Duration, SystemTime},
};

/// A publication with all that takes work: lists, pictures in sizes, a search index, compressed copies.
fn write_publication(folder: &Path) {
    app(&folder.join("app"));
    let data = folder.join("data");
    gazette(&data, 25);
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let picture = fs::read_dir(sample.join("media")).unwrap().filter_map(Result::ok).map(|entry| entry.path());
    let picture = picture.filter(|path| path.extension().is_some_and(|ending| ending == "jpg")).min().unwrap();
    fs::create_dir(data.join("media")).unwrap();
    fs::copy(picture, data.join("media/a.jpg")).unwrap();
    let feed = fs::read_to_string(data.join("feeds/en.json")).unwrap();
    let feed =
        feed.replacen("\"content_html\"", "\"image\": \"media/a.jpg\", \"tags\": [\"x\", \"y\"], \"content_html\"", 3);
    fs::write(data.join("feeds/en.json"), feed).unwrap();
}

#[test]
fn two_runs_of_one_publication_give_the_same_bytes() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_publication(one.path());
    // Written at another time, in another folder, and published from another one again, with other threads and another
    // clock.
    write_publication(other.path());
    for name in files(other.path()).keys() {
        let file = fs::File::options().write(true).open(other.path().join(name)).unwrap();
        file.set_modified(SystemTime::now() - Duration::from_hours(1000)).unwrap();
    }
    let mut first = program(one.path());
    first.env("RAYON_NUM_THREADS", "1").env("TZ", "Asia/Tehran").env("LANG", "C").assert().success();
    let out = other.path().join("elsewhere/in/dist");
    let mut second = Command::new(env!("CARGO_BIN_EXE_masthead"));
    second.current_dir(other.path().join("app")).args(["publish", "--app", ".", "../data", "--out"]).arg(&out);
    second.env("RAYON_NUM_THREADS", "5").env("TZ", "America/New_York").assert().success();
    let (one, other) = (files(&one.path().join("dist")), files(&out));
    assert!(
        one.keys().any(|name| name.starts_with("sized/")) && one.contains_key("en/index.html.br"),
        "{:?}",
        one.keys()
    );
    let differing: Vec<_> = one.keys().chain(other.keys()).filter(|name| one.get(*name) != other.get(*name)).collect();
    assert!(differing.is_empty(), "{differing:?}");
}
