//! Scenarios in real browsers against the release build. Each shows one behaviour and ends with an empty console,
//! failed requests included. Each is written once and runs in Chromium, Firefox and WebKitGTK; `cargo test --test e2e
//! menus` runs one file's, `… webkit` one engine's.
//!
//! `make test` builds the app, publishes the sample, starts a screen for WebKitGTK and runs them.

mod accessibility;
mod archives;
mod browser;
mod chains;
mod console;
mod content;
mod content_security;
mod deploys;
mod developer_tools;
mod driver;
mod editions;
mod embedding;
mod embeds;
mod failed_turns;
mod failures;
mod faults;
mod fonts;
mod fragments;
mod framed;
mod freshness;
#[path = "../fixtures/generated_html.rs"]
mod generated_html;
mod head;
mod hostile;
mod hostile_everywhere;
#[path = "../fixtures/hostile_fields.rs"]
mod hostile_fields;
#[path = "../fixtures/hostile_texts.rs"]
mod hostile_texts;
mod hosts;
mod huge;
mod kept_edition;
mod keyboard;
mod keyboard_failures;
mod kinds;
mod long_use;
mod look;
mod media;
mod menus;
mod moments;
mod monkey;
mod offline;
mod offline_gazette;
mod old_addresses;
mod one_tree;
mod open_browser;
mod page;
mod paper;
mod port;
mod publication;
mod published;
mod quotation;
mod reader;
mod reading;
mod reading_settings;
mod recovery;
mod scrolling;
mod search;
mod served;
mod server;
mod service_worker;
mod settings_panel;
mod share;
mod sized_pictures;
mod slow_turns;
mod submenus;
mod system_colours;
#[path = "../fixtures/test_font.rs"]
mod test_font;
mod themes;
mod traps;
mod trusted_types;
mod versions;
mod view_transitions;
mod walk;
mod wide_texts;
mod widths;
mod without_app;
mod zoom;
