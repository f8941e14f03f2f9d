//! Searching the published sample. What is found for which spelling, native tests show (tests/published/search.rs).

use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    embedding::Embedded,
    publication::{items, one_edition, publish, published, ready_policy, sample},
    reader::{READY, Reader, keys},
    server::Fault,
};
use serde_json::{Value, json};

const FIELD: &str = ".search-field";
const ASKED: &str = "new URLSearchParams(location.search).get('q')";
const TITLES: &str = "[...document.querySelectorAll('.search-results h2')].map(title => title.textContent)";
const OUTCOME: &str = "document.querySelector('[role=status].search-outcome').textContent";

fn says(words: &str) -> String {
    format!("{OUTCOME} === {words:?}")
}

/// Where the focus is, by a selector.
fn has_focus(selector: &str) -> String {
    format!("document.activeElement.matches({selector:?})")
}

async fn a_reader_finds_an_article_as_they_type_and_comes_back_to_what_was_found(browser: Browser) {
    let server = published("/");
    server.demand(&ready_policy());
    let reader = Reader::open_app(browser, server, "/fa/").await;
    reader.marks_the_document().await;
    reader.click("header .open-search").await;
    reader.arrives_at("/fa/search/").await;
    reader.until(&has_focus(FIELD)).await;
    // Letters of an Arabic keyboard, and digits of a Western one.
    reader.types(FIELD, "اردوگاه 36").await;
    reader.until(&format!("{TITLES}[0]?.startsWith('رویترز: ۳۶ تن از ساکنان اردوگاه اشرف')")).await;
    reader.until(&format!("/^[۱-۹] مطلب پیدا شد$/.test({OUTCOME})")).await;
    reader.until(&format!("{ASKED} === 'اردوگاه 36'")).await;
    let marks = "[...document.querySelector('.search-title').querySelectorAll('mark')].map(mark => mark.textContent)";
    assert_eq!(reader.value(marks).await, json!(["۳۶", "اردوگاه"]));
    reader.click(".search-results a").await;
    reader.arrives_at("/fa/posts/3001/").await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/fa/search/").await;
    reader.until(&format!("{TITLES}[0]?.startsWith('رویترز: ۳۶')")).await;
    assert_eq!(reader.text(&format!("document.querySelector({FIELD:?}).value")).await, "اردوگاه 36");
    // Each letter was no step of the history.
    reader.client.back().await.unwrap();
    reader.arrives_at("/fa/").await;
    assert!(reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

/// An engine refuses more than a hundred or two changes of the address at once, the router's next one, too.
async fn what_is_typed_stands_in_the_address_when_the_reader_pauses(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/search/").await;
    reader
        .run_in_the_page(
            "const replace = history.replaceState;
             const counted = document.documentElement.dataset;
             counted.replaced = 0;
             history.replaceState = function (...step) { counted.replaced++; return replace.apply(this, step); };
             const field = document.querySelector('.search-field');
             for (let letter = 0; letter < 300; letter++) {
               field.value = 'ashraf'.slice(0, 1 + letter % 6);
               field.dispatchEvent(new Event('input', { bubbles: true }));
             }",
        )
        .await;
    reader.until(&format!("{ASKED} === 'ashraf' && document.querySelector('.search-results a')")).await;
    assert_eq!(reader.text("document.documentElement.dataset.replaced").await, "1");
    reader.click(".search-results a").await;
    reader.until("location.pathname.startsWith('/en/posts/') && document.querySelector('main .article')").await;
    reader.leaves_an_empty_console().await;
}

async fn an_address_that_was_sent_is_answered_in_a_folder_too(browser: Browser) {
    let reader =
        Reader::open_app(browser, published("/news/"), "/news/en/search/?q=camp&category=camp-ashraf&year=2009").await;
    reader.until(&says("2 articles found")).await;
    let chosen = "[...document.querySelectorAll('.search-filters select')].map(choice => choice.value)";
    assert_eq!(reader.value(chosen).await, json!(["camp-ashraf", "2009"]));
    reader
        .run(
            "const choice = document.querySelector('.search-filters select'); choice.value = '';
                choice.dispatchEvent(new Event('change', { bubbles: true }))",
        )
        .await;
    reader.until("document.querySelectorAll('.search-results li').length === 10").await;
    assert_eq!(reader.text("location.search").await, "?q=camp&year=2009");
    reader.leaves_an_empty_console().await;
}

async fn more_results_come_when_they_are_asked_for_and_reading_goes_on_there(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/search/?q=page").await;
    reader.until("document.querySelectorAll('.search-results li').length === 10").await;
    reader
        .until("[...document.querySelectorAll('.search-results li')].every(result => result.querySelector('mark'))")
        .await;
    // What is there stays as it is.
    reader
        .run(
            "window.changes = 0;
             const observer = new MutationObserver((seen) => { changes += seen.length });
             for (const result of document.querySelectorAll('.search-results li')) {
               observer.observe(result, { subtree: true, childList: true, characterData: true, attributes: true });
             }",
        )
        .await;
    reader.click(".search-more").await;
    reader.until("document.querySelectorAll('.search-results li').length > 10").await;
    reader.until("document.activeElement === document.querySelectorAll('.search-results a')[10]").await;
    // What stands in the text alone is shown from there.
    reader
        .until("[...document.querySelectorAll('.search-results li')].every(result => result.querySelector('mark'))")
        .await;
    assert_eq!(reader.value("changes").await, json!(0));
    reader.leaves_an_empty_console().await;
}

async fn the_best_results_stay_where_the_others_cannot_be_fetched(browser: Browser) {
    // The newest come first, and those after the eighth have their records in another file.
    let feed = json!({ "items": items(40) }).to_string();
    let server = publish("search-parts", &one_edition(), &[("feeds/en.json", feed)]);
    let reader = Reader::open_app(browser, server, "/en/search/").await;
    let others = "(request => { request.open('GET', '/en/search/index.json', false); request.send();
        return `en/search/records/1-${JSON.parse(request.responseText).blocks[1]}.json` })(new XMLHttpRequest())";
    let others = reader.text(others).await;
    reader.server.break_file(&others, Fault::Status(500));
    reader.expects(&others);
    reader.types(FIELD, "item").await;
    reader.until_the_console_says("masthead: ").await;
    assert_eq!(reader.value(TITLES).await, json!(["Item 40", "Item 39", "Item 38", "Item 37", "Item 36"]));
    assert_eq!(reader.text(OUTCOME).await, "40 articles found");
    reader.server.mend();
    reader.click(".search-more").await;
    reader.until(&format!("{TITLES}.length === 20")).await;
    reader.until("document.activeElement === document.querySelectorAll('.search-results a')[5]").await;
    reader.leaves_an_empty_console().await;
}

