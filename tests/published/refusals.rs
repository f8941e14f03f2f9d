//! What cannot be published, or must not be replaced.

use crate::publication::{Quiet, app, files, gazette, options, program, publish_data};
use assert_cmd::prelude::*;
use masthead::program::{
    Remedy,
    publish::{Options, Output, publish},
};
use predicates::str::contains;
use std::{
    fs,
    path::Path,
    process::{Command, Output as Said, Stdio},
};

#[test]
fn what_cannot_be_published_leaves_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 12);
    publish_data(&data, folder.path());
    let before = files(&folder.path().join("dist"));
    fs::write(data.join("feeds/en.json"), "{\"items\": [").unwrap();
    let fault = publish(&options(folder.path()), &Quiet).unwrap_err().told();
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
        let fault = publish(&options, &Quiet).unwrap_err().told();
        assert!(fault.contains("would be replaced"), "{out}: {fault}");
    }
    assert!(folder.path().join("letters/to-a-friend.txt").is_file() && data.join("site.json").is_file());
}

/// What `check` says of a publication, and whether it accepts it.
fn checked(folder: &Path, out: &str) -> (String, bool) {
    let mut check = Command::new(env!("CARGO_BIN_EXE_masthead"));
    let said = check.current_dir(folder).args(["check", "data", "--out", out]).output().unwrap();
    (words(&said), said.status.success())
}

#[test]
fn check_refuses_a_folder_that_publishing_does_in_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    publish_data(&data, folder.path());
    fs::create_dir(folder.path().join("letters")).unwrap();
    fs::write(folder.path().join("letters/to-a-friend.txt"), "Dear friend").unwrap();
    fs::write(data.join("CNAME"), "mine").unwrap();
    for name in ["CNAME", ".DS_Store"] {
        fs::write(folder.path().join("dist").join(name), "mine").unwrap();
    }
    for fine in ["dist", "new", "letters/new"] {
        let (said, accepts) = checked(folder.path(), fine);
        assert!(accepts, "{fine}: {said}");
    }
    fs::write(folder.path().join("dist/en/my.txt"), "mine").unwrap();
    for out in ["dist", "letters", ".", "data", "dist/news", "letters/to-a-friend.txt"] {
        let fault = program(folder.path()).args(["--out", out]).assert().code(1);
        let fault = words(fault.get_output());
        let (fault, _) = fault.rsplit_once("\nmasthead: nothing was published").unwrap();
        let (_, fault) = fault.rsplit_once("masthead: ").unwrap();
        let (what, remedy) = fault.split_once('\n').unwrap();
        let (said, accepts) = checked(folder.path(), out);
        let what = what.strip_prefix(&format!("{out} ")).unwrap();
        assert!(
            !accepts && said.contains(&format!("error: {out}: --out: {what}\n{remedy}\n")),
            "{out}: {said}\n{fault}"
        );
    }
    fs::write(folder.path().join("dist/.masthead.json"), "{").unwrap();
    let (said, accepts) = checked(folder.path(), "dist");
    assert!(!accepts && said.contains("put back the one that was uploaded last"), "{said}");
}

/// Both mean the one in the folder that somebody stands in, not the publication's.
#[test]
fn check_looks_where_publishing_would_write() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    app(&folder.path().join("app"));
    for out in [data.join("dist"), folder.path().join("dist")] {
        fs::create_dir(&out).unwrap();
        fs::write(out.join("mine.txt"), "mine").unwrap();
        let (said, accepts) = checked(folder.path(), "dist");
        let published = program(folder.path()).output().unwrap();
        assert_eq!(accepts, published.status.success(), "{}: {said}{}", out.display(), words(&published));
        assert_eq!(accepts, out.starts_with(&data), "{}: {said}", out.display());
        let _ = fs::remove_dir_all(folder.path().join("dist"));
    }
}

#[test]
fn an_app_that_is_not_built_is_told_from_one_of_another_version() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    let fault = || publish(&options(folder.path()), &Quiet).unwrap_err().told();
    assert!(fault().contains("the app is not built") && fault().contains("make publish"), "{}", fault());
    app(&folder.path().join("app"));
    fs::write(folder.path().join("app/index.html"), "<html></html>").unwrap();
    assert!(fault().contains("build the app again"), "{}", fault());
}

fn words(said: &Said) -> String {
    String::from_utf8_lossy(&said.stderr).into_owned()
}

#[test]
fn of_two_runs_at_once_the_second_says_so() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    app(&folder.path().join("app"));
    program(folder.path()).assert().success();
    let before = files(&folder.path().join("dist"));
    let first = Output::begin(&folder.path().join("dist")).unwrap();
    let second = program(folder.path()).assert().code(1);
    second.stderr(contains("another run is publishing there\n  what to do: wait"));
    drop(first);
    assert_eq!(files(&folder.path().join("dist")), before);
    program(folder.path()).assert().success();
}

