//! Which files of a publication's folder are not for readers.
//!
//! The patterns are those of `.gitignore`, read by the `ignore` crate, which ripgrep is built on.

use super::{
    LeftOutReason, Remedy,
    data_folder::{COPIES_FOLDER, RECORD},
};
use ignore::{
    Match,
    gitignore::{Gitignore, GitignoreBuilder},
};
use std::{
    borrow::Cow,
    env,
    ffi::OsStr,
    path::{Path, PathBuf},
    slice,
};

/// What editors, systems and build tools leave behind. An owner's `!pattern` in site.json brings a file back.
const LEFTOVERS: [&str; 37] = [
    ".*",
    "!/.well-known/",
    "!/.htaccess",
    "!/.nojekyll",
    "!/.domains",
    "*~",
    // Word's, while a text is open; it holds the name of whoever writes.
    "~$*",
    "\\#*\\#",
    "*.bak",
    "*.orig",
    "*.part",
    "*.rej",
    "*.swo",
    "*.swp",
    "*.tmp",
    "Thumbs.db",
    "desktop.ini",
    "node_modules/",
    // They tell a host where the finished pages are.
    "/netlify.toml",
    "/wrangler.toml",
    // By these Jekyll and Hugo make a site, and Jekyll keeps drafts.
    "/_config.toml",
    "/_config.yaml",
    "/_config.yml",
    "/_drafts/",
    "/_includes/",
    "/_layouts/",
    "/_sass/",
    "/_site/",
    "/Gemfile",
    "/Gemfile.lock",
    "/hugo.json",
    "/hugo.toml",
    "/hugo.yaml",
    "/hugo.yml",
    "/resources/_gen/",
    "__MACOSX/",
    "Icon\r",
];

/// A pattern of `site.json` cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{pattern}\" is no pattern: {reason}")]
pub struct PatternError {
    /// As it is written.
    pub pattern: String,
    /// What is wrong with it.
    pub reason: String,
}

impl Remedy for PatternError {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed("write it as in a .gitignore file: \"drafts/\", \"*.psd\"")
    }
}

/// A publication's folder, without links in its path.
fn real_root(data: &Path) -> PathBuf {
    data.canonicalize().unwrap_or_else(|_| data.to_owned())
}

/// What editors and tools leave behind, and what the owner's patterns match.
fn matcher(root: &Path, patterns: &[String]) -> Result<Gitignore, PatternError> {
    let mut builder = GitignoreBuilder::new(root);
    let fault = |pattern: &str, reason: ignore::Error| PatternError {
        pattern: pattern.to_owned(),
        // Its own words name the pattern once more.
        reason: match reason {
            ignore::Error::Glob { err, .. } => err,
            other => other.to_string(),
        },
    };
    let owners = patterns.iter().map(String::as_str);
    for pattern in LEFTOVERS.into_iter().chain(owners) {
        builder.add_line(None, pattern).map_err(|reason| fault(pattern, reason))?;
    }
    builder.build().map_err(|reason| fault(&patterns.join(" "), reason))
}

/// Decides which files are left out.
#[derive(Debug)]
pub struct LeftOut {
    patterns: Gitignore,
    /// The publication's folder, without links in its path.
    root: PathBuf,
    /// Files and folders inside it that are the program's own: itself, the built app, and the finished pages.
    own: Vec<PathBuf>,
}

impl LeftOut {
    /// For a publication's folder. `patterns` are the owner's, `own` what may lie in it and is no part of it.
    ///
    /// # Errors
    /// Where a pattern cannot be read.
    pub fn new(data: &Path, patterns: &[String], own: &[&Path]) -> Result<Self, PatternError> {
        let root = real_root(data);
        Ok(Self::with(matcher(&root, patterns)?, root, own))
    }

    /// The same without those of `patterns` that cannot be read, and what is wrong with the first of these.
    #[must_use]
    pub fn of_readable(data: &Path, patterns: &[String], own: &[&Path]) -> (Self, Option<PatternError>) {
        let root = real_root(data);
        let (matcher, fault) = match matcher(&root, patterns) {
            Ok(all) => (all, None),
            Err(fault) => {
                let is_readable = |pattern: &&String| matcher(&root, slice::from_ref(*pattern)).is_ok();
                let readable: Vec<String> = patterns.iter().filter(is_readable).cloned().collect();
                // Each may be read by itself, and all be too much at once.
                let others = matcher(&root, &readable).or_else(|_| matcher(&root, &[]));
                (others.unwrap_or_else(|_| Gitignore::empty()), Some(fault))
            }
        };
        (Self::with(matcher, root, own), fault)
    }

    fn with(patterns: Gitignore, root: PathBuf, own: &[&Path]) -> Self {
        // An owner who has one file may keep it beside site.json.
        let program = env::current_exe().ok();
        let own = own.iter().copied().chain(program.as_deref());
        let own = own.filter_map(|path| path.canonicalize().ok()).filter(|path| *path != root).collect();
        Self { patterns, root, own }
    }

