//! Addresses that something stood at once: the aliases of items, and the redirects of site.json.

use crate::publication::{Publication, feed, item};
use serde_json::{Value, json};

fn with(aliases: &Value, redirects: &Value) -> Publication {
    let publication =
        Publication::of(&json!([item("2", &json!({ "_masthead": { "aliases": aliases } })), item("1", &json!({}))]));
    publication.edit("site.json", |site| site["redirects"] = redirects.clone());
    publication
}

#[test]
fn where_nothing_stands_any_more_something_may_lead_on() {
    with(
        &json!(["/en/posts/old/", "2019/a.html", "/en/tag/gone"]),
        &json!({ "/shop/": "https://shop.example/", "en/old-about": "/en/about/", "/feed": "/en/feed.xml", "/paper": "media/a.pdf#page=2" }),
    )
    .finds(&["error: site.json: redirects[\"/paper\"]: the link to media/a.pdf#page=2 leads nowhere"]);
}

#[test]
fn nothing_leads_on_from_where_something_stands() {
    let publication = with(
        &json!([
            "/en/posts/2/",
            "/en/posts/1",
            "/en/about/",
            "/media/a.txt",
            "/media/a.txt/b/",
            "/en/",
            "/sitemap.xml",
            "/"
        ]),
        &json!({ "/en/category/iraq/": "/en/", "/en/archive/": "/en/", "/ar/page/9/": "/ar/" }),
    );
    publication.file("media/a.txt", b"x");
    publication.finds(&[
        "error: site.json: redirects[\"/en/archive/\"]: there is a page at /en/archive/",
        "error: site.json: redirects[\"/en/category/iraq/\"]: there is a page at /en/category/iraq/",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[0]: /en/posts/2/ leads to itself",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[1]: there is a page at /en/posts/1/",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[2]: there is a page at /en/about/",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[3]: /media/a.txt is where media/a.txt lies",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[4]: /media/a.txt/b/ is where media/a.txt lies",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[5]: there is a page at /en/",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[6]: /sitemap.xml is a file that publishing makes",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[7]: nothing leads on from \"/\": it is no address that a page can have",
    ]);
}

#[test]
fn nothing_leads_on_from_a_file_where_a_folder_lies() {
    let publication = with(&json!(["/old.html", "/old/", "/older.html"]), &json!({}));
    publication.file("old.html/a.txt", b"x");
    publication.file("old/index.html/b.txt", b"x");
    publication.file("older.html.txt", b"x");
    publication.finds(&[
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[0]: /old.html is where old.html/a.txt lies",
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[1]: /old/ is where old/index.html/b.txt lies",
    ]);
}

#[test]
fn nothing_leads_on_from_a_file_beside_a_page() {
    let files = [
        "feed.xml",
        "category/iraq/feed.json",
        "posts/1/related.json",
        "recent.json",
        "posts/1/index.json",
        "404.html",
    ];
    let aliases: Vec<_> = files.iter().map(|file| format!("/en/{file}")).collect();
    let expected = |(index, alias)| {
        format!(
            "error: feeds/en.json: items[0] \"2\"._masthead.aliases[{index}]: {alias} is a file that publishing makes"
        )
    };
    let expected: Vec<_> = aliases.iter().enumerate().map(expected).collect();
    with(&json!(aliases), &json!({})).finds(&expected.iter().map(String::as_str).collect::<Vec<_>>());
    // Where there is no such page, there is no file either, nor is there one of that name beside every page.
    with(&json!(["/en/posts/9/index.html", "/en/about/feed.html"]), &json!({})).finds(&[]);
}

#[test]
fn large_letters_alone_make_no_other_address_everywhere() {
    let publication = with(&json!(["/en/posts/A1/", "/EN/posts/1/", "/en/Old/"]), &json!({}));
    publication.edit("feeds/en.json", |feed| feed["items"][0]["id"] = json!("a1"));
    let everywhere = "are one address where large letters and small ones are the same, as on Windows and macOS: one of the two pages is missing there";
    publication.finds(&[
        &format!(
            "warning: feeds/en.json: items[0] \"a1\"._masthead.aliases[0]: /en/posts/A1/ and /en/posts/a1/ {everywhere}"
        ),
        &format!(
            "warning: feeds/en.json: items[0] \"a1\"._masthead.aliases[1]: /EN/posts/1/ and /en/posts/1/ {everywhere}"
        ),
    ]);
}

