//! The published sample, page by page, and what changes when articles come.

use masthead::program::publish::{Options, Progress, Published, publish};
use scraper::{Html, Selector};
use serde_json::{Value, json};
use std::{
    collections::{BTreeMap, BTreeSet, HashSet},
    fs,
    path::{Path, PathBuf},
    sync::OnceLock,
};
use url::Url;

const BASE: &str = "https://masthead.example/";

struct Quiet;

impl Progress for Quiet {
    fn begin(&self, _: &str, _: usize) {}
    fn advance(&self, _: usize) {}
}

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A built app, as far as publishing reads it: the project's own page, and files of no meaning.
fn app(folder: &Path) {
    let page = fs::read_to_string(project().join("index.html")).unwrap();
    let (_, body) = page.split_once("<body>").unwrap();
    let head = "<!doctype html><html lang=\"\"><head><meta charset=\"utf-8\"><title>x</title><link rel=\"icon\" href=\"data:,\">\
        <script type=\"module\" src=\"/start.js\" id=\"start\" data-js=\"/app-1.js\" data-wasm=\"/app-1.wasm\"></script>\
        <link rel=\"stylesheet\" href=\"/style-1.css\"></head><body>";
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("index.html"), format!("{head}{body}")).unwrap();
    for name in ["start.js", "app-1.js", "app-1.wasm", "style-1.css"] {
        fs::write(folder.join(name), name).unwrap();
    }
    fs::copy(project().join("style/icons.svg"), folder.join("icons.svg")).unwrap();
}

fn publish_data(data: &Path, folder: &Path) -> Published {
    app(&folder.join("app"));
    let job = Options {
        app: folder.join("app"),
        data: data.to_owned(),
        out: folder.join("dist"),
        base_url: Some(BASE.to_owned()),
        public_url: "/".to_owned(),
    };
    publish(&job, &Quiet).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The sample, published once for all tests.
fn sample() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("published");
        let _ = fs::remove_dir_all(&folder);
        publish_data(&project().join("public"), &folder);
        folder.join("dist")
    })
}

/// Every file below a folder, by its name from there.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
                found.insert(name, fs::read(path).unwrap());
            }
        }
    }
    found
}

/// The finished pages, by the address they are read at.
fn pages() -> BTreeMap<String, Html> {
    let texts = files(sample()).into_iter().filter(|(name, _)| name.ends_with("index.html"));
    texts
        .map(|(name, text)| {
            let address = format!("{BASE}{}", name.strip_suffix("index.html").unwrap());
            (address, Html::parse_document(std::str::from_utf8(&text).unwrap()))
        })
        .collect()
}

/// Pages that only lead to another.
fn leads_on(page: &Html) -> bool {
    !attributes(page, "meta[http-equiv=refresh]", "content").is_empty()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect()).collect()
}

/// The only one.
fn one(page: &Html, selector: &str, name: &str) -> String {
    let found = attributes(page, selector, name);
    assert_eq!(found.len(), 1, "{selector}: {found:?}");
    found.into_iter().next().unwrap()
}

/// What the addresses of a page start from.
fn base_of(address: &str, page: &Html) -> Url {
    Url::parse(address).unwrap().join(&one(page, "base", "href")).unwrap()
}

#[test]
fn there_is_a_page_for_every_address_of_every_edition() {
    let names = files(sample());
    for (number, code) in ["en", "ar", "fa", "sq"].iter().enumerate() {
        for address in ["", "page/1/", "page/3/", "category/iraq/", "category/books/", "about/", "contact/"] {
            for name in ["index.html", "index.json"] {
                assert!(names.contains_key(&format!("{code}/{address}{name}")), "{code}/{address}{name}");
            }
        }
        let articles =
            names.keys().filter(|name| name.starts_with(&format!("{code}/posts/")) && name.ends_with("index.html"));
        assert_eq!(articles.count(), 40, "{code}");
        assert!(names.contains_key(&format!("{code}/posts/{}001/index.html", number + 1)));
        for name in ["404.html", "feed.json", "feed.xml", "recent.json", "category/iraq/feed.json"] {
            assert!(names.contains_key(&format!("{code}/{name}")), "{code}/{name}");
        }
    }
    let others = [
        "index.html",
        "404.html",
        "site.json",
        "sitemap.xml",
        "robots.txt",
        "embed.js",
        "embed.css",
        ".nojekyll",
        "_headers",
        "_redirects",
        "_nginx.conf",
        "_Caddyfile",
        ".htaccess",
        "start.js",
        "app-1.wasm",
        "media/icon.svg",
    ];
    for name in others {
        assert!(names.contains_key(name), "{name}");
    }
    assert!(!names.keys().any(|name| name.starts_with("feeds/")), "the feeds stand beside the pages now");
}

