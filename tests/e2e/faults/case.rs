//! What a host does wrong, one after the other, with every document.

use crate::server::{Fault, Length};

/// A fault, and what the table calls it.
pub struct Case {
    pub name: &'static str,
    pub fault: Fault,
}

/// How long a host in trouble wants to be left alone, in seconds.
pub const LEFT_ALONE: u32 = 120;

/// Every fault. `other` is the document as another version wrote it.
pub fn every_case(other: &str) -> Vec<Case> {
    every_case_of_bytes(other.as_bytes())
}

pub fn every_case_of_bytes(other: &[u8]) -> Vec<Case> {
    let case = |name, fault| Case { name, fault };
    vec![
        case("the connection is refused", Fault::Refused),
        case("it is cut off in the middle", Fault::HangUp),
        case("no answer comes", Fault::Silence),
        case("one byte a second comes", Fault::Drip),
        case("403", Fault::Status(403)),
        case("404", Fault::Status(404)),
        case("429, `Retry-After`", Fault::Busy(429, LEFT_ALONE)),
        case("500", Fault::Status(500)),
        case("503, `Retry-After`", Fault::Busy(503, LEFT_ALONE)),
        case("it is called `application/octet-stream`", Fault::Type("application/octet-stream")),
        case("a page comes that asks to sign in", Fault::Html),
        case("half of it comes as if it were all", Fault::Truncated),
        case("it comes twice in one", Fault::Doubled),
        case("it has 50 MB and says so", Fault::Huge(Length::Told)),
        case("it has 50 MB and does not say so", Fault::Huge(Length::Untold)),
        case("it is written in Latin-1", Fault::Latin1),
        case("it begins with a byte order mark", Fault::ByteOrderMark),
        case("it leads to itself", Fault::Circle),
        case("it is that of another version", Fault::Content(other.to_vec())),
        case("a cache keeps that of another version", Fault::Stale(other.to_vec())),
    ]
}
