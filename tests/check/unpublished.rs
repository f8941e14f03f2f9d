//! Drafts, what waits for its time, and what was taken back.

use crate::publication::{Publication, found, item};
use serde_json::json;

#[test]
fn drafts_and_what_waits_are_counted_and_looked_through() {
    let publication = Publication::of(&json!([
        item(
            "3",
            &json!({ "date_published": "2027-03-01T00:00:00Z", "image": "media/no.png", "_masthead": { "image_alt": "x", "image_width": 4, "image_height": 3 } })
        ),
        item("2", &json!({ "date_published": null, "_masthead": { "draft": true, "comments": "3" } })),
        item("1", &json!({}))
    ]));
    let report = publication.report_at("2026-12-01T00:00:00Z");
    assert_eq!(
        found(&report),
        [
            "error: feeds/en.json: items[0] \"3\".image: media/no.png does not exist",
            "warning: feeds/en.json: items[1] \"2\"._masthead.comments: \"3\" counts as missing",
        ]
    );
    assert_eq!((report.checked.items, report.checked.drafts, report.checked.waiting), (5, 1, 1));
    assert_eq!((report.unpublished.drafts.len(), report.unpublished.waiting.len()), (1, 1), "{:?}", report.unpublished);
    assert_eq!(publication.report_at("2027-03-01T00:00:00Z").checked.waiting, 0);
}

#[test]
fn a_year_that_is_far_ahead_may_be_meant_for_another() {
    let publication = Publication::of(&json!([
        item("2", &json!({ "date_published": "2206-01-01T00:00:00Z" })),
        item("1", &json!({}))
    ]));
    publication.finds_alone(
        "warning: feeds/en.json: items[0] \"2\".date_published: the date is more than a year ahead: the item waits until then",
        "the year",
    );
}

#[test]
fn a_link_to_what_nobody_sees_yet_is_told_unless_nobody_sees_it_either() {
    let link = |to: &str| format!("<p><a href=\"{to}\">x</a></p>");
    let publication = Publication::of(&json!([
        item("4", &json!({ "date_published": "2027-03-01T00:00:00Z", "content_html": link("/en/posts/3/") })),
        item("3", &json!({ "_masthead": { "draft": true }, "content_html": link("/en/posts/4/") })),
        item("2", &json!({ "content_html": link("/en/posts/3/") + &link("en/posts/4/#x") + &link("/en/about/") })),
        item("1", &json!({ "_masthead": { "withdrawn": true }, "content_html": link("/en/posts/3/") }))
    ]));
    publication.edit("feeds/pages.json", |feed| feed["items"][0]["_masthead"] = json!({ "draft": true }));
    publication.edit("site.json", |site| site["editions"][0]["menu"] = json!([{ "label": "x", "to": "/about" }]));
    let report = publication.report_at("2026-12-01T00:00:00Z");
    assert_eq!(
        found(&report),
        [
            "error: site.json: editions[0].menu[0].to: the link to /about leads nowhere yet: what is there is a draft",
            "error: feeds/en.json: items[2] \"2\".content_html: the link to /en/about/ leads nowhere yet: what is there is a draft",
            "error: feeds/en.json: items[2] \"2\".content_html: the link to /en/posts/3/ leads nowhere yet: what is there is a draft",
            "error: feeds/en.json: items[2] \"2\".content_html: the link to en/posts/4/#x leads nowhere yet: what is there waits until 2027-03-01T00:00:00Z",
        ]
    );
    assert!(report.findings[3].remedy.contains("until then"), "{}", report.findings[3].remedy);
    let on_its_day = found(&publication.report_at("2027-03-01T00:00:00Z"));
    assert_eq!(on_its_day.len(), 4, "{on_its_day:#?}");
    assert!(on_its_day[1].contains("items[0] \"4\".content_html: the link to /en/posts/3/"), "{on_its_day:#?}");
}

