//! The publication's own fonts: which parts a reader loads, and that nothing moves when they come.

use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    publication::{one_edition, own_name, project, publish_folder, write_data},
    reader::{READY, Reader},
    server::{Fault, Server},
    test_font::{FORMS, LATIN, TestFont},
};
use serde_json::{Value, json};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Letters that join to both sides.
const JOINING: &str = "بپتجکگی";

const TEXT: &str = "The council of the town met on the first evening of the month to hear what was to be done about the bridge. \
    Nobody had crossed it since the flood, and the road around it takes an hour. It was agreed that it should be built anew.";

/// A publication in English, Albanian and Persian with a font of its own, published below that folder; where its pages are.
fn own_font(name: &str, folder: &str, font: Value) -> (PathBuf, Server) {
    let name = own_name(name);
    let mut site = one_edition();
    site["base_url"] = json!(format!("https://gazette.example{folder}"));
    site["theme"] = json!({ "fonts": [font] });
    site["theme"]["fonts"][0]["files"] = json!([{ "src": "fonts/own.ttf" }]);
    for (code, label) in [("sq", "Shqip"), ("fa", "فارسی")] {
        let edition = json!({ "code": code, "lang": code, "label": label, "feed": format!("feeds/{code}.json"),
                              "messages": "locales/en.json" });
        site["editions"].as_array_mut().unwrap().push(edition);
    }
    let feed = |text: &str| json!({ "items": [{ "id": 1, "title": "One", "content_html": text }] }).to_string();
    let article = feed(&format!("<p>{TEXT}</p><ul><li>{TEXT}</li></ul><p>{TEXT}</p>"));
    let files = [
        ("locales/en.json", fs::read_to_string(project().join("public/locales/en.json")).unwrap()),
        ("feeds/en.json", article.clone()),
        ("feeds/sq.json", article),
        ("feeds/fa.json", feed(&format!("<p>Of <span id=joined>{JOINING}</span></p>"))),
    ];
    let data = write_data(&format!("{name}-data"), &site, &files);
    fs::create_dir_all(data.join("fonts")).unwrap();
    let own = TestFont::of(&format!("{LATIN}ËÇëç{JOINING}"));
    fs::write(data.join("fonts/own.ttf"), own.build()).unwrap();
    let pages = publish_folder(&data, &name, site["base_url"].as_str().unwrap());
    let server = Server::of_pages(&pages, folder);
    (pages, server)
}

/// The part of the font with that letter, as the style sheet names it.
fn part_with(pages: &Path, range: &str) -> String {
    let page = fs::read_to_string(pages.join("en/index.html")).unwrap();
    let name = page.split('"').find(|text| text.starts_with("style-")).unwrap();
    let style = fs::read_to_string(pages.join(name)).unwrap();
    let rule = style.split("@font-face{").find(|rule| rule.starts_with("font-family:\"Own\"") && rule.contains(range));
    let rule = rule.unwrap_or_else(|| panic!("{range}: {style}"));
    rule.split_once("url(").unwrap().1.split_once(')').unwrap().0.to_owned()
}

/// The part of the font with that letter has come.
fn has_come(letter: char) -> String {
    format!(
        "[...document.fonts].some(face => /Own\\W*$/.test(face.family) && face.status === 'loaded')
             && document.fonts.status === 'loaded' && document.fonts.check('16px Own', '{letter}')"
    )
}

async fn a_page_loads_the_part_of_its_script_alone(browser: Browser) {
    let (pages, server) = own_font("own-font", "/news/", json!({ "family": "Own", "for": ["reading", "heading"] }));
    let (latin, arabic) = (part_with(&pages, "U+61-7A"), part_with(&pages, "U+67E"));
    let reader = Reader::open(browser, server, "/news/en/posts/1/").await;
    reader.until(READY).await;
    reader.until(&has_come('a')).await;
    let asked = |name: &str| reader.server.requests_for(&format!("/news/{name}")).len();
    assert_eq!((asked(&latin), asked(&arabic)), (1, 0));
    reader.go("/news/fa/posts/1/").await;
    reader.until(&has_come('ب')).await;
    assert_eq!(asked(&arabic), 1);
    reader.leaves_an_empty_console().await;
}

async fn letters_of_a_part_join_as_those_of_the_whole_font(browser: Browser) {
    let (_, server) = own_font("joining-font", "/", json!({ "family": "Own", "languages": ["fa"] }));
    let reader = Reader::open(browser, server, "/fa/posts/1/").await;
    reader.until(READY).await;
    reader.until(&has_come('ب')).await;
    let [_, initial, medial, last] = FORMS;
    let medials = u16::try_from(JOINING.chars().count() - 2).unwrap();
    let expected = f64::from(initial + medial * medials + last) / 1000.0;
    let measured = "(word => word.getBoundingClientRect().width / parseFloat(getComputedStyle(word).fontSize))
        (document.getElementById('joined') ?? document.querySelector('.prose span'))";
    let measured = reader.value(measured).await.as_f64().unwrap();
    assert!((measured - expected).abs() < 0.05, "{measured} and not {expected}");
    reader.leaves_an_empty_console().await;
}

async fn no_line_moves_when_a_font_comes(browser: Browser) {
    let font = json!({ "family": "Own", "for": ["reading", "heading"], "languages": ["sq"] });
    let (pages, server) = own_font("late-font", "/", font);
    server.break_file(&part_with(&pages, "U+61-7A"), Fault::Wait);
    // Where nothing is set in it: a browser waits for what a page needs.
    let reader = Reader::open_app(browser, server, "/en/").await;
    reader.click(".site-header .editions a[hreflang=sq]").await;
    reader.arrives_at("/sq/").await;
    reader.until("document.querySelector('main article li')").await;
    reader
        .until("[...document.fonts].some(face => face.family.includes('stand-in') && face.status === 'loaded')")
        .await;
    reader.sees_the_next_frame().await;
    let lines = "[...document.querySelectorAll('main h2, main p, main li')].map(part => {
        const { top, height } = part.getBoundingClientRect();
        return `${part.localName} ${Math.round(top)} ${Math.round(height)}`;
      }).join()";
    let before = reader.text(lines).await;
    assert!(before.contains("li "), "{before}");
    reader
        .run(
            "window.moved = [];
             new PerformanceObserver(list => list.getEntries().forEach(entry => moved.push(entry.value)))
               .observe({ type: 'layout-shift' });",
        )
        .await;
    assert_eq!(reader.value(&has_come('a')).await, json!(false));
    reader.server.mend();
    reader.until(&has_come('a')).await;
    reader.sees_the_next_frame().await;
    assert_eq!(reader.text(lines).await, before);
    assert_eq!(reader.value("moved").await, json!([]));
    // Another font would move them.
    let other = "document.querySelectorAll('main p, main li').forEach(part => part.style.fontFamily = 'sans-serif')";
    reader.run(other).await;
    assert_ne!(reader.text(lines).await, before);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    a_page_loads_the_part_of_its_script_alone,
    letters_of_a_part_join_as_those_of_the_whole_font,
}

// Firefox loads no stand-in while the font itself is on its way: it shows the usual fonts till then.
in_chromium! {
    no_line_moves_when_a_font_comes,
}
