//! `masthead serve`, in a browser: what is saved shows itself, and what is wrong stands over the page until it is mended.

use crate::{
    accessibility::SCHEMES,
    browser::{Browser, in_chromium, in_every_engine},
    port::never_used_port,
    publication::{items, own_name, project, write_data},
    reader::{READY, Reader, keys},
    server::Server,
};
use serde_json::{Value, json};
use std::{
    fs,
    io::{BufRead, BufReader},
    path::PathBuf,
    process::{Child, Command, Stdio},
};

/// What the script draws over a page.
const OVER: &str = "document.getElementById('masthead-serve')?.shadowRoot";

/// The panel with what is wrong, while it is open.
const OPEN: &str = "document.getElementById('masthead-serve')?.shadowRoot.querySelector('dialog[open]')";

const TITLE: &str = "document.querySelector('main article')?.textContent";

/// A publication that its owner is at work on, and the program that shows it.
struct Work {
    data: PathBuf,
    port: u16,
    program: Child,
}

impl Work {
    /// Begins with two editions of one article, "First", at whose picture nothing is wrong.
    fn begins(name: &str) -> Self {
        Self::begins_with(name, &site().to_string())
    }

    /// The same with that `site.json`.
    fn begins_with(name: &str, site_text: &str) -> Self {
        let locale = |code: &str| fs::read_to_string(project().join(format!("public/locales/{code}.json"))).unwrap();
        let files = [
            ("feeds/en.json", feed("First", "")),
            ("feeds/fa.json", feed("نخست", "")),
            ("locales/en.json", locale("en")),
            ("locales/fa.json", locale("fa")),
        ];
        let data = write_data(&own_name(name), &site(), &files);
        fs::write(data.join("site.json"), site_text).unwrap();
        let mut program = Command::new(project().join("target/native/masthead"));
        let port = never_used_port();
        let port_text = port.to_string();
        program.arg("serve").arg(&data).args(["--port", &port_text, "--app"]).arg(project().join("target/app"));
        let mut program =
            program.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("`make publish` builds it");
        let mut lines = BufReader::new(program.stdout.take().unwrap()).lines();
        let line = lines.next().expect("it says where it is").unwrap();
        std::thread::spawn(move || lines.for_each(drop));
        assert!(line.contains(&format!("127.0.0.1:{port}/")), "{line}");
        Self { data, port, program }
    }

    fn saves(&self, name: &str, text: &str) {
        fs::write(self.data.join(name), text).unwrap();
    }

    async fn opens(&self, browser: Browser, path: &str) -> Reader {
        Reader::open_app(browser, Server::at(self.port), path).await
    }
}

impl Drop for Work {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn site() -> Value {
    let edition = |code: &str, label: &str| json!({ "code": code, "lang": code, "label": label, "feed": format!("feeds/{code}.json") });
    json!({ "name": "Gazette", "default_edition": "en", "base_url": "https://gazette.example/",
            "editions": [edition("en", "English"), edition("fa", "فارسی")] })
}

/// A feed of one article. `more` is added to its text.
fn feed(title: &str, more: &str) -> String {
    let mut item = items(1).remove(0);
    item["title"] = json!(title);
    item["date_published"] = json!("2026-01-01T00:00:00Z");
    item["content_html"] = json!(format!("<p>Text.</p>{more}"));
    item.as_object_mut().unwrap().remove("content_text");
    item["id"] = json!("1");
    json!({ "version": "https://jsonfeed.org/version/1.1", "title": title, "items": [item] }).to_string()
}

/// A `site.json` without the comma after its second line.
fn broken_site() -> &'static str {
    "{\n \"name\": \"Gazette\"\n \"editions\": []\n}"
}

/// A feed that ends in the middle of its second line.
fn broken_feed() -> &'static str {
    "{\n \"title\": \"<img src=x onerror=alert(1)>\" \"items\": []\n}"
}

fn over(selector: &str) -> String {
    format!("{OVER}?.querySelector({selector:?})")
}

