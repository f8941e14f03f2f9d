//! What is said of an article that is written as a file: in its own words, and with its line.

use crate::{
    content_folder::{FLOOD, folder, located},
    publication::{Publication, found},
};
use masthead::program::Remedy;
use serde_json::json;

/// A publication with one article, which has these keys and this text.
fn article(keys: &str, text: &str) -> Publication {
    folder(&[("a.md", &format!("---\ntitle: A\ndate: 2024-01-01\n{keys}---\n{text}\n"))])
}

/// What is found, with its line, and what to do.
fn told(publication: &Publication) -> Vec<(String, String)> {
    located(publication).into_iter().zip(publication.remedies()).collect()
}

/// That this alone is found, and this is to be done.
#[track_caller]
fn tells_alone(publication: &Publication, expected: &str, remedy: &str) {
    let told = told(publication);
    let [(found, to_do)] = &told[..] else { panic!("{told:#?}") };
    assert!(found.starts_with(expected) && to_do.contains(remedy), "{told:#?}");
}

#[test]
fn the_size_of_a_picture_elsewhere_is_said_above_the_text() {
    let image = "image: https://x.example/a.jpg\nimage_alt: A\n";
    let unknown = "warning: content/en/a.md:4:1: image: the picture is of unknown size: the page jumps when it loads";
    tells_alone(&article(image, "A"), unknown, "write image_width and image_height, in pixels");
    article(&format!("{image}image_width: 1200\nimage_height: ۸۰۰\n"), "A").finds(&[]);
    let of_jekyll = "image: {path: 'https://x.example/a.jpg', alt: A, width: 1200, height: 800}\n";
    article(of_jekyll, "A").finds(&[]);
    let wrong = told(&article(&format!("{image}image_width: wide\nimage_height: 0\n"), "A"));
    assert_eq!(wrong.len(), 3, "{wrong:#?}");
    assert!(wrong[1].0.contains(":7:1: image_height: it counts as missing"), "{wrong:#?}");
    assert_eq!(wrong[2].1, "write a whole number of pixels: 1200");
}

#[test]
fn a_picture_that_is_not_there_has_no_size_to_be_told() {
    let publication = article("image: a.jpg\nimage_alt: A\n", "A");
    tells_alone(&publication, "error: content/en/a.md:4:1: image: content/en/a.jpg does not exist", "put the file at");
}

#[test]
fn a_link_to_what_nobody_sees_yet_is_named_as_it_is_written() {
    let publication = folder(&[
        ("a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n[x](dr.md)\n[y](@/later.md#end)\n"),
        ("dr.md", "---\ntitle: D\ndraft: true\n---\nText\n"),
        ("later.md", "---\ntitle: L\ndate: 2999-01-01\n---\nText\n"),
    ]);
    let found = located(&publication);
    let expected = [
        "error: content/en/a.md:5:5: the link to dr.md leads nowhere yet: what is there is a draft",
        "error: content/en/a.md:6:5: the link to @/later.md#end leads nowhere yet: what is there waits until 2999",
    ];
    for (found, expected) in found.iter().zip(expected) {
        assert!(found.starts_with(expected), "{found}");
    }
}

#[test]
fn an_address_that_is_none_has_its_line() {
    let long = "data:image/png;base64,".to_owned() + &"iVBORw0KGgo".repeat(30);
    let text = format!("A\n\n[x](javascript:alert(1))\n\n![y](C:\\Users\\a.jpg)\n\n![z]({long})\n");
    let publication = article("", &text);
    let found = located(&publication);
    let expected = [
        "warning: content/en/a.md:7:5: the link to javascript:alert(1) is dropped",
        "warning: content/en/a.md:9:6: C:\\Users\\a.jpg leads nowhere: it is a place on your own computer",
        "warning: content/en/a.md:11:6: data:image/png;base64,iVBOR",
    ];
    assert_eq!(found.len(), expected.len(), "{found:#?}");
    for expected in expected {
        assert!(found.iter().any(|found| found.starts_with(expected)), "{expected}: {found:#?}");
    }
}

