//! The thin edge towards the browser: everything that only it can do. Nothing here runs natively.
//!
//! `leptos-use` has hooks for some of it (clipboard, storage, visibility, intersection). What is here is a few lines
//! each, needs no signals, and must know of the shadow tree of a host page, which those hooks do not.

mod app_root;
mod clipboard;
mod clock;
mod document;
mod dom;
mod film;
mod focus;
mod fragment;
mod head;
mod http_source;
mod kept_edition;
mod mount_point;
mod picture;
mod prefetch;
mod request_guard;
mod scroll;
mod search;
mod selection;
mod service_worker;
mod share_button;
mod shared_hash;
mod storage;
mod theme;
mod view_transition;
mod visibility;

pub use app_root::AppRoot;
pub use clipboard::{can_share, copy, share};
pub use clock::{chance, now};
pub use document::{go, history_state, languages, leave_for, push_path, replace_path, warn};
pub use dom::{innermost_node_of, is_at, is_for_another_tab, move_into_frame, node_of};
pub use film::{FILM_PLAY_CLASS, FILM_SCREEN_CLASS, FilmRequest};
pub use focus::{button_in, focus, has_modifier, move_focus};
pub use fragment::{go_back, go_to_fragment, open_target, replace_fragment};
pub use head::{show_head, show_language};
pub use http_source::HttpSource;
pub use kept_edition::{KeptPlace, picture_width};
pub use mount_point::MountPoint;
pub use picture::{PictureOnPage, picture_of_click};
pub use prefetch::{LinkWatcher, link_of, saves_data};
pub use scroll::ScrollHistory;
pub use search::{
    OPEN_SEARCH_CLASS, SEARCH_FIELD_CLASS, focus_link_of, follow_search_key, replace_query, search_request,
};
pub use selection::{SelectedPassage, on_selection};
pub use service_worker::{is_page_kept, keep_page, load_update, start_service_worker};
pub use share_button::{SHARE_COPY_CLASS, SHARE_DEVICE_CLASS, ShareAction, ShareRequest};
pub use shared_hash::share_hash;
pub use storage::{
    edition_of_reader, has_search_key, keep_search_key, keep_setting, kept_setting, on_kept_elsewhere, remember_edition,
};
pub use view_transition::turn_page;
pub use visibility::on_return;
