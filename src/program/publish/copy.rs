//! Copying the files that are published as they are: the app's, and the publication's own.

use super::{Options, Output, PublishError, built_app::PAGE, edition_build::EditionBuild, fonts::Fonts, hosts, robots};
use crate::{
    model::publication::Site,
    program::{DataFolder, LeftOut, LeftOutReason, OwnersFiles, data_folder::SITE, entries, holds_what_nobody_sees},
};
use std::{
    collections::BTreeSet,
    env,
    path::{Path, PathBuf},
};

/// Files that are left out without a word, because what is made of them holds what they hold.
pub struct PublishedOtherwise<'a> {
    /// Those with the documents that they were read from.
    pub editions: &'a [EditionBuild],
    /// Those with the files that were divided.
    pub fonts: &'a Fonts,
    /// The app's style sheet, where the publication has another.
    pub replaced: Option<&'a str>,
}

/// Copies the app's own files and the publication's, but for what is published in another form; says what was left out.
pub fn copy_files(
    options: &Options,
    site: &Site,
    folder: &DataFolder,
    otherwise: &PublishedOtherwise<'_>,
    output: &Output,
) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
    copy_app(options, otherwise.replaced, output)?;
    // An owner who has one file may keep it beside site.json.
    let program = env::current_exe().ok();
    let own: Vec<_> = output.own_paths().into_iter().chain(options.app.folder()).chain(program.as_deref()).collect();
    let documents = otherwise.editions.iter().flat_map(EditionBuild::documents);
    let fonts = otherwise.fonts.sources.iter().map(String::as_str);
    let copy = OwnersCopy {
        data: &options.data,
        read: documents.chain(fonts).chain(folder.made().sources()).chain([SITE]).collect(),
        joined: hosts::shared_names().chain([robots::NAME]).collect(),
        left_out: LeftOut::new(&options.data, &site.ignore, &own)?,
        output,
    };
    let found = OwnersFiles::of(&options.data, &copy.left_out);
    let found = found.map_err(|(folder, reason)| PublishError::file("reading", &folder)(reason))?;
    let stray = copy.files(&found.published, options.at)?;
    copy.catalogs(site, folder)?;
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
    /// Copies them, but for feeds that no edition reads and that nobody is to see: returns those.
    fn files(&self, names: &[String], at: jiff::Timestamp) -> Result<Vec<(PathBuf, LeftOutReason)>, PublishError> {
        let mut stray = Vec::new();
        for name in names.iter().map(String::as_str) {
            if self.joined.contains(name) {
                self.output.leave_to_join(name);
            } else if !self.read.contains(name) {
                let path = self.data.join(name);
                if holds_what_nobody_sees(&path, at) {
                    stray.push((name.into(), LeftOutReason::StrayFeed));
                } else {
                    self.output.copy_owners(name, &path)?;
                }
            }
        }
        Ok(stray)
    }

    /// Copies the editions' catalogs, wherever they lie: the app asks for them where the owner has put them.
    fn catalogs(&self, site: &Site, folder: &DataFolder) -> Result<(), PublishError> {
        for edition in &site.editions {
            let Ok(name) = folder.document(&edition.catalog_address(), SITE) else { continue };
            let Ok(path) = folder.readable(&name) else { continue };
            if !self.output.is_owners(&name) {
                self.output.copy_owners(&name, &path)?;
            }
        }
        Ok(())
    }
}
