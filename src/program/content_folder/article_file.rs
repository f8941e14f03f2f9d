//! One article's file, as far as it is read without knowing the others.

use super::{
    conflict_marks, date,
    fields::{self, FieldFault, ReadFields},
    file_name::{Markup, NamedByFile, is_among_drafts},
    front_matter::FrontMatter,
    markdown::FirstHeading,
    slips,
};
use crate::{
    model::{
        byte_order_mark::without_byte_order_mark,
        content::MOST_BYTES,
        id::{ItemId, slugify},
    },
    program::{
        CONFLICT, Finding, SETTLE_CONFLICT, Severity,
        finding::{LinesAndColumns, line_and_column},
        other_calendar::OtherDay,
    },
};
use std::{
    fs::{File, Metadata},
    io::Read,
    path::Path,
    time::{Duration, SystemTime},
};

/// An article's file.
#[derive(Debug)]
pub struct ArticleFile {
    /// The file, from the publication's folder.
    pub file: String,
    /// How its text is written.
    pub markup: Markup,
    /// What it says above its text.
    pub read: ReadFields,
    /// Its name in addresses.
    pub slug: String,
    /// Where it lies in its folder: see [`NamedByFile::place`].
    pub place: String,
    /// Its text.
    pub body: String,
    /// What it was read from; nothing where that may be another already.
    state: Option<State>,
}

/// A file as it was read: where none of this is another, it need not be read again.
#[derive(Debug, PartialEq, Eq)]
struct State {
    inside: String,
    code: Option<String>,
    modified: SystemTime,
    length: u64,
    file: FileState,
}

/// How long ago a file was changed that has no other time when it is changed once more. Some disks count in steps of two
/// seconds.
const SETTLED: Duration = Duration::from_secs(3);

impl State {
    /// `None` where its time says too little.
    fn of(file: &Metadata, inside: &str, code: Option<&str>) -> Option<Self> {
        let (modified, length) = (file.modified().ok()?, file.len());
        let is_settled = modified.elapsed().is_ok_and(|age| age >= SETTLED);
        is_settled.then(|| Self {
            inside: inside.to_owned(),
            code: code.map(str::to_owned),
            modified,
            length,
            file: file_state(file),
        })
    }
}

/// Which file it is, and when anything of it was changed last: nobody can set that time, as they can the other one.
#[cfg(unix)]
type FileState = (u64, i64, i64);

#[cfg(unix)]
fn file_state(file: &Metadata) -> FileState {
    use std::os::unix::fs::MetadataExt;
    (file.ino(), file.ctime(), file.ctime_nsec())
}

#[cfg(not(unix))]
type FileState = ();

#[cfg(not(unix))]
fn file_state(_: &Metadata) -> FileState {}

impl ArticleFile {
    /// Reads a file; `inside` is its name from the folder of its feed, and `code` that of its edition where it ends with
    /// that.
    ///
    /// # Errors
    /// Where it cannot be an article: what is wrong with it.
    pub fn read(
        path: &Path,
        (file, inside): (&str, &str),
        code: Option<&str>,
        markup: Markup,
    ) -> Result<Self, Box<Finding>> {
        let fault = |place: String, what: String, remedy: &str| {
            let (file, remedy) = (file.to_owned(), remedy.to_owned());
            Box::new(Finding { severity: Severity::Error, file, place, what, remedy })
        };
        let unreadable = |reason: std::io::Error| {
            fault(String::new(), format!("it cannot be opened: {reason}"), "make the file readable for this program")
        };
        let mut opened = File::open(path).map_err(unreadable)?;
        let found = opened.metadata().map_err(unreadable)?;
        let (length, state) = (found.len(), State::of(&found, inside, code));
        if length > MOST_BYTES as u64 {
            let what = format!(
                "it is {} MB long, and a text has {} MB at most",
                length.div_ceil(1_000_000),
                MOST_BYTES / 1_000_000
            );
            return Err(fault(String::new(), what, "divide it into several articles"));
        }
        let mut text = Vec::new();
        opened.read_to_end(&mut text).map_err(unreadable)?;
        let text = String::from_utf8(text).map_err(|error| {
            let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
            let place = line_and_column(&String::from_utf8_lossy(before), before.len());
            fault(place, "it is not UTF-8".to_owned(), "save it again, as UTF-8")
        })?;
        let text = without_byte_order_mark(&text);
        // Before the keys: of marks between them, YAML and TOML tell something else.
        if let Some(mark) = conflict_marks::first_in(text, markup) {
            return Err(fault(line_and_column(text, mark), CONFLICT.to_owned(), SETTLE_CONFLICT));
        }
        let front = FrontMatter::read(text)
            .map_err(|found| fault(line_and_column(text, found.offset), found.reason, &found.remedy))?;
        if let Some(found) = keys_without_fence(text).filter(|_| front.entries.is_empty()) {
            let what = "what looks like its keys does not stand between two lines of ---".to_owned();
            return Err(fault(
                line_and_column(text, found),
                what,
                "write --- as the first line, and --- below the last key",
            ));
        }
        let mut read = fields::read(&front.entries);
        if is_among_drafts(file) {
            read.be_draft();
        }
        read.faults.extend(fields::left_out(&front.comments, text));
        let named = NamedByFile::read(inside, code);
        let day_of_name = named.date.as_deref().filter(|_| read.fields.date.is_none());
        if let Some((written, day)) = day_of_name.and_then(|written| Some((written, OtherDay::read(written)?))) {
            read.faults.push(FieldFault {
                severity: if read.fields.is_draft { Severity::Warning } else { Severity::Error },
                place: "date".to_owned(),
                what: format!("\"{written}\", in the file's name, {}", fields::BEFORE_PRINTING),
                remedy: day.remedy(),
            });
            read.fields.date = date::read(&day.in_gregorian());
        }
        read.fields.date = read.fields.published(named.date.as_deref());
        if markup == Markup::Markdown {
            let start = text.len() - front.body.len();
            let mut places = LinesAndColumns::of(text);
            read.faults.extend(
                slips::find(front.body, FirstHeading::below(read.fields.title.as_ref())).into_iter().map(|slip| {
                    FieldFault {
                        severity: Severity::Warning,
                        place: places.at(start + slip.offset),
                        what: slip.what,
                        remedy: slip.remedy,
                    }
                }),
            );
        }
        let slug = read.fields.slug.as_deref().map_or(named.slug, in_address);
        if slug.is_empty() {
            let what = "no address can be made of its name".to_owned();
            return Err(fault("slug".to_owned(), what, "write one above its text: slug: the-flood"));
        }
        Ok(Self { file: file.to_owned(), markup, read, slug, place: named.place, body: front.body.to_owned(), state })
    }

