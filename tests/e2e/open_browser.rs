//! A browser that runs. It takes seconds to start, so the next reader, of this scenario or of another, gets one that was
//! left when all was well: with a window of its own, without history, and at a host that this browser has never asked.
//! Not so in WebKitGTK: without a window manager a second window is never the active one, and shows no focus.

use crate::{
    browser::{Browser, WINDOW},
    console::BrowserLog,
    developer_tools::DeveloperTools,
    driver::Driver,
};
use fantoccini::{Client, ClientBuilder, error::CmdError};
use hyper_util::client::legacy::connect::HttpConnector;
use serde_json::json;
use std::{
    sync::{LazyLock, Mutex, MutexGuard, PoisonError},
    time::Duration,
};
use tokio::runtime::{Builder, Runtime};

/// How long a browser may take to start on a busy machine.
const START_TIMEOUT: Duration = Duration::from_secs(40);

/// How many browsers may wait for a reader: the two engines, with scripts and without, and some languages.
const WAITING_AT_MOST: usize = 6;

/// How many readers have one browser: what it remembers of hundreds would make it slow.
const READERS_AT_MOST: u32 = 25;

/// The browsers that were left, the longest ago first.
static LEFT: Mutex<Vec<OpenBrowser>> = Mutex::new(Vec::new());

/// Each scenario has a runtime of its own, and a browser may outlive it: what speaks with their drivers runs here.
static DRIVERS: LazyLock<Runtime> = LazyLock::new(|| {
    Builder::new_multi_thread().worker_threads(1).enable_all().build().expect("a runtime for the drivers")
});

/// Dropped, it ends, whatever happened to the scenario.
pub struct OpenBrowser {
    pub client: Client,
    pub browser: Browser,
    languages: String,
    /// The width and height of its window.
    size: (u32, u32),
    /// How many readers have left it.
    readers: u32,
    _driver: Driver,
}

impl OpenBrowser {
    /// One with an empty window, whose reader reads those languages.
    pub async fn get(browser: Browser, languages: &str) -> Self {
        let found = {
            let mut waiting = left();
            let place = waiting.iter().position(|left| left.browser == browser && left.languages == languages);
            place.map(|place| waiting.remove(place))
        };
        match found {
            Some(found) => found,
            None => Self::start(browser, languages).await,
        }
    }

    /// `WebKitGTK`'s driver now and then starts none, and never says so: then another driver is asked.
    async fn start(browser: Browser, languages: &str) -> Self {
        for _ in 0..3 {
            let driver = Driver::start(browser);
            let address = driver.address();
            let capabilities = browser.capabilities(languages);
            let client = DRIVERS.spawn(async move {
                ClientBuilder::new(HttpConnector::new()).capabilities(capabilities).connect(&address).await
            });
            let Ok(client) = tokio::time::timeout(START_TIMEOUT, client).await else { continue };
            let client = client.expect("an answer").unwrap_or_else(|error| panic!("{browser:?}: {error}"));
            // The driver's end closes the browser, also when the scenario fails.
            client.clone().persist().await.expect("the session");
            if browser.is_webkit() {
                client.set_window_size(WINDOW.0, WINDOW.1).await.expect("the window");
            }
            let size = window_size(&client).await.expect("the window's size");
            return Self { client, browser, languages: languages.to_owned(), size, readers: 0, _driver: driver };
        }
        panic!("{browser:?} does not start")
    }

    /// Leaves it to the next reader. One that cannot be tidied up is left to nobody.
    pub async fn leave(mut self) {
        self.readers += 1;
        let is_last = self.browser.is_webkit() || self.readers == READERS_AT_MOST;
        if is_last || self.opens_another_window().await.is_err() {
            return;
        }
        let surplus = {
            let mut waiting = left();
            waiting.push(self);
            (waiting.len() > WAITING_AT_MOST).then(|| waiting.remove(0))
        };
        drop(surplus);
    }

    async fn opens_another_window(&self) -> Result<(), CmdError> {
        let client = &self.client;
        let old = client.windows().await?;
        let fresh = client.new_window(true).await?.handle;
        for window in old {
            client.switch_to_window(window).await?;
            client.close_window().await?;
        }
        client.switch_to_window(fresh).await?;
        if window_size(client).await? != self.size {
            client.set_window_size(self.size.0, self.size.1).await?;
        }
        if self.browser.is_chromium() {
            // It has no focus by itself.
            client.issue_cmd(DeveloperTools { command: "Page.bringToFront", parameters: json!({}) }).await?;
            // What was said to the last reader.
            client.issue_cmd(BrowserLog).await?;
        }
        Ok(())
    }
}

fn left() -> MutexGuard<'static, Vec<OpenBrowser>> {
    LEFT.lock().unwrap_or_else(PoisonError::into_inner)
}

async fn window_size(client: &Client) -> Result<(u32, u32), CmdError> {
    let (width, height) = client.get_window_size().await?;
    Ok((u32::try_from(width).expect("a width"), u32::try_from(height).expect("a height")))
}
