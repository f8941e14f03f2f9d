//! The table of what a reader sees, which these scenarios write: `tests/FAULTS.md`.

use super::{document::Document, outcome::Outcome};
use crate::publication::project;
use std::{fs, path::PathBuf, sync::Mutex};
use strum::IntoEnumIterator;

/// Set, it has the table written instead of compared.
const WRITE: &str = "MASTHEAD_WRITE_FAULTS";

const HEAD: &str = "# What a reader sees when the network fails

The scenarios of `tests/e2e/faults` break each document in each of these ways, look at what is on the screen, mend the host,
and see that everything is whole again: by _Try again_, by the same link, or by the page loaded anew where there is
neither. They write this table, and fail where it says something else: `MASTHEAD_WRITE_FAULTS=1 cargo test --test e2e
faults` writes it anew.

Each document is asked for once, the index of the search twice where it cannot be read, for a cache may hold one of an older
version. Nothing that the reader asks for is ever asked for again by itself; _Try again_ and the same link ask at once, whatever `Retry-After` says. What the app asks for beside the page (the newest
articles, what to read on, what is likely to be wanted next) it asks for again with a later page, the third time in a row
and later not before a while that doubles from 2 seconds to 5 minutes, by chance up to half of it less, and never before
`Retry-After` is over. A document is waited for 15 seconds, and read no further than 16 MB.

A page that the browser itself loads is tried with answers that come. Where the connection is refused or cut off, or no answer
comes, the browser says so on a page of its own, or waits: there is nothing of the publication to look at, and the
drivers of the browsers hang there.
";

/// A line of the table.
pub struct Line {
    pub name: &'static str,
    pub outcome: Outcome,
}

/// The scenarios that write run beside each other.
static FILE: Mutex<()> = Mutex::new(());

fn path() -> PathBuf {
    project().join("tests/FAULTS.md")
}

fn title(document: Document) -> String {
    format!("\n## {}\n", document.title())
}

/// The part of a text that is about a document.
fn part(text: &str, document: Document) -> Option<&str> {
    let start = text.find(&title(document))?;
    let rest = &text[start + 1..];
    Some(&text[start..rest.find("\n## ").map_or(text.len(), |end| start + 1 + end)])
}

fn write_part(document: Document, lines: &[Line]) -> String {
    let row = |line: &Line| format!("| {} | {} |\n", line.name, line.outcome.sentence());
    let rows: String = lines.iter().map(row).collect();
    format!("{}\n{}\n\n| | what is seen |\n|---|---|\n{rows}", title(document), document.story())
}

/// Writes what was seen, or compares it with what is written.
pub fn agrees(document: Document, lines: &[Line]) {
    let _turn = FILE.lock();
    let text = fs::read_to_string(path()).unwrap_or_default();
    let seen = write_part(document, lines);
    if std::env::var_os(WRITE).is_some() {
        let of =
            |other| if other == document { seen.clone() } else { part(&text, other).unwrap_or_default().to_owned() };
        let parts: String = Document::iter().map(of).collect();
        fs::write(path(), format!("{HEAD}{parts}")).unwrap();
    } else {
        let written = part(&text, document).unwrap_or_default();
        assert!(
            written == seen,
            "tests/FAULTS.md says\n{written}\nand the reader sees\n{seen}\n{WRITE}=1 writes it anew"
        );
    }
}

/// Compares one line with what is written.
pub fn has_line(document: Document, name: &str, outcome: &Outcome) {
    let text = fs::read_to_string(path()).unwrap_or_default();
    let written = part(&text, document).unwrap_or_default();
    let seen = format!("| {name} | {} |", outcome.sentence());
    assert!(written.lines().any(|line| line == seen), "tests/FAULTS.md says\n{written}\nand the reader sees\n{seen}");
}
