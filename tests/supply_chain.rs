//! What this project is built from is named to the byte: by version and checksum. Licences, sources and known faults of
//! the crates are looked through by `make deny`.

use serde_json::Value;
use std::{
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
    for entry in fs::read_dir(project().join(".tools")).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.extension().is_none_or(|ending| ending != "sh") {
            continue;
        }
        let text = read(&path).replace("\\\n", " ");
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let place = format!("{}: {line}", path.display());
            for named in line.split("cargo install ").skip(1) {
                installed += 1;
                assert!(named.contains("--version ") && named.contains("--locked"), "{place}");
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