    /// Whether it is what would be read now.
    pub fn is_of(&self, path: &Path, inside: &str, code: Option<&str>) -> bool {
        // One that nobody may open any more cannot be read, whatever it was.
        let now = || State::of(&File::open(path).ok()?.metadata().ok()?, inside, code);
        self.state.is_some() && self.state == now()
    }
}

/// Where keys begin that stand above a text and are not told from it.
pub fn keys_without_fence(text: &str) -> Option<usize> {
    let is_fence = |line: &str| !line.is_empty() && line.chars().all(|sign| matches!(sign, '-' | '+' | '–' | '—'));
    let is_key = |line: &str| {
        let key = line.split_once(':').or_else(|| line.split_once('=')).map(|(key, _)| key.trim_end());
        key.is_some_and(fields::is_known)
    };
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let first = lines.next()?;
    // A sentence may begin as one key does, but not as two.
    let is_meant = if is_fence(first) {
        lines.next().is_some_and(is_key)
    } else {
        is_key(first) && lines.next().is_some_and(|second| is_key(second) || is_fence(second))
    };
    is_meant.then(|| text.len() - text.trim_start().len())
}

/// A slug as it is written, where it can stand in an address.
fn in_address(written: &str) -> String {
    let written = written.trim_matches('/');
    let is_plain = ItemId::new(written).is_some_and(|id| id.slug().as_str() == written);
    if is_plain { written.to_owned() } else { slugify(written) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    fn read(path: &Path, code: Option<&str>) -> ArticleFile {
        ArticleFile::read(path, ("content/en/a.md", "a.md"), code, Markup::Markdown).unwrap()
    }

    #[test]
    fn a_file_is_read_again_where_it_may_be_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.md");
        let save = |text: &str, modified: SystemTime| {
            fs::write(&path, text).unwrap();
            File::options().write(true).open(&path).unwrap().set_modified(modified).unwrap();
        };
        let now = SystemTime::now();
        let (earlier, later) = (now - Duration::from_hours(1), now - Duration::from_mins(1));
        save("one", earlier);
        let article = read(&path, None);
        assert!(article.is_of(&path, "a.md", None));
        assert!(!article.is_of(&path, "a.md", Some("en")) && !article.is_of(&path, "en/a.md", None));
        save("other", earlier);
        assert!(!article.is_of(&path, "a.md", None), "it is longer");
        save("two", later);
        assert!(!article.is_of(&path, "a.md", None), "it was changed later");
        let article = read(&path, None);
        save("2nd", later);
        assert_eq!(article.is_of(&path, "a.md", None), cfg!(not(unix)), "it was changed and given its time back");
        // Within the steps in which a system counts, a second change has the time of the first.
        save("two", now);
        let fresh = read(&path, None);
        assert!(!fresh.is_of(&path, "a.md", None));
        fs::remove_file(&path).unwrap();
        assert!(!article.is_of(&path, "a.md", None) && !fresh.is_of(&path, "a.md", None));
    }
}
