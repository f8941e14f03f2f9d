//! What `masthead new` makes: a publication that `masthead check` has nothing against, and that can be published.

#[path = "../fixtures/built_app.rs"]
mod built_app;
mod messages;
#[path = "../fixtures/said.rs"]
mod said;

use assert_cmd::{assert::Assert, prelude::*};
use built_app::{Quiet, options};
use clap::ValueEnum;
use masthead::program::{
    Remedy,
    check::{CheckOptions, check},
    languages::SUPPLIED,
    new::{Content, Deploy, NewEdition, NewPublication},
    publish::publish,
    remote_feed::{Fetching, RemoteFeeds},
};
use predicates::{prelude::*, str::contains};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};
use tempfile::TempDir;

fn editions(tags: &[&str]) -> Content {
    Content::FirstArticle(tags.iter().map(|tag| tag.parse::<NewEdition>().unwrap()).collect())
}

fn new(folder: &Path, content: Content, deploy: Option<Deploy>) -> NewPublication {
    NewPublication { folder: folder.to_owned(), content, deploy, now: "2026-11-29T10:00:00Z".parse().unwrap() }
}

/// A publication in a folder that goes with the test.
fn made(content: Content, deploy: Option<Deploy>) -> (TempDir, PathBuf) {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("gazette");
    new(&folder, content, deploy).create().unwrap();
    (around, folder)
}

/// It has no feeds that lie elsewhere, and nobody is to be asked for any.
fn offline(folder: &Path) -> RemoteFeeds {
    RemoteFeeds::of(folder, Fetching::Offline)
}

/// What is found wrong with it.
fn faults(folder: &Path) -> Vec<String> {
    check(folder, &CheckOptions::now(&offline(folder))).findings.iter().map(ToString::to_string).collect()
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn masthead(arguments: &[&str], folder: &Path) -> Assert {
    Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).current_dir(folder).assert()
}

/// The finished pages.
fn published(folder: &Path) -> PathBuf {
    let out = folder.join("dist");
    publish(&options(folder, &out), &Quiet).unwrap();
    out
}

#[test]
#[cfg(unix)]
fn a_link_that_leads_nowhere_is_called_so() {
    let around = tempfile::tempdir().unwrap();
    std::os::unix::fs::symlink("away", around.path().join("link")).unwrap();
    for (named, words) in [("link", "link is a link, and what it leads to is not there"), ("link/a", "cannot be made")]
    {
        let no_other = contains("already").not().and(contains("--deploy").not());
        masthead(&["new", named], around.path()).code(1).stderr(contains(words).and(no_other));
    }
    assert!(!around.path().join("away").exists());
    fs::create_dir(around.path().join("away")).unwrap();
    masthead(&["new", "link"], around.path()).success();
    assert!(around.path().join("away/site.json").is_file());
}

#[test]
fn in_every_language_it_has_no_fault() {
    for language in &SUPPLIED {
        let (_around, folder) = made(editions(&[language.code]), None);
        assert_eq!(faults(&folder), Vec::<String>::new(), "{}", language.code);
    }
}

#[test]
fn in_all_languages_at_once_it_is_published_whole() {
    let codes: Vec<_> = SUPPLIED.iter().map(|language| language.code).collect();
    let (_around, folder) = made(editions(&codes), None);
    assert_eq!(faults(&folder), Vec::<String>::new());
    let out = published(&folder);
    for language in &SUPPLIED {
        let article =
            fs::read_to_string(out.join(language.code.to_lowercase()).join("posts/welcome/index.html")).unwrap();
        assert!(article.contains(&language.first_article().title), "{}", language.code);
        assert_eq!(article.matches("rel=\"alternate\" hreflang=").count(), SUPPLIED.len() + 1, "{}", language.code);
    }
}

#[test]
fn a_region_has_the_words_of_its_language_and_an_edition_of_its_own() {
    let (_around, folder) = made(editions(&["pt-PT", "pt-BR"]), None);
    assert_eq!(faults(&folder), Vec::<String>::new());
    assert!(folder.join("locales/pt-PT.json").exists());
    let article = fs::read_to_string(folder.join("content/pt-br/welcome.md")).unwrap();
    assert!(article.contains("`content/pt-br/welcome.md`"), "{article}");
    let site = json(&folder.join("site.json"));
    assert_eq!(site["default_edition"], "pt-pt");
    assert_eq!([&site["editions"][0]["label"], &site["editions"][1]["label"]], ["Português (PT)", "Português (BR)"]);
}

#[test]
fn the_sample_can_be_had_as_it_is() {
    let (_around, folder) = made(Content::Sample, None);
    assert!(folder.join("media/newsletter-1.pdf").exists());
    assert_eq!(faults(&folder), Vec::<String>::new());
}

#[test]
fn what_is_there_is_not_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let publication = new(folder.path(), editions(&["en"]), None);
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join("site.json"), "mine").unwrap();
    let said = publication.create().unwrap_err().to_string();
    assert!(said.contains("it holds site.json, and nothing is written over"), "{said}");
    assert_eq!(fs::read_to_string(folder.path().join("site.json")).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    fs::remove_file(folder.path().join("site.json")).unwrap();
    assert!(publication.create().is_ok(), "a repository that holds nothing yet");
    assert!(publication.create().is_err(), "the second time");
}

