//! A feed that is a folder: what is wrong is told of the file that an article was written in.

use crate::publication::{Publication, found};
use masthead::program::{Marking, check::Locator};
use serde_json::{Value, json};

/// A publication whose English edition is a folder, with these files in it.
pub fn folder(files: &[(&str, &str)]) -> Publication {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["editions"][0]["feed"] = json!("content/en/"));
    for (name, text) in files {
        publication.file(&format!("content/en/{name}"), text.as_bytes());
    }
    publication
}

/// An article without a fault.
pub const FLOOD: (&str, &str) = ("flood.md", "---\ntitle: The flood\ndate: 2024-05-01\n---\nWater.\n");

/// With the line where it is known.
pub fn located(publication: &Publication) -> Vec<String> {
    let mut locator = Locator::new(publication.folder.path());
    let report = publication.report();
    let first_line = |text: String| text.lines().next().unwrap().to_owned();
    report
        .findings
        .iter()
        .map(|finding| first_line(finding.told_at(locator.position(finding).as_ref(), Marking::Signs)))
        .collect()
}

#[test]
fn a_folder_without_fault_is_one_feed() {
    let publication = folder(&[
        FLOOD,
        ("2024-04-01-rain/index.md", "+++\ntitle = \"Rain\"\n+++\n[after](../flood.md) ![drops](drops.svg)\n"),
        (
            "snow.html",
            "---\ntitle: Snow\ndate: 2024-01-01 10:00\n---\n<p>White. <a href='2024-04-01-rain/'>Rain</a></p>",
        ),
        ("_index.md", "---\ntitle: All\n---\n"),
    ]);
    publication.file(
        "content/en/2024-04-01-rain/drops.svg",
        b"<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>",
    );
    publication.finds(&[]);
    let counts = publication.report().checked;
    assert_eq!((counts.items, counts.files), (5, 1));
}

#[test]
fn a_slash_at_its_end_is_not_needed() {
    let publication = folder(&[FLOOD]);
    publication.edit("site.json", |site| site["editions"][0]["feed"] = json!("content/en")).finds(&[]);
}

#[test]
fn two_files_of_one_name_in_addresses_are_told() {
    let publication = folder(&[FLOOD, ("old/2020-01-01-flood.md", "---\ntitle: Old\n---\nText")]);
    publication.finds_alone(
        "error: content/en/old/2020-01-01-flood.md: slug: its name in addresses, \"flood\", is that of content/en/flood.md",
        "slug: flood-2",
    );
}

#[test]
fn a_file_that_cannot_be_read_is_told() {
    let publication = folder(&[FLOOD]);
    publication.file("content/en/a.md", b"---\ntitle: A\n---\n\xff");
    publication.file("content/en/b.md", &[b' '; 2_000_001]);
    publication.file("content/en/….md", b"A");
    assert_eq!(
        located(&publication),
        [
            "error: content/en/a.md:4:1: it is not UTF-8",
            "error: content/en/b.md: it is 3 MB long, and a text has 2 MB at most",
            "error: content/en/….md: slug: no address can be made of its name",
        ]
    );
}

#[test]
fn a_folder_without_articles_is_told() {
    let publication = folder(&[("photo.txt", "")]);
    publication
        .finds_alone("warning: content/en/: the feed has no items: readers of the edition find nothing", "Markdown");
}

#[test]
fn a_folder_whose_articles_a_pattern_leaves_out_is_told_of_the_pattern() {
    let flood_of_2026 = ("2026/flood/index.md", FLOOD.1);
    for (article, pattern) in [(FLOOD, "*.md"), (flood_of_2026, "*.md"), (flood_of_2026, "2026/")] {
        let publication = folder(&[article, ("_index.md", "")]);
        publication.edit("site.json", |site: &mut Value| site["ignore"] = json!(["*.psd", pattern])).finds_alone(
            "warning: content/en/: the feed has no items: readers of the edition find nothing",
            &format!("take \"{pattern}\" out of \"ignore\" in site.json: it leaves content/en/{} out", article.0),
        );
    }
}

#[test]
fn of_a_pattern_that_does_not_empty_a_folder_nothing_is_told() {
    let publication = folder(&[("_index.md", "")]);
    publication.edit("site.json", |site: &mut Value| site["ignore"] = json!(["content/"])).finds_alone(
        "warning: content/en/: the feed has no items: readers of the edition find nothing",
        "put Markdown files into the folder",
    );
}

