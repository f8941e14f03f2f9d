//! Which file of a publication's folder an address means: the one judgement of `check` and of publishing.

use super::{LeftOutReason, MadeDocuments, Remedy};
use crate::model::{
    content::{Link, Resolver},
    route::BasePath,
};
use percent_encoding::percent_decode_str;
use std::{
    borrow::Cow,
    fs::{self, File},
    io,
    path::{Component, Path, PathBuf},
};
use url::Url;

/// The name of the publication's own document.
pub const SITE: &str = "site.json";

/// What a folder of finished pages remembers for the next run. Its name starts with a dot, so that most hosts and all
/// copies leave it out.
pub const RECORD: &str = ".masthead.json";

/// Where a publication's folder keeps copies of what lies elsewhere. It is not published.
pub const COPIES_FOLDER: &str = ".masthead";

/// The host used for a publication that does not say where it will be.
const SOMEWHERE: &str = "https://somewhere.invalid/";

/// A publication's folder, as it will be served at the publication's address.
#[derive(Clone, Debug)]
pub struct DataFolder {
    path: PathBuf,
    resolver: Resolver,
    base: BasePath,
    made: MadeDocuments,
}

/// Why an address names no file of the folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotHere {
    /// Only a browser could ask for it.
    #[error("is on another host, which is asked for the feeds of site.json alone")]
    OtherHost,
    /// On the publication's own host, but not below its address.
    #[error("is outside the publication's folder")]
    Outside,
    /// It has a scheme that no document has, or cannot be read at all.
    #[error("is no address of a document")]
    NoAddress,
}

impl Remedy for NotHere {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::OtherHost => "download it into the publication's folder and give its address there",
            Self::Outside => {
                "put the document into the publication's folder and give its address there, such as \"feeds/en.json\""
            }
            Self::NoAddress => "write one such as \"feeds/en.json\"",
        })
    }
}

impl DataFolder {
    /// The folder of a publication that will be read at `base_url`, where it says so.
    #[must_use]
    pub fn new(path: &Path, base_url: Option<&str>) -> Self {
        let url = base_url.and_then(root).or_else(|| Url::parse(SOMEWHERE).ok());
        let origin = url.as_ref().map(|url| url.origin().ascii_serialization()).unwrap_or_default();
        let root = url.map(String::from).unwrap_or_default();
        Self {
            path: path.to_owned(),
            resolver: Resolver::new(&origin, &root),
            base: BasePath::new(&root),
            made: MadeDocuments::default(),
        }
    }

    /// The same with documents that were made of others.
    #[must_use]
    pub fn with_made(self, made: MadeDocuments) -> Self {
        Self { made, ..self }
    }

    /// The documents of it that were made of others.
    #[must_use]
    pub const fn made(&self) -> &MadeDocuments {
        &self.made
    }

    /// Reads the addresses of a document at the publication's own address.
    #[must_use]
    pub const fn resolver(&self) -> &Resolver {
        &self.resolver
    }

    /// The name in the folder of a document that `named_in` names, as a browser would read its address.
    ///
    /// # Errors
    /// Where the address leads out of the folder, or is none.
    pub fn document(&self, address: &str, named_in: &str) -> Result<String, NotHere> {
        let base = self.resolver.absolute(named_in).and_then(|document| self.resolver.at(&document));
        let address = Some(address).filter(|address| !address.trim().is_empty());
        let path = base.zip(address).and_then(|(resolver, address)| resolver.file(address));
        let path = path.ok_or(NotHere::NoAddress)?;
        if let Some(made) = self.made.name(&path) {
            return Ok(made.to_owned());
        }
        match self.below(&path) {
            Some(inside) => {
                let name = file_name(inside).ok_or(NotHere::NoAddress)?;
                Ok(self.made.name(&name).map_or(name, str::to_owned))
            }
            None if self.resolver.is_of_another_host(&path) => Err(NotHere::OtherHost),
            None => Err(NotHere::Outside),
        }
    }

    /// The part of a host's path below the publication's folder.
    #[must_use]
    pub fn below<'p>(&self, path: &'p str) -> Option<&'p str> {
        path.strip_prefix(self.base.as_str())
    }

    /// The name in the folder of the file at an address of a feed or of `site.json`; it need not be there.
    #[must_use]
    pub fn file_at(&self, address: &str) -> Option<String> {
        match self.resolver.link(address)? {
            Link::Here(path) => file_name(self.below(&path)?).filter(|name| !name.is_empty()),
            Link::Elsewhere(_) => None,
        }
    }

    /// Where a file of the folder is on the disk; `None` for a name that leads out of the folder.
    #[must_use]
    pub fn on_disk(&self, file: &str) -> Option<PathBuf> {
        let file = Path::new(file);
        let inside = file.components().all(|part| matches!(part, Component::Normal(_)));
        inside.then(|| self.path.join(file))
    }

    /// Where a file of the folder is on the disk that may be read: a link out of the folder may lead to what its owner
    /// keeps private, and whoever reads a pipe waits for ever.
    ///
    /// # Errors
    /// Where it is not there, or is no file of the folder.
    pub fn readable(&self, file: &str) -> io::Result<PathBuf> {
        let path = self.on_disk(file).ok_or(io::ErrorKind::NotFound)?.canonicalize()?;
        if !path.starts_with(self.path.canonicalize()?) {
            return Err(io::Error::other(LeftOutReason::Outside));
        }
        match fs::metadata(&path)? {
            data if data.is_file() => Ok(path),
            data if data.is_dir() => Err(io::ErrorKind::NotFound.into()),
            _ => Err(io::Error::other(LeftOutReason::NoFile)),
        }
    }

    /// Opens a document of the folder.
    ///
    /// # Errors
    /// Where it is not there, is no file of the folder, or cannot be opened.
    pub fn open(&self, file: &str) -> io::Result<File> {
        match self.made.file(file) {
            Some(made) => File::open(made),
            None => File::open(self.readable(file)?),
        }
    }

    /// The folder itself.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }
}

