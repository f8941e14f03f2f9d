//! The thin edge towards the browser: everything that only it can do. Nothing here runs natively.

mod clipboard;
mod document;
mod position;
mod storage;

pub use clipboard::{can_share, copy, share};
pub use document::{
    base_path, focus_heading, languages, origin, pathname, replace_address, show_head, tell_trouble, warn,
};
pub use leptos::task::spawn_local as spawn;
pub use position::Positions;
pub use storage::{last_edition, remember_edition};
