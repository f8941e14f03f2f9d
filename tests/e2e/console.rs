//! What a scenario must leave behind: an empty console, and no failed request.

use crate::reader::Reader;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// What `chromedriver` noted of the console, failed requests included.
#[derive(Debug)]
pub struct BrowserLog;

impl WebDriverCompatibleCommand for BrowserLog {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/se/log", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "type": "browser" }).to_string()))
    }
}

/// Chromium forgets all that its cache holds.
#[derive(Debug)]
struct EmptyCache;

impl WebDriverCompatibleCommand for EmptyCache {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": "Network.clearBrowserCache", "params": {} }).to_string()))
    }
}

/// What the page's recorder kept. A page that the test server did not serve has none.
const RECORDED: &str = "return JSON.parse(sessionStorage.getItem('recorder') ?? '[]')";

fn texts(value: &Value) -> impl Iterator<Item = String> {
    value.as_array().into_iter().flatten().filter_map(Value::as_str).map(str::to_owned)
}

impl Reader {
    /// Says beforehand what the scenario does to the console on purpose: lines with these words do not count.
    pub fn expects(&self, words: &str) {
        self.expected.lock().unwrap().push(words.to_owned());
    }

    /// Chromium reports what the policy would keep out (`style` attributes) already of a document that only the app reads, in
    /// which nothing runs and nothing is applied.
    pub fn expects_reports_of_what_is_only_read(&self) {
        if self.browser.is_chromium() {
            for words in ["Content Security Policy directive", "violation of "] {
                self.expects(words);
            }
        }
    }

    /// What went wrong since the browser was opened: in the console, and among the answers of the host.
    pub async fn console(&self) -> Vec<String> {
        let mut lines = self.said.lock().unwrap().clone();
        if self.browser.is_chromium() {
            let log = self.client.issue_cmd(BrowserLog).await.expect("the log of chromedriver");
            let entries = log.as_array().cloned().unwrap_or_default();
            let fresh: Vec<_> = entries.iter().filter_map(|entry| entry["message"].as_str()).collect();
            lines.extend(fresh.into_iter().map(str::to_owned));
            // The driver tells each line once.
            self.said.lock().unwrap().clone_from(&lines);
        }
        if self.browser.runs_scripts() {
            // Nothing to read from a page the browser made itself.
            let recorded = self.client.execute(RECORDED, Vec::new()).await.unwrap_or_default();
            lines.extend(texts(&recorded));
        }
        lines.extend(self.server.failed_requests());
        lines
    }

    /// The time is over for which Chromium may keep anything without asking.
    pub async fn empties_the_cache(&self) {
        self.client.issue_cmd(EmptyCache).await.expect("an empty cache");
    }

    /// Whether the scenario announced a line of the console.
    pub fn is_expected(&self, line: &str) -> bool {
        self.expected.lock().unwrap().iter().any(|words| line.contains(words))
    }

    /// The lines of the console that the scenario did not announce.
    async fn unexpected(&self) -> Vec<String> {
        let lines = self.console().await;
        lines.into_iter().filter(|line| !self.is_expected(line)).collect()
    }

    /// Ends a scenario: the console must be empty, failed requests included.
    pub async fn leaves_an_empty_console(self) {
        self.finds_an_empty_console().await;
        self.open.leave().await;
    }

    /// The same in the middle of a scenario.
    pub async fn finds_an_empty_console(&self) {
        assert_eq!(self.unexpected().await, Vec::<String>::new());
    }
}
