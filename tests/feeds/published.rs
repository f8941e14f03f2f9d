//! The documents beside finished pages.

use crate::publication::{chain, expect, ids, items, list, page, published, reason};
use masthead::model::{
    feed::DOCUMENT_FORMAT,
    loader::text_hash,
    page::{PageContent, Recent, head::Head},
    route::Place,
    source::{Failure, Reason},
};
use serde_json::json;
use std::{
    fs,
    future::Future,
    task::{Context, Waker},
};

#[test]
fn a_finished_page_is_known_by_the_hash_of_its_document() {
    let loader = published("hash");
    let code = loader.site().default_edition.clone();
    let text = fs::read_to_string(loader.folder.join("en/index.json")).unwrap();
    loader.remember_document(&code, &Place::Front, text_hash(&text));
    assert!(loader.reload("/en/").is_none());
    assert_eq!(loader.revalidated(), ["en/index.json"]);
    loader.write("en/index.json", &json!({ "items": items(&[5, 4]), "_masthead": { "pages": 2 } }));
    loader.write("en/recent.json", &json!({ "items": items(&[5]) }));
    let model = loader.reload("/en/").unwrap();
    assert!(matches!(&model.recent, Recent::Posts(posts) if posts.len() == 1));
    assert_eq!(ids(Some(model)).unwrap(), ["5", "4"]);
}

/// The app turns only to what a link leads to; what a reader types may be anything.
#[test]
fn a_document_that_is_missing_is_a_failure_and_no_page_of_its_own() {
    let loader = published("missing");
    assert_eq!(reason(&loader, "/en/page/7"), Reason::Status(404));
    assert!(matches!(page(&loader, "/en/a/b/c"), PageContent::NotFound));
    for path in ["/en/page/7", "/en/posts/none"] {
        let route = loader.base().parse(path).unwrap();
        let typed = pollster::block_on(loader.load_first(&route, &loader.site().default_edition)).unwrap();
        assert!(matches!(typed.content, PageContent::NotFound), "{path}");
        let failed = pollster::block_on(loader.load(&route, &loader.site().default_edition)).unwrap();
        let head = Head::of(&failed);
        assert_eq!((head.canonical.as_deref(), head.alternates.len()), (None, 0), "{path}");
        assert!(head.tags(&failed).iter().any(|tag| tag.attributes.contains(&("content", "noindex".to_owned()))));
    }
}

#[test]
fn a_step_back_to_an_address_without_a_page_finds_none_again() {
    let loader = published("back-to-missing");
    let route = loader.base().parse("/en/posts/none").unwrap();
    let edition = loader.site().default_edition.clone();
    pollster::block_on(loader.load_first(&route, &edition)).unwrap();
    assert!(matches!(page(&loader, "/en/posts/none"), PageContent::NotFound));
    assert_eq!(reason(&loader, "/en/posts/other"), Reason::Status(404));
}

/// The front page's title is the publication's name alone; that of its failure is not.
#[test]
fn a_page_that_failed_has_a_title_of_its_own_in_words_at_hand() {
    let loader = published("failed-title");
    let route = |path| loader.base().parse(path).unwrap();
    let front = pollster::block_on(loader.load(&route("/en/"), &loader.site().default_edition)).unwrap();
    let failure = || Failure { address: "fa/index.json".to_owned(), reason: Reason::Network };
    let failed = front.failed(&route("/en/"), failure());
    assert!(failed.is_failed() && failed.is_at(&route("/en/")));
    assert_ne!(failed.window_title(), front.window_title());
    assert!(failed.window_title().starts_with(&failed.heading()));
    // Another edition's words are out of reach, too.
    let other = front.failed(&route("/fa/about/"), failure());
    assert!(!other.is_at(&route("/en/")));
    assert_eq!(other.place_in(&other.context.edition.code), Place::Front);
}

#[test]
fn recent_posts_that_failed_once_can_be_had_later() {
    let loader = published("recent");
    let context = pollster::block_on(loader.edition_context(loader.site().default_edition())).unwrap();
    let recent = || pollster::block_on(loader.recent_of(&context));
    assert!(recent().is_err_and(|failure| failure.is_missing()));
    loader.write("en/recent.json", &json!({ "items": items(&[4]) }));
    assert!(matches!(recent(), Ok(Recent::Posts(posts)) if posts.len() == 1));
}

#[test]
fn a_document_fetched_ahead_is_not_asked_for_again() {
    let loader = published("prefetch");
    let route = |path| loader.base().parse(path).unwrap();
    assert_eq!(pollster::block_on(loader.prefetch(&route("/en/page/1"))), Ok(()));
    assert!(pollster::block_on(loader.prefetch(&route("/en/page/7"))).is_err_and(|failure| failure.is_missing()));
    assert_eq!(loader.asked().len(), 2);
    assert_eq!(list(&loader, "/en/page/1"), expect(&[2, 1], Some("/page/2/"), None));
    assert!(loader.asked().is_empty());
    // Without finished pages a page may need many documents.
    let loader = chain("prefetch-chain", 3);
    assert_eq!(pollster::block_on(loader.prefetch(&route("/en/page/2"))), Ok(()));
    assert!(loader.asked().is_empty());
}

#[test]
fn who_asks_for_a_document_under_way_waits_for_it() {
    let loader = published("under-way");
    let path = loader.base().parse("/en/page/1").unwrap();
    let code = loader.site().default_edition.clone();
    let both = async { futures::join!(loader.prefetch(&path), loader.load(&path, &code)) };
    assert!(matches!(pollster::block_on(both).1.unwrap().content, PageContent::List(_)));
    assert_eq!(loader.asked()["en/page/1/index.json"], 1);
    // One that is given up leaves its turn to the next.
    let loader = published("given-up");
    list(&loader, "/en/");
    let mut given_up = Box::pin(loader.prefetch(&path));
    assert!(given_up.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let both = async { futures::join!(loader.load(&path, &code), async { drop(given_up) }) };
    assert!(matches!(pollster::block_on(both).0.unwrap().content, PageContent::List(_)));
    assert_eq!(loader.asked()["en/page/1/index.json"], 2);
}

#[test]
fn a_page_of_the_owners_own_is_left_to_the_browser() {
    let loader = published("owners-page");
    loader.write("en/about/index.json", &json!({ "items": [], "_masthead": { "owners_page": "index.html" } }));
    assert_eq!(reason(&loader, "/en/about"), Reason::OwnersPage);
}

#[test]
fn a_document_for_a_later_app_is_left_to_the_page_that_comes_with_it() {
    let loader = published("later-app");
    let document =
        |format: u32| json!({ "items": [{ "id": "about", "title": "About" }], "_masthead": { "format": format } });
    loader.write("en/about/index.json", &document(DOCUMENT_FORMAT + 1));
    assert_eq!(reason(&loader, "/en/about"), Reason::LaterApp);
    loader.write("en/contact/index.json", &document(DOCUMENT_FORMAT));
    assert!(matches!(page(&loader, "/en/contact"), PageContent::Static(_)));
}
