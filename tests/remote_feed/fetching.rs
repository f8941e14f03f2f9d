//! What comes of asking hosts that behave, and some that do not.

use crate::host::{Host, send};
use masthead::program::{
    Remedy,
    remote_feed::{Fetching, RemoteFault, RemoteFeed, RemoteFeeds, State, Unreached},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::Write,
    sync::{Arc, mpsc},
    thread,
    time::Duration,
};
use tempfile::TempDir;
use url::Url;

fn feed(ids: &[&str], next: Option<&str>) -> String {
    let items: Vec<_> = ids.iter().map(|id| json!({ "id": id, "title": id, "content_text": id })).collect();
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "next_url": next, "items": items }).to_string()
}

/// A run of its own.
fn ask(feeds: RemoteFeeds, address: &Url) -> Result<RemoteFeed, Unreached> {
    let fetched = feeds.get(address);
    drop(feeds);
    Arc::into_inner(fetched).expect("nobody else has it")
}

fn fetch(folder: &TempDir, address: &Url) -> Result<RemoteFeed, Unreached> {
    ask(RemoteFeeds::new(folder.path(), Fetching::OwnNetworkToo), address)
}

fn fault(address: &Url) -> RemoteFault {
    fetch(&tempfile::tempdir().unwrap(), address).unwrap_err().fault
}

