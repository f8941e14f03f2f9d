//! What only the developer tools of Chromium can do: screens and systems that this machine is not.

use crate::reader::Reader;
use fantoccini::wd::WebDriverCompatibleCommand;
use serde_json::{Value, json};

/// A command of theirs.
#[derive(Debug)]
pub struct DeveloperTools {
    pub command: &'static str,
    pub parameters: Value,
}

impl WebDriverCompatibleCommand for DeveloperTools {
    fn endpoint(&self, base: &url::Url, session: Option<&str>) -> Result<url::Url, url::ParseError> {
        base.join(&format!("session/{}/goog/cdp/execute", session.unwrap_or_default()))
    }

    fn method_and_body(&self, _: &url::Url) -> (http::Method, Option<String>) {
        (http::Method::POST, Some(json!({ "cmd": self.command, "params": self.parameters }).to_string()))
    }
}

impl Reader {
    pub async fn asks_the_developer_tools(&self, command: &'static str, parameters: Value) -> Value {
        let answer = self.client.issue_cmd(DeveloperTools { command, parameters }).await;
        answer.unwrap_or_else(|error| panic!("{command}: {error}"))
    }

    /// Reads on a screen so wide. No window is as narrow as a phone.
    pub async fn reads_on_a_screen_of(&self, width: u32) {
        let parameters = json!({ "width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.asks_the_developer_tools("Emulation.setDeviceMetricsOverride", parameters).await;
        self.until(&format!("innerWidth === {width}")).await;
    }

    /// Has a system that asks for something, as `prefers-color-scheme` for `dark`.
    pub async fn prefers(&self, feature: &str, value: &str) {
        let parameters = json!({ "features": [{ "name": feature, "value": value }] });
        self.asks_the_developer_tools("Emulation.setEmulatedMedia", parameters).await;
        self.until(&format!("matchMedia('({feature}: {value})').matches")).await;
    }

    /// Sees pages as they are printed.
    pub async fn looks_at_paper(&self) {
        self.asks_the_developer_tools("Emulation.setEmulatedMedia", json!({ "media": "print" })).await;
        self.until("matchMedia('print').matches").await;
    }

    /// Has every page that is opened from now on run a script before its own.
    pub async fn runs_first(&self, script: &str) {
        self.asks_the_developer_tools("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script })).await;
    }
}
