//! A disk that is full, that cannot be written to, that is mounted where the pages should go, or that loses its power: what
//! was published stands, and it is said what to do. The disks are in memory or a file, and in a name space of their own,
//! which a kernel may deny a user: then the test says so and ends.

#![cfg(target_os = "linux")]

use crate::publication::{app, edit_site, files, gazette, program};
use assert_cmd::prelude::*;
use serde_json::json;
use std::{
    env,
    fs::File,
    io::{self, Write},
    path::Path,
    process::{Command, Output, Stdio},
    thread,
};

/// A folder with the app and two publications that differ in every page, `data` and `new`.
fn publications() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    for (name, title) in [("data", "Morning"), ("new", "Evening")] {
        gazette(&folder.path().join(name), 6);
        edit_site(&folder.path().join(name), |site| site["name"] = json!(title));
    }
    std::fs::create_dir(folder.path().join("disk")).unwrap();
    folder
}

/// A disk in memory, and one in a file that holds what a power cut would leave of it.
const IN_MEMORY: &str = "mount -t tmpfs tmpfs disk";
const IN_A_FILE: &str = "truncate -s 64M file && mkfs.ext4 -q -F file && mount -o loop file disk";

/// Runs lines of a shell where they may mount such disks, in a folder; `None` where nobody may.
fn with_disks(folder: &Path, disk: &str, lines: &str) -> Option<Output> {
    let begin = "set -eu; publish() { \"$MASTHEAD\" publish --app app \"$@\"; }";
    for flags in ["-rm", "-m"] {
        let run = |lines: &str| {
            let mut shell = Command::new("unshare");
            shell.current_dir(folder).env("MASTHEAD", env!("CARGO_BIN_EXE_masthead")).env("LC_ALL", "C");
            shell.args([flags, "sh", "-c", lines]).output().ok()
        };
        if run(disk).is_some_and(|said| said.status.success()) {
            return run(&format!("{begin}\n{lines}"));
        }
    }
    skipped("this user may mount no disk here");
    None
}

/// Says that a test shows nothing here. What `eprintln!` writes is kept from whoever runs tests that pass.
fn skipped(why: &str) {
    let thread = thread::current();
    let _ = writeln!(io::stderr(), "SKIPPED {}: {why}", thread.name().unwrap_or_default());
}

/// Runs lines of a shell in a folder for a user without special rights, whose own it is; `None` where nobody can.
fn as_ordinary_user(folder: &Path, lines: &str) -> Option<Output> {
    const NOBODY: &str = "65534";
    let shell = |words: &[&str], lines: &str| {
        let mut shell = Command::new(words[0]);
        shell.current_dir(folder).env("MASTHEAD", env!("CARGO_BIN_EXE_masthead")).env("LC_ALL", "C");
        shell.args(&words[1..]).args(["sh", "-c", lines]).output().ok()
    };
    let is_root = shell(&["env"], "test $(id -u) = 0")?.status.success();
    if is_root {
        shell(&["env"], &format!("chown -R {NOBODY}:{NOBODY} ."))?;
    }
    let set = ["setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups"];
    let words = if is_root { &set[..] } else { &["env"] };
    // Both must be where others may read.
    if shell(words, "test -w . && \"$MASTHEAD\" --version").is_some_and(|said| said.status.success()) {
        return shell(words, &format!("set -eu; publish() {{ \"$MASTHEAD\" publish --app app \"$@\"; }}\n{lines}"));
    }
    skipped("nobody can become an ordinary user here who may run the program");
    None
}

fn text(said: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&said.stdout), String::from_utf8_lossy(&said.stderr))
}

/// Else a row of green tests says more than they have shown.
#[test]
fn a_test_that_can_mount_no_disk_says_so_though_it_passes() {
    let nothing = tempfile::tempdir().unwrap();
    let name = "disks::a_disk_that_cannot_be_written_to_is_named";
    let mut test = Command::new(env::current_exe().unwrap());
    let said = test.args(["--exact", name, "--test-threads", "2"]).env("PATH", nothing.path()).output().unwrap();
    assert!(said.status.success(), "{}", text(&said));
    let told = format!("SKIPPED {name}: this user may mount no disk here\n");
    assert!(String::from_utf8_lossy(&said.stderr).contains(&told), "{}", text(&said));
}

