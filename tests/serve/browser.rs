//! The browser that `--open` opens: here a script stands in for it.

#![cfg(all(unix, not(target_os = "macos")))]

use crate::server::{Publication, Server};
use std::{
    fs,
    io::{BufRead, BufReader},
    os::unix::fs::PermissionsExt,
    process::{Child, Stdio},
    sync::mpsc,
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long anything may take before a test has failed.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A folder of programs that has nothing but what opens addresses on a desktop, or not even that.
fn programs(opener: Option<&str>) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    if let Some(script) = opener {
        let path = folder.path().join("xdg-open");
        fs::write(&path, script).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    folder
}

/// Ends the server with the test, also where that fails.
struct Ended(Child);

impl Drop for Ended {
    fn drop(&mut self) {
        let _ = self.0.kill().and_then(|()| self.0.wait());
    }
}

/// Serves a publication with those programs, does something while it runs, and ends it. `see` gets its address and what asks
/// for the next line that it says.
fn serve_with(programs: &TempDir, see: impl FnOnce(&str, &mut dyn FnMut() -> String)) {
    let publication = Publication::of_one_article();
    let mut command = publication.command();
    command.args(["--port", "0", "--open"]).env("PATH", programs.path());
    let process = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let Ended(process) = &mut Ended(process);
    let mut first = String::new();
    BufReader::new(process.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let address = first.split_once(" is at ").unwrap().1.split_once(' ').unwrap().0;
    let (tell, told) = mpsc::channel();
    let errors = BufReader::new(process.stderr.take().unwrap()).lines().map_while(Result::ok);
    thread::spawn(move || errors.for_each(|line| drop(tell.send(line))));
    see(address, &mut || told.recv_timeout(TIMEOUT).expect("it says more"));
    let host = address.strip_prefix("http://").unwrap().trim_end_matches('/');
    let answer = Server::at(host).get("/en/");
    assert!(answer.status == 200 && answer.text().contains("One"), "the server goes on");
}

#[test]
fn the_browser_is_opened_at_the_address_of_the_publication() {
    let told = tempfile::tempdir().unwrap();
    let file = told.path().join("opened");
    let programs = programs(Some(&format!("#!/bin/sh\necho \"$#: $1\" >>'{}'\n", file.display())));
    serve_with(&programs, |address, _| {
        let since = Instant::now();
        let opened = loop {
            match fs::read_to_string(&file) {
                Ok(opened) if opened.ends_with('\n') => break opened,
                _ => assert!(since.elapsed() < TIMEOUT, "it was never opened"),
            }
            thread::sleep(Duration::from_millis(10));
        };
        assert_eq!(opened, format!("1: {address}\n"));
    });
}

#[test]
fn a_browser_that_cannot_be_opened_is_told_and_the_server_goes_on() {
    // One that begins and then fails is told of in the time alone that the crate waits for it.
    for opener in [None, Some("#!/nowhere\n")] {
        serve_with(&programs(opener), |address, say| {
            while !say().starts_with("masthead: no browser could be opened: ") {}
            assert_eq!(say(), format!("  what to do: open {address} yourself"));
        });
    }
}
