//! An address in a feed means the same wherever the publication is read.

use crate::publication::{
    BASE, Quiet, app, attributes, base_of, edit_site, files, gazette, options, publish_data, texts,
};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use masthead::{
    app::App,
    model::{
        content::Resolver,
        loader::Loader,
        route::{BasePath, Route},
    },
    program::{
        FileSource,
        check::{CheckOptions, check},
        publish::{Options, publish},
        remote_feed::{Fetching, RemoteFeeds},
    },
};
use scraper::Html;
use serde_json::{Value, json};
use std::{fs, path::Path};
use url::Url;

const ARTICLE: &str = "en/posts/a/";

/// What is written, and where below the publication's folder it leads.
const OWN: [(&str, &str); 8] = [
    ("/en/about", "en/about"),
    ("en/about", "en/about"),
    ("./en/about?x=1#y", "en/about?x=1#y"),
    ("\\en/about", "en/about"),
    ("/media/a.jpg", "media/a.jpg"),
    ("media/a.jpg", "media/a.jpg"),
    ("/en/posts/a", "en/posts/a"),
    ("/", ""),
];

/// What leads to another host, or is none of the publication's.
const FOREIGN: [&str; 8] = [
    "//evil.example/y",
    "/\\evil.example/y",
    "\\\\evil.example/y",
    "/\t/evil.example/y",
    "https:evil.example/y",
    "/.//evil.example/",
    ".///evil.example/",
    "https://elsewhere.example/en/about",
];

/// A publication whose article links to all of these.
fn linking(folder: &Path, base: &str) {
    gazette(folder, 1);
    edit_site(folder, |site| {
        site["base_url"] = json!(base);
        site["editions"][0]["pages"] = json!("feeds/pages.json");
    });
    let links: Vec<_> = OWN.iter().map(|(written, _)| *written).chain(FOREIGN).collect();
    let html: String = links.iter().map(|link| format!("<p><a href=\"{link}\">x</a></p>")).collect();
    let feed = json!({ "items": [{ "id": "a", "title": "A", "content_html": html, "image": "/media/a.jpg" }] });
    fs::write(folder.join("feeds/en.json"), feed.to_string()).unwrap();
    fs::write(folder.join("feeds/pages.json"), json!({ "items": [{ "id": "about", "title": "About" }] }).to_string())
        .unwrap();
    fs::create_dir_all(folder.join("media")).unwrap();
    fs::write(folder.join("media/a.jpg"), "a").unwrap();
}

/// The article as the app draws it from a folder that is served at that address.
fn drawn(folder: &Path, root: &str) -> Html {
    let base = BasePath::new(root);
    let origin = Url::parse(root).unwrap().origin().ascii_serialization();
    let resolver = Resolver::new(&origin, &format!("{root}site.json"));
    let loader = pollster::block_on(Loader::open(FileSource::new(folder, root), base, resolver, |_| {})).unwrap();
    let code = loader.site().default_edition.clone();
    let page = pollster::block_on(loader.load(&Route::parse(ARTICLE), &code)).unwrap();
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(&format!("{}{ARTICLE}", loader.base().as_str())));
        view! { <App start=page/> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    Html::parse_document(&html)
}

/// Where the links of the text lead, below the address that the publication is read at, and whether they say that they
/// lead elsewhere.
fn led_to(page: &Html, selector: &str, from: &Url, root: &str) -> Vec<(String, bool)> {
    let marked = attributes(page, &format!("{selector}[rel='external noopener']"), "href");
    let links = attributes(page, selector, "href").into_iter().map(|href| {
        let target = from.join(&href).unwrap().to_string();
        let inside = target.strip_prefix(root).unwrap_or(&target).replace("/?", "?");
        (inside.trim_end_matches('/').to_owned(), marked.contains(&href))
    });
    links.collect()
}

