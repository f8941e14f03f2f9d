//! The published folder on real hosts: at their root and in a folder, with and without the slash at the end of an
//! address.

use crate::{
    browser::Browser,
    port::never_used_port,
    publication::{CARDS, HEADING, one_edition, project, publish_folder, write_data},
    reader::{READY, Reader},
    server::Server,
};
use axum::body::{Body, to_bytes};
use http::Request;
use hyper_util::{client::legacy::Client, rt::TokioExecutor};
use std::{
    collections::HashMap,
    fs,
    net::TcpStream,
    os::unix::fs::symlink,
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// A host program, ended with its scenario.
struct Host {
    process: Child,
    port: u16,
    folder: PathBuf,
}

impl Drop for Host {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

/// Starts a host whose root holds the published folder as `news`, or is it.
fn start(name: &str, place: &str, command: impl Fn(&Path, u16) -> Command) -> Host {
    start_for(&project().join("dist"), name, place, command)
}

/// The same for another publication's.
fn start_for(pages: &Path, name: &str, place: &str, command: impl Fn(&Path, u16) -> Command) -> Host {
    let port = never_used_port();
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("host-{name}-{port}"));
    fs::create_dir_all(&folder).unwrap();
    let root = folder.join("root");
    if place == "/" {
        symlink(pages, &root).unwrap();
    } else {
        fs::create_dir_all(&root).unwrap();
        symlink(pages, root.join(place.trim_matches('/'))).unwrap();
    }
    symlink(pages, folder.join("pages")).unwrap();
    let process =
        command(&folder, port).stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("make test installs it");
    let start = Instant::now();
    while TcpStream::connect(("127.0.0.1", port)).is_err() {
        assert!(start.elapsed() < Duration::from_secs(20), "{name} does not answer");
        std::thread::sleep(Duration::from_millis(20));
    }
    Host { process, port, folder }
}

fn python(folder: &Path, port: u16) -> Command {
    let mut command = Command::new("python3");
    command
        .args(["-m", "http.server", "--bind", "127.0.0.1", &port.to_string(), "--directory"])
        .arg(folder.join("root"));
    command
}

fn nginx(folder: &Path, port: u16) -> Command {
    let settings = folder.join("pages/_nginx.conf");
    let folder = folder.display();
    let text = format!(
        "daemon off; pid {folder}/pid; error_log {folder}/error.log; events {{}}
         http {{ types {{ text/html html; text/css css; text/javascript js; application/json json; image/svg+xml svg;
                         image/jpeg jpg; application/xml xml; application/wasm wasm; }}
                 access_log off; client_body_temp_path {folder}/a; proxy_temp_path {folder}/b;
                 fastcgi_temp_path {folder}/c; uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
                 server {{ listen 127.0.0.1:{port}; root {folder}/root; include {}; }} }}",
        settings.display()
    );
    let path = format!("{folder}/nginx.conf");
    fs::write(&path, text).unwrap();
    let mut command = Command::new("nginx");
    command.args(["-c", &path]);
    command
}

fn caddy(folder: &Path, port: u16) -> Command {
    let settings = folder.join("pages/_Caddyfile");
    let text = format!(
        "{{\n  admin off\n  auto_https off\n}}\nhttp://127.0.0.1:{port} {{\n  root * {}/root\n  import {}\n}}\n",
        folder.display(),
        settings.display()
    );
    let path = folder.join("Caddyfile");
    fs::write(&path, text).unwrap();
    let mut command = Command::new("caddy");
    command.args(["run", "--adapter", "caddyfile", "--config"]).arg(path).env("HOME", folder);
    command
}

fn apache(folder: &Path, port: u16) -> Command {
    let modules =
        ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "setenvif", "env", "filter", "deflate"];
    let modules =
        modules.map(|name| format!("LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so")).join("\n");
    let folder = folder.display();
    // A host that compresses by itself as well: nothing may be compressed twice.
    let text = format!(
        "ServerName localhost\nServerRoot {folder}\nPidFile {folder}/pid\nErrorLog {folder}/error.log\n\
         Listen 127.0.0.1:{port}\n{modules}\nTypesConfig /dev/null\nDirectoryIndex index.html\n\
         AddType text/html html\nAddType text/css css\nAddType text/javascript js\nAddType application/json json\n\
         AddType image/svg+xml svg\nAddType image/jpeg jpg\nAddType application/xml xml\n\
         AddOutputFilterByType DEFLATE text/html text/css application/json\nDocumentRoot {folder}/root\n\
         <Directory />\n  AllowOverride All\n  Require all granted\n  Options FollowSymLinks\n</Directory>\n"
    );
    let path = format!("{folder}/httpd.conf");
    fs::write(&path, text).unwrap();
    let mut command = Command::new("apache2");
    command.args(["-X", "-f", &path]);
    command
}