async fn an_index_that_cannot_be_fetched_is_said_so_and_asked_for_again(browser: Browser) {
    let server = published("/");
    server.break_file("en/search/index.json", Fault::Status(500));
    let reader = Reader::open_app(browser, server, "/en/search/").await;
    reader.expects("en/search/index.json");
    reader.until("document.querySelector('.search-failed [role=alert]')?.textContent.includes('(500)')").await;
    reader.until_the_console_says("masthead: ").await;
    reader.server.mend();
    reader.types(FIELD, "ashraf").await;
    reader.until("document.querySelectorAll('.search-results li').length === 10").await;
    assert_eq!(reader.value("document.querySelector('.search-failed')").await, Value::Null);
    reader.leaves_an_empty_console().await;
}

async fn the_key_leads_to_the_search_unless_it_is_written_or_switched_off(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/sq/").await;
    reader.press('/').await;
    reader.arrives_at("/sq/search/").await;
    reader.until(&has_focus(FIELD)).await;
    reader.press('/').await;
    reader.until(&format!("document.querySelector({FIELD:?}).value === '/'")).await;
    reader.press(keys::TAB).await;
    reader.click(".search-key input").await;
    reader.go("/sq/").await;
    reader.until(READY).await;
    reader.press('/').await;
    reader.sees_the_next_frame().await;
    // A page that is turned to comes later; the focus moves at once.
    assert_eq!(reader.value(&has_focus(".open-search")).await, json!(false));
    assert_eq!(reader.path().await, "/sq/");
    reader.leaves_an_empty_console().await;
}

