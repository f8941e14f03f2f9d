//! An article that cannot be read is one fault: whatever leads to it is right once it is mended.

use crate::{
    content_folder::{FLOOD, folder, located},
    publication::{Publication, found, item},
};
use serde_json::json;

/// An article with that text and more keys.
fn article(keys: &str, text: &str) -> String {
    format!("---\ntitle: A\ndate: 2024-01-01\n{keys}---\n{text}\n")
}

/// A publication whose articles lead to the English one about a flood, in every way that there is.
fn linked() -> Publication {
    let links = "[x](flood.md) [y](/en/posts/flood/) [z](/content/en/flood.md) [rain](/en/tag/rain)";
    let publication = folder(&[("flood.md", &article("tags: [rain]\n", "Water.")), ("river.md", &article("", links))]);
    publication.edit("site.json", |site| {
        site["editions"][1]["feed"] = json!("content/ar/");
        site["editions"][0]["menu"] = json!([{ "label": "The flood", "to": "/posts/flood" }]);
        site["redirects"] = json!({ "/old/": "/en/posts/flood/" });
    });
    for (name, translation) in [("sayl", "flood"), ("nahr", "../en/river.md")] {
        let keys = format!("translations: {{en: {translation}}}\n");
        publication.file(&format!("content/ar/{name}.md"), article(&keys, "نص").as_bytes());
    }
    publication
}

#[test]
fn what_leads_to_a_broken_article_waits_until_it_is_mended() {
    let publication = linked();
    publication.finds(&[]);
    publication.file("content/en/flood.md", b"---\ntitle: The flood: a report\n---\nWater.\n");
    publication.finds(&[
        "error: content/en/flood.md: line 2, column 17: it is not YAML: mapping values are not allowed in this context",
    ]);
    // What cannot be about it is told all the same.
    publication.file("content/en/bridge.md", article("", "[x](/en/posts/quake) [y](/en/posts/storm)").as_bytes());
    let others = located(&publication);
    assert!(
        others.len() == 3 && others[0].contains("/en/posts/quake") && others[1].contains("/en/posts/storm"),
        "{others:#?}"
    );
}

#[test]
fn a_link_to_an_old_address_of_a_broken_article_waits_too() {
    let keys = "aliases: [/en/posts/high-water/, \"en/posts/deluge\"]\nredirect_from:\n  - /2019/flood.html\n";
    let links = "[x](/en/posts/high-water/) [y](/en/posts/deluge) [z](/2019/flood.html#a)";
    let publication = folder(&[("flood.md", &article(keys, "Water.")), ("river.md", &article("", links))]);
    publication.finds(&[]);
    let broken = format!("---\ntitle: The flood: a report\n{keys}---\nAs in /2019/rain.html\n");
    publication.file("content/en/flood.md", broken.as_bytes());
    let fault =
        "error: content/en/flood.md: line 2, column 17: it is not YAML: mapping values are not allowed in this context";
    publication.finds(&[fault]);
    // An address that it does not have is told all the same.
    publication.file("content/en/bridge.md", article("", "[x](/2019/rain.html)").as_bytes());
    let others = located(&publication);
    assert!(others.len() == 2 && others[0].contains("the link to /2019/rain.html leads nowhere"), "{others:#?}");
}

#[test]
fn an_article_without_a_name_of_its_own_is_no_dead_end() {
    let publication = folder(&[
        FLOOD,
        ("old/flood.md", &article("", "Text")),
        ("a.md", &article("", "[x](old/flood.md) [y](/en/posts/flood-2)")),
    ]);
    let found = found(&publication.report());
    let [fault] = &found[..] else { panic!("{found:#?}") };
    assert!(fault.contains("content/en/old/flood.md: slug: its name in addresses"), "{fault}");
}

#[test]
fn a_feed_of_json_may_lead_to_a_broken_article_too() {
    let publication = folder(&[("flood.md", "---\ntitle: A: B\n---\n")]);
    let link = json!({ "content_html": "<a href=/en/posts/flood>x</a> <a href=content/en/flood.md>y</a>" });
    publication.write("feeds/ar.json", &crate::publication::feed(&json!([item("1", &link)])));
    let found = found(&publication.report());
    assert!(found.len() == 1 && found[0].contains("it is not YAML"), "{found:#?}");
}

#[test]
fn a_feed_whose_only_article_cannot_be_read_is_not_empty() {
    let publication = folder(&[]);
    publication.edit("site.json", |site| site["editions"][0]["menu"] = json!([{ "label": "x", "to": "/posts/flood" }]));
    publication.file("content/en/flood.md", b"---\ntitle: A\n---\n\xff");
    publication.finds(&["error: content/en/flood.md: line 4, column 1: it is not UTF-8"]);
}

#[test]
fn a_fault_of_site_json_hides_no_folder() {
    let publication = linked();
    for broken in [json!({ "code": "ar", "lang": 5 }), json!({ "code": "A R" }), json!({ "feed": 5 })] {
        publication.edit("site.json", |site| {
            let mut edition = json!({ "code": "ar", "lang": "ar", "label": "عربي", "feed": "content/ar/" });
            edition.as_object_mut().unwrap().extend(broken.as_object().unwrap().clone());
            site["editions"][1] = edition;
        });
        let found = found(&publication.report());
        assert!(found.len() == 1 && found[0].starts_with("error: site.json: editions[1]."), "{broken}: {found:#?}");
    }
}
