//! A server of a small publication, and how the tests ask it.

use crate::built_app::built_app;
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// How long anything may take before a test has failed.
const TIMEOUT: Duration = Duration::from_secs(60);

/// A publication's folder, and the app beside it.
pub struct Publication {
    around: TempDir,
}

impl Publication {
    /// One of a single article, "One".
    pub fn of_one_article() -> Self {
        let publication = Self::empty();
        publication.write("site.json", &site().to_string());
        publication.write("feeds/en.json", &feed("One"));
        let catalog = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales/en.json");
        publication.write("locales/en.json", &fs::read_to_string(catalog).unwrap());
        publication
    }

    /// A folder with nothing in it.
    pub fn empty() -> Self {
        let publication = Self { around: tempfile::tempdir().unwrap() };
        fs::create_dir(publication.app()).unwrap();
        for (name, bytes) in built_app() {
            fs::write(publication.app().join(name), bytes).unwrap();
        }
        fs::create_dir(publication.data()).unwrap();
        publication
    }

    pub fn app(&self) -> PathBuf {
        self.around.path().join("app")
    }

    pub fn data(&self) -> PathBuf {
        self.around.path().join("data")
    }

    pub fn out(&self) -> PathBuf {
        self.around.path().join("dist")
    }

    /// Writes a file of it.
    pub fn write(&self, name: &str, text: &str) {
        let path = self.data().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    /// The command that serves it, without a port.
    pub fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_masthead"));
        command.arg("serve").arg(self.data()).arg("--app").arg(self.app());
        command
    }

    /// A server that keeps the folder as long as it runs.
    pub fn serve_kept(self) -> Server {
        let mut server = self.serve();
        server.publication = Some(self);
        server
    }

    pub fn serve(&self) -> Server {
        Server::start(self.command().args(["--port", "0"]))
    }
}

pub fn site() -> Value {
    json!({ "name": "Gazette", "default_edition": "en", "base_url": "https://gazette.example/",
            "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }] })
}

/// A feed of one article.
pub fn feed(title: &str) -> String {
    let items = json!([{ "id": "1", "title": title, "content_text": "Text.", "date_published": "2026-01-01T00:00:00Z",
                         "_masthead": { "category": "news" } }]);
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": "Gazette", "items": items }).to_string()
}

/// A running server; dropped, it ends.
pub struct Server {
    /// None where somebody else has begun it.
    process: Option<Child>,
    /// Host and port.
    pub host: String,
    /// The path of the publication.
    pub path: String,
    /// What it says when it begins.
    pub first_words: String,
    publication: Option<Publication>,
}

impl Server {
    pub fn start(command: &mut Command) -> Self {
        let mut process = command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let line = lines.next().expect("it says where it is").unwrap();
        // Whoever says more must find somebody who listens.
        std::thread::spawn(move || lines.for_each(drop));
        let address = line.split_once("http://").unwrap().1.split_once(' ').unwrap().0;
        let (host, path) = address.split_once('/').unwrap();
        let (host, path) = (host.to_owned(), format!("/{path}"));
        Self { process: Some(process), host, path, first_words: line, publication: None }
    }

    /// One that runs already, at that host and port.
    pub fn at(host: &str) -> Self {
        Self {
            process: None,
            host: host.to_owned(),
            path: "/".to_owned(),
            first_words: String::new(),
            publication: None,
        }
    }

    /// Asks for an address.
    pub fn get(&self, path: &str) -> Answer {
        self.ask("GET", path, &[])
    }

    pub fn ask(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let mut bytes = Vec::new();
        self.begin(method, path, headers).read_to_end(&mut bytes).unwrap();
        Answer::read(&bytes)
    }

    fn begin(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> TcpStream {
        let mut stream = TcpStream::connect(&self.host).unwrap();
        stream.set_read_timeout(Some(TIMEOUT)).unwrap();
        let host = if headers.iter().any(|(name, _)| *name == "Host") {
            String::new()
        } else {
            format!("Host: {}\r\n", self.host)
        };
        let headers: String = headers.iter().map(|(name, value)| format!("{name}: {value}\r\n")).collect();
        // A server of HTTP/1.0 ends an answer by ending the connection.
        write!(stream, "{method} {path} HTTP/1.0\r\n{host}{headers}\r\n").unwrap();
        stream
    }

    /// What the server tells an open page, from now on.
    pub fn events(&self) -> Events {
        Events { stream: BufReader::new(self.begin("GET", "/.masthead/events", &[])), since: Instant::now() }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if let Some(process) = &mut self.process {
            let _ = process.kill().and_then(|()| process.wait());
        }
        drop(self.publication.take());
    }
}

/// What a server has answered.
pub struct Answer {
    pub status: u16,
    pub head: String,
    pub body: Vec<u8>,
}

impl Answer {
    fn read(bytes: &[u8]) -> Self {
        let end = bytes.windows(4).position(|part| part == b"\r\n\r\n").expect("an answer has a head");
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        Self { status, head: head.to_lowercase(), body: bytes[end + 4..].to_vec() }
    }

    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    pub fn header(&self, name: &str) -> Option<&str> {
        self.head.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(": "))
    }

    /// The page as it is published: without the script that the server puts beside it.
    pub fn page(&self) -> String {
        let page = self.text();
        let (before, rest) = page.split_once("<script src=\"/.masthead/live.js\"").expect("the script");
        format!("{before}{}", rest.split_once("</script>").unwrap().1)
    }
}

/// What a server tells an open page.
pub struct Events {
    stream: BufReader<TcpStream>,
    since: Instant,
}

impl Events {
    /// The next thing it tells.
    pub fn next(&mut self) -> Value {
        let mut line = String::new();
        loop {
            // It says now and then that it is still there.
            assert!(self.since.elapsed() < TIMEOUT, "it was never told");
            line.clear();
            assert!(self.stream.read_line(&mut line).unwrap() > 0, "the server has gone");
            if let Some(data) = line.strip_prefix("data: ") {
                return serde_json::from_str(data).unwrap();
            }
        }
    }

    /// Waits until it tells that something is so.
    pub fn until(&mut self, is_so: impl Fn(&Value) -> bool) -> Value {
        loop {
            let told = self.next();
            if is_so(&told) {
                return told;
            }
        }
    }
}