#[test]
fn a_folder_among_other_pages_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    publish_data(&data, folder.path());
    for out in ["dist/news", "dist/en/a/b"] {
        let options = Options { out: folder.path().join(out), ..options(folder.path()) };
        let fault = publish(&options, &Quiet).unwrap_err().told();
        assert!(fault.contains("another publication's pages are") && fault.contains("what to do"), "{out}: {fault}");
    }
    assert!(!folder.path().join("dist/news").exists());
}

#[test]
fn a_file_in_the_place_of_the_folder_stays() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    app(&folder.path().join("app"));
    fs::write(folder.path().join("dist"), "Dear friend").unwrap();
    let fault = publish(&options(folder.path()), &Quiet).unwrap_err().told();
    assert!(fault.contains("would be replaced"), "{fault}");
    assert_eq!(fs::read_to_string(folder.path().join("dist")).unwrap(), "Dear friend");
}

/// Whoever reads what is said may go away; that it is published counts.
#[test]
fn a_closed_pipe_stops_nothing() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    app(&folder.path().join("app"));
    let mut running = program(folder.path()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop((running.stdout.take(), running.stderr.take()));
    assert_eq!(running.wait().unwrap().code(), Some(0));
    assert!(folder.path().join("dist/index.html").is_file());
}

#[test]
fn the_sources_of_another_publication_are_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["data", "other"] {
        gazette(&folder.path().join(name), 1);
    }
    app(&folder.path().join("app"));
    // Neither a page nor a program beside them makes them finished pages.
    for file in ["index.html", "masthead.wasm"] {
        fs::write(folder.path().join("other").join(file), "mine").unwrap();
    }
    let before = files(&folder.path().join("other"));
    let options = Options { out: folder.path().join("other"), ..options(folder.path()) };
    let fault = publish(&options, &Quiet).unwrap_err().told();
    assert!(fault.contains("it holds a publication's sources\n  what to do: give a folder of its own"), "{fault}");
    assert_eq!(files(&folder.path().join("other")), before);
}

#[test]
fn what_an_owner_has_put_among_the_pages_is_not_taken_away() {
    let folder = tempfile::tempdir().unwrap();
    let (data, dist) = (folder.path().join("data"), folder.path().join("dist"));
    gazette(&data, 3);
    publish_data(&data, folder.path());
    for name in ["en/notes.txt", "google1234.html", "CNAME", ".DS_Store"] {
        fs::write(dist.join(name), "mine").unwrap();
    }
    fs::create_dir(dist.join(".git")).unwrap();
    fs::write(dist.join(".git/HEAD"), "mine").unwrap();
    fs::write(data.join("CNAME"), "mine").unwrap();
    let before = files(&dist);
    let fault = publish(&options(folder.path()), &Quiet).unwrap_err().told();
    assert!(
        fault.contains("what no run has put there: en/notes.txt, google1234.html\n  what to do: move it"),
        "{fault}"
    );
    assert_eq!(files(&dist), before);
    // Moved away, it keeps nothing from being published, and articles go as ever.
    for name in ["en/notes.txt", "google1234.html"] {
        fs::remove_file(dist.join(name)).unwrap();
    }
    gazette(&data, 1);
    publish_data(&data, folder.path());
    let after = files(&dist);
    assert!(
        !after.contains_key("en/posts/a2/index.html") && after[".git/HEAD"] == b"mine" && after["CNAME"] == b"mine"
    );
    assert!(!after.contains_key(".DS_Store"));
}

#[test]
fn what_an_owner_has_put_where_a_page_comes_next_is_refused_by_both_in_the_same_words() {
    let folder = tempfile::tempdir().unwrap();
    let (data, dist) = (folder.path().join("data"), folder.path().join("dist"));
    let page = "en/posts/a2/index.html";
    gazette(&data, 1);
    publish_data(&data, folder.path());
    fs::create_dir_all(dist.join(page).parent().unwrap()).unwrap();
    fs::write(dist.join(page), "mine").unwrap();
    gazette(&data, 3);
    let before = files(&dist);
    let told = publish(&options(folder.path()), &Quiet).unwrap_err().told();
    let (said, accepts) = checked(folder.path(), "dist");
    assert_eq!(files(&dist), before);
    let words =
        format!("it holds what no run has put there: {page}\n  what to do: move it into the publication's folder");
    assert!(!accepts && told.contains(&words) && said.contains(&words), "{told}\n{said}");
    // Moved there, it stands in the place of ours.
    fs::create_dir_all(data.join(page).parent().unwrap()).unwrap();
    fs::rename(dist.join(page), data.join(page)).unwrap();
    assert!(checked(folder.path(), "dist").1);
    publish_data(&data, folder.path());
    assert_eq!(fs::read_to_string(dist.join(page)).unwrap(), "mine");
}
