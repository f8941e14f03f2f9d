//! What is said of pictures and links that are there and do not serve readers.

use crate::publication::{Publication, item};
use serde_json::json;

#[test]
fn a_picture_is_one_that_browsers_show() {
    for (name, kind) in [
        ("a.heic", "a HEIC picture, as phones store them"),
        ("a.PDF", "a PDF document"),
        ("a.tif", "a TIFF picture"),
        ("a.psd", "a Photoshop file"),
    ] {
        let html = format!("<img src=media/{name} alt=x>");
        let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
        publication.finds_alone(
            &format!("error: feeds/en.json: items[0] \"1\".content_html: media/{name} does not exist"),
            "put the file at",
        );
        publication.file(&format!("media/{name}"), b"x");
        publication.finds_alone(
            &format!(
                "error: feeds/en.json: items[0] \"1\".content_html: media/{name} is {kind}: browsers show nothing there"
            ),
            "save the picture as JPEG",
        );
    }
    let attached = json!({ "attachments": [{ "url": "media/a.pdf", "mime_type": "application/pdf" }] });
    let publication = Publication::of(&json!([item("1", &attached)]));
    publication.file("media/a.pdf", b"x");
    publication.finds(&[]);
}

#[test]
fn a_picture_does_not_make_a_reader_wait() {
    let measured = json!({ "image_alt": "x", "image_width": 4, "image_height": 3 });
    let publication = Publication::of(&json!([item("1", &json!({ "image": "media/a.svg", "_masthead": measured }))]));
    publication.file("media/a.svg", b"x");
    let file = std::fs::File::options().write(true).open(publication.folder.path().join("media/a.svg")).unwrap();
    file.set_len(60_000_000).unwrap();
    publication.finds_alone(
        "warning: feeds/en.json: items[0] \"1\".image: media/a.svg has 60 MB: a reader on a phone waits for it",
        "make it smaller",
    );
    file.set_len(4_000_000).unwrap();
    publication.finds(&[]);
}

#[test]
fn a_picture_that_says_where_it_was_taken_is_named_once() {
    let first = b"\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0";
    let latitude = b"\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x2c\0\0\0\0";
    let degrees = b"\0\0\0\x23\0\0\0\x01\0\0\0\x2a\0\0\0\x01\0\0\0\0\0\0\0\x01";
    let exif = [b"Exif\0\0MM\0\x2a\0\0\0\x08".as_slice(), first, latitude, degrees].concat();
    let length = u8::try_from(exif.len() + 2).unwrap();
    let frame = b"\xff\xc0\0\x0b\x08\0\x1e\0\x28\x01\x01\x11\0\xff\xd9";
    let picture = [b"\xff\xd8\xff\xe1\0".as_slice(), &[length], &exif, frame].concat();
    let html = json!({ "content_html": "<img src=media/a.jpg alt=x><img src=media/a.jpg alt=y>" });
    let publication = Publication::of(&json!([item("1", &html)]));
    publication.file("media/a.jpg", &picture);
    publication.finds_alone(
        "warning: feeds/en.json: items[0] \"1\".content_html: media/a.jpg says where it was taken (GPS), to everybody \
         who saves it",
        "take the place out of the file",
    );
}

#[test]
fn an_address_serves_readers_elsewhere() {
    for (html, expected, remedy) in [
        (
            "<img src=http://pictures.example/a.jpg alt=x>",
            "warning: feeds/en.json: items[0] \"1\".content_html: http://pictures.example/a.jpg begins with http:, \
             without encryption: on a page whose address begins with https: browsers ask for https: in its place, and show \
             nothing where its host does not answer so",
            "write https:",
        ),
        (
            "<img src=http://localhost:8080/a.jpg alt=x>",
            "error: feeds/en.json: items[0] \"1\".content_html: http://localhost:8080/a.jpg leads to the reader's own machine",
            "write the public address",
        ),
        (
            "<a href=https://127.0.0.1/wp-admin>x</a>",
            "error: feeds/en.json: items[0] \"1\".content_html: https://127.0.0.1/wp-admin leads to the reader's own machine",
            "write the public address",
        ),
        (
            "<a href=a@b.c>x</a>",
            "error: feeds/en.json: items[0] \"1\".content_html: the link to a@b.c leads nowhere",
            "write \"mailto:a@b.c\"",
        ),
        (
            "<a href=www.x.es>x</a>",
            "error: feeds/en.json: items[0] \"1\".content_html: the link to www.x.es leads nowhere",
            "write \"https://www.x.es\"",
        ),
        (
            "<a href=/en/abuot>x</a>",
            "error: feeds/en.json: items[0] \"1\".content_html: the link to /en/abuot leads nowhere: the edition en has no page \
             \"abuot\"",
            "did you mean \"/en/about\"?",
        ),
        (
            "<p>[gallery ids=\"1,2\"]",
            "warning: feeds/en.json: items[0] \"1\".content_html: \"[gallery ids=\"1,2\"]\" is a shortcode, and is shown as it stands",
            "have WordPress write the text out",
        ),
        (
            "Read **this**.",
            "warning: feeds/en.json: items[0] \"1\".content_html: \"**this**\" is Markdown, and is shown as it stands",
            "written out as HTML",
        ),
    ] {
        let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
        publication.finds_alone(expected, remedy);
    }
}

