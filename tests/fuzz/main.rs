//! Whatever is read, read from bytes that nobody meant: nothing may panic, hang, or take longer than its length explains,
//! and what was read must hold what its module promises.
//!
//! `cargo test --test fuzz` reads what lies in `corpus/`, a folder a target. `make fuzz` lets libFuzzer change these files
//! ten million times, led by which parts of the program it reaches; what it finds comes into the corpus.

#![cfg_attr(fuzzing, no_main)]

mod address;
mod article;
mod catalog;
mod content;
mod date;
mod documents;
mod feed;
mod font;
mod foreign_feed;
mod language;
mod meant_text;
mod picture;
mod route;
mod search;
mod search_index;
mod site;

use serde::{Serialize, de::DeserializeOwned};

/// Reads some bytes, and panics where what was read is not as promised.
type Target = fn(&[u8]);

/// What is read, by the name of its corpus.
const TARGETS: [(&str, Target); 16] = [
    ("address", address::read),
    ("article", article::read),
    ("catalog", catalog::read),
    ("content", content::read),
    ("date", date::read),
    ("documents", documents::read),
    ("feed", feed::read),
    ("font", font::read),
    ("foreign_feed", foreign_feed::read),
    ("language", language::read),
    ("meant_text", meant_text::read),
    ("picture", picture::read),
    ("route", route::read),
    ("search", search::read),
    ("search_index", search_index::read),
    ("site", site::read),
];

/// Bytes as the app takes a text from the network: what is no letter gets the sign for that.
fn text(bytes: &[u8]) -> std::borrow::Cow<'_, str> {
    String::from_utf8_lossy(bytes)
}

#[cfg(fuzzing)]
mod engine;

#[cfg(not(fuzzing))]
mod corpus;

#[cfg(not(fuzzing))]
mod growth;

/// Read, written and read again, it is the same.
fn round_trip<T: DeserializeOwned + Serialize + PartialEq + std::fmt::Debug>(text: &str) -> Option<T> {
    let value: T = serde_json::from_str(text).ok()?;
    let again = serde_json::to_string(&value).unwrap();
    // An address that is none is written as the front page's: the second time everything is as it will be.
    let second: T = serde_json::from_str(&again).unwrap();
    assert_eq!(serde_json::to_string(&second).unwrap(), again);
    assert_eq!(serde_json::from_str::<T>(&again).unwrap(), second);
    Some(value)
}