#[test]
fn the_lists_of_what_nobody_sees_are_not_there() {
    let tagged = |id: &str, extension: &serde_json::Value| {
        item(id, &json!({ "tags": [format!("Only {id}")], "_masthead": extension }))
    };
    let links: String = ["2", "3", "4"].iter().map(|id| format!("<a href=/en/tag/only-{id}/>x</a>")).collect();
    let publication = Publication::of(&json!([
        tagged("5", &json!({})),
        tagged("4", &json!({})),
        tagged("3", &json!({ "draft": true })),
        tagged("2", &json!({ "withdrawn": "It was wrong." })),
        item("1", &json!({ "content_html": links }))
    ]));
    publication.finds(&[
        "error: feeds/en.json: items[4] \"1\".content_html: the link to /en/tag/only-2/ leads nowhere: no item of the edition en has the tag \"only-2\"",
        "error: feeds/en.json: items[4] \"1\".content_html: the link to /en/tag/only-3/ leads nowhere: no item of the edition en has the tag \"only-3\"",
    ]);
    // Two articles a page: the four that have a place fill one of the archive, though one of them was taken back.
    for (page, faults) in [("1", 2), ("2", 3)] {
        publication.edit("feeds/en.json", |feed| {
            feed["items"][4]["content_html"] = json!(format!("{links}<a href=/en/page/{page}/>x</a>"));
        });
        assert_eq!(found(&publication.report()).len(), faults, "{page}: {:#?}", found(&publication.report()));
    }
}

#[test]
fn marks_of_another_kind_are_told() {
    let publication = Publication::of(&json!([item(
        "1",
        &json!({ "_masthead": { "draft": "no", "withdrawn": 5, "aliases": "/old/" } })
    )]));
    publication.finds(&[
        "warning: feeds/en.json: items[0] \"1\"._masthead.aliases: \"/old/\" counts as missing",
        "warning: feeds/en.json: items[0] \"1\"._masthead.draft: \"no\" counts as true",
        "error: feeds/en.json: items[0] \"1\"._masthead.withdrawn: it says neither yes nor why",
    ]);
    for draft in [json!(1), json!([true]), json!({})] {
        publication.edit("feeds/en.json", |feed| feed["items"][0]["_masthead"] = json!({ "draft": draft }));
        publication.finds_alone(
            "error: feeds/en.json: items[0] \"1\"._masthead.draft: it says neither yes nor no",
            "write true or false",
        );
    }
}

#[test]
fn the_day_of_a_draft_may_be_open() {
    let dated = |date: &str, draft: bool| {
        let fields = json!({ "date_published": date, "date_modified": "soon", "_masthead": { "draft": draft } });
        Publication::of(&json!([item("1", &fields)]))
    };
    for (draft, severity) in [(true, "warning"), (false, "error")] {
        let modified = format!("{severity}: feeds/en.json: items[0] \"1\".date_modified: \"soon\" counts as missing");
        dated("some day", draft).finds(&[
            &modified,
            &format!("{severity}: feeds/en.json: items[0] \"1\".date_published: \"some day\" counts as missing"),
        ]);
        dated("0026-01-01T10:00:00Z", draft).finds(&[
            &modified,
            &format!(
                "{severity}: feeds/en.json: items[0] \"1\".date_published: dates of a feed are those of the Gregorian \
                 calendar, and there 26 was before anything was printed"
            ),
        ]);
    }
}

#[test]
fn a_translation_that_waits_is_no_fault() {
    let publication =
        Publication::of(&json!([item("1", &json!({ "_masthead": { "draft": true, "translations": { "ar": "1" } } }))]));
    publication.edit("feeds/ar.json", |feed| feed["items"][0]["_masthead"] = json!({ "translations": { "en": "1" } }));
    publication.finds(&[]);
}

#[test]
fn a_feed_that_no_edition_reads_is_told_where_publishing_leaves_it_out() {
    let publication = Publication::new();
    publication.write("feeds/old.json", &json!({ "items": [item("1", &json!({}))] }));
    publication
        .write("feeds/drafts.json", &json!({ "items": [item("1", &json!({ "_masthead": { "draft": true } }))] }));
    publication.finds_alone(
        "warning: feeds/drafts.json: it is not published: a feed that no edition reads, with what is not published in it",
        "site.json",
    );
}

#[test]
fn an_article_that_no_edition_reads_is_told_where_publishing_leaves_it_out() {
    let link = "<a href=\"content/drafts/a.md\">x</a>";
    let publication = Publication::of(&json!([item("1", &json!({ "content_html": link }))]));
    publication.file("content/drafts/a.md", b"---\ntitle: A\n---\nText.\n");
    publication.file("README.md", b"# What this is\n");
    publication.finds(&[
        "warning: content/drafts/a.md: it is not published: an article's text in a folder that no edition reads",
        "error: feeds/en.json: items[0] \"1\".content_html: content/drafts/a.md is not published: an article's text in a folder that no edition reads",
    ]);
    assert!(publication.remedies().iter().all(|remedy| remedy.contains("name its folder in site.json")));
}

