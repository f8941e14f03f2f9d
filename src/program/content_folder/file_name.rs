//! What the name of an article's file says of it.

use crate::{
    model::{id::slugify, locale::Timestamp},
    program::has_ending,
};

/// How an article's text is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Markup {
    /// `CommonMark`, with tables, footnotes and more.
    Markdown,
    /// HTML.
    Html,
}

/// How the names of articles' files end.
pub const ENDINGS: [&str; 4] = ["md", "markdown", "html", "htm"];

impl Markup {
    /// By a file's ending; `None` for pictures and whatever else lies beside the texts.
    #[must_use]
    pub fn of(file: &str) -> Option<Self> {
        let (_, ending) = file.rsplit_once('.')?;
        match ending.to_ascii_lowercase().as_str() {
            "md" | "markdown" => Some(Self::Markdown),
            "html" | "htm" => Some(Self::Html),
            _ => None,
        }
    }
}

/// Endings that other programs have for Markdown.
const OTHER_ENDINGS: [&str; 10] = ["mkd", "mkdn", "mkdown", "mdown", "mdwn", "mdtxt", "mdtext", "mdx", "pandoc", "pdc"];

/// Endings of texts that other programs make articles of, and this one none.
const OTHER_FORMATS: [&str; 6] = ["adoc", "asciidoc", "org", "rest", "rst", "textile"];

/// Whether a file is such a text.
#[must_use]
pub fn is_of_other_format(file: &str) -> bool {
    has_ending(file, &OTHER_FORMATS)
}

/// The name that is most likely meant by one that no article has: `scoop.md` of `scoop.md.txt`, as Notepad saves it, of
/// `scoop.md (1)`, which is a copy, and of `scoop.mkd`.
#[must_use]
pub fn meant_name(file: &str) -> Option<String> {
    if Markup::of(file).is_some() {
        return None;
    }
    let is_copy = |number: &&str| !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit());
    let copied = file.strip_suffix(')').and_then(|file| file.rsplit_once(" (")).filter(|(_, number)| is_copy(number));
    let (stem, ending) = file.rsplit_once('.')?;
    if let Some((name, number)) = copied {
        let (stem, ending) = name.rsplit_once('.')?;
        return Markup::of(name).map(|_| format!("{stem}-{number}.{ending}"));
    }
    let ending = ending.to_ascii_lowercase();
    if ending == "txt" && Markup::of(stem).is_some() {
        return Some(stem.to_owned());
    }
    OTHER_ENDINGS.contains(&&*ending).then(|| format!("{stem}.md"))
}

/// What a file's name says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedByFile {
    /// The article's name in addresses; empty where the file's has no letters.
    pub slug: String,
    /// Its day, where the name begins with it.
    pub date: Option<String>,
    /// Where it lies in its folder, without its day and ending: files of the same name in the folders of two editions are
    /// translations of each other.
    pub place: String,
}

impl NamedByFile {
    /// Reads the name of a file, from the folder of its feed. Before its ending it may end with the code of its edition.
    #[must_use]
    pub fn read(file: &str, code: Option<&str>) -> Self {
        let file = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        let file = code.and_then(|code| file.strip_suffix(code)?.strip_suffix('.')).unwrap_or(file);
        // A folder's own text goes by the folder's name.
        let file = file.strip_suffix("/index").unwrap_or(file);
        let (above, name) = file.rsplit_once('/').map_or(("", file), |(above, name)| (above, name));
        let (date, name) = match dated(name) {
            Some((date, name)) => (Some(date.to_owned()), name),
            None => (None, name),
        };
        let place = if above.is_empty() { name.to_owned() } else { format!("{above}/{name}") };
        Self { slug: slugify(name), date, place }
    }
}

/// The day that a name begins with, as in Jekyll, and the rest.
fn dated(name: &str) -> Option<(&str, &str)> {
    let (date, rest) = name.split_at_checked("2024-05-01".len())?;
    let rest = rest.strip_prefix(['-', '_', ' ']).filter(|rest| !rest.is_empty())?;
    let is_whole = Timestamp::parse(date).is_some_and(|read| read.as_str() == date);
    is_whole.then_some((date, rest))
}

