//! What a reader sees when something is not there or cannot be read.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{CARDS, HEADING, items, one_edition, project, publication, sample},
    reader::Reader,
    server::Fault,
};
use serde_json::{Value, json};
use std::fs;

async fn an_address_that_does_not_exist_gets_the_editions_not_found_page(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    let wrong = [
        "page/0",
        "page/-1",
        "page/99999999999999999999",
        "page/two",
        "page/4",
        "posts/none",
        "category/none",
        "category/iraq/page/2",
        "no-such-page",
        "a/b/c",
        "posts/%ff",
    ];
    for path in wrong {
        reader.expects(path);
        reader.go(&format!("/fa/{path}")).await;
        assert_eq!(reader.text(HEADING).await, "صفحه پیدا نشد", "{path}");
        assert_eq!(reader.text("document.querySelector('.way-on').getAttribute('href')").await, "/fa/");
    }
    for path in ["/xx/", "/EN!/page"] {
        reader.expects(path);
        reader.go(path).await;
        assert_ne!(reader.value("document.querySelector('.not-found')").await, Value::Null, "{path}");
    }
    reader.leaves_an_empty_console().await;
}

async fn a_feed_that_fails_at_first_says_so_and_retry_mends_it(browser: Browser) {
    let faults = [
        (Fault::Status(404), "لا توجد هذه الصفحة لدى الخادم"),
        (Fault::Status(500), "الخادم بخطأ (٥٠٠)"),
        (Fault::Html, "صفحة تسجيل الدخول إلى شبكتك"),
        (Fault::Text("{\"items\": [{\"id\"".into()), "غير مقروء"),
        (Fault::Text(String::new()), "غير مقروء"),
        (Fault::Text("{\"items\": 5}".into()), "غير مقروء"),
        (Fault::HangUp, "لا يوجد اتصال"),
        (Fault::Silence, "لم يُجب الخادم في الوقت المناسب"),
    ];
    let reader = Reader::open(browser, sample(), "/ar/").await;
    for (fault, words) in faults {
        reader.expects("feeds/ar.json");
        reader.server.break_file("feeds/ar.json", fault.clone());
        reader.go("/ar/page/2/").await;
        let said = reader.text("document.querySelector('.failed').innerText").await;
        assert!(said.contains(words), "{fault:?}: {said}");
        reader.server.mend();
        reader.click(".failed .retry").await;
        reader.until("document.querySelectorAll('main article').length === 10").await;
    }
    reader.leaves_an_empty_console().await;
}

async fn a_page_that_fails_later_leaves_what_was_there(browser: Browser) {
    let site = json!({ "name": "Gazette", "default_edition": "en", "page_size": 2, "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" } ] });
    let first = json!({ "items": &items(4)[..2], "next_url": "en-2.json" });
    let second = json!({ "items": &items(4)[2..] });
    let server =
        publication("later", &site, &[("feeds/en.json", first.to_string()), ("feeds/en-2.json", second.to_string())]);
    let reader = Reader::open(browser, server, "/en/").await;
    reader.expects("feeds/en-2.json");
    reader.server.break_file("feeds/en-2.json", Fault::Status(500));
    reader.click("a[rel~=next]").await;
    reader.until("document.querySelector('.notice[role=alert]')").await;
    assert_eq!(reader.text("document.querySelector('main h2').textContent").await, "Item 4");
    assert_eq!(reader.path().await, "/en/");
    reader.server.mend();
    reader.click(".notice .retry").await;
    reader.until("document.querySelector('main h2').textContent === 'Item 2'").await;
    assert_eq!(reader.value("document.querySelector('.notice')").await, Value::Null);
    reader.leaves_an_empty_console().await;
}

async fn a_feed_that_leads_back_to_itself_ends(browser: Browser) {
    let site = json!({ "name": "Gazette", "default_edition": "en", "page_size": 2, "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" } ] });
    let feed = json!({ "items": items(2), "next_url": "en.json" });
    let reader =
        Reader::open(browser, publication("loop", &site, &[("feeds/en.json", feed.to_string())]), "/en/").await;
    reader.click("a[rel~=next]").await;
    reader.until("document.querySelector('.notice')?.textContent.includes('leads back to itself')").await;
    assert_eq!(reader.value(CARDS).await, 2);
    reader.leaves_an_empty_console().await;
}

