//! Which hosts a browser may name that asks. A page of another site can have a name of its own lead to this machine and
//! read what the server shows as if it were its own (DNS rebinding): that name is then in the question.

use std::net::{IpAddr, Ipv4Addr, UdpSocket};

/// The names and addresses that are this machine's.
#[derive(Clone, Debug)]
pub(super) struct Allowed {
    /// As it was given.
    given: String,
    reach: Reach,
}

/// Who may ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// This machine alone.
    Machine,
    /// Others, too. They name this one by its address, which no site can make its own.
    Network,
}

impl Allowed {
    pub(super) fn new(given: &str, reach: Reach) -> Self {
        Self { given: given.to_owned(), reach }
    }

    /// Whether a `Host` header names this machine.
    pub(super) fn allows(&self, header: &str) -> bool {
        let host = without_port(header);
        if host.eq_ignore_ascii_case(&self.given) || host.eq_ignore_ascii_case("localhost") {
            return true;
        }
        // Browsers ask nobody where such a name leads.
        if host.to_ascii_lowercase().ends_with(".localhost") {
            return true;
        }
        host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback() || self.reach == Reach::Network)
    }
}

/// The addresses by which other devices find this machine: the one that it has in the network by which it would reach
/// the internet.
pub(super) fn own_addresses(reach: Reach) -> impl Iterator<Item = IpAddr> {
    // An address of documentation (RFC 5737): to connect by UDP sends nothing, and yet the system looks for the way.
    let of_usual_network = || -> std::io::Result<IpAddr> {
        let socket = UdpSocket::bind((Ipv4Addr::UNSPECIFIED, 0))?;
        socket.connect(("192.0.2.1", 9))?;
        Ok(socket.local_addr()?.ip())
    };
    let found = (reach == Reach::Network).then(of_usual_network).and_then(Result::ok);
    found.filter(|ip| !ip.is_loopback() && !ip.is_unspecified()).into_iter()
}

fn without_port(header: &str) -> &str {
    if let Some((address, _)) = header.strip_prefix('[').and_then(|rest| rest.split_once(']')) {
        return address;
    }
    header.split_once(':').map_or(header, |(host, _)| host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_of_another_site_is_none_of_this_machine() {
        let usual = Allowed::new("127.0.0.1", Reach::Machine);
        for own in
            ["127.0.0.1:8080", "localhost", "LOCALHOST:8080", "[::1]:8080", "gazette.localhost:8080", "127.0.0.2"]
        {
            assert!(usual.allows(own), "{own}");
        }
        for other in
            ["hostile.example:8080", "localhost.hostile.example", "192.168.1.5:8080", "", "notlocalhost", "[::2]"]
        {
            assert!(!usual.allows(other), "{other}");
        }
    }

    #[test]
    fn what_was_given_is_this_machine() {
        assert!(Allowed::new("desk.lan", Reach::Machine).allows("Desk.LAN:80"));
        let on_all = Allowed::new("0.0.0.0", Reach::Network);
        assert!(on_all.allows("192.168.1.5:8080"));
        assert!(!on_all.allows("hostile.example"));
    }
}
