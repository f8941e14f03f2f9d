//! What is wrong above the text of an article.

use crate::content_folder::{FLOOD, folder, located};

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
fn keys_in_json_are_told_and_no_part_of_the_text() {
    let publication = folder(&[FLOOD, ("a.md", "{\n  \"title\": \"A\",\n  \"date\": \"2024-05-01\"\n}\n\nText\n")]);
    assert_eq!(
        located(&publication),
        ["error: content/en/a.md:1:1: its keys are JSON, which is not read above a text"]
    );
    assert!(publication.remedies()[0].starts_with("write them as YAML"));
}

#[test]
fn keys_of_a_section_that_cannot_be_read_may_keep_its_articles_back() {
    let publication =
        folder(&[FLOOD, ("_index.md", "{\n  \"draft\": true\n}\n"), ("news/_index.md", "---\na: b: c\n---\n")]);
    assert_eq!(
        located(&publication),
        [
            "error: content/en/_index.md:1:1: its keys are JSON, which is not read above a text",
            "error: content/en/news/_index.md:2:5: it is not YAML: mapping values are not allowed in this context",
        ]
    );
}