#[test]
fn every_page_has_one_heading_its_landmarks_and_no_id_twice() {
    for (address, page) in pages() {
        assert_eq!(texts(&page, "h1").len(), 1, "{address}");
        if leads_on(&page) {
            continue;
        }
        for landmark in ["header", "nav", "main", "aside", "footer"] {
            assert!(!texts(&page, landmark).is_empty(), "{address}: {landmark}");
        }
        let ids = attributes(&page, "[id]", "id");
        assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "{address}");
        assert_eq!(attributes(&page, "script:not([type])", "src"), Vec::<String>::new());
        assert_eq!(attributes(&page, "[style], [onclick]", "class"), Vec::<String>::new());
    }
}

#[test]
fn every_link_inside_leads_to_a_file_and_to_an_id_that_is_there() {
    let names = files(sample());
    let pages = pages();
    let mut seen = 0;
    for (address, page) in &pages {
        if leads_on(page) {
            continue;
        }
        let base = base_of(address, page);
        assert_eq!(base.as_str(), BASE, "{address}");
        let mut links = attributes(page, "a[href]", "href");
        for (selector, name) in
            [("link[href]", "href"), ("img, video, audio, source, script", "src"), ("use", "href"), ("video", "poster")]
        {
            links.extend(attributes(page, selector, name));
        }
        for link in links {
            let target = base.join(&link).unwrap();
            if target.host_str() != Some("masthead.example") {
                continue;
            }
            seen += 1;
            let path = percent_encoding::percent_decode_str(&target.path()[1..]).decode_utf8().unwrap();
            let file =
                if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into_owned() };
            assert!(names.contains_key(&file), "{address} links to {link}");
            let mut there = target.clone();
            there.set_fragment(None);
            if let (Some(id), Some(page)) = (target.fragment(), pages.get(there.as_str())) {
                let known = attributes(page, "[id]", "id").contains(&id.to_owned());
                assert!(known || id == "top", "{address} links to {link}");
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
}

#[test]
fn the_head_of_every_page_is_complete() {
    let mut titles = BTreeSet::new();
    for (address, page) in pages() {
        if leads_on(&page) {
            continue;
        }
        let canonical = one(&page, "link[rel=canonical]", "href");
        assert_eq!(canonical, if address == BASE { format!("{BASE}en/") } else { address.clone() });
        assert_eq!(one(&page, "meta[property='og:url']", "content"), canonical);
        let code = canonical[BASE.len()..].split('/').next().unwrap().to_owned();
        assert_eq!(one(&page, "html", "lang"), code);
        assert_eq!(one(&page, "html", "dir"), if ["ar", "fa"].contains(&code.as_str()) { "rtl" } else { "ltr" });
        let title = texts(&page, "title").concat();
        assert!(address == BASE || titles.insert((canonical.clone(), title.clone())), "{address}: {title}");
        for selector in ["meta[name=description]", "meta[property='og:title']", "meta[property='og:description']"] {
            assert!(!one(&page, selector, "content").trim().is_empty(), "{address}: {selector}");
        }
        for image in attributes(&page, "meta[property='og:image']", "content") {
            assert!(image.starts_with(BASE), "{address}: {image}");
        }
        for kind in ["application/feed+json", "application/rss+xml"] {
            let feeds = attributes(&page, &format!("link[type='{kind}']"), "href");
            assert_eq!(feeds.len(), if address.contains("/category/") { 2 } else { 1 }, "{address}");
        }
        let data: Value = serde_json::from_str(&texts(&page, "script[type='application/ld+json']").concat()).unwrap();
        assert_eq!(data["@graph"][0]["url"], json!(canonical), "{address}");
    }
}

#[test]
fn an_article_that_is_shared_shows_its_own_title_text_and_picture() {
    let page = &pages()[&format!("{BASE}ar/posts/2001/")];
    let heading = texts(page, "h1").concat();
    assert_eq!(one(page, "meta[property='og:title']", "content"), heading);
    assert_eq!(one(page, "meta[property='og:type']", "content"), "article");
    assert_eq!(one(page, "meta[name='twitter:card']", "content"), "summary_large_image");
    assert!(one(page, "meta[property='og:image']", "content").ends_with(".jpg"));
    let data: Value = serde_json::from_str(&texts(page, "script[type='application/ld+json']").concat()).unwrap();
    assert_eq!(data["@graph"][0]["@type"], "NewsArticle");
    assert_eq!(data["@graph"][0]["headline"], json!(heading));
    assert_eq!(data["@graph"][1]["@type"], "BreadcrumbList");
}

#[test]
fn translations_name_each_other() {
    let pages = pages();
    let alternates = |address: &str| {
        let page = &pages[address];
        attributes(page, "link[hreflang]", "hreflang")
            .into_iter()
            .zip(attributes(page, "link[hreflang]", "href"))
            .collect::<BTreeSet<_>>()
    };
    let mut seen = 0;
    for (address, page) in &pages {
        if leads_on(page) || *address == BASE {
            continue;
        }
        let found = alternates(address);
        assert!(found.is_empty() || found.iter().any(|(_, href)| href == address), "{address} names itself");
        for (lang, href) in &found {
            if lang != "x-default" {
                assert_eq!(&alternates(href), &found, "{address} and {href} say the same");
                seen += 1;
            }
        }
    }
    assert!(seen > 100, "{seen}");
    let front = alternates(&format!("{BASE}fa/"));
    assert!(front.contains(&("x-default".to_owned(), BASE.to_owned())), "{front:?}");
}

#[test]
fn feeds_for_readers_are_read_by_another_reader() {
    let mut seen = 0;
    for (name, text) in files(sample()) {
        let kind = match name.rsplit('/').next() {
            Some("feed.xml") => feed_rs::model::FeedType::RSS2,
            Some("feed.json") => feed_rs::model::FeedType::JSON,
            _ => continue,
        };
        let feed = feed_rs::parser::parse(text.as_slice()).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(feed.feed_type, kind, "{name}");
        assert!(feed.title.is_some() && feed.language.is_some(), "{name}");
        for entry in &feed.entries {
            let link = &entry.links[0].href;
            assert!(link.starts_with(BASE) && link.contains("/posts/"), "{name}: {link}");
            assert!(entry.published.is_some(), "{name}: {link}");
            let body = entry.content.as_ref().and_then(|content| content.body.clone()).unwrap_or_default();
            let page = Html::parse_fragment(&body);
            for address in [attributes(&page, "img", "src"), attributes(&page, "a", "href")].concat() {
                assert!(Url::parse(&address).is_ok(), "{name}: {address} is not absolute");
            }
        }
        seen += feed.entries.len();
    }
    assert!(seen > 300, "{seen}");
}

#[test]
fn the_sitemap_lists_every_address_once() {
    let text = fs::read_to_string(sample().join("sitemap.xml")).unwrap();
    let mut listed = Vec::new();
    for entity in sitemap::reader::SiteMapReader::new(text.as_bytes()) {
        match entity {
            sitemap::reader::SiteMapEntity::Url(entry) => listed.push(entry.loc.get_url().unwrap().to_string()),
            other => panic!("{other:?}"),
        }
    }
    let expected: BTreeSet<_> = pages()
        .into_iter()
        .filter(|(address, page)| !leads_on(page) && *address != BASE)
        .map(|(address, _)| address)
        .collect();
    assert_eq!(listed.len(), expected.len());
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), expected);
    assert!(text.contains("hreflang=\"sq\""));
}

