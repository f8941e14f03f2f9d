//! The server's own page, where there is none of the publication's.

use super::{
    faults::{Fault, Faults, Line},
    live::script_element,
    shown::Version,
};
use crate::program::Words;
use html_escape::encode_text;
use std::fmt::Write;

const STYLE: &str = "body{font:1rem/1.5 system-ui,sans-serif;margin:0 auto;max-width:52rem;padding:2rem 1rem}\
                     :root{color-scheme:light dark}li{margin-block:1rem}\
                     pre{overflow-x:auto;padding:.5rem;border:1px solid}\
                     mark{color:inherit;background:none;text-decoration:wavy underline}\
                     mark:empty{border-inline-start:2px solid}";

/// A page that says what is wrong, and is another as soon as that is mended.
pub(super) fn message_page(version: Version, faults: &Faults) -> String {
    let mut list = String::new();
    for Fault { file, place, what, line, remedy, severity } in &faults.named {
        let _ = write!(list, "<li><strong>{severity}</strong> {} {}", encode_text(file), encode_text(place));
        let _ = write!(list, "<br><bdi>{}</bdi>", encode_text(what));
        if let Some(Line { number, words: Words { before, at_fault, after } }) = line {
            let [before, at_fault, after] = [before, at_fault, after].map(|text| encode_text(text));
            // A line that is written from right to left keeps its number before it.
            let _ = write!(list, "<pre>{number} | <bdi>{before}<mark>{at_fault}</mark>{after}</bdi></pre>");
        }
        if !remedy.is_empty() {
            let _ = write!(list, "<p>What to do: <bdi>{}</bdi></p>", encode_text(remedy));
        }
        list.push_str("</li>");
    }
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">\
         <meta name=\"viewport\" content=\"width=device-width\"><title>Nothing to show yet</title>\
         <link rel=\"icon\" href=\"data:,\"><style>{STYLE}</style>{}</head>\
         <body data-masthead=\"message\"><h1>Nothing to show yet</h1><p>What belongs here cannot be read. This page becomes \
         it as soon as it can.</p><ul>{list}</ul></body></html>",
        script_element(version)
    )
}
