//! What `masthead check` says of a publication with one fault in it, and of the sample, which has none.

mod article_text;
mod article_words;
mod catalogs;
mod consequences;
mod content_folder;
mod documents;
mod feeds;
mod fonts;
mod front_matter;
mod items;
mod limits;
mod messages;
mod names;
mod old_addresses;
mod pictures;
mod publication;
mod remedies;
#[path = "../fixtures/said.rs"]
mod said;
mod site;
mod site_names;
#[path = "../fixtures/test_font.rs"]
mod test_font;
mod unpublished;
mod unread_articles;

use masthead::program::{
    check::{CheckOptions, check},
    remote_feed::{Fetching, RemoteFeeds},
};
use publication::{Publication, found};
use std::path::Path;

#[test]
fn a_right_publication_has_no_fault_and_everything_in_it_was_looked_at() {
    let report = Publication::new().report();
    assert_eq!(found(&report), Vec::<String>::new());
    assert_eq!((report.checked.documents, report.checked.items), (6, 3));
}

#[test]
fn the_sample_has_no_fault() {
    let sample = Path::new(env!("CARGO_MANIFEST_DIR")).join("public");
    let feeds = RemoteFeeds::of(&sample, Fetching::Offline);
    let base_url = Some("https://masthead.example/");
    let report = check(&sample, &CheckOptions { base_url, ..CheckOptions::now(&feeds) });
    let faults: Vec<_> =
        report.findings.iter().filter(|fault| fault.place != "base_url").map(ToString::to_string).collect();
    assert_eq!(faults, Vec::<String>::new());
    assert!(
        report.checked.items > 100 && report.checked.links > 100 && report.checked.files > 50,
        "{:?}",
        report.checked
    );
}
