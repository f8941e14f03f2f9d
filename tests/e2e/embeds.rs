//! What a page of somebody else may do with the publication inside it: give it a narrow column, show several, choose
//! the colours, allow it little, keep its style sheet from it.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{items, one_edition, program, project, publish, published},
    reader::Reader,
    server::{Fault, Server},
};
use serde_json::json;

/// The head of a host page.
const HEAD: &str = "<!doctype html><html lang=\"de\"><meta charset=\"utf-8\"><link rel=\"icon\" href=\"data:,\">";

/// A host page with a publication in it, open.
struct HostPage {
    reader: Reader,
    publication: Server,
}

impl HostPage {
    /// Opens a page that holds the publication where `body` says so.
    async fn open(browser: Browser, body: &str) -> Self {
        Self::open_with(browser, published("/"), |_| body.to_owned()).await
    }

    async fn open_with(browser: Browser, publication: Server, body: impl FnOnce(&Server) -> String) -> Self {
        Self::open_at(browser, publication, body, FIRST).await
    }

    /// Waits for the publications in those elements alone.
    async fn open_at(
        browser: Browser,
        publication: Server,
        body: impl FnOnce(&Server) -> String,
        places: &str,
    ) -> Self {
        let page = Self::go(browser, publication, "", body).await;
        page.is_shown_in(places).await;
        page
    }

    /// Opens a page at a hash, and does not wait for the publication.
    async fn go(browser: Browser, publication: Server, hash: &str, body: impl FnOnce(&Server) -> String) -> Self {
        let host = Server::of_pages(&project().join("tests/fixtures"), "/");
        let body = body(&publication);
        let script = publication.address("/embed.js");
        let page = format!("{HEAD}{body}<script type=\"module\" src=\"{script}\"></script>");
        host.break_file("", Fault::Page(page));
        let reader = Reader::start(browser, "en", host).await;
        reader.client.goto(&reader.server.address(&format!("/{hash}"))).await.unwrap();
        reader.until("document.readyState !== 'loading' && document.querySelector('[data-masthead]')").await;
        Self { reader, publication }
    }

    /// Waits until every publication of the page is there.
    async fn is_shown(&self) {
        self.is_shown_in(FIRST).await;
    }

    async fn is_shown_in(&self, places: &str) {
        let hosts = format!("[...document.querySelectorAll('{places}')]");
        self.reader
            .until(&format!(
                "{hosts}.length > 0 && {hosts}.every(host => host.shadowRoot?.querySelector('main article'))"
            ))
            .await;
        self.reader.sees_the_next_frame().await;
    }

    async fn clicks(&self, host: &str, selector: &str) {
        self.reader.click_element(&format!("{}.querySelector({selector:?})", root(host))).await;
    }

    async fn leaves_an_empty_console(self) {
        self.reader.leaves_an_empty_console().await;
        assert_eq!(self.publication.failed_requests(), Vec::<String>::new());
    }
}

fn root(host: &str) -> String {
    format!("document.querySelector({host:?}).shadowRoot")
}

const FIRST: &str = "[data-masthead]";

async fn a_narrow_column_of_a_wide_page_is_a_narrow_page(browser: Browser) {
    let body =
        "<div style='display: grid; grid-template-columns: 320px 1fr'><div data-masthead></div><p>Rest</p></div>";
    let page = HostPage::open(browser, body).await;
    let root = root(FIRST);
    let text = format!("{root}.querySelector('main .prose p').getBoundingClientRect().width");
    assert!(page.reader.value(&text).await.as_f64().unwrap() > 250.0);
    assert_eq!(page.reader.value(&format!("{root}.querySelector('.frame').scrollWidth")).await, 320);
    let seen = |name: &str| format!("{root}.querySelector({name:?}).getBoundingClientRect().width > 0");
    assert_eq!(page.reader.value(&seen(".main-menu")).await, false);
    page.clicks(FIRST, ".open-menu").await;
    page.reader.until(&format!("{root}.querySelector('.drawer').open")).await;
    page.clicks(FIRST, ".drawer a[href$='category/books/']").await;
    page.reader
        .until(&format!("location.hash === '#/en/category/books/' && !{root}.querySelector('.drawer').open"))
        .await;
    page.leaves_an_empty_console().await;
}