#[test]
fn an_article_by_its_look_and_not_by_its_name_is_told() {
    let publication = crate::content_folder::folder(&[
        crate::content_folder::FLOOD,
        ("scoop.md.txt", "---\ntitle: Scoop\ndraft: true\n---\n![x](scoop.gif)\n"),
        ("old.mkd", "+++\ntitle = \"Old\"\n+++\nText\n"),
        ("draft1.md (1)", "---\ntitle: Draft\n---\nText\n"),
        ("notes.md.txt", "What is to be done.\n"),
    ]);
    publication.file("content/en/scoop.gif", b"GIF89a\x02\0\x01\0\0\0\0");
    let told = |name: &str| {
        format!("warning: content/en/{name}: it is not published: an article's text by its look, and not by its name")
    };
    publication.finds(&[&told("draft1.md (1)"), &told("old.mkd"), &told("scoop.md.txt")]);
    let remedies = publication.remedies();
    for (remedy, name) in remedies.iter().zip(["draft1-1.md", "old.md", "scoop.md"]) {
        assert!(remedy.starts_with(&format!("name it {name};")), "{remedy}");
    }
    assert_eq!(publication.report().unpublished.files, ["content/en/scoop.gif"]);
}

#[test]
fn what_a_draft_lacks_keeps_nobody_from_publishing_and_what_was_taken_back_lacks_nothing() {
    let html = "<img src=\"media/b.png\" alt=\"\"><img src=\"pictures/c.png\" alt=\"\"><img src=\"pictures/d.png\" alt=\"\">\
                <a href=\"media/e.pdf\">e</a><a href=\"/en/posts/none/\">f</a>";
    let lacking = |id: &str, mark: &serde_json::Value| {
        let mut extension = json!({ "image_alt": "x", "image_width": 4, "image_height": 3 });
        extension.as_object_mut().unwrap().extend(mark.as_object().unwrap().clone());
        item(id, &json!({ "image": "media/a.tiff", "content_html": html, "_masthead": extension }))
    };
    let publication = Publication::of(&json!([
        lacking("3", &json!({ "draft": true })),
        lacking("2", &json!({ "withdrawn": true })),
        item("1", &json!({}))
    ]));
    let report = publication.report();
    assert!(!report.has_errors() && report.findings.len() >= 6, "{:#?}", found(&report));
    assert!(found(&report).iter().all(|fault| fault.contains("items[0] \"3\"")), "{:#?}", found(&report));
    publication.edit("feeds/en.json", |feed| feed["items"][0]["_masthead"]["draft"] = json!(false));
    assert!(publication.report().has_errors());
}

#[test]
fn what_is_kept_back_with_drafts_is_named() {
    let gif = b"GIF89a\x02\0\x01\0\0\0\0";
    let picture = |name: &str| format!("<img src=\"media/{name}\" alt=\"\">");
    let publication = Publication::of(&json!([
        item(
            "3",
            &json!({ "_masthead": { "draft": true }, "content_html":
            picture("a.gif") + &picture("paged.gif") + &picture("shared.gif") + &picture("logo.gif") + "<a href=\"media/b.pdf\">b</a>" })
        ),
        item("2", &json!({ "_masthead": { "withdrawn": true }, "content_html": picture("c.gif") })),
        item("1", &json!({ "content_html": picture("shared.gif") }))
    ]));
    publication.edit("site.json", |site| site["logo"] = json!("media/logo.gif"));
    publication.file("old/page.html", b"<img src=\"../media/paged.gif\">");
    for name in ["a.gif", "b.pdf", "c.gif", "paged.gif", "shared.gif", "logo.gif", "unnamed.gif"] {
        publication.file(&format!("media/{name}"), gif);
    }
    let report = publication.report();
    assert_eq!(found(&report), [""; 0]);
    assert_eq!(report.unpublished.files, ["media/a.gif", "media/b.pdf", "media/c.gif"]);
}

