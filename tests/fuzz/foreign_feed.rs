//! Feeds from elsewhere: RSS, Atom and JSON Feed as another site writes them.

use masthead::{
    model::feed::{Item, read_feed},
    program::remote_feed::read_document,
};
use serde::Deserialize;
use serde_json::Value;
use std::sync::LazyLock;
use url::Url;

/// Where what is read came from.
pub static ADDRESS: LazyLock<Url> =
    LazyLock::new(|| Url::parse("https://elsewhere.example/news/feed?key=secret").unwrap());

pub fn read(bytes: &[u8]) {
    let document = match read_document(bytes, &ADDRESS) {
        Ok(document) => document,
        Err(fault) => return assert!(!fault.to_string().is_empty()),
    };
    let home = document.fields["home_page_url"].as_str().expect("where its site is");
    assert!(Url::parse(home).is_ok(), "{home}");
    let written = serde_json::to_vec(&document.fields).unwrap();
    // What is kept for another day is what was fetched, and stays so.
    let again = read_document(&written, &ADDRESS).unwrap();
    assert_eq!(Value::Object(again.fields), Value::Object(document.fields));
    let mut items = 0;
    read_feed(written.as_slice(), |_, value: Value| items += usize::from(Item::deserialize(&value).is_ok())).unwrap();
    assert!(items <= bytes.len());
}