#[test]
fn a_file_that_stands_in_the_way_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let own = folder.path().join(".gitlab-ci.yml");
    fs::write(&own, "mine").unwrap();
    // The last that is written.
    let said = new(folder.path(), editions(&["en"]), Some(Deploy::GitlabPages)).create().unwrap_err().to_string();
    assert!(said.contains(".gitlab-ci.yml is there already, and nothing is written over"), "{said}");
    assert_eq!(fs::read_to_string(&own).unwrap(), "mine");
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_a_host_reads_is_there_and_not_for_readers() {
    for deploy in Deploy::value_variants() {
        let (_around, folder) = made(editions(&["en"]), Some(*deploy));
        let text = fs::read_to_string(folder.join(deploy.file_name())).unwrap();
        assert!(text.contains("dist"), "{text}");
        assert_eq!(faults(&folder), Vec::<String>::new(), "{deploy:?}");
        assert!(!published(&folder).join(deploy.file_name()).exists(), "{deploy:?}");
        for action in text.lines().filter_map(|line| line.split_once("uses: ")).map(|(_, action)| action) {
            let pinned = action.split_once('@').unwrap().1.split(' ').next().unwrap();
            assert!(pinned.len() == 40 && pinned.bytes().all(|byte| byte.is_ascii_hexdigit()), "{action}");
        }
    }
}

#[test]
fn the_words_of_a_region_are_those_of_its_language() {
    let words = masthead(&["languages", "de-AT"], Path::new(".")).success();
    let catalog: Value = serde_json::from_slice(&words.get_output().stdout).unwrap();
    assert_eq!(catalog["date"]["pattern"], "{day}. {month} {year}");
}

#[test]
fn the_name_is_changed_in_one_place() {
    let (_around, folder) = made(editions(&["en"]), None);
    let path = folder.join("site.json");
    let mut site = json(&path);
    site["name"] = "Harbour Post".into();
    fs::write(&path, site.to_string()).unwrap();
    let page = fs::read_to_string(published(&folder).join("en/index.html")).unwrap();
    assert!(page.contains("Harbour Post") && !page.contains("Our Gazette"));
}

#[test]
fn the_walk_of_the_readme_ends_without_a_fault() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(project.join("README.md")).unwrap();
    let (_, walk) = readme.split_once("\n## The first quarter of an hour\n").unwrap();
    let (walk, _) = walk.split_once("\n## ").unwrap();
    let block = |language: &str, number: usize| {
        let begun = walk.split(&format!("```{language}\n")).nth(number).unwrap();
        begun.split_once("```").unwrap().0.to_owned()
    };
    let (english, persian, edition) = (block("markdown", 1), block("markdown", 2), block("json", 1));
    let (_around, folder) = made(editions(&["en"]), None);
    fs::write(folder.join("content/en/flood.md"), english).unwrap();
    let found = faults(&folder);
    assert!(found.len() == 1 && found[0].contains("content/en/bridge.jpg does not exist"), "{found:?}");
    fs::copy(project.join("public/media/antenna.jpg"), folder.join("content/en/bridge.jpg")).unwrap();
    let words = masthead(&["languages", "fa"], &folder).success();
    fs::write(folder.join("locales/fa.json"), &words.get_output().stdout).unwrap();
    let path = folder.join("site.json");
    let mut site = json(&path);
    site["editions"].as_array_mut().unwrap().push(serde_json::from_str(&edition).unwrap());
    fs::write(&path, site.to_string()).unwrap();
    fs::create_dir(folder.join("content/fa")).unwrap();
    fs::write(folder.join("content/fa/flood.md"), persian).unwrap();
    assert_eq!(faults(&folder), Vec::<String>::new());
    let page = fs::read_to_string(published(&folder).join("fa/posts/flood/index.html")).unwrap();
    // The Persian one, the English one, and the one for everybody else.
    assert_eq!(page.matches("rel=\"alternate\" hreflang=").count(), 3, "{page}");
}

#[test]
fn of_a_language_without_words_the_nearest_is_named() {
    for (tag, meant) in [
        ("zh-TW", Some("zh (Chinese, simplified)")),
        ("zh_TW", Some("zh (Chinese, simplified)")),
        ("fa_IR", Some("fa (Persian)")),
        ("farsi", Some("fa (Persian)")),
        ("en-UK", Some("en-GB (English)")),
        ("eng", Some("en (English)")),
        ("Germna", Some("de (German)")),
        ("klingon", None),
        ("cy", None),
    ] {
        let said = tag.parse::<NewEdition>().unwrap_err().told();
        let expected =
            meant.map_or("what to do: choose one of those".to_owned(), |meant| format!("did you mean {meant}?"));
        assert!(said.contains(&expected), "{tag}: {said}");
    }
}