#[test]
fn a_folder_that_is_not_there_is_told() {
    folder(&[]).finds_alone("error: site.json: editions[0].feed: content/en/ does not exist", "make the folder");
}

#[test]
fn of_many_articles_with_one_fault_a_few_are_shown() {
    let names: Vec<String> = (0..20).map(|number| format!("a{number}.md")).collect();
    let publication = folder(&names.iter().map(|name| (name.as_str(), "# T\n\nText")).collect::<Vec<_>>());
    let report = publication.report();
    assert_eq!((report.findings.len(), report.shortened(5).len()), (20, 5));
}

#[test]
fn files_of_one_name_are_translations_unless_they_say_otherwise() {
    let publication = folder(&[
        FLOOD,
        ("rain.md", "---\ntitle: Rain\ndate: 2024-04-01\ntranslations: {ar: matar}\n---\nRain"),
        ("snow.md", "---\ntitle: Snow\ndate: 2024-03-01\ntranslations: {ar: ~}\n---\nSnow"),
        ("wind.md", "---\ntitle: Wind\ndate: 2024-02-01\ntranslations: {ar: storm}\n---\nWind"),
    ]);
    publication.edit("site.json", |site| site["editions"][1]["feed"] = json!("content/ar"));
    let arabic = |name: &str, more: &str| {
        let text = format!("---\ntitle: ت\ndate: 2024-01-01\n{more}\n---\nنص");
        publication.file(&format!("content/ar/{name}.md"), text.as_bytes());
    };
    arabic("2024-05-02-flood", "slug: fayadan");
    arabic("matar", "");
    arabic("snow", "");
    publication.finds_alone(
        "error: content/en/wind.md: translations.ar: the edition ar has no item \"storm\"",
        "correct the slug",
    );
    arabic("storm", "translations: {en: gale}");
    let found = found(&publication.report());
    assert_eq!(
        found,
        [
            "error: content/ar/storm.md: translations.en: the edition en has no item \"gale\"",
            "warning: content/en/wind.md: translations.ar: \"storm\" of ar names \"gale\" as its translation into en, not this item",
        ]
    );
}

#[test]
fn pages_and_categories_have_folders_too() {
    let publication = folder(&[
        FLOOD,
        ("pages/about.md", "# About\n\n[The flood](../flood.md)"),
        ("iraq/basra.md", "---\ntitle: Basra\ndate: 2024-01-01\n---\n[About](/content/en/pages/about.md)"),
    ]);
    publication.edit("site.json", |site| {
        site["editions"][0]["pages"] = json!("content/en/pages/");
        site["editions"][0]["categories"][0]["feed"] = json!("content/en/iraq/");
        site["editions"][0]["menu"] =
            json!([{ "label": "About", "to": "/about" }, { "label": "Iraq", "to": "/category/iraq" }]);
    });
    publication.finds(&[]);
    // The page is no article: it would lack a date.
    assert_eq!(publication.report().checked.items, 5);
}

#[test]
fn an_old_address_that_is_taken_is_told_with_the_file_that_has_it() {
    let article = |title: &str| format!("---\ntitle: {title}\ndate: 2024-05-01\naliases: [/a/, /old/]\n---\nText\n");
    let publication = folder(&[("a.md", &article("A")), ("b.md", &article("B").replace("/a/", "/b/"))]);
    publication.finds_alone(
        "error: content/en/b.md: aliases[1]: /old/ leads on already, by content/en/a.md:4: aliases[1]",
        "take it out of one of the two",
    );
}

#[test]
fn of_a_folder_that_is_missing_the_first_file_that_names_it_is_told() {
    publication_of_missing_folder().finds_alone(
        "error: media: the folder does not exist, and 2 files of it are named, first by content/en/a.md:5",
        "put it there",
    );
}

fn publication_of_missing_folder() -> Publication {
    folder(&[("a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n![x](/media/a.jpg) ![y](/media/b.jpg)\n")])
}