fn ids(feed: &RemoteFeed) -> Vec<String> {
    let value: Value = serde_json::from_str(&feed.text).unwrap();
    value["items"].as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_document_of_a_feed_is_fetched() {
    let host = Host::of(&[
        ("/feed.json", feed(&["3", "2"], Some("older/2.json"))),
        ("/older/2.json", feed(&["1"], Some("../feed.json"))),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let fetched = fetch(&folder, &host.url("feed.json")).unwrap();
    assert_eq!(ids(&fetched), ["3", "2", "1"]);
    assert!(matches!(fetched.state, State::Current), "{:?}", fetched.state);
    assert_eq!(host.requests().len(), 2, "it leads back to its first document");
}

#[test]
fn only_what_is_new_is_sent_again() {
    let host = Host::answering(|request, stream| {
        if request.contains("if-none-match: \"one\"") && request.contains("if-modified-since: Tue, 24 Nov") {
            send(stream, "304 Not Modified", "", b"");
        } else {
            let headers = "ETag: \"one\"\r\nLast-Modified: Tue, 24 Nov 2026 10:00:00 GMT\r\n";
            send(stream, "200 OK", headers, feed(&["1"], None).as_bytes());
        }
    });
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        let fetched = fetch(&folder, &host.url("feed.json")).unwrap();
        assert_eq!(ids(&fetched), ["1"]);
        assert!(matches!(fetched.state, State::Current));
        assert!(fetched.not_kept.is_none());
    }
    let requests = host.requests();
    assert!(!requests[0].contains("if-none-match") && requests[1].contains("if-none-match"), "{requests:?}");
    assert!(requests[0].contains("user-agent: Masthead/"), "{requests:?}");
}

#[test]
fn the_last_copy_is_taken_where_a_feed_cannot_be_had() {
    let mut is_well = true;
    let host = Host::answering(move |_, stream| {
        match is_well {
            true => send(stream, "200 OK", "", feed(&["1"], None).as_bytes()),
            false => send(stream, "503 Service Unavailable", "", b"<html>later"),
        }
        is_well = false;
    });
    let folder = tempfile::tempdir().unwrap();
    fetch(&folder, &host.url("feed.json")).unwrap();
    let again = fetch(&folder, &host.url("feed.json")).unwrap();
    assert_eq!(ids(&again), ["1"]);
    let State::Kept { fault: Some(fault), .. } = again.state else { panic!("{:?}", again.state) };
    assert_eq!(fault.to_string(), format!("{} was answered with HTTP 503", host.url("feed.json")));
    // The copy is still there, and is all there is without a network.
    let offline = || RemoteFeeds::new(folder.path(), Fetching::Offline);
    let kept = ask(offline(), &host.url("feed.json")).unwrap();
    assert!(matches!(kept.state, State::Kept { fault: None, .. }), "{:?}", kept.state);
    assert!(matches!(ask(offline(), &host.url("other.json")).unwrap_err().fault, RemoteFault::NeverFetched));
    assert_eq!(host.requests().len(), 2);
}

#[test]
fn the_last_copy_is_taken_where_a_feed_has_no_items_any_more() {
    let mut answers = vec![feed(&["2", "1"], None), feed(&[], None), feed(&[], None), feed(&["1"], None)];
    let host = Host::answering(move |_, stream| send(stream, "200 OK", "", answers.pop().unwrap().as_bytes()));
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(ids(&fetch(&folder, &host.url("feed.json")).unwrap()), ["1"]);
    for _ in 0..2 {
        let emptied = fetch(&folder, &host.url("feed.json")).unwrap();
        assert_eq!(ids(&emptied), ["1"]);
        let State::Kept { fault: Some(fault), .. } = emptied.state else { panic!("{:?}", emptied.state) };
        assert_eq!(fault.to_string(), format!("{} has no items any more", host.url("feed.json")));
        assert!(fault.remedy().contains(".masthead/feeds/"), "{}", fault.remedy());
    }
    let filled = fetch(&folder, &host.url("feed.json")).unwrap();
    assert_eq!(ids(&filled), ["2", "1"]);
    assert!(matches!(filled.state, State::Current));
}

#[test]
fn a_feed_that_never_had_items_is_taken_as_it_is() {
    let host = Host::of(&[("/feed.json", feed(&[], None))]);
    let folder = tempfile::tempdir().unwrap();
    for _ in 0..2 {
        assert!(matches!(fetch(&folder, &host.url("feed.json")).unwrap().state, State::Current));
    }
}

#[test]
fn a_feed_of_which_a_part_is_missing_leaves_the_copy_as_it_was() {
    let mut answers = vec![
        ("404 Not Found", String::new()),
        ("200 OK", feed(&["4", "3"], Some("2.json"))),
        ("200 OK", feed(&["1"], None)),
        ("200 OK", feed(&["3", "2"], Some("2.json"))),
    ];
    let host = Host::answering(move |_, stream| {
        let (status, text) = answers.pop().unwrap();
        send(stream, status, "", text.as_bytes());
    });
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(ids(&fetch(&folder, &host.url("feed.json")).unwrap()), ["3", "2", "1"]);
    assert_eq!(ids(&fetch(&folder, &host.url("feed.json")).unwrap()), ["3", "2", "1"]);
}

#[test]
fn a_damaged_copy_is_none() {
    let host = Host::of(&[("/feed.json", feed(&["1"], None))]);
    let folder = tempfile::tempdir().unwrap();
    fetch(&folder, &host.url("feed.json")).unwrap();
    for copy in fs::read_dir(folder.path()).unwrap() {
        fs::write(copy.unwrap().path(), "{\"version\":").unwrap();
    }
    assert_eq!(ids(&fetch(&folder, &host.url("feed.json")).unwrap()), ["1"]);
}

#[test]
fn rss_and_atom_are_read_too() {
    let rss = "<?xml version='1.0'?><rss version='2.0'><channel><title>T</title><link>https://e.example/</link>\
               <description>d</description><item><guid>r-1</guid><title>One</title></item></channel></rss>";
    let host = Host::of(&[("/rss.xml", rss.to_owned())]);
    let fetched = fetch(&tempfile::tempdir().unwrap(), &host.url("rss.xml")).unwrap();
    assert_eq!(ids(&fetched), ["r-1"]);
}

#[test]
fn hosts_of_the_own_network_are_asked_only_where_that_is_allowed() {
    let host = Host::of(&[("/feed.json", feed(&["1"], None))]);
    let folder = tempfile::tempdir().unwrap();
    let localhost = format!("http://localhost:{}/feed.json", host.address.port().unwrap());
    for own in [host.url("feed.json"), Url::parse(&localhost).unwrap()] {
        let unreached = ask(RemoteFeeds::new(folder.path(), Fetching::Public), &own).unwrap_err();
        assert!(matches!(unreached.fault, RemoteFault::OwnNetwork), "{unreached}");
    }
    assert!(host.requests().is_empty());
}

#[test]
fn a_feed_may_be_elsewhere_by_now_but_leads_on_only_so_often() {
    let host = Host::answering(|request, stream| match request.split(' ').nth(1) {
        Some("/old") => send(stream, "301 Moved Permanently", "Location: /news/feed.json\r\n", b""),
        Some("/news/feed.json") => send(stream, "200 OK", "", feed(&["1"], Some("2.json")).as_bytes()),
        Some("/round") => send(stream, "302 Found", "Location: /round\r\n", b""),
        Some("/file") => send(stream, "302 Found", "Location: file:///etc/passwd\r\n", b""),
        _ => send(stream, "200 OK", "", feed(&["0"], None).as_bytes()),
    });
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(ids(&fetch(&folder, &host.url("old")).unwrap()), ["1", "0"]);
    assert!(host.requests().last().unwrap().starts_with("GET /news/2.json "), "addresses start where it is now");
    assert!(matches!(fault(&host.url("round")), RemoteFault::Redirects));
    assert!(matches!(fault(&host.url("file")), RemoteFault::Scheme));
}

#[test]
fn a_feed_that_has_moved_for_good_says_where() {
    let host = Host::answering(|request, stream| {
        let lead = |stream: &mut _, status, to| send(stream, status, &format!("Location: {to}\r\n"), b"");
        match request.split(' ').nth(1) {
            Some("/old") => lead(stream, "301 Moved Permanently", "/newer"),
            Some("/newer") => lead(stream, "308 Permanent Redirect", "/feed.json"),
            Some("/to-day") => lead(stream, "301 Moved Permanently", "/day"),
            Some("/day") => lead(stream, "302 Found", "/old"),
            Some("/feed.json") if request.contains("if-none-match") => send(stream, "304 Not Modified", "", b""),
            _ => send(stream, "200 OK", "ETag: \"one\"\r\n", feed(&["1"], None).as_bytes()),
        }
    });
    let folder = tempfile::tempdir().unwrap();
    for (first, expected) in [("old", Some("feed.json")), ("to-day", Some("day")), ("day", None), ("feed.json", None)] {
        for _ in 0..2 {
            let fetched = fetch(&folder, &host.url(first)).unwrap();
            assert_eq!(
                (ids(&fetched), fetched.moved),
                (vec!["1".to_owned()], expected.map(|to| host.url(to))),
                "{first}"
            );
        }
    }
    let offline = ask(RemoteFeeds::new(folder.path(), Fetching::Offline), &host.url("old")).unwrap();
    assert_eq!(offline.moved, None, "only its host can say so");
    // Whoever has taken the last copy at once is told, too.
    let hasty = RemoteFeeds::new(folder.path(), Fetching::OwnNetworkToo).in_haste();
    assert!(hasty.get(&host.url("old")).as_ref().as_ref().unwrap().moved.is_none());
    assert!(hasty.refresh() && hasty.get(&host.url("old")).as_ref().as_ref().unwrap().moved.is_some());
    assert!(!hasty.refresh(), "it is as it was");
}

#[test]
fn a_feed_is_read_in_the_encoding_that_its_host_says() {
    let host = Host::answering(|_, stream| {
        let rss = b"<rss version='2.0'><channel><title>T</title><item><guid>caf\xe9</guid></item></channel></rss>";
        send(stream, "200 OK", "Content-Type: application/rss+xml; charset=iso-8859-1\r\n", rss);
    });
    let fetched = fetch(&tempfile::tempdir().unwrap(), &host.url("rss.xml")).unwrap();
    assert_eq!((ids(&fetched), fetched.is_garbled), (vec!["café".to_owned()], false));
}

#[test]
fn a_host_that_sends_without_end_is_left() {
    let endless = Host::answering(|_, stream| {
        let head = b"HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"items\":[";
        let mut sent = stream.write_all(head);
        while sent.is_ok() {
            sent = stream.write_all(&[b' '; 65_536]);
        }
    });
    let unreached = fetch(&tempfile::tempdir().unwrap(), &endless.url("feed.json")).unwrap_err();
    assert!(matches!(unreached.fault, RemoteFault::TooLong { .. }));
    assert!(unreached.remedy().contains("a feed of its latest articles alone"), "it is a feed: {}", unreached.remedy());
    // A thousand times as long when it is unpacked.
    let packed = Host::answering(|_, stream| {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        (0..100).for_each(|_| packer.write_all(&vec![b' '; 1_000_000]).unwrap());
        send(stream, "200 OK", "Content-Encoding: gzip\r\n", &packer.finish().unwrap());
    });
    assert!(matches!(fault(&packed.url("feed.json")), RemoteFault::TooLong { .. }));
}

/// A host that sends that, and then a sign now and then, or none.
fn slow(beginning: &'static str, sign: &'static str) -> Host {
    // Should nobody leave it, the test is to have an end all the same.
    const MOST_SIGNS: usize = 1_500;
    Host::answering(move |_, stream| {
        let mut sent = stream.write_all(beginning.as_bytes());
        for _ in 0..MOST_SIGNS {
            if sent.is_err() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
            sent = stream.write_all(sign.as_bytes());
        }
    })
}

#[test]
fn a_host_that_hangs_or_sends_for_ever_slowly_is_left_when_its_time_is_up() {
    for (beginning, sign) in [
        ("", ""),
        ("HTTP/1.1 200 OK\r\nX-Slow: ", "a"),
        ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", ""),
        ("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n{\"items\":[", " "),
        ("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n{\"items\":[", " "),
    ] {
        let (host, folder) = (slow(beginning, sign), tempfile::tempdir().unwrap());
        let feeds = RemoteFeeds::new(folder.path(), Fetching::OwnNetworkToo);
        let unreached = ask(feeds.patient_for(Duration::from_millis(300)), &host.url("feed.json")).unwrap_err();
        assert!(matches!(unreached.fault, RemoteFault::Timeout), "{beginning:?} {sign:?}: {unreached}");
    }
}

#[test]
fn what_a_host_does_instead_is_told() {
    let broken = Host::answering(|_, stream| {
        let _ = stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{\"items\"");
    });
    assert!(matches!(fault(&broken.url("feed.json")), RemoteFault::Connection(_)));
    let page = "<!DOCTYPE html><link rel=alternate type=application/atom+xml href=atom.xml><p>Welcome";
    let host = Host::of(&[("/", page.to_owned())]);
    let unreached = fetch(&tempfile::tempdir().unwrap(), &host.url("")).unwrap_err();
    assert_eq!(unreached.to_string(), format!("{} is a web page, not a feed", host.url("")));
    assert_eq!(unreached.remedy(), format!("that page names its feed: \"{}\"", host.url("atom.xml")));
    assert!(matches!(fault(&host.url("gone.json")), RemoteFault::Status(404)));
    let nobody = Url::parse("http://127.0.0.1:1/feed.json").unwrap();
    assert!(matches!(fault(&nobody), RemoteFault::Connection(_)));
    let no_web = Url::parse("ftp://127.0.0.1/feed.json").unwrap();
    assert!(matches!(fault(&no_web), RemoteFault::Scheme));
}

#[test]
fn whoever_waits_is_told_for_whom() {
    let (tell, told) = mpsc::channel();
    let host = Host::answering(move |_, stream| {
        // It answers when somebody has said that it is waited for.
        let host = told.recv_timeout(Duration::from_secs(30)).unwrap_or_default();
        send(stream, "200 OK", "", feed(&[host], None).as_bytes());
    });
    let folder = tempfile::tempdir().unwrap();
    let feeds = RemoteFeeds::new(folder.path(), Fetching::OwnNetworkToo);
    let feeds = feeds.saying(move |host| {
        tell.send(if host == "127.0.0.1" { "the host" } else { "another" }).unwrap();
    });
    assert_eq!(ids(&ask(feeds, &host.url("feed.json")).unwrap()), ["the host"]);
}

/// The copies may be in a repository, or in a job's store.
#[test]
fn the_key_of_a_private_feed_is_in_no_copy() {
    let host = Host::of(&[
        ("/feed?key=secret", feed(&["2"], Some("?key=secret&page=2"))),
        ("/feed?key=secret&page=2", feed(&["1"], None)),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let address = host.url("feed?key=secret");
    for _ in 0..2 {
        assert_eq!(ids(&fetch(&folder, &address).unwrap()), ["2", "1"]);
    }
    for copy in fs::read_dir(folder.path()).unwrap() {
        let text = fs::read_to_string(copy.unwrap().path()).unwrap();
        assert!(!text.contains("secret"), "{text}");
    }
    let kept = ask(RemoteFeeds::new(folder.path(), Fetching::Offline), &address).unwrap();
    assert_eq!(ids(&kept), ["2", "1"]);
}
