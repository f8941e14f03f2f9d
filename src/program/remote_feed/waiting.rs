//! Saying which host is waited for: one that hangs may take a minute, and somebody looks at a program that is silent.

use std::{
    collections::HashSet,
    fmt,
    sync::{Mutex, PoisonError, mpsc},
    thread,
    time::Duration,
};
use url::Url;

/// How long nothing is said.
const SILENCE: Duration = Duration::from_secs(1);

/// Says which host is waited for.
pub struct Waiting {
    say: Box<dyn Fn(&str) + Send + Sync>,
    /// Those that were named: each is once.
    named: Mutex<HashSet<String>>,
}

impl Waiting {
    /// Says nothing.
    pub fn in_silence() -> Self {
        Self::saying(|_| {})
    }

    /// Names hosts to whoever runs the program.
    pub fn saying(say: impl Fn(&str) + Send + Sync + 'static) -> Self {
        Self { say: Box::new(say), named: Mutex::default() }
    }

    /// Does what may have to wait for the host of an address.
    pub fn during<T>(&self, address: &Url, ask: impl FnOnce() -> T) -> T {
        let (answered, answer) = mpsc::channel::<()>();
        thread::scope(|scope| {
            scope.spawn(move || {
                if answer.recv_timeout(SILENCE) == Err(mpsc::RecvTimeoutError::Timeout) {
                    self.name(address.host_str().unwrap_or_default());
                }
            });
            let outcome = ask();
            drop(answered);
            outcome
        })
    }

    fn name(&self, host: &str) {
        let is_news = self.named.lock().unwrap_or_else(PoisonError::into_inner).insert(host.to_owned());
        if is_news {
            (self.say)(host);
        }
    }
}

impl fmt::Debug for Waiting {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Waiting").field("named", &self.named).finish_non_exhaustive()
    }
}
