//! A static host on this machine, with the faults a real one may have.

mod fault;
mod host;
mod line;
mod mixture;
mod response;
mod scripts;

use crate::port::listener_at_a_never_used_port;
use axum::{
    Router,
    http::{HeaderMap, HeaderValue, Uri, header::IF_NONE_MATCH},
};
use host::{Fallback, Host};
use mixture::Mixture;
use std::{
    collections::HashMap,
    path::{Path, PathBuf},
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
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
    mixture: Mixture,
}

/// Serves a built app, over it a folder of data, and faults over both.
pub struct Server {
    port: u16,
    state: Arc<State>,
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
        let listener = listener_at_a_never_used_port();
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

    /// Pages that are opened from now on give up after a twentieth of the time.
    pub fn hurry(&self) {
        self.state.hurries.store(true, Ordering::Relaxed);
    }

    /// From now on every answer carries this content security policy.
    pub fn demand(&self, policy: &str) {
        *self.state.policy.lock().unwrap() = Some(policy.parse().expect("a policy"));
    }

    /// The same without a policy.
    pub fn without_policy(self) -> Self {
        *self.state.policy.lock().unwrap() = None;
        self
    }

    /// The policy that is demanded, if any, now allows frames with the host's own pages.
    pub fn allow_own_frames(&self) {
        let mut policy = self.state.policy.lock().unwrap();
        if let Some(policy) = &mut *policy {
            let allowing = policy.to_str().expect("a policy").replace("frame-src", "frame-src 'self'");
            *policy = allowing.parse().expect("a policy");
        }
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