/// How a host is started for a folder, at a port.
type HostCommand = fn(&Path, u16) -> Command;

/// Hosts with the settings that lie ready for them.
const READY_SETTINGS: [(&str, HostCommand); 3] = [("nginx", nginx), ("caddy", caddy), ("apache", apache)];

/// What a reader does anywhere.
async fn reads(host: &Host, place: &str) -> Reader {
    let reader = Reader::open(Browser::Chromium, Server::at(host.port), &format!("{place}fa/page/2")).await;
    reader.until(READY).await;
    assert_eq!(reader.path().await, format!("{place}fa/page/2/"));
    reader.click("a[rel~=next]").await;
    reader.arrives_at(&format!("{place}fa/page/1/")).await;
    assert_eq!(reader.value(CARDS).await, 10);
    reader.client.refresh().await.unwrap();
    reader.until(&format!("{READY} && {CARDS} === 10")).await;
    reader.go(&format!("{place}en/posts/1001/")).await;
    reader.until(&format!("{READY} && document.images[1].naturalWidth > 0")).await;
    reader.click(".brand").await;
    reader.arrives_at(&format!("{place}en/")).await;
    reader
}

async fn works_everywhere(name: &str, command: HostCommand) {
    for place in ["/", "/news/"] {
        let host = start(name, place, command);
        reads(&host, place).await.leaves_an_empty_console().await;
    }
}

#[tokio::test]
async fn the_published_folder_works_on_pythons_http_server() {
    works_everywhere("python", python).await;
}

#[tokio::test]
async fn the_published_folder_works_on_nginx() {
    works_everywhere("nginx", nginx).await;
}

#[tokio::test]
async fn the_published_folder_works_on_caddy() {
    works_everywhere("caddy", caddy).await;
}

#[tokio::test]
async fn the_published_folder_works_on_apache() {
    works_everywhere("apache", apache).await;
}

#[tokio::test]
async fn the_ready_settings_show_each_editions_own_not_found_page_under_a_strict_policy() {
    for (name, command) in READY_SETTINGS {
        let host = start(name, "/", command);
        let reader = Reader::open(Browser::Chromium, Server::at(host.port), "/fa/none/").await;
        reader.expects("/fa/none/");
        reader.until(READY).await;
        assert_eq!(reader.text(HEADING).await, "صفحه پیدا نشد", "{name}");
        let answer = reader
            .value("await fetch(location.href).then(a => [a.status, a.headers.get('content-security-policy').includes(\"script-src 'self' 'wasm-unsafe-eval'\")])")
            .await;
        assert_eq!(answer, serde_json::json!([404, true]), "{name}");
        reader.leaves_an_empty_console().await;
    }
}

/// What a host answers: status and headers in lower case.
async fn answer(port: u16, path: &str, accepted: &str) -> (u16, HashMap<String, String>) {
    let (status, headers, _) = whole_answer(port, path, accepted).await;
    (status, headers)
}

/// The same with its text.
async fn whole_answer(port: u16, path: &str, accepted: &str) -> (u16, HashMap<String, String>, String) {
    let client: Client<_, Body> = Client::builder(TokioExecutor::new()).build_http();
    let request = Request::get(format!("http://127.0.0.1:{port}{path}"))
        .header("accept-encoding", accepted)
        .body(Body::empty())
        .unwrap();
    let answer = client.request(request).await.unwrap();
    let text = |value: &http::HeaderValue| value.to_str().unwrap().to_ascii_lowercase();
    let headers = answer.headers().iter().map(|(name, value)| (name.to_string(), text(value))).collect();
    let status = answer.status().as_u16();
    let bytes = to_bytes(Body::new(answer.into_body()), usize::MAX).await.unwrap();
    (status, headers, String::from_utf8_lossy(&bytes).into_owned())
}

