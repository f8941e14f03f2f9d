//! Finished pages: before the app runs, while it takes over, and after it.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::{ABOUT, CARDS, EDITIONS, HEADING, OLDER, program, published},
    reader::{READY, Reader},
    server::Fault,
};
use serde_json::json;

/// Every kind of page.
const KINDS: [&str; 8] = [
    "",
    "page/2/",
    "category/iraq/",
    "category/photo-gallery/",
    "category/newsletter/",
    "posts/{}001/",
    "about/",
    "archive/",
];

fn address(code: &str, kind: &str) -> String {
    let number = EDITIONS.iter().position(|edition| *edition == code).unwrap() + 1;
    format!("/{code}/{}", kind.replace("{}", &number.to_string()))
}

/// What the browser asked for after the page itself, less pictures.
const ASKED: &str = "performance.getEntriesByType('resource').map(entry => new URL(entry.name).pathname)
    .filter(path => path.endsWith('.json')).sort()";

async fn the_app_takes_over_every_kind_of_page_as_it_is(browser: Browser) {
    let reader = Reader::open(browser, published("/"), "/en/").await;
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
            reader.until("document.querySelectorAll('aside .recent:first-child li').length === 5").await;
            if kind.starts_with("posts/") {
                reader.until("document.querySelector('aside .read-on a')").await;
            }
            let asked = match kind {
                "" => json!([]),
                _ if kind.starts_with("posts/") => {
                    json!([format!("{path}related.json"), format!("/{code}/recent.json")])
                }
                _ => json!([format!("/{code}/recent.json")]),
            };
            assert_eq!(reader.value(ASKED).await, asked, "{path}");
        }
    }
    reader.leaves_an_empty_console().await;
}

async fn after_taking_over_pages_turn_as_an_app(browser: Browser) {
    for folder in ["/", "/news/"] {
        let reader = Reader::open(browser, published(folder), &format!("{folder}fa/")).await;
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
        reader.reloads().await;
        reader.until(READY).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn back_and_forward_lead_through_pages_the_app_took_over(browser: Browser) {
    let reader = Reader::open(browser, published("/"), "/en/page/2/").await;
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

/// The root is the one page whose address the app changes while its links are there already.
async fn at_the_published_root_links_lead_to_their_pages(browser: Browser) {
    for folder in ["/", "/news/"] {
        for link in ["main article h2 a", ".menu-bar > li > a[href$='category/articles/']", "main a[rel~=next]"] {
            let finished = Finished::sample(folder);
            let reader = Reader::open(browser, published(folder), folder).await;
            let path = reader.text(&format!("document.querySelector({link:?}).pathname")).await;
            assert!(path.starts_with(&format!("{folder}en/")), "{path}");
            reader.until(READY).await;
            reader.marks_the_document().await;
            reader.click(link).await;
            reader.reads_the_page_at(&finished, &path).await;
            assert!(reader.is_in_the_marked_document().await);
            reader.leaves_an_empty_console().await;
        }
    }
}

async fn the_switcher_leads_from_a_finished_article_to_its_translation(browser: Browser) {
    let reader = Reader::open(browser, published("/"), "/en/posts/1001/").await;
    reader.until(READY).await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/posts/3001/").await;
    assert_eq!(reader.text("document.documentElement.dir").await, "rtl");
    reader.leaves_an_empty_console().await;
}

async fn an_address_that_was_not_published_gets_the_editions_not_found_page(browser: Browser) {
    let reader = Reader::open(browser, published("/"), "/en/").await;
    for path in ["/fa/none/", "/fa/posts/none/", "/fa/a/b/c"] {
        reader.expects(path);
        reader.go(path).await;
        reader.until(READY).await;
        assert_eq!(reader.text(HEADING).await, "صفحه پیدا نشد", "{path}");
    }
    reader.leaves_an_empty_console().await;
}

/// The router takes the page that was left for the one shown.
async fn after_a_jump_over_two_pages_a_link_leads_to_the_page_left(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    let category = ".menu-bar > li > a[href$='category/articles/']";
    reader.click(category).await;
    reader.reads_the_page_at(&finished, "/en/category/articles/").await;
    reader.click(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.run("history.go(-2)").await;
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.click(ABOUT).await;
    reader.reads_the_page_at(&finished, "/en/about/").await;
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&finished, "/en/").await;
    reader.leaves_an_empty_console().await;
}

async fn a_link_to_the_page_shown_is_no_step_of_its_own_after_turns_either(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    for (link, path) in [(OLDER, "/en/page/3/"), (ABOUT, "/en/about/"), (ABOUT, "/en/about/")] {
        reader.click(link).await;
        reader.arrives_at(path).await;
    }
    reader.marks_the_document().await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/en/page/3/").await;
    assert!(reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    the_app_takes_over_every_kind_of_page_as_it_is,
    after_taking_over_pages_turn_as_an_app,
    back_and_forward_lead_through_pages_the_app_took_over,
    at_the_published_root_links_lead_to_their_pages,
    the_switcher_leads_from_a_finished_article_to_its_translation,
    an_address_that_was_not_published_gets_the_editions_not_found_page,
    after_a_jump_over_two_pages_a_link_leads_to_the_page_left,
    a_link_to_the_page_shown_is_no_step_of_its_own_after_turns_either,
}
