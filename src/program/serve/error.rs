//! What can keep a server from beginning.

use crate::program::{NoFolder, Remedy};
use std::{borrow::Cow, io, path::PathBuf};
use thiserror::Error;

/// Why nothing is shown.
#[derive(Debug, Error)]
pub enum ServeError {
    /// There is no folder to be shown.
    #[error("{folder}: {reason}")]
    NoFolder {
        /// What was named in its place.
        folder: PathBuf,
        /// Why that is none.
        reason: NoFolder,
    },
    /// Another program listens there.
    #[error("{host}:{port}: another program listens there, perhaps this one in another window")]
    PortInUse {
        /// The host.
        host: String,
        /// The port.
        port: u16,
    },
    /// The system keeps the port for others.
    #[error("port {port}: this system gives it to its administrator alone")]
    PortForbidden {
        /// The port.
        port: u16,
    },
    /// The host is none of this machine's.
    #[error("{host}: this machine has no such name or address: {reason}")]
    NoHost {
        /// The host.
        host: String,
        /// What the system says.
        reason: io::Error,
    },
    /// The system refuses.
    #[error("{host}:{port}: {reason}")]
    Failed {
        /// The host.
        host: String,
        /// The port.
        port: u16,
        /// What the system says.
        reason: io::Error,
    },
}

impl Remedy for ServeError {
    fn remedy(&self) -> Cow<'_, str> {
        match self {
            Self::NoFolder { reason, .. } => reason.remedy(),
            Self::PortInUse { port, .. } => format!(
                "end that one, or give another port: --port {} (without --port a free one is taken)",
                other_port(*port)
            )
            .into(),
            Self::PortForbidden { .. } => "give one above 1023: --port 8080".into(),
            Self::NoHost { .. } => {
                "give one of its own with --host, or leave it out, for this machine alone; 0.0.0.0 is for \
                                    all that can reach it"
                    .into()
            }
            Self::Failed { port, .. } => {
                format!("try again, or with another port: --port {}", other_port(*port)).into()
            }
        }
    }
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
