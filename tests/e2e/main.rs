//! Scenarios in real browsers against the release build. Each shows one behaviour and ends with an empty console.
//!
//! `make test` builds the app, publishes the sample, starts the drivers and runs them.

mod embedding;
mod failures;
mod hostile;
mod hosts;
mod menus;
mod publication;
mod published;
mod reader;
mod reading;
mod server;
