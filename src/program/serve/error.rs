//! What can keep a server from beginning.

use crate::program::NoFolder;
use std::{io, path::PathBuf};
use thiserror::Error;

/// Why nothing is shown.
#[derive(Debug, Error)]
pub enum ServeError {
    /// There is no folder to be shown.
    #[error("{folder}: {reason}\n  what to do: {}", reason.remedy())]
    NoFolder {
        /// What was named in its place.
        folder: PathBuf,
        /// Why that is none.
        reason: NoFolder,
    },
    /// Another program listens there.
    #[error(
        "{host}:{port}: another program listens there, perhaps this one in another window\n  \
         what to do: end that one, or give another port: --port {} (without --port a free one is taken)",
        other_port(*port)
    )]
    PortInUse {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// The system keeps the port for others.
    #[error(
        "port {port}: this system gives it to its administrator alone\n  what to do: give one above 1023: --port 8080"
    )]
    PortForbidden {
        /// The port.
        port: u16,
    },
    /// The host is none of this machine's.
    #[error(
        "{host}: this machine has no such name or address: {reason}\n  \
         what to do: give one of its own with --host, or leave it out, for this machine alone; 0.0.0.0 is for all that \
         can reach it"
    )]
    NoHost {
        /// The host.
        host: String,
        /// What the system says.
        reason: io::Error,
    },
    /// The system refuses.
    #[error("{host}:{port}: {reason}\n  what to do: try again, or with another port: --port {}", other_port(*port))]
    Failed {
        /// The host.
        host: String,
        /// The port.
        port: u16,
        /// What the system says.
        reason: io::Error,
    },
}

/// What the system has against a place to listen at.
pub(super) fn fault(host: &str, port: u16, reason: io::Error) -> ServeError {
    let host = host.to_owned();
    match reason.kind() {
        io::ErrorKind::AddrInUse => ServeError::PortInUse { host, port },
        io::ErrorKind::PermissionDenied => ServeError::PortForbidden { port },
        io::ErrorKind::AddrNotAvailable => ServeError::NoHost { host, reason },
        _ => ServeError::Failed { host, port, reason },
    }
}

/// The next one, as an example.
fn other_port(port: u16) -> u16 {
    port.checked_add(1).unwrap_or(8080)
}
