//! A static host on this machine, with the faults a real one may have.

mod fault;

use axum::{
    Router,
    body::Body,
    http::{
        HeaderMap, HeaderValue, Response, StatusCode, Uri,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_SECURITY_POLICY, CONTENT_TYPE, ETAG, IF_NONE_MATCH, LOCATION},
    },
};
use std::{
    cell::Cell,
    collections::{HashMap, hash_map::DefaultHasher},
    hash::{Hash, Hasher},
    net::TcpListener,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

pub use fault::{Fault, Length};

/// A request and its answer.
#[derive(Clone, Debug)]
pub struct Request {
    pub path: String,
    /// Asks for the file only if it changed.
    pub is_conditional: bool,
    pub status: u16,
}

#[derive(Default)]
struct State {
    faults: Mutex<HashMap<String, Fault>>,
    requests: Mutex<Vec<Request>>,
    /// The paths of the requests whose askers hung up before the answer was whole.
    abandoned: Mutex<Vec<String>>,
    /// The content security policy of every answer.
    policy: Mutex<Option<HeaderValue>>,
    /// Scripts that scenarios run in pages.
    scripts: Mutex<Vec<String>>,
    /// Whether it hangs up on everybody without a word.
    is_off: AtomicBool,
    /// Whether it leads from `page.html` to `page`, as some hosts do.
    leaves_out_html: AtomicBool,
    /// Whether pages wait less than they would.
    hurries: AtomicBool,
    /// The publication as it was before: every other answer is of that.
    before: Mutex<Option<PathBuf>>,
    /// How often each file was answered since.
    answers: Mutex<HashMap<String, usize>>,
}

/// A connection that is being answered. Dropped before the answer is whole, it was the asker who hung up.
struct Line {
    path: String,
    /// The path from the publication's folder.
    name: String,
    state: Arc<State>,
    is_open: Cell<bool>,
}

impl Line {
    fn is_through(&self) {
        self.is_open.set(false);
    }

    /// Whether the host goes on as before. A browser may keep a page that waits for an answer, and all later ones with it.
    fn is_still_bad(&self) -> bool {
        self.state.faults.lock().unwrap().get(&self.name).is_some_and(Fault::is_endless)
    }
}

impl Drop for Line {
    fn drop(&mut self) {
        if self.is_open.get() {
            self.state.abandoned.lock().unwrap().push(std::mem::take(&mut self.path));
        }
    }
}

/// Where a page finds its recorder, and the script itself.
const RECORDER: (&str, &str) = ("/__recorder.js", include_str!("recorder.js"));

/// Where the scripts of scenarios lie, by number.
const SCRIPTS: &str = "/__script.js?";

/// What a host asks in a circle.
const ROUND: &str = "round";

/// Before it where pages are to wait less: what takes them long takes a twentieth.
const HURRY: &str = "{
  const wait = window.setTimeout;
  window.setTimeout = (run, time, ...rest) => wait(run, time > 4000 ? time / 20 : time, ...rest);
}
";

/// Serves a built app, over it a folder of data, and faults over both.
pub struct Server {
    port: u16,
    state: Arc<State>,
}

struct Host {
    app: PathBuf,
    base: String,
    data: Option<PathBuf>,
    /// The answer to an address without a file.
    fallback: Fallback,
    state: Arc<State>,
}

/// What a host does with an address it has no file for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fallback {
    /// Answers 404 with the page for that.
    NotFound,
    /// Lets the app draw the page, as hosts of apps do.
    App,
}

impl Server {
    /// Serves a folder of finished pages below `base`.
    pub fn of_pages(folder: &Path, base: &str) -> Self {
        Self::start(folder, base, None, Fallback::NotFound)
    }

    /// Serves an app that Trunk built, which draws every page; files of `data` stand in for its own.
    pub fn of_app(app: &Path, data: Option<PathBuf>) -> Self {
        Self::start(app, "/", data, Fallback::App)
    }

