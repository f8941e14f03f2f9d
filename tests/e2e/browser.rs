//! The browsers of the scenarios, and how a scenario runs in one.

use crate::port::never_used_port;
use futures::FutureExt;
use serde_json::{Map, Value, json};
use std::{
    cell::RefCell,
    panic::{AssertUnwindSafe, resume_unwind},
    time::Duration,
};

/// How long a driver waits until a page is whole. By itself it waits as long as a scenario may take, which then could
/// not say what it waited for.
const PAGE_LOAD_TIMEOUT: Duration = Duration::from_mins(1);

/// How long it waits for a script: one may turn twenty pages, or look through all that is on one. By itself, half a minute.
const SCRIPT_TIMEOUT: Duration = Duration::from_mins(4);

/// The size of every window: wide enough for the menu bar.
pub const WINDOW: (u32, u32) = (1280, 900);

/// A browser a scenario can run in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Browser {
    Chromium,
    ChromiumWithoutScripts,
    /// Its driver does not wait until a page is whole: what a reader sees before is seen here, too.
    ChromiumWithoutPatience,
    Firefox,
    FirefoxWithoutScripts,
    WebKit,
    WebKitWithoutScripts,
}

impl Browser {
    pub fn is_chromium(self) -> bool {
        matches!(self, Self::Chromium | Self::ChromiumWithoutScripts | Self::ChromiumWithoutPatience)
    }

    pub fn is_webkit(self) -> bool {
        matches!(self, Self::WebKit | Self::WebKitWithoutScripts)
    }

    pub fn runs_scripts(self) -> bool {
        !matches!(self, Self::ChromiumWithoutScripts | Self::FirefoxWithoutScripts | Self::WebKitWithoutScripts)
    }

    /// The same engine for a reader who has switched scripts off. Those of the driver run all the same.
    pub fn without_scripts(self) -> Self {
        match self {
            Self::Chromium | Self::ChromiumWithoutScripts | Self::ChromiumWithoutPatience => {
                Self::ChromiumWithoutScripts
            }
            Self::Firefox | Self::FirefoxWithoutScripts => Self::FirefoxWithoutScripts,
            Self::WebKit | Self::WebKitWithoutScripts => Self::WebKitWithoutScripts,
        }
    }

    /// What the driver is asked for: `languages` as in `Accept-Language`. WebKitGTK always speaks English.
    pub fn capabilities(self, languages: &str) -> Map<String, Value> {
        let mut capabilities = self.own_capabilities(languages);
        let milliseconds = |time: Duration| u64::try_from(time.as_millis()).unwrap_or(u64::MAX);
        let timeouts = json!({ "pageLoad": milliseconds(PAGE_LOAD_TIMEOUT), "script": milliseconds(SCRIPT_TIMEOUT) });
        capabilities.insert("timeouts".to_owned(), timeouts);
        capabilities
    }

    fn own_capabilities(self, languages: &str) -> Map<String, Value> {
        let (width, height) = WINDOW;
        let value = match self {
            Self::Chromium | Self::ChromiumWithoutScripts | Self::ChromiumWithoutPatience => json!({
                "pageLoadStrategy": if self == Self::ChromiumWithoutPatience { "none" } else { "normal" },
                "goog:loggingPrefs": { "browser": "ALL" },
                "goog:chromeOptions": {
                    "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
                             "--disable-component-update", "--disable-sync", "--no-first-run",
                             // Of more than two hundred steps in ten seconds, more than a reader takes, it leaves out the rest.
                             "--disable-ipc-flooding-protection",
                             "--disable-dev-shm-usage", format!("--window-size={width},{height}"),
                             format!("--accept-lang={languages}"), format!("--lang={languages}"),
                             // Without a window Chromium believes that there is no mouse.
                             "--blink-settings=primaryHoverType=2,availableHoverTypes=2,primaryPointerType=4,availablePointerTypes=4"],
                    "prefs": {
                        "intl.accept_languages": languages,
                        // What a page offers to save does not come to lie in the folder of whoever runs the scenarios.
                        "download_restrictions": 3,
                        "profile.managed_default_content_settings.javascript":
                            if self.runs_scripts() { 1 } else { 2 }
                    }
                }
            }),
            Self::Firefox | Self::FirefoxWithoutScripts => json!({
                "moz:firefoxOptions": {
                    "args": ["-headless", "--width", width.to_string(), "--height", height.to_string()],
                    // Without a screen Firefox believes that there is no mouse: 6 is one that is exact and hovers.
                    "prefs": { "intl.accept_languages": languages, "ui.primaryPointerCapabilities": 6,
                               "ui.allPointerCapabilities": 6, "javascript.enabled": self.runs_scripts() }
                }
            }),
            Self::WebKit | Self::WebKitWithoutScripts => json!({
                "webkitgtk:browserOptions": {
                    "binary": "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser",
                    "args": ["--automation", format!("--enable-javascript={}", self.runs_scripts())]
                }
            }),
        };
        value.as_object().cloned().unwrap_or_default()
    }

    /// The program that drives it, with what it is told.
    pub fn driver_command(self, port: u16) -> Vec<String> {
        let port = format!("--port={port}");
        match self {
            Self::Chromium | Self::ChromiumWithoutScripts | Self::ChromiumWithoutPatience => {
                vec!["chromedriver".to_owned(), port]
            }
            Self::Firefox | Self::FirefoxWithoutScripts => {
                vec!["geckodriver".to_owned(), port, format!("--websocket-port={}", never_used_port())]
            }
            Self::WebKit | Self::WebKitWithoutScripts => vec!["WebKitWebDriver".to_owned(), port],
        }
    }

    /// Where there is no graphics card Mesa draws, and its threads crash now and then in WebKit's (the kernel's log:
    /// "SkiaGPUWorker: segfault in swrast_dri.so"): a browser less every few thousand page loads.
    pub fn driver_environment(self) -> &'static [(&'static str, &'static str)] {
        if self.is_webkit() { &[("WEBKIT_SKIA_ENABLE_CPU_RENDERING", "1")] } else { &[] }
    }
}