async fn what_is_saved_shows_itself(browser: Browser) {
    let work = Work::begins("serve-saves");
    let reader = work.opens(browser, "/en/").await;
    reader.until(&format!("{TITLE}.includes('First')")).await;
    work.saves("feeds/en.json", &feed("Second", ""));
    reader.until(&format!("{TITLE}.includes('Second')")).await;
    reader.until(READY).await;
    reader.leaves_an_empty_console().await;
}

async fn every_tab_follows(browser: Browser) {
    let work = Work::begins("serve-tabs");
    let reader = work.opens(browser, "/en/").await;
    let first = reader.client.window().await.unwrap();
    // WebKitGTK's driver never shows a second tab, and one that nobody sees waits until somebody does.
    let second = reader.client.new_window(!browser.is_webkit()).await.unwrap().handle;
    reader.client.switch_to_window(second).await.unwrap();
    reader.go("/fa/").await;
    reader.until(READY).await;
    work.saves("feeds/en.json", &feed("Second", ""));
    work.saves("feeds/fa.json", &feed("دوم", ""));
    reader.until(&format!("{TITLE}.includes('دوم')")).await;
    reader.client.switch_to_window(first).await.unwrap();
    reader.until(&format!("{TITLE}.includes('Second')")).await;
    reader.leaves_an_empty_console().await;
}

/// With its file, its line and what to do, as text alone, in English from left to right over any page.
async fn an_error_stands_over_the_page_until_it_is_mended(browser: Browser) {
    let work = Work::begins("serve-error");
    let reader = work.opens(browser, "/fa/").await;
    work.saves("feeds/fa.json", broken_feed());
    reader.until(&format!("{OPEN}?.querySelector('.line')")).await;
    let told = reader.text(&format!("{OPEN}.innerText")).await;
    for words in ["1 error", "feeds/fa.json:2:", "<img src=x onerror=alert(1)>", "What to do: "] {
        assert!(told.contains(words), "{words}: {told}");
    }
    assert_eq!(reader.value(&format!("{} === null", over("img"))).await, Value::Bool(true));
    assert_eq!(reader.text(&format!("getComputedStyle({}).direction", over("p"))).await, "ltr");
    reader.until(&format!("{TITLE}.includes('نخست')")).await;
    work.saves("feeds/fa.json", &feed("سوم", ""));
    reader.until(&format!("{TITLE}.includes('سوم') && !document.getElementById('masthead-serve')")).await;
    reader.leaves_an_empty_console().await;
}

/// Its number stands before it, and the words at fault stand after those that are read before them.
async fn words_at_fault_are_marked_in_a_line_from_right_to_left(browser: Browser) {
    let work = Work::begins("serve-marked");
    let reader = work.opens(browser, "/fa/").await;
    work.saves("feeds/fa.json", "{\n \"tags\": [\n\"سیل\" \"رود\"\n],\n \"items\": []\n}");
    reader.until(&format!("{OPEN}?.querySelector('.line mark')")).await;
    let places = format!(
        "(() => {{
            const line = {OPEN}.querySelector('.line');
            const [number, words, mark] = [line.firstChild, line.querySelector('bdi'), line.querySelector('mark')];
            const box = (node) => {{
                const range = document.createRange();
                range.selectNodeContents(node);
                return range.getBoundingClientRect();
            }};
            const isBefore = (one, other) => box(one).right <= box(other).left + 1;
            return [number.data, mark.textContent, isBefore(number, words), isBefore(mark, words.firstChild)];
        }})()"
    );
    assert_eq!(reader.value(&places).await, json!(["3 | ", "\"", true, true]));
    reader.leaves_an_empty_console().await;
}

