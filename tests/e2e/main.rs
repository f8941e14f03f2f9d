//! Scenarios in real browsers against the release build. Each shows one behaviour and ends with an empty console.
//!
//! `make test` builds the app, starts the drivers and runs them.

mod reader;
mod server;

use leptos::prelude::*;
use masthead::{
    components::{Prose, Under},
    content::{self, Resolver},
    feed::Feed,
    loader::{Disk, Loader, Setting},
    route::{BasePath, Route},
};
use reader::{Browser, Reader};
use serde_json::{Value, json};
use server::{Fault, Server};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The sample publication, as `make build` leaves it.
fn sample() -> Server {
    Server::start(&project().join("dist"), "/", None)
}

/// A publication of one feed, made for a scenario.
fn publication(name: &str, site: &Value, files: &[(&str, String)]) -> Server {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("feeds")).unwrap();
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    for (file, text) in files {
        fs::create_dir_all(folder.join(file).parent().unwrap()).unwrap();
        fs::write(folder.join(file), text).unwrap();
    }
    Server::start(&project().join("dist"), "/", Some(folder))
}

fn one_edition() -> Value {
    json!({ "name": "Gazette", "default_edition": "en",
            "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }] })
}

fn items(count: usize) -> Vec<Value> {
    (1..=count).rev().map(|n| json!({ "id": n, "title": format!("Item {n}"), "content_text": "Text." })).collect()
}

const CARDS: &str = "document.querySelectorAll('main article').length";
const HEADING: &str = "document.querySelector('h1').textContent";
const EDITIONS: [&str; 4] = ["en", "ar", "fa", "sq"];

#[tokio::test]
async fn the_root_leads_to_the_edition_of_the_readers_language() {
    for (languages, path) in [("fa,en", "/fa/"), ("sq-AL", "/sq/"), ("de", "/en/")] {
        let reader = Reader::open_in(Browser::Chromium, languages, sample(), "/").await;
        assert_eq!(reader.path().await, path, "{languages}");
        reader.leaves_an_empty_console().await;
    }
}

#[tokio::test]
async fn the_root_leads_to_the_edition_last_chosen() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.click(".site-header .editions a[hreflang=ar]").await;
    reader.arrives_at("/ar/").await;
    reader.go("/").await;
    assert_eq!(reader.path().await, "/ar/");
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn every_edition_shows_every_part_of_the_front_page() {
    let reader = Reader::open(sample(), "/en/").await;
    for (code, direction) in [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("sq", "ltr")] {
        reader.go(&format!("/{code}/")).await;
        assert_eq!(reader.text("document.documentElement.lang").await, code);
        assert_eq!(reader.text("document.documentElement.dir").await, direction);
        assert_eq!(reader.value(CARDS).await, 10, "{code}");
        let parts = reader
            .value(
                "['header','nav','main','aside','footer','main article h2 a','main article time[datetime]',
                  'main article img[alt]','.category a','.comments','.share a','aside li time','.social a',
                  '.back-to-top','a[rel~=next]'].filter(part => !document.querySelector(part))",
            )
            .await;
        assert_eq!(parts, json!([]), "{code}");
        assert_eq!(reader.value("document.querySelectorAll('h1').length").await, 1);
        assert_eq!(reader.value("document.querySelectorAll('aside li').length").await, 5);
        assert_eq!(reader.value("document.querySelectorAll('.switcher a[hreflang][lang]').length").await, 8);
        reader.until("[...document.images].slice(0, 2).every(image => image.complete && image.naturalWidth > 0)").await;
    }
    reader.leaves_an_empty_console().await;
}

/// What the four editions write for 5 August 2009 on their first archive page.
async fn check_dates(reader: &Reader) {
    for (code, date) in EDITIONS.iter().zip(["5 August 2009", "٥ أغسطس ٢٠٠٩", "۱۴ مرداد ۱۳۸۸", "5 gusht 2009"])
    {
        reader.go(&format!("/{code}/page/1")).await;
        let shown = reader.text("document.querySelector('main article .details time').textContent").await;
        assert_eq!(shown, date, "{code}");
        let words = reader.text("document.querySelector('main article .comments').textContent").await;
        let expected = match *code {
            "en" => "3 comments",
            "ar" => "٣ تعليقات",
            "fa" => "۳ دیدگاه",
            _ => "3 komente",
        };
        assert_eq!(words, expected);
    }
}

#[tokio::test]
async fn dates_and_counts_read_the_same_in_chromium() {
    let reader = Reader::open(sample(), "/en/").await;
    check_dates(&reader).await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn dates_and_counts_read_the_same_in_firefox() {
    let reader = Reader::open_in(Browser::Firefox, "en", sample(), "/en/").await;
    check_dates(&reader).await;
    reader.leaves().await;
}

#[tokio::test]
async fn dates_and_counts_read_the_same_in_webkit() {
    let reader = Reader::open_in(Browser::WebKit, "en", sample(), "/en/").await;
    check_dates(&reader).await;
    reader.leaves().await;
}

#[tokio::test]
async fn older_leads_through_the_archive_to_its_first_page_and_newer_back() {
    let reader = Reader::open(sample(), "/fa/").await;
    let mut titles = Vec::new();
    for path in ["/fa/page/3", "/fa/page/2", "/fa/page/1"] {
        titles.push(reader.text("document.querySelector('main h2').textContent").await);
        reader.click("a[rel~=next]").await;
        reader.arrives_at(path).await;
        assert_eq!(reader.value(CARDS).await, 10);
    }
    assert_eq!(reader.value("document.querySelector('a[rel~=next]')").await, Value::Null);
    assert_eq!(titles.len(), 3);
    for path in ["/fa/page/2", "/fa/page/3", "/fa/"] {
        reader.click("a[rel~=prev]").await;
        reader.arrives_at(path).await;
    }
    assert_eq!(reader.text("document.querySelector('main h2').textContent").await, titles[0]);
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_new_page_starts_at_its_top_with_the_focus_on_its_heading() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.click("a[rel~=next]").await;
    reader.arrives_at("/en/page/3").await;
    reader.until("document.activeElement === document.querySelector('h1') && scrollY === 0").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn back_leads_to_the_place_the_reader_left() {
    let reader = Reader::open(sample(), "/ar/").await;
    reader.client.execute("scrollTo(0, 1700)", Vec::new()).await.unwrap();
    reader.until("scrollY === 1700").await;
    reader.click("main article:nth-of-type(3) h2 a").await;
    reader
        .until("location.pathname.startsWith('/ar/posts/') && document.querySelector('main .article') && scrollY === 0")
        .await;
    let left = reader.value("history.length").await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/ar/").await;
    reader.until("document.querySelectorAll('main article').length === 10 && scrollY > 1000").await;
    assert_eq!(reader.value("history.length").await, left);
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn the_switcher_leads_to_the_same_article_then_category_then_front_page() {
    let reader = Reader::open(sample(), "/en/posts/1001").await;
    reader.click(".site-header .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/posts/3001").await;
    assert!(reader.text(HEADING).await.contains("رویترز"));
    reader.go("/en/posts/1039").await;
    reader.click(".site-header .editions a[hreflang=sq]").await;
    reader.arrives_at("/sq/category/articles").await;
    reader.click(".site-header .editions a[hreflang=ar]").await;
    reader.arrives_at("/ar/category/articles").await;
    reader.go("/en/page/2").await;
    reader.click(".site-header .editions a[hreflang=ar]").await;
    reader.arrives_at("/ar/").await;
    reader.go("/sq/about").await;
    reader.click(".site-header .editions a[hreflang=en]").await;
    reader.arrives_at("/en/about").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn every_entry_of_the_menu_leads_somewhere() {
    let reader = Reader::open(sample(), "/en/").await;
    let links = reader.value("[...document.querySelectorAll('.menu-bar a')].map(a => a.getAttribute('href'))").await;
    assert_eq!(links.as_array().map(Vec::len), Some(11));
    for link in links.as_array().unwrap() {
        for code in EDITIONS {
            let path = link.as_str().unwrap().replacen("/en/", &format!("/{code}/"), 1);
            reader.go(&path).await;
            assert_eq!(reader.value("document.querySelector('.not-found, .failed')").await, Value::Null, "{path}");
        }
    }
    for (path, part) in [
        ("/en/category/photo-gallery", ".gallery img"),
        ("/ar/category/videos", "video[controls][poster]"),
        ("/fa/category/newsletter", ".attachments a[download]"),
        ("/sq/category/cartoons", "img.lead"),
    ] {
        reader.go(path).await;
        assert_ne!(reader.value(&format!("document.querySelector('{part}')")).await, Value::Null, "{path}");
    }
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn an_address_that_does_not_exist_gets_the_editions_not_found_page() {
    let reader = Reader::open(sample(), "/en/").await;
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
        reader.go(&format!("/fa/{path}")).await;
        assert_eq!(reader.text(HEADING).await, "صفحه پیدا نشد", "{path}");
        assert_eq!(reader.text("document.querySelector('.way-on').getAttribute('href')").await, "/fa/");
    }
    for path in ["/xx/", "/EN!/page"] {
        reader.go(path).await;
        assert_ne!(reader.value("document.querySelector('.not-found')").await, Value::Null, "{path}");
    }
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_publication_in_a_sub_folder_works_like_any_other() {
    let server = Server::start(&project().join("target/dist-news"), "/news/", None);
    let reader = Reader::open(server, "/news/").await;
    assert_eq!(reader.path().await, "/news/en/");
    reader.click("a[rel~=next]").await;
    reader.arrives_at("/news/en/page/3").await;
    reader.client.refresh().await.unwrap();
    reader.until("document.querySelectorAll('main article').length === 10").await;
    reader.until("document.images[1].naturalWidth > 0").await;
    reader.click("main article h2 a").await;
    reader.until("location.pathname.startsWith('/news/en/posts/') && document.querySelector('main .article')").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn the_drawer_opens_on_a_small_screen_and_escape_closes_it() {
    let reader = Reader::open(sample(), "/fa/").await;
    reader.client.set_window_size(500, 800).await.unwrap();
    reader.click(".open-menu").await;
    reader.until("document.querySelector('dialog.drawer').open").await;
    assert_eq!(reader.value("document.querySelectorAll('.drawer .menu-tree a').length").await, 11);
    assert_ne!(reader.text("document.querySelector('.drawer .copyright').textContent").await, "");
    reader.press("\u{e00c}").await;
    reader.until("!document.querySelector('dialog.drawer').open").await;
    reader.until("document.activeElement.className === 'open-menu'").await;
    reader.click(".open-menu").await;
    reader.click(".drawer a[href='/fa/category/books']").await;
    reader.arrives_at("/fa/category/books").await;
    reader.until("!document.querySelector('dialog.drawer').open").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_submenu_opens_and_closes_by_keyboard() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.client.execute("document.querySelector('.has-submenu button').focus()", Vec::new()).await.unwrap();
    reader.press("\u{e007}").await;
    reader.until("document.querySelector('.has-submenu button').ariaExpanded === 'true'").await;
    reader.press("\u{e004}").await;
    reader.until("document.activeElement.getAttribute('href') === '/en/category/cartoons'").await;
    reader.press("\u{e00c}").await;
    reader.until("document.activeElement.ariaExpanded === 'false'").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn the_skip_link_moves_the_focus_to_the_content() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.client.execute("document.querySelector('.skip-link').focus()", Vec::new()).await.unwrap();
    reader.press("\u{e007}").await;
    reader.until("location.hash === '#main' && document.activeElement.id === 'main'").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn share_links_are_plain_links_and_skype_is_teams() {
    let reader = Reader::open(sample(), "/ar/posts/2001").await;
    let links = reader.value("[...document.querySelectorAll('.share a')].map(a => a.href)").await;
    let links: Vec<_> = links.as_array().unwrap().iter().map(|link| link.as_str().unwrap().to_owned()).collect();
    assert_eq!(links.len(), 7);
    assert!(links[5].starts_with("https://teams.microsoft.com/share?href=http%3A%2F%2F127.0.0.1"), "{}", links[5]);
    assert!(links.iter().all(|link| link.is_ascii()));
    let label = reader.text("document.querySelectorAll('.share a')[5].ariaLabel").await;
    assert!(label.contains("Microsoft Teams"), "{label}");
    assert!(links[2].contains("media=http") && links[2].contains("camp-gate.jpg"), "{}", links[2]);
    reader.click(".share-copy").await;
    reader.until("document.querySelector('.share-outcome').textContent !== ''").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn nothing_moves_while_pictures_and_pages_arrive() {
    let reader = Reader::open(sample(), "/en/").await;
    reader
        .client
        .execute(
            "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.hadRecentInput ? 0 : entry.value))
               .observe({ type: 'layout-shift', buffered: true })",
            Vec::new(),
        )
        .await
        .unwrap();
    for _ in 0..8 {
        reader.client.execute("scrollBy(0, 700)", Vec::new()).await.unwrap();
        reader.until("[...document.images].every(i => { const r = i.getBoundingClientRect(); return r.top > innerHeight || r.bottom < 0 || i.complete })").await;
    }
    assert_eq!(reader.value("window.moved").await.as_f64(), Some(0.0));
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_feed_that_fails_at_first_says_so_and_retry_mends_it() {
    let faults = [
        (Fault::Status(404), "الخادم بخطأ (٤٠٤)"),
        (Fault::Status(500), "الخادم بخطأ (٥٠٠)"),
        (Fault::Html, "غير مقروء"),
        (Fault::Text("{\"items\": [{\"id\"".into()), "غير مقروء"),
        (Fault::Text(String::new()), "غير مقروء"),
        (Fault::Text("{\"items\": 5}".into()), "غير مقروء"),
        (Fault::HangUp, "لا يوجد اتصال"),
        (Fault::Silence, "لم يُجب الخادم في الوقت المناسب"),
    ];
    let reader = Reader::open(sample(), "/ar/").await;
    for (fault, words) in faults {
        reader.server.break_file("feeds/ar.json", fault.clone());
        reader.go("/ar/page/2").await;
        let said = reader.text("document.querySelector('.failed').innerText").await;
        assert!(said.contains(words), "{fault:?}: {said}");
        reader.server.mend();
        reader.click(".failed .retry").await;
        reader.until("document.querySelectorAll('main article').length === 10").await;
    }
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_page_that_fails_later_leaves_what_was_there() {
    let site = json!({ "name": "Gazette", "default_edition": "en", "page_size": 2, "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" } ] });
    let first = json!({ "items": &items(4)[..2], "next_url": "en-2.json" });
    let second = json!({ "items": &items(4)[2..] });
    let server =
        publication("later", &site, &[("feeds/en.json", first.to_string()), ("feeds/en-2.json", second.to_string())]);
    let reader = Reader::open(server, "/en/").await;
    reader.server.break_file("feeds/en-2.json", Fault::Status(500));
    reader.click("a[rel~=next]").await;
    reader.until("document.querySelector('.notice[role=alert]')").await;
    assert_eq!(reader.text("document.querySelector('main h2').textContent").await, "Item 4");
    reader.server.mend();
    reader.click(".notice .retry").await;
    reader.until("document.querySelector('main h2').textContent === 'Item 2'").await;
    assert_eq!(reader.value("document.querySelector('.notice')").await, Value::Null);
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_feed_that_leads_back_to_itself_ends() {
    let site = json!({ "name": "Gazette", "default_edition": "en", "page_size": 2, "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" } ] });
    let feed = json!({ "items": items(2), "next_url": "en.json" });
    let reader = Reader::open(publication("loop", &site, &[("feeds/en.json", feed.to_string())]), "/en/").await;
    reader.click("a[rel~=next]").await;
    reader.until("document.querySelector('.notice')?.textContent.includes('leads back to itself')").await;
    assert_eq!(reader.value(CARDS).await, 2);
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_publication_that_cannot_start_says_so_in_every_language() {
    let server = sample();
    server.break_file("site.json", Fault::Text("{\"name\": 5}".into()));
    let reader = Reader::open(server, "/en/").await;
    let said = reader.text("document.querySelector('.trouble').textContent").await;
    assert!(said.contains("could not be loaded") && said.contains("نشریه بار نشد"), "{said}");
    assert!(said.contains("site.json: name: invalid type"), "{said}");
    reader.server.mend();
    reader.click(".trouble .retry").await;
    reader.until("document.querySelectorAll('main article').length === 10").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn another_publication_in_other_languages_needs_data_only() {
    let site = json!({ "name": "גזט", "default_edition": "he", "editions": [
        { "code": "he", "lang": "he", "label": "עברית", "feed": "feeds/he.json" } ] });
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let feed = json!({ "version": "https://jsonfeed.org/version/1", "items": [
        { "id": 1, "title": "שלום", "content_text": "טקסט", "tags": ["חדשות"], "date_published": "2009-08-05" } ] });
    let server = publication("hebrew", &site, &[("feeds/he.json", feed.to_string()), ("locales/he.json", catalog)]);
    let reader = Reader::open(server, "/").await;
    assert_eq!(reader.path().await, "/he/");
    assert_eq!(reader.text("document.documentElement.dir").await, "rtl");
    reader.click(".category a").await;
    reader.until("document.querySelector('h1').textContent === 'חדשות'").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn a_missing_message_comes_from_the_default_edition_and_is_named() {
    let site = json!({ "name": "Gazette", "default_edition": "en", "editions": [
        { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" },
        { "code": "de", "lang": "de", "label": "Deutsch", "feed": "feeds/en.json" } ] });
    let mut german: Value =
        serde_json::from_str(&fs::read_to_string(project().join("public/locales/en.json")).unwrap()).unwrap();
    german.as_object_mut().unwrap().remove("recent_posts");
    let files = [("feeds/en.json", json!({ "items": items(1) }).to_string()), ("locales/de.json", german.to_string())];
    let reader = Reader::open(publication("german", &site, &files), "/de/").await;
    assert_eq!(reader.text("document.querySelector('#recent-title').textContent").await, "Recent Posts");
    let console = reader.console().await;
    assert!(console.len() == 1 && console[0].contains("lacks: recent_posts"), "{console:?}");
    reader.leaves_an_empty_console().await;
}

fn setting(folder: &Path) -> Arc<Setting> {
    let loader = pollster::block_on(Loader::open(
        Disk::new(folder, "http://127.0.0.1/"),
        BasePath::new("/"),
        "http://127.0.0.1",
        |_| {},
    ));
    let loader = loader.unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.view(&Route::Root, &code)).unwrap().setting
}

/// The markup of a page without what only Leptos reads.
fn plain(html: &str) -> String {
    let html = html.replace("<!>", "").replace("<!---->", "");
    scraper::Html::parse_fragment(&html).root_element().inner_html()
}

#[tokio::test]
async fn hostile_feeds_cannot_run_and_what_is_harmless_survives() {
    let payloads = fs::read_to_string(project().join("tests/fixtures/hostile/payloads.json")).unwrap();
    let payloads: Vec<Value> = serde_json::from_str(&payloads).unwrap();
    assert!(payloads.len() >= 100);
    let items: Vec<_> = payloads
        .iter()
        .enumerate()
        .map(|(n, payload)| json!({ "id": format!("p{n}"), "title": payload["name"], "content_html": payload["html"] }))
        .collect();
    let feed = json!({ "items": items }).to_string();
    let mut site = one_edition();
    site["page_size"] = json!(100);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let server = publication("hostile", &site, &[("feeds/en.json", feed.clone()), ("locales/en.json", catalog)]);
    let setting = setting(&folder);
    let reader = Reader::open(server, "/en/").await;
    let mut seen = 0;
    for path in ["/en/", "/en/page/1"] {
        reader.go(path).await;
        let bodies = reader.value("Object.fromEntries([...document.querySelectorAll('main article')].map(a => [a.querySelector('h2 a').href.split('/').pop(), a.querySelector('.prose')?.innerHTML ?? '']))").await;
        let resolver = Resolver::new(&reader.server.address(""), &reader.server.address("/"));
        for item in Feed::parse(&feed).unwrap().items {
            let Some(shown) = bodies[item.id.as_str()].as_str() else {
                continue;
            };
            seen += 1;
            let payload = &payloads[item.id.as_str()[1..].parse::<usize>().unwrap()];
            let keeps = payload["keeps"].as_str().unwrap();
            assert!(shown.contains(keeps), "{}: {shown}", payload["name"]);
            let nodes = content::of_item(&item, &resolver);
            let setting = Arc::clone(&setting);
            let native = Owner::new().with(|| view! { <Prose nodes under=Under::Card setting/> }.to_html());
            let native = scraper::Html::parse_fragment(&native);
            let native = native.select(&scraper::Selector::parse(".prose").unwrap()).next().unwrap().inner_html();
            assert_eq!(plain(shown), plain(&native), "{}", payload["name"]);
        }
        assert_eq!(reader.value("String(window.pwned)").await, "undefined");
        let live = reader
            .value(
                "[...document.querySelectorAll('main *')].filter(e => /^(script|style|iframe|form|object|embed|link|meta|base|svg)$/.test(e.localName) && !e.classList.contains('icon')
                   || e.getAttributeNames().some(n => n.startsWith('on')) || /^\\s*(javascript|data|vbscript):/i.test(e.href || e.src || '')).map(e => e.outerHTML)",
            )
            .await;
        assert_eq!(live, json!([]));
    }
    assert_eq!(seen, payloads.len());
    reader.leaves_an_empty_console().await;
}
