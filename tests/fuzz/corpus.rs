//! What lies in the corpora, read as an ordinary test.

use crate::TARGETS;
use std::{fs, path::Path};

/// Reads every file of a target's corpus.
fn read_corpus(wanted: &str) {
    let (_, read) = TARGETS.iter().find(|(name, _)| *name == wanted).unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(wanted);
    let mut files = 0;
    for entry in fs::read_dir(&folder).unwrap().map(Result::unwrap) {
        let bytes = fs::read(entry.path()).unwrap();
        let outcome = std::panic::catch_unwind(|| read(&bytes));
        assert!(outcome.is_ok(), "{}", entry.path().display());
        files += 1;
    }
    assert!(files >= 12, "{}: {files} files", folder.display());
}

macro_rules! corpora {
    ($($name:ident),*) => {
        $(
            #[test]
            fn $name() {
                read_corpus(stringify!($name));
            }
        )*

        #[test]
        fn every_target_is_read() {
            assert_eq!([$(stringify!($name)),*], TARGETS.map(|(name, _)| name));
        }
    };
}

corpora!(
    address,
    article,
    catalog,
    content,
    date,
    documents,
    feed,
    font,
    foreign_feed,
    language,
    meant_text,
    picture,
    route,
    search,
    search_index,
    site
);
