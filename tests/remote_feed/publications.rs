//! Publications with feeds from elsewhere.

use crate::{
    built_app::{Quiet, built_app, options},
    host::{Host, send},
};
use assert_cmd::prelude::*;
use image::{ImageFormat, RgbImage};
use masthead::program::{
    Remedy,
    check::{CheckOptions, check},
    publish::{Options, PublishError, Published, publish},
    remote_feed::{Fetching, RemoteFeeds},
};
use serde_json::{Value, json};
use std::{
    fs,
    io::Cursor,
    path::{Path, PathBuf},
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};
use tempfile::TempDir;

/// A publication whose Persian feed lies on that host.
struct Publication {
    folder: TempDir,
}

/// What is fetched in one run.
fn feeds(data: &Path) -> RemoteFeeds {
    RemoteFeeds::of(data, Fetching::OwnNetworkToo)
}

impl Publication {
    fn of(host: &Host) -> Self {
        let publication = Self { folder: tempfile::tempdir().unwrap() };
        fs::create_dir_all(publication.data().join("locales")).unwrap();
        publication.write(json!({
            "name": "Gazette", "base_url": "https://gazette.example/", "default_edition": "fa",
            "editions": [{ "code": "fa", "lang": "fa", "label": "فارسی", "feed": host.url("rss.xml") }]
        }));
        let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales/fa.json");
        fs::copy(words, publication.data().join("locales/fa.json")).unwrap();
        publication
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn write(&self, site: Value) -> &Self {
        fs::write(self.data().join("site.json"), site.to_string()).unwrap();
        self
    }

    fn edit(&self, change: impl FnOnce(&mut Value)) -> &Self {
        let text = fs::read_to_string(self.data().join("site.json")).unwrap();
        let mut site = serde_json::from_str(&text).unwrap();
        change(&mut site);
        self.write(site)
    }

    /// What `masthead check` finds, as `masthead publish` asks for it.
    fn faults(&self, feeds: &RemoteFeeds) -> Vec<String> {
        check(&self.data(), &CheckOptions::now(feeds)).findings.iter().map(Remedy::told).collect()
    }

    fn publish(&self, feeds: RemoteFeeds) -> Result<Published, PublishError> {
        let options = options(&self.data(), &self.folder.path().join("dist"));
        publish(&Options { remote_feeds: Arc::new(feeds), ..options }, &Quiet)
    }

    /// What the program says while it publishes.
    fn said(&self, flags: &[&str]) -> String {
        let app = self.folder.path().join("app");
        fs::create_dir_all(&app).unwrap();
        for (name, bytes) in built_app() {
            fs::write(app.join(name), bytes).unwrap();
        }
        let mut program = Command::new(env!("CARGO_BIN_EXE_masthead"));
        program.current_dir(self.folder.path()).args(["publish", "--app", "app", "data", "--allow-own-network"]);
        let published = program.args(flags).assert().success();
        String::from_utf8_lossy(&published.get_output().stderr).into_owned()
    }

    fn page(&self, name: &str) -> String {
        fs::read_to_string(self.folder.path().join("dist").join(name)).unwrap()
    }
}

/// A feed with one article that shows a picture, and what is hostile: a browser reads markup that the standard does not
/// know, too.
fn rss(host: &str) -> String {
    format!(
        "<rss version='2.0'><channel><title>وبلاگ</title><link>{host}</link><description>d</description>\
         <item><guid>seyl</guid><link>{host}seyl</link><title>سیل در رود</title><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>\
         <description>&lt;p&gt;متن&lt;script&gt;alert(1)&lt;/script&gt;&lt;img src='/a.png' alt='A'&gt;&lt;/p&gt;&lt;select&gt;&lt;xmp&gt;&lt;/xmp&gt;&lt;/select&gt;</description>\
         </item></channel></rss>"
    )
}

fn png() -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    RgbImage::new(600, 400).write_to(&mut bytes, ImageFormat::Png).unwrap();
    bytes.into_inner()
}

/// What stands at an address of the web, and is fetched from the own network.
const BLOG: &str = "https://blog.example/";

