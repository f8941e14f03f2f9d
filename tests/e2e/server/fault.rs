//! What a host may do wrong with a file.

use super::{
    line::Line,
    response::{lead_to_now, respond},
    scripts::respond_with_page,
};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{
        HeaderValue, Response, StatusCode,
        header::{CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, RETRY_AFTER},
    },
};
use futures::{Stream, StreamExt, stream};
use std::{io, time::Duration};

/// What the host does wrong with a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// Ends the connection without a word, as where nobody listens.
    Refused,
    /// Hangs up in the middle of the file.
    HangUp,
    /// Takes the question and never answers; it hangs up when all is well again.
    Silence,
    /// Sends the file by one byte a second.
    Drip,
    /// Answers as soon as all is well again, or something else is wrong.
    Wait,
    /// Answers with a status.
    Status(u16),
    /// Answers with a status, and says how many seconds it wants to be left alone.
    Busy(u16, u32),
    /// Answers with a page, as hosts do that know only one, and networks that ask to sign in.
    Html,
    /// Answers with this page.
    Page(String),
    /// Answers with this text as JSON.
    Text(String),
    /// Answers with this content in the place of the file's: that of another version, say.
    Content(Vec<u8>),
    /// The same, and a cache may keep it for a year.
    Stale(Vec<u8>),
    /// Says that the file is of this type.
    Type(&'static str),
    /// Sends the first half of the file as if it were all.
    Truncated,
    /// Sends the file twice, one after the other.
    Doubled,
    /// Sends the file after so many spaces that it has [`HUGE`] bytes.
    Huge(Length),
    /// Sends the file in the letters of a time before Unicode.
    Latin1,
    /// Sends a byte order mark before the file.
    ByteOrderMark,
    /// Leads to the same address, again and again.
    Circle,
}

/// Whether a host says beforehand how long a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Length {
    Told,
    Untold,
}

/// How long a file is that is far too long.
const HUGE: usize = 50_000_000;

/// What a host asks in a circle.
pub(super) const ROUND: &str = "round";

/// How long a host sleeps at a time.
const TICK: Duration = Duration::from_millis(10);

const CHUNK: usize = 64 * 1024;

impl Fault {
    /// Whether whoever asks would wait for ever.
    pub fn is_endless(&self) -> bool {
        matches!(self, Self::Silence | Self::Drip)
    }

    /// How many requests come of asking once: for a connection that ends without a word a browser takes every other one that
    /// it has open; and it may ask anew on another where it has itself ended the one before in the middle of too long a file.
    pub fn most_requests(&self) -> usize {
        match self {
            Self::Refused => 24,
            Self::Huge(_) => 2,
            _ => 1,
        }
    }

    /// What the host answers. `file` is what it would answer if all were well.
    pub(super) async fn answer(self, path: &str, line: Line, file: Response<Body>) -> Response<Body> {
        match self {
            // Ends the task of the connection, and with it the connection.
            Self::Refused => std::panic::resume_unwind(Box::new("the connection is refused")),
            Self::Silence => {
                while line.is_still_bad() {
                    tokio::time::sleep(TICK).await;
                }
                line.is_through();
                std::panic::resume_unwind(Box::new("nobody waits any more"))
            }
            Self::Status(status) => respond(status, "text/plain", "fault"),
            Self::Busy(status, seconds) => {
                let mut response = respond(status, "text/plain", "fault");
                response.headers_mut().insert(RETRY_AFTER, seconds.into());
                response
            }
            Self::Html => respond_with_page(200, "<!doctype html><p>Hello"),
            Self::Page(text) => respond_with_page(200, &text),
            Self::Text(text) => respond(200, "application/json", text),
            Self::Circle => lead_to_now(&format!("{path}?{ROUND}")),
            Self::Wait => file,
            of_content => of_content.spoil(line, file).await,
        }
    }

    /// Answers with something else than the file's content, or in another way.
    async fn spoil(self, line: Line, file: Response<Body>) -> Response<Body> {
        let (mut parts, body) = file.into_parts();
        parts.status = StatusCode::OK;
        let content = to_bytes(body, usize::MAX).await.expect("a file");
        parts.headers.remove(CONTENT_LENGTH);
        let body = match self {
            Self::HangUp => {
                parts.headers.insert(CONTENT_LENGTH, content.len().into());
                let half = content.slice(..content.len() / 2);
                Body::from_stream(cut_off(half))
            }
            Self::Drip => Body::from_stream(drip(content, line)),
            Self::Type(kind) => {
                parts.headers.insert(CONTENT_TYPE, HeaderValue::from_static(kind));
                content.into()
            }
            Self::Stale(content) => {
                parts.headers.insert(CACHE_CONTROL, HeaderValue::from_static("max-age=31536000"));
                content.into()
            }
            Self::Content(content) => content.into(),
            Self::Truncated => content.slice(..content.len() / 2).into(),
            Self::Doubled => [&content[..], &content].concat().into(),
            Self::ByteOrderMark => ["\u{feff}".as_bytes(), &content].concat().into(),
            Self::Latin1 => latin1(&content).into(),
            Self::Huge(length) => {
                if length == Length::Told {
                    parts.headers.insert(CONTENT_LENGTH, HUGE.into());
                }
                Body::from_stream(after_spaces(content))
            }
            other => unreachable!("{other:?} has no content"),
        };
        // Of this state of the file no browser may ask later whether it changed.
        parts.headers.remove(axum::http::header::ETAG);
        Response::from_parts(parts, body)
    }
}

fn cut_off(half: Bytes) -> impl Stream<Item = io::Result<Bytes>> {
    let cut = async {
        // What is sent in one go with the end is not sent at all.
        tokio::time::sleep(Duration::from_millis(20)).await;
        Err(io::Error::other("the line is cut"))
    };
    stream::iter([Ok(half)]).chain(stream::once(cut))
}

fn drip(content: Bytes, line: Line) -> impl Stream<Item = io::Result<Bytes>> {
    stream::unfold((content, line), |(mut content, line)| async move {
        if content.is_empty() {
            line.is_through();
            return None;
        }
        for _ in 0..100 {
            tokio::time::sleep(TICK).await;
            if !line.is_still_bad() {
                line.is_through();
                return Some((Err(io::Error::other("nobody waits any more")), (Bytes::new(), line)));
            }
        }
        Some((Ok(content.split_to(1)), (content, line)))
    })
}

fn after_spaces(content: Bytes) -> impl Stream<Item = io::Result<Bytes>> {
    let spaces = HUGE - content.len();
    let chunk = Bytes::from(vec![b' '; CHUNK]);
    let rest = chunk.slice(..spaces % CHUNK);
    stream::iter(std::iter::repeat_n(chunk, spaces / CHUNK)).chain(stream::iter([rest, content])).map(Ok)
}

/// The letters that Latin-1 has; a typographer's apostrophe for any other.
fn latin1(content: &[u8]) -> Vec<u8> {
    String::from_utf8_lossy(content).chars().map(|letter| u8::try_from(letter).unwrap_or(0x92)).collect()
}
