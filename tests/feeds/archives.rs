//! How an archive is cut into pages, by what its feed tells of itself.

use crate::publication::{chain, expect, items, list, page, publication, reason};
use masthead::model::{page::PageContent, source::Reason};
use serde_json::json;

#[test]
fn one_document_is_numbered_from_the_oldest() {
    let loader = publication("whole", &json!({}), &[("1.json", json!({ "items": items(&[5, 4, 3, 2, 1]) }))]);
    assert_eq!(list(&loader, "/en/"), expect(&[5, 4, 3], None, Some("/page/1/")));
    assert_eq!(list(&loader, "/en/page/1"), expect(&[2, 1], Some("/"), None));
    assert!(matches!(page(&loader, "/en/page/2"), PageContent::NotFound));
}

#[test]
fn a_numbered_archive_opens_each_page_by_its_own_address() {
    let feeds = [
        ("1.json", json!({ "items": items(&[6, 5]), "_masthead": { "page": 3, "pages": 3 } })),
        ("p-2.json", json!({ "items": items(&[4, 3]), "_masthead": { "page": 2, "pages": 2 } })),
        ("p-1.json", json!({ "items": items(&[2, 1]), "_masthead": { "page": 1, "pages": 1 } })),
    ];
    let loader = publication("numbered", &json!({ "page_url": "p-{page}.json" }), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[6, 5], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/1"), expect(&[2, 1], Some("/page/2/"), None));
    assert!(matches!(page(&loader, "/en/page/3"), PageContent::NotFound));
    assert!(matches!(page(&loader, "/en/posts/1"), PageContent::Article(_)));
    assert_eq!(list(&loader, "/en/category/even"), expect(&[6, 4], None, Some("/category/even/page/2/")));
}

#[test]
fn pages_by_template_end_where_the_files_end() {
    let feeds = [
        ("1.json", json!({ "items": items(&[4, 3]), "next_url": "p-2.json" })),
        ("p-2.json", json!({ "items": items(&[2, 1]) })),
    ];
    let loader = publication("template", &json!({ "page_url": "p-{page}.json" }), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[4, 3], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/2"), expect(&[2, 1], Some("/"), None));
    assert!(matches!(page(&loader, "/en/page/3"), PageContent::NotFound));
}

/// A page that the feed counts, or that the page before it names, is there: where its file is not, something is wrong.
#[test]
fn a_page_that_the_feed_lists_is_not_called_not_found() {
    let feeds = [
        ("1.json", json!({ "items": items(&[6, 5]), "_masthead": { "page": 3, "pages": 3 } })),
        ("p-1.json", json!({ "items": items(&[2, 1]), "_masthead": { "page": 1, "pages": 1 } })),
    ];
    let numbered = publication("listed-numbered", &json!({ "page_url": "p-{page}.json" }), &feeds);
    assert_eq!(reason(&numbered, "/en/page/2"), Reason::Status(404));
    let feeds = [
        ("1.json", json!({ "items": items(&[6, 5]), "next_url": "p-2.json" })),
        ("p-2.json", json!({ "items": items(&[4, 3]), "next_url": "p-3.json" })),
    ];
    let template = publication("listed-template", &json!({ "page_url": "p-{page}.json" }), &feeds);
    // Nothing that was read names it yet.
    assert!(matches!(page(&template, "/en/page/3"), PageContent::NotFound));
    assert_eq!(list(&template, "/en/page/2").0, ["4", "3"]);
    assert_eq!(reason(&template, "/en/page/3"), Reason::Status(404));
    assert_eq!(
        reason(&publication("listed-second", &json!({ "page_url": "p-{page}.json" }), &feeds[..1]), "/en/page/2"),
        Reason::Status(404)
    );
}

#[test]
fn a_page_number_far_beyond_the_end_asks_for_nothing_more() {
    let numbered = [("1.json", json!({ "items": items(&[2, 1]), "_masthead": { "page": 3, "pages": 3 } }))];
    let whole = [("1.json", json!({ "items": items(&[2, 1]) }))];
    for loader in [
        chain("beyond-chain", 50),
        publication("beyond-numbered", &json!({ "page_url": "p-{page}.json" }), &numbered),
        publication("beyond-numbered-chain", &json!({}), &numbered),
        publication("beyond-whole", &json!({}), &whole),
    ] {
        assert!(matches!(page(&loader, "/en/page/4000000000/"), PageContent::NotFound));
        assert_eq!(loader.asked().into_iter().collect::<Vec<_>>(), [("1.json".to_owned(), 1)]);
    }
}

#[test]
fn pages_of_a_numbered_chain_without_a_template_are_read_once() {
    let number = |page: u32| {
        let mut feed = json!({
            "items": items(&[2 * page, 2 * page - 1]), "_masthead": { "page": page, "pages": page }
        });
        if page > 1 {
            feed["next_url"] = format!("p-{}.json", page - 1).into();
        }
        feed
    };
    let files: Vec<_> = (1..70).map(|page| (format!("p-{page}.json"), number(page))).collect();
    let mut feeds: Vec<_> = files.iter().map(|(file, feed)| (file.as_str(), feed.clone())).collect();
    feeds.push(("1.json", number(70)));
    let loader = publication("numbered-chain", &json!({}), &feeds);
    for page in (1..70).rev() {
        assert_eq!(list(&loader, &format!("/en/page/{page}")).0, [(2 * page).to_string(), (2 * page - 1).to_string()]);
    }
    assert!(loader.asked().values().all(|times| *times == 1));
}

#[test]
fn an_id_that_is_an_address_opens_by_its_slug() {
    let feed = json!({ "items": [{ "id": "https://other.example/a/my-post.html", "title": "T" }] });
    let loader = publication("slug", &json!({}), &[("1.json", feed)]);
    let PageContent::List(front) = page(&loader, "/en/") else { panic!("no list") };
    let path = loader.base().place(&loader.site().default_edition, front.posts[0].place());
    assert!(path.starts_with("/en/posts/my-post.html-"), "{path}");
    assert!(matches!(page(&loader, &path), PageContent::Article(_)));
}
