//! The thin edge towards the browser: everything that only it can do. Nothing here runs natively.

mod clipboard;
mod document;
mod http_source;
mod mount_point;
mod scroll;
mod storage;

pub use clipboard::{can_share, copy, share};
pub use document::{focus_heading, go, languages, replace_address, tell_trouble, warn};
pub use http_source::HttpSource;
pub use leptos::task::spawn_local as spawn;
pub use mount_point::{MountPoint, announce_ready, show_head};
pub use scroll::ScrollHistory;
pub use storage::{last_edition, remember_edition};