/// A host with that feed, whose pictures lie on that site or on the host itself, until it is ill.
fn blog(site: Option<&'static str>) -> (Host, Arc<AtomicBool>) {
    let is_ill = Arc::new(AtomicBool::new(false));
    let ill = Arc::clone(&is_ill);
    let host = Host::answering(move |request, stream| {
        let host = request.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
        match request.split(' ').nth(1) {
            _ if ill.load(Ordering::Relaxed) => send(stream, "500 Internal Server Error", "", b""),
            Some("/rss.xml") => {
                let site = site.map_or_else(|| format!("http://{host}/"), str::to_owned);
                send(stream, "200 OK", "", rss(&site).as_bytes());
            }
            Some("/a.png") => send(stream, "200 OK", "", &png()),
            _ => send(stream, "404 Not Found", "", b""),
        }
    });
    (host, is_ill)
}

#[test]
fn a_feed_from_elsewhere_is_published_like_any_other() {
    let (host, _) = blog(Some(BLOG));
    let publication = Publication::of(&host);
    let feeds = feeds(&publication.data());
    assert_eq!(publication.faults(&feeds), [""; 0]);
    let published = publication.publish(feeds).unwrap();
    assert!(published.left_out.is_empty(), "an owner has not put the copies there: {:?}", published.left_out);
    let page = publication.page("fa/posts/seyl/index.html");
    assert!(page.contains("سیل در رود") && page.contains("https://blog.example/a.png"), "{page}");
    assert!(!page.contains("alert(1)"), "{page}");
    assert!(publication.page("fa/feed.json").contains("fa/posts/seyl/"));
    assert!(page.contains("<p class=\"source\"><a href=\"https://blog.example/seyl\""), "{page}");
    assert!(!publication.page("site.json").contains("rss.xml"), "the app finds its documents beside the pages");
    assert_eq!(host.requests().len(), 1, "checked and published with one request");
    assert!(!publication.folder.path().join("dist/.masthead").exists());
}

#[test]
fn the_last_copy_is_published_with_a_warning_where_a_feed_cannot_be_had() {
    let (host, is_ill) = blog(Some(BLOG));
    let publication = Publication::of(&host);
    publication.publish(feeds(&publication.data())).unwrap();
    is_ill.store(true, Ordering::Relaxed);
    let again = feeds(&publication.data());
    let faults = publication.faults(&again);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("warning: site.json: editions[0].feed: "), "{faults:?}");
    assert!(faults[0].contains("HTTP 500; what was fetched on 20"), "{faults:?}");
    publication.publish(again).unwrap();
    assert!(publication.page("fa/posts/seyl/index.html").contains("سیل در رود"));
}

#[test]
fn a_feed_that_was_never_had_is_refused_by_both_in_the_same_words() {
    let (host, is_ill) = blog(Some(BLOG));
    is_ill.store(true, Ordering::Relaxed);
    let publication = Publication::of(&host);
    let faults = publication.faults(&feeds(&publication.data()));
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(faults[0].starts_with("error: site.json: editions[0].feed: "), "{faults:?}");
    let refused = publication.publish(feeds(&publication.data())).unwrap_err().told();
    assert_eq!(refused, faults[0]);
}

#[test]
fn what_is_wrong_in_a_feed_from_elsewhere_keeps_nobody_from_publishing() {
    let items = json!([
        { "id": "a", "title": "A", "date_published": "yesterday", "content_html": "<p>x", "image": "https://b.example/a.jpg" },
        { "title": "without an id" },
        ["x"]
    ]);
    let text = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items }).to_string();
    let host = Host::of(&[("/rss.xml", text)]);
    let publication = Publication::of(&host);
    let feeds = feeds(&publication.data());
    let beginnings = |faults: &[String]| -> Vec<String> {
        faults.iter().map(|fault| fault.split(": ").take(3).collect::<Vec<_>>().join(": ")).collect()
    };
    let of_items = ["items[0] \"a\".date_published", "items[1]", "items[2]"]
        .map(|at| format!("warning: {}: {at}", host.url("rss.xml")));
    assert_eq!(beginnings(&publication.faults(&feeds)), of_items);
    publication.publish(feeds).unwrap();
    // What the owner has to decide is told of the owner's own document.
    publication.edit(|site| site["media_hosts"] = json!([]));
    let faults = publication.faults(&self::feeds(&publication.data()));
    assert_eq!(beginnings(&faults)[0], "warning: site.json: media_hosts", "{faults:?}");
}

