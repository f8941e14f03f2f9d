//! A reader with a browser of their own.

use crate::{
    browser::{Browser, asks},
    open_browser::OpenBrowser,
    server::Server,
};
use fantoccini::{
    Client, Locator,
    actions::{Actions, InputSource, KeyAction, KeyActions, MouseActions, PointerAction},
};
use serde_json::Value;
use std::{
    sync::Mutex,
    time::{Duration, Instant},
};

/// How long a condition may take to come true on a busy machine: of a document with hundreds of things that the policy
/// keeps out, Chromium tells its driver each, and takes half a minute for it.
const CONDITION_TIMEOUT: Duration = Duration::from_mins(1);

/// How often a page is drawn before what has not moved is taken to stand still.
const STILL_TIMES: u32 = 4;

/// The app runs.
pub const READY: &str = "document.documentElement.dataset.mastheadState === 'ready'";

/// A reader.
pub struct Reader {
    pub client: Client,
    pub server: Server,
    pub browser: Browser,
    /// Words of the console that the scenario announced.
    pub(crate) expected: Mutex<Vec<String>>,
    /// Lines that the driver of Chromium has told already.
    pub(crate) said: Mutex<Vec<String>>,
    pub(crate) open: OpenBrowser,
}

/// Keys as WebDriver names them.
pub mod keys {
    pub const ENTER: char = '\u{e007}';
    pub const TAB: char = '\u{e004}';
    pub const END: char = '\u{e010}';
    pub const ESCAPE: char = '\u{e00c}';
    pub const HOME: char = '\u{e011}';
    pub const LEFT: char = '\u{e012}';
    pub const UP: char = '\u{e013}';
    pub const SHIFT: char = '\u{e008}';
    pub const RIGHT: char = '\u{e014}';
    pub const DOWN: char = '\u{e015}';
}

