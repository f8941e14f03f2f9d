//! What keeps out of a page what should never have come into it: on every page, and in the settings of every host.

use crate::publication::{attributes, edit_site, files, gazette, one, pages, publish_data, sample};
use scraper::{Html, Selector, node::Element};
use serde_json::json;
use std::fs;

const POLICY: &str = "meta[http-equiv='Content-Security-Policy']";

/// What a published folder says in the ready settings of each host: the value of a header.
fn in_settings(settings: &str, name: &str) -> Vec<String> {
    let quoted = |line: &str| line.trim_end_matches(';').trim_end_matches(" always").trim_matches('"').to_owned();
    let lines = settings.lines().filter_map(|line| line.split_once(name));
    lines.map(|(_, value)| quoted(value.trim_start_matches(':').trim())).collect()
}

#[test]
fn every_page_of_ours_demands_the_policy_after_its_own_files_and_before_its_content() {
    let published = files(sample());
    let texts: Vec<_> = published.iter().filter(|(name, _)| name.ends_with(".html")).collect();
    let policy = in_settings(&String::from_utf8_lossy(&published["_headers"]), "Content-Security-Policy");
    for kind in
        ["", "en/", "en/page/2/", "en/category/videos/", "en/posts/1001/", "en/about/", "en/archive/", "en/search/"]
    {
        assert!(texts.iter().any(|(name, _)| **name == format!("{kind}index.html")), "{kind}");
    }
    assert!(published.contains_key("404.html") && published.contains_key("en/404.html"));
    for (name, text) in texts {
        let text = std::str::from_utf8(text).unwrap();
        let page = Html::parse_document(text);
        assert_eq!(attributes(&page, POLICY, "content"), policy, "{name}");
        assert_eq!(one(&page, "meta[name=referrer]", "content"), "strict-origin-when-cross-origin", "{name}");
        let (before, _) = text.split_once("<meta http-equiv=\"Content-Security-Policy\"").unwrap();
        for content in ["<body", "<main", "<img", "<style", "<script>", "http-equiv=\"refresh\""] {
            assert!(!before.contains(content), "{name}: {content}");
        }
        // Its own: the colours, and the start.
        assert!(before.matches("<script").count() <= 2, "{name}");
    }
}

#[test]
fn a_page_that_opens_offline_or_leads_on_demands_it_too() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 30);
    edit_site(&data, |site| site["offline"] = json!(true));
    fs::create_dir_all(data.join("mine")).unwrap();
    fs::write(data.join("mine/index.html"), "<p>mine</p>").unwrap();
    publish_data(&data, folder.path());
    let published = files(&folder.path().join("dist"));
    let has_policy = |name: &str| {
        let page = Html::parse_document(std::str::from_utf8(&published[name]).unwrap());
        attributes(&page, POLICY, "content").len()
    };
    assert_eq!(has_policy("en/offline.html"), 1);
    let leads_on = published.iter().find(|(name, text)| {
        name.ends_with(".html") && String::from_utf8_lossy(text).contains("http-equiv=\"refresh\"")
    });
    assert_eq!(has_policy(leads_on.unwrap().0), 1);
    assert_eq!(has_policy("mine/index.html"), 0, "an owner's page is theirs");
}

#[test]
fn the_settings_of_all_hosts_say_the_same() {
    let published = files(sample());
    for name in ["Content-Security-Policy", "Referrer-Policy", "Permissions-Policy", "X-Content-Type-Options"] {
        let mut values = Vec::new();
        for file in ["_headers", ".htaccess", "_nginx.conf", "_Caddyfile"] {
            let said = in_settings(&String::from_utf8_lossy(&published[file]), name);
            assert!(!said.is_empty(), "{file}: {name}");
            values.extend(said);
        }
        values.dedup();
        assert_eq!(values.len(), 1, "{name}: {values:?}");
    }
}

#[test]
fn pictures_come_from_the_hosts_that_the_site_names() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    edit_site(&data, |site| site["media_hosts"] = json!(["https://pictures.example"]));
    publish_data(&data, folder.path());
    let published = files(&folder.path().join("dist"));
    let text = |name: &str| String::from_utf8(published[name].clone()).unwrap();
    let policy = one(&Html::parse_document(&text("en/index.html")), POLICY, "content");
    assert!(
        policy.contains("; img-src 'self' https://pictures.example data:; media-src 'self' https://pictures.example; "),
        "{policy}"
    );
    assert_eq!(in_settings(&text("_headers"), "Content-Security-Policy"), [policy]);
    assert!(!text("site.json").contains("media_hosts"), "the app has no use for it");
}

/// Links that lead out of the publication or open a window: their addresses, and what they are.
fn ways_out(page: &Html) -> Vec<(String, String)> {
    let links = Selector::parse("a[href]").unwrap();
    let links = page.select(&links).map(|link| link.value());
    // Our own addresses are relative.
    let leads_out = |link: &&Element| {
        link.attr("href").is_some_and(|href| href.starts_with("http"))
            || link.attr("target").is_some_and(|target| target != "_self")
    };
    let out = links.filter(leads_out);
    out.map(|link| ["href", "rel"].map(|name| link.attr(name).unwrap_or_default().to_owned()).into()).collect()
}

#[test]
fn what_a_link_opens_gets_no_hold_of_our_page() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    edit_site(&data, |site| {
        site["social"] = json!([{ "service": "mastodon", "url": "https://social.example/" }]);
        site["share"] = json!(["facebook", "reddit"]);
        site["editions"][0]["menu"] = json!([{ "label": "Shop", "href": "https://shop.example/" }]);
    });
    let item = json!({
        "id": "1", "title": "T", "external_url": "https://source.example/", "_masthead": { "comments_url": "https://talk.example/" },
        "authors": [{ "name": "A", "url": "https://author.example/" }], "summary": "S",
        "content_html": "<p><a href=https://text.example target=_blank>a</a></p><iframe src=https://www.youtube.com/embed/x></iframe>"
    });
    fs::write(data.join("feeds/en.json"), json!({ "items": [item] }).to_string()).unwrap();
    publish_data(&data, folder.path());
    let page = fs::read_to_string(folder.path().join("dist/en/posts/1/index.html")).unwrap();
    let own = Html::parse_document(&page);
    for host in ["social", "shop", "source", "talk", "text"] {
        let start = format!("https://{host}.example");
        assert!(ways_out(&own).iter().any(|(href, _)| href.starts_with(&start)), "{host}: {:?}", ways_out(&own));
    }
    let pages = pages();
    for (address, page) in pages.iter().chain([(&"the article".to_owned(), &own)]) {
        for (href, rel) in ways_out(page) {
            assert!(rel.split(' ').any(|word| word == "noopener"), "{address}: {href}");
        }
    }
}
