//! A browser that runs. It takes seconds to start, so within a scenario the next reader gets the one that the last has
//! left, with a window of its own: without history, and at a host that this browser has never asked. No two scenarios
//! share one.

use crate::{
    browser::{Browser, Driver, WINDOW},
    console::BrowserLog,
};
use fantoccini::{Client, ClientBuilder};
use hyper_util::client::legacy::connect::HttpConnector;
use std::{cell::RefCell, time::Duration};

/// How long a browser may take to start on a busy machine.
const START_TIMEOUT: Duration = Duration::from_secs(40);

thread_local! {
    /// The browser that was left: each scenario has a thread of its own.
    static LEFT: RefCell<Option<OpenBrowser>> = const { RefCell::new(None) };
}

/// Dropped, it ends, whatever happened to the scenario.
pub struct OpenBrowser {
    pub client: Client,
    pub browser: Browser,
    languages: String,
    /// The width and height of its window.
    size: (u32, u32),
    _driver: Driver,
}

impl OpenBrowser {
    /// One with an empty window, whose reader reads those languages.
    pub async fn get(browser: Browser, languages: &str) -> Self {
        match LEFT.take() {
            Some(left) if left.browser == browser && left.languages == languages => {
                left.opens_another_window().await;
                left
            }
            other => {
                drop(other);
                Self::start(browser, languages).await
            }
        }
    }

    /// `WebKitGTK`'s driver now and then starts none, and never says so: then another driver is asked.
    async fn start(browser: Browser, languages: &str) -> Self {
        for _ in 0..3 {
            let mut driver = Driver::start(browser);
            let mut builder = ClientBuilder::new(HttpConnector::new());
            let address = driver.address();
            let client = builder.capabilities(browser.capabilities(languages)).connect(&address);
            let Ok(client) = tokio::time::timeout(START_TIMEOUT, client).await else { continue };
            let client = client.unwrap_or_else(|error| panic!("{browser:?}: {error}"));
            driver.session = client.session_id().await.expect("the session");
            // The driver's end closes the browser, also when the scenario fails.
            client.clone().persist().await.expect("the session");
            if browser.is_webkit() {
                client.set_window_size(WINDOW.0, WINDOW.1).await.expect("the window");
            }
            let size = window_size(&client).await;
            return Self { client, browser, languages: languages.to_owned(), size, _driver: driver };
        }
        panic!("{browser:?} does not start")
    }

    /// Leaves it to the next reader of the scenario.
    pub fn leave(self) {
        LEFT.set(Some(self));
    }

    async fn opens_another_window(&self) {
        let client = &self.client;
        let old = client.windows().await.expect("the windows");
        // MiniBrowser has no tabs that its driver could open.
        let fresh = client.new_window(!self.browser.is_webkit()).await.expect("a window").handle;
        for window in old {
            client.switch_to_window(window).await.expect("the window that was left");
            client.close_window().await.expect("the window that was left");
        }
        client.switch_to_window(fresh).await.expect("the window");
        if window_size(client).await != self.size {
            client.set_window_size(self.size.0, self.size.1).await.expect("the window");
        }
        if self.browser.is_chromium() {
            // What was said to the last reader.
            client.issue_cmd(BrowserLog).await.expect("the log of chromedriver");
        }
    }
}

async fn window_size(client: &Client) -> (u32, u32) {
    let (width, height) = client.get_window_size().await.expect("the window's size");
    (width.try_into().expect("a width"), height.try_into().expect("a height"))
}