    /// Whether a file is left out, itself or with a folder that it is in, and why.
    #[must_use]
    pub fn reason_of(&self, file: &Path) -> Option<LeftOutReason> {
        let mut names: Vec<_> = file.ancestors().filter(|name| !name.as_os_str().is_empty()).collect();
        names.reverse();
        names.into_iter().find_map(|name| self.reason(name, &self.root.join(name)))
    }

    /// Whether a file or folder is left out of a folder that is not, and why.
    #[must_use]
    pub fn reason(&self, name: &Path, path: &Path) -> Option<LeftOutReason> {
        if name == Path::new(COPIES_FOLDER) {
            return Some(LeftOutReason::OurOwn);
        }
        // Of ten thousand files nearly all are files and no links: where these lie tells their folder, and a real path takes
        // a question for each folder in it.
        let is_named_as_own = self.own.iter().any(|own| own.file_name() == path.file_name());
        let is_plain_file = !is_named_as_own && path.symlink_metadata().is_ok_and(|found| found.is_file());
        let real = (!is_plain_file).then(|| path.canonicalize());
        if let Some(Ok(real)) = &real
            && self.own.contains(real)
        {
            return Some(LeftOutReason::OurOwn);
        }
        let is_folder = !is_plain_file && path.is_dir();
        if is_folder && path.join(RECORD).is_file() {
            return Some(LeftOutReason::FinishedPages);
        }
        if self.patterns.matched(self.root.join(name), is_folder).is_ignore() {
            return Some(LeftOutReason::Leftover);
        }
        let is_text = |name: &str| !name.chars().any(char::is_control);
        if !name.file_name().and_then(OsStr::to_str).is_some_and(is_text) {
            return Some(LeftOutReason::Name);
        }
        // A plain file lies where its folder does, of which that was asked.
        let real = real?;
        let Ok(real) = real else {
            return Some(LeftOutReason::Dangling);
        };
        if !real.starts_with(&self.root) {
            return Some(LeftOutReason::Outside);
        }
        if !is_folder && !path.is_file() {
            return Some(LeftOutReason::NoFile);
        }
        let is_above = |above: &Path| self.root.join(above).canonicalize().is_ok_and(|above| above == real);
        let leads_back = is_folder && real != self.root.join(name) && name.ancestors().skip(1).any(is_above);
        leads_back.then_some(LeftOutReason::Circle)
    }

    /// The owner's pattern that leaves a file or folder out of a folder that is not.
    #[must_use]
    pub fn owners_pattern_of(&self, name: &Path) -> Option<&str> {
        let path = self.root.join(name);
        match self.patterns.matched(&path, path.is_dir()) {
            Match::Ignore(pattern) => Some(pattern.original()).filter(|pattern| !LEFTOVERS.contains(pattern)),
            Match::None | Match::Whitelist(_) => None,
        }
    }

    /// The patterns that bring a file back which is left out by others, to be added after those; none where it is left
    /// out for another reason.
    #[must_use]
    pub fn patterns_against(&self, file: &Path) -> Vec<String> {
        let mut patterns = Vec::new();
        let mut names: Vec<_> = file.ancestors().filter(|name| !name.as_os_str().is_empty()).collect();
        names.reverse();
        for name in names {
            match self.reason(name, &self.root.join(name)) {
                Some(LeftOutReason::Leftover) => {
                    let slash = if self.root.join(name).is_dir() { "/" } else { "" };
                    patterns.push(format!("!/{}{slash}", escaped(&name.to_string_lossy())));
                }
                Some(_) => return Vec::new(),
                None => {}
            }
        }
        patterns
    }
}