/// A publication of so many articles, every third of them in a category of its own.
fn gazette(folder: &Path, articles: usize) {
    let item = |n: usize| {
        json!({ "id": format!("a{n}"), "title": format!("Article {n}"), "content_html": format!("<p>Text {n}.</p>"),
                "date_published": format!("2009-{:02}-{:02}T08:00:00Z", 1 + n / 28, 1 + n % 28),
                "_masthead": { "category": if n.is_multiple_of(3) { "thirds" } else { "others" } } })
    };
    let items: Vec<_> = (0..articles).rev().map(item).collect();
    let site = json!({ "name": "Gazette", "base_url": BASE, "default_edition": "en", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json", "categories": [
            { "slug": "thirds", "label": "Thirds" }, { "slug": "others", "label": "Others" } ] } ] });
    fs::create_dir_all(folder.join("feeds")).unwrap();
    fs::create_dir_all(folder.join("locales")).unwrap();
    fs::copy(project().join("public/locales/en.json"), folder.join("locales/en.json")).unwrap();
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    fs::write(folder.join("feeds/en.json"), json!({ "items": items }).to_string()).unwrap();
}

/// The files that differ between two publications of a growing gazette.
fn changed(before: usize, after: usize) -> BTreeSet<String> {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, before);
    publish_data(&data, folder.path());
    let old = files(&folder.path().join("dist"));
    gazette(&data, after);
    publish_data(&data, folder.path());
    let new = files(&folder.path().join("dist"));
    assert!(old.keys().all(|name| new.contains_key(name)), "nothing went away");
    new.into_iter().filter(|(name, bytes)| old.get(name) != Some(bytes)).map(|(name, _)| name).collect()
}

