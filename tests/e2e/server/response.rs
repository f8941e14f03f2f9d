//! The answers of which a host makes its own.

use axum::{
    body::Body,
    http::{
        HeaderValue, Response, StatusCode,
        header::{ACCESS_CONTROL_ALLOW_ORIGIN, CONTENT_TYPE, LOCATION},
    },
};

pub(super) fn respond(status: u16, kind: &str, body: impl Into<Body>) -> Response<Body> {
    let mut response = Response::new(body.into());
    *response.status_mut() = StatusCode::from_u16(status).expect("a status");
    response.headers_mut().insert(ACCESS_CONTROL_ALLOW_ORIGIN, HeaderValue::from_static("*"));
    response.headers_mut().insert(CONTENT_TYPE, kind.parse().expect("a content type"));
    response
}

pub(super) fn lead_to(path: &str) -> Response<Body> {
    let mut response = respond(301, "text/plain", "");
    response.headers_mut().insert(LOCATION, path.parse().expect("an address"));
    response
}

/// The same for now: no browser remembers it.
pub(super) fn lead_to_now(path: &str) -> Response<Body> {
    let mut response = lead_to(path);
    *response.status_mut() = StatusCode::FOUND;
    response
}
