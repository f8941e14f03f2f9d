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
fn broken_front_matter_has_its_line() {
    let publication = folder(&[
        FLOOD,
        ("a.md", "---\ntitle: A: B\n---\n"),
        ("b.md", "+++\ntitle = B\n+++\n"),
        ("c.md", "---\ntitle: C\n\nText\n"),
        ("d.md", "---\ntitle: D\ndate: 2024-01-01\ndraft: later\n---\n"),
        ("e.md", "title: E\ndate: 2024-01-01\n\nText"),
        ("f.md", "\n---\ntitle: F\n---\nText"),
        ("g.md", "---\ntitle: G\ntags:\n\t- a\n---\nText"),
    ]);
    let found = located(&publication);
    for (found, expected) in found.iter().zip([
        "error: content/en/a.md:2:9: it is not YAML: mapping values are not allowed in this context",
        "error: content/en/b.md:2:9: it is not TOML: string values must be quoted",
        "error: content/en/c.md:1:1: the front matter that begins with --- has no end",
        "error: content/en/d.md:4:1: draft: it says neither yes nor no",
        "error: content/en/e.md:1:1: what looks like its keys does not stand between two lines of ---",
        "error: content/en/f.md:2:1: what looks like its keys does not stand between two lines of ---",
        "error: content/en/g.md:4:1: it is not YAML: ",
    ]) {
        assert!(found.starts_with(expected), "{found}");
    }
    assert_eq!(found.len(), 7, "{found:#?}");
}

#[test]
fn slips_in_yaml_are_told_in_the_line_that_they_were_made_in() {
    let article = |more: &str| format!("---\n{more}\n---\nText\n");
    let [a, b, c, d, e] = [
        "title:Missing space\ndate: 2026-02-01",
        "date: 2026-02-01\ntitle:\tTabbed",
        "title: 'It's not fine'\ndate: 2026-02-01",
        "date: 2026-02-01\ntitle: Issue #5 of the Gazette",
        "title: E\ndate: 2026-02-01\n\u{200f}summary: x",
    ]
    .map(article);
    let publication = folder(&[("a.md", a.as_str()), ("b.md", &b), ("c.md", &c), ("d.md", &d), ("e.md", &e), FLOOD]);
    assert_eq!(
        located(&publication),
        [
            "error: content/en/a.md:2:1: \"title:Missing space\" is no key with a value",
            "error: content/en/b.md:3:7: it is not YAML: a tab stands after the colon",
            "error: content/en/c.md:2:11: it is not YAML: a text in '…' ends at the apostrophe within it",
            "warning: content/en/d.md:3:14: \"#5 of the Gazette\" is left out: what follows on a space and # is a comment in YAML",
            "warning: content/en/e.md:4:1: \u{200f}summary: the invisible sign U+200F stands before \"summary\", which is another word by that",
        ]
    );
    let remedies = publication.remedies();
    assert!(
        remedies[3].ends_with("quotation marks: \"Issue #5 of the Gazette\"") && remedies[4].ends_with("anew: summary")
    );
}

#[test]
fn several_old_addresses_in_one_line_are_several() {
    let article = "---\ntitle: A\ndate: 2026-02-01\naliases: /en/feed.xml, /2019/a.html\n---\nText";
    folder(&[FLOOD, ("a.md", article)])
        .finds_alone("error: content/en/a.md: aliases[0]: /en/feed.xml is a file that publishing makes", "take it out");
}

#[test]
fn an_element_that_a_title_loses_is_told_how_to_write() {
    let publication =
        folder(&[FLOOD, ("a.md", "---\ntitle: \"Why <br> and the <title> element\"\ndate: 2026-02-01\n---\nText")]);
    publication.finds_alone(
        "warning: content/en/a.md: title: \"<title>\" in the title is taken for HTML, and left out",
        "write \"&lt;title&gt;\" in its place",
    );
}

