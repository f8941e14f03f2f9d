//! Addresses that something stood at once.

use crate::publication::{
    BASE, Quiet, app, edit, edit_site, files, gazette, is_hidden, one, options, page, publish_data, texts,
};
use masthead::program::publish::publish;
use serde_json::{Value, json};
use std::{collections::BTreeMap, fs, path::Path};

fn moved_gazette(data: &Path, aliases: &Value, redirects: &Value) {
    gazette(data, 3);
    edit(data, "feeds/en.json", |feed| feed["items"][0]["_masthead"]["aliases"] = aliases.clone());
    edit_site(data, |site| site["redirects"] = redirects.clone());
}

fn published(aliases: &Value, redirects: &Value) -> (tempfile::TempDir, BTreeMap<String, Vec<u8>>) {
    let folder = tempfile::tempdir().unwrap();
    moved_gazette(&folder.path().join("data"), aliases, redirects);
    publish_data(&folder.path().join("data"), folder.path());
    let files = files(&folder.path().join("dist"));
    (folder, files)
}

#[test]
fn a_page_leads_on_from_each() {
    let (folder, files) = published(
        &json!(["/en/posts/old/", "2019/old%20text.html", "short"]),
        &json!({ "/shop/": "https://shop.example/a?b=1&c=2", "/news/first": "/en/archive/#main" }),
    );
    for (file, href, canonical, name) in [
        ("en/posts/old/index.html", "../../../en/posts/a2/", "en/posts/a2/", "Article 2"),
        ("2019/old text.html", "../en/posts/a2/", "en/posts/a2/", "Article 2"),
        ("short/index.html", "../en/posts/a2/", "en/posts/a2/", "Article 2"),
        ("shop/index.html", "https://shop.example/a?b=1&c=2", "https://shop.example/a?b=1&c=2", "Gazette"),
        ("news/first/index.html", "../../en/archive/#main", "en/archive/#main", "Gazette"),
    ] {
        let page = page(&folder.path().join("dist"), file);
        assert_eq!((one(&page, "a", "href").as_str(), texts(&page, "a")), (href, vec![name.to_owned()]), "{file}");
        assert_eq!(one(&page, "meta[http-equiv=refresh]", "content"), format!("0; url={href}"));
        let canonical =
            if canonical.starts_with("https:") { canonical.to_owned() } else { format!("{BASE}{canonical}") };
        assert_eq!(one(&page, "link[rel=canonical]", "href"), canonical);
        assert_eq!(one(&page, "html", "lang"), "en");
        assert!(is_hidden(&page), "{file}");
    }
    let sitemap = String::from_utf8_lossy(&files["sitemap.xml"]);
    assert!(!sitemap.contains("old") && !sitemap.contains("shop"), "{sitemap}");
    let document = String::from_utf8_lossy(&files["en/posts/old/index.json"]);
    assert!(document.contains("\"owners_page\""), "the app leaves it to the browser: {document}");
    let left = files.iter().filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("\"aliases\""));
    assert_eq!(left.count(), 0, "the documents of pages have them not");
}

#[test]
fn rules_of_hosts_lead_on_too_and_alone_where_no_page_can() {
    let (_folder, files) = published(
        &json!(["/article.php", "/en/posts/old/", "/2019/a b.html", "/find?id=5"]),
        &json!({ "/é": "https://shop.example/ü?x=%20$y" }),
    );
    let lines = |name: &str| String::from_utf8_lossy(&files[name]).into_owned();
    let netlify = "/%C3%A9 https://shop.example/%C3%BC?x=%20%24y 301\n/%C3%A9/ https://shop.example/%C3%BC?x=%20%24y 301\n\
        /article.php /en/posts/a2/ 301\n/en/posts/old /en/posts/a2/ 301\n/en/posts/old/ /en/posts/a2/ 301\n\
        /2019/a%20b.html /en/posts/a2/ 301\n/en/* /en/404.html 404\n";
    assert_eq!(lines("_redirects"), netlify);
    for rule in [
        "location = \"/article.php\" {\n  return 301 \"/en/posts/a2/\";\n}",
        "location = \"/2019/a b.html\" {\n",
        "location = \"/é/\" {\n  return 301 \"https://shop.example/%C3%BC?x=%20%24y\";\n}",
    ] {
        assert!(lines("_nginx.conf").contains(rule), "{}", lines("_nginx.conf"));
    }
    assert!(
        lines("_Caddyfile").contains("path_regexp \"^(?:/2019/a b\\.html)$\"\nredir @moved3 \"/en/posts/a2/\" 301\n"),
        "{}",
        lines("_Caddyfile")
    );
    let apache = "RewriteRule \"^article\\x2ephp$\" \"/en/posts/a2/\" [R=301,L,NE]\n";
    assert!(lines(".htaccess").contains(apache), "{}", lines(".htaccess"));
    assert!(lines(".htaccess").contains("\"https://shop.example/\\%C3\\%BC?x=\\%20\\%24y\""), "{}", lines(".htaccess"));
    assert!(!files.contains_key("article.php/index.html") && !files.keys().any(|name| name.starts_with("find")));
}