#[test]
fn a_file_named_for_another_edition_is_an_article_of_that() {
    let publication = folder(&[
        ("flood.en.md", FLOOD.1),
        ("flood.ar.md", "---\ntitle: ت\ndate: 2024-05-01\n---\nنص"),
        ("rain.v2.md", "---\ntitle: Rain\ndate: 2024-04-01\n---\nText"),
    ]);
    publication.finds_alone(
        "warning: content/en/flood.ar.md: its name ends with the code of the edition \"ar\", which has no folder of its own: \
         it is an article neither of that nor of \"en\"",
        "make a folder such as content/ar/, and name it as \"feed\" of that edition",
    );
    publication.edit("site.json", |site| site["editions"][1]["feed"] = json!("content/ar/"));
    publication.file("content/ar/snow.md", "---\ntitle: ث\ndate: 2024-01-01\n---\n[ت](/ar/posts/flood/)".as_bytes());
    publication.finds(&[]);
    assert_eq!(publication.report().checked.items, 5, "the page about us among them");
}

#[test]
fn what_is_left_out_is_no_article() {
    let publication = folder(&[FLOOD, ("notes/a.md", "x"), (".b.md", "x"), ("c.md~", "x")]);
    publication.edit("site.json", |site: &mut Value| site["ignore"] = json!(["notes/"])).finds(&[]);
}

#[test]
fn a_folder_is_of_one_language() {
    let publication = folder(&[FLOOD, ("flood.ar.md", "---\ntitle: الفيضان\ndate: 2024-05-01\n---\nماء.\n")]);
    publication.edit("site.json", |site| site["editions"][1]["feed"] = json!("content/en"));
    publication.finds_alone(
        "error: site.json: editions[1].feed: content/en/ is the folder of the edition \"en\" already: \"ar\" would show the \
         same texts, in the language of that",
        "make a folder such as content/ar/, and name that; a file of it whose name says so, such as flood.ar.md, may go on \
         lying in content/en/",
    );
    // Two editions for readers of one language may have the same articles.
    for lang in ["en", "en-GB"] {
        publication.edit("site.json", |site| {
            site["editions"][1]["lang"] = json!(lang);
            site["editions"][1]["messages"] = json!("locales/en.json");
        });
        assert!(!publication.report().has_errors(), "{lang}");
    }
}

#[test]
fn a_name_with_the_code_of_a_language_that_no_edition_has_is_told() {
    let publication = folder(&[
        ("flood.de.md", "---\ntitle: Die Flut\ndate: 2024-05-01\n---\nWasser."),
        ("notes.v2.md", "---\ntitle: Notes\ndate: 2024-05-01\n---\nText."),
    ]);
    publication.finds_alone(
        "warning: content/en/flood.de.md: its name ends with the code of a language, \"de\", and no edition has it: it is an \
         article of \"en\"",
        "add the edition \"de\" to site.json",
    );
    publication.edit("site.json", |site| site["editions"][1]["code"] = json!("arabic"));
    publication.remove("content/en/flood.de.md");
    publication.file("content/en/flood.ar.md", "---\ntitle: ت\ndate: 2024-05-01\n---\nنص".as_bytes());
    let remedies = publication.remedies();
    assert!(
        remedies.iter().any(|remedy| remedy == "let its name end with \"arabic\" in place of \"ar\""),
        "{remedies:?}"
    );
}

#[test]
fn a_note_on_the_folder_is_told_from_an_article() {
    let publication = folder(&[FLOOD, ("README.md", "# About this folder\n")]);
    let remedies = publication.remedies();
    assert!(remedies[0].starts_with("add \"README.md\" to \"ignore\" in site.json"), "{remedies:?}");
    publication.edit("site.json", |site| site["ignore"] = json!(["README.md"])).finds(&[]);
    let publication = folder(&[FLOOD, ("readme.md", "---\ntitle: Read me\ndate: 2024-05-01\n---\nA song.")]);
    publication.finds(&[]);
}

#[test]
fn a_translation_into_no_edition_is_told_of_each_file() {
    let article =
        |title: &str| format!("---\ntitle: {title}\ndate: 2024-01-01\ntranslations: {{de: nope}}\n---\nText\n");
    let articles = ["A", "B", "C"].map(article);
    let publication = folder(&[("a.md", &articles[0]), ("b.md", &articles[1]), ("c.md", &articles[2])]);
    let told = |file: &str| {
        format!("warning: content/en/{file}:4:16: translations.de: \"de\" is no edition: this translation is left out")
    };
    assert_eq!(located(&publication), ["a.md", "b.md", "c.md"].map(told));
}

