//! The thin edge towards the browser: everything that only it can do. Nothing here runs natively.

mod clipboard;
mod document;
mod position;
mod stage;
mod storage;

pub use clipboard::{can_share, copy, share};
pub use document::{focus_heading, go, languages, replace_address, tell_trouble, warn};
pub use leptos::task::spawn_local as spawn;
pub use position::Positions;
pub use stage::{Stage, announce_ready, show_head};
pub use storage::{last_edition, remember_edition};