/// A name as a pattern that no other name fits.
fn escaped(name: &str) -> String {
    let mut pattern = String::with_capacity(name.len());
    for character in name.chars() {
        if matches!(character, '*' | '?' | '[' | ']' | '{' | '}') {
            pattern.push('\\');
        }
        pattern.push(character);
    }
    pattern
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn the_finished_pages_of_another_run_are_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let old = folder.path().join("old");
        fs::create_dir(&old).unwrap();
        fs::write(old.join("index.html"), "").unwrap();
        let reason = || LeftOut::new(folder.path(), &[], &[]).unwrap().reason_of(Path::new("old/index.html"));
        assert_eq!(reason(), None);
        fs::write(old.join(RECORD), "{}").unwrap();
        assert_eq!(reason(), Some(LeftOutReason::FinishedPages));
    }

    #[test]
    fn leftovers_stay_behind_and_an_owner_has_the_last_word() {
        let folder = tempfile::tempdir().unwrap();
        let owners = ["drafts/".to_owned(), "!keep.bak".to_owned(), "/media/*.psd".to_owned()];
        let left_out = LeftOut::new(folder.path(), &owners, &[]).unwrap();
        let is_left_out = |name: &str| {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if name.ends_with('/') {
                fs::create_dir_all(&path).unwrap();
            } else {
                fs::write(&path, "").unwrap();
            }
            left_out.reason(Path::new(name.trim_end_matches('/')), &path) == Some(LeftOutReason::Leftover)
        };
        for name in [
            ".git/",
            ".DS_Store",
            ".trunk-lock",
            "a.swp",
            "notes~",
            "~$word.docx",
            "#a#",
            "node_modules/",
            "_config.yml",
            "_layouts/",
            "resources/_gen/",
            "Gemfile.lock",
            "media/.x",
            "drafts/",
            "media/a.psd",
        ] {
            assert!(is_left_out(name), "{name}");
        }
        for inside in ["drafts/a.jpg", "media/.x/a.jpg", "node_modules/a/b.js"] {
            assert_eq!(left_out.reason_of(Path::new(inside)), Some(LeftOutReason::Leftover), "{inside}");
        }
        for name in
            ["keep.bak", ".well-known/", ".htaccess", "media/a.jpg", "a#b", "x/media/a.psd", "robots.txt", "en/_data/"]
        {
            assert!(!is_left_out(name), "{name}");
        }
    }

    #[test]
    fn a_pattern_that_cannot_be_read_leaves_the_others() {
        let folder = tempfile::tempdir().unwrap();
        let owners = ["drafts/", "a{b", "*.psd"].map(str::to_owned);
        let (left_out, fault) = LeftOut::of_readable(folder.path(), &owners, &[]);
        assert_eq!(fault, LeftOut::new(folder.path(), &owners, &[]).err());
        assert_eq!(fault.unwrap().pattern, "a{b");
        for (name, is_left_out) in [("drafts/a.txt", true), ("a.psd", true), (".git/config", true), ("a{b", false)] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "").unwrap();
            assert_eq!(left_out.reason_of(Path::new(name)).is_some(), is_left_out, "{name}");
        }
        assert_eq!(LeftOut::of_readable(folder.path(), &owners[..1], &[]).1, None);
    }

    #[test]
    fn the_program_itself_is_none_of_the_publications_files() {
        let program = env::current_exe().unwrap();
        let left_out = LeftOut::new(program.parent().unwrap(), &[], &[]).unwrap();
        assert_eq!(left_out.reason_of(Path::new(program.file_name().unwrap())), Some(LeftOutReason::OurOwn));
    }

    #[test]
    #[cfg(unix)]
    fn links_stay_inside_the_folder() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        fs::create_dir_all(data.join("media")).unwrap();
        fs::write(folder.path().join("secret"), "").unwrap();
        fs::write(data.join("media/a.jpg"), "").unwrap();
        let left_out = LeftOut::new(&data, &[], &[]).unwrap();
        for (name, target, reason) in [
            ("a.jpg", "media/a.jpg", None),
            ("secret", "../secret", Some(LeftOutReason::Outside)),
            ("round", ".", Some(LeftOutReason::Circle)),
            ("media/up", "..", Some(LeftOutReason::Circle)),
            ("gone", "nothing", Some(LeftOutReason::Dangling)),
        ] {
            let path = data.join(name);
            symlink(target, &path).unwrap();
            assert_eq!(left_out.reason(Path::new(name), &path), reason, "{name}");
        }
    }

    #[test]
    #[cfg(unix)]
    fn a_folder_is_never_inside_itself() {
        use std::os::unix::fs::symlink;
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path();
        fs::create_dir(data.join("a")).unwrap();
        fs::create_dir(data.join("b")).unwrap();
        fs::write(data.join("b/text.txt"), "").unwrap();
        symlink("../b", data.join("a/x")).unwrap();
        symlink(".", data.join("b/x")).unwrap();
        let left_out = LeftOut::new(data, &[], &[]).unwrap();
        for (name, reason) in [
            ("a/x", None),
            ("a/x/text.txt", None),
            ("a/x/x", Some(LeftOutReason::Circle)),
            ("a/x/x/text.txt", Some(LeftOutReason::Circle)),
            ("b/x", Some(LeftOutReason::Circle)),
        ] {
            assert_eq!(left_out.reason_of(Path::new(name)), reason, "{name}");
        }
    }

    #[test]
    fn the_patterns_that_bring_a_file_back_are_told() {
        let folder = tempfile::tempdir().unwrap();
        let owners = ["drafts/".to_owned()];
        for (name, patterns) in [
            ("drafts/a.txt", ["!/drafts/"].as_slice()),
            ("media/.a [1].txt", &["!/media/.a \\[1\\].txt"]),
            ("media/drafts/.x/b~", &["!/media/drafts/", "!/media/drafts/.x/", "!/media/drafts/.x/b~"]),
            ("media/a.txt", &[]),
        ] {
            let path = folder.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(&path, "").unwrap();
            assert_eq!(LeftOut::new(folder.path(), &owners, &[]).unwrap().patterns_against(Path::new(name)), patterns);
            let with_them: Vec<_> = owners.iter().cloned().chain(patterns.iter().map(|&p| p.to_owned())).collect();
            assert_eq!(LeftOut::new(folder.path(), &with_them, &[]).unwrap().reason_of(Path::new(name)), None);
        }
    }

    #[test]
    fn a_pattern_that_cannot_be_read_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let fault = LeftOut::new(folder.path(), &["a{b".to_owned()], &[]).unwrap_err().to_string();
        assert_eq!(fault.matches("a{b").count(), 1, "{fault}");
    }
}