#[test]
fn a_picture_that_is_not_there_is_named_with_the_one_that_was_meant() {
    let html = "<img src=media/phto.jpg alt=x>";
    let publication = Publication::of(&json!([item("1", &json!({ "content_html": html }))]));
    publication.file("media/photo.jpg", b"x");
    publication.finds_alone(
        "error: feeds/en.json: items[0] \"1\".content_html: media/phto.jpg does not exist",
        "did you mean \"media/photo.jpg\"?",
    );
}

/// The head of a JPEG of that size, and its end.
fn jpeg(width: u16, height: u16) -> Vec<u8> {
    let size = [height.to_be_bytes(), width.to_be_bytes()].concat();
    [b"\xff\xd8\xff\xc0\0\x0b\x08".as_slice(), &size, b"\x01\x01\x11\0\xff\xd9"].concat()
}

#[test]
fn what_is_the_matter_with_a_picture_is_told_once() {
    let whole = jpeg(40, 30);
    for (name, file, expected, remedy) in [
        (
            "a.jpg",
            whole[..whole.len() - 2].to_vec(),
            "warning: feeds/en.json: items[0] \"2\".content_html: media/a.jpg is cut off, its end is missing: readers see \
             a part of it at most",
            "copy the picture once more",
        ),
        (
            "a.png",
            whole,
            "warning: feeds/en.json: items[0] \"2\".content_html: media/a.png is a JPEG picture, and its name says a PNG \
             picture: some programs refuse it",
            "call it \"media/a.jpg\"",
        ),
        (
            "a.jpg",
            b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(),
            "error: feeds/en.json: items[0] \"2\".content_html: media/a.jpg is a HEIC picture, as phones store them: \
             browsers show nothing there",
            "save the picture as JPEG",
        ),
        (
            "a.jpg",
            jpeg(30_000, 30_000),
            "warning: feeds/en.json: items[0] \"2\".content_html: media/a.jpg measures 30000 × 30000 pixels: many phones \
             cannot show it, and publishing makes no smaller sizes of it",
            "make it smaller",
        ),
    ] {
        let html = json!({ "content_html": format!("<img src=media/{name} alt=x>") });
        let publication = Publication::of(&json!([item("2", &html), item("1", &html)]));
        publication.file(&format!("media/{name}"), &file);
        publication.finds_alone(expected, remedy);
    }
}

#[test]
fn a_file_that_is_no_picture_need_not_be_measured() {
    let item = item(
        "1",
        &json!({ "content_html": "<img src=media/a.png alt=x>", "image": "media/a.png", "_masthead": { "image_alt": "x" } }),
    );
    let publication = Publication::of(&json!([item]));
    publication.file("media/a.png", b"Dear reader");
    publication.finds_alone(
        "error: feeds/en.json: items[0] \"1\".content_html: media/a.png is no picture, whatever its name says",
        "put the picture itself there",
    );
}

#[test]
fn a_film_of_pictures_is_as_right_as_a_picture() {
    let html = json!({ "content_html": "<img src=media/a.gif alt=x><img src=media/b.webp alt=x>" });
    let publication = Publication::of(&json!([item("1", &html)]));
    let frames = b"GIF89a\x28\0\x1e\0\0\0\0\x21\xff\x0bNETSCAPE2.0\x03\x01\0\0\0\x3b";
    publication.file("media/a.gif", frames);
    let head = b"VP8X\x0a\0\0\0\x02\0\0\0\x27\0\0\x1d\0\0ANIM\x06\0\0\0\0\0\0\0\0\0";
    let length = u32::try_from(head.len() + 4).unwrap().to_le_bytes();
    publication.file("media/b.webp", &[b"RIFF".as_slice(), &length, b"WEBP", head].concat());
    publication.finds(&[]);
}

#[test]
fn a_logo_is_a_picture_too() {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["logo"] = json!("media/logo.png"));
    publication.file("media/logo.png", b"");
    publication.finds_alone("error: site.json: logo: media/logo.png is empty", "put the picture itself there");
}
