//! A reader with a browser of their own.

use crate::server::Server;
use fantoccini::{Client, ClientBuilder, Locator, error::ErrorStatus, wd::WebDriverCompatibleCommand};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::{Value, json};
use std::time::{Duration, Instant};

/// How long a condition may take to come true.
const CONDITION_TIMEOUT: Duration = Duration::from_secs(25);

/// The browsers a scenario can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    ChromiumWithoutScripts,
    Firefox,
    WebKit,
}

/// A reader.
pub struct Reader {
    pub client: Client,
    pub server: Server,
}

/// What `chromedriver` noted of the console.
#[derive(Debug)]
struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

fn capabilities(browser: Browser, languages: &str) -> serde_json::Map<String, Value> {
    let value = match browser {
        Browser::Chromium | Browser::ChromiumWithoutScripts => json!({
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                         "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-dev-shm-usage",
                         "--window-size=1280,900", format!("--accept-lang={languages}"), format!("--lang={languages}")],
                "prefs": {
                    "intl.accept_languages": languages,
                    "profile.managed_default_content_settings.javascript":
                        if browser == Browser::ChromiumWithoutScripts { 2 } else { 1 }
                }
            }
        }),
        Browser::Firefox => json!({ "moz:firefoxOptions": { "args": ["-headless"] } }),
        Browser::WebKit => json!({
            "webkitgtk:browserOptions": {
                "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser", "args": ["--automation"]
            }
        }),
    };
    value.as_object().cloned().unwrap_or_default()
}

impl Reader {
    /// Opens a path in Chromium.
    pub async fn open(server: Server, path: &str) -> Self {
        Self::open_in(Browser::Chromium, "en", server, path).await
    }

    /// Opens a path in a browser with those languages.
    pub async fn open_in(browser: Browser, languages: &str, server: Server, path: &str) -> Self {
        let reader = Self::start(browser, languages, server).await;
        reader.go(path).await;
        reader
    }

    /// Starts a browser.
    pub async fn start(browser: Browser, languages: &str, server: Server) -> Self {
        let port = match browser {
            Browser::Chromium | Browser::ChromiumWithoutScripts => 4444,
            Browser::Firefox => 4445,
            Browser::WebKit => 4446,
        };
        let client = ClientBuilder::new(HttpConnector::new())
            .capabilities(capabilities(browser, languages))
            .connect(&format!("http://127.0.0.1:{port}"))
            .await
            .expect("a driver: `make test` starts them");
        Self { client, server }
    }

    /// Opens a path as if typed into the location bar.
    pub async fn go(&self, path: &str) {
        self.client.goto(&self.server.address(path)).await.expect("the page");
        self.until("document.querySelector('h1') || document.querySelector('.trouble[role=alert]')").await;
    }

    /// Runs statements in the page.
    pub async fn run(&self, script: &str) {
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error}"));
    }

    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> Value {
        self.client
            .execute(&format!("return {expression}"), Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{expression}: {error}"))
    }

    /// The text of an expression.
    pub async fn text(&self, expression: &str) -> String {
        self.value(expression).await.as_str().unwrap_or_default().to_owned()
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        let start = Instant::now();
        loop {
            let value = self.client.execute(&format!("return !!({expression})"), Vec::new()).await;
            match value {
                Ok(Value::Bool(true)) => return,
                _ if start.elapsed() > CONDITION_TIMEOUT => {
                    let body = self.text("document.body.innerText.slice(0, 600)").await;
                    panic!("never came true: {expression}\nthe page says: {body}");
                }
                _ => tokio::time::sleep(Duration::from_millis(40)).await,
            }
        }
    }

    /// Clicks on what a selector finds.
    pub async fn click(&self, selector: &str) {
        let element =
            self.client.find(Locator::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error}"));
        element.click().await.unwrap_or_else(|error| panic!("{selector}: {error}"));
    }

    /// Presses keys where the focus is.
    pub async fn press(&self, keys: &str) {
        let element = self.client.active_element().await.expect("a focused element");
        element.send_keys(keys).await.expect("keys");
    }

    /// The path in the location bar.
    pub async fn path(&self) -> String {
        self.text("location.pathname").await
    }

    /// Waits until the location bar shows a path and its page is there.
    pub async fn arrives_at(&self, path: &str) {
        self.until(&format!("location.pathname === {path:?} && document.querySelector('main').ariaBusy === 'false'"))
            .await;
    }

    /// What the console holds, less the browser's own words about answers of the host.
    pub async fn console(&self) -> Vec<String> {
        let log = match self.client.issue_cmd(BrowserLog).await {
            Ok(log) => log,
            Err(error) => panic!("{:?}: {error}", None::<ErrorStatus>),
        };
        log.as_array()
            .into_iter()
            .flatten()
            .filter(|entry| entry["source"] != "network")
            .filter_map(|entry| entry["message"].as_str().map(str::to_owned))
            .collect()
    }

    /// Waits until the console of Chromium holds a line with those words.
    pub async fn until_the_console_says(&self, words: &str) {
        let start = Instant::now();
        while !self.console().await.iter().any(|line| line.contains(words)) {
            assert!(start.elapsed() < CONDITION_TIMEOUT, "the console never said: {words}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }

    /// Ends a scenario in Chromium: the console must be empty.
    pub async fn leaves_an_empty_console(self) {
        let console = self.console().await;
        self.client.clone().close().await.expect("to close");
        assert_eq!(console, Vec::<String>::new());
    }

    /// Ends a scenario.
    pub async fn leaves(self) {
        self.client.clone().close().await.expect("to close");
    }
}
