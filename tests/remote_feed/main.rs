//! Feeds from elsewhere, asked for over the machine's own network.

#[path = "../fixtures/built_app.rs"]
mod built_app;
mod fetching;
mod host;
mod publications;
