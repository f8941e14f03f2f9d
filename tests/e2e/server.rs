//! A static host on this machine, with the faults a real one may have.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex},
    thread,
};
use tiny_http::{Header, Request, Response};

/// What the host does wrong with a path.
#[derive(Clone, Debug)]
pub enum Fault {
    /// Answers with a status.
    Status(u16),
    /// Answers with a page, as hosts do that know only one.
    Html,
    /// Answers with this text as JSON.
    Text(String),
    /// Takes the question and hangs up.
    HangUp,
}

/// Serves a built app, over it a folder of data, and faults over both.
pub struct Server {
    port: u16,
    faults: Arc<Mutex<HashMap<String, Fault>>>,
    http: Arc<tiny_http::Server>,
}

impl Server {
    /// `app` is a folder Trunk built for `base`; files of `data` stand in for its own.
    pub fn start(app: &Path, base: &str, data: Option<PathBuf>) -> Self {
        let http = Arc::new(tiny_http::Server::http("127.0.0.1:0").expect("a free port"));
        let port = http.server_addr().to_ip().expect("an IP address").port();
        let faults = Arc::new(Mutex::new(HashMap::<String, Fault>::new()));
        let (app, base) = (app.to_owned(), base.to_owned());
        for _ in 0..4 {
            let (http, faults, app, base, data) = (
                Arc::clone(&http),
                Arc::clone(&faults),
                app.clone(),
                base.clone(),
                data.clone(),
            );
            thread::spawn(move || {
                for request in http.incoming_requests() {
                    let path = request
                        .url()
                        .split('?')
                        .next()
                        .unwrap_or_default()
                        .to_owned();
                    let name = path.strip_prefix(&base).unwrap_or("outside").to_owned();
                    let fault = faults.lock().unwrap().get(&name).cloned();
                    match fault {
                        Some(Fault::HangUp) => drop(request.into_writer()),
                        Some(fault) => answer_fault(request, fault),
                        None => answer_file(request, &app, data.as_deref(), &name),
                    }
                }
            });
        }
        Self { port, faults, http }
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

impl Drop for Server {
    fn drop(&mut self) {
        self.http.unblock();
    }
}

fn header(kind: &str) -> Header {
    Header::from_bytes("content-type", kind).expect("a plain header")
}

fn answer_fault(request: Request, fault: Fault) {
    let response = match fault {
        Fault::Status(status) => Response::from_string("fault").with_status_code(status),
        Fault::Html => {
            Response::from_string("<!doctype html><p>Hello").with_header(header("text/html"))
        }
        Fault::Text(text) => Response::from_string(text).with_header(header("application/json")),
        Fault::HangUp => Response::from_string(""),
    };
    let _ = request.respond(response);
}

/// The file, or 404.html with status 404, as static hosts do.
fn answer_file(request: Request, app: &Path, data: Option<&Path>, name: &str) {
    let name = if name.is_empty() { "index.html" } else { name };
    let folders = [data, Some(app)];
    let file = folders
        .into_iter()
        .flatten()
        .map(|folder| folder.join(name))
        .find(|path| path.is_file());
    let (path, status) = file.map_or((app.join("404.html"), 404), |path| (path, 200));
    // The app's own pages are no fault of the host: nothing in the console shall say so.
    let status = if name.contains('.') { status } else { 200 };
    let kind = match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html",
        Some("js") => "text/javascript",
        Some("css") => "text/css",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("jpg") => "image/jpeg",
        _ => "application/octet-stream",
    };
    let content = std::fs::read(path).unwrap_or_default();
    let _ = request.respond(
        Response::from_data(content)
            .with_status_code(status)
            .with_header(header(kind)),
    );
}
