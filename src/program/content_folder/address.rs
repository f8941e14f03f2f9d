//! Addresses in an article's file, which start at the file; those of a feed start at the folder of `site.json`.

use super::file_name::ENDINGS;
use crate::model::id::encode_segment;
use percent_encoding::percent_decode_str;
use std::collections::HashMap;

/// Reads the addresses of one article's file.
#[derive(Clone, Copy, Debug)]
pub struct SourceAddresses<'a> {
    /// The file, from the publication's folder.
    pub file: &'a str,
    /// The folder of its feed, with a slash at its end.
    pub folder: &'a str,
    /// The pages of all articles, by their files.
    pub pages: &'a HashMap<String, String>,
}

impl SourceAddresses<'_> {
    /// The address from the folder of `site.json`; `None` where it stays as it is.
    ///
    /// A link to another article's file leads to its page.
    #[must_use]
    pub fn at_publication(&self, address: &str) -> Option<String> {
        let address = address.trim_matches(|character| character <= ' ');
        if address.is_empty()
            || address.starts_with(['#', '?', '\\'])
            || address.starts_with("//")
            || has_scheme(address)
        {
            return None;
        }
        let (path, rest) = address.split_at(address.find(['?', '#']).unwrap_or(address.len()));
        let joined = match (path.strip_prefix('/'), path.strip_prefix("@/")) {
            (Some(path), _) => join("", path),
            // As Zola has it: from the root of the content.
            (_, Some(path)) => join(self.folder, path),
            _ => join(self.file.rsplit_once('/').map_or("", |(folder, _)| folder), path),
        };
        match self.page(&joined) {
            Some(page) => Some(format!("{page}{}", &rest[rest.find('#').unwrap_or(rest.len())..])),
            None if path.starts_with('/') => None,
            None => Some(joined + rest),
        }
    }

    /// The page of the article whose file is at an address, or of a folder's own.
    fn page(&self, address: &str) -> Option<&str> {
        let name = percent_decode_str(address).decode_utf8().ok()?;
        let folder = name.trim_end_matches('/');
        let index = || ENDINGS.iter().find_map(|ending| self.pages.get(&format!("{folder}/index.{ending}")));
        self.pages.get(name.as_ref()).or_else(index).map(String::as_str)
    }
}

/// Whether an address begins with a scheme, and so does not start at the file.
fn has_scheme(address: &str) -> bool {
    let Some((scheme, _)) = address.split_once(':') else { return false };
    scheme.starts_with(|first: char| first.is_ascii_alphabetic())
        && scheme.chars().all(|character| character.is_ascii_alphanumeric() || matches!(character, '+' | '-' | '.'))
}

/// An address that starts at a folder, with the folder's name in front.
fn join(folder: &str, path: &str) -> String {
    let mut parts: Vec<String> = folder.split('/').filter(|part| !part.is_empty()).map(encode_segment).collect();
    let mut last_is_folder = path.is_empty();
    for part in path.split('/') {
        last_is_folder = matches!(part, "" | "." | "..");
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            name => parts.push(name.to_owned()),
        }
    }
    let mut joined = parts.join("/");
    if last_is_folder && !joined.is_empty() {
        joined.push('/');
    }
    // In front of a colon stands no scheme.
    if has_scheme(&joined) { format!("./{joined}") } else { joined }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(file: &str, address: &str) -> Option<String> {
        let pages = [
            ("content/en/other.md".to_owned(), "en/posts/other/".to_owned()),
            ("content/en/سیل.md".to_owned(), "en/posts/%D8%B3/".to_owned()),
            ("content/fa/flood/index.md".to_owned(), "fa/posts/flood/".to_owned()),
        ];
        SourceAddresses { file, folder: "content/en/", pages: &pages.into() }.at_publication(address)
    }

    #[test]
    fn an_address_starts_at_its_file() {
        for (file, address, read_as) in [
            ("content/en/flood.md", "photo.jpg", "content/en/photo.jpg"),
            ("content/en/flood/index.md", "./a/photo.jpg?x#y", "content/en/flood/a/photo.jpg?x#y"),
            ("content/en/flood.md", "../../media/a%20b.jpg", "media/a%20b.jpg"),
            ("content/en/flood.md", "my photo.jpg", "content/en/my photo.jpg"),
            ("a b/50%/c:d/flood.md", "photo.jpg", "a%20b/50%25/c%3Ad/photo.jpg"),
            ("flood.md", "photo.jpg", "photo.jpg"),
            ("content/en/flood.md", "../../../../a.jpg", "a.jpg"),
            ("content/en/flood.md", "a/..", "content/en/"),
            ("flood.md", "./a:b.jpg", "./a:b.jpg"),
        ] {
            assert_eq!(read(file, address).as_deref(), Some(read_as), "{file} {address}");
        }
    }

    #[test]
    fn other_addresses_stay_as_they_are() {
        for address in [
            "https://a.example/b",
            "mailto:a@b.c",
            "//a.example/b",
            "#part",
            "",
            " ",
            "?q",
            "/media/a.jpg",
            "data:x",
            "\\a",
        ] {
            assert_eq!(read("content/en/flood.md", address), None, "{address}");
        }
    }

    #[test]
    fn a_link_to_another_article_leads_to_its_page() {
        for (address, page) in [
            ("other.md", "en/posts/other/"),
            ("other.md?x#part", "en/posts/other/#part"),
            ("/content/en/other.md", "en/posts/other/"),
            ("@/other.md", "en/posts/other/"),
            ("%D8%B3%DB%8C%D9%84.md", "en/posts/%D8%B3/"),
            ("سیل.md", "en/posts/%D8%B3/"),
            ("../fa/flood/index.md", "fa/posts/flood/"),
            ("../fa/flood/", "fa/posts/flood/"),
            ("../fa/flood", "fa/posts/flood/"),
            ("none.md", "content/en/none.md"),
        ] {
            assert_eq!(read("content/en/flood.md", address).as_deref(), Some(page), "{address}");
        }
    }
}