#[test]
fn the_heading_that_an_html_text_begins_with_is_its_title() {
    let publication = folder(&[
        ("a.html", "---\ndate: 2024-01-01\n---\n<h1>The flood</h1>\n<p>Water."),
        ("b.html", "---\ndate: 2024-01-02\n---\n<p>Water."),
    ]);
    publication.finds_alone(
        "warning: content/en/b.html: title: the article has no title: its date stands in its place",
        "write one above its text",
    );
}

#[test]
fn what_the_former_program_would_keep_back_is_not_published() {
    let article = |keys: &str| format!("---\ntitle: A\ndate: 2024-05-01\n{keys}\n---\nText\n");
    let publication = folder(&[
        FLOOD,
        ("_drafts/rain.md", FLOOD.1),
        ("waits.md", &article("publishDate: 2999-01-01")),
        ("gone.md", &article("expiryDate: 2024-06-01")),
        ("part.md", &article("headless: true")),
        ("news/_index.md", "+++\ncascade = {draft = true}\n+++\n"),
        ("news/a.md", FLOOD.1),
        ("quiet/_index.md", "+++\ntitle = \"Quiet\"\nrender = false\n+++\n"),
        ("secret/_index.md", "---\ntitle: Secret\ndraft: true\n---\n"),
    ]);
    let nothing = "it means nothing here, and the article";
    assert_eq!(
        located(&publication),
        [
            format!("error: content/en/gone.md:4:1: expiryDate: {nothing} would be published beyond that day"),
            format!(
                "error: content/en/news/_index.md:2:12: cascade.draft: {nothing}s of the folder would be published"
            ),
            format!("error: content/en/part.md:4:1: headless: {nothing} would be published"),
            format!("error: content/en/secret/_index.md:3:1: draft: {nothing}s of the folder would be published"),
            "warning: content/en/waits.md:4:1: publishDate: the date is more than a year ahead: the item waits until then"
                .to_owned(),
        ]
    );
    let unpublished = publication.report().unpublished;
    assert_eq!((unpublished.drafts.len(), unpublished.waiting.len()), (1, 1), "{unpublished:?}");
}

#[test]
fn texts_in_other_formats_are_told_and_not_published() {
    let keys = "---\ntitle: A\ndraft: true\n---\nText\n";
    let publication = folder(&[
        FLOOD,
        ("a.org", "#+title: A\n#+draft: true\n"),
        ("b.ADOC", "= B\n"),
        ("c.mdx", keys),
        ("d.txt", keys),
        ("e.txt", "A text for readers.\n---\n"),
        ("f/g.rst", keys),
    ]);
    let other = |name: &str| {
        format!("warning: content/en/{name}: it is not published: a text in a format that articles are not read in")
    };
    let misnamed = |name: &str| {
        format!("warning: content/en/{name}: it is not published: an article's text by its look, and not by its name")
    };
    publication.finds(&[&other("a.org"), &other("b.ADOC"), &misnamed("c.mdx"), &misnamed("d.txt"), &other("f/g.rst")]);
    let remedies = publication.remedies();
    assert!(remedies[3].starts_with("name it d.md;") && remedies[4].contains("pandoc"), "{remedies:?}");
    let link = folder(&[("flood.md", "---\ntitle: A\ndate: 2024-05-01\n---\n[x](a.org)\n"), ("a.org", "* A\n")]);
    link.finds(&[
        &other("a.org"),
        "error: content/en/flood.md: line 5, column 5: content/en/a.org is not published: a text in a format that articles are \
         not read in",
    ]);
}

#[test]
fn old_addresses_of_a_section_are_told() {
    let publication =
        folder(&[FLOOD, ("news/_index.md", "+++\ntitle = \"News\"\naliases = [\"/old\", \"/older\"]\n+++\n")]);
    publication.finds_alone(
        "warning: content/en/news/_index.md: aliases: nothing leads on from \"/old\": the section has no page of its own here",
        "\"redirects\": { \"/old\": \"/en/\" }",
    );
}