#[test]
fn an_old_address_leads_to_one_place() {
    let publication = with(&json!(["/old/", "/old", "/older/"]), &json!({ "/older": "/en/about/" }));
    publication.edit("feeds/en.json", |feed| feed["items"][1]["_masthead"] = json!({ "aliases": ["old/index.html"] }));
    publication.finds(&[
        "error: feeds/en.json: items[0] \"2\"._masthead.aliases[2]: /older/ leads on already, by site.json: redirects[\"/older\"]",
        "error: feeds/en.json: items[1] \"1\"._masthead.aliases[0]: /old/index.html leads on already, by feeds/en.json: items[0] \"2\"._masthead.aliases[0]",
    ]);
}

#[test]
fn what_a_categorys_feed_repeats_is_no_second_claim() {
    let publication = with(&json!(["/old/"]), &json!({}));
    publication.edit("site.json", |site| site["editions"][0]["categories"][0]["feed"] = json!("feeds/iraq.json"));
    publication.write("feeds/iraq.json", &feed(&json!([item("2", &json!({ "_masthead": { "aliases": ["/old/"] } }))])));
    publication.finds(&[]);
}

#[test]
fn hostile_addresses_are_refused() {
    let outside = "it is not in the publication's folder, and no page of it can stand there";
    let none = "it is no address that a page can have";
    for (old, reason) in [
        ("//evil.example/", outside),
        ("javascript:alert(1)", outside),
        ("https://gazette.example/old/", outside),
        ("/../old/", outside),
        ("/a/%2e%2e/b", outside),
        ("\\\\evil", outside),
        ("/a\nb", none),
        ("/a%0ab", none),
        ("/a%2fb", none),
    ] {
        let expected = format!("error: site.json: redirects[\"{old}\"]: nothing leads on from \"{old}\": {reason}")
            .replace('\n', "\\n");
        with(&json!([]), &json!({ old: "/en/" })).finds_alone(&expected, "from the folder of site.json");
        let expected = format!(
            "error: feeds/en.json: items[0] \"2\"._masthead.aliases[0]: nothing leads on from \"{old}\": {reason}"
        )
        .replace('\n', "\\n");
        with(&json!([old]), &json!({})).finds_alone(&expected, "from the folder of site.json");
    }
    for new in ["//evil.example/", "javascript:alert(1)", "mailto:a@b.example", "data:text/html,x", ""] {
        let expected =
            format!("error: site.json: redirects[\"/old/\"]: \"{new}\" is no address that a page may lead to");
        with(&json!([]), &json!({ "/old/": new })).finds_alone(&expected, "https://");
    }
}

#[test]
fn a_query_tells_no_pages_apart() {
    with(&json!(["/article.php?id=5"]), &json!({})).finds_alone(
        "warning: feeds/en.json: items[0] \"2\"._masthead.aliases[0]: nothing leads on from \"/article.php?id=5\": what stands after ? or # does not tell pages apart, for hosts answer both with one file",
        "of your own",
    );
}

#[test]
fn what_no_page_is_called_needs_a_host_with_rules() {
    with(&json!(["/article.php"]), &json!({})).finds_alone(
        "warning: feeds/en.json: items[0] \"2\"._masthead.aliases[0]: /article.php is called as no page is: it leads on where the host reads _redirects or .htaccess, or is told by _nginx.conf or _Caddyfile, and nowhere else",
        "GitHub Pages",
    );
}

