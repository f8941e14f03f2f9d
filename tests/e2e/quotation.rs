//! Words that are selected are copied, or shared, with a link that leads to them.

use crate::{
    browser::{Browser, in_chromium, in_every_engine},
    publication::{one_edition, publish, published},
    reader::{READY, Reader, keys},
    server::{Fault, Server},
};
use serde_json::{Value, json};

const BAR: &str = "document.querySelector('.quotation')";
const COPIED: &str = "document.documentElement.dataset.copied";
const IN_BAR: &str = "document.activeElement.closest('.quotation')";

impl Reader {
    /// Selects from the first of some words to the last, which stand in the paragraphs with these numbers.
    async fn selects(&self, from: (usize, &str), to: (usize, &str)) {
        self.run(&format!(
            "const find = (paragraph, words) => {{
               const texts = document.createTreeWalker(document.querySelectorAll('main .prose p')[paragraph], 4);
               while (texts.nextNode()) {{
                 const at = texts.currentNode.data.indexOf(words);
                 if (at >= 0) return [texts.currentNode, at];
               }}
             }};
             const [start, end] = [find({}, {:?}), find({}, {:?})];
             getSelection().setBaseAndExtent(...start, end[0], end[1] + {:?}.length);
             start[0].parentElement.scrollIntoView({{ block: 'center' }})",
            from.0, from.1, to.0, to.1, to.1
        ))
        .await;
    }

    /// Keeps what the page writes to the clipboard, which no driver may read.
    async fn keeps_what_is_copied(&self) {
        self.run_in_the_page(
            "Object.defineProperty(navigator, 'clipboard', { value: {
               writeText: async (text) => { document.documentElement.dataset.copied = text }
             } })",
        )
        .await;
    }

    async fn selected(&self) -> String {
        self.text("getSelection().toString()").await
    }
}

/// A publication with a long article that says one thing twice.
fn with_a_long_article() -> Server {
    let paragraphs: String = (1..=80)
        .map(|number| match number {
            20 | 60 => "<p>Here the <em>rain</em> came, and they went home.</p>".to_owned(),
            number => format!("<p>Paragraph {number}, which says what was to be said.</p>"),
        })
        .collect();
    let items = json!({ "items": [{ "id": "long", "title": "A long day", "content_html": paragraphs }] });
    publish("quotation", &one_edition(), &[("feeds/en.json", items.to_string())])
}

async fn what_was_quoted_is_found_by_its_link(browser: Browser) {
    let reader = Reader::open_app(browser, with_a_long_article(), "/en/posts/long/").await;
    reader.keeps_what_is_copied().await;
    for ((from, to), text, directive) in [
        (
            ((59, "rain"), (59, "home.")),
            "rain came, and they went home.",
            "Here%20the-,rain%20came%2C%20and%20they%20went%20home%2E,-Paragraph%2061%2C%20which%20says",
        ),
        (
            ((44, "which"), (45, "said.")),
            "which says what was to be said.\nParagraph 46, which says what was to be said.",
            "Paragraph%2045%2C-,which%20says%20what%20was%20to,what%20was%20to%20be%20said%2E,-Paragraph%2047%2C%20which%20says",
        ),
    ] {
        reader.go("/en/posts/long/").await;
        reader.until(READY).await;
        reader.keeps_what_is_copied().await;
        reader.selects(from, to).await;
        reader.click(".quotation button").await;
        reader.until(COPIED).await;
        let link = format!("https://gazette.example/en/posts/long/#:~:text={directive}");
        assert_eq!(reader.text(COPIED).await, format!("“{text}”\nA long day\n{link}"));
        reader
            .until(&format!("document.querySelector('.share-outcome').textContent === 'Quotation copied' && !{BAR}"))
            .await;
        assert_eq!(reader.selected().await.replace("\n\n", "\n"), text);
        let knows_directives = reader.value("'fragmentDirective' in document").await == json!(true);
        // From elsewhere: a link to the page shown would be a step within it.
        reader.go("/en/").await;
        reader.go(&format!("/en/posts/long/#:~:text={directive}")).await;
        reader.until(READY).await;
        if knows_directives {
            let paragraph = format!("document.querySelectorAll('main p')[{}].getBoundingClientRect()", from.0);
            reader.until(&format!("{paragraph}.top > 0 && {paragraph}.bottom < innerHeight")).await;
            // The app, which runs now, leaves the reader there.
            reader.sees_the_next_frame().await;
            assert_eq!(reader.value(&format!("{paragraph}.bottom < innerHeight")).await, json!(true));
        }
    }
    reader.leaves_an_empty_console().await;
}

