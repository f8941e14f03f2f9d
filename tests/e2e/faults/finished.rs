//! A finished page that does not come as it should, where no app asks for it but the browser itself: what comes is what is
//! seen. Where nothing comes at all, the browser shows a page of its own, on which drivers hang.

use super::{
    case::{Case, every_case},
    document::Document,
    outcome::Outcome,
    table::{Line, agrees},
};
use crate::{
    browser::{Browser, in_chromium},
    publication::{program, project, published},
    reader::{READY, Reader},
    server::Fault,
};
use serde_json::json;
use std::fs;

const FROM: &str = "/en/about/";
/// Half of it ends within an article.
const TO: &str = "/en/page/2/";
const FILE: &str = "en/page/2/";

const LOADED: &str = "document.readyState === 'complete'";

/// A word of the page, and what another version has in its place.
const WORDS: [&str; 2] = ["Society", "Company"];

/// Whether an answer comes, and ends.
fn is_answer(fault: &Fault) -> bool {
    !matches!(fault, Fault::Refused | Fault::HangUp | Fault::Silence | Fault::Drip | Fault::Circle)
}

/// Why the browser itself loads a page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Reason {
    /// A link leads to it, and scripts are switched off.
    ScriptsAreOff,
    /// A link leads to it, and the app did not start.
    NoProgram,
    /// A link leads to it, and the app leaves it to the browser, as it is for an app of a later version.
    OfLaterApp,
    /// Its address is typed, and the app starts in it.
    Typed,
}

impl Reason {
    fn document(self) -> Document {
        match self {
            Self::ScriptsAreOff | Self::NoProgram => Document::Page,
            Self::OfLaterApp => Document::PageOfLaterApp,
            Self::Typed => Document::TypedPage,
        }
    }

    fn has(self, Case { fault, .. }: &Case) -> bool {
        match self {
            // Any other page of a later version would bring its app, which there is not.
            Self::OfLaterApp => {
                matches!(fault, Fault::Status(_) | Fault::Busy(..) | Fault::Type(_) | Fault::Html)
            }
            _ => is_answer(fault),
        }
    }

    fn browser(self) -> Browser {
        if self == Self::ScriptsAreOff { Browser::ChromiumWithoutScripts } else { Browser::Chromium }
    }

    /// From now on nothing is wrong but this.
    fn alone(self, reader: &Reader) {
        reader.server.mend();
        match self {
            Self::ScriptsAreOff | Self::Typed => {}
            Self::NoProgram => reader.server.break_file(&program(), Fault::Status(404)),
            Self::OfLaterApp => {
                let of_later_app = json!({ "items": [], "_masthead": { "format": 1000 } });
                reader.server.break_file(&format!("{FILE}index.json"), Fault::Text(of_later_app.to_string()));
            }
        }
    }

    /// When all has come of a page that will come.
    fn has_come(self) -> String {
        match self {
            Self::ScriptsAreOff | Self::NoProgram => LOADED.to_owned(),
            Self::OfLaterApp | Self::Typed => format!("{LOADED} && {READY}"),
        }
    }

    async fn leads(self, reader: &Reader) {
        if self == Self::Typed {
            let _ = reader.client.execute("location.assign(arguments[0])", vec![json!(TO)]).await;
        } else {
            reader.follows_a_link_to(TO).await;
        }
    }
}

/// Follows the link while the page is faulty, goes back, and follows it again; what was seen between.
async fn follows(reader: &Reader, reason: Reason, Case { name, fault }: &Case, whole: &str) -> Outcome {
    reason.alone(reader);
    reader.go(FROM).await;
    reader.until(&reason.has_come()).await;
    let before = reader.words_of("main").await;
    let asked = reader.times_asked_for(FILE);
    reader.server.break_file(FILE, fault.clone());
    reader.marks_the_document().await;
    reason.leads(reader).await;
    reader.asks_for(FILE, asked + 1).await;
    let outcome = if matches!(fault, Fault::Type(_)) {
        assert!(reader.is_in_the_marked_document().await, "{name}");
        assert_eq!(reader.words_of("main").await, before, "{name}: the page before stays");
        Outcome::ForTheDisk
    } else {
        reader.until(&format!("!window.marked && {LOADED}")).await;
        let is_page = reader.is_true("document.querySelector('main')").await;
        if is_page {
            reader.until(&reason.has_come()).await;
        }
        match reader.words_of("body").await {
            words if words == whole => Outcome::Whole,
            words if words.contains(char::REPLACEMENT_CHARACTER) => Outcome::WithSigns,
            words if words == whole.replace(WORDS[0], WORDS[1]) => Outcome::OfAnotherVersion,
            _ if reader.is_true("document.querySelectorAll('main').length === 2").await => Outcome::Twice,
            _ if is_page => Outcome::SoFar,
            _ => Outcome::InItsPlace,
        }
    };
    reason.alone(reader);
    reader.is_past(fault).await;
    if outcome != Outcome::ForTheDisk {
        reader.client.back().await.unwrap();
        reader.until(&format!("location.pathname === {FROM:?} && {}", reason.has_come())).await;
        assert_eq!(reader.words_of("main").await, before, "{name}: Back leads to the page before");
    }
    reader.marks_the_document().await;
    reason.leads(reader).await;
    reader.until(&format!("!window.marked && {}", reason.has_come())).await;
    assert_eq!(reader.words_of("body").await, whole, "{name}: the same link leads on");
    outcome
}

async fn sees_what_comes(reason: Reason) -> Vec<Line> {
    let reader = Reader::start(reason.browser(), "en", published("/")).await;
    for words in [FILE, "/favicon.ico", &program(), "the page works without it", "WebAssembly"] {
        reader.expects(words);
    }
    reason.alone(&reader);
    reader.go(TO).await;
    reader.until(&reason.has_come()).await;
    let whole = reader.words_of("body").await;
    let mut lines = Vec::new();
    let page = fs::read_to_string(project().join("dist").join(FILE).join("index.html")).unwrap();
    for case in every_case(&page.replace(WORDS[0], WORDS[1])).into_iter().filter(|case| reason.has(case)) {
        let outcome = follows(&reader, reason, &case, &whole).await;
        lines.push(Line { name: case.name, outcome });
    }
    reader.leaves_an_empty_console().await;
    lines
}

async fn a_finished_page_without_the_app(_: Browser) {
    for reason in [Reason::ScriptsAreOff, Reason::NoProgram] {
        agrees(reason.document(), &sees_what_comes(reason).await);
    }
}

async fn a_finished_page_in_which_the_app_starts(_: Browser) {
    agrees(Reason::Typed.document(), &sees_what_comes(Reason::Typed).await);
}

async fn a_finished_page_that_the_app_leaves_to_the_browser(_: Browser) {
    let reason = Reason::OfLaterApp;
    agrees(reason.document(), &sees_what_comes(reason).await);
}

in_chromium! {
    a_finished_page_without_the_app,
    a_finished_page_in_which_the_app_starts,
    a_finished_page_that_the_app_leaves_to_the_browser,
}
