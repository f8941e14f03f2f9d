//! What is wrong in the text of an article.

use crate::content_folder::{FLOOD, folder, located};
use masthead::program::check::Locator;
use serde_json::json;

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
fn a_merge_that_was_not_finished_is_told_of_articles_and_documents_alike() {
    let conflict = |own: &str, other: &str| format!("<<<<<<< HEAD\n{own}\n=======\n{other}\n>>>>>>> other\n");
    let text = format!("---\ntitle: A\ndate: 2024-01-01\n---\nA\n\n{}", conflict("B", "C"));
    let keys = format!("---\n{}date: 2024-01-01\n---\nA\n", conflict("title: A", "title: B"));
    let toml = format!("+++\n{}+++\nA\n", conflict("title = \"A\"", "title = \"B\""));
    let code = format!("---\ntitle: A\ndate: 2024-01-01\n---\n```\n{}```\n", conflict("B", "C"));
    let html = format!("---\ntitle: A\ndate: 2024-01-01\n---\n{}", conflict("<p>B", "<p>C"));
    let publication =
        folder(&[FLOOD, ("a.md", &text), ("b.md", &keys), ("c.md", &toml), ("d.md", &code), ("e.html", &html)]);
    publication.file("feeds/ar.json", format!("{{\n{}}}", conflict("\"items\": []", "\"items\": [{}]")).as_bytes());
    let told = "Git's marks of a conflict stand here (<<<<<<<, =======, >>>>>>>): a merge was not finished";
    let at = |place: &str| format!("error: {place}:1: {told}");
    assert_eq!(
        located(&publication),
        ["content/en/a.md:7", "content/en/b.md:2", "content/en/c.md:2", "content/en/e.html:5", "feeds/ar.json:2"]
            .map(at)
    );
    assert!(publication.remedies().iter().all(|remedy| remedy.starts_with("leave one of the two texts")));
}

#[test]
fn all_that_is_shown_as_it_stands_is_told_with_its_line() {
    let text = "---\ntitle: A\ndate: 2024-01-01\n---\n**«گلستان»**ش\n\n**هشدار:**متن\n\n*«نقل»*ی\n\n\
        [gallery ids=\"1,2\"]\n\n[embed]x[/embed]\n\n[audio mp3=\"x.mp3\"]\n\n{% include x %}\n\n[a]({{ site.url }}/b)\n\n\
        [x][ref]\n";
    let publication = folder(&[("a.md", text)]);
    let lines: Vec<_> = located(&publication)
        .iter()
        .map(|fault| fault.split(':').nth(2).and_then(|line| line.parse::<usize>().ok()).unwrap_or_default())
        .collect();
    let mut sorted = lines.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, [5, 7, 9, 11, 13, 15, 17, 19, 21], "{:#?}", located(&publication));
}

#[test]
fn a_footnote_that_nothing_refers_to_is_told_once() {
    let text = "---\ntitle: A\ndate: 2024-01-01\n---\nA[^1].\n\n[^1]: a\n\n[^unused]: b\n";
    folder(&[("a.md", text)]).finds_alone(
        "warning: content/en/a.md: line 9, column 1: nothing refers to the footnote \"[^unused]\": it stands at the end, \
         and nobody is led to it",
        "where it belongs",
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
