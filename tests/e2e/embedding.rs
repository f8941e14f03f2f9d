//! The publication inside a page of somebody else.

use crate::{
    publication::{project, published},
    reader::Reader,
    server::{Fault, Server},
};

const ROOT: &str = "document.querySelector('[data-masthead]').shadowRoot";

/// A page that styles everything, and has links and a history of its own.
fn host_page(publication: &Server) -> String {
    format!(
        "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Gastgeber</title>
         <style>html {{ font-size: 7px }} * {{ color: rgb(255, 0, 0) !important }} a {{ display: none }}
                #own {{ display: inline; font-size: 20px }} article {{ transform: rotate(9deg) }}</style>
         <p class=\"card prose page\" id=\"text\">Text</p><a id=\"own\" href=\"/other\">Mehr</a>
         <div data-masthead data-site=\"{}\"></div>
         <script type=\"module\" src=\"{}\"></script>",
        publication.address("/site.json"),
        publication.address("/embed.js")
    )
}

async fn open() -> (Reader, Server) {
    let publication = published("/");
    let host = Server::start(&project().join("tests/fixtures"), "/", None);
    host.break_file("", Fault::Page(host_page(&publication)));
    host.break_file("other", Fault::Page("<!doctype html><link rel=icon href='data:,'><h1>Andere</h1>".into()));
    let reader = Reader::start(crate::reader::Browser::Chromium, "en", host).await;
    reader.client.goto(&reader.server.address("/")).await.unwrap();
    reader.until(&format!("{ROOT}?.querySelectorAll('main article').length === 10")).await;
    (reader, publication)
}

#[tokio::test]
async fn a_div_and_a_script_show_the_publication_and_its_styles_stay_apart() {
    let (reader, _publication) = open().await;
    let style =
        |selector: &str, property: &str| format!("getComputedStyle({ROOT}.querySelector({selector:?})).{property}");
    assert_ne!(reader.text(&style("main h2 a", "color")).await, "rgb(255, 0, 0)");
    assert_eq!(reader.text(&style("main .prose", "fontSize")).await, "18px");
    assert_eq!(reader.text(&style("main article", "transform")).await, "none");
    assert_ne!(reader.text(&style("main h2 a", "display")).await, "none");
    assert_eq!(reader.text("getComputedStyle(document.querySelector('#text')).maxWidth").await, "none");
    assert_eq!(reader.text("document.title").await, "Gastgeber");
    assert_eq!(reader.text("document.documentElement.lang").await, "de");
    assert_eq!(reader.text(&format!("{ROOT}.querySelector('#app').lang")).await, "en");
    reader.until(&format!("{ROOT}.querySelector('main img').naturalWidth > 0")).await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn an_embedded_publication_turns_its_pages_after_the_hash() {
    let (reader, _publication) = open().await;
    let click = |selector: &str| format!("{ROOT}.querySelector({selector:?}).click()");
    reader.run(&click("a[rel~=next]")).await;
    reader.until(&format!("location.hash === '#/en/page/3/' && {ROOT}.querySelector('a[rel~=prev]')")).await;
    assert_eq!(reader.path().await, "/");
    reader.run(&click(".switcher a[hreflang=fa]")).await;
    reader.until(&format!("location.hash === '#/fa/' && {ROOT}.querySelector('#app').dir === 'rtl'")).await;
    reader.client.back().await.unwrap();
    reader.until(&format!("location.hash === '#/en/page/3/' && {ROOT}.querySelector('#app').dir === 'ltr'")).await;
    reader.client.refresh().await.unwrap();
    reader.until(&format!("{ROOT}?.querySelector('a[rel~=prev]')")).await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn the_page_around_keeps_its_own_links() {
    let (reader, _publication) = open().await;
    reader.click("#own").await;
    reader.until("document.querySelector('h1')?.textContent === 'Andere'").await;
    reader.leaves_an_empty_console().await;
}
