//! Feeds of documents one after the other.

use crate::publication::{chain, expect, ids, items, list, page, publication, reason};
use masthead::model::{page::PageContent, source::Reason};
use serde_json::json;

#[test]
fn a_chain_is_numbered_from_the_newest_and_cut_anew() {
    let feeds = [
        ("1.json", json!({ "items": items(&[5, 4, 3]), "next_url": "2.json" })),
        ("2.json", json!({ "items": items(&[3, 2, 1]) })),
    ];
    let loader = publication("chain", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[5, 4], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/2"), expect(&[3, 2], Some("/"), Some("/page/3/")));
    assert_eq!(list(&loader, "/en/page/3"), expect(&[1], Some("/page/2/"), None));
    assert!(matches!(page(&loader, "/en/page/4"), PageContent::NotFound));
    assert!(matches!(page(&loader, "/en/posts/1"), PageContent::Article(_)));
}

#[test]
fn a_category_is_looked_for_along_the_chain() {
    let feeds = [
        ("1.json", json!({ "items": items(&[7, 5, 4]), "next_url": "2.json" })),
        ("2.json", json!({ "items": items(&[3, 2, 1]) })),
    ];
    let loader = publication("category", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/category/even"), expect(&[4, 2], None, None));
    assert_eq!(list(&loader, "/en/category/odd"), expect(&[7, 5], None, Some("/category/odd/page/2/")));
    assert_eq!(list(&loader, "/en/category/odd/page/2"), expect(&[3, 1], Some("/category/odd/"), None));
    assert!(matches!(page(&loader, "/en/category/none"), PageContent::NotFound));
}

#[test]
fn a_chain_that_leads_back_is_a_failure_that_says_so() {
    let feed = json!({ "items": items(&[1]), "next_url": "1.json" });
    let loader = publication("loop", &json!({}), &[("1.json", feed)]);
    // What there is, is shown.
    assert_eq!(list(&loader, "/en/"), expect(&[1], None, Some("/page/2/")));
    let PageContent::Failed(failure) = page(&loader, "/en/page/2") else { panic!("no failure") };
    assert_eq!(failure.reason, Reason::Loop);
    assert!(failure.to_string().starts_with("https://masthead.example/1.json: next_url leads back"));
}

#[test]
fn a_chain_that_leads_back_goes_on_once_the_document_that_says_so_is_mended() {
    let second = |next: &str| json!({ "items": items(&[4, 3]), "next_url": next });
    let first = json!({ "items": items(&[6, 5]), "next_url": "2.json" });
    let feeds = [("1.json", first), ("2.json", second("1.json")), ("3.json", json!({ "items": items(&[2, 1]) }))];
    let loader = publication("jump-back", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/page/2"), expect(&[4, 3], Some("/"), Some("/page/3/")));
    loader.asked();
    for requests in [0, 2] {
        assert_eq!(reason(&loader, "/en/page/3"), Reason::Loop);
        assert_eq!(loader.asked().values().sum::<usize>(), requests);
    }
    loader.write("2.json", &second("3.json"));
    assert_eq!(list(&loader, "/en/page/3"), expect(&[2, 1], Some("/page/2/"), None));
}

#[test]
fn a_feed_asks_no_other_host_for_what_comes_next() {
    let elsewhere =
        ["https://elsewhere.example/2.json", "//elsewhere.example/2.json", "http://masthead.example/2.json"];
    let second = ("2.json", json!({ "items": items(&[2, 1]) }));
    for next in elsewhere {
        let first = json!({ "items": items(&[4, 3]), "next_url": next });
        let loader = publication("elsewhere", &json!({}), &[("1.json", first), second.clone()]);
        assert_eq!(list(&loader, "/en/"), expect(&[4, 3], None, Some("/page/2/")));
        assert_eq!(reason(&loader, "/en/page/2"), Reason::OtherHost, "{next}");
        assert_eq!(loader.asked().into_keys().collect::<Vec<_>>(), ["1.json"], "{next}");
    }
    // What cannot be asked of a host at all is the end.
    let first = json!({ "items": items(&[4, 3]), "next_url": "data:application/json,{}" });
    let loader = publication("no-host", &json!({}), &[("1.json", first), second]);
    assert_eq!(list(&loader, "/en/"), expect(&[4, 3], None, None));
}

#[test]
fn a_long_chain_is_read_once_from_page_to_page() {
    let loader = chain("long", 120);
    let mut path = Some("/".to_owned());
    let mut seen = Vec::new();
    while let Some(current) = path {
        let (ids, _, older) = list(&loader, &format!("/en{current}"));
        seen.extend(ids);
        path = older;
    }
    let all: Vec<_> = (1..=240).rev().map(|id: u32| id.to_string()).collect();
    assert_eq!(seen, all);
    let asked = loader.asked();
    assert_eq!(asked.len(), 120);
    assert!(asked.values().all(|times| *times == 1), "{asked:?}");
    // On the way back each page costs what stands on it.
    for number in (2..=119).rev() {
        list(&loader, &format!("/en/page/{number}"));
        assert!(loader.asked().values().sum::<usize>() <= 1, "page {number}");
    }
}

#[test]
fn a_search_that_is_too_long_says_so_and_goes_on_when_tried_again() {
    let loader = chain("search", 100);
    for path in ["/en/posts/none", "/en/page/90", "/en/category/none"] {
        assert_eq!(reason(&loader, path), Reason::TooLong, "{path}");
        assert!(loader.asked().len() <= 40, "{path}");
    }
    // The articles 1 and 2 stand in the last document.
    assert_eq!(reason(&loader, "/en/posts/1"), Reason::TooLong);
    assert_eq!(reason(&loader, "/en/posts/1"), Reason::TooLong);
    assert!(matches!(page(&loader, "/en/posts/1"), PageContent::Article(_)));
    assert_eq!(reason(&loader, "/en/page/90"), Reason::TooLong);
    assert_eq!(list(&loader, "/en/page/90"), expect(&[22, 21], Some("/page/89/"), Some("/page/91/")));
    assert!(matches!(page(&loader, "/en/page/101"), PageContent::NotFound));
}

#[test]
fn an_unreachable_next_document_loses_nothing_of_what_is_there() {
    let second = json!({ "items": items(&[2, 1]) });
    let feeds = [("1.json", json!({ "items": items(&[3]), "next_url": "2.json" }))];
    let loader = publication("unreachable", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[3], None, Some("/page/2/")));
    assert_eq!(reason(&loader, "/en/page/2"), Reason::Status(404));
    loader.write("2.json", &second);
    assert_eq!(list(&loader, "/en/page/2"), expect(&[2, 1], Some("/"), None));
    // From the start, once the document can be had.
    let loader = publication("unreachable", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[3], None, Some("/page/2/")));
    loader.write("2.json", &second);
    assert_eq!(list(&loader, "/en/"), expect(&[3, 2], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/2"), expect(&[1], Some("/"), None));
    loader.remove("2.json");
    assert_eq!(list(&loader, "/en/page/2"), expect(&[1], Some("/"), None));
}

#[test]
fn a_chain_that_has_grown_is_cut_anew() {
    let second = json!({ "items": items(&[2, 1]) });
    let first = |newest: &[u32]| json!({ "items": items(newest), "next_url": "2.json" });
    let loader = publication("grown", &json!({}), &[("1.json", first(&[4, 3])), ("2.json", second)]);
    assert_eq!(list(&loader, "/en/page/2"), expect(&[2, 1], Some("/"), None));
    loader.write("1.json", &first(&[5, 4, 3]));
    assert_eq!(ids(loader.reload("/en/page/2")).unwrap(), ["3", "2"]);
    assert_eq!(list(&loader, "/en/page/3"), expect(&[1], Some("/page/2/"), None));
    loader.write("2.json", &json!({ "items": items(&[2]) }));
    assert_eq!(ids(loader.reload("/en/page/2")).unwrap(), ["3", "2"]);
    assert!(matches!(page(&loader, "/en/page/3"), PageContent::NotFound));
}
