//! Which pages there are, and that each is a whole document.

use crate::publication::{attributes, files, is_redirect, pages, sample, texts};
use std::collections::HashSet;

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
        if is_redirect(&page) {
            continue;
        }
        for landmark in ["header", "nav", "main", "aside", "footer"] {
            assert!(!texts(&page, landmark).is_empty(), "{address}: {landmark}");
        }
        let ids = attributes(&page, "[id]", "id");
        assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "{address}");
        assert_eq!(attributes(&page, "script:not([type])", "id"), ["theme"]);
        assert_eq!(attributes(&page, "[style], [onclick]", "class"), Vec::<String>::new());
    }
}

/// What the parser says of `<!>`, by which Leptos marks the places of what may be drawn there.
const MARK_OF_LEPTOS: &str = "Saw ! in state MarkupDeclarationOpen";

/// By the errors that the parser of the HTML standard names: unclosed or misplaced tags, attributes twice.
#[test]
fn every_page_is_well_formed_html() {
    let faults = pages().into_iter().flat_map(|(address, page)| {
        let errors = page.errors.into_iter().filter(|error| error != MARK_OF_LEPTOS);
        errors.map(move |error| format!("{address}: {error}"))
    });
    assert_eq!(faults.collect::<Vec<_>>(), Vec::<String>::new());
}
