//! Pictures that open, and films of other hosts.

use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    embedding::Embedded,
    publication::{one_edition, publish, published, sample},
    reader::{READY, Reader, keys},
    server::Server,
};
use fantoccini::actions::{InputSource, MouseActions, PointerAction};
use serde_json::json;

const GALLERY: &str = "/fa/category/photo-gallery/";

const IS_OPEN: &str = "document.querySelector('.lightbox').open";

/// What the lightbox says of the picture's place.
fn is_at(place: &str) -> String {
    format!("{IS_OPEN} && document.querySelector('.lightbox-place').textContent === {place:?}")
}

/// The picture with that number of the gallery's first item has the focus, and nothing is open.
fn is_back_at(number: u8) -> String {
    format!("!{IS_OPEN} && location.hash === '' && document.activeElement.id === 'picture-3033-{number}'")
}

async fn a_picture_of_a_finished_page_opens_and_back_closes_it(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), GALLERY).await;
    reader.marks_the_document().await;
    reader.click("#picture-3033-1").await;
    reader.until(&is_at("۱ از ۸")).await;
    assert_eq!(reader.path().await, GALLERY);
    assert_eq!(reader.text("location.hash").await, "#picture-3033-1");
    // Persian reads leftwards.
    reader.press(keys::LEFT).await;
    reader.until(&is_at("۲ از ۸")).await;
    assert_eq!(reader.text("location.hash").await, "#picture-3033-2");
    reader.until("document.querySelector('.lightbox img').src.endsWith('/media/gallery-room-2.jpg')").await;
    reader.client.back().await.unwrap();
    reader.until(&is_back_at(2)).await;
    assert!(reader.is_in_the_marked_document().await && reader.path().await == GALLERY);
    reader.leaves_an_empty_console().await;
}

async fn the_keyboard_stays_in_the_lightbox_until_escape(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), GALLERY).await;
    reader.follows_by_keyboard("#picture-3033-1").await;
    reader.until(&is_at("۱ از ۸")).await;
    for _ in 0..9 {
        reader.press(keys::TAB).await;
        let is_outside =
            "![document.body, null].includes(document.activeElement) && !document.activeElement.closest('.lightbox')";
        assert_eq!(reader.value(is_outside).await, false);
    }
    reader.press(keys::END).await;
    reader.until(&is_at("۸ از ۸")).await;
    reader.press(keys::HOME).await;
    reader.until(&is_at("۱ از ۸")).await;
    reader.press(keys::ESCAPE).await;
    reader.until(&is_back_at(1)).await;
    reader.leaves_an_empty_console().await;
}

async fn a_stroke_leads_to_the_next_picture(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), GALLERY).await;
    reader.click("#picture-3033-1").await;
    reader.until(&is_at("۱ از ۸")).await;
    let to = |x: f64| PointerAction::MoveTo { duration: None, x, y: 400.0 };
    let stroke = MouseActions::new("mouse".to_owned())
        .then(to(500.0))
        .then(PointerAction::Down { button: 0 })
        .then(to(600.0))
        .then(PointerAction::Up { button: 0 });
    reader.client.perform_actions(stroke).await.unwrap();
    reader.until(&is_at("۲ از ۸")).await;
    reader.leaves_an_empty_console().await;
}

/// Opens the address of a picture, and closes that.
async fn opens_at_a_picture(browser: Browser, server: Server) {
    let reader = Reader::open_app(browser, server, "/en/posts/1033/#picture-1033-2").await;
    reader.until(&is_at("2 of 4")).await;
    reader.click(".lightbox-next").await;
    reader.until(&is_at("3 of 4")).await;
    let shared = "document.querySelector('.lightbox .share').dataset.url";
    assert_eq!(reader.text(shared).await, "https://masthead.example/en/posts/1033/#picture-1033-3");
    reader.click(".lightbox-close").await;
    // A step back would leave the article.
    reader.until(&format!("!{IS_OPEN} && location.pathname + location.hash === '/en/posts/1033/'")).await;
    reader.leaves_an_empty_console().await;
}

async fn the_address_of_a_picture_opens_it(browser: Browser) {
    opens_at_a_picture(browser, published("/")).await;
}

async fn without_finished_pages_the_address_of_a_picture_opens_it_too(browser: Browser) {
    opens_at_a_picture(browser, sample()).await;
}

async fn back_from_the_article_of_a_picture_leads_to_the_picture(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/category/photo-gallery/").await;
    reader.click("#picture-1033-3").await;
    reader.until(&is_at("3 of 8")).await;
    reader.click(".lightbox-article").await;
    reader.arrives_at("/en/posts/1033/").await;
    reader.until(&format!("!{IS_OPEN} && document.activeElement.localName === 'h1'")).await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/en/category/photo-gallery/").await;
    reader.until(&is_at("3 of 8")).await;
    reader.leaves_an_empty_console().await;
}

