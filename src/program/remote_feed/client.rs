//! One document by HTTP, within bounds of time and length.

use super::{
    RemoteFault,
    network::{IsOwnNetwork, Network, PublicResolver},
    waiting::Waiting,
};
use crate::model::source::LONGEST_DOCUMENT;
use serde::{Deserialize, Serialize};
use std::{
    io::{self, ErrorKind, Read},
    time::{Duration, Instant},
};
use ureq::{
    Agent, Body, Error,
    config::{Config, ConfigBuilder},
    http::{
        Response, StatusCode,
        header::{self, HeaderMap, HeaderName},
    },
    typestate::AgentScope,
    unversioned::{
        resolver::{DefaultResolver, Resolver},
        transport::{Connector, DefaultConnector},
    },
};
use url::Url;

/// How long a document may take.
const PATIENCE: Duration = Duration::from_mins(1);

/// How long a host may take to be connected with.
const CONNECT_PATIENCE: Duration = Duration::from_secs(15);

/// How often a document may lead on to another address: as often as browsers follow it (the Fetch standard).
const MOST_REDIRECTS: usize = 20;

const ACCEPTED: &str = "application/feed+json, application/atom+xml, application/rss+xml, application/json;q=0.9, \
                        application/xml;q=0.8, text/xml;q=0.8, */*;q=0.1";

/// Asks hosts.
#[derive(Debug)]
pub struct Client {
    agent: Agent,
    network: Network,
    waiting: Waiting,
    patience: Duration,
}

/// What a host answers.
#[derive(Debug)]
pub enum Answer {
    /// It is as it was when it had these validators.
    Unchanged {
        /// Where it has moved for good.
        moved: Option<Url>,
    },
    /// A document.
    New(Download),
}

/// A document as it was sent.
#[derive(Debug)]
pub struct Download {
    /// Where it came from in the end.
    pub address: Url,
    /// Where it has moved for good.
    pub moved: Option<Url>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// What its host says that they are (`Content-Type`).
    pub content_type: Option<String>,
    /// What its next request may be compared by.
    pub validators: Validators,
}

/// What a document's next request may be compared by (RFC 9110, section 8.8).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Validators {
    /// `ETag`.
    pub etag: Option<String>,
    /// `Last-Modified`.
    pub last_modified: Option<String>,
}

impl Client {
    /// Asks the hosts of that network.
    pub fn new(network: Network) -> Self {
        Self::of(network, settings().build(), DefaultConnector::default(), DefaultResolver::default())
    }

    /// The same with other ways to find hosts and to connect with them.
    fn of(network: Network, config: Config, connector: impl Connector, names: impl Resolver) -> Self {
        let agent = match network {
            Network::Public => Agent::with_parts(config, connector, PublicResolver(names)),
            Network::All => Agent::with_parts(config, connector, names),
        };
        Self { agent, network, waiting: Waiting::in_silence(), patience: PATIENCE }
    }

    /// The same, waiting so long for a document.
    #[must_use]
    pub fn patient_for(self, patience: Duration) -> Self {
        Self { patience, ..self }
    }

    /// The same, saying which host is waited for.
    #[must_use]
    pub fn saying(self, waiting: Waiting) -> Self {
        Self { waiting, ..self }
    }

    /// Fetches a document before `end`, following where it leads on to.
    pub fn get(&self, address: &Url, validators: Option<&Validators>, end: Instant) -> Result<Answer, RemoteFault> {
        self.waiting.during(address, || self.follow(address, validators, end))
    }

