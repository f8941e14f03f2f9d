//! What `masthead new` makes: a publication that `masthead check` has nothing against, and that can be published.

#[path = "fixtures/built_app.rs"]
mod built_app;

use built_app::{Quiet, built_app};
use clap::ValueEnum;
use masthead::program::{
    check::check,
    languages::SUPPLIED,
    new::{Content, Deploy, NewEdition, NewPublication},
    publish::{BuiltApp, CompressedCopies, Options, Renumbering, publish},
};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};
use tempfile::TempDir;

fn editions(tags: &[&str]) -> Content {
    Content::FirstArticle(tags.iter().map(|tag| tag.parse::<NewEdition>().unwrap()).collect())
}

fn new(folder: &Path, content: Content, deploy: Option<Deploy>) -> NewPublication {
    NewPublication { folder: folder.to_owned(), content, deploy, now: "2026-11-29T10:00:00Z".to_owned() }
}

/// A publication in a folder that goes with the test.
fn made(content: Content, deploy: Option<Deploy>) -> (TempDir, PathBuf, Vec<String>) {
    let around = tempfile::tempdir().unwrap();
    let folder = around.path().join("gazette");
    let files = new(&folder, content, deploy).create().unwrap();
    (around, folder, files)
}

/// What is found wrong with it.
fn faults(folder: &Path) -> Vec<String> {
    check(folder, None).findings.iter().map(ToString::to_string).collect()
}

fn json(path: &Path) -> Value {
    serde_json::from_str(&fs::read_to_string(path).unwrap()).unwrap()
}

fn masthead(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).current_dir(folder).output().unwrap()
}

/// The finished pages.
fn published(folder: &Path) -> PathBuf {
    let app = built_app().into_iter().map(|(name, bytes)| (name.into(), bytes.into())).collect();
    let out = folder.join("dist");
    let options = Options {
        app: BuiltApp::Inside(app),
        data: folder.to_owned(),
        out: out.clone(),
        base_url: None,
        public_url: "/".to_owned(),
        copies: CompressedCopies::None,
        renumbering: Renumbering::Refused,
    };
    publish(&options, &Quiet).unwrap();
    out
}

#[test]
fn in_every_language_it_has_no_fault() {
    for language in &SUPPLIED {
        let (_around, folder, _) = made(editions(&[language.code]), None);
        assert_eq!(faults(&folder), Vec::<String>::new(), "{}", language.code);
    }
}

#[test]
fn in_all_languages_at_once_it_is_published_whole() {
    let codes: Vec<_> = SUPPLIED.iter().map(|language| language.code).collect();
    let (_around, folder, _) = made(editions(&codes), None);
    assert_eq!(faults(&folder), Vec::<String>::new());
    let out = published(&folder);
    for language in &SUPPLIED {
        let article = fs::read_to_string(out.join(language.code).join("posts/1/index.html")).unwrap();
        assert!(article.contains(&language.first_article().title), "{}", language.code);
        assert_eq!(article.matches("rel=\"alternate\" hreflang=").count(), SUPPLIED.len() + 1, "{}", language.code);
    }
}

#[test]
fn a_region_has_the_words_of_its_language_and_an_edition_of_its_own() {
    let (_around, folder, files) = made(editions(&["pt-PT", "pt-BR"]), None);
    assert_eq!(faults(&folder), Vec::<String>::new());
    assert!(
        files.contains(&"locales/pt-PT.json".to_owned()) && files.contains(&"feeds/pt-br.json".to_owned()),
        "{files:?}"
    );
    let feed = json(&folder.join("feeds/pt-br.json"));
    assert!(feed["items"][0]["content_html"].as_str().unwrap().contains("<code>feeds/pt-br.json</code>"));
    assert_eq!(json(&folder.join("site.json"))["default_edition"], "pt-pt");
}

#[test]
fn the_sample_can_be_had_as_it_is() {
    let (_around, folder, files) = made(Content::Sample, None);
    assert!(files.len() > 60, "{files:?}");
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
    let own = folder.path().join(".github");
    fs::write(&own, "mine").unwrap();
    let said = new(folder.path(), editions(&["en"]), Some(Deploy::GithubPages)).create().unwrap_err().to_string();
    assert!(said.contains("publish.yml: ") && said.contains("what to do"), "{said}");
    assert_eq!(fs::read_to_string(&own).unwrap(), "mine");
    assert!(!folder.path().join("site.json").exists());
}

#[test]
fn what_a_host_reads_is_there_and_not_for_readers() {
    for deploy in Deploy::value_variants() {
        let (_around, folder, files) = made(editions(&["en"]), Some(*deploy));
        assert!(files.contains(&deploy.file_name().to_owned()), "{files:?}");
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
fn the_command_says_what_to_do_next_or_what_was_wrong() {
    let folder = tempfile::tempdir().unwrap();
    let said = |arguments: &[&str]| {
        let output = masthead(arguments, folder.path());
        let text = String::from_utf8([output.stdout, output.stderr].concat()).unwrap();
        (output.status.code(), text)
    };
    let (code, text) = said(&["new", "gazette", "--edition", "fa", "--edition", "en"]);
    assert!(code == Some(0) && text.lines().count() == 6 && text.contains("feeds/fa.json"), "{text}");
    let checked = masthead(&["check", "--strict"], &folder.path().join("gazette"));
    assert!(checked.status.success(), "{checked:?}");
    let (code, text) = said(&["new", "gazette"]);
    assert!(code == Some(1) && text.contains("nothing is written over"), "{text}");
    let (code, text) = said(&["new", "other", "--edition", "cy"]);
    assert!(code == Some(2) && text.contains("masthead languages"), "{text}");
    let (code, text) = said(&["new", "other", "--edition", "en", "--edition", "EN"]);
    assert!(code == Some(1) && text.contains("was asked for twice"), "{text}");
    assert!(!folder.path().join("other").exists());
}

#[test]
fn the_languages_are_listed_with_who_has_read_them() {
    let output = masthead(&["languages"], Path::new("."));
    let list = String::from_utf8(output.stdout).unwrap();
    assert_eq!(list.lines().count(), 1 + SUPPLIED.len(), "{list}");
    let persian = list.lines().find(|line| line.starts_with("fa ")).unwrap();
    assert!(persian.contains("shown by the sample") && persian.ends_with("فارسی"), "{persian}");
}
