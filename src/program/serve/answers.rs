//! What is answered, address by address.

use super::faults::Faults;
use super::{
    addresses::{Address, INDEX},
    live::with_script,
    message_page::message_page,
    shown::{Pages, Shown, Version},
};
use crate::program::publish::{FileOnDemand, OnDemand, PublishError};
use axum::{
    body::Body,
    http::{HeaderMap, HeaderValue, Request, StatusCode, header},
    response::{IntoResponse, Response},
};
use mime_guess::Mime;
use std::{fs, path::PathBuf};
use tower::ServiceExt;
use tower_http::services::ServeFile;
use xxhash_rust::xxh3::xxh3_128;

/// What is there at an address.
enum Found {
    /// This, of the file of that name.
    Made(StatusCode, String, Vec<u8>),
    /// A file on the disk, which may be long.
    File(PathBuf),
    /// Somewhere else.
    At(String),
    /// A page of an edition that cannot be read: the server's own says why.
    Unread,
    /// Nothing.
    Nothing,
}

/// The answer to whoever asks for something of the publication.
pub(super) async fn answer(shown: Shown, request: Request<Body>) -> Response {
    let version = shown.version;
    let publication = match shown.pages {
        Pages::Readable(publication) => publication,
        Pages::Reading | Pages::Unreadable => {
            let page = message_page(version, &shown.faults);
            return html(StatusCode::SERVICE_UNAVAILABLE, page.into_bytes());
        }
    };
    let uri = request.uri().clone();
    let found = tokio::task::spawn_blocking(move || find(&publication, uri.path(), uri.query())).await;
    let faults = match found {
        Ok(Ok(found)) => return found.answer(version, &shown.faults, request).await,
        Ok(Err(fault)) => Faults::of_reading(&fault),
        Err(_) => Faults::of_words("this program has failed at this page", ""),
    };
    html(StatusCode::INTERNAL_SERVER_ERROR, message_page(version, &faults).into_bytes())
}

fn find(publication: &OnDemand, path: &str, query: Option<&str>) -> Result<Found, PublishError> {
    let name = match Address::of(path, publication.base_path()) {
        Address::Above => return Ok(Found::At(publication.base_path().to_owned())),
        Address::Nothing => return not_found(publication, ""),
        Address::Index(name) => name,
        Address::File(name) => {
            let index = format!("{name}/{INDEX}");
            match publication.file(&name)? {
                Some(file) => return Ok(Found::of(StatusCode::OK, name, file)),
                None if publication.file(&index)?.is_some() => {
                    let query = query.map_or_else(String::new, |query| format!("?{query}"));
                    return Ok(Found::At(format!("{path}/{query}")));
                }
                None => return not_found(publication, &name),
            }
        }
    };
    match publication.file(&name)? {
        Some(file) => Ok(Found::of(StatusCode::OK, name, file)),
        None => not_found(publication, &name),
    }
}

fn not_found(publication: &OnDemand, name: &str) -> Result<Found, PublishError> {
    if publication.lacks(name) {
        return Ok(Found::Unread);
    }
    let page = publication.not_found(name);
    match publication.file(&page)? {
        Some(file) => Ok(Found::of(StatusCode::NOT_FOUND, page, file)),
        None => Ok(Found::Nothing),
    }
}

impl Found {
    /// Pages are held in memory, for a script joins them.
    fn of(status: StatusCode, name: String, file: FileOnDemand) -> Self {
        match file {
            FileOnDemand::Made(bytes) => Self::Made(status, name, bytes.to_vec()),
            FileOnDemand::Owners(path) if is_page(&name) => match fs::read(&path) {
                Ok(bytes) => Self::Made(status, name, bytes),
                // It has gone since.
                Err(_) => Self::Nothing,
            },
            FileOnDemand::Owners(path) => Self::File(path),
        }
    }

    async fn answer(self, version: Version, faults: &Faults, request: Request<Body>) -> Response {
        match self {
            Self::Made(status, name, bytes) if is_page(&name) => html(status, with_script(&bytes, version)),
            Self::Made(status, name, bytes) => made(status, &name, bytes, request.headers()),
            Self::File(path) => file(path, request).await,
            Self::At(address) => match HeaderValue::from_str(&address) {
                Ok(address) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, address)]).into_response(),
                Err(_) => StatusCode::NOT_FOUND.into_response(),
            },
            Self::Unread => html(StatusCode::SERVICE_UNAVAILABLE, message_page(version, faults).into_bytes()),
            Self::Nothing => (StatusCode::NOT_FOUND, "Not found").into_response(),
        }
    }
}

fn is_page(name: &str) -> bool {
    type_of(name).is_some_and(|kind| kind == mime_guess::mime::TEXT_HTML)
}

fn type_of(name: &str) -> Option<Mime> {
    mime_guess::from_path(name).first()
}

fn html(status: StatusCode, page: Vec<u8>) -> Response {
    (status, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], page).into_response()
}

/// What was made here; not sent again to whoever has it.
fn made(status: StatusCode, name: &str, bytes: Vec<u8>, asked: &HeaderMap) -> Response {
    let tag = format!("\"{:032x}\"", xxh3_128(&bytes));
    if asked.get(header::IF_NONE_MATCH).is_some_and(|known| known.as_bytes() == tag.as_bytes()) {
        return (StatusCode::NOT_MODIFIED, [(header::ETAG, tag)]).into_response();
    }
    let kind = match type_of(name) {
        Some(kind) if kind.type_() == mime_guess::mime::TEXT => format!("{kind}; charset=utf-8"),
        Some(kind) => kind.to_string(),
        None => mime_guess::mime::APPLICATION_OCTET_STREAM.to_string(),
    };
    (status, [(header::CONTENT_TYPE, kind), (header::ETAG, tag)], bytes).into_response()
}

/// A file on the disk, or the part of it that is asked for: players of films ask for parts.
async fn file(path: PathBuf, mut request: Request<Body>) -> Response {
    // A disk may tell times by the second, and a picture be saved twice in one.
    request.headers_mut().remove(header::IF_MODIFIED_SINCE);
    request.headers_mut().remove(header::IF_UNMODIFIED_SINCE);
    match ServeFile::new(path).oneshot(request).await {
        Ok(response) => response.map(Body::new),
        Err(never) => match never {},
    }
}
