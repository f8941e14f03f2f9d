//! Pictures of articles and pages: their captions, and their sizes.

use crate::publication::{attributes, edit_site, files, gazette, publish_data, texts};
use scraper::Html;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// The header of a picture of that size (GIF).
fn picture(width: u8, height: u8) -> Vec<u8> {
    [b"GIF89a".as_slice(), &[width, 0, height, 0, 0, 0, 0]].concat()
}

/// A gazette with pages, a category that has a feed of its own, and a picture; every feed holds the item.
fn illustrated(folder: &Path, item: &Value, cards: &str) {
    gazette(folder, 1);
    edit_site(folder, |site| {
        site["cards"] = json!(cards);
        site["editions"][0]["pages"] = json!("feeds/pages.json");
        site["editions"][0]["categories"][0]["feed"] = json!("feeds/thirds.json");
    });
    for (name, id) in [("en", "a"), ("pages", "about"), ("thirds", "t")] {
        let mut item = item.clone();
        item["id"] = json!(id);
        fs::write(folder.join(format!("feeds/{name}.json")), json!({ "items": [item] }).to_string()).unwrap();
    }
    fs::create_dir_all(folder.join("media")).unwrap();
    fs::write(folder.join("media/a.gif"), picture(30, 20)).unwrap();
    publish_data(folder, folder.parent().unwrap());
}

const PAGES: [&str; 5] = ["en/", "en/posts/a/", "en/about/", "en/category/thirds/", "en/posts/t/"];

fn page(folder: &Path, name: &str) -> Html {
    Html::parse_document(&fs::read_to_string(folder.join("dist").join(name).join("index.html")).unwrap())
}

#[test]
fn a_picture_that_the_text_repeats_keeps_its_caption() {
    let item = json!({ "title": "A", "image": "media/a.gif", "content_html":
        "\n<figure><img src=\"./media/a.gif\" alt=\"A gate\"><figcaption>Photo: <a href=\"https://ann.example/\">Ann</a></figcaption></figure><p>Text</p>" });
    for cards in ["full", "summary"] {
        let folder = tempfile::tempdir().unwrap();
        illustrated(&folder.path().join("data"), &item, cards);
        for name in PAGES {
            let page = page(folder.path(), name);
            assert_eq!(attributes(&page, "main img", "src"), ["media/a.gif"], "{cards} {name}");
            assert_eq!(attributes(&page, "figure.lead-figure img.lead", "alt"), ["A gate"], "{cards} {name}");
            assert_eq!(texts(&page, "figure.lead-figure > figcaption"), ["Photo: Ann"], "{cards} {name}");
            let credit = attributes(&page, "figcaption a[rel='external noopener']", "href");
            assert_eq!(credit, ["https://ann.example/"], "{cards} {name}");
        }
        let article = page(folder.path(), "en/posts/a/");
        assert_eq!(attributes(&article, "meta[property='og:image:alt']", "content"), ["A gate"]);
        assert_eq!(attributes(&article, "meta[property='og:image:width']", "content"), ["30"]);
        assert_eq!(texts(&article, ".prose p"), ["Text"]);
    }
}

#[test]
fn what_stands_beside_a_repeated_picture_is_not_lost() {
    let html = "<figure><img src=\"media/a.gif\"><img src=\"media/b.gif\"><figcaption>Two</figcaption></figure>";
    let item = json!({ "title": "A", "image": "media/a.gif", "content_html": html });
    let folder = tempfile::tempdir().unwrap();
    illustrated(&folder.path().join("data"), &item, "full");
    let article = page(folder.path(), "en/posts/a/");
    assert_eq!(attributes(&article, ".prose img", "src"), ["media/a.gif", "media/b.gif"]);
    assert_eq!(texts(&article, ".prose figcaption"), ["Two"]);
}

#[test]
fn pictures_have_their_sizes_in_articles_pages_and_feeds_of_categories() {
    let html =
        "<p>Text <img src=\"media/a.gif\"><img src=\"/media/a.gif\" width=\"15\"><img src=\"media/none.gif\"></p>";
    let item = json!({ "title": "A", "image": "media/a.gif?lead", "content_html": html });
    let folder = tempfile::tempdir().unwrap();
    illustrated(&folder.path().join("data"), &item, "full");
    for name in PAGES {
        let page = page(folder.path(), name);
        let sized = |selector: &str| {
            let [width, height] = ["width", "height"].map(|name| attributes(&page, selector, name));
            width.into_iter().zip(height).collect::<Vec<_>>()
        };
        let pixels = |width: &str, height: &str| (width.to_owned(), height.to_owned());
        assert_eq!(sized("img.lead"), [pixels("30", "20")], "{name}");
        assert_eq!(sized(".prose img"), [pixels("30", "20"), pixels("15", "10")], "{name}");
        assert_eq!(attributes(&page, ".prose img.unsized", "src"), ["media/none.gif"], "{name}");
    }
}

#[test]
fn a_document_of_the_archive_holds_what_the_feed_says_and_not_a_byte_more() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 0);
    let item = |n: usize| {
        json!({ "_own": { "b": 1, "a": [1.50, null] }, "id": format!("a{n}"), "title": "\u{e9}\u{2028}",
        "content_html": "<P CLASS=x>T<br/><img src='media/none.gif'></P>", "image": "media/none.gif" })
    };
    let items: Vec<_> = (0..30).map(item).collect();
    fs::write(data.join("feeds/en.json"), json!({ "items": items }).to_string()).unwrap();
    publish_data(&data, folder.path());
    let published = files(&folder.path().join("dist"));
    let text = std::str::from_utf8(&published["en/page/1/index.json"]).unwrap();
    let items = serde_json::to_string(&items[20..]).unwrap();
    assert_eq!(
        text,
        format!("{{\"version\":\"https://jsonfeed.org/version/1.1\",\"_masthead\":{{\"page\":1}},\"items\":{items}}}")
    );
}

#[test]
fn a_picture_that_stands_further_down_in_the_text_is_not_shown_twice() {
    for (html, selector, attribute) in [
        ("<p>Text</p><figure><img src=media/a.gif></figure>", "main img", "src"),
        ("<p>Text</p><video src=media/a.mp4 poster=media/a.gif></video>", "main video", "poster"),
    ] {
        let item = json!({ "title": "A", "image": "media/a.gif", "content_html": html });
        let folder = tempfile::tempdir().unwrap();
        illustrated(&folder.path().join("data"), &item, "full");
        for name in PAGES {
            let page = page(folder.path(), name);
            assert_eq!(attributes(&page, selector, attribute), ["media/a.gif"], "{name}");
            assert!(attributes(&page, "main img.lead", "src").is_empty(), "{name}");
        }
    }
}
