//! Copying the files that are published as they are: the app's, and the publication's own.

use super::{
    Options, Output, Plan, PublishError,
    built_app::{NAMED_ALIKE, PAGE},
    hosts, kept_back, robots,
};
use crate::program::{
    DataFolder, InTheWay, LeftOut, LeftOutReason, OwnersFiles, SITE, entries, files_of_stray, is_needed_script,
    may_name_others, named_by_text, why_stray,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    fs::File,
    path::{Path, PathBuf},
};

/// The owner's files that are joined with ours.
fn joined_names() -> impl Iterator<Item = &'static str> {
    hosts::shared_names().chain([robots::NAME])
}

/// Why one of the owner's files cannot be published: it cannot be read.
pub fn unreadable_file(data: &Path, name: &str) -> Option<PublishError> {
    let doing = if joined_names().any(|joined| joined == name) { "reading" } else { "copying" };
    let path = data.join(name);
    File::open(&path).map_err(PublishError::file(doing, &path)).err()
}

/// Copies the app's own files and the publication's, but for what is published in another form, and for what is kept back
/// with articles; says what was left out.
pub fn copy_files(
    options: &Options,
    plan: &Plan,
    output: &Output,
) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
    let own: Vec<_> = output.own_paths().into_iter().chain(options.app.folder()).collect();
    let left_out = LeftOut::new(&options.data, &plan.site.ignore, &own)?;
    let found = OwnersFiles::of(&options.data, &left_out);
    let found = found.map_err(|(folder, reason)| PublishError::file("reading", &folder)(reason))?;
    let read = plan.published_otherwise();
    let unread = found.published.iter().map(String::as_str).filter(|name| !read.contains(name));
    let stray = unread.filter_map(|name| Some((name, why_stray(&options.data.join(name), options.at)?)));
    let stray: BTreeMap<_, _> = stray.collect();
    let of_stray = |(name, reason): (&&str, &LeftOutReason)| files_of_stray(&plan.folder, name, *reason, options.at);
    let mut copy = OwnersCopy {
        data: &options.data,
        kept_back: kept_back::files(plan, stray.iter().flat_map(of_stray).collect())?,
        read,
        stray,
        joined: joined_names().collect(),
        output,
    };
    copy.show_what_texts_name(&plan.folder, &found.published);
    let kept_back = copy.files(&found.published)?;
    // Wherever they lie: the app asks for them where the owner has put them.
    for (name, path) in plan.catalogs() {
        if !output.is_owners(&name) {
            output.copy_owners(&name, &path)?;
        }
    }
    copy_app(options, plan, output)?;
    Ok([found.left_out, kept_back].concat())
}

/// Copies the app's files, but for those that the owner has put others in the place of. Trunk copies the publication's data
/// there, too; that comes from the data's folder.
fn copy_app(options: &Options, plan: &Plan, output: &Output) -> Result<(), PublishError> {
    let (app, files) = (&options.app, &plan.look.template.files);
    let replaced = plan.look.style.replaced.as_deref();
    let left_out: BTreeSet<&str> = [PAGE, "404.html", SITE].into_iter().chain(replaced).collect();
    let data = entries(&options.data).map_err(PublishError::file("reading", &options.data))?;
    let data: BTreeSet<_> = data.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    let own = [&files.script, &files.wasm, &files.style, &files.theme].map(String::as_str);
    let own: BTreeSet<&str> = own.into_iter().chain(NAMED_ALIKE).collect();
    let is_apps = |name: &str| !left_out.contains(name) && (own.contains(name) || !data.contains(name));
    for name in app.names()?.iter().filter(|name| is_apps(name)) {
        output.write(name, &app.read(name).map_err(PublishError::file("reading", &app.place(name)))?)?;
    }
    Ok(())
}

/// Copies the publication's files.
struct OwnersCopy<'a> {
    data: &'a Path,
    /// The documents that the publication was read from, and its fonts.
    read: BTreeSet<&'a str>,
    /// Those that no edition reads, and that hold what nobody is to see.
    stray: BTreeMap<&'a str, LeftOutReason>,
    /// The files of articles that nobody is to see.
    kept_back: BTreeSet<String>,
    /// Files that are joined with ours later.
    joined: BTreeSet<&'static str>,
    output: &'a Output,
}

impl OwnersCopy<'_> {
    /// Keeps nothing back that a page, a style sheet or a script of the owner's own names.
    fn show_what_texts_name(&mut self, folder: &DataFolder, names: &[String]) {
        // Saves reading the texts.
        if self.kept_back.is_empty() {
            return;
        }
        let is_copied = |name: &&String| !self.read.contains(name.as_str()) && !self.stray.contains_key(name.as_str());
        let texts = names.iter().filter(|name| may_name_others(name)).filter(is_copied);
        let shown: BTreeSet<_> = texts.flat_map(|text| named_by_text(folder, text, &self.kept_back)).collect();
        let shown: BTreeSet<_> = shown.into_iter().map(str::to_owned).collect();
        self.kept_back.retain(|file| !shown.contains(file));
    }

    /// Copies them, but for what nobody is to see: returns that.
    fn files(&self, names: &[String]) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
        let mut kept_back = Vec::new();
        for name in names.iter().map(String::as_str) {
            if self.joined.contains(name) {
                self.output.leave_to_join(name);
            } else if !self.read.contains(name) {
                let is_kept_back = || self.kept_back.contains(name).then_some(LeftOutReason::KeptBack);
                match self.stray.get(name).copied().or_else(is_kept_back) {
                    Some(reason) => kept_back.push((name.into(), reason)),
                    None if is_needed_script(name) => return Err(InTheWay::NeededScript.of(name).into()),
                    None if hosts::is_read_by_host(name) => hosts::copy(self.output, name, &self.data.join(name))?,
                    None => self.output.copy_owners(name, &self.data.join(name))?,
                }
            }
        }
        Ok(kept_back)
    }
}
