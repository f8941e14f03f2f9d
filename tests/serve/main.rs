//! `masthead serve`, asked as a browser asks it.

mod addresses;
mod browser;
#[path = "../fixtures/built_app.rs"]
mod built_app;
mod changes;
mod elsewhere;
mod faults;
#[expect(dead_code, reason = "others ask it for more")]
#[path = "../remote_feed/host.rs"]
mod host;
mod markdown;
mod messages;
mod parts_of_site;
mod places;
mod refusals;
#[path = "../fixtures/said.rs"]
mod said;
mod server;
#[path = "../fixtures/test_font.rs"]
mod test_font;