#[test]
fn what_an_article_lacks_is_told_of_its_file() {
    let publication = folder(&[
        ("a.md", "A text.\n"),
        ("b.md", "---\ntitle: B\ndate: yesterday\ntitel: B\n---\nText"),
        ("c.md", "---\ntitle: C\ndate: 2024-05-01\ntitel: C\ncategory: irak\n---\nText"),
    ]);
    assert_eq!(
        located(&publication),
        [
            "warning: content/en/a.md: date: the item has no date: readers do not learn how old it is, and feed readers cannot sort it",
            "warning: content/en/a.md: title: the article has no title: its date stands in its place",
            "error: content/en/b.md:3:1: date: \"yesterday\" is no date that can be read",
            "warning: content/en/b.md:4:1: titel: \"titel\" means nothing here (nor in another file)",
            "warning: content/en/c.md:5:1: category: the edition en declares no category \"irak\": it has no name and no layout",
        ]
    );
    let remedies = publication.remedies();
    assert!(
        remedies[3].contains("did you mean \"title\"") && remedies[4].contains("did you mean \"iraq\""),
        "{remedies:?}"
    );
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
fn what_a_text_names_is_told_with_its_line() {
    let publication = folder(&[
        FLOOD,
        (
            "a.md",
            "---\ntitle: A\ndate: 2024-01-01\nimage: a.jpg\nimage_alt: \"\"\n---\nA\n\n[x](none.md) ![p](b.jpg)\n\n<form>x</form>\n",
        ),
    ]);
    assert_eq!(
        located(&publication),
        [
            "error: content/en/a.md:4:1: image: content/en/a.jpg does not exist",
            "error: content/en/a.md:9:5: the link to content/en/none.md leads nowhere",
            "error: content/en/a.md:9:19: content/en/b.jpg does not exist",
            "warning: content/en/a.md:11:1: a <form> is not shown; only its text stays",
        ]
    );
}

#[test]
fn what_readers_would_not_see_is_told_with_its_line() {
    let text = "---\ntitle: A\ndate: 2024-01-01\n---\n[الف](نیست.md) [a](#night) [b](#بخش) [c](#top).\n\n\
        Write to <your name>, [d](./) **«گیومه»**متن\n\n## The night\n\n[e](#the-night)\n\n<!-- note\n\nlost\n";
    let publication = folder(&[FLOOD, ("a.md", text)]);
    let mut found = located(&publication);
    found.sort_unstable();
    assert_eq!(
        found,
        [
            "error: content/en/a.md:5:7: the link to content/en/نیست.md leads nowhere",
            "error: content/en/a.md:7:27: the link to content/en/ leads nowhere",
            "warning: content/en/a.md:13:1: \"<!-- note\" begins a comment that never ends: what follows is not shown",
            "warning: content/en/a.md:5:20: the link to \"#night\" leads to no part of the text",
            "warning: content/en/a.md:5:32: the link to \"#بخش\" leads to no part of the text",
            "warning: content/en/a.md:7:10: <your> is taken for HTML, which has no such element: what stands between < and > is left out",
            "warning: content/en/a.md:7:31: \"**«گیومه»**\" is Markdown, and is shown as it stands",
        ]
    );
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
fn a_link_from_a_feed_to_an_articles_file_is_told() {
    let publication = folder(&[FLOOD]);
    let link = json!({ "id": "1", "title": "T", "date_published": "2025-01-01T00:00:00Z",
        "content_html": "<a href=\"content/en/flood.md\">x</a>" });
    publication.write("feeds/ar.json", &crate::publication::feed(&json!([link])));
    publication.finds_alone(
        "error: feeds/ar.json: items[0] \"1\".content_html: content/en/flood.md is not published: an article's text, of \
         which a page is made",
        "the article's page",
    );
}

#[test]
fn an_address_that_leads_nowhere_is_told_to_start_at_its_file() {
    let publication = folder(&[("a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n![p](zzz.jpg)\n")]);
    publication.finds_alone(
        "error: content/en/a.md: line 5, column 6: content/en/zzz.jpg does not exist",
        "it starts at the folder of this file",
    );
    let publication = folder(&[("a.md", "---\ntitle: A\ndate: 2024-01-01\n---\n[page](/en/page/99/)\n")]);
    publication.finds_alone(
        "error: content/en/a.md: line 5, column 8: the link to /en/page/99/ leads nowhere: there is no page 99 there",
        "it starts at the folder of this file",
    );
}

#[test]
fn a_date_that_cannot_be_read_is_told_once() {
    let publication = folder(&[("a.md", "---\ntitle: A\ndate: 2026-13-01\n---\nText\n")]);
    publication
        .finds_alone("error: content/en/a.md: date: \"2026-13-01\" is no date that can be read", "2026-05-01 09:00");
}

#[test]
fn a_day_of_the_persian_calendar_is_told_with_the_gregorian_one() {
    let publication = folder(&[
        ("a.md", "---\ntitle: A\ndate: 1405-03-01\n---\nText"),
        ("b.md", "---\ntitle: B\ndate: ۱۴۰۵-۰۳-۰۱ 09:00\n---\nText"),
        ("c.md", "---\ntitle: C\ndate: ۲۰۲۶-۰۵-۲۲\n---\nText"),
        ("1405-03-01-d.md", "---\ntitle: D\n---\nText"),
    ]);
    assert_eq!(
        located(&publication),
        [
            "error: content/en/1405-03-01-d.md: date: \"1405-03-01\", in the file's name, is read as a day of the Gregorian \
             calendar, and by that it was before anything was printed",
            "error: content/en/a.md:3:1: date: \"1405-03-01\" is read as a day of the Gregorian calendar, and by that it was \
             before anything was printed",
            "error: content/en/b.md:3:1: date: \"۱۴۰۵-۰۳-۰۱ 09:00\" is read as a day of the Gregorian calendar, and by that \
             it was before anything was printed",
            "error: content/en/c.md:3:1: date: \"۲۰۲۶-۰۵-۲۲\" is no date that can be read",
        ]
    );
    let remedies = publication.remedies();
    for remedy in &remedies[..3] {
        let expected = "write its day in the Gregorian calendar: 2026-05-22, if it is one of the Persian calendar, or";
        assert!(remedy.starts_with(expected), "{remedy}");
    }
    assert_eq!(remedies[3], "write it with the digits 0 to 9: 2026-05-22");
}

#[test]
fn what_is_shown_as_it_stands_is_told_with_its_line() {
    let text = "---\ntitle: A\ndate: 2024-01-01\n---\nA\n\n![x](my picture.jpg) ![y](/media/my picture.jpg)\n\n\
                {{< figure src=\"a.jpg\" >}}\n\n## B {#b}\n\n[to B](#b)\n";
    let publication = folder(&[("a.md", text)]);
    assert_eq!(
        located(&publication),
        [
            "warning: content/en/a.md:7:6: \"my picture.jpg\" is an address with a space in it: the picture is shown as the \
             text that stands here",
            "warning: content/en/a.md:7:27: \"/media/my picture.jpg\" is an address with a space in it: the picture is shown \
             as the text that stands here",
            "warning: content/en/a.md:9:1: \"{{< figure\" is a shortcode of another program, and is shown as it stands",
        ]
    );
    let remedies = publication.remedies();
    assert_eq!(remedies[0], "write \"<my picture.jpg>\", or \"my%20picture.jpg\"");
    let mut locator = Locator::new(publication.folder.path());
    let report = publication.report();
    let position = locator.position(&report.findings[0]).unwrap();
    assert_eq!(&position.excerpt[position.marked], "my picture.jpg");
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
fn a_text_that_stands_above_a_list_elsewhere_is_told() {
    let publication = folder(&[FLOOD, ("_index.md", "---\ntitle: All\n---\nWelcome.")]);
    publication.finds_alone(
        "warning: content/en/_index.md: its text is not published: Hugo and Zola show it above a list, and lists have none here",
        "write it as an article",
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