/// What stands in a file's name before its ending, as in `flood.fa.md`: the code of an edition, it may be.
#[must_use]
pub fn before_ending(file: &str) -> Option<&str> {
    let name = file.rsplit('/').next().unwrap_or(file);
    let (stem, _) = name.rsplit_once('.')?;
    stem.rsplit_once('.').filter(|(name, _)| !name.is_empty()).map(|(_, before)| before)
}

/// Whether a file is a section's text of Hugo and Zola, which stands above a list and is no article.
#[must_use]
pub fn is_section(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.starts_with("_index.")
}

/// Whether a file lies where Jekyll keeps what is not to be published yet.
#[must_use]
pub fn is_among_drafts(file: &str) -> bool {
    file.rsplit_once('/').is_some_and(|(folder, _)| folder.split('/').any(|name| name == "_drafts"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str) -> (String, Option<String>, String) {
        let NamedByFile { slug, date, place } =
            NamedByFile::read(file, before_ending(file).filter(|code| *code == "fa"));
        (slug, date, place)
    }

    #[test]
    fn a_file_names_its_article() {
        let named =
            |slug: &str, date: Option<&str>, place: &str| (slug.to_owned(), date.map(str::to_owned), place.to_owned());
        assert_eq!(read("flood.md"), named("flood", None, "flood"));
        assert_eq!(read("2024/flood/index.md"), named("flood", None, "2024/flood"));
        assert_eq!(read("2024-05-01-flood.md"), named("flood", Some("2024-05-01"), "flood"));
        assert_eq!(read("news/2024-05-01-flood/index.markdown"), named("flood", Some("2024-05-01"), "news/flood"));
        assert_eq!(read("My Flood.v2.html"), named("my-flood.v2", None, "My Flood.v2"));
        assert_eq!(read("سیل بزرگ.md"), named("سیل-بزرگ", None, "سیل بزرگ"));
        assert_eq!(read("2024-13-01-flood.md"), named("2024-13-01-flood", None, "2024-13-01-flood"));
        assert_eq!(read("2024-05-01.md"), named("2024-05-01", None, "2024-05-01"));
        assert_eq!(read("index.md"), named("index", None, "index"));
        assert_eq!(read("….md").0, "");
        assert_eq!(read("2024-05-01-flood.fa.md"), named("flood", Some("2024-05-01"), "flood"));
        assert_eq!(read("2024/flood/index.fa.md"), named("flood", None, "2024/flood"));
        assert_eq!(read("fa.md"), named("fa", None, "fa"));
    }

    #[test]
    fn a_name_that_no_article_has_may_mean_one() {
        for (file, meant) in [
            ("en/scoop.md.txt", "en/scoop.md"),
            ("scoop.HTML.TXT", "scoop.HTML"),
            ("scoop.mkd", "scoop.md"),
            ("scoop.MDown", "scoop.md"),
            ("scoop.mdx", "scoop.md"),
            ("scoop.md (1)", "scoop-1.md"),
        ] {
            assert_eq!(meant_name(file).as_deref(), Some(meant), "{file}");
        }
        for other in
            ["scoop.md", "scoop.txt", "scoop (1).md", "scoop (1).jpg", "scoop.jpg (1)", "scoop.md (x)", "mkd", "a.md/b"]
        {
            assert_eq!(meant_name(other), None, "{other}");
        }
    }

    #[test]
    fn only_texts_are_articles() {
        assert_eq!(Markup::of("a/b.MD"), Some(Markup::Markdown));
        assert_eq!(Markup::of("a.htm"), Some(Markup::Html));
        assert!(is_of_other_format("a.ORG") && is_of_other_format("a.adoc") && !is_of_other_format("org"));
        for beside in ["a.jpg", "md", "a/md", "a.md/b.pdf"] {
            assert_eq!(Markup::of(beside), None, "{beside}");
        }
        assert!(is_among_drafts("en/_drafts/a.md") && is_among_drafts("_drafts/b/a.md"));
        assert!(!is_among_drafts("en/_drafts.md") && !is_among_drafts("my_drafts/a.md"));
        assert!(is_section("en/_index.md") && is_section("_index.fa.md") && !is_section("index.md"));
    }
}
