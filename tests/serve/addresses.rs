//! What is at each address.

use crate::{
    built_app::{Quiet, options},
    server::{Publication, Server, feed, site},
};
use masthead::program::publish::publish;
use serde_json::json;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// Settings of hosts, and what publishing remembers: nobody reads them.
const NOT_FOR_READERS: [&str; 7] =
    [".htaccess", ".masthead.json", ".nojekyll", "_Caddyfile", "_headers", "_nginx.conf", "_redirects"];

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    let mut found = BTreeSet::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.append(&mut files(&path));
        } else {
            found.insert(path);
        }
    }
    found
}

fn publish_to(publication: &Publication) -> PathBuf {
    publish(&options(&publication.data(), &publication.out()), &Quiet).unwrap();
    publication.out()
}

/// The sample, whose pictures are cut off: then publishing makes no sizes of them either.
fn sample_without_sizes() -> Publication {
    let publication = Publication::empty();
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    for path in files(&sample) {
        let copy = publication.data().join(path.strip_prefix(&sample).unwrap());
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        let mut bytes = fs::read(&path).unwrap();
        if path.extension().is_some_and(|kind| ["jpg", "png", "webp"].iter().any(|name| kind == *name)) {
            bytes.truncate(bytes.len() * 2 / 3);
        }
        fs::write(copy, bytes).unwrap();
    }
    publication
}

/// Holds every published file against what the server shows; returns those that differ.
fn differences(server: &Server, published: &Path) -> Vec<String> {
    let mut different = Vec::new();
    for path in files(published) {
        let name = path.strip_prefix(published).unwrap().to_str().unwrap();
        if NOT_FOR_READERS.contains(&name) {
            continue;
        }
        let encoded: Vec<_> = name.split('/').map(masthead::model::id::encode_segment).collect();
        let answer = server.get(&format!("{}{}", server.path, encoded.join("/")));
        let shown = if path.extension().is_some_and(|kind| kind == "html") && answer.status == 200 {
            answer.page().into_bytes()
        } else {
            answer.body
        };
        if shown != fs::read(&path).unwrap() {
            different.push(format!("{name}: {}", answer.status));
        }
    }
    different
}

#[test]
fn every_address_of_the_sample_shows_what_is_published() {
    let publication = sample_without_sizes();
    let published = publish_to(&publication);
    let server = publication.serve();
    assert!(files(&published).len() > 1000);
    assert_eq!(differences(&server, &published), Vec::<String>::new());
}

/// Pages with a `<base>`, an edition's own page, a feed of a category, and what opens without a network.
#[test]
fn a_publication_in_a_folder_of_its_host_shows_what_is_published() {
    let publication = Publication::of_one_article();
    let mut site = site();
    site["base_url"] = json!("https://gazette.example/news/");
    site["offline"] = json!(true);
    site["page_size"] = json!(1);
    site["editions"][0]["categories"] = json!([{ "slug": "world", "label": "World", "feed": "feeds/world.json" }]);
    publication.write("site.json", &site.to_string());
    let items: Vec<_> =
        (1..=4).map(|n| json!({ "id": format!("https://a.example/{n}?x"), "title": "T", "tags": ["a b"] })).collect();
    publication.write("feeds/world.json", &json!({ "version": "1.1", "title": "World", "items": items }).to_string());
    publication.write("en/about/index.html", "<!doctype html><head><title>Mine</title></head>");
    publication.write("robots.txt", "User-agent: *\nDisallow: /private/\n");
    let published = publish_to(&publication);
    let server = publication.serve();
    assert_eq!(server.path, "/news/");
    assert_eq!(server.get("/").header("location"), Some("/news/"));
    assert_eq!(differences(&server, &published), Vec::<String>::new());
}

#[test]
fn a_folder_without_its_slash_leads_to_the_folder() {
    let server = Publication::of_one_article().serve_kept();
    let answer = server.get("/en/posts/1?x=y");
    assert_eq!((answer.status, answer.header("location")), (307, Some("/en/posts/1/?x=y")));
}

#[test]
fn an_address_of_nothing_shows_the_page_of_its_edition_that_says_so() {
    let server = Publication::of_one_article().serve_kept();
    for (path, page) in [("/en/nothing/", "/en/404.html"), ("/en/posts/2/", "/en/404.html"), ("/nothing", "/404.html")]
    {
        let answer = server.get(path);
        assert_eq!(answer.status, 404, "{path}");
        assert_eq!(answer.page(), server.get(page).page(), "{path}");
    }
    for out in ["/../app/start.js", "/%2e%2e/app/start.js", "/en/..%2f..%2fsite.json", "/feeds/en.json"] {
        assert_eq!(server.get(out).status, 404, "{out}");
    }
}

#[test]
fn files_have_their_types_and_are_asked_for_each_time() {
    let publication = Publication::of_one_article();
    publication.write("media/clip.mp4", &"0123456789".repeat(100));
    let server = publication.serve();
    for (path, kind) in [
        ("/en/", "text/html; charset=utf-8"),
        ("/en/index.json", "application/json"),
        ("/app-1.wasm", "application/wasm"),
        ("/app-1.js", "text/javascript; charset=utf-8"),
        ("/style-1.css", "text/css; charset=utf-8"),
        ("/icons.svg", "image/svg+xml"),
        ("/media/clip.mp4", "video/mp4"),
        ("/.masthead/live.js", "text/javascript; charset=utf-8"),
    ] {
        let answer = server.get(path);
        assert_eq!((answer.status, answer.header("content-type")), (200, Some(kind)), "{path}");
        assert_eq!(answer.header("cache-control"), Some("no-cache"), "{path}");
    }
    let part = server.ask("GET", "/media/clip.mp4", &[("Range", "bytes=10-13")]);
    assert_eq!((part.status, part.text().as_str()), (206, "0123"));
    let head = server.ask("HEAD", "/en/", &[]);
    assert_eq!((head.status, head.body.len()), (200, 0));
    assert_eq!(server.ask("POST", "/en/", &[]).status, 405);
    let known = server.get("/en/index.json");
    let again = server.ask("GET", "/en/index.json", &[("If-None-Match", known.header("etag").unwrap())]);
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[test]
fn a_publication_without_an_address_is_shown_where_it_is() {
    let publication = Publication::of_one_article();
    let mut site = site();
    site.as_object_mut().unwrap().remove("base_url");
    publication.write("site.json", &site.to_string());
    publication.write("feeds/en.json", &feed("Placeless"));
    let server = publication.serve();
    assert!(server.get("/en/").text().contains("Placeless"));
}