async fn without_javascript_categories_lead_on(_: Browser) {
    let reader = Reader::open(Browser::ChromiumWithoutScripts, published("/"), "/ar/").await;
    reader.click("header .open-search").await;
    reader.until("location.pathname === '/ar/search/'").await;
    let said = "document.querySelector('noscript').getBoundingClientRect().height > 0
                && getComputedStyle(document.querySelector('.search-form')).visibility === 'hidden'";
    assert_eq!(reader.value(said).await, json!(true));
    reader.click("main a[href$='category/iraq/']").await;
    reader.until("location.pathname === '/ar/category/iraq/'").await;
    reader.leaves_an_empty_console().await;
}

async fn without_finished_pages_the_search_says_what_it_needs(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    reader.click("header .open-search").await;
    reader.until("document.querySelector('.search-note:not(noscript)')?.textContent.includes('make publish')").await;
    assert_eq!(reader.value("document.querySelector('.search-form')").await, Value::Null);
    reader.leaves_an_empty_console().await;
}

/// What is broken off because the page is left did not fail.
async fn a_reader_who_goes_on_before_the_answer_leaves_an_empty_console(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.server.break_file("en/search/index.json", Fault::Wait);
    reader.go("/en/search/?q=arrest").await;
    reader.until(READY).await;
    // It is asked for when the page has been drawn.
    reader.sees_the_next_frame().await;
    reader.go("/en/about/").await;
    reader.until(READY).await;
    reader.leaves_an_empty_console().await;
}

/// Whoever has come to a result by keyboard must not lose it to the answer to the last letter.
async fn a_result_that_stays_keeps_the_focus_while_the_reader_types_on(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/search/?q=arrest").await;
    reader.until("document.querySelectorAll('.search-results li').length > 1").await;
    let wanted = "document.querySelector('.search-results a[href$=\"posts/1001/\"]')";
    reader.run(&format!("{wanted}.focus(); window.wanted = {wanted}")).await;
    reader
        .run_in_the_page(&format!(
            "const field = document.querySelector({FIELD:?});
             field.value = 'arrest 36';
             field.dispatchEvent(new InputEvent('input', {{ bubbles: true }}));"
        ))
        .await;
    reader.until("document.querySelector('.search-results li:only-child')").await;
    assert_eq!(reader.value("document.activeElement === window.wanted").await, json!(true));
    assert_eq!(
        reader
            .value("[...document.querySelectorAll('.search-results mark')].some(mark => mark.textContent === '36')")
            .await,
        json!(true)
    );
    reader.leaves_an_empty_console().await;
}

async fn in_a_host_page_the_question_stands_after_the_hash(browser: Browser) {
    let embedded = Embedded::open_at(browser, published("/"), "#/en/search/?q=arrest").await;
    embedded.until_it_shows("true", ".search-results li").await;
    embedded.types(FIELD, " 36").await;
    embedded.until_it_shows("location.hash === '#/en/search/?q=arrest%2036'", ".search-results li:only-child a").await;
    embedded.click(".search-results a").await;
    embedded.until_it_shows("location.hash === '#/en/posts/1001/'", "main .article").await;
    embedded.goes_back().await;
    embedded.until_it_shows("location.hash.includes('q=arrest')", ".search-results li:only-child").await;
    embedded.leaves_an_empty_console().await;
}

in_every_engine! {
    what_is_typed_stands_in_the_address_when_the_reader_pauses,
    a_reader_finds_an_article_as_they_type_and_comes_back_to_what_was_found,
    an_address_that_was_sent_is_answered_in_a_folder_too,
    in_a_host_page_the_question_stands_after_the_hash,
    a_reader_who_goes_on_before_the_answer_leaves_an_empty_console,
}

// What is the app's alone: one engine shows it.
in_chromium! {
    more_results_come_when_they_are_asked_for_and_reading_goes_on_there,
    a_result_that_stays_keeps_the_focus_while_the_reader_types_on,
    the_best_results_stay_where_the_others_cannot_be_fetched,
    an_index_that_cannot_be_fetched_is_said_so_and_asked_for_again,
    the_key_leads_to_the_search_unless_it_is_written_or_switched_off,
    without_javascript_categories_lead_on,
    without_finished_pages_the_search_says_what_it_needs,
}
