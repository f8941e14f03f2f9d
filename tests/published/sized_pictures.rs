//! The sizes that publishing makes of the publication's own pictures.

use crate::publication::{BASE, app, attributes, edit_site, files, gazette, program, publish_data};
use assert_cmd::prelude::*;
use image::{RgbImage, codecs::jpeg::JpegEncoder};
use masthead::program::{
    Remedy,
    check::{CheckOptions, check},
    remote_feed::{Fetching, RemoteFeeds},
};
use predicates::str::contains;
use scraper::Html;
use serde_json::{Value, json};
use std::{fs, path::Path};

/// A picture that differs by its seed.
fn jpeg(width: u32, height: u32, seed: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let grain = u8::try_from((x * 7 + y * 13 + x * y + seed) % 97).unwrap();
        [200, grain, 30].into()
    });
    let mut file = Vec::new();
    JpegEncoder::new_with_quality(&mut file, 95).encode_image(&picture).unwrap();
    file
}

/// Publishes a gazette of these items, newest first, with three pictures: 900, 600 and 200 pixels wide.
fn published(folder: &Path, items: &[Value]) -> masthead::program::publish::Published {
    let data = folder.join("data");
    gazette(&data, 0);
    fs::create_dir_all(data.join("media")).unwrap();
    for (name, width) in [("a b.jpg", 900), ("c.jpg", 600), ("small.jpg", 200)] {
        fs::write(data.join("media").join(name), jpeg(width, width / 2, width)).unwrap();
    }
    fs::write(data.join("feeds/en.json"), json!({ "items": items }).to_string()).unwrap();
    publish_data(&data, folder)
}

fn article(id: &str, html: &str) -> Value {
    json!({ "id": id, "title": "A", "image": "media/a%20b.jpg", "content_html": html, "_masthead": { "category": "thirds" } })
}

fn page(folder: &Path, name: &str) -> Html {
    Html::parse_document(&fs::read_to_string(folder.join("dist").join(name).join("index.html")).unwrap())
}

fn made(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> = files(&folder.join("dist/sized")).into_keys().collect();
    names.sort();
    names
}

#[test]
fn a_browser_chooses_from_sizes_of_every_picture_of_ours() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let html = "<p>x</p><img src=/media/c.jpg alt=C><img src=media/small.jpg><video src=media/v.mp4 poster=\"media/c.jpg\"></video>";
    assert!(published(folder, &[article("1", html)]).pictures_as_they_are.is_empty());
    for name in ["en/", "en/posts/1/", "en/category/thirds/"] {
        let page = page(folder, name);
        assert_eq!(attributes(&page, "main picture > img", "src"), ["media/a%20b.jpg", "media/c.jpg"], "{name}");
        assert_eq!(attributes(&page, "main img", "width"), ["900", "600", "200"], "{name}");
        assert_eq!(attributes(&page, "main picture > source", "type"), ["image/webp", "image/webp"]);
        let srcsets = attributes(&page, "main picture > source", "srcset");
        for (srcset, widths) in srcsets.iter().zip([&["240w", "360w", "720w", "900w"][..], &["240w", "360w", "600w"]]) {
            let candidates: Vec<_> = srcset.split(", ").map(|candidate| candidate.split_once(' ').unwrap()).collect();
            assert_eq!(candidates.iter().map(|(_, width)| *width).collect::<Vec<_>>(), widths, "{name}");
            for (address, width) in candidates {
                let file = fs::read(folder.join("dist").join(address)).unwrap();
                let size = imagesize::blob_size(&file).unwrap();
                assert_eq!(format!("{}w", size.width), width);
            }
        }
        assert_eq!(attributes(&page, "main picture > source", "sizes").len(), 2);
        assert!(attributes(&page, "main picture > img", "class").iter().all(|class| class.contains("tint r5 g1 b1")));
        assert!(attributes(&page, "main video", "poster").is_empty(), "it would be fetched at once");
        assert!(attributes(&page, "main .player > img", "src")[0].ends_with("-600.webp"));
        // The first one at once, before others; the rest when the reader comes near.
        assert_eq!(attributes(&page, "main img", "loading"), ["eager", "lazy", "lazy", "lazy"], "{name}");
        assert_eq!(attributes(&page, "main img[loading=eager]", "fetchpriority"), ["high"], "{name}");
    }
    let read = |name: &str| fs::read_to_string(folder.join("dist").join(name)).unwrap();
    let document: Value = serde_json::from_str(&read("en/posts/1/index.json")).unwrap();
    let pictures = document["items"][0]["_masthead"]["pictures"].as_object().unwrap();
    let named: Vec<_> =
        pictures.iter().map(|(address, picture)| (address.as_str(), picture["widths"].clone())).collect();
    let small = json!([240, 360, 600]);
    let wide = json!([240, 360, 720, 900]);
    assert_eq!(named, [("/media/c.jpg", small.clone()), ("media/a%20b.jpg", wide), ("media/c.jpg", small)]);
    for name in ["en/feed.json", "en/feed.xml"] {
        assert!(!read(name).contains("sized/"), "{name}: feed readers get the picture itself");
    }
    assert!(attributes(&page(folder, "en/posts/1/"), "meta[property='og:image']", "content")[0].ends_with("a%20b.jpg"));
}

