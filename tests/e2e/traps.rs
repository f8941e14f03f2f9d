//! A trap ends the program and not the page: it goes on as a plain page, and the next one has the app again.

use crate::{
    browser::{Browser, in_every_engine},
    embedding::Embedded,
    page::Finished,
    publication::{project, published},
    reader::{READY, Reader},
    server::{Fault, Server},
};
use serde_json::json;

/// Makes the running program trap: the glue's own instance is asked for more memory than there can be. Thrown from a
/// task of its own, as from an event handler of the app.
const TRAP: &str = "(async () => {
    const { js } = document.getElementById('start').dataset;
    const { default: init } = await import(new URL(js, document.baseURI));
    const program = await init();
    const allocate = program.__wbindgen_malloc ?? program.__wbindgen_export;
    addEventListener('error', (event) => window.trapped = event.error instanceof WebAssembly.RuntimeError);
    setTimeout(() => allocate(-1, 1));
  })()";

impl Reader {
    /// Each engine has words of its own for it.
    fn expects_a_trap(&self) {
        self.expects("unreachable");
        self.expects("Unreachable code");
    }

    async fn makes_the_program_trap(&self) {
        self.expects_a_trap();
        self.run_in_the_page(TRAP).await;
        self.until("window.trapped").await;
        self.marks_the_document().await;
    }
}

async fn after_a_trap_links_lead_on_by_themselves(browser: Browser) {
    for link in [".menu-bar > li > a[href$='category/articles/']", "main article h2 a", ".brand"] {
        let finished = Finished::sample("/");
        let reader = Reader::open_app(browser, published("/"), "/en/page/3/").await;
        reader.makes_the_program_trap().await;
        let path = reader.text(&format!("document.querySelector({link:?}).pathname")).await;
        reader.click(link).await;
        reader.reads_the_page_at(&finished, &path).await;
        assert!(!reader.is_in_the_marked_document().await, "a plain page is followed by a new document");
        // There the app runs again.
        reader.until(READY).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn after_a_trap_the_page_says_that_the_app_is_gone(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.makes_the_program_trap().await;
    reader.until(&format!("!({READY})")).await;
    // The style sheet shows submenus by itself again.
    reader.run("document.querySelector('.has-submenu button').focus()").await;
    reader.until("getComputedStyle(document.querySelector('.submenu')).display === 'block'").await;
    reader.run("document.activeElement.blur()").await;
    reader.until("getComputedStyle(document.querySelector('.submenu')).display === 'none'").await;
    assert!(reader.is_in_the_marked_document().await, "the page is not loaded anew by itself");
    reader.leaves_an_empty_console().await;
}

/// Its buttons and keys were the app's.
async fn after_a_trap_what_was_open_over_the_page_is_closed(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.click(".open-settings").await;
    reader.until("document.querySelector('dialog[open]')").await;
    reader.makes_the_program_trap().await;
    reader.until("!document.querySelector('dialog[open]')").await;
    reader.click(".brand").await;
    reader.until(READY).await;
    assert!(!reader.is_in_the_marked_document().await);
    reader.leaves_an_empty_console().await;
}

/// A program of the host page's own that does nothing but trap. WebKit leaves out of a stack who only returns what they
/// call.
const TRAP_OF_HOST: &str = "
    const program = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(program)));
    addEventListener('error', ({ error }) =>
      document.documentElement.dataset.trapped = error instanceof WebAssembly.RuntimeError);
    setTimeout(() => { exports.f(); });";

async fn a_trap_of_the_host_page_is_none_of_the_publication(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    embedded.reader.expects_a_trap();
    embedded.reader.run_in_the_page(TRAP_OF_HOST).await;
    embedded.reader.until("document.documentElement.dataset.trapped === 'true'").await;
    embedded.click("a[rel~=next]").await;
    embedded.until_it_shows("location.hash === '#/en/page/3/'", "a[rel~=prev]").await;
    embedded.leaves_an_empty_console().await;
}

/// The publication's own, in a host page.
const TRAP_OF_PUBLICATION: &str = "
    const glue = performance.getEntriesByType('resource').find(({ name }) => /app-[^/]*\\.js$/.test(name)).name;
    const { default: init } = await import(glue);
    const program = await init();
    setTimeout(() => (program.__wbindgen_malloc ?? program.__wbindgen_export)(-1, 1));";

async fn a_publication_that_has_trapped_in_a_host_page_is_a_link_to_itself(browser: Browser) {
    let embedded = Embedded::open(browser).await;
    embedded.reader.expects_a_trap();
    embedded.reader.run_in_the_page(TRAP_OF_PUBLICATION).await;
    embedded.until_it_shows("true", "#app > a:only-child").await;
    embedded.leaves_an_empty_console().await;
}

/// The steps that the app put into the history have no documents of their own.
async fn after_a_trap_back_leads_to_the_page_before(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    for path in ["/en/page/3/", "/en/page/2/"] {
        reader.click("main a[rel~=next]").await;
        reader.arrives_at(path).await;
    }
    reader.makes_the_program_trap().await;
    reader.client.back().await.unwrap();
    reader.reads_the_page_at(&finished, "/en/page/3/").await;
    reader.leaves_an_empty_console().await;
}

/// A page that is not what the program expects, as a host makes it that "optimises" pages.
fn with_a_broken_front_page() -> Server {
    let server = published("/");
    let page = std::fs::read_to_string(project().join("dist/en/index.html")).unwrap();
    let (before, rest) = page.split_once("<div class=\"page\">").unwrap();
    server.break_file("en/", Fault::Page(format!("{before}<table></table>{rest}")));
    server
}

async fn a_trap_at_the_start_leaves_a_plain_page_and_the_next_one_has_the_app(browser: Browser) {
    let reader = Reader::open(browser, with_a_broken_front_page(), "/en/").await;
    reader.expects_a_trap();
    reader.until_the_console_says("the page works without it").await;
    assert_eq!(reader.server.requests_for("/en/").len(), 1, "the page is not loaded anew");
    assert_eq!(reader.value(READY).await, json!(false));
    reader.marks_the_document().await;
    reader.click("main a[rel~=next]").await;
    reader.reads_the_page_at(&Finished::sample("/"), "/en/page/3/").await;
    assert!(!reader.is_in_the_marked_document().await);
    reader.until(READY).await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    after_a_trap_what_was_open_over_the_page_is_closed,
    a_trap_of_the_host_page_is_none_of_the_publication,
    a_publication_that_has_trapped_in_a_host_page_is_a_link_to_itself,
    after_a_trap_links_lead_on_by_themselves,
    after_a_trap_the_page_says_that_the_app_is_gone,
    after_a_trap_back_leads_to_the_page_before,
    a_trap_at_the_start_leaves_a_plain_page_and_the_next_one_has_the_app,
}