    fn follow(&self, address: &Url, validators: Option<&Validators>, end: Instant) -> Result<Answer, RemoteFault> {
        let end = end.min(Instant::now() + self.patience);
        let (asked, mut address) = (address, address.clone());
        // What leads on for now does so from there: the address before it is the one to keep.
        let (mut moved, mut is_for_good) = (None, true);
        for _ in 0..=MOST_REDIRECTS {
            if !matches!(address.scheme(), "http" | "https") {
                return Err(RemoteFault::Scheme);
            }
            if !self.network.allows(&address) {
                return Err(RemoteFault::OwnNetwork);
            }
            let response = self.ask(&address, validators, end)?;
            match (response.status(), text_of(response.headers(), &header::LOCATION)) {
                (StatusCode::NOT_MODIFIED, _) => {
                    return Ok(Answer::Unchanged { moved: moved.filter(|moved| moved != asked) });
                }
                (status, Some(location)) if status.is_redirection() => {
                    let next = address.join(&location).map_err(|_| RemoteFault::Scheme)?;
                    if loses_encryption(&address, &next) {
                        return Err(RemoteFault::Unencrypted);
                    }
                    is_for_good &= matches!(status, StatusCode::MOVED_PERMANENTLY | StatusCode::PERMANENT_REDIRECT);
                    if is_for_good {
                        moved = Some(next.clone());
                    }
                    address = next;
                }
                (status, _) if status.is_success() => {
                    return download(address, moved.filter(|moved| moved != asked), response);
                }
                (status, _) => return Err(RemoteFault::Status(status.as_u16())),
            }
        }
        Err(RemoteFault::Redirects)
    }

    fn ask(&self, address: &Url, validators: Option<&Validators>, end: Instant) -> Result<Response<Body>, RemoteFault> {
        let left = end.saturating_duration_since(Instant::now());
        if left.is_zero() {
            return Err(RemoteFault::Timeout);
        }
        let mut request = self.agent.get(address.as_str()).config().timeout_global(Some(left)).build();
        let Validators { etag, last_modified } = validators.cloned().unwrap_or_default();
        let conditions = [(header::IF_NONE_MATCH, etag), (header::IF_MODIFIED_SINCE, last_modified)];
        for (name, value) in conditions {
            if let Some(value) = value {
                request = request.header(name, value);
            }
        }
        request.call().map_err(fault)
    }
}

/// How every host is asked.
fn settings() -> ConfigBuilder<AgentScope> {
    Agent::config_builder()
        .http_status_as_error(false)
        .max_redirects(0)
        .max_redirects_will_error(false)
        .timeout_connect(Some(CONNECT_PATIENCE))
        .user_agent(concat!("Masthead/", env!("CARGO_PKG_VERSION")))
        .accept(ACCEPTED)
}

/// Whether whoever is on the way could write what is read at the second address, and not at the first.
pub fn loses_encryption(from: &Url, to: &Url) -> bool {
    from.scheme() == "https" && to.scheme() == "http"
}

/// Reads an answer to its end.
fn download(address: Url, moved: Option<Url>, mut response: Response<Body>) -> Result<Answer, RemoteFault> {
    let headers = response.headers();
    let validators =
        Validators { etag: text_of(headers, &header::ETAG), last_modified: text_of(headers, &header::LAST_MODIFIED) };
    let content_type = text_of(headers, &header::CONTENT_TYPE);
    let too_long = RemoteFault::TooLong { most: LONGEST_DOCUMENT };
    let mut bytes = Vec::new();
    // One byte more than is read: the length that counts is the one that the text has when it is unpacked.
    let most = LONGEST_DOCUMENT as u64 + 1;
    response.body_mut().as_reader().take(most).read_to_end(&mut bytes).map_err(|error| fault_of_body(&error))?;
    if bytes.len() > LONGEST_DOCUMENT {
        return Err(too_long);
    }
    Ok(Answer::New(Download { address, moved, bytes, content_type, validators }))
}

fn text_of(headers: &HeaderMap, name: &HeaderName) -> Option<String> {
    // Some hosts write addresses in letters of their own into it, and browsers read them as UTF-8.
    headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned())
}

fn fault(error: Error) -> RemoteFault {
    match error {
        Error::Timeout(_) => RemoteFault::Timeout,
        Error::HostNotFound => RemoteFault::NoHost,
        Error::Other(reason) if reason.is::<IsOwnNetwork>() => RemoteFault::OwnNetwork,
        Error::Io(error) => fault_of_body(&error),
        error => RemoteFault::Connection(error.to_string()),
    }
}

