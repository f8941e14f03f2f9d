//! What the server does not do.

use crate::server::Publication;
use assert_cmd::prelude::*;
use predicates::{prelude::*, str::contains};
use std::{
    io::{BufRead, BufReader},
    process::{Command, Stdio},
};

#[test]
fn a_host_that_is_none_of_this_machine_is_an_error_that_says_what_to_do() {
    let publication = Publication::of_one_article();
    let refused = publication.command().args(["--host", "203.0.113.1"]).assert().code(1);
    refused.stderr(contains("203.0.113.1").and(contains("what to do")));
}

/// It would wait for ever for a folder that was only spelt wrongly.
#[test]
fn what_is_no_folder_is_not_waited_for() {
    let publication = Publication::of_one_article();
    for (name, what) in [("nowhere", "there is no such folder"), ("feeds/en.json", "it is a file")] {
        let data = publication.data().join(name);
        let mut serve = Command::new(env!("CARGO_BIN_EXE_masthead"));
        serve.arg("serve").arg(&data).args(["--port", "0", "--app"]).arg(publication.app());
        let mut running = serve.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut ready = String::new();
        BufReader::new(running.stdout.take().unwrap()).read_line(&mut ready).unwrap();
        if !ready.is_empty() {
            running.kill().unwrap();
        }
        let output = running.wait_with_output().unwrap();
        assert_eq!(ready, "");
        let said = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{said}");
        assert!(said.contains(&format!("{}: {what}", data.display())) && said.contains("what to do: "), "{said}");
    }
}

#[test]
fn whoever_comes_by_the_name_of_another_site_is_refused() {
    let server = Publication::of_one_article().serve_kept();
    for path in ["/en/", "/.masthead/events", "/.masthead/live.js"] {
        for host in ["hostile.example", "127.0.0.1.hostile.example:8080", ""] {
            assert_eq!(server.ask("GET", path, &[("Host", host)]).status, 403, "{host}{path}");
        }
    }
    for host in ["localhost", "[::1]:8080"] {
        assert_eq!(server.ask("GET", "/en/", &[("Host", host)]).status, 200, "{host}");
    }
}

#[test]
fn the_pages_of_other_sites_show_nothing_of_it() {
    let server = Publication::of_one_article().serve_kept();
    let asked = |site: &str, mode: &str, dest: &str| {
        let headers = [("Sec-Fetch-Site", site), ("Sec-Fetch-Mode", mode), ("Sec-Fetch-Dest", dest)];
        server.ask("GET", "/en/", &headers)
    };
    for (mode, dest) in [("no-cors", "image"), ("no-cors", "script"), ("navigate", "iframe"), ("cors", "empty")] {
        assert_eq!(asked("cross-site", mode, dest).status, 403, "{mode} {dest}");
    }
    for (site, mode, dest) in
        [("cross-site", "navigate", "document"), ("same-origin", "cors", "empty"), ("none", "navigate", "document")]
    {
        let answer = asked(site, mode, dest);
        assert_eq!(answer.status, 200, "{site} {mode} {dest}");
        assert_eq!(answer.header("cross-origin-resource-policy"), Some("same-origin"));
        assert_eq!(answer.header("x-frame-options"), Some("sameorigin"));
    }
}