/// Its address would be another one after each change of the feed.
#[test]
fn a_feed_whose_items_nothing_tells_apart_is_named() {
    let feed = "<rss version='2.0'><channel><title>T</title><link>https://blog.example/</link><description>d</description>\
                <item><description>One.</description><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>";
    let publication = Publication::of(&Host::of(&[("/rss.xml", feed.to_owned())]));
    let is_told =
        |faults: &[String]| faults.len() == 1 && faults[0].contains("1 item of http") && faults[0].contains("<guid>");
    let faults = publication.faults(&feeds(&publication.data()));
    assert!(is_told(&faults), "{faults:?}");
    let offline = publication.faults(&RemoteFeeds::of(&publication.data(), Fetching::Offline));
    assert!(is_told(&offline), "the copy remembers it: {offline:?}");
}

#[test]
fn pictures_are_copied_where_the_publication_wants_them() {
    let (host, is_ill) = blog(None);
    let publication = Publication::of(&host);
    publication.edit(|site| site["media"] = json!("copy"));
    publication.publish(feeds(&publication.data())).unwrap();
    let page = publication.page("fa/posts/seyl/index.html");
    assert!(!page.contains(host.url("a.png").as_str()), "{page}");
    assert!(page.contains("media/elsewhere/") && page.contains("sized/"), "{page}");
    let copies: Vec<_> = fs::read_dir(publication.data().join("media/elsewhere/127.0.0.1")).unwrap().collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    // A host of pages runs as somebody else.
    #[cfg(unix)]
    assert_eq!(
        std::os::unix::fs::PermissionsExt::mode(&copies[0].as_ref().unwrap().metadata().unwrap().permissions()) & 0o044,
        0o044
    );
    // What a power cut has left of one is none.
    fs::write(copies[0].as_ref().unwrap().path(), "").unwrap();
    publication.publish(feeds(&publication.data())).unwrap();
    assert!(copies[0].as_ref().unwrap().metadata().unwrap().len() > 0);
    // They stay, and are not asked for again.
    let asked = host.requests().len();
    publication.publish(feeds(&publication.data())).unwrap();
    assert_eq!(host.requests().len(), asked + 1);
    is_ill.store(true, Ordering::Relaxed);
    publication.publish(feeds(&publication.data())).unwrap();
    assert!(publication.page("fa/posts/seyl/index.html").contains("media/elsewhere/"));
}

#[test]
fn whoever_checks_copies_no_pictures() {
    let (host, _) = blog(None);
    let publication = Publication::of(&host);
    publication.edit(|site| {
        site["media"] = json!("copy");
        site["media_hosts"] = json!([]);
    });
    let faults = publication.faults(&feeds(&publication.data()));
    assert!(faults.iter().all(|fault| !fault.contains("a.png")), "it will be copied: {faults:?}");
    assert!(!publication.data().join("media/elsewhere").exists());
}

/// A host with a feed of one item, and a picture at every other address.
fn host_of(item: &Value) -> Host {
    let feed = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [item] }).to_string();
    Host::answering(move |request, stream| match request.split(' ').nth(1) {
        Some("/rss.xml") => send(stream, "200 OK", "", feed.as_bytes()),
        _ => send(stream, "200 OK", "", &png()),
    })
}

#[test]
fn what_stands_for_a_film_is_copied_like_a_picture() {
    let host =
        host_of(&json!({ "id": "film", "title": "F", "content_html": "<video src=film.mp4 poster='a.png'></video>" }));
    let publication = Publication::of(&host);
    publication.edit(|site| site["media"] = json!("copy"));
    publication.publish(feeds(&publication.data())).unwrap();
    let page = publication.page("fa/posts/film/index.html");
    assert!(page.contains("film.mp4") && !page.contains(host.url("a.png").as_str()), "{page}");
}

