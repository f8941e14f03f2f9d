//! Finished pages: before the app runs, while it takes over, without it, and when it cannot start.

use crate::{
    publication::{CARDS, EDITIONS, HEADING, published},
    reader::{Browser, Reader},
    server::{Fault, Server},
};
use serde_json::json;

const READY: &str = "document.documentElement.dataset.mastheadState === 'ready'";

/// Every kind of page.
const KINDS: [&str; 7] =
    ["", "page/2/", "category/iraq/", "category/photo-gallery/", "category/newsletter/", "posts/{}001/", "about/"];

/// The program of the published app, as the host knows it.
fn program() -> String {
    let folder = crate::publication::project().join("dist");
    let names = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.into_iter().find(|name| name.ends_with(".wasm")).unwrap()
}

fn address(code: &str, kind: &str) -> String {
    let number = EDITIONS.iter().position(|edition| *edition == code).unwrap() + 1;
    format!("/{code}/{}", kind.replace("{}", &number.to_string()))
}

/// What the browser asked for after the page itself, less pictures.
const ASKED: &str = "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
    .filter(path => path.endsWith('.json'))";

#[tokio::test]
async fn the_app_takes_over_every_kind_of_page_as_it_is() {
    let reader = Reader::open(published("/"), "/en/").await;
    for code in ["en", "fa"] {
        for kind in KINDS {
            // The program waits until the page was looked at.
            reader.server.break_file(&program(), Fault::Wait);
            let path = address(code, kind);
            reader.go(&path).await;
            reader
                .run(
                    "window.before = [...document.querySelectorAll('#app :not(aside *)')];
                     window.markup = document.querySelector('main').innerHTML;
                     window.moved = [];
                     new PerformanceObserver(list => list.getEntries().forEach(entry => moved.push(
                        [entry.value, entry.startTime, ...entry.sources.map(source => source.node?.outerHTML?.slice(0, 90))])))
                        .observe({ type: 'layout-shift', buffered: true });
                     document.querySelector('main h1').focus({ preventScroll: true });
                     getSelection().selectAllChildren(document.querySelector('main h1'));",
                )
                .await;
            reader.server.mend();
            reader.until(READY).await;
            let same = "[before.every(element => element.isConnected),
                document.querySelector('main').innerHTML === markup,
                getSelection().toString() === document.querySelector('main h1').textContent,
                document.activeElement === document.querySelector('main h1'), moved]";
            assert_eq!(reader.value(same).await, json!([true, true, true, true, []]), "{path}");
            reader.until("document.querySelectorAll('aside li').length === 5").await;
            let asked = if kind.is_empty() { json!([]) } else { json!([format!("/{code}/recent.json")]) };
            assert_eq!(reader.value(ASKED).await, asked, "{path}");
        }
    }
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn after_taking_over_pages_turn_as_an_app() {
    for folder in ["/", "/news/"] {
        let reader = Reader::open(published(folder), &format!("{folder}fa/")).await;
        reader.until(READY).await;
        reader.run("window.same = true").await;
        for page in ["fa/page/3/", "fa/page/2/"] {
            reader.click("a[rel~=next]").await;
            reader.arrives_at(&format!("{folder}{page}")).await;
            assert_eq!(reader.value(CARDS).await, 10);
        }
        // The header came with the first page; its links lead where they say from every page.
        reader.click(".menu-bar > li > a[href$='category/articles/']").await;
        reader.arrives_at(&format!("{folder}fa/category/articles/")).await;
        reader.click("main article h2 a").await;
        reader.until("location.pathname.includes('/fa/posts/') && document.querySelector('main .article')").await;
        reader.client.back().await.unwrap();
        reader.arrives_at(&format!("{folder}fa/category/articles/")).await;
        assert_eq!(reader.value("window.same").await, json!(true));
        assert_eq!(
            reader.value("[...document.images].filter(image => image.complete && !image.naturalWidth)").await,
            json!([])
        );
        reader.client.refresh().await.unwrap();
        reader.until(READY).await;
        reader.leaves_an_empty_console().await;
    }
}

