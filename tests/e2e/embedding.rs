//! The publication inside a page of somebody else.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{items, one_edition, project, publish, published},
    reader::{Reader, keys},
    server::{Fault, Server},
};
use serde_json::json;

pub const ROOT: &str = "document.querySelector('[data-masthead]').shadowRoot";

/// A page that styles everything, and has links and a history of its own.
fn host_page(publication: &Server) -> String {
    format!(
        "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\"><title>Gastgeber</title>
         <style>html {{ font-size: 7px }} * {{ color: rgb(255, 0, 0) !important }} a {{ display: none }}
                .own {{ display: inline; font-size: 20px }} article {{ transform: rotate(9deg) }}</style>
         <p class=\"card prose page\" id=\"text\">Text</p>
         <a class=\"own\" id=\"own\" href=\"/other\">Mehr</a> <a class=\"own\" id=\"down\" href=\"#contact\">Kontakt</a>
         <div data-masthead data-site=\"{}\"></div>
         <script type=\"module\" src=\"{}\"></script>
         <h2 id=\"contact\">Kontakt</h2><p style=\"height: 3000px\">Unten</p>",
        publication.address("/site.json"),
        publication.address("/embed.js")
    )
}

/// A host page with a publication in it.
pub struct Embedded {
    pub reader: Reader,
    pub publication: Server,
}

impl Embedded {
    pub async fn open(browser: Browser) -> Self {
        Self::open_at(browser, published("/"), "").await
    }

    /// Opens a host page with a content security policy.
    pub async fn open_under(browser: Browser, policy: &str) -> Self {
        let host = Server::of_pages(&project().join("tests/fixtures"), "/");
        host.demand(policy);
        Self::open_on(browser, host, published("/"), "").await
    }

    /// Opens the host page with a hash in its address.
    pub async fn open_at(browser: Browser, publication: Server, hash: &str) -> Self {
        Self::open_on(browser, Server::of_pages(&project().join("tests/fixtures"), "/"), publication, hash).await
    }

    /// Opens the page of a host of its own.
    pub async fn open_on(browser: Browser, host: Server, publication: Server, hash: &str) -> Self {
        host.break_file("", Fault::Page(host_page(&publication)));
        host.break_file("other", Fault::Page("<!doctype html><link rel=icon href='data:,'><h1>Andere</h1>".into()));
        let reader = Reader::start(browser, "en", host).await;
        reader.client.goto(&reader.server.address(&format!("/{hash}"))).await.unwrap();
        reader.until(&format!("{ROOT}?.querySelector('#app').dataset.mastheadState === 'ready'")).await;
        reader.until(&format!("{ROOT}.querySelector('main h1')")).await;
        reader.sees_the_next_frame().await;
        Self { reader, publication }
    }

    /// Clicks on something of the publication. As a reader does: a browser's Back passes over what scripts did.
    pub async fn click(&self, selector: &str) {
        self.reader.click_element(&format!("{ROOT}.querySelector({selector:?})")).await;
    }

    /// Writes into a field of the publication, after what stands there.
    pub async fn types(&self, selector: &str, text: &str) {
        self.click(selector).await;
        self.reader.press(keys::END).await;
        for key in text.chars() {
            self.reader.press(key).await;
        }
    }

    pub async fn goes_back(&self) {
        self.reader.client.back().await.unwrap();
    }

    /// Turns to an archive page and marks what is shown there.
    async fn turns_to_page_3(&self) {
        self.click("a[rel~=next]").await;
        self.until_it_shows_page_3().await;
        self.reader.run(&format!("window.shown = {ROOT}.querySelector('main article')")).await;
    }

    async fn until_it_shows_page_3(&self) {
        let Self { reader, .. } = self;
        reader.until(&format!("location.hash === '#/en/page/3/' && {ROOT}.querySelector('a[rel~=prev]')")).await;
        reader.sees_the_next_frame().await;
    }

    /// Whether the page that was marked is still shown, untouched.
    async fn shows_the_marked_page(&self) -> bool {
        self.reader.value(&format!("shown.isConnected && {ROOT}.querySelector('main article') === shown")).await
            == json!(true)
    }

