//! The published sample, page by page, and what changes when articles come.

mod addresses;
mod agreement;
mod archive;
mod article;
mod feeds;
mod heads;
mod hostile;
mod links;
mod owners_files;
mod pages;
mod pictures;
mod publication;
mod reading;
mod refusals;
mod search;
mod search_questions;
mod sitemap;
mod sized_pictures;
mod taken_over;
mod theme;
mod topics;