/// How long a scenario may take on a busy machine. A driver that gives no answer would keep all that come after it.
const SCENARIO_TIMEOUT: Duration = Duration::from_mins(5);

/// What a failed scenario says where WebKitGTK itself has failed, seen in one of some thousand page loads, on no page in
/// particular: its web process has aborted inside of GLib, after which its driver knows the session no longer, or a
/// fault of `JavaScriptCore` came out as a read beyond the program's memory, or its driver has left a command without an
/// answer for good, whatever the page did. The program has no unsafe code, and the other engines run the same scenarios
/// in the same run.
const ENGINE_FAULTS: [&str; 3] = ["InvalidSessionId", "Out of bounds memory access", NO_ANSWER];

const NO_ANSWER: &str = "the driver never answered";

thread_local! {
    /// What the driver was asked for last: each scenario has a thread of its own.
    static ASKED: RefCell<String> = const { RefCell::new(String::new()) };
}

/// Remembers what the driver is asked for, so that a scenario that gets no answer can say to what.
pub fn asks(what: &str) {
    ASKED.with_borrow_mut(|asked| what.clone_into(asked));
}

/// Runs a scenario, and ends it when its browser has stopped to answer. Where WebKitGTK itself has failed, which tells
/// nothing of the page, the scenario is run anew, once, and that is said. Whatever else fails it is not run anew.
pub async fn run<Scenario: Future<Output = ()>>(browser: Browser, scenario: impl Fn(Browser) -> Scenario) {
    let in_time = || async {
        let outcome = tokio::time::timeout(SCENARIO_TIMEOUT, scenario(browser)).await;
        assert!(outcome.is_ok(), "{NO_ANSWER}: {}", ASKED.take());
    };
    let Err(panic) = AssertUnwindSafe(in_time()).catch_unwind().await else {
        return;
    };
    let message = panic.downcast_ref::<String>().map_or("", String::as_str);
    if browser != Browser::WebKit || !ENGINE_FAULTS.iter().any(|fault| message.contains(fault)) {
        resume_unwind(panic);
    }
    eprintln!("the browser itself has failed ({message}); the scenario is run anew");
    in_time().await;
}

/// Makes a test of each scenario for each engine, named `scenario::engine`.
macro_rules! in_every_engine {
    ($($scenario:ident),+ $(,)?) => { $(
        mod $scenario {
            use crate::browser::Browser;

            #[tokio::test]
            async fn chromium() {
                crate::browser::run(Browser::Chromium, super::$scenario).await;
            }

            #[tokio::test]
            async fn firefox() {
                crate::browser::run(Browser::Firefox, super::$scenario).await;
            }

            #[tokio::test]
            async fn webkit() {
                crate::browser::run(Browser::WebKit, super::$scenario).await;
            }
        }
    )+ };
}

/// The same, for scenarios that choose the browser's languages, which WebKitGTK's driver cannot.
macro_rules! in_chromium_and_firefox {
    ($($scenario:ident),+ $(,)?) => { $(
        mod $scenario {
            use crate::browser::Browser;

            #[tokio::test]
            async fn chromium() {
                crate::browser::run(Browser::Chromium, super::$scenario).await;
            }

            #[tokio::test]
            async fn firefox() {
                crate::browser::run(Browser::Firefox, super::$scenario).await;
            }
        }
    )+ };
}

/// The same, for scenarios that need what only Chromium measures or can switch off.
macro_rules! in_chromium {
    ($($scenario:ident),+ $(,)?) => { $(
        mod $scenario {
            #[tokio::test]
            async fn chromium() {
                crate::browser::run(crate::browser::Browser::Chromium, super::$scenario).await;
            }
        }
    )+ };
}

pub(crate) use {in_chromium, in_chromium_and_firefox, in_every_engine};
