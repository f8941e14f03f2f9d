//! Addresses that lead on: what one may be. The one judgement of `check` and of publishing.

use super::Remedy;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};
use std::{borrow::Cow, fmt};

/// What an address may hold in the settings of every host: neither a space nor a quotation mark, no `$`, `{`, `*` or `:`.
pub(super) const IN_SETTINGS: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b'/');

/// An address that something stood at once, from the folder of `site.json`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OldAddress {
    /// As a host decodes it, without a slash at its beginning or end.
    path: String,
    form: Form,
}

/// What a host without settings of its own can answer at an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    /// The page in a folder.
    Folder,
    /// A file of its own.
    Page,
    /// Nothing: of a file that is called `.php`, hosts say that it is something else than a page.
    RuleOnly,
}

/// Why nothing can lead on from an address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OldAddressFault {
    /// Not below the folder of `site.json`.
    #[error("it is not in the publication's folder, and no page of it can stand there")]
    Outside,
    /// Hosts look for the file without it, and browsers do not send a fragment at all.
    #[error("what stands after ? or # does not tell pages apart, for hosts answer both with one file")]
    Query,
    /// No file can be called so.
    #[error("it is no address that a page can have")]
    NoAddress,
}

impl Remedy for OldAddressFault {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Outside | Self::NoAddress => {
                "write it from the folder of site.json, such as \"/en/posts/old/\" or \"/2019/article.html\""
            }
            Self::Query => {
                "leave it out; where your host knows such rules, write one into a _redirects or .htaccess of your own"
            }
        })
    }
}

/// The longest name of a file that every disk takes is 255 bytes; something is added to it while it is written.
const LONGEST_NAME: usize = 240;

impl OldAddress {
    /// Reads an address as an owner writes it, with a slash at its beginning or without.
    ///
    /// # Errors
    /// Where nothing can lead on from there.
    pub fn parse(text: &str) -> Result<Self, OldAddressFault> {
        if text.contains(['?', '#']) {
            return Err(OldAddressFault::Query);
        }
        let first = text.split('/').next().unwrap_or_default();
        if text.starts_with("//") || text.contains('\\') || first.contains(':') {
            return Err(OldAddressFault::Outside);
        }
        let inside = text.strip_prefix('/').unwrap_or(text);
        let (inside, is_folder) = inside.strip_suffix('/').map_or((inside, false), |folder| (folder, true));
        let names: Result<Vec<_>, _> = inside.split('/').map(file_name).collect();
        let names = names?;
        let form = match names.last().and_then(|name| extension(name)) {
            _ if is_folder => Form::Folder,
            None => Form::Folder,
            Some(extension) if ["html", "htm"].iter().any(|page| extension.eq_ignore_ascii_case(page)) => Form::Page,
            Some(_) => Form::RuleOnly,
        };
        let folders = if form == Form::Folder { &names[..] } else { &names[..names.len() - 1] };
        // Compressed copies of files are called so.
        if folders.iter().any(|name| matches!(extension(name), Some("br" | "gz"))) {
            return Err(OldAddressFault::NoAddress);
        }
        Ok(Self { path: names.join("/"), form })
    }

    /// The file that leads on; `None` where only a rule of the host can.
    #[must_use]
    pub fn page(&self) -> Option<String> {
        match self.form {
            Form::Folder => Some(format!("{}/index.html", self.path)),
            Form::Page => Some(self.path.clone()),
            Form::RuleOnly => None,
        }
    }

    /// The file that would lie there: two addresses with the same one are one.
    #[must_use]
    pub fn file(&self) -> String {
        self.page().unwrap_or_else(|| self.path.clone())
    }

    /// Without slashes at its beginning and end, as a host decodes it.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The paths that readers may come by, as a host decodes them: a folder's without the slash, too.
    #[must_use]
    pub fn decoded(&self) -> Vec<String> {
        match self.form {
            Form::Folder => vec![self.path.clone(), format!("{}/", self.path)],
            Form::Page | Form::RuleOnly => vec![self.path.clone()],
        }
    }

