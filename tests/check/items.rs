//! What is said of one item: its fields, its pictures and files, and the links in its text.

use crate::publication::{Publication, item};
use serde_json::{Value, json};

/// A PNG of that size, as far as a reader of sizes looks.
fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend(width.to_be_bytes());
    bytes.extend(height.to_be_bytes());
    bytes.extend([8, 2, 0, 0, 0]);
    bytes.extend(b"\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

#[test]
fn a_field_of_a_wrong_type_counts_as_missing() {
    let publication = Publication::of(&json!([item(
        "1",
        &json!({
            "title": 5, "summary": null, "tags": ["a", 5], "language": "en_US", "date_published": "yesterday", "dat_modified": "x",
            "content_text": "x", "_masthead": { "comments": "3", "category": "a b", "imagealt": "x" }
        })
    )]));
    publication.edit("feeds/en.json", |feed| {
        feed["version"] = json!("2");
        feed["langauge"] = json!("en");
        feed["next_url"] = json!(["x"]);
    });
    publication.finds(&[
        "warning: feeds/en.json: \"langauge\" means nothing here",
        "warning: feeds/en.json: items[0] \"1\": \"dat_modified\" means nothing here",
        "warning: feeds/en.json: items[0] \"1\"._masthead: \"imagealt\" means nothing here",
        "warning: feeds/en.json: items[0] \"1\"._masthead.category: \"a b\" counts as missing, and by its first tag the category is \"a\"",
        "warning: feeds/en.json: items[0] \"1\"._masthead.comments: \"3\" counts as missing",
        "error: feeds/en.json: items[0] \"1\".date_published: \"yesterday\" counts as missing",
        "warning: feeds/en.json: items[0] \"1\".language: \"en_US\" counts as missing",
        "warning: feeds/en.json: items[0] \"1\".tags: an entry of another kind is left out",
        "warning: feeds/en.json: items[0] \"1\".title: 5 counts as missing",
        "warning: feeds/en.json: next_url: a list counts as missing",
        "warning: feeds/en.json: version: \"2\" is no version of JSON Feed known here",
    ]);
}

#[test]
fn a_picture_is_there_and_measures_what_is_said() {
    let picture = |alt: &str, width: u32| json!({ "image_alt": alt, "image_width": width, "image_height": 3 });
    let publication = Publication::of(&json!([
        item("6", &json!({ "image": "media/a.png", "_masthead": picture("x", 4) })),
        item("5", &json!({ "image": "media/a.png", "_masthead": picture("", 5) })),
        item("4", &json!({ "image": "media/b.png", "_masthead": picture("x", 4) })),
        item("3", &json!({ "image": "media/no.png", "_masthead": picture("x", 4) })),
        item("2", &json!({ "image": "https://elsewhere.example/a.png" })),
        item("1", &json!({ "image": "data:image/png;base64,x", "_masthead": { "image_alt": "x" } }))
    ]));
    publication.file("media/a.png", &png(4, 3));
    publication.file("media/b.png", b"<html>not found</html>");
    publication.finds(&[
        "error: feeds/en.json: items[1] \"5\"._masthead.image_width: media/a.png measures 4 × 3, not 5 × 3: the page jumps when it loads",
        "error: feeds/en.json: items[2] \"4\".image: media/b.png is no picture, but a web page: most likely one that says there is no picture",
        "error: feeds/en.json: items[3] \"3\".image: media/no.png does not exist",
        "warning: feeds/en.json: items[4] \"2\".image: the picture has no text for readers who do not see it",
        "warning: feeds/en.json: items[4] \"2\".image: the picture is of unknown size: the page jumps when it loads",
        "warning: feeds/en.json: items[5] \"1\".image: data:image/png;base64,x is not shown: it has a scheme that is not allowed",
    ]);
}

#[test]
fn an_attached_file_is_there_and_as_large_as_is_said() {
    let publication = Publication::of(&json!([item(
        "1",
        &json!({ "attachments": [
            { "url": "media/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 5 },
            { "url": "media/a.pdf", "mime_type": "application/pdf", "size_in_bytes": 6 },
            { "url": "media/no.pdf", "mime_type": "application/pdf" },
            { "mime_type": "application/pdf" },
            { "url": "media/a.pdf" }
        ] })
    )]));
    publication.file("media/a.pdf", b"12345");
    publication.finds(&[
        "error: feeds/en.json: items[0] \"1\".attachments[1].size_in_bytes: media/a.pdf has 5 bytes, not 6",
        "error: feeds/en.json: items[0] \"1\".attachments[2].url: media/no.pdf does not exist",
        "error: feeds/en.json: items[0] \"1\".attachments[3]: the file has no url and is left out",
        "error: feeds/en.json: items[0] \"1\".attachments[4]: the file has no mime_type: it is not known whether to play or show it",
    ]);
}

#[test]
fn a_link_in_an_article_leads_somewhere() {
    let html = "<p><a href=en/about>1</a> <a href=en/posts/1>2</a> <a href=ar/posts/1#n>3</a> <a href=/en/>4</a> \
        <a href=https://gazette.example/en/posts/1>5</a> <a href=https://elsewhere.example/>6</a> <a href=#note>7</a> \
        <a href=mailto:a@example.org>8</a> <a href=media/a.pdf>9</a> <a href=en/page/3>10</a> <a href=en/abuot>11</a> <a href=/en/aboot>0</a> \
        <a href=ar/posts/2>12</a> <a href=en/category/iraq/feed.xml>a</a> <a href=en/category/irak/feed.xml>b</a> <a href=media/b.pdf>13</a> <a href=javascript:x()>14</a> <img src=media/c.jpg alt=c></p>";
    let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
    publication.file("media/a.pdf", b"12345");
    publication.finds(&[
        "error: feeds/en.json: items[0] \"1\".content_html: media/c.jpg does not exist",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to /en/aboot leads nowhere: the edition en has no page \"aboot\"",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to ar/posts/2 leads nowhere: the edition ar has no item \"2\"",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to en/abuot leads nowhere: the edition en has no page \"abuot\"",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to en/category/irak/feed.xml leads nowhere: the edition en has no such address",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to en/page/3 leads nowhere: there is no page 3 there",
        "error: feeds/en.json: items[0] \"1\".content_html: the link to media/b.pdf leads nowhere",
        "warning: feeds/en.json: items[0] \"1\".content_html: the link to \"#note\" leads to no part of the text",
        "warning: feeds/en.json: items[0] \"1\".content_html: the link to javascript:x() is dropped: it has a scheme that is not allowed",
    ]);
}

#[test]
fn what_an_article_holds_and_no_reader_will_see_is_named() {
    let html = "<p>a</p><script>x()</script><script>y()</script><iframe src=https://video.example/1></iframe>\
        <iframe src=javascript:x()></iframe><form><p>b</p></form><svg></svg><img src=https://elsewhere.example/a.jpg>";
    let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
    publication.finds(&[
        "warning: feeds/en.json: items[0] \"1\".content_html: <script> has no effect here and is left out",
        "warning: feeds/en.json: items[0] \"1\".content_html: <svg> is not shown, nor what it holds",
        "warning: feeds/en.json: items[0] \"1\".content_html: a <form> is not shown; only its text stays",
        "warning: feeds/en.json: items[0] \"1\".content_html: the <iframe> of https://video.example/1 is shown as a link to it",
        "warning: feeds/en.json: items[0] \"1\".content_html: the link to javascript:x() is dropped: it has a scheme that is not allowed",
        "warning: feeds/en.json: items[0] \"1\".content_html: the picture https://elsewhere.example/a.jpg has no alt",
    ]);
}

#[test]
fn an_item_says_something_in_words() {
    let picture = json!({ "image": "media/a.png", "title": null,
        "_masthead": { "image_alt": "x", "image_width": 4, "image_height": 3 } });
    let publication = Publication::of(&json!([item("1", &picture)]));
    publication.file("media/a.png", &png(4, 3));
    publication.finds_alone(
        "warning: feeds/en.json: items[0] \"1\": the item has no title and no text: its date stands in for the title, and \
         feed readers may refuse it",
        "give it a \"title\", and a \"content_text\" that says what is seen",
    );
    publication.edit("feeds/en.json", |feed| feed["items"][0]["content_text"] = json!("x"));
    publication.finds(&[]);
}

#[test]
fn an_item_whose_text_says_nothing_is_named() {
    let untitled = |id: &str, more: Value| {
        let mut item = item(id, &more);
        item.as_object_mut().unwrap().remove("title");
        item
    };
    let html = |html: &str| json!({ "content_html": html });
    let publication = Publication::of(&json!([
        untitled("7", html("<p> </p>")),
        untitled("6", html("<script>x()</script>")),
        untitled("5", json!({ "title": "<b></b>" })),
        untitled("4", html("<p><img src=https://x.example/a.jpg alt=x></p>")),
        untitled("3", html("<iframe src=https://www.youtube.com/embed/abcdefghijk></iframe>")),
        untitled("2", html("<p>x</p>")),
        untitled("1", json!({ "content_html": " ", "summary": "x" }))
    ]));
    let empty = "the item has no title, no text and no picture: a reader sees an empty card";
    let wordless =
        "the item has no title and no text: its date stands in for the title, and feed readers may refuse it";
    publication.finds(&[
        &format!("error: feeds/en.json: items[0] \"7\": {empty}"),
        &format!("error: feeds/en.json: items[1] \"6\": {empty}"),
        "warning: feeds/en.json: items[1] \"6\".content_html: <script> has no effect here and is left out",
        &format!("error: feeds/en.json: items[2] \"5\": {empty}"),
        &format!("warning: feeds/en.json: items[3] \"4\": {wordless}"),
        &format!("warning: feeds/en.json: items[4] \"3\": {wordless}"),
    ]);
}

#[test]
fn what_is_said_of_many_items_is_said_of_the_first() {
    let dated = |id: &str, date: &str| item(id, &json!({ "date_published": date }));
    let publication = Publication::of(&json!([
        dated("4", "2025-01-04T00:00:00Z"),
        dated("3", "2025-01-03"),
        dated("2", "2025-01-02 10:00"),
        dated("1", "2025-01-01")
    ]));
    publication.finds_alone(
        "warning: feeds/en.json: items[1] \"3\".date_published: \"2025-01-03\" is a day without a time: feed readers may \
         refuse it (2 more items with such a date)",
        "write dates whole, such as \"2025-01-03T00:00:00Z\"",
    );
    let publication = Publication::of(&json!([dated("1", "2025-01-02T10:00Z")]));
    publication.finds_alone(
        "warning: feeds/en.json: items[0] \"1\".date_published: \"2025-01-02T10:00Z\" is a date without seconds or without \
         an offset: feed readers may refuse it",
        "write dates whole, such as \"2009-08-05T12:00:00Z\"",
    );
}

#[test]
fn tags_that_are_one_text_are_named() {
    let publication = Publication::of(&json!([item("1", &json!({ "tags": "Video, Camp" }))]));
    publication.finds_alone(
        "warning: feeds/en.json: items[0] \"1\".tags: \"Video, Camp\" is no list: it is read as tags with commas between them",
        "write a list of texts such as",
    );
}

#[test]
fn what_publishing_says_in_its_own_documents_is_not_believed_of_a_feed() {
    let own = json!({ "listed": "in_category", "pictures": { "media/a.jpg": { "name": "9f", "widths": [240] } } });
    let publication = Publication::of(&json!([item("1", &json!({ "_masthead": own }))]));
    publication.edit("feeds/en.json", |feed| {
        feed["_masthead"] = json!({ "archive": {}, "owners_page": "index.html", "format": 9 })
    });
    let told = |place: &str, name: &str| {
        format!(
            "warning: feeds/en.json: {place}_masthead: \"{name}\" is what publishing says in its own documents, and is not \
             heeded in a feed of yours"
        )
    };
    let item = "items[0] \"1\".";
    publication.finds(&[
        &told("", "archive"),
        &told("", "format"),
        &told("", "owners_page"),
        &told(item, "listed"),
        &told(item, "pictures"),
    ]);
}

#[test]
fn what_comes_from_a_host_that_the_site_does_not_name_is_not_shown() {
    let html = "<video src=https://films.example/a.mp4 poster=https://b.elsewhere.example/p.jpg></video>\
        <img src=https://pictures.example/a.jpg alt=a><img src=https://gazette.example/old/a.jpg alt=a>\
        <a href=https://elsewhere.example/a.jpg>a</a>";
    let attachments = json!([
        { "url": "https://elsewhere.example/a.pdf", "mime_type": "application/pdf" },
        { "url": "https://elsewhere.example/a.mp3", "mime_type": "audio/mpeg" }
    ]);
    let picture = json!({ "image_alt": "x", "image_width": 4, "image_height": 3 });
    let more = json!({ "image": "https://elsewhere.example/a.png", "content_html": html, "attachments": attachments, "_masthead": picture });
    let publication = Publication::of(&json!([item("1", &more)]));
    publication.edit("site.json", |site| site["base_url"] = json!("https://gazette.example/news/"));
    publication.finds(&[]);
    publication
        .edit("site.json", |site| site["media_hosts"] = json!(["https://pictures.example", "https://*.example"]));
    publication.finds(&[]);
    publication.edit("site.json", |site| site["media_hosts"] = json!(["https://pictures.example"]));
    let told = |place: &str, address: &str| {
        format!(
            "warning: feeds/en.json: items[0] \"1\".{place}: {address} is not shown: its host is not among \"media_hosts\""
        )
    };
    publication.finds(&[
        &told("attachments[1].url", "https://elsewhere.example/a.mp3"),
        &told("content_html", "https://b.elsewhere.example/p.jpg"),
        &told("content_html", "https://films.example/a.mp4"),
        &told("image", "https://elsewhere.example/a.png"),
    ]);
    let remedies = publication.remedies();
    assert!(
        remedies[0].starts_with("add \"https://elsewhere.example\" to \"media_hosts\" in site.json"),
        "{remedies:?}"
    );
}

#[test]
fn an_address_that_looks_like_that_of_a_file_is_told_from_it() {
    let shown = |address: &str| {
        Publication::of(&json!([item("1", &json!({ "image": address, "_masthead": { "image_alt": "x" } }))]))
    };
    for (address, file, remedy) in [
        ("media/عكس.png", "media/عکس.png", "where the address has ك (U+0643), the file has ک (U+06A9)"),
        ("media/عکس2.png", "media/عکس۲.png", "where the address has 2 (U+0032), the file has ۲ (U+06F2)"),
        ("media/u\u{308}.png", "media/\u{fc}.png", "where the address has u (U+0075), the file has ü (U+00FC)"),
    ] {
        let publication = shown(address);
        publication.file(file, &png(4, 3));
        publication
            .finds_alone(&format!("error: feeds/en.json: items[0] \"1\".image: {address} does not exist"), remedy);
    }
}

/// Windows has them in the names of its files, and no address has.
#[test]
fn a_backslash_in_an_address_is_told() {
    let publication = crate::content_folder::folder(&[(
        "a.md",
        "---\ntitle: A\ndate: 2024-05-01\nimage_alt: x\nimage: deep\\pic.png\n---\n![p](deep\\pic.png)\n",
    )]);
    publication.file("content/en/deep/pic.png", &png(4, 3));
    let remedies = publication.remedies();
    assert!(
        !remedies.is_empty() && remedies.iter().all(|remedy| remedy.starts_with("write / in place of \\")),
        "{remedies:?}"
    );
}
