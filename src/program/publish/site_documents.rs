//! `site.json`, as publishing reads it and as the app gets it.
//!
//! They are edited as JSON, not as [`Site`](crate::model::publication::Site): keys that an owner added stay.

use crate::model::byte_order_mark::without_byte_order_mark;
use serde_json::{Map, Value, json};

/// `site.json` in the two forms that publishing needs.
pub struct SiteDocuments {
    /// With the feeds the pages are made from.
    pub with_feeds: String,
    /// For the app, which finds its documents beside the pages.
    pub published: String,
    /// The publication's public address.
    pub base_url: Option<String>,
}

impl SiteDocuments {
    /// Both forms of the owner's `site.json`. `base_url` takes the place of the one in it.
    pub fn new(text: &str, base_url: Option<&str>) -> Self {
        // Text that is no object is refused, with the reason, when `Loader` reads it.
        let Ok(Value::Object(mut site)) = serde_json::from_str(without_byte_order_mark(text)) else {
            return Self { with_feeds: text.to_owned(), published: String::new(), base_url: None };
        };
        if let Some(base_url) = base_url {
            site.insert("base_url".to_owned(), json!(base_url));
        }
        let base_url = site.get("base_url").and_then(Value::as_str).map(str::to_owned);
        site.insert("documents".to_owned(), json!("pages"));
        let with_feeds = Value::Object(site.clone()).to_string();
        site.remove("$schema");
        site.remove("ignore");
        site.remove("media");
        site.remove("media_hosts");
        site.remove("redirects");
        for edition in objects(&mut site, "editions") {
            let code = edition.get("code").and_then(Value::as_str).unwrap_or_default();
            let feed = json!(format!("{code}/feed.json"));
            edition.insert("feed".to_owned(), feed);
            edition.remove("page_url");
            edition.remove("pages");
            for category in objects(edition, "categories") {
                category.remove("feed");
                category.remove("page_url");
            }
        }
        Self { with_feeds, published: Value::Object(site).to_string(), base_url }
    }
}

/// The objects in a list of an object.
fn objects<'a>(object: &'a mut Map<String, Value>, list: &str) -> impl Iterator<Item = &'a mut Map<String, Value>> {
    let list = object.get_mut(list).and_then(Value::as_array_mut);
    list.into_iter().flatten().filter_map(Value::as_object_mut)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_app_gets_no_feeds_and_all_that_an_owner_added() {
        let text = r#"{"$schema": "s", "ignore": ["drafts/"], "media": "copy", "media_hosts": [], "redirects": {"/a": "/en/"}, "name": "N", "mine": 1, "editions": [{"code": "en", "feed": "feeds/en.json",
            "page_url": "p", "pages": "feeds/pages.json", "categories": [{"slug": "a", "feed": "f", "page_url": "p"}]}]}"#;
        let SiteDocuments { with_feeds, published, .. } = SiteDocuments::new(text, Some("https://a.example/"));
        let published: Value = serde_json::from_str(&published).unwrap();
        assert_eq!(
            published,
            json!({ "name": "N", "mine": 1, "base_url": "https://a.example/", "documents": "pages",
                    "editions": [{ "code": "en", "feed": "en/feed.json", "categories": [{ "slug": "a" }] }] })
        );
        let with_feeds: Value = serde_json::from_str(&with_feeds).unwrap();
        assert_eq!(with_feeds["editions"][0]["feed"], "feeds/en.json");
        assert_eq!(with_feeds["base_url"], "https://a.example/");
    }
}