/// They may be of any size.
#[test]
fn films_and_sounds_stay_where_they_are() {
    let html = "<video poster=a.png><source src=film.mp4 type=video/mp4><source src=film.webm></video>\
                <audio controls><source src=sound.mp3></audio><video src=short.mp4></video>";
    let attachments = json!([{ "url": "talk.mp3", "mime_type": "audio/mpeg" }]);
    let host = host_of(&json!({ "id": "film", "title": "F", "content_html": html, "attachments": attachments }));
    let publication = Publication::of(&host);
    publication.edit(|site| site["media"] = json!("copy"));
    let published = publication.publish(feeds(&publication.data())).unwrap();
    assert!(published.told_of_feeds.is_empty(), "that is nothing to tell: {:?}", published.told_of_feeds);
    let page = publication.page("fa/posts/film/index.html");
    for name in ["film.mp4", "film.webm", "sound.mp3", "short.mp4", "talk.mp3"] {
        assert!(page.contains(host.url(name).as_str()), "{name}: {page}");
    }
    assert!(host.requests().iter().all(|request| !request.contains(".mp") && !request.contains(".webm")));
    let copies: Vec<_> = fs::read_dir(publication.data().join("media/elsewhere/127.0.0.1")).unwrap().collect();
    assert_eq!(copies.len(), 1, "the picture that stands for the film");
}

/// It may be shown again the next time; and pages that somebody has kept show it still.
#[test]
fn a_copy_that_nothing_shows_any_more_stays_for_one_publication() {
    let mut asked = 0;
    let host = Host::answering(move |request, stream| match request.split(' ').nth(1) {
        Some("/rss.xml") => {
            asked += 1;
            let text = rss("");
            let text = if asked == 1 { text } else { text.replace("/a.png", "/b.png") };
            send(stream, "200 OK", "", text.as_bytes());
        }
        _ => send(stream, "200 OK", "", &png()),
    });
    let publication = Publication::of(&host);
    publication.edit(|site| site["media"] = json!("copy"));
    let folder = publication.data().join("media/elsewhere/127.0.0.1");
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("mine.png"), png()).unwrap();
    let copies = || {
        publication.publish(feeds(&publication.data())).unwrap();
        fs::read_dir(&folder).unwrap().count() - 1
    };
    assert_eq!([copies(), copies(), copies()], [1, 2, 1]);
    assert!(folder.join("mine.png").exists());
}