#[test]
fn the_feeds_of_a_list_lead_on_with_it() {
    let redirects = json!({
        "/en/category/old/": "/en/category/thirds/", "/en/about/": "/en/category/thirds/",
        "/en/category/own/": "/en/category/thirds/", "/en/category/own/feed.xml": "https://feeds.example/own"
    });
    let (_folder, files) = published(&json!([]), &redirects);
    let rules = String::from_utf8_lossy(&files["_redirects"]);
    assert!(rules.contains("/en/category/own/feed.xml https://feeds.example/own 301\n"), "{rules}");
    for feed in ["feed.json", "feed.xml"] {
        assert!(files.contains_key(&format!("en/category/thirds/{feed}")), "{feed}");
        let rule = format!("/en/category/old/{feed} /en/category/thirds/{feed} 301\n");
        assert!(rules.contains(&rule) && !rules.contains(&format!("/en/about/{feed}")), "{rules}");
    }
}

#[test]
fn where_something_stands_nothing_leads_on() {
    let (_folder, plain) = published(&json!([]), &json!({}));
    let (_other, files) = published(
        &json!([
            "/en/",
            "/en/posts/a2/",
            "/en/posts/a1/",
            "/site.json",
            "/site.json/x/",
            "/feed.xml",
            "/sitemap.xml",
            "/_headers",
            "/en/posts/"
        ]),
        &json!({ "/en/archive": "/en/", "/embed.js": "https://evil.example/" }),
    );
    for (name, bytes) in &plain {
        // The record names the pages that lead on.
        let differs =
            ["_redirects", "_nginx.conf", "_Caddyfile", ".htaccess", ".masthead.json"].contains(&name.as_str());
        assert!(files.get(name) == Some(bytes) || differs, "{name}");
    }
    let redirects = String::from_utf8_lossy(&files["_redirects"]);
    let from: Vec<_> =
        redirects.lines().filter(|line| line.ends_with("301")).filter_map(|line| line.split(' ').next()).collect();
    // Nothing stands at these two.
    assert_eq!(from, ["/feed.xml", "/en/posts", "/en/posts/"]);
}

/// What would be an order of its own, if it came out of its quotation marks or its line.
const HOSTILE: [&str; 12] = [
    "/a\" { } location / { return 301 https://evil.example",
    "/a\\\" evil",
    "/a; return 301 https://evil.example; #",
    "/a\n/* https://evil.example 301",
    "/a\u{2028}b",
    "/a%0a/* https://evil.example 301!",
    "/a b/* https://evil.example",
    "/:splat/*",
    "/$host${HOME}%{ENV:x}",
    "/{$HOME} {env.HOME} {http.request.host}",
    "/a$\" \"https://evil.example\" [R=301] #",
    "/`a`'b'<IfModule>(x|y)*+?[z]^.&",
];

