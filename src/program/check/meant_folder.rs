//! Folders that no edition reads: the articles in one may be those of a feed that is named wrongly.

use crate::program::{DataFolder, content_folder::Markup};
use std::{
    collections::{BTreeSet, HashSet},
    fs,
};

/// The outermost folder around a file with nothing in it that is read; the file itself where there is none.
pub(super) fn unread_folder<'f>(file: &'f str, read: &BTreeSet<&str>) -> &'f str {
    let holds_read = |folder: &str| {
        let next = read.range(folder..).next();
        next.is_some_and(|next| next.starts_with(folder))
    };
    // With the slash: `content/fa` is no part of `content/fa-IR`.
    let mut folders = file.match_indices('/').map(|(end, _)| &file[..=end]);
    folders.find(|folder| !holds_read(folder)).unwrap_or(file)
}

/// The one folder beside one that is not there which has articles in it, and which no feed names.
pub(super) fn beside(missing: &str, data: &DataFolder, feeds: &HashSet<String>) -> Option<String> {
    let missing = missing.trim_end_matches('/');
    let parent = missing.rsplit_once('/').map_or("", |(parent, _)| parent);
    let path = if parent.is_empty() { data.path().to_owned() } else { data.on_disk(parent)? };
    let names = fs::read_dir(path).ok()?.filter_map(|entry| entry.ok()?.file_name().into_string().ok());
    let folders = names.map(|name| if parent.is_empty() { format!("{name}/") } else { format!("{parent}/{name}/") });
    let is_named =
        |folder: &str| feeds.iter().any(|feed| format!("{}/", feed.trim_end_matches('/')).starts_with(folder));
    let has_articles = |folder: &str| {
        let files = data.on_disk(folder.trim_end_matches('/')).and_then(|path| fs::read_dir(path).ok());
        // A page in HTML need not be an article.
        let is_article = |file: fs::DirEntry| Markup::of(&file.file_name().to_string_lossy()) == Some(Markup::Markdown);
        files.into_iter().flatten().flatten().any(is_article)
    };
    let mut meant = folders.filter(|folder| !is_named(folder) && has_articles(folder));
    let found = meant.next()?;
    meant.next().is_none().then_some(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_counts_as_a_whole() {
        let read: BTreeSet<&str> = ["content/en/a.md", "feeds/fa.json"].into();
        for (file, folder) in [
            ("content/fa/2026/a.md", "content/fa/"),
            ("content/b.md", "content/b.md"),
            ("content/en/b.md", "content/en/b.md"),
            ("content/en-GB/b.md", "content/en-GB/"),
            ("old/x/y.md", "old/"),
            ("a.md", "a.md"),
        ] {
            assert_eq!(unread_folder(file, &read), folder, "{file}");
        }
    }
}