    fn start(app: &Path, base: &str, data: Option<PathBuf>, fallback: Fallback) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        listener.set_nonblocking(true).expect("a listener for tokio");
        let port = listener.local_addr().expect("an address").port();
        let state = Arc::<State>::default();
        let host =
            Arc::new(Host { app: app.to_owned(), base: base.to_owned(), data, fallback, state: Arc::clone(&state) });
        let router = Router::new().fallback(move |uri: Uri, headers: HeaderMap| {
            let host = Arc::clone(&host);
            async move { host.answer(&uri, headers.get(IF_NONE_MATCH)).await }
        });
        let listener = tokio::net::TcpListener::from_std(listener).expect("a listener");
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { port, state }
    }

    /// Another program that listens at a port.
    pub fn at(port: u16) -> Self {
        Self { port, state: Arc::default() }
    }

    /// The absolute address of a path.
    pub fn address(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// From now on this file is faulty.
    pub fn break_file(&self, name: &str, fault: Fault) {
        self.state.faults.lock().unwrap().insert(name.to_owned(), fault);
    }

    /// From now on all is well, and nobody hurries.
    pub fn mend(&self) {
        self.state.hurries.store(false, Ordering::Relaxed);
        self.state.faults.lock().unwrap().clear();
    }

    /// From now on it cannot be reached.
    pub fn switch_off(&self) {
        self.state.is_off.store(true, Ordering::Relaxed);
    }

    /// It can be reached again.
    pub fn switch_on(&self) {
        self.state.is_off.store(false, Ordering::Relaxed);
    }

    /// From now on it leads from `page.html` to `page`.
    pub fn leave_out_html(&self) {
        self.state.leaves_out_html.store(true, Ordering::Relaxed);
    }

    /// From now on every other answer for a file is from a folder of the publication as it was before, as where the copies
    /// of a host learn of a new version one after the other.
    pub fn mix_with(&self, before: PathBuf) {
        *self.state.before.lock().unwrap() = Some(before);
    }

    /// Pages that are opened from now on give up after a twentieth of the time.
    pub fn hurry(&self) {
        self.state.hurries.store(true, Ordering::Relaxed);
    }

    /// From now on every answer carries this content security policy.
    pub fn demand(&self, policy: &str) {
        *self.state.policy.lock().unwrap() = Some(policy.parse().expect("a policy"));
    }

    /// Holds a script ready for a page; its address.
    pub fn hold_script(&self, script: &str) -> String {
        let mut scripts = self.state.scripts.lock().unwrap();
        scripts.push(script.to_owned());
        format!("{SCRIPTS}{}", scripts.len() - 1)
    }

    /// The requests for a file so far.
    pub fn requests_for(&self, path: &str) -> Vec<Request> {
        self.requests().into_iter().filter(|request| request.path == path).collect()
    }

    /// The paths of the requests whose askers did not wait for the whole answer.
    pub fn abandoned_requests(&self) -> Vec<String> {
        self.state.abandoned.lock().unwrap().clone()
    }

    /// All requests so far.
    pub fn requests(&self) -> Vec<Request> {
        self.state.requests.lock().unwrap().clone()
    }

    /// The requests that were answered by an error, as `404 /path`.
    pub fn failed_requests(&self) -> Vec<String> {
        let requests = self.requests().into_iter().filter(|request| request.status >= 400);
        requests.map(|Request { path, status, .. }| format!("{status} {path}")).collect()
    }
}

fn respond(status: u16, kind: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("a status");
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.headers_mut().insert(CONTENT_TYPE, kind.parse().expect("a content type"));
    response
}

fn lead_to(path: &str) -> Response<Body> {
    let mut response = respond(301, "text/plain", "");
    response.headers_mut().insert(LOCATION, path.parse().expect("an address"));
    response
}

/// The same for now: no browser remembers it.
fn lead_to_now(path: &str) -> Response<Body> {
    let mut response = lead_to(path);
    *response.status_mut() = StatusCode::FOUND;
    response
}

/// A page with the recorder as its first script.
fn respond_with_page(status: u16, page: &str) -> Response<Body> {
    let lower = page.to_ascii_lowercase();
    let after = |tag: &str| lower.find(tag).map(|start| start + tag.len());
    let (before, rest) = page.split_at(after("<head>").or_else(|| after("<!doctype html>")).unwrap_or_default());
    respond(status, "text/html", format!("{before}<script src=\"{}\"></script>{rest}", RECORDER.0))
}

impl Host {
    async fn answer(&self, uri: &Uri, known: Option<&HeaderValue>) -> Response<Body> {
        let path = uri.path();
        // What the scenario itself needs comes also where the host is off.
        if path == RECORDER.0 {
            let hurry = if self.state.hurries.load(Ordering::Relaxed) { HURRY } else { "" };
            return respond(200, "text/javascript", format!("{hurry}{}", RECORDER.1));
        }
        if let Some(number) = uri.path_and_query().and_then(|uri| uri.as_str().strip_prefix(SCRIPTS)?.parse().ok()) {
            let scripts: &Vec<String> = &self.state.scripts.lock().unwrap();
            return respond(200, "text/javascript", scripts.get::<usize>(number).cloned().unwrap_or_default());
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

    /// Whether the next answer for a file is of the publication as it was before: for every other file that is the first one.
    fn is_next_of_before(&self, name: &str) -> bool {
        let mut hasher = DefaultHasher::new();
        name.hash(&mut hasher);
        let mut answers = self.state.answers.lock().unwrap();
        let count = answers.entry(name.to_owned()).or_default();
        *count += 1;
        (hasher.finish() as usize ^ *count) % 2 == 1
    }

    /// What a static host answers: the file, a folder's index.html, the way to the address with a slash at its
    /// end, or 404.html.
    fn file(&self, name: &str, known: Option<&HeaderValue>) -> Response<Body> {
        let name = percent_encoding::percent_decode_str(name).decode_utf8_lossy();
        let before = self.state.before.lock().unwrap().clone();
        let app = before.filter(|_| self.is_next_of_before(&name)).unwrap_or_else(|| self.app.clone());
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
