//! What Jekyll, Hugo and Zola leave beside the texts that an owner brings from them: it would be published as files for
//! readers. What can be nothing else is left out without a word; of these a name says too little.

use crate::program::{Finding, OwnersFiles, Severity, data_folder::SITE};
use serde_json::json;
use std::{collections::BTreeSet, path::Path};

/// Files that say how such a program makes a site.
const CONFIGURATIONS: [&str; 11] = [
    "_config.toml",
    "_config.yaml",
    "_config.yml",
    "config.toml",
    "config.yaml",
    "config.yml",
    "hugo.json",
    "hugo.toml",
    "hugo.yaml",
    "hugo.yml",
    "theme.toml",
];

/// Files of the tools that are used along with it.
const OF_TOOLS: [&str; 2] = ["package-lock.json", "package.json"];

/// Its folders, and what in them nobody else has. Beside a configuration the name alone is enough.
const FOLDERS: [(&str, &[&str]); 7] = [
    ("_data/", &[]),
    ("archetypes/", &["default.md"]),
    ("config/", &["_default/"]),
    ("layouts/", &["_default/", "partials/", "shortcodes/", "baseof.html", "index.html"]),
    ("public/", &["index.html"]),
    ("templates/", &["base.html", "index.html", "shortcodes/"]),
    ("themes/", &[]),
];

/// Names what looks like that. `read` are the files that the publication is made from.
pub(super) fn told(files: &OwnersFiles, read: &BTreeSet<String>, ignore: &[String]) -> Option<Finding> {
    let OwnersFiles { published, left_out } = files;
    let is_there = |file: &&str| published.iter().any(|name| name == *file);
    let is_left_out = |file: &&str| left_out.iter().any(|(name, _)| name == Path::new(*file));
    let is_beside = CONFIGURATIONS.iter().any(|file| is_there(file) || is_left_out(file));
    let is_its_folder = |(folder, signs): &&(&str, &[&str])| {
        let inside = || published.iter().filter_map(|name| name.strip_prefix(folder));
        let has_sign = || inside().any(|name| signs.iter().any(|sign| name.starts_with(sign)));
        ((is_beside && inside().next().is_some()) || has_sign()) && !read.iter().any(|name| name.starts_with(folder))
    };
    let configurations = CONFIGURATIONS.into_iter().chain(OF_TOOLS).filter(is_there);
    let folders = FOLDERS.iter().filter(is_its_folder).map(|(folder, _)| *folder);
    let is_wanted = |name: &&str| ignore.iter().any(|pattern| pattern.strip_prefix("!/") == Some(*name));
    let found: Vec<&str> = configurations.chain(folders).filter(|name| !is_wanted(name)).collect();
    let first = found.first()?;
    let ignored: Vec<String> = ignore.iter().cloned().chain(found.iter().map(|name| format!("/{name}"))).collect();
    Some(Finding {
        severity: Severity::Warning,
        file: SITE.to_owned(),
        place: "ignore".to_owned(),
        what: format!(
            "what the program needs that made the site before (Jekyll, Hugo, Zola) is published, by its name: {}",
            found.join(", ")
        ),
        remedy: format!(
            "write \"ignore\": {} to leave it out, and \"!/{first}\" there for what readers are to have",
            json!(ignored)
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::LeftOutReason;

    fn told_of(published: &[&str], left_out: &[&str], read: &[&str], ignore: &[&str]) -> Option<String> {
        let files = OwnersFiles {
            published: published.iter().map(|&name| name.to_owned()).collect(),
            left_out: left_out.iter().map(|name| (name.into(), LeftOutReason::Leftover)).collect(),
        };
        let [read, ignore] = [read, ignore].map(|names| names.iter().map(|&name| name.to_owned()).collect::<Vec<_>>());
        let found = told(&files, &read.into_iter().collect(), &ignore)?;
        Some(found.what.rsplit_once(": ")?.1.to_owned())
    }

    #[test]
    fn what_another_program_needs_is_known_by_its_name_and_by_what_lies_beside_it() {
        for (published, left_out, expected) in [
            (&["config.toml", "themes/a/b.css"][..], &[][..], "config.toml, themes/"),
            (&["layouts/a.html", "public/a.css"], &["hugo.toml"], "layouts/, public/"),
            (&["layouts/_default/single.html"], &[], "layouts/"),
            (&["templates/base.html"], &[], "templates/"),
            (&["package.json"], &[], "package.json"),
        ] {
            assert_eq!(told_of(published, left_out, &[], &[]).as_deref(), Some(expected), "{published:?}");
        }
        let others = ["themes/a.css", "layouts/plan.pdf", "public/speech.pdf", "media/config.toml", "en/package.json"];
        assert_eq!(told_of(&others, &[], &[], &[]), None);
    }

    #[test]
    fn what_the_publication_is_made_from_and_what_its_owner_wants_is_none() {
        assert_eq!(told_of(&["public/index.html"], &[], &["public/en/a.md"], &[]), None);
        assert_eq!(told_of(&["package.json"], &[], &[], &["!/package.json"]), None);
    }
}
