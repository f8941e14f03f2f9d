//! `masthead serve`, asked as a browser asks it.

mod addresses;
#[path = "../fixtures/built_app.rs"]
mod built_app;
mod changes;
mod faults;
mod refusals;
mod server;