fn fault_of_body(error: &io::Error) -> RemoteFault {
    match error.get_ref().and_then(|inner| inner.downcast_ref::<Error>()) {
        Some(Error::Timeout(_)) => RemoteFault::Timeout,
        Some(inner) => RemoteFault::Connection(inner.to_string()),
        None if error.kind() == ErrorKind::TimedOut => RemoteFault::Timeout,
        None => RemoteFault::Connection(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        io::{BufRead, BufReader, Write},
        net::{SocketAddr, TcpListener},
        sync::{Arc, Mutex},
        thread,
    };
    use ureq::{
        http::Uri,
        unversioned::{
            resolver::ResolvedSocketAddrs,
            transport::{ConnectionDetails, NextTimeout, TcpConnector},
        },
    };

    /// What whoever has a name on the internet may let it lead to.
    #[derive(Debug)]
    struct Names;

    impl Resolver for Names {
        fn resolve(&self, uri: &Uri, _: &Config, _: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
            let address = if uri.host() == Some("inside.example") { "127.0.0.1" } else { "93.184.215.14" };
            let mut found = self.empty();
            found.push(SocketAddr::new(address.parse().unwrap(), 80));
            Ok(found)
        }
    }

    /// Connects with one host of this machine, whatever address is asked for.
    #[derive(Debug)]
    struct Always(SocketAddr);

    impl Connector for Always {
        type Out = <TcpConnector as Connector>::Out;

        fn connect(&self, details: &ConnectionDetails<'_>, _: Option<()>) -> Result<Option<Self::Out>, Error> {
            let mut addrs = details.resolver.empty();
            addrs.push(self.0);
            let details = ConnectionDetails {
                addrs,
                uri: details.uri,
                config: details.config,
                request_level: details.request_level,
                resolver: details.resolver,
                now: details.now,
                timeout: details.timeout,
                current_time: Arc::clone(&details.current_time),
                run_connector: Arc::clone(&details.run_connector),
                register_shutdown: Arc::clone(&details.register_shutdown),
            };
            TcpConnector::default().connect(&details, None)
        }
    }

    /// A host that leads on, and what it was asked for.
    fn host() -> (SocketAddr, Arc<Mutex<Vec<String>>>) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let asked = Arc::new(Mutex::new(Vec::new()));
        let asks = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in listener.incoming() {
                let mut stream = stream.unwrap();
                let lines = BufReader::new(&stream).lines().map_while(Result::ok);
                let head: Vec<_> = lines.take_while(|line| !line.is_empty()).collect();
                let path = head[0].split(' ').nth(1).unwrap().to_owned();
                let location = match &*path {
                    "/by-number" => "http://127.0.0.1/feed.json",
                    "/by-name" => "http://localhost/feed.json",
                    "/by-an-answer" => "http://inside.example/feed.json",
                    "/twice" => "http://other.example/by-an-answer",
                    _ => "",
                };
                let answer = match location {
                    "" => "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}".to_owned(),
                    to => format!(
                        "HTTP/1.1 302 Found\r\nLocation: {to}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    ),
                };
                asks.lock().unwrap().push(path);
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        (address, asked)
    }

    #[test]
    fn no_host_leads_into_the_own_network_unless_that_is_allowed() {
        let (address, asked) = host();
        for way in ["by-number", "by-name", "by-an-answer", "twice"] {
            let first = Url::parse(&format!("http://news.example/{way}")).unwrap();
            let asked = || std::mem::take(&mut *asked.lock().unwrap());
            let ask = |network| {
                let client = Client::of(network, settings().proxy(None).build(), Always(address), Names);
                client.get(&first, None, Instant::now() + PATIENCE)
            };
            let refused = ask(Network::Public);
            assert!(matches!(refused, Err(RemoteFault::OwnNetwork)), "{way}: {refused:?}");
            let paths = asked();
            assert!(paths[0] == format!("/{way}") && !paths.contains(&"/feed.json".to_owned()), "{paths:?}");
            assert!(matches!(ask(Network::All), Ok(Answer::New(_))), "{way}");
            assert_eq!(asked().pop().as_deref(), Some("/feed.json"), "{way}");
        }
    }

    #[test]
    fn only_what_was_encrypted_can_lose_it() {
        let [open, closed, other] = ["http://a.example/", "https://a.example/", "https://b.example/"];
        for (from, to, expected) in
            [(closed, open, true), (open, closed, false), (open, open, false), (closed, other, false)]
        {
            assert_eq!(loses_encryption(&Url::parse(from).unwrap(), &Url::parse(to).unwrap()), expected, "{from} {to}");
        }
    }
}