#[test]
fn the_first_picture_of_a_page_comes_first_where_it_stands_in_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let text = json!({ "id": "1", "title": "A", "content_html": "<p>x</p>" });
    let illustrated =
        json!({ "id": "2", "title": "B", "content_html": "<img src=media/c.jpg><img src=media/a%20b.jpg>" });
    published(folder.path(), &[text, illustrated]);
    let front = page(folder.path(), "en/");
    assert_eq!(attributes(&front, "main img", "loading"), ["eager", "lazy"]);
    assert_eq!(attributes(&front, "main img", "fetchpriority"), ["high"]);
}

#[test]
fn sizes_are_made_once() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let both = [article("1", "<img src=media/c.jpg>")];
    let first = published(folder, &both);
    let names = made(folder);
    assert_eq!(names.len(), 7);
    // As no encoder would make it: whoever finds it unchanged has made none anew.
    fs::write(folder.join("dist/sized").join(&names[0]), "kept").unwrap();
    let second = published(folder, &both);
    assert_eq!((second.files.written, second.files.removed), (0, 0));
    assert_eq!(second.files.unchanged, first.files.written);
    assert_eq!(fs::read(folder.join("dist/sized").join(&names[0])).unwrap(), b"kept");
    // What is gone is made again.
    fs::remove_file(folder.join("dist/sized").join(&names[0])).unwrap();
    published(folder, &both);
    assert_eq!(made(folder), names);
    // What is not shown any more stays for pages in a cache, until something else is not.
    assert_eq!(published(folder, &[article("1", "")]).files.removed, 0);
    assert_eq!(made(folder), names);
    assert_eq!(published(folder, &[article("1", "")]).files.removed, 0);
    let without_picture = serde_json::json!({ "id": "1", "title": "T" });
    published(folder, &[without_picture]);
    assert_eq!(made(folder).len(), 4, "those of the picture that went last");
}

#[test]
fn sizes_of_a_picture_that_is_gone_or_was_taken_back_go_at_once() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let with = || article("1", "<img src=media/c.jpg>");
    let without = json!({ "id": "2", "title": "T" });
    let mut withdrawn = with();
    withdrawn["_masthead"]["withdrawn"] = json!(true);
    let mut draft = with();
    draft["_masthead"]["draft"] = json!(true);
    for taken_back in [withdrawn, draft] {
        published(folder, &[with(), without.clone()]);
        assert!(made(folder).len() > 3);
        published(folder, &[taken_back, without.clone()]);
        assert!(!folder.join("dist/sized").exists(), "{:?}", made(folder));
    }
    published(folder, &[with(), without.clone()]);
    published(folder, std::slice::from_ref(&without));
    assert!(made(folder).len() > 3, "those of a picture that is there stay");
    let picture = folder.join("data/media/c.jpg");
    let bytes = fs::read(&picture).unwrap();
    fs::write(&picture, [bytes.as_slice(), b"changed"].concat()).unwrap();
    publish_data(&folder.join("data"), folder);
    assert_eq!(made(folder).len(), 4, "those of the other picture");
}

