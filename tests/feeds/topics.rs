//! Archives by time and topic, looked for along an edition's feed.

use crate::publication::{Publication, chain, expect, list, page, publication};
use masthead::model::{feed::Counted, page::PageContent};
use serde_json::{Value, json};

/// Five articles of two months, two authors and two tags beside their category, which no edition declares.
fn articles() -> Value {
    let item = |id: u32, day: &str, tags: &[&str], author: &str| {
        json!({ "id": id, "title": "T", "date_published": day, "tags": tags, "authors": [{ "name": author }],
                "_masthead": { "category": "news" } })
    };
    json!({ "items": [
        item(5, "2009-09-01", &["Camp Ashraf"], "Ann Lee"),
        item(4, "2009-08-31", &["Camp Ashraf"], "Ann Lee"),
        item(3, "2009-08-05", &["Camp Ashraf", "Baghdad"], "Ann Lee"),
        item(2, "2009-08-04", &["Camp Ashraf", "News"], "Ann Lee"),
        item(1, "2008-01-01", &["News"], "میز خبر"),
    ] })
}

/// The lists that an index names, with the numbers of their articles, and what was counted.
fn index(loader: &Publication, path: &str) -> (Vec<(String, String, u32)>, Counted) {
    let PageContent::Archive(archive) = page(loader, path) else { panic!("{path} is no archive") };
    let lists = archive.index.lists.into_iter();
    let lists = lists.map(|entry| (entry.selection.to_string(), entry.label, entry.count.unwrap()));
    (lists.collect(), archive.index.counted)
}

#[test]
fn a_tag_an_author_and_a_month_are_paged_as_a_category_is() {
    let loader = publication("topics", &json!({}), &[("1.json", articles())]);
    assert_eq!(list(&loader, "/en/tag/camp-ashraf"), expect(&[5, 4], None, Some("/tag/camp-ashraf/page/1/")));
    assert_eq!(list(&loader, "/en/tag/camp-ashraf/page/1"), expect(&[3, 2], Some("/tag/camp-ashraf/"), None));
    assert_eq!(list(&loader, "/en/author/ann-lee"), expect(&[5, 4], None, Some("/author/ann-lee/page/1/")));
    assert_eq!(list(&loader, "/en/author/%D9%85%DB%8C%D8%B2-%D8%AE%D8%A8%D8%B1"), expect(&[1], None, None));
    assert_eq!(list(&loader, "/en/archive/2009/08"), expect(&[4, 3, 2], None, None));
    for nothing in
        ["/en/tag/x", "/en/author/x", "/en/archive/2009/07", "/en/archive/2010", "/en/archive/2009/08/page/1"]
    {
        assert!(matches!(page(&loader, nothing), PageContent::NotFound), "{nothing}");
    }
}

#[test]
fn a_month_is_one_of_the_editions_calendar() {
    let edition = json!({ "calendar": "persian" });
    let loader = publication("topics-persian", &edition, &[("1.json", articles())]);
    assert_eq!(list(&loader, "/en/archive/1388/05"), expect(&[3, 2], None, None));
    assert!(matches!(page(&loader, "/en/archive/2009/08"), PageContent::NotFound));
}

#[test]
fn the_index_counts_every_list_that_a_link_leads_to() {
    let loader = publication("topics-index", &json!({}), &[("1.json", articles())]);
    let entry = |list: &str, label: &str, count| (list.to_owned(), label.to_owned(), count);
    let months = [entry("archive/2009/09/", "", 1), entry("archive/2009/08/", "", 3), entry("archive/2008/01/", "", 1)];
    // The tag "News" is the category of all that have it.
    let topics = [
        entry("category/news/", "news", 5),
        entry("tag/camp-ashraf/", "Camp Ashraf", 4),
        entry("tag/baghdad/", "Baghdad", 1),
        entry("author/ann-lee/", "Ann Lee", 4),
        entry("author/%D9%85%DB%8C%D8%B2-%D8%AE%D8%A8%D8%B1/", "میز خبر", 1),
    ];
    assert_eq!(index(&loader, "/en/archive"), ([months.as_slice(), &topics].concat(), Counted::All));
    assert_eq!(index(&loader, "/en/archive/2009"), (months[..2].to_vec(), Counted::All));
}

#[test]
fn a_feed_of_many_documents_is_counted_as_far_as_a_reader_would_wait() {
    let (lists, counted) = index(&chain("topics-short", 40), "/en/archive");
    assert_eq!((lists[0].2 + lists[1].2, counted), (80, Counted::All));
    let (lists, counted) = index(&chain("topics-long", 41), "/en/archive");
    assert_eq!((lists[0].2 + lists[1].2, counted), (80, Counted::Newest));
}

#[test]
fn an_owners_item_cannot_keep_itself_out_of_lists() {
    let own = json!({ "category": "news", "listed": "in_category" });
    let item = json!({ "id": 1, "title": "T", "date_published": "2009-08-05", "_masthead": own });
    let loader = publication("topics-listed", &json!({}), &[("1.json", json!({ "items": [item] }))]);
    assert_eq!(list(&loader, "/en/archive/2009/08"), expect(&[1], None, None));
}