    /// The same as browsers ask for them.
    #[must_use]
    pub fn encoded(&self) -> Vec<String> {
        self.decoded().iter().map(|path| utf8_percent_encode(path, IN_SETTINGS).to_string()).collect()
    }
}

impl fmt::Display for OldAddress {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let slash = if self.form == Form::Folder { "/" } else { "" };
        write!(formatter, "/{}{slash}", self.path)
    }
}

/// The file or folder that a part of an address names.
fn file_name(part: &str) -> Result<String, OldAddressFault> {
    let name = percent_decode_str(part).decode_utf8().map_err(|_| OldAddressFault::NoAddress)?;
    if matches!(&*name, "." | "..") {
        return Err(OldAddressFault::Outside);
    }
    let is_none = name.trim().is_empty() || name.len() > LONGEST_NAME;
    // What is encoded stays a part of the name: no host takes it for anything else.
    let is_another = |character: char| character.is_control() || matches!(character, '/' | '\\');
    if is_none || name.contains(is_another) { Err(OldAddressFault::NoAddress) } else { Ok(name.into_owned()) }
}

/// What hosts tell a file's kind by.
fn extension(name: &str) -> Option<&str> {
    const LONGEST: usize = 5;
    let (_, extension) = name.rsplit_once('.')?;
    let begins_as_one = extension.starts_with(|first: char| first.is_ascii_alphabetic());
    let is_one =
        begins_as_one && extension.len() <= LONGEST && extension.bytes().all(|byte| byte.is_ascii_alphanumeric());
    is_one.then_some(extension)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_old_address_is_a_folder_a_page_or_for_rules_alone() {
        for (text, page) in [
            ("/en/posts/old/", Some("en/posts/old/index.html")),
            ("en/posts/old", Some("en/posts/old/index.html")),
            ("2019/a%20b", Some("2019/a b/index.html")),
            ("/v1.2", Some("v1.2/index.html")),
            ("/old.php/", Some("old.php/index.html")),
            ("/2019/a.html", Some("2019/a.html")),
            ("a.HTM", Some("a.HTM")),
            ("/article.php", None),
            ("files/old.pdf", None),
        ] {
            assert_eq!(OldAddress::parse(text).map(|address| address.page()), Ok(page.map(str::to_owned)), "{text}");
        }
        assert_eq!(OldAddress::parse("/a.php").unwrap().file(), "a.php");
        assert_eq!(OldAddress::parse("a/é").unwrap().encoded(), ["a/%C3%A9", "a/%C3%A9/"]);
        assert_eq!(OldAddress::parse("a%20b").unwrap().to_string(), "/a b/");
    }

    #[test]
    fn nothing_leads_on_from_what_is_no_address_of_the_folder() {
        let fault = |text: &str| OldAddress::parse(text).unwrap_err();
        for outside in [
            "//evil.example/",
            "javascript:alert(1)",
            "https://gazette.example/a",
            "../a",
            "a/%2e%2e/b",
            "\\\\a",
            "a/./b",
        ] {
            assert_eq!(fault(outside), OldAddressFault::Outside, "{outside}");
        }
        for query in ["/article.php?id=5", "/a#b", "?p=5"] {
            assert_eq!(fault(query), OldAddressFault::Query, "{query}");
        }
        for none in [
            "",
            "/",
            " ",
            "a//b",
            "a\nb",
            "a%0Ab",
            "a%00",
            "a%2Fb",
            "a%5Cb",
            "index.html.br/",
            "a/%ff",
            &"a".repeat(300),
        ] {
            assert_eq!(fault(none), OldAddressFault::NoAddress, "{none}");
        }
    }

    proptest! {
        #[test]
        fn no_address_means_anything_in_settings(text in "\\PC{0,30}") {
            let is_plain = |text: &str| text.chars().all(|character| character.is_ascii_alphanumeric() || "-_.~/%?#=&+@,".contains(character));
            if let Ok(old) = OldAddress::parse(&text) {
                prop_assert!(old.encoded().iter().all(|path| is_plain(path)), "{:?}", old);
                prop_assert!(!old.file().split('/').any(|part| part.is_empty() || part == ".."), "{:?}", old);
            }
        }
    }
}