/// The addresses of both publications, as the address bar and their links tell.
async fn both_are_at(page: &HostPage, first: &str, second: &str) {
    // Its own entry in the switcher leads to where it is.
    let at = |host: &str, path: &str| {
        format!(
            "{}.querySelector('.site-header .editions a[hreflang=en]').getAttribute('href') === {path:?}",
            root(host)
        )
    };
    let conditions = [at(FIRST, &format!("#{first}")), at("#second", &format!("#news{second}"))];
    page.reader.until(&conditions.join(" && ")).await;
    page.reader.sees_the_next_frame().await;
}

async fn two_publications_in_a_page_have_their_own_addresses(browser: Browser) {
    let body = "<h1>Gastgeber</h1><div data-masthead></div><div data-masthead data-name=news id=second></div>";
    let page = HostPage::open(browser, body).await;
    both_are_at(&page, "/en/", "/en/").await;
    page.clicks(FIRST, "main a[rel~=next]").await;
    both_are_at(&page, "/en/page/3/", "/en/").await;
    page.clicks("#second", "main a[rel~=next]").await;
    both_are_at(&page, "/en/page/3/", "/en/page/3/").await;
    assert_eq!(page.reader.text("location.hash").await, "#/en/page/3/;news/en/page/3/");
    page.reader.reloads().await;
    page.is_shown().await;
    both_are_at(&page, "/en/page/3/", "/en/page/3/").await;
    page.reader.client.back().await.unwrap();
    both_are_at(&page, "/en/page/3/", "/en/").await;
    page.reader.client.back().await.unwrap();
    both_are_at(&page, "/en/", "/en/").await;
    assert_eq!(page.reader.text("location.hash").await, "");
    // What one of them needs, the other has already.
    let programs = page.publication.requests().iter().filter(|request| request.path.ends_with(".wasm")).count();
    assert!(programs <= 2, "{programs} programs for two visits");
    page.leaves_an_empty_console().await;
}

async fn back_leads_to_the_edition_that_was_shown(browser: Browser) {
    let page = HostPage::open(browser, "<div data-masthead></div>").await;
    let language = format!("{}.querySelector('#app').lang", root(FIRST));
    page.reader.until(&format!("{language} === 'en'")).await;
    page.clicks(FIRST, ".switcher a[hreflang=fa]").await;
    page.reader.until(&format!("{language} === 'fa'")).await;
    page.reader.client.back().await.unwrap();
    page.reader.until(&format!("{language} === 'en' && location.hash === ''")).await;
    page.leaves_an_empty_console().await;
}

async fn a_turn_in_one_publication_leaves_the_other_in_sight(browser: Browser) {
    let body = "<div data-masthead></div><div data-masthead data-name=news id=second></div>";
    let page = HostPage::open(browser, body).await;
    page.clicks("#second", "main a[rel~=next]").await;
    both_are_at(&page, "/en/", "/en/page/3/").await;
    let top = page.reader.value("document.querySelector('#second').getBoundingClientRect().top").await;
    assert!(top.as_f64().unwrap().abs() < 50.0, "{top}");
    page.leaves_an_empty_console().await;
}

/// What is broken off because the page is left did not fail.
async fn a_host_page_that_is_left_before_the_program_has_come_leaves_an_empty_console(browser: Browser) {
    let publication = published("/");
    publication.break_file(&program(), Fault::Wait);
    let page = HostPage::go(browser, publication, "", |_| "<div data-masthead></div>".to_owned()).await;
    // From then on the program is under way.
    page.reader.until("document.querySelector('[data-masthead]').shadowRoot").await;
    page.reader.reloads().await;
    page.publication.mend();
    page.is_shown().await;
    page.leaves_an_empty_console().await;
}

async fn a_reader_who_has_gone_on_is_not_led_back_to_what_comes_late(browser: Browser) {
    let publication = published("/");
    publication.break_file("site.json", Fault::Wait);
    let body = "<div data-masthead></div><p style='block-size: 3000px'>Rest</p>";
    let page = HostPage::go(browser, publication, "", |_| body.to_owned()).await;
    page.reader.run("scrollTo(0, 1500)").await;
    page.reader.until("scrollY === 1500").await;
    page.publication.mend();
    page.is_shown().await;
    let top = page.reader.value("document.querySelector('[data-masthead]').getBoundingClientRect().top").await;
    assert!(top.as_f64().unwrap() < -1000.0, "{top}");
    page.leaves_an_empty_console().await;
}