/// By request, for every kind of file: how long it is kept, how it is sent, what it is, and what may run in it.
#[tokio::test]
async fn the_ready_settings_send_every_kind_of_file_well() {
    let app = |kind: &str| {
        let names = fs::read_dir(project().join("dist")).unwrap().map(|entry| entry.unwrap().file_name());
        let mut names = names.map(|name| name.into_string().unwrap());
        names.find(|name| name.starts_with("app-") && name.ends_with(kind)).unwrap()
    };
    let sized = fs::read_dir(project().join("dist/sized")).unwrap().next().unwrap().unwrap().file_name();
    let mut records = fs::read_dir(project().join("dist/fa/search/records")).unwrap();
    let record =
        records.find_map(|entry| entry.unwrap().file_name().into_string().ok().filter(|name| name.ends_with(".json")));
    let record = record.unwrap();
    let a_while = "public, max-age=600, stale-while-revalidate=86400";
    let for_ever = "public, max-age=31536000, immutable";
    let files = [
        ("fa/page/1/".to_owned(), "text/html", a_while),
        ("fa/page/1/index.json".to_owned(), "application/json", a_while),
        ("fa/search/index.json".to_owned(), "application/json", a_while),
        (format!("fa/search/records/{record}"), "application/json", for_ever),
        ("en/feed.xml".to_owned(), "xml", a_while),
        ("sitemap.xml".to_owned(), "xml", a_while),
        ("start.js".to_owned(), "text/javascript", a_while),
        ("icons.svg".to_owned(), "image/svg+xml", a_while),
        ("service-worker.js".to_owned(), "text/javascript", "no-cache"),
        (app(".js"), "text/javascript", for_ever),
        (app(".wasm"), "application/wasm", for_ever),
        ("media/antenna.jpg".to_owned(), "image/jpeg", a_while),
        (format!("sized/{}", sized.to_str().unwrap()), "image/webp", for_ever),
    ];
    for (name, command) in READY_SETTINGS {
        let host = start(name, "/", command);
        // nginx sends copies of that kind with a module that few have.
        let encodings = if name == "nginx" { ["gzip"].as_slice() } else { &["br", "gzip"] };
        for (file, kind, cache) in &files {
            for encoding in encodings {
                let (status, headers) = answer(host.port, &format!("/{file}"), encoding).await;
                let header = |name: &str| headers.get(name).map_or("", String::as_str);
                let said = format!("{name}, {file}, {encoding}: {headers:?}");
                assert_eq!(status, 200, "{said}");
                assert!(header("content-type").contains(kind), "{said}");
                // A few hundred bytes some hosts send as they are.
                let is_small = fs::metadata(project().join("dist").join(file)).unwrap().len() < 1_000;
                if !is_small {
                    let sent = if matches!(*kind, "image/jpeg" | "image/webp") { "" } else { *encoding };
                    assert_eq!(header("content-encoding"), sent, "{said}");
                    assert!(sent.is_empty() || header("vary").contains("accept-encoding"), "{said}");
                }
                assert_eq!(header("cache-control"), *cache, "{said}");
                assert_eq!(header("x-content-type-options"), "nosniff", "{said}");
                assert_eq!(header("access-control-allow-origin"), "*", "{said}");
                assert_eq!(header("referrer-policy"), "strict-origin-when-cross-origin", "{said}");
                assert!(header("content-security-policy").contains("object-src 'none'"), "{said}");
                assert!(header("permissions-policy").contains("camera=()"), "{said}");
            }
        }
    }
}

