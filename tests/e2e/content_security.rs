//! What a page keeps out by itself: its host sends no policy here.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::{project, published},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use serde_json::{Value, json};
use std::fs;

const ARTICLE: &str = "/en/posts/1034/";

/// What a hole would let into a page: each way for a script to run that stands in it.
const HOSTILE: &str = r#"
    <script>(window.ran ??= []).push("script")</script>
    <script type="module">(window.ran ??= []).push("module")</script>
    <img src="media/clip-poster.jpg" alt="" id="loaded" onload="(window.ran ??= []).push('handler')">
    <svg onload="(window.ran ??= []).push('drawing')"></svg>
    <a href="javascript:void (window.ran ??= []).push('link')" id="hole">A hole</a>
"#;

/// How often the page was kept from something.
const VIOLATIONS: &str = "JSON.parse(sessionStorage.getItem('recorder') ?? '[]').filter((line) => line.startsWith('violation of script-src')).length";

/// An article with a hole in it.
fn with_a_hole() -> Server {
    let server = published("/");
    let page = fs::read_to_string(project().join(format!("dist{ARTICLE}index.html"))).unwrap();
    let (before, rest) = page.split_once("</body>").unwrap();
    server.break_file(&ARTICLE[1..], Fault::Page(format!("{before}{HOSTILE}</body>{rest}")));
    server
}

async fn a_script_that_came_into_a_page_does_not_run(browser: Browser) {
    let reader = Reader::start(browser, "en", with_a_hole()).await;
    // Firefox counts an address that is a script among the texts that become one.
    for words in ["violation of script-src", "violation of require-trusted-types-for", "Content Security Policy"] {
        reader.expects(words);
    }
    reader.go(ARTICLE).await;
    // The page is read, and the app runs in it.
    reader.until(&format!("{READY} && document.querySelector('#loaded').complete")).await;
    reader.until(&format!("{VIOLATIONS} >= 3")).await;
    reader.run_in_the_page("addEventListener('click', () => setTimeout(() => window.clicked = true))").await;
    reader.click("#hole").await;
    reader.until("window.clicked").await;
    reader.sees_the_next_frame().await;
    assert_eq!(reader.value("window.ran ?? []").await, json!([]));
    reader.leaves_an_empty_console().await;
}

async fn a_script_that_runs_after_all_tells_no_other_host(browser: Browser) {
    let other = published("/");
    let reader = Reader::open_app(browser, published("/"), ARTICLE).await;
    for words in ["violation of connect-src", "violation of form-action", "Content Security Policy", "Failed to fetch"]
    {
        reader.expects(words);
    }
    let address = other.address("/en/feed.json");
    let telling = format!(
        "fetch({address:?}).then(() => window.told = 'told', () => window.told = 'kept');
         const form = document.createElement('form');
         form.action = {address:?};
         document.body.append(form);
         for (const tell of [() => navigator.sendBeacon({address:?}, 'secret'), () => form.submit()]) {{
           // What is kept from it, Firefox also throws.
           try {{ tell(); }} catch {{}}
         }}"
    );
    reader.run_in_the_page(&telling).await;
    reader.until("window.told === 'kept'").await;
    reader.until_the_console_says("violation of form-action").await;
    assert_eq!(reader.path().await, ARTICLE);
    assert_eq!(other.requests().len(), 0);
    reader.leaves_an_empty_console().await;
}

/// What was asked of other hosts since the browser was opened.
const ELSEWHERE: &str = "JSON.parse(sessionStorage.getItem('recorder-elsewhere') ?? '[]')";

async fn who_reads_asks_no_other_host_for_anything(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.go("/en/category/videos/").await;
    reader.until(READY).await;
    reader.click("main article h2 a[href$='posts/1034/']").await;
    reader.reads_the_page_at(&finished, ARTICLE).await;
    reader.until("document.querySelector('.film-play')").await;
    reader.go("/en/category/photo-gallery/").await;
    reader.until(READY).await;
    reader.click("#picture-1033-1").await;
    reader.until("document.querySelector('.lightbox[open] img').naturalWidth > 0").await;
    reader.client.back().await.unwrap();
    reader.until("!document.querySelector('.lightbox').open").await;
    reader.click("header .open-search").await;
    reader.arrives_at("/en/search/").await;
    reader.types(".search-field", "camp").await;
    reader.until("document.querySelector('.search-results h2')").await;
    assert_eq!(reader.value(ELSEWHERE).await, json!([]));
    // The recording would have seen it.
    let other = published("/");
    let picture = other.address("/media/clip-poster.jpg");
    reader.run(&format!("document.body.append(Object.assign(new Image(), {{ src: {picture:?} }}))")).await;
    reader.until(&format!("{ELSEWHERE}.length > 0")).await;
    assert_eq!(reader.value(ELSEWHERE).await, Value::from(vec![picture]));
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_script_that_came_into_a_page_does_not_run,
    a_script_that_runs_after_all_tells_no_other_host,
    who_reads_asks_no_other_host_for_anything,
}
