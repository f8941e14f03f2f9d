//! Pages that are asked for again, with a network and without.

use crate::publication::{chain, expect, ids, items, list, publication, reason};
use masthead::model::{page::PageContent, source::Reason};
use serde_json::json;

#[test]
fn reloading_asks_again_and_tells_whether_anything_is_new() {
    let archive = json!({ "items": items(&[2, 1]), "_masthead": { "page": 1, "pages": 1 } });
    let front = |newest: &[u32]| json!({ "items": items(newest), "_masthead": { "page": 2, "pages": 2 } });
    let feeds = [("1.json", front(&[3])), ("p-1.json", archive)];
    let loader = publication("reload", &json!({ "page_url": "p-{page}.json" }), &feeds);
    list(&loader, "/en/");
    list(&loader, "/en/page/1");
    assert_eq!(loader.revalidated(), [""; 0]);
    assert!(loader.reload("/en/").is_none());
    assert_eq!(loader.revalidated(), ["1.json"]);
    loader.write("1.json", &front(&[4, 3]));
    assert_eq!(ids(loader.reload("/en/")).unwrap(), ["4", "3"]);
    assert_eq!(loader.revalidated(), ["1.json"]);
    // Each is asked for again once; a page of the archive never.
    list(&loader, "/en/");
    assert!(loader.reload("/en/page/1").is_none());
    assert_eq!(loader.revalidated(), ["1.json"]);
    assert_eq!(loader.asked()["p-1.json"], 1);
    loader.remove("1.json");
    assert!(matches!(loader.reload("/en/").unwrap().content, PageContent::Failed(_)));
}

#[test]
fn what_is_in_memory_stays_readable_without_a_network() {
    let loader = chain("offline", 3);
    list(&loader, "/en/");
    loader.offline.set(true);
    assert!(loader.reload("/en/").is_none());
    assert_eq!(list(&loader, "/en/"), expect(&[6, 5], None, Some("/page/2/")));
    assert_eq!(reason(&loader, "/en/page/2"), Reason::Network);
    loader.offline.set(false);
    loader.write("1.json", &json!({ "items": items(&[8, 7]) }));
    assert_eq!(list(&loader, "/en/"), expect(&[8, 7], None, None));
}
