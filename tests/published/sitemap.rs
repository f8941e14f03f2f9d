//! The sitemap.

use crate::publication::{BASE, is_hidden, is_redirect, pages, sample};
use std::{collections::BTreeSet, fs};

#[test]
fn the_sitemap_lists_every_address_once() {
    let text = fs::read_to_string(sample().join("sitemap.xml")).unwrap();
    let mut listed = Vec::new();
    for entity in sitemap::reader::SiteMapReader::new(text.as_bytes()) {
        match entity {
            sitemap::reader::SiteMapEntity::Url(entry) => listed.push(entry.loc.get_url().unwrap().to_string()),
            other => panic!("{other:?}"),
        }
    }
    let expected: BTreeSet<_> = pages()
        .into_iter()
        .filter(|(address, page)| !is_redirect(page) && !is_hidden(page) && *address != BASE)
        .map(|(address, _)| address)
        .collect();
    assert_eq!(listed.len(), expected.len());
    assert_eq!(listed.into_iter().collect::<BTreeSet<_>>(), expected);
    assert!(text.contains("hreflang=\"sq\""));
}
