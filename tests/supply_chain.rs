//! What this project is built from is named to the byte: by version and checksum. Licences, sources and known faults of
//! the crates are looked through by `make deny`.

use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The project's files of that name, wherever they lie.
fn files_called(name: &str) -> Vec<PathBuf> {
    const NOT_OURS: [&str; 4] = [".git", "dist", "node_modules", "target"];
    let (mut found, mut open) = (Vec::new(), vec![project().to_owned()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
            let own = entry.file_name().into_string().unwrap();
            if entry.file_type().unwrap().is_dir() && !NOT_OURS.contains(&own.as_str()) {
                open.push(entry.path());
            } else if own == name {
                found.push(entry.path());
            }
        }
    }
    found
}

/// The files of a folder of the project whose names end so.
fn files_in(folder: &str, ending: &str) -> Vec<PathBuf> {
    let entries = fs::read_dir(project().join(folder)).unwrap().map(|entry| entry.unwrap().path());
    entries.filter(|path| path.extension().is_some_and(|own| own == ending)).collect()
}

/// The project's workflows on GitHub.
fn workflows() -> Vec<PathBuf> {
    let found = files_in(".github/workflows", "yml");
    let all = fs::read_dir(project().join(".github/workflows")).unwrap().count();
    assert!(found.len() == all && all >= 2, "{found:?} of {all}");
    found
}

#[test]
fn every_crate_has_a_checksum() {
    let lock = read(&project().join("Cargo.lock"));
    let packages: Vec<_> = lock.split("[[package]]").skip(1).collect();
    assert!(packages.len() > 300, "{}", packages.len());
    for package in packages {
        let name = package.lines().find(|line| line.starts_with("name = ")).unwrap();
        let has = |key: &str| package.lines().any(|line| line.starts_with(key));
        let is_own = name == "name = \"masthead\"";
        assert!(is_own || (has("source = \"registry+") && has("checksum = \"")), "{name}");
    }
}

#[test]
fn every_package_of_npm_has_a_version_and_a_checksum() {
    let locks = files_called("package-lock.json");
    assert_eq!(locks.len(), files_called("package.json").len(), "each has its lock: {locks:?}");
    assert!(locks.len() >= 3, "{locks:?}");
    for path in locks {
        let lock: Value = serde_json::from_str(&read(&path)).unwrap();
        for (name, package) in lock["packages"].as_object().unwrap().iter().filter(|(name, _)| !name.is_empty()) {
            let place = format!("{}: {name}", path.display());
            assert!(package["integrity"].as_str().is_some_and(|sum| sum.starts_with("sha512-")), "{place}");
            assert!(package["version"].is_string(), "{place}");
            // Whichever registry it comes from, it is these bytes.
            assert!(package.get("resolved").is_none(), "{place} names a host");
        }
        let folder = path.parent().unwrap();
        let package: Value = serde_json::from_str(&read(&folder.join("package.json"))).unwrap();
        for (name, version) in package["dependencies"].as_object().unwrap() {
            let is_exact = version.as_str().unwrap().split('.').all(|part| part.parse::<u32>().is_ok());
            assert!(is_exact, "{}: {name} is any of {version}", folder.display());
        }
        assert!(read(&folder.join(".npmrc")).contains("omit-lockfile-registry-resolved=true"), "{}", folder.display());
    }
}

#[test]
fn every_tool_has_its_version() {
    let mut installed = 0;
    for path in files_in(".tools", "sh").into_iter().chain(workflows()) {
        let text = read(&path).replace("\\\n", " ");
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let place = format!("{}: {line}", path.display());
            for named in line.split("cargo install ").skip(1) {
                installed += 1;
                assert!(named.contains("--version ") && named.contains("--locked"), "{place}");
            }
            for named in line.split(" go install ").skip(1) {
                installed += 1;
                assert!(named.contains("@v") && !named.contains("@latest"), "{place}");
            }
            assert!(!line.contains("npm install"), "{place}: npm ci takes what the lock file names");
            installed += usize::from(line.contains("npm ci"));
            let builds = ["cargo build --", "cargo test", "trunk build"].iter().any(|build| line.contains(build));
            assert!(!builds || line.contains("--locked"), "{place}");
            assert!(!line.contains("curl ") && !line.contains("wget "), "{place}: nothing says which bytes come");
        }
    }
    assert!(installed >= 4, "{installed}");
}

/// The word after `uses:` in each step of a workflow, with what is said beside it.
fn actions(workflow: &str) -> Vec<(&str, &str)> {
    let steps = workflow.lines().map(|line| line.trim_start().trim_start_matches("- "));
    let used = steps.filter_map(|step| step.strip_prefix("uses:"));
    used.map(|action| action.trim().split_once(' ').unwrap_or((action.trim(), ""))).collect()
}

#[test]
fn every_action_is_that_of_one_commit_in_the_version_beside_it() {
    // What `masthead new` writes for owners. Dependabot sees ours alone: where it raises one, this follows.
    let template = project().join("src/program/new/deploy/github-pages.yml");
    let mut pins = BTreeMap::new();
    for path in workflows().into_iter().chain([template]) {
        let text = read(&path);
        let used = actions(&text);
        assert!(!used.is_empty() && used.len() == text.matches("uses:").count(), "{}: {used:?}", path.display());
        // A workflow of our own is that of the same commit.
        for (action, version) in used.into_iter().filter(|(action, _)| !action.starts_with("./.github/workflows/")) {
            let place = format!("{}: {action} {version}", path.display());
            let (name, commit) = action.split_once('@').unwrap_or((action, ""));
            assert!(commit.len() == 40 && commit.bytes().all(|byte| byte.is_ascii_hexdigit()), "{place}");
            assert!(version.trim().starts_with("# v"), "{place}");
            let (known, elsewhere) = pins.entry(name.to_owned()).or_insert_with(|| (commit.to_owned(), place.clone()));
            assert!(*known == commit, "{place}, but {elsewhere}");
        }
    }
}

#[test]
fn every_workflow_may_do_no_more_than_each_of_its_jobs_says() {
    for path in workflows() {
        let text = read(&path);
        assert!(text.lines().any(|line| line == "permissions: {}"), "{}", path.display());
        let checkouts = text.matches("uses: actions/checkout@").count();
        assert_eq!(text.matches("persist-credentials: false").count(), checkouts, "{}", path.display());
        // What is written by somebody else, such as the name of a branch, is no part of a script.
        assert!(!text.lines().any(|line| line.contains("run: ") && line.contains("${{")), "{}", path.display());
    }
}
