//! Copying the files that are published as they are: the app's, and the publication's own.

use super::{Options, Output, Plan, PublishError, built_app::PAGE, hosts, robots};
use crate::program::{LeftOut, LeftOutReason, OwnersFiles, SITE, entries, why_stray};
use std::{
    collections::BTreeSet,
    env,
    path::{Path, PathBuf},
};

/// Copies the app's own files and the publication's, but for what is published in another form; says what was left out.
pub fn copy_files(
    options: &Options,
    plan: &Plan,
    output: &Output,
) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
    copy_app(options, plan.look.style.replaced.as_deref(), output)?;
    // An owner who has one file may keep it beside site.json.
    let program = env::current_exe().ok();
    let own: Vec<_> = output.own_paths().into_iter().chain(options.app.folder()).chain(program.as_deref()).collect();
    let copy = OwnersCopy {
        data: &options.data,
        read: plan.published_otherwise(),
        joined: hosts::shared_names().chain([robots::NAME]).collect(),
        left_out: LeftOut::new(&options.data, &plan.site.ignore, &own)?,
        output,
    };
    let found = OwnersFiles::of(&options.data, &copy.left_out);
    let found = found.map_err(|(folder, reason)| PublishError::file("reading", &folder)(reason))?;
    let stray = copy.files(&found.published, options.at)?;
    // Wherever they lie: the app asks for them where the owner has put them.
    for (name, path) in plan.catalogs() {
        if !output.is_owners(&name) {
            output.copy_owners(&name, &path)?;
        }
    }
    Ok([found.left_out, stray].concat())
}

/// Copies the app's files. Trunk copies the publication's data there, too; that comes from the data's folder.
fn copy_app(options: &Options, replaced: Option<&str>, output: &Output) -> Result<(), PublishError> {
    let app = &options.app;
    let mut left_out: BTreeSet<String> =
        [PAGE, "404.html", SITE].into_iter().chain(replaced).map(str::to_owned).collect();
    for entry in entries(&options.data).map_err(PublishError::file("reading", &options.data))? {
        left_out.insert(entry.file_name().to_string_lossy().into_owned());
    }
    for name in app.names()?.iter().filter(|name| !left_out.contains(*name)) {
        output.write(name, &app.read(name).map_err(PublishError::file("reading", &app.place(name)))?)?;
    }
    Ok(())
}

/// Copies the publication's files.
struct OwnersCopy<'a> {
    data: &'a Path,
    /// The documents that the publication was read from, and its fonts.
    read: BTreeSet<&'a str>,
    /// Files that are joined with ours later.
    joined: BTreeSet<&'static str>,
    left_out: LeftOut,
    output: &'a Output,
}

impl OwnersCopy<'_> {
    /// Copies them, but for what no edition reads and nobody is to see: returns that.
    fn files(&self, names: &[String], at: jiff::Timestamp) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
        let mut stray = Vec::new();
        for name in names.iter().map(String::as_str) {
            if self.joined.contains(name) {
                self.output.leave_to_join(name);
            } else if !self.read.contains(name) {
                let path = self.data.join(name);
                match why_stray(&path, at) {
                    Some(reason) => stray.push((name.into(), reason)),
                    None => self.output.copy_owners(name, &path)?,
                }
            }
        }
        Ok(stray)
    }
}
