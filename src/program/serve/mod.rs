//! `masthead serve`: a publication's finished pages on this machine, each drawn when it is asked for, and anew when
//! something is saved.
//!
//! One thread reads the publication ([`keeper`]), one looks through it ([`checking`]), one sees what is saved
//! ([`watcher`]). What they come to is what the server shows ([`shown`]): each answer is made from it, and a script beside
//! every page is told when it is another ([`live`]).

mod addresses;
mod answers;
mod checking;
mod error;
mod faults;
mod hosts;
mod keeper;
mod live;
mod message_page;
mod refreshing;
mod router;
mod shown;
mod watcher;

pub use error::ServeError;

use crate::program::{NoFolder, check::Report, publish::BuiltApp, remote_feed::RemoteFeeds};
use error::fault;
use keeper::{Keeper, Origins};
use shown::{Screen, Shown};
use std::{
    net::{SocketAddr, TcpListener, ToSocketAddrs},
    path::PathBuf,
    sync::{Arc, mpsc},
};

/// The port that is taken where none is named, if nobody has it.
pub const USUAL_PORT: u16 = 8080;

/// What is shown, and where.
#[derive(Clone, Debug)]
pub struct ServeOptions {
    /// The built app.
    pub app: BuiltApp,
    /// The publication's data: `site.json` and what it names.
    pub data: PathBuf,
    /// The public address, in place of the one in `site.json`.
    pub base_url: Option<String>,
    /// The address Trunk built the app for.
    pub public_url: String,
    /// The name or address of this machine that browsers ask.
    pub host: String,
    /// Where feeds come from that lie elsewhere.
    pub remote_feeds: Arc<RemoteFeeds>,
    /// The moment as of which it is shown: what has a later date is marked; without one, now.
    pub at: Option<jiff::Timestamp>,
    /// The port; without one the usual, or where somebody has that, any.
    pub port: Option<u16>,
}

/// What is to be said to whoever runs the server.
#[derive(Debug)]
pub enum Notice<'a> {
    /// The publication was read for the first time: this is where it is to be seen.
    Ready {
        /// The address of its first page.
        address: &'a str,
        /// The same for other devices of the network, where they may ask.
        for_others: &'a [String],
    },
    /// The usual port cannot be had, so it is another.
    OtherPort {
        /// Why.
        taken: &'a ServeError,
    },
    /// It was looked through, and what was found is not what was found before.
    Checked(&'a Report),
    /// What is saved is looked for from time to time, for the system does not tell of it.
    LooksForChanges {
        /// Why.
        reason: &'a str,
    },
}

/// A server that has its port and answers nobody yet.
#[derive(Debug)]
pub struct Server {
    options: ServeOptions,
    listener: TcpListener,
    address: SocketAddr,
    /// Why it is not the usual port.
    usual_taken: Option<ServeError>,
}

impl Server {
    /// Takes the port.
    ///
    /// # Errors
    /// Where that cannot be had, or there is no folder to be shown: one that goes later may come back.
    pub fn bind(options: ServeOptions) -> Result<Self, ServeError> {
        if let Some(reason) = NoFolder::of(&options.data) {
            return Err(ServeError::NoFolder { folder: options.data, reason });
        }
        let at = |port| listen(&options.host, port);
        let (listener, usual_taken) = match options.port {
            Some(port) => (at(port)?, None),
            None => match at(USUAL_PORT) {
                Err(taken @ (ServeError::PortInUse { .. } | ServeError::PortForbidden { .. })) => (at(0)?, Some(taken)),
                listener => (listener?, None),
            },
        };
        let address = listener.local_addr().map_err(|reason| fault(&options.host, 0, reason))?;
        Ok(Self { options, listener, address, usual_taken })
    }

    /// The address of the host that it is.
    #[must_use]
    pub fn origin(&self) -> String {
        // Whoever takes all addresses of the machine is found at this one, too.
        let host = if self.address.ip().is_unspecified() { "127.0.0.1" } else { &self.options.host };
        origin(host, self.address.port())
    }

    /// Shows the publication until the program is ended.
    ///
    /// # Errors
    /// Where the system gives it no threads, or takes the port back.
    pub fn run(self, notify: impl Fn(Notice<'_>) + Send + Sync + 'static) -> Result<(), ServeError> {
        let own = self.origin();
        if let Some(taken) = &self.usual_taken {
            notify(Notice::OtherPort { taken });
        }
        let failed = |reason| fault(&self.options.host, self.address.port(), reason);
        let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(failed)?;
        let screen = Arc::new(Screen::new(Shown::nothing_yet()));
        let notify: Arc<dyn Fn(Notice<'_>) + Send + Sync> = Arc::new(notify);
        let (changed, news) = mpsc::channel();
        watcher::start(self.options.data.clone(), Arc::clone(&screen), changed.clone(), Arc::clone(&notify));
        let reach = if self.address.ip().is_unspecified() { hosts::Reach::Network } else { hosts::Reach::Machine };
        let hosts = hosts::Allowed::new(&self.options.host, reach);
        let for_others = hosts::own_addresses(reach).map(|ip| origin(&ip.to_string(), self.address.port()));
        let origins = Origins { own, for_others: for_others.collect() };
        let host = self.options.host.clone();
        let keeper = Keeper::new(self.options, origins, Arc::clone(&screen), changed, notify);
        std::thread::spawn(move || keeper.run(&news));
        runtime
            .block_on(router::answer(self.listener, screen, hosts))
            .map_err(|reason| fault(&host, self.address.port(), reason))
    }
}

/// The address of a host.
fn origin(host: &str, port: u16) -> String {
    if host.contains(':') { format!("http://[{host}]:{port}/") } else { format!("http://{host}:{port}/") }
}

/// A listener at the first address of a host that can be had.
fn listen(host: &str, port: u16) -> Result<TcpListener, ServeError> {
    let addresses =
        (host, port).to_socket_addrs().map_err(|reason| ServeError::NoHost { host: host.to_owned(), reason })?;
    let addresses: Vec<_> = addresses.collect();
    let listener = TcpListener::bind(&addresses[..]).map_err(|reason| fault(host, port, reason))?;
    listener.set_nonblocking(true).map_err(|reason| fault(host, port, reason))?;
    Ok(listener)
}