#[test]
fn a_new_article_with_pictures_changes_no_page_of_the_archive() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let mut items: Vec<_> = (0..30).rev().map(|n| article(&n.to_string(), "<img src=media/c.jpg>")).collect();
    published(folder, &items);
    let before = files(&folder.join("dist"));
    items.insert(0, article("new", "<img src=media/small.jpg>"));
    published(folder, &items);
    let after = files(&folder.join("dist"));
    let of_archive = |name: &&String| name.starts_with("en/page/1/") || name.starts_with("en/posts/7/");
    let archive: Vec<_> = before.keys().filter(of_archive).collect();
    assert!(archive.len() >= 6, "{archive:?}");
    for name in archive {
        assert_eq!(before.get(name), after.get(name), "{name}");
    }
}

#[test]
fn a_damaged_picture_is_named_and_shown_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 0);
    fs::create_dir_all(data.join("media")).unwrap();
    let whole = jpeg(900, 450, 1);
    fs::write(data.join("media/cut.jpg"), &whole[..whole.len() / 2]).unwrap();
    fs::write(data.join("media/text.png"), "a text").unwrap();
    fs::write(data.join("media/draft.jpg"), &whole).unwrap();
    edit_site(&data, |site| site["ignore"] = json!(["media/draft.jpg"]));
    let html = "<img src=media/cut.jpg><img src=media/text.png><img src=media/none.jpg><img src=media/draft.jpg>";
    let items = [json!({ "id": "1", "title": "A", "content_html": html }), json!({ "id": "2", "content_html": html })];
    fs::write(data.join("feeds/en.json"), json!({ "items": items }).to_string()).unwrap();
    let named = publish_data(&data, folder.path()).pictures_as_they_are;
    let told: Vec<_> = named.iter().map(Remedy::told).collect();
    assert_eq!(
        told,
        [
            "media/cut.jpg is cut off, its end is missing: readers see a part of it at most\n  \
             what to do: copy the picture once more from where it is whole, or save it again",
            "media/text.png is no picture, whatever its name says\n  what to do: put the picture itself there",
        ]
    );
    let feeds = RemoteFeeds::of(&data, Fetching::Offline);
    let checked: Vec<_> = check(&data, &CheckOptions { base_url: Some(BASE), ..CheckOptions::now(&feeds) })
        .findings
        .iter()
        .map(Remedy::told)
        .collect();
    for fault in &told {
        assert!(checked.iter().any(|finding| finding.ends_with(fault)), "{fault} in {checked:#?}");
    }
    let page = page(folder.path(), "en/posts/1/");
    assert_eq!(attributes(&page, "main img", "src").len(), 4);
    assert!(attributes(&page, "main picture > img", "src").is_empty());
    assert!(!folder.path().join("dist/sized").exists());
}

#[test]
fn what_to_do_about_a_damaged_picture_stands_in_a_line_of_its_own() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    fs::create_dir_all(data.join("media")).unwrap();
    let whole = jpeg(900, 450, 1);
    fs::write(data.join("media/cut.jpg"), &whole[..whole.len() / 2]).unwrap();
    let feed = fs::read_to_string(data.join("feeds/en.json")).unwrap();
    let mut feed: Value = serde_json::from_str(&feed).unwrap();
    feed["items"][0]["content_html"] = json!("<img src=media/cut.jpg alt=A>");
    fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
    app(&folder.path().join("app"));
    let told = "readers see a part of it at most\n  what to do: copy the picture once more";
    program(folder.path()).assert().stderr(contains(told));
}