#[tokio::test]
async fn back_and_forward_lead_through_pages_the_app_took_over() {
    let reader = Reader::open(published("/"), "/en/page/2/").await;
    reader.until(READY).await;
    let title = reader.text("document.querySelector('main h2').textContent").await;
    reader.click("a[rel~=prev]").await;
    reader.arrives_at("/en/page/3/").await;
    // The newest page's successor is the front page, until there is enough for it.
    reader.click("a[rel~=prev]").await;
    reader.arrives_at("/en/page/4/").await;
    assert_eq!(reader.text(HEADING).await, "Latest articles");
    for path in ["/en/page/3/", "/en/page/2/"] {
        reader.client.back().await.unwrap();
        reader.arrives_at(path).await;
    }
    reader.until(&format!("document.querySelector('main h2').textContent === {title:?}")).await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn the_switcher_leads_from_a_finished_article_to_its_translation() {
    let reader = Reader::open(published("/"), "/en/posts/1001/").await;
    reader.until(READY).await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/posts/3001/").await;
    assert_eq!(reader.text("document.documentElement.dir").await, "rtl");
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn the_published_root_leads_to_the_edition_of_the_readers_language() {
    for (languages, path) in [("fa,en", "/fa/"), ("de", "/en/")] {
        let reader = Reader::open_in(Browser::Chromium, languages, published("/"), "/").await;
        reader.until(&format!("location.pathname === {path:?} && {READY}")).await;
        reader.leaves_an_empty_console().await;
    }
}

#[tokio::test]
async fn an_address_that_was_not_published_gets_the_editions_not_found_page() {
    let reader = Reader::open(published("/"), "/en/").await;
    for path in ["/fa/none/", "/fa/posts/none/", "/fa/a/b/c"] {
        reader.go(path).await;
        reader.until(READY).await;
        assert_eq!(reader.text(HEADING).await, "صفحه پیدا نشد", "{path}");
    }
    reader.leaves_an_empty_console().await;
}

/// Reads and walks through the publication by its links alone.
async fn walks_through(reader: &Reader, code: &str) {
    let titles = reader.value(CARDS).await;
    assert_eq!(titles, 10);
    reader.click("a[rel~=next]").await;
    reader.until(&format!("location.pathname === '/{code}/page/3/' && {CARDS} === 10")).await;
    reader.click("a[rel~=prev]").await;
    // What will be an archive page one day leads to the front page.
    reader.until(&format!("location.pathname === '/{code}/' && {CARDS} === 10")).await;
    reader.click("main article h2 a").await;
    reader.until("location.pathname.includes('/posts/') && document.querySelector('main .prose')").await;
    reader.click(".site-header .editions a[hreflang=sq]").await;
    reader.until("location.pathname.startsWith('/sq/') && document.documentElement.lang === 'sq'").await;
}

#[tokio::test]
async fn without_javascript_everything_can_be_read_and_reached() {
    for code in ["en", "ar"] {
        let reader = Reader::open_in(Browser::ChromiumWithoutScripts, "en", published("/"), &format!("/{code}/")).await;
        walks_through(&reader, code).await;
        reader.client.set_window_size(500, 800).await.unwrap();
        reader.click(".open-menu").await;
        reader.until("getComputedStyle(document.querySelector('.drawer')).display === 'block'").await;
        reader.click(".drawer a[href$='category/books/']").await;
        reader.until("location.pathname === '/sq/category/books/'").await;
        assert_eq!(reader.value("getComputedStyle(document.querySelector('.share-copy')).visibility").await, "hidden");
        reader.leaves_an_empty_console().await;
    }
}

#[tokio::test]
async fn links_lead_on_while_the_program_is_still_loading() {
    let server = published("/");
    server.break_file(&program(), Fault::Silence);
    let reader = Reader::open(server, "/en/").await;
    walks_through(&reader, "en").await;
    reader.leaves().await;
}

/// A host whose program does not start, for one reason or another.
async fn reads_without_the_app(server: Server, reason: &str) {
    let reader = Reader::open(server, "/en/").await;
    reader.until_the_console_says("the page works without it").await;
    walks_through(&reader, "en").await;
    assert_eq!(reader.value(READY).await, json!(false), "{reason}");
    reader.leaves().await;
}

#[tokio::test]
async fn links_lead_on_when_the_program_is_missing() {
    let server = published("/");
    server.break_file(&program(), Fault::Status(404));
    reads_without_the_app(server, "missing").await;
}

#[tokio::test]
async fn links_lead_on_when_the_program_is_no_program() {
    let server = published("/");
    server.break_file(&program(), Fault::Text("not a program".into()));
    reads_without_the_app(server, "broken").await;
}

#[tokio::test]
async fn links_lead_on_when_the_page_is_not_the_one_the_program_expects() {
    let server = published("/");
    let page = std::fs::read_to_string(crate::publication::project().join("dist/en/index.html")).unwrap();
    // A host that "optimises" pages, say.
    let (before, rest) = page.split_once("<div class=\"page\">").unwrap();
    server.break_file("en/", Fault::Page(format!("{before}<table></table>{rest}")));
    let reader = Reader::open(server, "/en/").await;
    reader.until("sessionStorage.getItem('masthead.left-alone') && document.readyState === 'complete'").await;
    walks_through(&reader, "en").await;
    assert_eq!(reader.value(READY).await, json!(false));
    reader.leaves().await;
}