/// The folder at a publication's address; what no folder's address has is left off.
fn root(base_url: &str) -> Option<Url> {
    let mut url = Url::parse(base_url).ok()?;
    url.set_query(None);
    url.set_fragment(None);
    url.set_username("").ok()?;
    url.set_password(None).ok()?;
    let path = format!("{}/", url.path().trim_end_matches('/'));
    url.set_path(&path);
    Some(url)
}

/// The name of the file at an address below the folder; `None` where it is not UTF-8.
#[must_use]
pub fn file_name(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    percent_decode_str(path).decode_utf8().ok().map(Cow::into_owned)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::{MadeDocumentsWriter, Origin};

    fn document(base_url: Option<&str>, address: &str, named_in: &str) -> Result<String, NotHere> {
        DataFolder::new(Path::new("data"), base_url).document(address, named_in)
    }

    #[test]
    fn a_document_is_relative_to_the_one_that_names_it() {
        for base_url in [None, Some("https://example.org/news"), Some("https://ann@example.org/?x#y"), Some("https://")]
        {
            let named = |address, named_in| document(base_url, address, named_in);
            assert_eq!(named("feeds/en.json", SITE), Ok("feeds/en.json".into()));
            assert_eq!(named("2.json", "feeds/en.json"), Ok("feeds/2.json".into()));
            assert_eq!(named("a%20b.json?v=2#x", "feeds/en.json"), Ok("feeds/a b.json".into()));
            assert_eq!(named("feeds\\en.json", SITE), Ok("feeds/en.json".into()));
            assert_eq!(named("https://blog.example/feed.json", SITE), Err(NotHere::OtherHost));
            for none in ["mailto:x", "C:\\feeds\\en.json", "file:///feeds/en.json", "", " "] {
                assert_eq!(named(none, SITE), Err(NotHere::NoAddress), "{none}");
            }
        }
    }

    #[test]
    fn a_slash_at_the_beginning_is_the_root_of_the_host() {
        let named = |base_url| document(Some(base_url), "/feeds/en.json", SITE);
        assert_eq!(named("https://example.org/"), Ok("feeds/en.json".into()));
        assert_eq!(named("https://example.org/feeds/"), Ok("en.json".into()));
        assert_eq!(named("https://example.org/news/"), Err(NotHere::Outside));
        let whole = document(Some("https://example.org/news/"), "https://example.org/news/feeds/en.json", SITE);
        assert_eq!(whole, Ok("feeds/en.json".into()));
    }

    #[test]
    fn a_made_document_is_one_of_the_folder() {
        let mut made = MadeDocumentsWriter::default();
        let made_of =
            [("content/en/", Origin::Files(Vec::new())), ("https://blog.example/feed.json", Origin::Elsewhere)];
        for (name, origin) in made_of {
            made.add(name, origin, |out| out.write_all(name.as_bytes())).unwrap();
        }
        let folder = DataFolder::new(Path::new("data"), Some("https://example.org/news/")).with_made(made.finish());
        for (address, name) in [
            ("content/en/", "content/en/"),
            ("content/en", "content/en/"),
            ("https://example.org/news/content/en/", "content/en/"),
            ("https://blog.example/feed.json", "https://blog.example/feed.json"),
        ] {
            assert_eq!(folder.document(address, SITE).as_deref(), Ok(name), "{address}");
            assert_eq!(io::read_to_string(folder.open(name).unwrap()).unwrap(), name);
        }
        assert_eq!(folder.document("https://blog.example/", SITE), Err(NotHere::OtherHost));
    }

    #[test]
    #[cfg(unix)]
    fn no_link_leads_out_of_the_folder() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir_all(data.join("feeds")).unwrap();
        fs::write(folder.path().join("private.json"), "{}").unwrap();
        fs::write(data.join("feeds/en.json"), "{}").unwrap();
        symlink("feeds/en.json", data.join("same.json")).unwrap();
        symlink("../private.json", data.join("private.json")).unwrap();
        symlink("..", data.join("up")).unwrap();
        symlink(&data, folder.path().join("link")).unwrap();
        for folder in [&data, &folder.path().join("link")] {
            let open = |name| DataFolder::new(folder, None).open(name).map(drop);
            open("feeds/en.json").unwrap();
            open("same.json").unwrap();
            for out in ["private.json", "up/private.json"] {
                assert_eq!(open(out).unwrap_err().to_string(), "a link out of the folder", "{out}");
            }
            assert_eq!(open("feeds").unwrap_err().kind(), io::ErrorKind::NotFound);
        }
    }

    #[test]
    fn no_name_leads_out_of_the_folder() {
        let folder = DataFolder::new(Path::new("data"), None);
        assert_eq!(folder.on_disk("feeds/en.json"), Some(PathBuf::from("data/feeds/en.json")));
        for out in ["../letters.txt", "/etc/passwd", "feeds/../../letters.txt"] {
            assert_eq!(folder.on_disk(out), None, "{out}");
        }
    }
}
