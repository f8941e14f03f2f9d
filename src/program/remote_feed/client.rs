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
    http::{
        Response, StatusCode,
        header::{self, HeaderMap, HeaderName},
    },
    unversioned::{resolver::DefaultResolver, transport::DefaultConnector},
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
}

/// What a host answers.
#[derive(Debug)]
pub enum Answer {
    /// It is as it was when it had these validators.
    Unchanged,
    /// A document.
    New(Download),
}

/// A document as it was sent.
#[derive(Debug)]
pub struct Download {
    /// Where it came from in the end.
    pub address: Url,
    /// Its bytes.
    pub bytes: Vec<u8>,
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
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(0)
            .max_redirects_will_error(false)
            .timeout_connect(Some(CONNECT_PATIENCE))
            .user_agent(concat!("Masthead/", env!("CARGO_PKG_VERSION")))
            .accept(ACCEPTED)
            .build();
        let connector = DefaultConnector::default();
        let agent = match network {
            Network::Public => Agent::with_parts(config, connector, PublicResolver::default()),
            Network::All => Agent::with_parts(config, connector, DefaultResolver::default()),
        };
        Self { agent, network, waiting: Waiting::in_silence() }
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
        let end = end.min(Instant::now() + PATIENCE);
        let mut address = address.clone();
        for _ in 0..=MOST_REDIRECTS {
            if !matches!(address.scheme(), "http" | "https") {
                return Err(RemoteFault::Scheme);
            }
            if !self.network.allows(&address) {
                return Err(RemoteFault::OwnNetwork);
            }
            let response = self.ask(&address, validators, end)?;
            match (response.status(), text_of(response.headers(), &header::LOCATION)) {
                (StatusCode::NOT_MODIFIED, _) => return Ok(Answer::Unchanged),
                (status, Some(location)) if status.is_redirection() => {
                    let next = address.join(&location).map_err(|_| RemoteFault::Scheme)?;
                    if address.scheme() == "https" && next.scheme() == "http" {
                        return Err(RemoteFault::Unencrypted);
                    }
                    address = next;
                }
                (status, _) if status.is_success() => return download(address, response),
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

/// Reads an answer to its end.
fn download(address: Url, mut response: Response<Body>) -> Result<Answer, RemoteFault> {
    let headers = response.headers();
    let validators =
        Validators { etag: text_of(headers, &header::ETAG), last_modified: text_of(headers, &header::LAST_MODIFIED) };
    let too_long = RemoteFault::TooLong { most: LONGEST_DOCUMENT };
    let mut bytes = Vec::new();
    // One byte more than is read: the length that counts is the one that the text has when it is unpacked.
    let most = LONGEST_DOCUMENT as u64 + 1;
    response.body_mut().as_reader().take(most).read_to_end(&mut bytes).map_err(|error| fault_of_body(&error))?;
    if bytes.len() > LONGEST_DOCUMENT {
        return Err(too_long);
    }
    Ok(Answer::New(Download { address, bytes, validators }))
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
