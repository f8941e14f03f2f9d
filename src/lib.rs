//! Masthead: a publication in many languages, rendered from JSON feeds by one Leptos app.
//!
//! The rooms, from the ground up; each knows only those above it in this list:
//!
//! - [`json`]: JSON text as a tree, and the ways documents are read from it
//! - [`id`]: names of editions, categories, pages and items, and page numbers
//! - [`locale`]: languages, dates, digits, plurals, and the texts of the interface
//! - [`route`]: every address, parsed and printed
//! - [`share`]: share services and their links
//! - [`feed`]: JSON Feed, and how a feed is cut into pages
//! - [`content`]: article HTML into a safe tree
//! - [`html`]: markup that does not change once it is drawn
//! - [`publication`]: what `site.json` says
//! - `check`: what is wrong in a publication's folder (native only)
//! - [`loader`]: what an address shows, out of documents fetched or read
//! - [`browser`]: the thin edge towards the browser
//! - [`components`]: one file per part of a page
//! - [`pages`]: one file per kind of page
//! - [`App`]: the shell, and the way from page to page
//! - `publish`: finished pages of all that, for any static host (native only)

#![forbid(unsafe_code)]
#![warn(missing_docs, clippy::pedantic)]
#![recursion_limit = "256"]

mod app;
pub mod browser;
#[cfg(not(target_arch = "wasm32"))]
pub mod check;
pub mod components;
pub mod content;
pub mod feed;
pub mod html;
pub mod id;
pub mod json;
pub mod loader;
pub mod locale;
pub mod pages;
pub mod publication;
#[cfg(all(feature = "ssr", not(target_arch = "wasm32")))]
pub mod publish;
pub mod route;
pub mod share;

pub use app::App;
