//! The scripts that scenarios bring into pages: the recorder, and their own.

use super::{Server, State, response::respond};
use axum::{
    body::Body,
    http::{Response, Uri},
};
use std::sync::atomic::Ordering;

/// Where a page finds its recorder, and the script itself.
const RECORDER: (&str, &str) = ("/__recorder.js", include_str!("recorder.js"));

/// Where the scripts of scenarios lie, by number.
const SCRIPTS: &str = "/__script.js?";

/// Before it where pages are to wait less: what takes them long takes a tenth.
const HURRY: &str = "{
  const wait = window.setTimeout;
  window.setTimeout = (run, time, ...rest) => wait(run, time > 4000 ? time / 10 : time, ...rest);
}
";

impl Server {
    /// Holds a script ready for a page; its address.
    pub fn hold_script(&self, script: &str) -> String {
        let mut scripts = self.state.scripts.lock().unwrap();
        scripts.push(script.to_owned());
        format!("{SCRIPTS}{}", scripts.len() - 1)
    }
}

impl State {
    /// The script at an address, if that is one of these.
    pub(super) fn script(&self, uri: &Uri) -> Option<String> {
        if uri.path() == RECORDER.0 {
            let hurry = if self.hurries.load(Ordering::Relaxed) { HURRY } else { "" };
            return Some(format!("{hurry}{}", RECORDER.1));
        }
        let number: usize = uri.path_and_query()?.as_str().strip_prefix(SCRIPTS)?.parse().ok()?;
        Some(self.scripts.lock().unwrap().get(number).cloned().unwrap_or_default())
    }
}

/// A page with the recorder as its first script.
pub(super) fn respond_with_page(status: u16, page: &str) -> Response<Body> {
    let lower = page.to_ascii_lowercase();
    let after = |tag: &str| lower.find(tag).map(|start| start + tag.len());
    let (before, rest) = page.split_at(after("<head>").or_else(|| after("<!doctype html>")).unwrap_or_default());
    respond(status, "text/html", format!("{before}<script src=\"{}\"></script>{rest}", RECORDER.0))
}