impl Reader {
    /// Brings an element into sight and tells whether the mouse would meet it there, and has stood still while the page
    /// was drawn several times: cards that come near are laid out and move what is below them, in WebKitGTK some frames
    /// after the scroll, and what is not drawn yet cannot be met, while the drivers aim only once. A busy machine draws
    /// seldom, so frames are counted and no time. The drivers aim at the middle of the first box, as this does.
    fn stands_still_in_sight(&self, element: &str) -> String {
        // Where no scripts run, a driver's run all the same, but nothing calls them back: there the looks are counted.
        let count = if self.browser.runs_scripts() {
            "const count = () => ++stood.times < 9 && requestAnimationFrame(count); requestAnimationFrame(count);"
        } else {
            ""
        };
        let look = if self.browser.runs_scripts() { "" } else { "++window.stood.times;" };
        format!(
            "(element => {{
               const box = () => element.getClientRects()[0] ?? element.getBoundingClientRect();
               if (box().top < 0 || box().bottom > innerHeight) {{
                 element.scrollIntoView({{ block: 'center', behavior: 'instant' }});
               }}
               const {{ x, y, width, height }} = box();
               const place = `${{x}} ${{y}} ${{scrollY}}`;
               if (window.stood?.place !== place) {{
                 const stood = window.stood = {{ place, times: 0 }};
                 {count}
               }}
               {look}
               const met = element.contains(element.getRootNode().elementFromPoint(x + width / 2, y + height / 2));
               const still = window.stood.times >= {STILL_TIMES} && met;
               if (still) delete window.stood;
               return still;
             }})({element})"
        )
    }

    /// Opens a path in a browser whose reader reads English.
    pub async fn open(browser: Browser, server: Server, path: &str) -> Self {
        Self::open_in(browser, "en", server, path).await
    }

    /// Opens a path in a browser with those languages.
    pub async fn open_in(browser: Browser, languages: &str, server: Server, path: &str) -> Self {
        let reader = Self::start(browser, languages, server).await;
        reader.go(path).await;
        reader
    }

    /// Opens a published page and waits until the app runs in it.
    pub async fn open_app(browser: Browser, server: Server, path: &str) -> Self {
        let reader = Self::open(browser, server, path).await;
        reader.until(READY).await;
        reader.sees_the_next_frame().await;
        reader
    }

    /// Waits until the browser has drawn what is there: the app scrolls to a new page's place when it does.
    pub async fn sees_the_next_frame(&self) {
        self.run("window.drawn = false; requestAnimationFrame(() => setTimeout(() => window.drawn = true))").await;
        self.until("window.drawn").await;
    }

    /// Starts a browser, or takes the one that the scenario's last reader has left.
    pub async fn start(browser: Browser, languages: &str, server: Server) -> Self {
        let open = OpenBrowser::get(browser, languages).await;
        Self { client: open.client.clone(), server, browser, expected: Mutex::default(), said: Mutex::default(), open }
    }

    /// Opens a path as if typed into the location bar.
    pub async fn go(&self, path: &str) {
        // WebKitGTK's driver may answer while the old document is still there, and with an error where a page changes
        // its address while it loads. Whether the new one has come, the page itself tells.
        let _ = self.client.execute("window.isLeft = true", Vec::new()).await;
        asks(path);
        let answer = self.client.goto(&self.server.address(path)).await;
        if !self.browser.is_webkit() {
            answer.expect("the page");
        }
        // The app has drawn the page when it has said in which language; a page that cannot be drawn says so.
        self.until(
            "!window.isLeft && document.readyState !== 'loading'
                && (document.querySelector('h1') && document.documentElement.lang
                    || document.querySelector('.start-failure[role=alert]'))",
        )
        .await;
    }

    /// Loads the page anew.
    pub async fn reloads(&self) {
        self.run("window.isLeft = true").await;
        let answer = self.client.refresh().await;
        if !self.browser.is_webkit() {
            answer.expect("the page once more");
        }
        self.until("!window.isLeft && document.readyState !== 'loading'").await;
    }

    /// Runs statements in the page.
    pub async fn run(&self, script: &str) {
        asks(script);
        self.client.execute(script, Vec::new()).await.unwrap_or_else(|error| panic!("{script}: {error:?}"));
    }

    /// Runs statements as a script of the page: those of Firefox's driver run in a world of their own, with a clock
    /// of its own. No page of ours lets a script run that stands in it, so it comes from the host, as a module.
    pub async fn run_in_the_page(&self, script: &str) {
        let address = self.server.hold_script(script);
        self.run(&format!("dispatchEvent(new CustomEvent('recorder-run', {{ detail: {address:?} }}))")).await;
        self.until(&format!("window.recorderRan === {address:?}")).await;
    }

    /// The value of a JavaScript expression.
    pub async fn value(&self, expression: &str) -> Value {
        asks(expression);
        self.client
            .execute(&format!("return {expression}"), Vec::new())
            .await
            .unwrap_or_else(|error| panic!("{expression}: {error:?}"))
    }

    /// The text of an expression.
    pub async fn text(&self, expression: &str) -> String {
        self.value(expression).await.as_str().unwrap_or_default().to_owned()
    }

    /// Whether an expression becomes true in time.
    pub async fn becomes(&self, expression: &str) -> bool {
        asks(expression);
        let start = Instant::now();
        loop {
            // Between two pages there is nothing to ask.
            let value = self.client.execute(&format!("return !!({expression})"), Vec::new()).await;
            match value {
                Ok(Value::Bool(true)) => return true,
                _ if start.elapsed() > CONDITION_TIMEOUT => return false,
                _ => tokio::time::sleep(Duration::from_millis(40)).await,
            }
        }
    }

    /// Waits until an expression is true.
    pub async fn until(&self, expression: &str) {
        if !self.becomes(expression).await {
            let page = "`${location.href}, scrolled to ${scrollY}\\n${document.body.innerText.slice(0, 600)}`";
            let page = self.text(page).await;
            panic!("never came true: {expression}\nthe page: {page}");
        }
    }

    /// Clicks on what a selector finds.
    pub async fn click(&self, selector: &str) {
        for attempt in 1.. {
            self.until(&self.stands_still_in_sight(&format!("document.querySelector({selector:?})"))).await;
            let element =
                self.client.find(Locator::Css(selector)).await.unwrap_or_else(|error| panic!("{selector}: {error:?}"));
            asks(&format!("a click on {selector}"));
            match element.click().await {
                Ok(()) => return,
                // The click was made; whether the page it leads to has come, that page itself tells.
                Err(error) if error.is_timeout() && self.browser.is_webkit() => return,
                // The app has drawn it anew meanwhile; or a card above was laid out, and WebKitGTK's driver aims only once:
                // nothing was clicked.
                Err(error) => {
                    let is_too_late = error.is_stale_element_reference() || self.browser.is_webkit();
                    assert!(attempt < 5 && is_too_late, "{selector}: {error:?}");
                }
            }
        }
    }

    /// Clicks twice, as fast as a mouse does, on what a selector finds; it must be in sight.
    pub async fn double_click(&self, selector: &str) {
        let mut mouse = self.mouse_at(&format!("document.querySelector({selector:?})")).await;
        for _ in 0..2 {
            mouse = mouse.then(PointerAction::Down { button: 0 }).then(PointerAction::Up { button: 0 });
        }
        self.client.perform_actions(mouse).await.expect("a double click");
    }

    /// Moves the mouse over what a selector finds; it must be in sight.
    pub async fn hover(&self, selector: &str) {
        let mouse = self.mouse_at(&format!("document.querySelector({selector:?})")).await;
        self.client.perform_actions(mouse).await.expect("the mouse");
    }

    /// Clicks with the mouse on an element that no selector finds, such as one in a shadow tree.
    pub async fn click_element(&self, element: &str) {
        for attempt in 1.. {
            self.until(&self.stands_still_in_sight(element)).await;
            let mouse = self.mouse_at(element).await;
            let click = mouse.then(PointerAction::Down { button: 0 }).then(PointerAction::Up { button: 0 });
            match self.client.perform_actions(click).await {
                Ok(()) => return,
                // The app has scrolled meanwhile: a page that has just arrived starts at its top.
                Err(error) => assert!(attempt < 5, "{element}: {error:?}"),
            }
        }
    }

    async fn mouse_at(&self, element: &str) -> MouseActions {
        let middle = self
            .value(&format!(
                "(element => {{
                   const {{ x, y, width, height }} = element.getClientRects()[0] ?? element.getBoundingClientRect();
                   return [x + width / 2, y + height / 2];
                 }})({element})"
            ))
            .await;
        let [x, y] = [0, 1].map(|axis| middle[axis].as_f64().expect("a place").round());
        MouseActions::new("mouse".to_owned()).then(PointerAction::MoveTo { duration: None, x, y })
    }

    /// Presses a key, wherever the focus is.
    pub async fn press(&self, key: char) {
        self.press_together(&[key]).await;
    }

    /// Presses keys together: the last one while the others are held.
    pub async fn press_together(&self, chord: &[char]) {
        let mut keyboard = KeyActions::new("keyboard".to_owned());
        for value in chord.iter().copied() {
            keyboard = keyboard.then(KeyAction::Down { value });
        }
        for value in chord.iter().rev().copied() {
            keyboard = keyboard.then(KeyAction::Up { value });
        }
        self.client.perform_actions(Actions::from(keyboard)).await.expect("a key");
    }

    /// Writes into what a selector finds, after what stands there.
    pub async fn types(&self, selector: &str, text: &str) {
        let field = self.client.find(Locator::Css(selector)).await;
        let field = field.unwrap_or_else(|error| panic!("{selector}: {error:?}"));
        field.send_keys(text).await.unwrap_or_else(|error| panic!("{text}: {error:?}"));
    }

    /// Moves the focus to what a selector finds and presses Enter.
    pub async fn follows_by_keyboard(&self, selector: &str) {
        self.run(&format!("document.querySelector({selector:?}).focus()")).await;
        self.press(keys::ENTER).await;
    }

    /// The path in the location bar.
    pub async fn path(&self) -> String {
        self.text("location.pathname").await
    }

    /// Waits until the location bar shows a path and its page is there.
    pub async fn arrives_at(&self, path: &str) {
        self.until(&format!("location.pathname === {path:?} && document.querySelector('main').ariaBusy === 'false'"))
            .await;
        self.sees_the_next_frame().await;
    }

    /// Marks the document, to see later whether it is still the same.
    pub async fn marks_the_document(&self) {
        self.run("window.marked = true").await;
    }

    /// Whether the document is the one that was marked.
    pub async fn is_in_the_marked_document(&self) -> bool {
        self.value("window.marked === true").await == Value::Bool(true)
    }

    /// Waits until the console holds a line with those words, which then count as expected.
    pub async fn until_the_console_says(&self, words: &str) {
        self.expects(words);
        let start = Instant::now();
        while !self.console().await.iter().any(|line| line.contains(words)) {
            assert!(start.elapsed() < CONDITION_TIMEOUT, "the console never said: {words}");
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
    }
}