async fn the_keyboard_leads_to_a_quotation_and_back(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/fa/posts/3001/").await;
    reader.keeps_what_is_copied().await;
    reader.run("document.querySelector('main h1').focus()").await;
    let quoted = "اردوگاه اشرف محل استقرار";
    reader.selects((1, "اردوگاه"), (1, "استقرار")).await;
    reader.until(&format!("{BAR}?.parentElement.role === 'status' && {BAR}.ariaLabel")).await;
    reader.press(keys::TAB).await;
    reader.until(IN_BAR).await;
    reader.press(keys::ESCAPE).await;
    reader.until(&format!("!{BAR} && document.activeElement.localName === 'h1'")).await;
    assert_eq!(reader.selected().await, quoted);
    // It comes again when something else was selected meanwhile.
    reader.run("getSelection().collapseToStart()").await;
    reader.selects((2, "استاندار"), (2, "عراق")).await;
    reader.until(BAR).await;
    reader.press(keys::TAB).await;
    reader.until(IN_BAR).await;
    let quoted = reader.selected().await;
    reader.press(keys::ENTER).await;
    reader.until(COPIED).await;
    assert!(reader.text(COPIED).await.starts_with(&format!("«{quoted}»\nرویترز: ۳۶ تن")));
    reader.until(&format!("!{BAR} && document.activeElement.localName === 'h1'")).await;
    reader.leaves_an_empty_console().await;
}

/// Tab leads on from where the reader was.
async fn tab_leads_out_of_a_quotation(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/posts/1001/").await;
    reader.run("document.querySelector('main .category a').focus()").await;
    reader.selects((1, "The governor"), (1, "law")).await;
    reader.until(BAR).await;
    for _ in 0..reader.value(&format!("{BAR}.querySelectorAll('button').length")).await.as_u64().unwrap() {
        reader.press(keys::TAB).await;
        reader.until(IN_BAR).await;
    }
    // On from where the reader was, and not in again.
    for _ in 0..2 {
        reader.press(keys::TAB).await;
        reader.until("document.activeElement.closest('.details, .picture, .prose')").await;
    }
    reader.leaves_an_empty_console().await;
}

async fn a_quotation_goes_with_what_is_selected(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/posts/1001/").await;
    reader.selects((1, "The governor"), (1, "law")).await;
    reader.until(BAR).await;
    reader.run("getSelection().removeAllRanges()").await;
    reader.until(&format!("!{BAR}")).await;
    reader.selects((1, "The governor"), (1, "law")).await;
    reader.until(BAR).await;
    reader.follows_by_keyboard("main .category a").await;
    reader.arrives_at("/en/category/members-of-the-mek/").await;
    reader.until(&format!("!{BAR}")).await;
    // The title, which is beside the text, or a word alone, is no quotation.
    reader.run("getSelection().selectAllChildren(document.querySelector('main h1'))").await;
    reader.run("window.waited = false; setTimeout(() => window.waited = true, 600)").await;
    reader.until("window.waited").await;
    assert_eq!(reader.value(BAR).await, Value::Null);
    reader.leaves_an_empty_console().await;
}

async fn a_device_shares_the_words_with_their_link(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/sq/posts/4001/").await;
    reader
        .run("navigator.share = async (data) => { document.documentElement.dataset.shared = JSON.stringify(data) }")
        .await;
    let first =
        reader.text("document.querySelector('main .prose p').textContent.match(/\\w+ \\w+ \\w+ \\w+ \\w+/)[0]").await;
    reader.selects((0, first.split(' ').next().unwrap()), (0, first.split(' ').next_back().unwrap())).await;
    reader.click(".quotation button + button").await;
    reader.until("document.documentElement.dataset.shared").await;
    let shared: Value = serde_json::from_str(&reader.text("document.documentElement.dataset.shared").await).unwrap();
    assert_eq!(shared["text"], json!(format!("„{first}“")));
    let url = shared["url"].as_str().unwrap();
    assert!(url.starts_with("https://masthead.example/sq/posts/4001/#:~:text="), "{url}");
    reader.leaves_an_empty_console().await;
}

/// On a phone the keys for selected words stand at the foot of the screen, as all that is said there for a while.
async fn what_is_said_at_the_foot_of_a_phone_covers_nothing_else_that_is(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/posts/1001/").await;
    reader.server.break_file("en/about/index.json", Fault::Status(500));
    reader.expects("en/about/index.json");
    reader.follows_by_keyboard(".menu-bar a[href$='about/']").await;
    reader.until("document.querySelector('.notice[role=alert]')").await;
    reader.reads_on_a_screen_of(360).await;
    reader.selects((1, "The governor"), (1, "law")).await;
    reader.until(BAR).await;
    reader.run("document.querySelector('main .share-copy').click()").await;
    reader
        .until(
            "(boxes => {
               boxes.sort((a, b) => a.top - b.top);
               return boxes.length === 3 && boxes.every(({ top, bottom, left, right }, at) =>
                 left >= 0 && right <= innerWidth && bottom <= (boxes[at + 1]?.top ?? innerHeight) && top >= 0);
             })([...document.querySelectorAll('.quotation, .share-outcome.shown, .notice')]
               .map(element => element.getBoundingClientRect()))",
        )
        .await;
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    what_was_quoted_is_found_by_its_link,
    the_keyboard_leads_to_a_quotation_and_back,
    tab_leads_out_of_a_quotation,
    a_quotation_goes_with_what_is_selected,
}

// No other engine has something to share with, or can be told how wide its screen is.
in_chromium! {
    what_is_said_at_the_foot_of_a_phone_covers_nothing_else_that_is,
    a_device_shares_the_words_with_their_link,
}