async fn a_turn_in_one_publication_does_not_lead_to_a_note_of_the_other(browser: Browser) {
    let note = format!("<p>Text<a href=\"#fn-1\">1</a></p>{}<p id=\"fn-1\">Note</p>", "<p>More.</p>".repeat(90));
    let mut items = items(3);
    items[0] = json!({ "id": "noted", "title": "Noted", "content_html": note });
    let publication =
        publish("embeds-note", &one_edition(), &[("feeds/en.json", json!({ "items": items }).to_string())]);
    let body = "<div data-masthead></div><div data-masthead data-name=news id=second></div>";
    let page = HostPage::go(browser, publication, "#news/en/;/en/posts/noted/#noted--fn-1", |_| body.to_owned()).await;
    page.reader.until(&format!("{}?.querySelector('main .article')", root(FIRST))).await;
    page.reader.until(&format!("{}?.querySelector('main article h2 a')", root("#second"))).await;
    page.reader.sees_the_next_frame().await;
    page.clicks("#second", "main article h2 a").await;
    page.reader.until(&format!("{}.querySelector('main .article')", root("#second"))).await;
    page.reader.sees_the_next_frame().await;
    let top = page.reader.value("document.querySelector('#second').getBoundingClientRect().top").await;
    assert!((-50.0..600.0).contains(&top.as_f64().unwrap()), "{top}");
    page.leaves_an_empty_console().await;
}

async fn publications_of_one_name_have_addresses_of_their_own(browser: Browser) {
    let body = "<div data-masthead></div><div data-masthead data-name=2></div><div data-masthead data-name=2></div>";
    let page = HostPage::open(browser, body).await;
    let brands = "[...document.querySelectorAll('[data-masthead]')]
        .map(host => host.shadowRoot.querySelector('main a[rel~=next]').getAttribute('href').split('/')[0])";
    assert_eq!(page.reader.value(brands).await, json!(["#", "#2", "#3"]));
    page.reader.until_the_console_says("data-name").await;
    page.leaves_an_empty_console().await;
}

async fn a_publication_that_cannot_be_found_says_so_in_its_place(browser: Browser) {
    let body = "<div data-masthead data-site='https://:0/site.json'></div>";
    let page = HostPage::go(browser, published("/"), "", |_| body.to_owned()).await;
    page.reader.until(&format!("{}?.querySelector('#app > a')", root(FIRST))).await;
    page.reader.until_the_console_says("data-site").await;
    page.reader.leaves_an_empty_console().await;
}

async fn the_colours_are_those_of_the_page_around(browser: Browser) {
    let page = HostPage::open(browser, "<div data-masthead></div>").await;
    let paper = format!("getComputedStyle({}.querySelector('#app')).backgroundColor", root(FIRST));
    let (light, dark) = ("rgb(251, 250, 247)", "rgb(20, 23, 26)");
    for (change, colour) in [
        ("document.documentElement.dataset.theme = 'dark'", dark),
        ("document.documentElement.dataset.theme = 'light'", light),
        ("delete document.documentElement.dataset.theme; document.documentElement.style.colorScheme = 'dark'", dark),
        ("document.documentElement.style.colorScheme = 'light'", light),
        ("document.querySelector('[data-masthead]').dataset.theme = 'dark'", dark),
    ] {
        page.reader.run(change).await;
        page.reader.until(&format!("{paper} === {colour:?}")).await;
    }
    page.leaves_an_empty_console().await;
}

async fn a_page_that_names_no_colours_is_light_and_one_that_names_both_leaves_them_to_the_system(browser: Browser) {
    let page = HostPage::open(browser, "<div data-masthead></div>").await;
    let theme = format!("{}.querySelector('#app').dataset.theme", root(FIRST));
    assert_eq!(page.reader.text(&theme).await, "light");
    page.reader.run("document.documentElement.style.colorScheme = 'light dark'").await;
    page.reader.until(&format!("{theme} === 'system'")).await;
    page.leaves_an_empty_console().await;
    let named = "<meta name=color-scheme content='dark light'><div data-masthead></div>";
    let page = HostPage::open(browser, named).await;
    assert_eq!(page.reader.text(&theme).await, "system");
    page.leaves_an_empty_console().await;
}

