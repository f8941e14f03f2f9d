//! What the text of an article shows and where it leads, in finished pages and drawn by the app.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{one_edition, publication, publish_at},
    reader::{READY, Reader},
    server::Server,
};
use serde_json::{Value, json};

/// A publication of these articles, as finished pages in that folder of its host.
fn published(folder: &'static str, items: &[Value]) -> Server {
    let name = format!("content{}", folder.trim_end_matches('/').replace('/', "-"));
    let picture = "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"4\" height=\"3\"/>".to_owned();
    let files = [("feeds/en.json", json!({ "items": items }).to_string()), ("media/a.svg", picture)];
    publish_at(folder, &name, &one_edition(), &files)
}

/// The same, drawn by the app from its feed.
fn mounted(items: &[Value]) -> Server {
    let catalog = std::fs::read_to_string(crate::publication::project().join("public/locales/en.json")).unwrap();
    let files = [("feeds/en.json", json!({ "items": items }).to_string()), ("locales/en.json", catalog)];
    publication("content-mounted", &one_edition(), &files)
}

async fn a_link_with_a_slash_leads_into_the_publication(browser: Browser) {
    let item = |id: &str, other: &str| json!({ "id": id, "title": id, "content_html": format!("<p><a href=\"/en/posts/{other}\">{other}</a></p>") });
    let items = [item("first", "second"), item("second", "first")];
    for (server, folder) in
        [(published("/", &items), "/"), (published("/news/", &items), "/news/"), (mounted(&items), "/")]
    {
        let reader = Reader::open(browser, server, &format!("{folder}en/posts/first/")).await;
        reader.until(READY).await;
        reader.marks_the_document().await;
        // From the finished page, then from one that the app has drawn.
        for id in ["second", "first"] {
            reader.click("main .prose a").await;
            reader.arrives_at(&format!("{folder}en/posts/{id}/")).await;
            reader.until(&format!("document.querySelector('h1').textContent === {id:?}")).await;
        }
        assert!(reader.is_in_the_marked_document().await, "{folder}");
        reader.leaves_an_empty_console().await;
    }
}

