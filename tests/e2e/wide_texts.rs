//! No text of a feed widens a page, whatever is in it.

use crate::{
    browser::{Browser, in_every_engine},
    framed::{Framed, PHONE},
    publication::{one_edition, project, publish},
    widths::word,
};
use masthead::model::content::allow::{self, Rule, Value as Allowed};
use serde_json::json;
use std::fs;

/// Elements without content.
const EMPTY: [&str; 5] = ["br", "hr", "img", "source", "wbr"];

/// An element at its worst: the widest value of each of its attributes, and a word of 200 letters, in itself and
/// in itself again.
fn worst(rule: &Rule) -> String {
    let name = rule.name;
    let mut attributes = String::new();
    for (attribute, value) in rule.attributes {
        let value = match value {
            Allowed::Text | Allowed::Id => word(200),
            Allowed::Flag => String::new(),
            Allowed::Number => "9999".to_owned(),
            Allowed::OneOf(words) => words.last().unwrap_or(&"").to_string(),
            Allowed::Link => format!("https://example.org/{}", word(200)),
            Allowed::File => "media/wide.svg".to_owned(),
        };
        // The height a picture with such a width would have.
        let value = if *attribute == "height" { "40".to_owned() } else { value };
        attributes.push_str(&format!(" {attribute}=\"{value}\""));
    }
    let open = format!("<{name}{attributes}>");
    let element = if EMPTY.contains(&name) {
        format!("{open}{}", word(200))
    } else {
        let (text, end) = (word(200), format!("</{name}>"));
        format!("{}{}{}", format!("{open}{text}").repeat(2), text, end.repeat(2))
    };
    // What the parser of HTML takes nowhere else.
    match name {
        "caption" | "tbody" | "tfoot" | "thead" => format!("<table>{element}</table>"),
        "tr" => format!("<table><tr>{}</tr></table>", format!("<td>{}</td>", word(200)).repeat(12)),
        "td" | "th" => format!("<table><tr>{element}</tr></table>"),
        _ => element,
    }
}

/// All elements of the allow-list at their worst, and what is bad together.
fn worst_text() -> String {
    let each: String = allow::ELEMENTS.iter().map(worst).collect();
    let nested = |depth, open: &str, close: &str| format!("{}{}{}", open.repeat(depth), word(200), close.repeat(depth));
    let deep = |open, close| nested(16, open, close);
    let together = [
        deep("<ul><li>", "</li></ul>"),
        deep("<ol><li>", "</li></ol>"),
        deep("<blockquote>", "</blockquote>"),
        deep("<dl><dd>", "</dd></dl>"),
        // More of them Firefox lays out for seconds.
        nested(4, "<table><tr><td>", "</td></tr></table>"),
        deep("<figure>", "</figure>"),
        deep("<details open>", "</details>"),
        format!("<ul><li><pre>{0}</pre><table><tr><td><pre>{0}</pre></td></tr></table></li></ul>", word(200)),
        format!("<p>x<sup><code>{0}</code></sup></p><ruby>{0}<rt>{0}</rt></ruby>", word(200)),
        "<table><tr><td><img src=media/wide.svg width=9000 height=30></td></tr></table>".to_owned(),
        "<figure><img src=media/wide.svg alt=x><figcaption>x</figcaption></figure>".to_owned(),
        "<video poster=media/wide.svg src=https://example.org/none.mp4></video>".to_owned(),
    ];
    each + &together.concat()
}

async fn no_text_of_a_feed_widens_a_page(browser: Browser) {
    let text = worst_text();
    let item = |id: &str, category: &str| {
        json!({ "id": id, "title": word(200), "content_html": text, "tags": [word(200), word(60)],
                "authors": [{ "name": word(200) }], "image": "media/wide.svg", "external_url": format!("https://{}.example/", word(60)),
                "attachments": [{ "url": format!("https://example.org/{}.pdf", word(200)), "mime_type": "application/pdf", "title": word(200) }],
                "date_published": "2020-01-01T00:00:00Z", "_masthead": { "category": category } })
    };
    let layouts = ["list", "gallery", "video", "library"];
    let items: Vec<_> = layouts.map(|layout| item(layout, layout)).into();
    let pages = json!({ "items": [item("about", "")] }).to_string();
    let categories: Vec<_> =
        layouts.map(|layout| json!({ "slug": layout, "label": word(200), "layout": layout })).into();
    let mut site = one_edition();
    site["copyright"] = json!(word(200));
    site["editions"] = ["en", "fa"]
        .map(|code| {
            json!({ "code": code, "lang": code, "label": word(60), "feed": "feeds/worst.json", "tagline": word(200),
                    "pages": "feeds/pages.json", "categories": categories,
                    "menu": [{ "label": word(200), "to": "/about" }] })
        })
        .into();
    let wide = "<svg xmlns='http://www.w3.org/2000/svg' width='9000' height='30'/>".to_owned();
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let files = [
        ("feeds/worst.json", json!({ "items": items }).to_string()),
        ("feeds/pages.json", pages),
        ("media/wide.svg", wide),
        ("locales/en.json", catalog.clone()),
        ("locales/fa.json", catalog),
    ];
    let framed = Framed::open(browser, publish("worst", &site, &files)).await;
    for code in ["en", "fa"] {
        for place in ["", "about/", "category/gallery/", "category/video/", "category/library/", "posts/list/"] {
            let path = format!("/{code}/{place}");
            framed.shows(&path, PHONE).await;
            framed.0.until("frames[0].document.querySelector('main :is(article, .article)')").await;
            // Cards far down are laid out when they come near.
            framed.0.run("frames[0].document.querySelector('main').dataset.scroll = 'restored'").await;
            framed.finds_nothing_wide(&path).await;
        }
    }
    let missing = allow::ELEMENTS.iter().map(|rule| rule.name);
    let missing = format!(
        "{:?}.filter((name) => !frames[0].document.querySelector(`.prose ${{name}}`))",
        missing.collect::<Vec<_>>()
    );
    assert_eq!(framed.0.value(&missing).await, json!([]), "elements that were not tried");
    framed.0.leaves_an_empty_console().await;
}

in_every_engine! {
    no_text_of_a_feed_widens_a_page,
}
