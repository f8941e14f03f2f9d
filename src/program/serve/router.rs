//! Who is answered, and by what.

use super::{
    answers,
    hosts::Allowed,
    live::{self, EVENTS_PATH, SCRIPT, SCRIPT_PATH},
    shown::{Pages, Screen, Shown},
};
use crate::program::with_remedy;
use axum::{
    Router,
    body::Body,
    extract::State,
    http::{HeaderMap, HeaderValue, Method, Request, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::get,
};
use std::{io, net::TcpListener, sync::Arc};

/// Answers until the program is ended.
pub(super) async fn answer(listener: TcpListener, screen: Arc<Screen>, hosts: Allowed) -> io::Result<()> {
    let listener = tokio::net::TcpListener::from_std(listener)?;
    let script = || async { ([(header::CONTENT_TYPE, "text/javascript; charset=utf-8")], SCRIPT) };
    let router = Router::new()
        .route(SCRIPT_PATH, get(script))
        .route(EVENTS_PATH, get(|State(screen): State<Arc<Screen>>| async move { live::events(&screen) }))
        .fallback(publication)
        .layer(middleware::from_fn(only_asked_for))
        .layer(middleware::from_fn_with_state(hosts, only_this_machine))
        .with_state(screen);
    axum::serve(listener, router).await
}

async fn publication(State(screen): State<Arc<Screen>>, request: Request<Body>) -> Response {
    answers::answer(read(&screen).await, request).await
}

/// What is shown, once the publication was read.
async fn read(screen: &Screen) -> Shown {
    let mut shown = screen.follow();
    let read = shown.wait_for(|shown| !matches!(shown.pages, Pages::Reading)).await.map(|shown| shown.clone());
    read.unwrap_or_else(|_| screen.shown())
}

/// Nothing is changed by asking; and every answer is asked for anew, for it may be another each time.
async fn only_asked_for(request: Request<Body>, next: Next) -> Response {
    if ![Method::GET, Method::HEAD].contains(request.method()) {
        return (StatusCode::METHOD_NOT_ALLOWED, [(header::ALLOW, "GET, HEAD")]).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    // Drafts are for the eyes of this machine: what other sites show must not hold any of them.
    headers.insert("cross-origin-resource-policy", HeaderValue::from_static("same-origin"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("SAMEORIGIN"));
    response
}

/// Whether a browser asks for a picture, a script or a frame of another site's page, and not for a page that a link leads to
/// (Fetch Metadata).
fn is_part_of_another_site(headers: &HeaderMap) -> bool {
    let is = |name: &str, value: &str| headers.get(name).is_some_and(|known| known.as_bytes() == value.as_bytes());
    is("sec-fetch-site", "cross-site") && !(is("sec-fetch-mode", "navigate") && is("sec-fetch-dest", "document"))
}

async fn only_this_machine(State(hosts): State<Allowed>, request: Request<Body>, next: Next) -> Response {
    if is_part_of_another_site(request.headers()) {
        let what = "another site asks for this, to show it or to learn of it";
        return refused(what, "open the address itself");
    }
    let host = request.headers().get(header::HOST).and_then(|host| host.to_str().ok());
    if host.is_some_and(|host| hosts.allows(host)) {
        return next.run(request).await;
    }
    let what = "this is not the name that the server has";
    refused(what, "ask for 127.0.0.1 or localhost, or name this machine with --host")
}

fn refused(what: &str, remedy: &str) -> Response {
    (StatusCode::FORBIDDEN, format!("masthead: {}\n", with_remedy(what, remedy))).into_response()
}