#[test]
fn nothing_that_an_address_holds_is_an_order_in_settings() {
    let targets = HOSTILE.map(|hostile| format!("/en{hostile}"));
    let redirects: serde_json::Map<_, _> =
        HOSTILE.iter().zip(&targets).map(|(old, new)| ((*old).to_owned(), json!(new))).collect();
    let elsewhere = HOSTILE.map(|hostile| (format!("/x{hostile}"), json!(format!("https://shop.example{hostile}"))));
    let redirects: serde_json::Map<_, _> = redirects.into_iter().chain(elsewhere).collect();
    let (_folder, files) = published(&json!(HOSTILE.map(|hostile| format!("/y{hostile}"))), &Value::Object(redirects));
    let lines = |name: &str| String::from_utf8_lossy(&files[name]).lines().map(str::to_owned).collect::<Vec<_>>();
    let is_plain =
        |text: &str| text.chars().all(|letter| letter.is_ascii_alphanumeric() || "-_.~/%?#=&+@,:".contains(letter));
    // Only a scheme has a colon.
    let is_target = |text: &str| is_plain(text) && text.matches(':').count() == usize::from(text.starts_with("https:"));
    let mut seen = 0;
    for line in lines("_redirects").iter().filter(|line| !line.starts_with("/en/*")) {
        let parts: Vec<_> = line.split(' ').collect();
        let [from, to, "301"] = parts[..] else { panic!("{line}") };
        assert!(is_plain(from) && !from.contains(':') && is_target(to), "{line}");
        seen += 1;
    }
    assert!(seen > 20, "{seen}");
    for line in lines(".htaccess").iter().filter(|line| line.contains("RewriteRule") && line.contains("R=301")) {
        let parts: Vec<_> = line.trim().split(' ').collect();
        let ["RewriteRule", from, to, "[R=301,L,NE]"] = parts[..] else { panic!("{line}") };
        let (from, to) = (from.trim_matches('"'), to.trim_matches('"').replace("\\%", "%"));
        let pattern = from.strip_prefix('^').and_then(|from| from.strip_suffix('$')).unwrap();
        assert!(pattern.chars().all(|letter| letter.is_ascii_alphanumeric() || "/-_\\".contains(letter)), "{line}");
        assert!(is_target(&to), "{line}");
    }
    let caddy = lines("_Caddyfile");
    for (number, line) in caddy.iter().enumerate().filter(|(_, line)| line.starts_with("@moved")) {
        let parts: Vec<_> = line.split('"').collect();
        let [matcher, pattern, ""] = parts[..] else { panic!("{line}") };
        let matcher = matcher.strip_suffix(" path_regexp ").unwrap();
        let pattern = pattern.strip_prefix("^(?:").and_then(|pattern| pattern.strip_suffix(")$")).unwrap();
        // What means something in a pattern has a backslash before it, but for what parts two paths.
        let signs = pattern.replace('|', "").replace("\\\\", "");
        let mut letters = signs.chars();
        while let Some(letter) = letters.next() {
            let is_plain = !letter.is_ascii_punctuation() || matches!(letter, '/' | '-' | '_');
            assert!(is_plain || (letter == '\\' && letters.next().is_some()), "{line}");
        }
        assert!(!pattern.contains(['{', '}', '%', '`']), "{line}");
        let rule =
            caddy[number + 1].strip_prefix(&format!("redir {matcher} \"")).and_then(|rule| rule.strip_suffix("\" 301"));
        assert!(rule.is_some_and(is_target), "{line} {}", caddy[number + 1]);
    }
    let nginx = lines("_nginx.conf");
    for (number, line) in nginx.iter().enumerate().filter(|(_, line)| line.starts_with("location = \"")) {
        let inside = line
            .strip_prefix("location = \"")
            .and_then(|line| line.strip_suffix("\" {"))
            .unwrap_or_else(|| panic!("{line}"));
        assert!(!inside.replace("\\\"", "").contains(['"', '\\']), "{line}");
        let to = nginx[number + 1].strip_prefix("  return 301 \"").and_then(|line| line.strip_suffix("\";")).unwrap();
        assert!(is_target(to) && nginx[number + 2] == "}", "{line} {to}");
    }
}

#[test]
fn an_owners_own_page_stands_at_an_old_address() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    moved_gazette(&data, &json!(["/hello/"]), &json!({}));
    fs::create_dir(data.join("hello")).unwrap();
    fs::write(data.join("hello/index.html"), "mine").unwrap();
    app(&folder.path().join("app"));
    publish(&options(folder.path()), &Quiet).unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("dist/hello/index.html")).unwrap(), "mine");
    assert!(!fs::read_to_string(folder.path().join("dist/_redirects")).unwrap().contains("hello"));
}