async fn a_place_that_can_hold_nothing_leaves_the_others_as_they_are(browser: Browser) {
    let publication = published("/");
    let body = "<a data-masthead id=none></a><div data-masthead class=place></div>";
    let page = HostPage::open_at(browser, publication, |_| body.to_owned(), ".place").await;
    page.reader.until_the_console_says("a data-masthead> cannot hold the publication").await;
    assert_eq!(page.reader.value("document.querySelector('#none').shadowRoot").await, json!(null));
    page.leaves_an_empty_console().await;
}

async fn the_policy_that_the_readme_names_is_enough(browser: Browser) {
    let readme = std::fs::read_to_string(project().join("README.md")).unwrap();
    let policy =
        readme.split("```\n").find(|block| block.starts_with("script-src https://publication.example")).unwrap();
    let page = HostPage::open_with(browser, published("/"), |publication| {
        let own = publication.address("");
        let policy = policy.trim().replace("https://publication.example", &own).replace('\n', " ");
        // And what the scenario itself needs: its recorder, its icon.
        let policy = policy.replace("script-src", "script-src 'self'").replace("img-src", "img-src data:");
        format!("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; {policy}\"><div data-masthead></div>")
    })
    .await;
    let picture = format!("{}.querySelector('main img').naturalWidth > 0", root(FIRST));
    page.reader.until(&picture).await;
    // What is turned to, read, and searched.
    page.clicks(FIRST, "main article h2 a").await;
    page.reader
        .until(&format!("location.hash.includes('/posts/') && {}.querySelector('main .article .prose p')", root(FIRST)))
        .await;
    page.clicks(FIRST, "header .open-search").await;
    page.reader
        .until(&format!("location.hash.includes('/search/') && {}.querySelector('.search-field')", root(FIRST)))
        .await;
    let styled = format!("getComputedStyle({}.querySelector('.site-header-inner')).display === 'flex'", root(FIRST));
    assert_eq!(page.reader.value(&styled).await, true);
    page.leaves_an_empty_console().await;
}

async fn without_its_style_sheet_it_can_be_read(browser: Browser) {
    can_be_read_without_its_style_sheet(browser, "").await;
}

/// As Safari before 16.4.
async fn it_can_be_read_where_scripts_make_no_style_sheets_either(browser: Browser) {
    can_be_read_without_its_style_sheet(browser, "<script>delete window.CSSStyleSheet</script>").await;
}

async fn can_be_read_without_its_style_sheet(browser: Browser, script: &str) {
    let publication = published("/");
    publication.break_file("embed.css", Fault::Status(404));
    let body = format!("{script}<div style='inline-size: 320px'><div data-masthead></div></div>");
    let page = HostPage::open_with(browser, publication, |_| body).await;
    page.reader.expects("embed.css");
    let root = root(FIRST);
    let wide = format!(
        "[...{root}.querySelectorAll('*')].filter(element => element.getBoundingClientRect().right > 340)
         .map(element => element.outerHTML.slice(0, 90))"
    );
    page.reader.until(&format!("{root}.querySelector('main img').naturalWidth > 0")).await;
    assert_eq!(page.reader.value(&wide).await, json!([]));
    let seen = |name: &str| format!("{root}.querySelector({name:?}).getBoundingClientRect().height > 0");
    assert_eq!(page.reader.value(&seen(".drawer")).await, false);
    assert_eq!(page.reader.value(&seen("main .prose p")).await, true);
    page.clicks(FIRST, "main article h2 a").await;
    page.reader.until("location.hash.includes('/posts/')").await;
    page.reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_narrow_column_of_a_wide_page_is_a_narrow_page,
    two_publications_in_a_page_have_their_own_addresses,
    back_leads_to_the_edition_that_was_shown,
    a_turn_in_one_publication_leaves_the_other_in_sight,
    a_reader_who_has_gone_on_is_not_led_back_to_what_comes_late,
    a_host_page_that_is_left_before_the_program_has_come_leaves_an_empty_console,
    a_turn_in_one_publication_does_not_lead_to_a_note_of_the_other,
    publications_of_one_name_have_addresses_of_their_own,
    a_publication_that_cannot_be_found_says_so_in_its_place,
    the_colours_are_those_of_the_page_around,
    a_page_that_names_no_colours_is_light_and_one_that_names_both_leaves_them_to_the_system,
    a_place_that_can_hold_nothing_leaves_the_others_as_they_are,
    the_policy_that_the_readme_names_is_enough,
    without_its_style_sheet_it_can_be_read,
    it_can_be_read_where_scripts_make_no_style_sheets_either,
}