    /// Waits until something is true of the page around, and something stands in the publication.
    pub async fn until_it_shows(&self, condition: &str, selector: &str) {
        self.reader.until(&format!("{condition} && {ROOT}.querySelector({selector:?})")).await;
    }

    /// Nothing of the publication is written on the page around it.
    pub async fn leaves_the_page_around_as_it_was(&self) {
        let attributes = "document.documentElement.getAttributeNames().join()";
        assert_eq!(self.reader.text(attributes).await, "lang");
    }

    pub async fn leaves_an_empty_console(self) {
        self.reader.leaves_an_empty_console().await;
        assert_eq!(self.publication.failed_requests(), Vec::<String>::new());
    }
}

async fn a_div_and_a_script_show_the_publication_and_its_styles_stay_apart(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let reader = &embedded.reader;
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
    embedded.leaves_an_empty_console().await;
}

async fn an_embedded_publication_turns_its_pages_after_the_hash(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let reader = &embedded.reader;
    embedded.click("a[rel~=next]").await;
    embedded.until_it_shows_page_3().await;
    assert_eq!(reader.path().await, "/");
    embedded.click(".switcher a[hreflang=fa]").await;
    reader.until(&format!("location.hash === '#/fa/' && {ROOT}.querySelector('#app').dir === 'rtl'")).await;
    reader.client.back().await.unwrap();
    reader.until(&format!("location.hash === '#/en/page/3/' && {ROOT}.querySelector('#app').dir === 'ltr'")).await;
    reader.reloads().await;
    reader.until(&format!("{ROOT}?.querySelector('a[rel~=prev]')")).await;
    embedded.leaves_an_empty_console().await;
}

async fn the_page_around_keeps_its_own_links(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    embedded.reader.click("#own").await;
    embedded.reader.until("document.querySelector('h1')?.textContent === 'Andere'").await;
    embedded.leaves_an_empty_console().await;
}

async fn a_fragment_of_the_page_around_leads_to_its_target(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let reader = &embedded.reader;
    embedded.turns_to_page_3().await;
    reader.run("scrollTo(0, 0)").await;
    reader.click("#down").await;
    reader
        .until("location.hash === '#contact' && Math.abs(document.querySelector('#contact').getBoundingClientRect().top) < 5")
        .await;
    assert!(embedded.shows_the_marked_page().await);
    // Back leads to the page of before, where the publication shows what it showed.
    reader.client.back().await.unwrap();
    embedded.until_it_shows_page_3().await;
    assert!(embedded.shows_the_marked_page().await);
    embedded.leaves_an_empty_console().await;
}

async fn a_fragment_of_the_page_around_in_the_first_address_shows_the_front_page(browser: Browser) {
    let embedded = Embedded::open_at(browser, published("/"), "#contact").await;
    let cards = format!("{ROOT}.querySelectorAll('main article').length");
    embedded.reader.until(&format!("{cards} === 10 && location.hash === '#contact'")).await;
    embedded.leaves_an_empty_console().await;
}

async fn back_to_top_keeps_the_embedded_page(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let reader = &embedded.reader;
    embedded.turns_to_page_3().await;
    reader.run("scrollTo(0, 1500)").await;
    reader.until("scrollY === 1500").await;
    embedded.click(".back-to-top").await;
    reader.until("scrollY < 200").await;
    assert!(embedded.shows_the_marked_page().await);
    assert_eq!(reader.path().await, "/");
    embedded.leaves_an_empty_console().await;
}

