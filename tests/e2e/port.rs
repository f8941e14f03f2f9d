//! Ports of this machine. An origin has a port, and a browser keeps what an origin left: no two servers have the same.

use std::{
    collections::BTreeSet,
    net::TcpListener,
    sync::{Mutex, PoisonError},
};

static USED: Mutex<BTreeSet<u16>> = Mutex::new(BTreeSet::new());

/// A listener at a port that no server of these scenarios has had.
pub fn listener_at_a_never_used_port() -> TcpListener {
    // Those that were used are held until another one is found, or the system would offer them again.
    let mut used = Vec::new();
    loop {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
        let port = listener.local_addr().expect("an address").port();
        if USED.lock().unwrap_or_else(PoisonError::into_inner).insert(port) {
            return listener;
        }
        used.push(listener);
    }
}

/// A port that nobody listens at, and that no server of these scenarios has had.
pub fn never_used_port() -> u16 {
    listener_at_a_never_used_port().local_addr().expect("an address").port()
}
