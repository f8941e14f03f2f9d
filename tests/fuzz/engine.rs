//! Read by libFuzzer. The environment names the target, and where the slowest input is written down.

use crate::{TARGETS, Target};
use std::{
    env, fs, panic, process,
    sync::{Mutex, OnceLock},
    time::{Duration, Instant},
};

static TARGET: OnceLock<Target> = OnceLock::new();
static LAST_PANIC: Mutex<String> = Mutex::new(String::new());
static SLOWEST: Mutex<Duration> = Mutex::new(Duration::ZERO);

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let read = TARGET.get_or_init(|| {
        let wanted = env::var("FUZZ_TARGET").expect("the name of a target");
        // What panics and is caught is no find, and nothing to be told ten million times.
        panic::set_hook(Box::new(|panic| *LAST_PANIC.lock().expect("one thread") = panic.to_string()));
        TARGETS.iter().find(|(name, _)| *name == wanted).expect("a target of that name").1
    });
    let start = Instant::now();
    if panic::catch_unwind(|| read(bytes)).is_err() {
        eprintln!("{}", LAST_PANIC.lock().expect("one thread"));
        process::abort();
    }
    let taken = start.elapsed();
    let mut slowest = SLOWEST.lock().expect("one thread");
    if taken > *slowest {
        *slowest = taken;
        let file = env::var("FUZZ_SLOWEST").expect("a file");
        let _ = fs::write(&file, format!("{} {}\n", taken.as_micros(), bytes.len()));
        let _ = fs::write(file + ".input", bytes);
    }
});