async fn a_footnote_keeps_the_embedded_page(browser: Browser) {
    let text = format!(
        "<p>Text<a href=\"#fn-1\">1</a></p>{}<p id=\"fn-1\">The footnote.</p>",
        "<p>More and more text.</p>".repeat(90)
    );
    let mut items = items(3);
    items[0] = json!({ "id": "noted", "title": "Noted", "content_html": text });
    let publication =
        publish("embedded-footnote", &one_edition(), &[("feeds/en.json", json!({ "items": items }).to_string())]);
    let embedded = Embedded::open_at(browser, publication, "#/en/posts/noted/").await;
    let reader = &embedded.reader;
    reader.run(&format!("window.shown = {ROOT}.querySelector('main article')")).await;
    embedded.click("main .prose a").await;
    reader.until("scrollY > 500").await;
    assert!(embedded.shows_the_marked_page().await);
    embedded.leaves_an_empty_console().await;
}

/// In a host page the browser changes the address before the app is asked.
async fn a_page_that_fails_in_a_host_page_says_so_at_its_address(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let Embedded { reader, publication } = &embedded;
    publication.break_file("en/about/index.json", Fault::Html);
    embedded.click(".menu-bar a[href$='about/']").await;
    embedded.until_it_shows("location.hash === '#/en/about/'", "main .failed .retry").await;
    reader.client.back().await.unwrap();
    embedded.until_it_shows("!location.hash", "main article").await;
    // At once at the same place, it would be the second click of a double click.
    embedded.click(".page-title").await;
    embedded.click(".menu-bar a[href$='about/']").await;
    embedded.until_it_shows("location.hash === '#/en/about/'", "main .failed .retry").await;
    publication.mend();
    embedded.click(".failed .retry").await;
    embedded.until_it_shows("location.hash === '#/en/about/'", "main .static-page").await;
    embedded.leaves_an_empty_console().await;
}

async fn an_address_of_the_host_page_stays_whatever_the_publication_loads(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let Embedded { reader, publication } = &embedded;
    publication.break_file("en/about/index.json", Fault::Html);
    embedded.click(".menu-bar a[href$='about/']").await;
    embedded.until_it_shows("location.hash === '#/en/about/'", "main .failed .retry").await;
    reader.run("history.replaceState(null, '', '/?own=1#/en/about/')").await;
    publication.mend();
    embedded.click(".failed .retry").await;
    embedded.until_it_shows("location.hash === '#/en/about/'", "main .static-page").await;
    assert_eq!(reader.text("location.search").await, "?own=1");
    embedded.leaves_an_empty_console().await;
}

async fn back_in_a_host_page_leads_to_where_the_reader_was(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    let reader = &embedded.reader;
    let title = "main article:nth-of-type(4) h2 a";
    reader.run(&format!("{ROOT}.querySelector({title:?}).scrollIntoView({{ block: 'center' }})")).await;
    reader.until("scrollY > 1000").await;
    embedded.click(title).await;
    embedded.until_it_shows("location.hash.startsWith('#/en/posts/') && scrollY < 400", "main .article").await;
    reader.client.back().await.unwrap();
    embedded.until_it_shows("!location.hash", "main article.card").await;
    let is_seen = format!(
        "(({{ top, bottom }}) => top > 0 && bottom < innerHeight)({ROOT}.querySelector({title:?}).getBoundingClientRect())"
    );
    reader.until(&is_seen).await;
    // A link leads to the top of the page that was left further down.
    embedded.click(title).await;
    embedded.until_it_shows("location.hash.startsWith('#/en/posts/') && scrollY < 400", "main .article").await;
    embedded.click(".brand").await;
    embedded.until_it_shows("location.hash === '#/en/' && scrollY < 400", "main article.card").await;
    embedded.leaves_an_empty_console().await;
}

in_every_engine! {
    back_in_a_host_page_leads_to_where_the_reader_was,
    a_div_and_a_script_show_the_publication_and_its_styles_stay_apart,
    an_embedded_publication_turns_its_pages_after_the_hash,
    the_page_around_keeps_its_own_links,
    a_fragment_of_the_page_around_leads_to_its_target,
    a_fragment_of_the_page_around_in_the_first_address_shows_the_front_page,
    back_to_top_keeps_the_embedded_page,
    a_footnote_keeps_the_embedded_page,
    a_page_that_fails_in_a_host_page_says_so_at_its_address,
    an_address_of_the_host_page_stays_whatever_the_publication_loads,
}
