//! What a publication is: its documents, its addresses, its languages, and what each address shows. It knows neither
//! Leptos nor the browser, but for parsing HTML and addresses, which each target does with its own.
//!
//! From the ground up; each module knows only those above it in this list:
//!
//! - [`byte_order_mark`]: what some editors write before a text
//! - [`id`]: names of editions, categories, pages and items, and page numbers
//! - [`locale`]: languages, dates, digits, plurals, and the texts of the interface
//! - [`appearance`]: how a reader wants pages to look
//! - [`series`]: steps along what stands in a row
//! - [`shared_hash`]: the part of an address after the hash, where several publications stand in one page
//! - [`selection`]: which articles of an edition a list holds
//! - [`route`]: every address, parsed and printed
//! - [`share`]: share services and their links
//! - [`content`]: article HTML into a safe tree
//! - [`feed`]: JSON Feed, and how a feed is cut into pages
//! - [`offline`]: reading without a network
//! - [`publication`]: what `site.json` says
//! - [`source`]: where documents come from, and what can go wrong on the way
//! - [`patience`]: when the app asks again by itself for what could not be had
//! - [`page`]: what a page and its head are drawn from
//! - [`search`]: what a text is found by, and the index that leads to it
//! - [`loader`]: what an address shows, out of documents by address

pub mod appearance;
pub mod byte_order_mark;
pub mod content;
pub mod feed;
pub mod id;
pub mod loader;
pub mod locale;
pub mod offline;
pub mod page;
pub mod patience;
pub mod publication;
pub mod route;
pub mod search;
pub mod selection;
pub mod series;
pub mod share;
pub mod shared_hash;
pub mod source;
