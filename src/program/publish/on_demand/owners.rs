//! Which of the owner's files are published as they are. They are looked for one by one: a folder may hold any number.

use crate::program::{
    DataFolder, LeftOut, LeftOutReason,
    publish::{Inputs, Plan, PublishError, hosts},
    why_stray,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    path::{Path, PathBuf},
};

/// The owner's files that stand, whatever is made here.
#[derive(Debug)]
pub(super) struct OwnersStanding {
    folder: DataFolder,
    left_out: LeftOut,
    /// Those that are published in another form.
    otherwise: BTreeSet<String>,
    /// The editions' catalogs, which are published wherever they lie.
    catalogs: BTreeMap<String, PathBuf>,
    /// The moment as of which it is shown.
    at: jiff::Timestamp,
}

impl OwnersStanding {
    /// Those of a publication.
    ///
    /// # Errors
    /// Where the patterns of `site.json` cannot be read.
    pub(super) fn of(inputs: &Inputs<'_>, plan: &Plan) -> Result<Self, PublishError> {
        let own: Vec<&Path> = inputs.app.folder().into_iter().collect();
        let mut otherwise: BTreeSet<String> = plan.published_otherwise().into_iter().map(str::to_owned).collect();
        otherwise.extend(hosts::shared_names().map(str::to_owned));
        Ok(Self {
            otherwise,
            left_out: inputs.left_out(&plan.site, &own)?.0,
            catalogs: plan.catalogs().collect(),
            folder: plan.folder.clone(),
            at: inputs.at,
        })
    }

    /// Where the owner's file of that name is, if it stands.
    pub(super) fn path(&self, name: &str) -> Option<PathBuf> {
        if let Some(path) = self.catalogs.get(name) {
            return Some(path.clone());
        }
        if self.otherwise.contains(name) {
            return None;
        }
        let path = self.folder.readable(name).ok()?;
        let is_left_out = self.left_out.reason_of(Path::new(name)).is_some() || why_stray(&path, self.at).is_some();
        (!is_left_out).then_some(path)
    }

    /// Whether a file, or one of that name that is gone, is published in any form.
    pub(super) fn matters(&self, name: &str) -> bool {
        if self.catalogs.contains_key(name) || self.otherwise.contains(name) {
            return true;
        }
        // What is gone cannot be told from a link that leads nowhere.
        matches!(self.left_out.reason_of(Path::new(name)), None | Some(LeftOutReason::Dangling))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    /// A publication's folder with its own finished pages in it.
    fn standing() -> (tempfile::TempDir, OwnersStanding) {
        let folder = tempfile::tempdir().unwrap();
        for name in ["media/a.png", "drafts/a.txt", "feeds/en.json", "feeds/en.json~", "dist/.masthead.json"] {
            fs::create_dir_all(folder.path().join(name).parent().unwrap()).unwrap();
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let standing = OwnersStanding {
            left_out: LeftOut::new(folder.path(), &["drafts/".to_owned()], &[]).unwrap(),
            folder: DataFolder::new(folder.path(), None),
            otherwise: ["feeds/en.json".to_owned()].into(),
            catalogs: BTreeMap::new(),
            at: "2026-12-01T00:00:00Z".parse().unwrap(),
        };
        (folder, standing)
    }

    /// Else a tab would be loaded anew for what publishing itself does.
    #[test]
    fn what_is_no_part_of_the_publication_does_not_matter() {
        let (_folder, standing) = standing();
        for part in ["media/a.png", "feeds/en.json", "media/gone.png", "media", ""] {
            assert!(standing.matters(part), "{part}");
        }
        for none in ["drafts/a.txt", "feeds/en.json~", "dist/en/index.html", "dist", ".git/index", ".dist.lock"] {
            assert!(!standing.matters(none), "{none}");
        }
    }

    #[test]
    fn an_article_that_no_edition_reads_does_not_stand() {
        let (folder, standing) = standing();
        for (name, text) in [("media/a.md", "---\ndraft: true\n---\n"), ("media/b.md", "# Mine")] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        assert!(standing.path("media/a.md").is_none() && standing.path("media/b.md").is_some());
    }

    #[test]
    fn what_is_published_in_another_form_does_not_stand() {
        let (_folder, standing) = standing();
        assert!(standing.path("media/a.png").is_some());
        for other in ["feeds/en.json", "drafts/a.txt", "media", "media/gone.png", "../a", ".masthead.json"] {
            assert_eq!(standing.path(other), None, "{other}");
        }
    }
}