#[test]
fn a_new_address_leads_somewhere_and_at_once() {
    with(
        &json!(["/alias/"]),
        &json!({ "/a/": "/en/posts/9/", "/b/": "/alias/", "/c/": "/b", "/d/": "/e/", "/e/": "/d/", "/f/": "/f", "/g/": "media/no.pdf" }),
    )
    .finds(&[
        "error: site.json: redirects[\"/a/\"]: the link to /en/posts/9/ leads nowhere: the edition en has no item \"9\"",
        "warning: site.json: redirects[\"/b/\"]: /b/ leads to /alias/, which is an old address too",
        "warning: site.json: redirects[\"/c/\"]: /c/ leads to /alias/, which is an old address too",
        "error: site.json: redirects[\"/d/\"]: /d/ leads round in a circle, and nowhere",
        "error: site.json: redirects[\"/e/\"]: /e/ leads round in a circle, and nowhere",
        "error: site.json: redirects[\"/f/\"]: /f/ leads to itself",
        "error: site.json: redirects[\"/g/\"]: the link to media/no.pdf leads nowhere",
    ]);
}

#[test]
fn a_link_to_an_old_address_is_led_on() {
    let publication =
        with(&json!(["/en/posts/old/", "/2019/a.html", "/a.php"]), &json!({ "/shop/": "https://shop.example/" }));
    publication.edit("feeds/en.json", |feed| {
        let html = "<a href=/en/posts/old/#x>1</a> <a href=2019/a.html>2</a> <a href=a.php>3</a> <a href=/shop>4</a> <a href=/shops>5</a>";
        feed["items"][1]["content_html"] = json!(html);
        feed["items"][0]["_masthead"]["aliases"].as_array_mut().unwrap().pop();
    });
    publication.finds(&[
        "error: feeds/en.json: items[1] \"1\".content_html: the link to /shops leads nowhere",
        "error: feeds/en.json: items[1] \"1\".content_html: the link to a.php leads nowhere",
    ]);
}

#[test]
fn a_redirect_that_leads_nowhere_is_told_in_its_own_words() {
    for (to, remedy) in [
        ("/en/abuot", "did you mean \"/en/about\"? Correct the address"),
        ("/en/posts/none", "correct the address (it starts at the folder of site.json)"),
    ] {
        let publication = with(&json!([]), &json!({ "/old/": to }));
        let expected =
            format!("error: site.json: redirects[\"/old/\"]: the link to {to} leads nowhere: the edition en has no");
        let report = publication.report();
        let [fault] = &report.findings[..] else { panic!("{:#?}", report.findings) };
        assert!(fault.to_string().starts_with(&expected) && fault.remedy.starts_with(remedy), "{fault:#?}");
    }
}

#[test]
fn a_redirect_of_another_kind_is_told() {
    with(&json!([]), &json!({ "/old/": 5 }))
        .finds(&["error: site.json: redirects./old/: 5 is not text in quotation marks"]);
    with(&json!([]), &json!(["/old/"])).finds(&["error: site.json: redirects: a list is not an object: { … }"]);
}

#[test]
fn from_the_old_address_of_a_draft_nobody_is_led_on() {
    let publication = with(&json!(["/old/"]), &json!({}));
    publication.edit("feeds/en.json", |feed| {
        feed["items"][0]["_masthead"]["draft"] = json!(true);
        feed["items"][1]["content_html"] = json!("<a href=/old/>x</a>");
    });
    publication.finds(&["error: feeds/en.json: items[1] \"1\".content_html: the link to /old/ leads nowhere"]);
}

#[test]
fn a_name_that_is_none_on_windows_is_told() {
    with(&json!(["/a/x:y/"]), &json!({})).finds_alone(
        "warning: feeds/en.json: items[0] \"2\"._masthead.aliases[0]: /a/x:y/ is not a name everywhere: Windows has no : in names",
        "rule for your host",
    );
}

#[test]
fn a_pattern_is_told_to_be_taken_for_one_address() {
    let publication = with(&json!(["/old/:slug/"]), &json!({ "/old/*": "/en/", "/a*b/": "/en/" }));
    publication.finds(&[
        "warning: site.json: redirects[\"/a*b/\"]: /a*b/ is not a name everywhere: Windows has no * in names",
        "warning: site.json: redirects[\"/old/*\"]: /old/*/ looks like a pattern, and is taken for one address, as it is written",
        "warning: feeds/en.json: items[0] \"2\"._masthead.aliases[0]: /old/:slug/ looks like a pattern, and is taken for one address, as it is written",
    ]);
    assert!(publication.remedies()[1].starts_with("write each address by itself"));
}