async fn a_link_to_a_part_of_another_article_shows_that_part(browser: Browser) {
    let long = "<p>More and more text.</p>".repeat(90);
    let items = [
        json!({ "id": "first", "title": "first", "content_html": "<p><a href=\"/en/posts/second/#night\">night</a></p>" }),
        json!({ "id": "second", "title": "second", "content_html": format!("{long}<h2 id=\"night\">Night</h2>{long}") }),
    ];
    let night = "document.querySelector('main .prose h2')?.getBoundingClientRect().top";
    let is_seen = format!("scrollY > 500 && {night} >= 0 && {night} < innerHeight");
    for (server, folder) in [(published("/news/", &items), "/news/"), (mounted(&items), "/")] {
        let reader = Reader::open(browser, server, &format!("{folder}en/posts/first/")).await;
        reader.until(READY).await;
        reader.click("main .prose a").await;
        reader.arrives_at(&format!("{folder}en/posts/second/")).await;
        reader.until(&is_seen).await;
        // From elsewhere, at once.
        reader.go(&format!("{folder}en/posts/first/")).await;
        reader.go(&format!("{folder}en/posts/second/#second--night")).await;
        reader.until(READY).await;
        reader.until(&is_seen).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn a_link_that_names_another_host_is_marked(browser: Browser) {
    let links = [
        "//evil.example/y",
        "/\\evil.example/y",
        "\\\\evil.example/y",
        "/\t/evil.example/y",
        "/\n/evil.example/y",
        "https:evil.example/y",
        "/.//evil.example/",
        ".///evil.example/",
    ];
    let html: String = links.iter().map(|link| format!("<p><a href=\"{link}\">x</a></p>")).collect();
    let items = [json!({ "id": "a", "title": "A", "content_html": html })];
    for (server, folder) in [(published("/news/", &items), "/news/"), (mounted(&items), "/")] {
        let reader = Reader::open(browser, server, &format!("{folder}en/posts/a/")).await;
        let marks = reader.value("[...document.querySelectorAll('main .prose a')].map(link => link.rel)").await;
        assert_eq!(marks, json!(vec!["external noopener"; links.len()]), "{folder}");
        reader.leaves_an_empty_console().await;
    }
}

async fn a_picture_has_its_caption_also_when_the_app_draws_it(browser: Browser) {
    let html = "<figure><img src=\"media/a.svg\" alt=\"Icons\"><figcaption>Photo: <b>Ann</b></figcaption></figure>";
    let items = [
        json!({ "id": "first", "title": "first", "content_html": "<p><a href=\"en/posts/second\">second</a></p>" }),
        json!({ "id": "second", "title": "second", "image": "media/a.svg", "content_html": html }),
    ];
    let caption = "document.querySelector('main figure.lead-figure > a.picture + figcaption')?.textContent";
    let reader = Reader::open_app(browser, published("/", &items), "/en/posts/second/").await;
    assert_eq!(reader.text(caption).await, "Photo: Ann");
    reader.go("/en/posts/first/").await;
    reader.until(READY).await;
    reader.click("main .prose a").await;
    reader.arrives_at("/en/posts/second/").await;
    reader.until(&format!("{caption} === 'Photo: Ann'")).await;
    assert_eq!(reader.value("document.querySelectorAll('main img').length").await, json!(1));
    reader.leaves_an_empty_console().await;
}

async fn the_columns_of_a_table_stand_where_they_were_put(browser: Browser) {
    let html = "<table><thead><tr><th style=\"text-align: center\">A</th><th align=\"left\">B</th></tr></thead>\
        <tbody><tr><td style=\"text-align: right\">1</td><td>2</td></tr></tbody></table>";
    let items = [json!({ "id": "a", "title": "A", "language": "fa", "content_html": html })];
    for server in [published("/", &items), mounted(&items)] {
        let reader = Reader::open(browser, server, "/en/posts/a/").await;
        reader.expects_reports_of_what_is_only_read();
        reader.until(READY).await;
        let cells = "[...document.querySelectorAll('main .prose :is(th, td)')]";
        let aligned = reader.value(&format!("{cells}.map(cell => getComputedStyle(cell).textAlign)")).await;
        assert_eq!(aligned, json!(["center", "left", "right", "start"]));
        reader.leaves_an_empty_console().await;
    }
}

async fn what_is_written_in_the_other_direction_ends_on_its_own_side(browser: Browser) {
    let html = "<h2>سرخط!</h2><p>او گفت: نه!</p><p>Reuters گزارش داد!</p>";
    let items = [json!({ "id": "a", "title": "A", "content_html": html })];
    // Where the last sign stands: -1 left of the first letter, 1 right of it; and where the line begins.
    let ends = "[...document.querySelectorAll('main .prose > *')].map(block => {
        const text = block.firstChild;
        const box = (start, end) => {
            const range = document.createRange();
            range.setStart(text, start);
            range.setEnd(text, end);
            return range.getBoundingClientRect();
        };
        const column = block.getBoundingClientRect(), whole = box(0, text.length);
        return [Math.sign(box(text.length - 1, text.length).x - box(0, 1).x),
                whole.left - column.left < 2 ? 'left' : column.right - whole.right < 2 ? 'right' : ''];
    })";
    for (server, folder) in [(published("/news/", &items), "/news/"), (mounted(&items), "/")] {
        let reader = Reader::open(browser, server, &format!("{folder}en/posts/a/")).await;
        assert_eq!(reader.value(ends).await, json!([[-1, "left"], [-1, "right"], [1, "left"]]), "{folder}");
        reader.leaves_an_empty_console().await;
    }
}

async fn a_page_of_the_owners_own_is_shown_as_it_is(browser: Browser) {
    let mut site = one_edition();
    site["editions"][0]["pages"] = json!("feeds/pages.json");
    site["editions"][0]["menu"] = json!([{ "label": "About", "to": "/about" }]);
    let own = "<!doctype html><html lang=\"en\"><title>Mine</title><h1>Mine</h1>".to_owned();
    let files = [
        ("feeds/en.json", json!({ "items": [{ "id": "a", "title": "A" }] }).to_string()),
        ("feeds/pages.json", json!({ "items": [{ "id": "about", "title": "Ours" }] }).to_string()),
        ("en/about/index.html", own),
    ];
    let server = publish_at("/", "owners-page", &site, &files);
    let reader = Reader::open_app(browser, server, "/en/posts/a/").await;
    // The owner's page names no icon, and browsers look for one.
    reader.expects("/favicon.ico");
    reader.run("document.querySelector('.menu-bar a[href$=\"/about/\"]').click()").await;
    reader.until("document.querySelector('h1').textContent === 'Mine' && location.pathname === '/en/about/'").await;
    reader.client.back().await.unwrap();
    reader.until("document.querySelector('h1').textContent === 'A' && location.pathname === '/en/posts/a/'").await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    the_columns_of_a_table_stand_where_they_were_put,
    what_is_written_in_the_other_direction_ends_on_its_own_side,
    a_page_of_the_owners_own_is_shown_as_it_is,
    a_link_with_a_slash_leads_into_the_publication,
    a_link_to_a_part_of_another_article_shows_that_part,
    a_link_that_names_another_host_is_marked,
    a_picture_has_its_caption_also_when_the_app_draws_it,
}