#[test]
fn a_new_article_changes_the_front_page_its_category_and_nothing_of_the_archive() {
    // Article 60 belongs to the thirds; 60 articles are five archive pages, 61 too.
    let mut expected: BTreeSet<String> = ["index.html", "sitemap.xml", "en/recent.json"].map(str::to_owned).into();
    for place in ["en/", "en/category/thirds/"] {
        expected.extend(["index.html", "index.json", "feed.json", "feed.xml"].map(|name| format!("{place}{name}")));
    }
    expected.extend(["index.html", "index.json"].map(|name| format!("en/posts/a60/{name}")));
    // What the pages to come lead to meanwhile.
    expected.extend(["en/page/6/index.json", "en/category/thirds/page/2/index.json"].map(str::to_owned));
    assert_eq!(changed(60, 61), expected);
}

#[test]
fn a_full_page_joins_the_archive_and_no_page_before_it_changes() {
    let changed = changed(60, 70);
    let archive: Vec<_> = changed.iter().filter(|name| name.starts_with("en/page/")).map(String::as_str).collect();
    let joined = ["en/page/6/index.html", "en/page/6/index.json", "en/page/7/index.html", "en/page/7/index.json"];
    assert_eq!(archive, joined);
    for name in &changed {
        let number = name.strip_prefix("en/posts/a").and_then(|rest| rest.split('/').next()?.parse::<usize>().ok());
        assert!(number.is_none_or(|number| number >= 60), "{name}");
    }
}

#[test]
fn publishing_again_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 45);
    let first = publish_data(&data, folder.path());
    assert_eq!(first.files.unchanged, 0);
    let second = publish_data(&data, folder.path());
    assert_eq!((second.files.written, second.files.removed), (0, 0));
    assert_eq!(second.files.unchanged, first.files.written);
}

#[test]
fn text_of_a_feed_cannot_leave_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let nasty = "</title></script><script>alert(1)</script>\"><img src=x onerror=alert(1)> ]]> \u{1} &amp;";
    let feed = json!({ "items": [{ "id": "n", "title": nasty, "summary": nasty, "content_html": "<script>alert(1)</script><p>x",
        "tags": [nasty], "authors": [{ "name": nasty }], "image": "javascript:alert(1)", "_masthead": { "image_alt": nasty } }] });
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
    publish_data(&data, folder.path());
    for name in ["en/posts/n/index.html", "en/index.html", "en/feed.xml"] {
        let text = fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
        assert!(!text.contains("<script>") && !text.contains("<img src=x"), "{name}: {text}");
    }
    let page = fs::read_to_string(folder.path().join("dist/en/posts/n/index.html")).unwrap();
    let page = Html::parse_document(&page);
    assert!(texts(&page, "title")[0].starts_with("</title></script>"), "{:?}", texts(&page, "title"));
    assert_eq!(texts(&page, "h1")[0], nasty);
    let feed = fs::read(folder.path().join("dist/en/feed.xml")).unwrap();
    assert_eq!(feed_rs::parser::parse(feed.as_slice()).unwrap().entries.len(), 1);
}

#[test]
fn what_cannot_be_published_leaves_what_was() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 12);
    publish_data(&data, folder.path());
    let before = files(&folder.path().join("dist"));
    fs::write(data.join("feeds/en.json"), "{\"items\": [").unwrap();
    let job = Options {
        app: folder.path().join("app"),
        data: data.clone(),
        out: folder.path().join("dist"),
        base_url: None,
        public_url: "/".to_owned(),
    };
    let fault = publish(&job, &Quiet).unwrap_err().to_string();
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
        let job = Options {
            app: folder.path().join("app"),
            data: data.clone(),
            out: folder.path().join(out),
            base_url: None,
            public_url: "/".to_owned(),
        };
        let fault = publish(&job, &Quiet).unwrap_err().to_string();
        assert!(fault.contains("would be replaced"), "{out}: {fault}");
    }
    assert!(folder.path().join("letters/to-a-friend.txt").is_file() && data.join("site.json").is_file());
}