/// By request: an old address leads on for ever, and an article that was taken back is gone and says so.
#[tokio::test]
async fn the_ready_settings_lead_on_from_old_addresses_and_say_what_is_gone() {
    let items = serde_json::json!([
        { "id": "2", "title": "Moved", "content_html": "<p>Here.</p>", "date_published": "2025-02-01T00:00:00Z",
          "_masthead": { "aliases": ["/en/posts/old/", "/old.php", "/2019/a b'\"c.html", "/é/ü", "/EN/Posts/2/"] } },
        { "id": "1", "title": "Wrong", "content_html": "<p>A lie.</p>", "date_published": "2025-01-01T00:00:00Z",
          "_masthead": { "withdrawn": "Its source was forged." } }
    ]);
    let mut site = one_edition();
    site["base_url"] = "https://gazette.example/news/".into();
    site["redirects"] = serde_json::json!({ "/shop/": "https://shop.example/a?b=1&c=%20d", "/x$y(z)": "/en/" });
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let feed = serde_json::json!({ "items": items }).to_string();
    let data = write_data("moved-data", &site, &[("locales/en.json", catalog), ("feeds/en.json", feed)]);
    let pages = publish_folder(&data, "moved", "https://gazette.example/news/");
    let moved = [
        ("en/posts/old/", "/news/en/posts/2/"),
        ("en/posts/old", "/news/en/posts/2/"),
        ("old.php", "/news/en/posts/2/"),
        ("2019/a%20b%27%22c.html", "/news/en/posts/2/"),
        ("%C3%A9/%C3%BC/", "/news/en/posts/2/"),
        ("EN/Posts/2", "/news/en/posts/2/"),
        ("x$y(z)", "/news/en/"),
        ("shop/", "https://shop.example/a?b=1&c=%20d"),
    ];
    for (name, command) in READY_SETTINGS {
        let host = start_for(&pages, name, "/news/", command);
        for (old, new) in moved {
            let (status, headers) = answer(host.port, &format!("/news/{old}"), "identity").await;
            // Caddy has no words for a quotation mark: there the page leads on.
            if name == "caddy" && old.contains("%22") {
                assert_eq!(status, 200, "{name}, {old}");
                continue;
            }
            let location = headers.get("location").map_or("", String::as_str);
            assert_eq!(status, 301, "{name}, {old}: {headers:?}");
            assert!(location.ends_with(new), "{name}, {old}: {location}");
        }
        let (status, headers, text) = whole_answer(host.port, "/news/en/posts/1/", "identity").await;
        assert_eq!(status, 410, "{name}: {headers:?}");
        assert!(headers["content-type"].contains("text/html"), "{name}: {headers:?}");
        assert!(text.contains("This article has been withdrawn.") && !text.contains("A lie"), "{name}: {text}");
        for there in ["en/posts/1/index.json", "en/posts/2/", "en/"] {
            assert_eq!(answer(host.port, &format!("/news/{there}"), "identity").await.0, 200, "{name}, {there}");
        }
        assert_eq!(answer(host.port, "/news/en/none/", "identity").await.0, 404, "{name}");
    }
}

#[tokio::test]
async fn the_ready_settings_let_nobody_keep_what_is_missing() {
    for (name, command) in READY_SETTINGS {
        for place in ["/", "/news/"] {
            let host = start(name, place, command);
            for missing in ["none/", "fa/none/", "sized/none.webp", "media/none.jpg", "fa/search/records/none.json"] {
                let (status, headers) = answer(host.port, &format!("{place}{missing}"), "gzip").await;
                let kept = headers.get("cache-control").map_or("no-cache", String::as_str);
                assert_eq!((status, kept), (404, "no-cache"), "{name}, {place}{missing}: {headers:?}");
            }
        }
    }
}

#[tokio::test]
async fn a_folder_without_its_slash_leads_on_where_a_proxy_stands_before_the_host() {
    for (name, command) in READY_SETTINGS {
        let host = start(name, "/", command);
        let (status, headers) = answer(host.port, "/fa", "gzip").await;
        assert!(matches!(status, 301 | 308), "{name}: {status}");
        // nginx knows nothing of the address that readers have; the others take the one they were asked by.
        let location = &headers["location"];
        assert!(name != "nginx" || location == "/fa/", "{name}: {location}");
        assert!(location.ends_with("/fa/"), "{name}: {location}");
    }
}
