//! What `masthead serve` says, whole.

use crate::{said, server::Publication};
use insta::assert_snapshot;
use std::{net::TcpListener, path::Path};

/// The words that stand for what is another at every run.
fn as_everywhere(said: &str, publication: &Publication, port: &str) -> String {
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    let (data, app) = (text(&publication.data()), text(&publication.app()));
    said::as_everywhere(said, &[(&data, "<data>"), (&app, "<app>"), (port, "<port>")])
}

#[test]
fn when_it_begins_it_says_where_it_is() {
    let publication = Publication::of_one_article();
    let server = publication.serve();
    let (_, port) = server.host.rsplit_once(':').unwrap();
    let (before, rest) = server.first_words.split_once("(ready in ").unwrap();
    let (_, after) = rest.split_once(')').unwrap();
    assert_snapshot!("first_words", as_everywhere(&format!("{before}(ready in <time>){after}"), &publication, port));
}

#[test]
fn a_port_that_somebody_has_is_an_error_that_says_what_to_do() {
    let publication = Publication::of_one_article();
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port();
    let (port, next) = (port.to_string(), port.checked_add(1).unwrap_or(8080).to_string());
    let told = said::said(publication.command().args(["--port", &port]), &[(&next, "<next port>")]);
    assert_snapshot!("port_in_use", as_everywhere(&told, &publication, &port));
}