async fn a_picture_opens_in_a_host_page(browser: Browser) {
    let embedded = Embedded::open_at(browser, published("/"), "#/en/category/photo-gallery/").await;
    embedded.click("#picture-1033-1").await;
    embedded.until_it_shows("location.hash.endsWith('photo-gallery/#picture-1033-1')", ".lightbox[open] img").await;
    embedded.click(".lightbox-close").await;
    embedded.until_it_shows("location.hash === '#/en/category/photo-gallery/'", ".lightbox:not([open])").await;
    embedded.leaves_an_empty_console().await;
}

async fn a_picture_that_is_missing_is_said_to_be_so(browser: Browser) {
    let item = json!({ "id": "1", "title": "Drawn", "image": "media/a.svg", "content_text": "Text." });
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"675\"/>".to_owned();
    let feed = json!({ "items": [item] }).to_string();
    let server = publish("missing-picture", &one_edition(), &[("feeds/en.json", feed), ("media/a.svg", picture)]);
    let reader = Reader::start(browser, "en", server).await;
    reader.server.break_file("media/a.svg", crate::server::Fault::Status(404));
    reader.expects("media/a.svg");
    reader.go("/en/posts/1/#picture-1-1").await;
    let said = "document.querySelector('.lightbox-failed').textContent === 'This picture could not be loaded.'";
    reader.until(&format!("{READY} && {said}")).await;
    reader.leaves_an_empty_console().await;
}

async fn without_javascript_a_picture_leads_to_its_place_in_the_article(_: Browser) {
    let browser = Browser::ChromiumWithoutScripts;
    let reader = Reader::open(browser, published("/"), GALLERY).await;
    reader.click("#picture-3033-4").await;
    reader.until("location.pathname + location.hash === '/fa/posts/3033/#picture-3033-4'").await;
    reader.until("document.querySelector(':target img').getBoundingClientRect().top < innerHeight").await;
    reader.leaves_an_empty_console().await;
}

async fn a_gallery_of_500_pictures_loads_those_in_sight(browser: Browser) {
    let mut site = one_edition();
    site["editions"][0]["categories"] = json!([{ "slug": "pictures", "label": "Pictures", "layout": "gallery" }]);
    let figure = |number: usize| {
        format!(
            "<figure><img src=\"media/a.svg?{number}\" alt=\"{number}\" width=\"1200\" height=\"675\"><figcaption>{number}</figcaption></figure>"
        )
    };
    let html: String = (1..=500).map(figure).collect();
    let items = json!({ "items": [{ "id": "many", "title": "Many", "content_html": html, "_masthead": { "category": "pictures" } }] });
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1200\" height=\"675\"/>".to_owned();
    let server = publish("many-pictures", &site, &[("feeds/en.json", items.to_string()), ("media/a.svg", picture)]);
    let reader = Reader::open_app(browser, server, "/en/category/pictures/").await;
    assert_eq!(reader.value("document.querySelectorAll('.gallery img').length").await, 12);
    reader.click("main .continue a").await;
    reader.arrives_at("/en/posts/many/").await;
    reader.click("#picture-many-1").await;
    reader.until(&is_at("1 of 500")).await;
    reader.press(keys::END).await;
    reader.until(&is_at("500 of 500")).await;
    reader.until("document.querySelector('.lightbox img').naturalWidth > 0").await;
    let loaded = reader.server.requests_for("/media/a.svg").len();
    assert!(loaded < 150, "{loaded} pictures were loaded");
    reader.leaves_an_empty_console().await;
}

/// No browser of a scenario may leave the machine: the policy tells what the page asked for.
async fn a_film_of_another_host_is_asked_for_by_a_click_alone(browser: Browser) {
    let server = published("/");
    server.demand("frame-src 'none'");
    let reader = Reader::open_app(browser, server, "/fa/category/videos/").await;
    reader
        .run_in_the_page(
            "window.refused = []; addEventListener('securitypolicyviolation', event => refused.push(event.blockedURI))",
        )
        .await;
    let asked =
        "performance.getEntriesByType('resource').filter(entry => !entry.name.startsWith(location.origin)).length";
    assert_eq!(reader.value(asked).await, 0);
    assert_eq!(reader.value("document.querySelectorAll('iframe').length").await, 0);
    reader.expects("frame-src");
    // So says Firefox.
    reader.expects("iframe https://www.youtube-nocookie.com");
    reader.click(".film-play").await;
    reader.until("document.activeElement.matches('.film-screen > iframe[sandbox][title]')").await;
    assert!(
        reader
            .text("document.querySelector('iframe').src")
            .await
            .starts_with("https://www.youtube-nocookie.com/embed/")
    );
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_picture_of_a_finished_page_opens_and_back_closes_it,
    the_keyboard_stays_in_the_lightbox_until_escape,
    a_stroke_leads_to_the_next_picture,
    the_address_of_a_picture_opens_it,
    without_finished_pages_the_address_of_a_picture_opens_it_too,
    back_from_the_article_of_a_picture_leads_to_the_picture,
    a_picture_opens_in_a_host_page,
    a_film_of_another_host_is_asked_for_by_a_click_alone,
}

in_chromium! {
    a_picture_that_is_missing_is_said_to_be_so,
    without_javascript_a_picture_leads_to_its_place_in_the_article,
    a_gallery_of_500_pictures_loads_those_in_sight,
}
