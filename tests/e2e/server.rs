//! A static host on this machine, with the faults a real one may have.

use axum::{
    Router,
    body::Body,
    http::{
        HeaderValue, Response, StatusCode, Uri,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, LOCATION},
    },
};
use std::{
    collections::HashMap,
    io,
    net::TcpListener,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    time::Duration,
};

/// What the host does wrong with a path.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Answers with a status.
    Status(u16),
    /// Answers with a page, as hosts do that know only one.
    Html,
    /// Answers with this text as JSON.
    Text(String),
    /// Hangs up in the middle of the answer.
    HangUp,
    /// Takes the question and never answers.
    Silence,
    /// Answers as soon as all is well again.
    Wait,
    /// Answers with this page.
    Page(String),
}

type Faults = Arc<Mutex<HashMap<String, Fault>>>;

/// Serves a built app, over it a folder of data, and faults over both.
pub struct Server {
    port: u16,
    faults: Faults,
}

struct Host {
    app: PathBuf,
    base: String,
    data: Option<PathBuf>,
    faults: Faults,
}

impl Server {
    /// `app` is a folder Trunk built for `base`; files of `data` stand in for its own.
    pub fn start(app: &Path, base: &str, data: Option<PathBuf>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener for tokio");
        let port = listener.local_addr().expect("an address").port();
        let faults = Faults::default();
        let host = Arc::new(Host { app: app.to_owned(), base: base.to_owned(), data, faults: Arc::clone(&faults) });
        let router = Router::new().fallback(move |uri: Uri| {
            let host = Arc::clone(&host);
            async move { host.answer(uri.path()).await }
        });
        let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port, faults }
    }

    /// Another program that listens at a port.
    pub fn at(port: u16) -> Self {
        Self { port, faults: Faults::default() }
    }

    /// The absolute address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// From now on this file is faulty.
    pub fn break_file(&self, name: &str, fault: Fault) {
        self.faults.lock().unwrap().insert(name.to_owned(), fault);
    }

    /// From now on all is well.
    pub fn mend(&self) {
        self.faults.lock().unwrap().clear();
    }
}

fn respond(status: u16, kind: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("a status");
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.headers_mut().insert(CONTENT_TYPE, kind.parse().expect("a content type"));
    response
}

impl Host {
    async fn answer(&self, path: &str) -> Response<Body> {
        let name = path.strip_prefix(&self.base).unwrap_or("outside");
        let fault = self.faults.lock().unwrap().get(name).cloned();
        match fault {
            Some(Fault::Status(status)) => respond(status, "text/plain", "fault"),
            Some(Fault::Html) => respond(200, "text/html", "<!doctype html><p>Hello"),
            Some(Fault::Text(text)) => respond(200, "application/json", text),
            Some(Fault::HangUp) => {
                let parts = [Ok("{\"items\":"), Err(io::Error::other("the line is cut"))];
                respond(200, "application/json", Body::from_stream(futures::stream::iter(parts)))
            }
            Some(Fault::Silence) => std::future::pending().await,
            Some(Fault::Wait) => {
                while self.faults.lock().unwrap().contains_key(name) {
                    tokio::time::sleep(Duration::from_millis(10)).await;
                }
                self.file(name)
            }
            Some(Fault::Page(text)) => respond(200, "text/html", text),
            None => self.file(name),
        }
    }

    /// What a static host answers: the file, a folder's index.html, the way to the address with a slash at its
    /// end, or 404.html.
    fn file(&self, name: &str) -> Response<Body> {
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        let folders: Vec<_> = [self.data.as_deref(), Some(&self.app)].into_iter().flatten().collect();
        let find = |name: &str| folders.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
        let index = if name.is_empty() || name.ends_with('/') { format!("{name}index.html") } else { name.to_string() };
        if find(&index).is_none() && find(&format!("{name}/index.html")).is_some() {
            let mut response = respond(301, "text/plain", "");
            let location = format!("{}{}/", self.base, name);
            response.headers_mut().insert(LOCATION, location.parse().expect("an address"));
            return response;
        }
        let file = find(&index);
        let status = if file.is_none() { 404 } else { 200 };
        let path = file.unwrap_or_else(|| self.app.join("404.html"));
        let kind = match path.extension().and_then(|extension| extension.to_str()) {
            Some("html") => "text/html",
            Some("js") => "text/javascript",
            Some("css") => "text/css",
            Some("json") => "application/json",
            Some("wasm") => "application/wasm",
            Some("svg") => "image/svg+xml",
            Some("jpg") => "image/jpeg",
            _ => "application/octet-query",
        };
        respond(status, kind, std::fs::read(path).unwrap_or_default())
    }
}