#[test]
fn on_a_full_disk_the_site_before_stands() {
    let folder = publications();
    let lines = "
        mount -t tmpfs -o size=8m tmpfs disk
        publish data --out disk/dist >/dev/null
        cp -r disk/dist before
        for free in 0 4 16 64 128 192 256; do
            rm -f disk/fill; dd if=/dev/zero of=disk/fill bs=4k 2>/dev/null || true
            truncate -s -${free}K disk/fill
            echo \"with $free\"
            if publish new --out disk/dist 2>&1; then echo 'it was published'; fi
            diff -r before disk/dist || echo 'it has changed'
            [ \"$(ls -A disk | tr '\\n' ' ')\" = 'dist fill ' ] || { echo 'something is left:'; ls -A disk; }
        done
        rm disk/fill
        publish new --out disk/dist >/dev/null
        cp -r disk/dist after";
    let Some(said) = with_disks(folder.path(), IN_MEMORY, lines) else { return };
    let said = text(&said);
    assert!(!["it was published", "it has changed", "is left"].iter().any(|word| said.contains(word)), "{said}");
    assert_eq!(said.matches("make room on the disk").count(), 7, "{said}");
    let after = files(&folder.path().join("after"));
    assert!(String::from_utf8_lossy(&after["en/index.html"]).contains("Evening"), "{said}");
}

#[test]
fn a_disk_that_cannot_be_written_to_is_named() {
    let folder = publications();
    let lines = "
        mount -t tmpfs tmpfs disk
        publish data --out disk/dist >/dev/null
        cp -r disk/dist before
        mount -o remount,ro disk
        if publish new --out disk/dist 2>&1; then echo 'it was published'; fi
        diff -r before disk/dist || echo 'it has changed'";
    let Some(said) = with_disks(folder.path(), IN_MEMORY, lines) else { return };
    let said = text(&said);
    assert!(said.contains("what to do: give a folder that can be written to"), "{said}");
    assert!(!said.contains("it was published") && !said.contains("it has changed"), "{said}");
}

#[test]
fn a_folder_where_a_disk_is_mounted_is_told_from_others() {
    let folder = publications();
    let lines = "
        mount -t tmpfs tmpfs disk
        if publish data --out disk 2>&1; then echo 'it was published'; fi
        [ -z \"$(ls -A disk)\" ] || echo 'something is there'
        publish data --out disk/site >/dev/null && test -f disk/site/index.html";
    let Some(said) = with_disks(folder.path(), IN_MEMORY, lines) else { return };
    assert!(said.status.success(), "{}", text(&said));
    let said = text(&said);
    assert!(said.contains("what to do: give a folder inside it"), "{said}");
    assert!(!said.contains("it was published") && !said.contains("something is there"), "{said}");
    assert!(!folder.path().join(".disk.publishing").exists(), "nothing is left beside");
}

#[test]
fn after_a_power_cut_the_new_site_is_on_the_disk() {
    let folder = publications();
    std::fs::create_dir(folder.path().join("cut")).unwrap();
    // As short a while after the end of the run as can be; the system itself would take five seconds and more.
    let lines = format!(
        "
        {IN_A_FILE}
        publish data --out disk/dist >/dev/null
        publish new --out disk/dist >/dev/null
        cp file file-after-the-cut
        mount -o loop file-after-the-cut cut
        diff -r disk/dist cut/dist && echo 'nothing is lost'"
    );
    let Some(said) = with_disks(folder.path(), IN_A_FILE, &lines) else { return };
    assert!(text(&said).contains("nothing is lost"), "{}", text(&said));
}

#[test]
fn a_folder_whose_owner_has_locked_it_is_replaced_and_nothing_is_left_beside() {
    let folder = publications();
    let lines = "
        publish data --out dist >/dev/null
        mkdir dist/.git && echo mine >dist/.git/HEAD
        chmod 444 dist/en/index.html dist/site.json
        chmod 555 dist/en dist/en/posts dist/en/posts/a1 dist
        for title in new data new; do
            publish $title --out dist
            [ \"$(ls -A | tr '\\n' ' ')\" = 'app data disk dist new ' ] || { echo 'something is left:'; ls -A; }
        done
        test -f dist/.git/HEAD";
    let Some(said) = as_ordinary_user(folder.path(), lines) else { return };
    assert!(said.status.success() && !text(&said).contains("is left"), "{}", text(&said));
    assert!(String::from_utf8_lossy(&files(&folder.path().join("dist"))["en/index.html"]).contains("Evening"));
}

#[test]
fn a_folder_that_cannot_be_read_is_told_of_once() {
    let folder = publications();
    let content = folder.path().join("new/content/en");
    std::fs::create_dir_all(&content).unwrap();
    std::fs::write(content.join("a.md"), "---\ntitle: A\n---\nText.\n").unwrap();
    edit_site(&folder.path().join("new"), |site| site["editions"][0]["feed"] = json!("content/en/"));
    for locked in ["data", "data/feeds", "data/locales", "new/content/en", "new/content"] {
        let lines = format!(
            "
            chmod 000 {locked}
            \"$MASTHEAD\" check \"$(dirname {locked}/x | cut -d/ -f1)\" --out unused || true
            chmod 755 {locked}"
        );
        let Some(said) = as_ordinary_user(folder.path(), &lines) else { return };
        let said = text(&said);
        assert!(said.contains("; 1 error, ") && said.contains("make "), "{locked}: {said}");
    }
}

/// Only the administrator can give folders away: others end here.
#[test]
fn a_folder_of_somebody_elses_is_named_and_the_site_stands() {
    let folder = publications();
    let Some(said) = as_ordinary_user(folder.path(), "publish data --out dist") else { return };
    assert!(said.status.success(), "{}", text(&said));
    let locked = folder.path().join("dist/en/posts");
    if std::os::unix::fs::chown(&locked, Some(0), Some(0)).is_err() {
        return skipped("this user can give no folder away");
    }
    let before = files(&folder.path().join("dist"));
    // Without giving it back to the user.
    let lines = "
        if setpriv --reuid 65534 --regid 65534 --clear-groups \"$MASTHEAD\" publish --app app new --out dist; then
            echo 'it was published'
        fi
        ls -A";
    let mut shell = Command::new("sh");
    let said = shell.current_dir(folder.path()).env("MASTHEAD", env!("CARGO_BIN_EXE_masthead"));
    let said = text(&said.args(["-c", lines]).output().unwrap());
    assert!(said.contains("dist/en/posts: ") && said.contains("what to do: make it yours"), "{said}");
    assert!(!said.contains("it was published") && said.starts_with("app\ndata\ndisk\ndist\nnew\n"), "{said}");
    assert!(files(&folder.path().join("dist")) == before);
}

/// For every user: a device that is always full. Whoever reads from a pipe and has had enough is no fault.
#[test]
fn what_a_full_disk_does_not_take_is_no_success() {
    let folder = publications();
    for arguments in [
        "languages",
        "languages fa",
        "completions bash",
        "help check",
        "check data",
        "check data --format json",
        "check data --format github",
    ] {
        let command = || {
            let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
            command.current_dir(folder.path()).args(arguments.split(' ')).stderr(Stdio::piped());
            command
        };
        let full = File::options().write(true).open("/dev/full").unwrap();
        let said = command().stdout(full).output().unwrap();
        assert_eq!(said.status.code(), Some(1), "{arguments}: {}", text(&said));
        assert!(text(&said).contains("what to do: make room where it goes"), "{arguments}: {}", text(&said));
        let mut running = command().stdout(Stdio::piped()).spawn().unwrap();
        drop(running.stdout.take());
        let said = running.wait_with_output().unwrap();
        assert_eq!(said.status.code(), Some(0), "{arguments}: {}", text(&said));
        assert!(!text(&said).contains("standard output"), "{arguments}: {}", text(&said));
    }
}

/// For every user: files may be no larger than so many blocks, and the first that is ends the run.
#[test]
fn a_file_that_grows_too_large_harms_nothing() {
    let folder = publications();
    program(folder.path()).assert().success();
    let before = files(&folder.path().join("dist"));
    for blocks in [1, 4, 8, 14] {
        let lines = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$0\" publish --app app new");
        let mut shell = Command::new("sh");
        let said =
            shell.current_dir(folder.path()).args(["-c", &lines, env!("CARGO_BIN_EXE_masthead")]).output().unwrap();
        assert_eq!(said.status.code(), Some(1), "{blocks}: {}", text(&said));
        assert!(text(&said).contains("what to do: let this program write larger files"), "{blocks}: {}", text(&said));
        assert!(files(&folder.path().join("dist")) == before, "{blocks}");
    }
}