#[test]
fn what_to_do_is_said_in_the_words_of_front_matter() {
    let publication = folder(&[FLOOD, ("a.md", "---\ndate: 2024-01-01\n---\n"), ("nul.md", FLOOD.1)]);
    publication
        .file("content/en/b.md", b"---\ntitle: B\ntranslations: {ar: none}\n---\n[x](/2019/old) [y](/en/posts/no)");
    publication.edit("site.json", |site| site["editions"][1]["feed"] = json!("content/ar/"));
    publication.file("content/ar/z.md", FLOOD.1.as_bytes());
    let remedies = publication.remedies();
    for of_json in ["\"title\"", "content_html", "another id", "the id", "home_page_url", "T12:00:00Z"] {
        assert!(remedies.iter().all(|remedy| !remedy.contains(of_json)), "{of_json}: {remedies:#?}");
    }
    for of_article in ["title: The flood", "slug: the-flood", "correct the slug", "2026-05-01 09:00"] {
        assert!(remedies.iter().any(|remedy| remedy.contains(of_article)), "{of_article}: {remedies:#?}");
    }
}

#[test]
fn a_host_without_its_beginning_is_no_file() {
    let publication = article("", "[w](www.example.com/a)");
    tells_alone(&publication, "error: content/en/a.md:5:5: the link to ", "write \"https://www.example.com/a\"");
}

#[test]
fn a_category_is_known_by_its_label() {
    for (label, place) in [("خبرها", "declares no category"), ("خبرهای روز", "counts as missing")] {
        let publication = article(&format!("category: {label}\n"), "A");
        publication.edit("site.json", |site| {
            site["editions"][0]["categories"] = json!([{ "slug": "news", "label": label }]);
        });
        tells_alone(&publication, "warning: content/en/a.md:4:1: category: ", "write \"news\"");
        assert!(found(&publication.report())[0].contains(place), "{label}");
    }
}

#[test]
fn a_key_in_another_language_is_told_by_its_name_here() {
    for (key, remedy) in [
        ("تاریخ: 2024-01-01", "write \"date\" in its place"),
        ("Schlagwörter: A", "write \"tags\" in its place"),
        ("هوا: A", "the key that is meant: title, date, author"),
        ("weather: A", "take it out"),
    ] {
        tells_alone(&article(&format!("{key}\n"), "A"), "warning: content/en/a.md:4:1: ", remedy);
    }
    // A draft is not published by mistake.
    let draft = article("پیش‌نویس: بله\n", "A");
    tells_alone(&draft, "error: content/en/a.md:4:1: ", "write \"draft: true\"");
}

#[test]
fn several_tags_have_the_commas_of_their_script_between_them() {
    for tags in ["آب، هوا", "[آب، هوا]", "آب, هوا"] {
        let publication = article(&format!("tags: {tags}\n"), "[x](/en/tag/هوا)");
        publication.finds(&[]);
    }
}

#[test]
fn an_author_with_a_comma_may_be_two() {
    let named =
        |file: &str, name: &str| (file.to_owned(), format!("---\ntitle: A\ndate: 2024-01-01\n{name}\n---\nText"));
    let files =
        [named("a.md", "author: Ann, Bob"), named("b.md", "author: Ann, Bob"), named("c.md", "authors: [علی، رضا]")];
    let publication = folder(&files.each_ref().map(|(file, text)| (file.as_str(), text.as_str())));
    publication.finds(&[]);
    let notes: Vec<_> = publication.report().notes.iter().map(Remedy::told).collect();
    assert_eq!(
        notes,
        [
            "note: content/en/a.md: author: \"Ann, Bob\" is the name of one author\n  what to do: where several are meant, \
             write [Ann, Bob]",
            "note: content/en/c.md: authors: \"علی، رضا\" is the name of one author\n  what to do: where several are meant, \
             write [علی, رضا]",
        ]
    );
}
