//! The script beside every page that is shown, and what it is told.

use super::shown::{Screen, Shown, Version};
use axum::response::{
    IntoResponse, Response,
    sse::{Event, KeepAlive, Sse},
};
use futures::stream;
use serde_json::json;
use std::convert::Infallible;

/// The script. Its name begins with a dot: no file of a publication that is published has such a name.
pub(super) const SCRIPT_PATH: &str = "/.masthead/live.js";
/// Where it learns what is shown.
pub(super) const EVENTS_PATH: &str = "/.masthead/events";
pub(super) const SCRIPT: &str = include_str!("live.js");

/// The element that brings the script to a page of that version: a file of the server's own, as the pages' policy asks.
pub(super) fn script_element(version: Version) -> String {
    format!("<script src=\"{SCRIPT_PATH}\" data-version=\"{version}\" defer></script>")
}

/// A page with the script.
pub(super) fn with_script(page: &[u8], version: Version) -> Vec<u8> {
    const HEAD_END: &[u8] = b"</head>";
    let at = page.windows(HEAD_END.len()).position(|part| part.eq_ignore_ascii_case(HEAD_END)).unwrap_or(page.len());
    let (before, after) = page.split_at(at);
    [before, script_element(version).as_bytes(), after].concat()
}

/// What is shown, and each time that it is another, for as long as somebody listens.
pub(super) fn events(screen: &Screen) -> Response {
    let mut shown = screen.follow();
    shown.mark_changed();
    let events = stream::unfold(shown, |mut shown| async move {
        shown.changed().await.ok()?;
        let event = event(&shown.borrow_and_update());
        Some((Ok::<_, Infallible>(event), shown))
    });
    Sse::new(events).keep_alive(KeepAlive::default()).into_response()
}

fn event(shown: &Shown) -> Event {
    Event::default().data(json!({ "version": shown.version.to_string(), "faults": *shown.faults }).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::serve::shown::Shown;

    #[test]
    fn the_script_stands_in_the_head_and_takes_nothing_away() {
        let version = Shown::nothing_yet().version;
        let element = script_element(version);
        for (page, expected) in [
            (
                "<head><title>a</title></head><body></head>",
                format!("<head><title>a</title>{element}</head><body></head>"),
            ),
            ("<HTML><HEAD></HEAD>", format!("<HTML><HEAD>{element}</HEAD>")),
            ("<p>a", format!("<p>a{element}")),
        ] {
            assert_eq!(String::from_utf8(with_script(page.as_bytes(), version)).unwrap(), expected);
        }
    }
}