async fn an_error_is_closed_by_a_key_and_stays_within_reach(browser: Browser) {
    let work = Work::begins("serve-closed");
    let reader = work.opens(browser, "/en/").await;
    work.saves("feeds/en.json", broken_feed());
    reader.until(&format!("{OPEN}?.querySelector('.line')")).await;
    reader.press(keys::ESCAPE).await;
    reader.until(&format!("{OVER} && !{OPEN}")).await;
    // The next page does not open it again; the badge does.
    reader.go("/en/archive/").await;
    reader.until(&over("button.badge")).await;
    assert!(reader.value(OPEN).await.is_null());
    reader.click_element(&over("button.badge")).await;
    reader.until(OPEN).await;
    reader.click_element(&over(".top button")).await;
    reader.until(&format!("!{OPEN}")).await;
    reader.leaves_an_empty_console().await;
}

async fn a_warning_is_a_badge_that_opens(browser: Browser) {
    let work = Work::begins("serve-warning");
    let reader = work.opens(browser, "/en/").await;
    work.saves("feeds/en.json", &feed("Warned", "<p><a href=\"javascript:none\">None</a></p>"));
    reader.until(&over("button.badge.warning")).await;
    assert!(reader.value(OPEN).await.is_null(), "nothing stands over the page");
    reader.click_element(&over("button.badge")).await;
    reader.until(&format!("{OPEN}?.innerText.includes('javascript:none')")).await;
    reader.leaves_an_empty_console().await;
}

/// A comma that was forgotten takes no page away.
async fn a_site_that_can_be_read_no_more_has_the_error_over_its_pages(browser: Browser) {
    let work = Work::begins("serve-site-fault");
    let reader = work.opens(browser, "/en/").await;
    work.saves("site.json", broken_site());
    reader.until(&format!("{OPEN}?.querySelector('.line')")).await;
    let told = reader.text(&format!("{OPEN}.innerText")).await;
    assert!(told.contains("site.json:3:"), "{told}");
    reader.until(&format!("{TITLE}.includes('First')")).await;
    work.saves("site.json", &site().to_string());
    reader.until(&format!("{TITLE}.includes('First') && !document.getElementById('masthead-serve')")).await;
    reader.leaves_an_empty_console().await;
}

async fn a_site_that_could_never_be_read_has_a_page_that_becomes_the_publication(browser: Browser) {
    let work = Work::begins_with("serve-site", broken_site());
    let reader = Reader::open(browser, Server::at(work.port), "/en/").await;
    reader.until("document.body.innerText.includes('site.json:3:')").await;
    work.saves("site.json", &site().to_string());
    reader.until(READY).await;
    reader.until(&format!("{TITLE}.includes('First')")).await;
    reader.expects("503 (Service Unavailable)");
    reader.leaves_an_empty_console().await;
}

/// By day and by night, whatever the page's own style says.
async fn what_is_wrong_can_be_read_by_everybody(browser: Browser) {
    let work = Work::begins("serve-read");
    let reader = work.opens(browser, "/en/").await;
    work.saves("feeds/en.json", broken_feed());
    reader.until(&format!("{OPEN}?.querySelector('.line')")).await;
    reader.brings_axe().await;
    for scheme in SCHEMES {
        reader.prefers("prefers-color-scheme", scheme).await;
        let judged = "
            const done = arguments[arguments.length - 1];
            axe.run(document.getElementById('masthead-serve')).then(({ violations }) =>
              done(violations.flatMap(({ id, nodes }) => nodes.map(({ failureSummary }) => `${id}: ${failureSummary}`))));";
        let found = reader.client.execute_async(judged, Vec::new()).await.expect("the findings of axe");
        assert_eq!(found, json!([]), "{scheme}");
    }
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    what_is_saved_shows_itself,
    every_tab_follows,
    an_error_stands_over_the_page_until_it_is_mended,
    words_at_fault_are_marked_in_a_line_from_right_to_left,
    an_error_is_closed_by_a_key_and_stays_within_reach,
    a_warning_is_a_badge_that_opens,
    a_site_that_can_be_read_no_more_has_the_error_over_its_pages,
    a_site_that_could_never_be_read_has_a_page_that_becomes_the_publication,
}

in_chromium! { what_is_wrong_can_be_read_by_everybody }
