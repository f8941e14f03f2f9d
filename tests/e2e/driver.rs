//! A process that drives a browser, at a free port: scenarios run beside each other.

use crate::{browser::Browser, port::never_used_port};
use std::{
    net::TcpStream,
    os::unix::process::CommandExt,
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

/// How long a driver may take to answer.
const DRIVER_TIMEOUT: Duration = Duration::from_secs(30);

/// Runs a driver until nobody holds the other end of its standard input any more, also where the scenarios were
/// interrupted. Then it ends the driver with all that it has started, a process group, and takes their files away.
const UNTIL_NOBODY_LISTENS: &str = r#"
    command -v "$1" || exit
    trap : TERM
    TMPDIR=$(mktemp -d)
    export TMPDIR
    "$@" </dev/null &
    read -r _
    kill 0
    wait
    rm -rf "$TMPDIR""#;

/// A running driver. Dropped, it ends with its browser, whatever happened to the scenario.
pub struct Driver {
    process: Child,
    port: u16,
}

impl Driver {
    pub fn start(browser: Browser) -> Self {
        let port = never_used_port();
        let mut command = Command::new("sh");
        command.args(["-c", UNTIL_NOBODY_LISTENS, "sh"]).args(browser.driver_command(port)).process_group(0);
        for (name, value) in browser.driver_environment() {
            command.env(name, value);
        }
        let process = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
        let process = process.unwrap_or_else(|error| panic!("{command:?}: {error}"));
        let mut driver = Self { process, port };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let is_there = driver.process.try_wait().is_ok_and(|ended| ended.is_none());
            assert!(is_there, "the driver of {browser:?} is missing; `make test` installs it");
            assert!(start.elapsed() < DRIVER_TIMEOUT, "the driver of {browser:?} does not answer");
            std::thread::sleep(Duration::from_millis(20));
        }
        driver
    }

    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        drop(self.process.stdin.take());
        let _ = self.process.wait();
    }
}
