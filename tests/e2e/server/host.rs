//! What a static host answers, while all is well and while it is not.

use super::{
    Fault, Request, State,
    fault::ROUND,
    line::Line,
    response::{lead_to, respond},
    scripts::respond_with_page,
};
use axum::{
    body::Body,
    http::{
        HeaderValue, Response, Uri,
        header::{CONTENT_SECURITY_POLICY, ETAG},
    },
};
use std::{
    cell::Cell,
    collections::hash_map::DefaultHasher,
    hash::{Hash, Hasher},
    path::PathBuf,
    sync::{Arc, atomic::Ordering},
    time::Duration,
};

/// Answers for a folder of finished pages, or for an app and its data.
pub(super) struct Host {
    pub(super) app: PathBuf,
    pub(super) base: String,
    pub(super) data: Option<PathBuf>,
    /// The answer to an address without a file.
    pub(super) fallback: Fallback,
    pub(super) state: Arc<State>,
}

/// What a host does with an address it has no file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fallback {
    /// Answers 404 with the page for that.
    NotFound,
    /// Lets the app draw the page, as hosts of apps do.
    App,
}

impl Host {
    pub(super) async fn answer(&self, uri: &Uri, known: Option<&HeaderValue>) -> Response<Body> {
        let path = uri.path();
        // What the scenario itself needs comes also where the host is off.
        if let Some(script) = self.state.script(uri) {
            return respond(200, "text/javascript", script);
        }
        if self.state.is_off.load(Ordering::Relaxed) {
            // Ends the task of the connection, and with it the connection.
            std::panic::resume_unwind(Box::new("the host is off"));
        }
        let name = path.strip_prefix(&self.base).unwrap_or("outside");
        let mut fault = self.fault(name);
        while matches!(fault, Some(Fault::Wait)) {
            tokio::time::sleep(Duration::from_millis(10)).await;
            fault = self.fault(name);
        }
        let note = |status| {
            // The browser goes in a circle without the app.
            if uri.query() == Some(ROUND) {
                return;
            }
            let request = Request { path: path.to_owned(), is_conditional: known.is_some(), status };
            self.state.requests.lock().unwrap().push(request);
        };
        let mut response = match fault {
            None => self.file(name, known),
            Some(fault) => {
                // A question without an answer is one too.
                if matches!(fault, Fault::Silence | Fault::Refused) {
                    note(200);
                }
                let line = Line {
                    path: path.to_owned(),
                    name: name.to_owned(),
                    state: Arc::clone(&self.state),
                    is_open: Cell::new(false),
                };
                line.is_open.set(fault.is_endless());
                fault.answer(path, line, self.file(name, None)).await
            }
        };
        if let Some(policy) = self.state.policy.lock().unwrap().clone() {
            response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
        }
        note(response.status().as_u16());
        response
    }

    fn fault(&self, name: &str) -> Option<Fault> {
        self.state.faults.lock().unwrap().get(name).cloned()
    }

    /// What a static host answers: the file, a folder's index.html, the way to the address with a slash at its
    /// end, or 404.html.
    fn file(&self, name: &str, known: Option<&HeaderValue>) -> Response<Body> {
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        let app = self.state.mixture.folder(&name, &self.app);
        let folders: Vec<_> = [self.data.as_deref(), Some(&app)].into_iter().flatten().collect();
        let find = |name: &str| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
        let leaves_out_html = self.state.leaves_out_html.load(Ordering::Relaxed);
        if leaves_out_html && let Some(page) = name.strip_suffix(".html") {
            return lead_to(&format!("{}{page}", self.base));
        }
        let index = if leaves_out_html && find(&format!("{name}.html")).is_some() {
            format!("{name}.html")
        } else if name.is_empty() || name.ends_with('/') {
            format!("{name}index.html")
        } else {
            name.to_string()
        };
        if find(&index).is_none() && find(&format!("{name}/index.html")).is_some() {
            return lead_to(&format!("{}{name}/", self.base));
        }
        let is_address = !name.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let (status, path) = match find(&index) {
            Some(file) => (200, file),
            None if self.fallback == Fallback::App && is_address => (200, app.join("index.html")),
            None => (404, app.join("404.html")),
        };
        let content = std::fs::read(&path).unwrap_or_default();
        let version = version(&content);
        if status == 200 && known == Some(&version) {
            return respond(304, "text/plain", "");
        }
        let kind = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => return respond_with_page(status, &String::from_utf8_lossy(&content)),
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("json") => "application/json",
            Some("wasm") => "application/wasm",
            Some("svg") => "image/svg+xml",
            Some("jpg") => "image/jpeg",
            Some("webp") => "image/webp",
            Some("png") => "image/png",
            Some("mp4") => "video/mp4",
            Some("vtt") => "text/vtt",
            _ => "application/octet-stream",
        };
        let mut response = respond(status, kind, content);
        response.headers_mut().insert(ETAG, version);
        response
    }
}

/// What a host calls this state of a file.
fn version(content: &[u8]) -> HeaderValue {
    let mut hasher = DefaultHasher::new();
    content.hash(&mut hasher);
    HeaderValue::from_str(&format!("\"{:x}\"", hasher.finish())).expect("a header")
}
