//! The published sample, page by page, and what changes when articles come.

mod addresses;
mod agreement;
mod agreement_on_archive;
mod archive;
mod article;
#[path = "../fixtures/built_app.rs"]
mod built_app;
mod content_folder;
mod content_security;
mod disks;
mod embedded_app;
mod feeds;
mod fonts;
#[path = "../fixtures/generated_html.rs"]
mod generated_html;
mod heads;
mod host_settings;
mod hostile;
mod hostile_addresses;
mod hostile_drawn;
#[path = "../fixtures/hostile_fields.rs"]
mod hostile_fields;
#[path = "../fixtures/hostile_texts.rs"]
mod hostile_texts;
mod killed;
mod limits;
mod links;
mod manual;
mod messages;
mod offline;
mod old_addresses;
mod owners_files;
mod owners_places;
mod pages;
mod pictures;
mod publication;
mod reading;
mod refusals;
mod reproducible;
#[path = "../fixtures/said.rs"]
mod said;
mod search;
mod search_questions;
mod sitemap;
mod sized_pictures;
mod taken_over;
#[path = "../fixtures/test_font.rs"]
mod test_font;
mod theme;
mod topics;
mod unpublished;
mod unreadable_files;
mod withdrawn;
