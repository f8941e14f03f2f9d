//! Which hosts are asked: whoever writes a feed, or answers for its host, must not look around in the network of the
//! machine that publishes.

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};
use ureq::{
    Error,
    config::Config,
    http::Uri,
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::NextTimeout,
    },
};
use url::{Host, Url};

/// Which hosts are asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Network {
    /// Those of the internet.
    Public,
    /// All.
    All,
}

impl Network {
    /// Whether the host of an address may be asked, as far as its name tells.
    pub(super) fn allows(self, address: &Url) -> bool {
        match (self, address.host()) {
            (Self::All, Some(_)) => true,
            (Self::Public, Some(Host::Ipv4(host))) => is_public(host.into()),
            (Self::Public, Some(Host::Ipv6(host))) => is_public(host.into()),
            (Self::Public, Some(Host::Domain(host))) => is_public_name(host.trim_end_matches('.')),
            (_, None) => false,
        }
    }
}

/// What names of own networks end with (RFC 6761, 6762 and 8375, and what ICANN keeps or networks use). A proxy would look
/// them up itself.
const OWN_ENDINGS: [&str; 7] = [".corp", ".home.arpa", ".internal", ".lan", ".local", ".localdomain", ".localhost"];

/// Whether a name may be one of the internet: there none has but one part.
fn is_public_name(host: &str) -> bool {
    host.contains('.') && !OWN_ENDINGS.iter().any(|ending| host.ends_with(ending))
}

/// Finds the addresses of hosts, those of the internet alone: what a name leads to, only the answer tells that is then
/// connected to.
#[derive(Debug)]
pub struct PublicResolver<Names = DefaultResolver>(pub Names);

/// What a host of the own network is answered with.
#[derive(Debug, thiserror::Error)]
#[error("a host of this machine's own network")]
pub struct IsOwnNetwork;

impl<Names: Resolver> Resolver for PublicResolver<Names> {
    fn resolve(&self, uri: &Uri, config: &Config, timeout: NextTimeout) -> Result<ResolvedSocketAddrs, Error> {
        let found = self.0.resolve(uri, config, timeout)?;
        // Where a proxy asks for us it may stand in the own network, and looks up the other names itself.
        if config.proxy().is_some_and(|proxy| proxy.uri().authority() == uri.authority()) {
            return Ok(found);
        }
        let mut public = self.empty();
        for address in found.iter().filter(|address| is_public(address.ip())) {
            public.push(*address);
        }
        if public.is_empty() { Err(Error::Other(Box::new(IsOwnNetwork))) } else { Ok(public) }
    }
}

/// Whether an address is one of the internet (the registries of special purposes of IANA, RFC 6890).
fn is_public(address: IpAddr) -> bool {
    match address {
        IpAddr::V4(address) => is_public_v4(address),
        IpAddr::V6(address) => is_public_v6(address),
    }
}

fn is_public_v4(address: Ipv4Addr) -> bool {
    let [first, second, third, _] = address.octets();
    let is_special = address.is_private()
        || address.is_loopback()
        || address.is_link_local()
        || address.is_documentation()
        || address.is_multicast()
        // "This network", shared addresses, protocols, tests of devices, the future and all hosts.
        || first == 0
        || (first == 100 && second & 0xc0 == 64)
        || (first, second, third) == (192, 0, 0)
        || (first == 198 && second & 0xfe == 18)
        || first >= 240;
    !is_special
}

fn is_public_v6(address: Ipv6Addr) -> bool {
    let segments = address.segments();
    let inner = |high: u16, low: u16| {
        let ([a, b], [c, d]) = (high.to_be_bytes(), low.to_be_bytes());
        is_public_v4(Ipv4Addr::new(a, b, c, d))
    };
    match segments {
        // One of the older addresses inside a newer one: as it is, through a translator (RFC 6052), 6to4 (RFC 3056).
        [0, 0, 0, 0, 0, 0xffff, high, low] | [0x64, 0xff9b, 0, 0, 0, 0, high, low] | [0x2002, high, low, ..] => {
            inner(high, low)
        }
        // All that is given out today begins like this; of it, protocols (with Teredo) and documentation.
        [0x2001, second, ..] if second < 0x200 || second == 0xdb8 => false,
        [0x3fff, second, ..] if second < 0x1000 => false,
        [first, ..] => first & 0xe000 == 0x2000,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_the_internet_are_told_from_those_of_the_own_network() {
        for public in ["93.184.215.14", "2606:2800:21f:cb07::1", "64:ff9b::5db8:d70e", "::ffff:93.184.215.14"] {
            assert!(is_public(public.parse().unwrap()), "{public}");
        }
        for own in [
            "127.0.0.1",
            "127.8.8.8",
            "10.0.0.1",
            "172.16.9.9",
            "192.168.1.1",
            "169.254.169.254",
            "100.64.0.1",
            "0.0.0.0",
            "192.0.0.8",
            "198.18.0.1",
            "203.0.113.9",
            "224.0.0.1",
            "255.255.255.255",
            "::",
            "::1",
            "fe80::1",
            "fd00::1",
            "ff02::1",
            "::ffff:127.0.0.1",
            "64:ff9b::7f00:1",
            "2002:7f00:1::",
            "2001::1",
            "2001:db8::1",
            "::127.0.0.1",
        ] {
            assert!(!is_public(own.parse().unwrap()), "{own}");
        }
    }

    #[test]
    fn a_name_that_leads_into_the_own_network_has_no_address() {
        let timeout = NextTimeout {
            after: ureq::unversioned::transport::time::Duration::NotHappening,
            reason: ureq::Timeout::Resolve,
            per_read: None,
            per_write: None,
        };
        let uri = Uri::from_static("http://localhost:1/");
        let found = PublicResolver(DefaultResolver::default()).resolve(&uri, &Config::builder().build(), timeout);
        assert!(matches!(found, Err(Error::Other(reason)) if reason.is::<IsOwnNetwork>()));
    }

    #[test]
    fn names_of_the_own_machine_are_not_asked() {
        for own in [
            "http://localhost/",
            "http://a.localhost./",
            "http://2130706433/",
            "http://0x7f.1/",
            "http://[::1]/feed",
            "http://0/",
            "http://intranet/",
            "http://printer.local/feed",
            "http://Wiki.Corp./",
            "http://metadata.google.internal/",
            "http://nas.lan/",
            "http://box.home.arpa/",
        ] {
            assert!(!Network::Public.allows(&Url::parse(own).unwrap()), "{own}");
            assert!(Network::All.allows(&Url::parse(own).unwrap()), "{own}");
        }
        for public in ["https://localhost.example/", "https://local.example.org./", "https://internal.example/"] {
            assert!(Network::Public.allows(&Url::parse(public).unwrap()), "{public}");
        }
    }
}
