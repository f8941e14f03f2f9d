//! Masthead: a publication in many languages, rendered from JSON feeds by one Leptos app.
//!
//! Three parts; imports go from the app and the program to the model, and from the program to the app only to draw
//! pages:
//!
//! - [`model`]: what a publication is. Knows neither Leptos nor the browser, but for parsing HTML and addresses,
//!   which each target does with its own.
//! - [`app`]: the Leptos app: its shell, its pages and components, and the thin edge towards the browser.
//! - `program`: the native program: looks through a publication, and publishes it as finished pages.

#![forbid(unsafe_code)]
#![warn(missing_docs, clippy::pedantic)]
#![deny(clippy::unwrap_used)]
#![recursion_limit = "256"]

pub mod app;
pub mod model;
#[cfg(not(target_arch = "wasm32"))]
pub mod program;