/// As `trunk serve` answers, and hosts that know only the app. A network that asks to sign in answers with HTML, too.
async fn only_the_apps_own_page_in_place_of_a_document_means_that_there_is_none(browser: Browser) {
    let mut site = one_edition();
    site["page_size"] = json!(2);
    site["editions"][0]["page_url"] = json!("feeds/en-{page}.json");
    let first = json!({ "items": &items(4)[..2], "next_url": "en-2.json" });
    let second = json!({ "items": &items(4)[2..] });
    let files = [("feeds/en.json", first.to_string()), ("feeds/en-2.json", second.to_string())];
    let reader = Reader::open(browser, publication("own-page", &site, &files), "/en/page/2/").await;
    let own = fs::read_to_string(project().join("target/app/index.html")).unwrap();
    for (answer, heading) in [(Fault::Page(own), "Page not found"), (Fault::Html, "This page could not be loaded")] {
        reader.server.break_file("feeds/en-9.json", answer);
        reader.go("/en/page/9/").await;
        assert_eq!(reader.text(HEADING).await, heading);
    }
    reader.leaves_an_empty_console().await;
}

async fn a_publication_that_cannot_start_says_so_in_every_language(browser: Browser) {
    let server = sample();
    let mut site = one_edition();
    site["name"] = json!(5);
    server.break_file("site.json", Fault::Text(site.to_string()));
    let reader = Reader::open(browser, server, "/en/").await;
    let said = reader.text("document.querySelector('.start-failure').textContent").await;
    assert!(said.contains("could not be loaded") && said.contains("نشریه بار نشد"), "{said}");
    assert!(said.contains("site.json: invalid type: integer `5`, expected a string at line 1"), "{said}");
    reader.server.mend();
    reader.click(".start-failure .retry").await;
    reader.until("document.querySelectorAll('main article').length === 10").await;
    reader.leaves_an_empty_console().await;
}

async fn another_publication_in_other_languages_needs_data_only(browser: Browser) {
    let site = json!({ "name": "גזט", "default_edition": "he", "editions": [
        { "code": "he", "lang": "he", "label": "עברית", "feed": "feeds/he.json" } ] });
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let feed = json!({ "version": "https://jsonfeed.org/version/1", "items": [
        { "id": 1, "title": "שלום", "content_text": "טקסט", "tags": ["חדשות"], "date_published": "2009-08-05" } ] });
    let server = publication("hebrew", &site, &[("feeds/he.json", feed.to_string()), ("locales/he.json", catalog)]);
    let reader = Reader::open(browser, server, "/").await;
    assert_eq!(reader.path().await, "/he/");
    assert_eq!(reader.text("document.documentElement.dir").await, "rtl");
    reader.click(".category a").await;
    reader.until("document.querySelector('h1').textContent === 'חדשות'").await;
    reader.leaves_an_empty_console().await;
}

async fn a_missing_message_comes_from_the_default_edition_and_is_named(browser: Browser) {
    let site = json!({ "name": "Gazette", "default_edition": "en", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" },
        { "code": "de", "lang": "de", "label": "Deutsch", "feed": "feeds/en.json" } ] });
    let mut german: Value =
        serde_json::from_str(&fs::read_to_string(project().join("public/locales/en.json")).unwrap()).unwrap();
    german.as_object_mut().unwrap().remove("recent_posts");
    let files = [("feeds/en.json", json!({ "items": items(1) }).to_string()), ("locales/de.json", german.to_string())];
    let reader = Reader::open(browser, publication("german", &site, &files), "/de/").await;
    assert_eq!(reader.text("document.querySelector('#recent-title').textContent").await, "Recent Posts");
    reader.until_the_console_says("lacks: recent_posts").await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    an_address_that_does_not_exist_gets_the_editions_not_found_page,
    a_feed_that_fails_at_first_says_so_and_retry_mends_it,
    a_page_that_fails_later_leaves_what_was_there,
    a_feed_that_leads_back_to_itself_ends,
    only_the_apps_own_page_in_place_of_a_document_means_that_there_is_none,
    a_publication_that_cannot_start_says_so_in_every_language,
    another_publication_in_other_languages_needs_data_only,
    a_missing_message_comes_from_the_default_edition_and_is_named,
}