#[test]
fn an_address_in_a_feed_means_the_same_in_finished_pages_in_the_app_and_in_feeds() {
    for base in [BASE.to_owned(), format!("{BASE}news/")] {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        linking(&data, &base);
        app(&folder.path().join("app"));
        publish(&Options { base_url: None, ..options(folder.path()) }, &Quiet).unwrap();
        let dist = folder.path().join("dist");

        let text = fs::read_to_string(dist.join(ARTICLE).join("index.html")).unwrap();
        let finished = Html::parse_document(&text);
        let address = format!("{base}{ARTICLE}");
        let own = led_to(&finished, ".prose a", &base_of(&address, &finished), &base);
        let expected: Vec<_> = OWN.iter().map(|(_, meant)| ((*meant).to_owned(), false)).collect();
        assert_eq!(own[..OWN.len()], expected, "{base}");
        for (written, (target, is_marked)) in FOREIGN.iter().zip(&own[OWN.len()..]) {
            assert!(*is_marked, "{base}: {written} became {target}");
        }
        assert!(!attributes(&finished, "img.lead", "src")[0].starts_with('/'), "{base}");

        let app_there = drawn(&dist, &base);
        assert_eq!(led_to(&app_there, ".prose a", &Url::parse(&address).unwrap(), &base), own, "{base}");
        // As `trunk serve` shows the data, wherever they will be published.
        let served = "http://127.0.0.1:8080/";
        let mounted = drawn(&data, served);
        let mounted = led_to(&mounted, ".prose a", &Url::parse(&format!("{served}{ARTICLE}")).unwrap(), served);
        assert_eq!(mounted[..OWN.len()], own[..OWN.len()], "{base}");
        assert!(mounted[OWN.len()..].iter().all(|(_, is_marked)| *is_marked), "{base}: {mounted:?}");

        let feed: Value = serde_json::from_str(&fs::read_to_string(dist.join("en/feed.json")).unwrap()).unwrap();
        let rss = fs::read(dist.join("en/feed.xml")).unwrap();
        let rss = rss::Channel::read_from(rss.as_slice()).unwrap();
        for html in [feed["items"][0]["content_html"].as_str().unwrap(), rss.items[0].content().unwrap()] {
            let html = Html::parse_fragment(html);
            let targets = led_to(&html, "a", &Url::parse("https://reader.example/").unwrap(), &base);
            let targets: Vec<_> = targets.into_iter().map(|(target, _)| target).collect();
            assert_eq!(targets, own.iter().map(|(target, _)| target.clone()).collect::<Vec<_>>(), "{base}");
        }
        assert_eq!(feed["items"][0]["image"], format!("{base}media/a.jpg"));

        let faults = check(&data, &CheckOptions::now(&RemoteFeeds::of(&data, Fetching::Offline))).findings;
        let faults: Vec<_> = faults.iter().map(ToString::to_string).filter(|fault| fault.contains("nowhere")).collect();
        assert!(faults.is_empty(), "{base}: {faults:?}");
    }
}

#[test]
fn a_named_place_is_linked_to_in_its_own_article_of_a_list() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let html = "<p><a href=\"#n\">1</a> <a name=\"n\">x</a> <a name=\"body\">y</a></p>";
    let items = ["a", "b"].map(|id| json!({ "id": id, "title": id, "content_html": html }));
    fs::write(data.join("feeds/en.json"), json!({ "items": items }).to_string()).unwrap();
    publish_data(&data, folder.path());
    for (name, bytes) in files(&folder.path().join("dist")) {
        if name != "en/index.html" && name != "en/posts/a/index.html" {
            continue;
        }
        let page = Html::parse_document(std::str::from_utf8(&bytes).unwrap());
        let ids = attributes(&page, "main [id]", "id");
        let own = name.strip_suffix("index.html").unwrap();
        for href in attributes(&page, ".prose a[href]", "href") {
            let (path, id) = href.split_once('#').unwrap();
            assert_eq!((path, ids.iter().filter(|known| *known == id).count()), (own, 1), "{name}: {ids:?}");
        }
        assert_eq!(attributes(&page, "main [name]", "name"), Vec::<String>::new());
        assert!(!ids.contains(&"body".to_owned()), "{name}");
        assert_eq!(texts(&page, ".prose a[href]").len(), if own == "en/" { 2 } else { 1 });
    }
}