#[test]
fn a_picture_that_cannot_be_copied_is_shown_from_where_it_is() {
    let host = Host::answering(|request, stream| match request.split(' ').nth(1) {
        Some("/rss.xml") => send(stream, "200 OK", "", rss("").as_bytes()),
        // It would run scripts in the publication's name.
        _ => send(stream, "200 OK", "", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
    });
    let publication = Publication::of(&host);
    publication.edit(|site| site["media"] = json!("copy"));
    let published = publication.publish(feeds(&publication.data())).unwrap();
    let told = published.told_of_feeds[0].to_string();
    assert!(told.contains("a.png is no picture of a kind that is copied"), "{told}");
    assert!(publication.page("fa/posts/seyl/index.html").contains(host.url("a.png").as_str()));
    assert!(!publication.data().join("media/elsewhere").exists());
}

#[test]
fn every_picture_that_could_not_be_copied_is_named() {
    let pictures: String = (0..8).map(|n| format!("<img src=\"/gone-{n}.jpg\" alt=\"x\">")).collect();
    let items =
        json!([{ "id": "a", "title": "A", "date_published": "2026-01-01T00:00:00Z", "content_html": pictures }]);
    let text = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T", "items": items }).to_string();
    let host = Host::of(&[("/rss.xml", text)]);
    let publication = Publication::of(&host);
    publication.edit(|site| site["media"] = json!("copy"));
    let said = publication.said(&["--all"]);
    for n in 0..8 {
        let words = format!("gone-{n}.jpg was answered with HTTP 404\n");
        assert_eq!(said.matches(&words).count(), 1, "{words}: {said}");
    }
    let short = publication.said(&[]);
    assert_eq!(short.matches("was answered with HTTP 404").count(), 5, "{short}");
    assert!(short.contains("(and 3 more like this)"), "{short}");
}

#[test]
fn publishing_says_once_what_is_to_be_told_of_a_feed() {
    let (host, is_ill) = blog(Some(BLOG));
    let publication = Publication::of(&host);
    publication.publish(feeds(&publication.data())).unwrap();
    is_ill.store(true, Ordering::Relaxed);
    let said = publication.said(&[]);
    assert_eq!(said.matches("HTTP 500").count(), 1, "{said}");
    assert!(said.contains("masthead: 1 warning\n"), "{said}");
}

#[test]
fn a_feed_that_has_moved_for_good_is_told_once_with_its_new_address() {
    let host = Host::answering(|request, stream| match request.split(' ').nth(1) {
        Some("/rss.xml" | "/rss.xml?key=secret") => {
            let query = if request.contains("secret") { "?key=secret" } else { "?feed=1" };
            send(stream, "301 Moved Permanently", &format!("Location: /news{query}\r\n"), b"");
        }
        _ => send(stream, "200 OK", "", rss(BLOG).as_bytes()),
    });
    let publication = Publication::of(&host);
    let faults = publication.faults(&feeds(&publication.data()));
    let (old, new) = (host.url("rss.xml"), host.url("news?feed=1"));
    let told = format!("{old} has moved for good to {new}\n  what to do: write \"{new}\" in its place");
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert_eq!(faults[0], format!("warning: site.json: editions[0].feed: {told}"));
    let said = publication.said(&[]);
    assert_eq!(said.matches("has moved for good").count(), 1, "{said}");
    publication.edit(|site| site["editions"][0]["feed"] = json!(host.url("rss.xml?key=secret")));
    let faults = publication.faults(&feeds(&publication.data()));
    assert!(
        faults.len() == 1 && faults[0].contains("has moved for good") && !faults[0].contains("secret"),
        "{faults:?}"
    );
}

#[test]
fn a_feed_in_bytes_of_no_encoding_is_told_and_read() {
    let host = Host::answering(|_, stream| {
        let feed =
            b"<rss version='2.0'><channel><title>T</title><link>https://blog.example/</link><item><guid>1</guid>\
                     <title>Caf\xe9</title><pubDate>Tue, 24 Nov 2026 10:00:00 GMT</pubDate>\
                     <description>Th\xe9</description></item></channel></rss>";
        send(stream, "200 OK", "", feed);
    });
    let publication = Publication::of(&host);
    let faults = publication.faults(&feeds(&publication.data()));
    assert!(faults.len() == 1 && faults[0].contains("no letters of its encoding"), "{faults:?}");
    publication.publish(feeds(&publication.data())).unwrap();
    assert!(publication.page("fa/posts/1/index.html").contains("Caf\u{fffd}"));
}

/// Whoever writes a feed elsewhere could have it shown before its day.
#[test]
fn a_feed_from_elsewhere_has_no_picture_of_a_draft_published() {
    let address = "https://gazette.example/media/secret.png";
    let host = host_of(&json!({
        "id": "1", "title": "A", "content_html": format!("<p>x<img src='{address}' alt='x'>"), "image": address,
        "tags": ["media/secret.png"], "date_published": "2026-01-01T00:00:00Z"
    }));
    let publication = Publication::of(&host);
    let item = |id: &str, draft: bool| {
        json!({ "id": id, "title": id, "content_text": id, "image": format!("media/{id}.png"),
                "date_published": "2026-01-01T00:00:00Z", "_masthead": { "draft": draft } })
    };
    let own = json!({ "version": "https://jsonfeed.org/version/1.1", "title": "T",
                      "items": [item("secret", true), item("shown", false)] });
    fs::write(publication.data().join("own.json"), own.to_string()).unwrap();
    fs::create_dir(publication.data().join("media")).unwrap();
    for name in ["secret", "shown"] {
        fs::write(publication.data().join(format!("media/{name}.png")), png()).unwrap();
    }
    let words = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales/en.json");
    fs::copy(words, publication.data().join("locales/en.json")).unwrap();
    publication.edit(|site| {
        let own = json!({ "code": "en", "lang": "en", "label": "English", "feed": "own.json" });
        site["editions"].as_array_mut().unwrap().push(own);
    });
    publication.publish(feeds(&publication.data())).unwrap();
    let media = publication.folder.path().join("dist/media");
    assert!(media.join("shown.png").exists() && !media.join("secret.png").exists());
}