#[test]
fn what_is_kept_back_with_articles_that_no_edition_reads_is_named() {
    let gif = b"GIF89a\x02\0\x01\0\0\0\0";
    let publication =
        Publication::of(&json!([item("1", &json!({ "content_html": "<img src=\"drafts/shared.gif\" alt=\"\">" }))]));
    let text = "---\ntitle: A\ndraft: true\n---\n![x](a.gif) ![x](shared.gif) [x](/media/paged.pdf)\n";
    publication.file("drafts/a.md", text.as_bytes());
    let draft = json!({ "_masthead": { "draft": true }, "content_html": "<img src=\"media/feed.gif\" alt=\"\">" });
    publication.write("feeds/drafts.json", &json!({ "items": [item("1", &draft)] }));
    publication.file("old/page.html", b"<a href=../media/paged.pdf>x</a>");
    for name in ["drafts/a.gif", "drafts/shared.gif", "drafts/unnamed.gif", "media/paged.pdf", "media/feed.gif"] {
        publication.file(name, gif);
    }
    assert_eq!(publication.report().unpublished.files, ["drafts/a.gif", "media/feed.gif"]);
}

#[test]
fn articles_below_a_feed_that_is_named_wrongly_are_told_by_that_alone() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["editions"][0]["feed"] = json!("content/en/");
        site["editions"][1]["feed"] = json!("content/ar");
    });
    for name in ["en/a.md", "ar-IQ/a.md", "ar-IQ/2025/b.md"] {
        publication.file(&format!("content/{name}"), b"---\ntitle: A\ndate: 2025-01-01\n---\nText.\n");
    }
    publication.file("content/pages/x.html", b"<!doctype html><title>x</title><p>x");
    publication.finds_alone(
        "error: site.json: editions[1].feed: content/ar does not exist",
        "did you mean \"content/ar-IQ/\"? Else",
    );
    // Two folders cannot both be meant by one name.
    publication.file("content/notes/c.md", b"---\ntitle: C\n---\nText.\n");
    let stray = |name: &str| {
        format!("warning: content/{name}: it is not published: an article's text in a folder that no edition reads")
    };
    publication.finds(&[
        "error: site.json: editions[1].feed: content/ar does not exist",
        &stray("ar-IQ/2025/b.md"),
        &stray("ar-IQ/a.md"),
        &stray("notes/c.md"),
    ]);
}

#[test]
fn articles_of_an_edition_that_cannot_be_read_are_told_by_its_fault_alone() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        site["editions"][0]["feed"] = json!("content/en/");
        site["editions"][1]["feed"] = json!(5);
    });
    publication.file("content/en/a.md", b"---\ntitle: A\ndate: 2025-01-01\n---\nText.\n");
    publication.file("content/ar/a.md", b"---\ntitle: A\n---\nText.\n");
    let found = found(&publication.report());
    assert!(
        !found.is_empty() && found.iter().all(|fault| fault.starts_with("error: site.json: editions[1].feed")),
        "{found:#?}"
    );
}

#[test]
fn what_a_draft_leaves_open_keeps_nobody_from_publishing() {
    let files = |draft: &str| {
        crate::content_folder::folder(&[(
            "a.md",
            &format!("---\ntitle: A\ndate: next week\n{draft}translations: {{ar: not-yet}}\n---\nText\n"),
        )])
    };
    let report = files("draft: true\n").report();
    assert!(!report.has_errors() && report.findings.len() == 2, "{:#?}", found(&report));
    assert_eq!(files("").report().count(masthead::program::Severity::Error), 2);
    let open = |draft: bool| {
        let extension = json!({ "draft": draft, "translations": { "ar": "not-yet" } });
        Publication::of(&json!([
            item("2", &json!({ "date_published": "next week", "_masthead": extension })),
            item("1", &json!({}))
        ]))
    };
    let report = open(true).report();
    assert!(!report.has_errors() && report.findings.len() == 2, "{:#?}", found(&report));
    assert_eq!(open(false).report().count(masthead::program::Severity::Error), 2);
}

#[test]
fn what_the_former_program_needs_is_named_with_what_leaves_it_out() {
    let publication = Publication::new();
    publication.edit("site.json", |site| site["ignore"] = json!(["*.psd"]));
    for name in ["hugo.toml", "_config.yml", "_data/a.yml", "Gemfile", "package.json", "themes/a/theme.toml"] {
        publication.file(name, b"x");
    }
    publication.finds_alone(
        "warning: site.json: ignore: what the program needs that made the site before (Jekyll, Hugo, Zola) is published, by \
         its name: package.json, _data/, themes/",
        "\"ignore\": [\"*.psd\",\"/package.json\",\"/_data/\",\"/themes/\"]",
    );
    publication
        .edit("site.json", |site| site["ignore"] = json!(["*.psd", "/package.json", "/_data/", "/themes/"]))
        .finds(&[]);
}
