//! A run that is killed: the site before it or the one after it stands, whole, and the next run goes on from there.

use crate::publication::{app, edit_site, files, gazette, program};
use assert_cmd::prelude::*;
use serde_json::json;
use std::{
    collections::BTreeMap,
    env, fs,
    path::Path,
    process::{Child, Stdio},
    thread,
    time::Duration,
};

type Manifest = BTreeMap<String, Vec<u8>>;

/// How many runs are killed; by hand many more.
const KILLS: &str = "MASTHEAD_KILLS";

/// Two states of a publication, which nearly every file tells apart.
fn write_data(folder: &Path, name: &str) {
    let data = folder.join("data");
    let _ = fs::remove_dir_all(&data);
    gazette(&data, 4);
    edit_site(&data, |site| site["name"] = json!(name));
    fs::create_dir(data.join("media")).unwrap();
    fs::write(data.join("media/both.txt"), "the same ".repeat(300)).unwrap();
    fs::write(data.join(format!("media/{name}.txt")), name.repeat(300)).unwrap();
}

/// Waits until a run has written that many files, or has ended. Those of the new site are counted beside the old one,
/// until they are put in its place.
fn has_written(running: &mut Child, folder: &Path, files: usize) {
    fn count(folder: &Path) -> usize {
        // What is there comes and goes.
        let Ok(entries) = fs::read_dir(folder) else { return 0 };
        entries.flatten().map(|entry| entry.path()).map(|path| if path.is_dir() { count(&path) } else { 1 }).sum()
    }
    let beside = folder.join(".dist.publishing");
    while running.try_wait().unwrap().is_none() && count(&beside) < files {
        thread::sleep(Duration::from_millis(1));
    }
}

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

/// Numbers without a pattern, the same in each run of the test.
fn random(state: &mut u64, below: usize) -> usize {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    usize::try_from(*state >> 32).unwrap() % below
}

#[test]
fn a_run_that_is_killed_leaves_one_site_whole() {
    let kills = env::var(KILLS).map_or(10, |count| count.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    let dist = folder.path().join("dist");
    let mut sites: Vec<(&str, Manifest)> = Vec::new();
    for name in ["Morning", "Evening"] {
        write_data(folder.path(), name);
        program(folder.path()).assert().success();
        sites.push((name, files(&dist)));
    }
    assert!(sites[0].1.keys().any(|name| name.ends_with(".br")), "with compressed copies");
    assert_ne!(sites[0].1, sites[1].1);
    let (mut seed, mut killed, mut standing) = (0x9e37_79b9_7f4a_7c15, 0, [0, 0]);
    for round in 0..kills {
        let (name, new) = &sites[round % 2];
        write_data(folder.path(), name);
        let mut running = program(folder.path()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        // A few more than there are: then the run is at its end, or past it.
        has_written(&mut running, folder.path(), random(&mut seed, new.len() + new.len() / 10));
        killed += u32::from(running.try_wait().unwrap().is_none());
        running.kill().unwrap();
        running.wait().unwrap();
        let there = files(&dist);
        let which = sites.iter().position(|(_, site)| *site == there);
        standing[which.unwrap_or_else(|| panic!("round {round}: a site that is neither: {:?}", there.keys()))] += 1;
        program(folder.path()).assert().success();
        assert!(files(&dist) == *new, "round {round}: the next run");
        assert_eq!(names(folder.path()), ["app", "data", "dist"], "round {round}: nothing is left beside");
    }
    println!("{kills} runs, {killed} killed; stood afterwards: {standing:?}");
    assert!(killed > 0, "of {kills} none was killed before its end");
}

/// Where the system exchanges two folders in one step.
#[test]
#[cfg(any(target_os = "linux", target_vendor = "apple"))]
fn no_reader_finds_the_folder_missing() {
    use masthead::program::publish::Output;
    use std::sync::atomic::{AtomicBool, Ordering};
    let folder = tempfile::tempdir().unwrap();
    let dist = folder.path().join("dist");
    let publish = |text: &str| {
        let output = Output::begin(&dist).unwrap();
        output.write("en/index.html", text.as_bytes()).unwrap();
        output.put_in_place().unwrap();
    };
    publish("0");
    let is_done = AtomicBool::new(false);
    thread::scope(|scope| {
        let reader = scope.spawn(|| {
            let mut reads = 0;
            while !is_done.load(Ordering::Relaxed) {
                let text = fs::read_to_string(dist.join("en/index.html"));
                assert!(text.as_ref().is_ok_and(|text| !text.is_empty()), "{text:?}");
                reads += 1;
            }
            reads
        });
        for number in 1..200 {
            publish(&number.to_string());
        }
        is_done.store(true, Ordering::Relaxed);
        assert!(reader.join().unwrap() > 100);
    });
}
