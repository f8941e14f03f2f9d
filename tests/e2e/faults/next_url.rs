//! A feed of documents one after the other, one of which leads where nobody may follow.

use super::{
    case::Case,
    document::Document,
    table::agrees,
    turned::{Way, sees},
};
use crate::{
    browser::{Browser, in_chromium},
    publication::{one_edition, publication},
    server::Fault,
};
use serde_json::{Value, json};

/// To the page that is in the third document; the second one names it.
const WAY: Way =
    Way { document: Document::NextUrl, from: "/en/", to: "/en/page/3/", file: "feeds/second.json", content: "main" };

/// A document with one article.
fn document(title: &str, next_url: &Value) -> String {
    let item = json!({ "id": title, "title": title, "content_text": "Text." });
    json!({ "items": [item], "next_url": next_url }).to_string()
}

async fn a_next_url_that_leads_astray(browser: Browser) {
    let mut site = one_edition();
    site["page_size"] = json!(1);
    let third = ("feeds/third.json", document("Third", &json!(null)));
    let files = [
        ("feeds/en.json", document("First", &json!("second.json"))),
        (WAY.file, document("Second", &json!("third.json"))),
        third.clone(),
    ];
    let server = publication("next-url", &site, &files);
    // It has what is looked for, and lets every page read it.
    let other = publication("next-url-elsewhere", &site, &[third]);
    let case = |name, next: &str| Case { name, fault: Fault::Content(document("Second", &json!(next)).into_bytes()) };
    let cases = vec![
        case("it leads to the document that it stands in", "second.json"),
        case("it leads back to the first document", "en.json"),
        case("it leads to another host", &other.address("/feeds/third.json")),
    ];
    agrees(Document::NextUrl, &sees(browser, server, &WAY, cases).await);
    let asked: Vec<_> = other.requests().into_iter().map(|request| request.path).collect();
    assert_eq!(asked, [""; 0], "of the other host");
}

in_chromium! {
    a_next_url_that_leads_astray,
}
