//! The parts of a page, one file each. A part gets what it shows as arguments.
//!
//! What the reader can do something with is a component of Leptos; what is only read is [`crate::html`].

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

mod attachments;
mod card;
mod details;
mod drawer;
mod footer;
mod header;
mod icon;
mod menu;
mod notice;
mod pager;
mod picture;
mod prose;
mod recent_posts;
mod share_links;
mod social_links;
mod static_view;
mod switcher;

pub use attachments::attachments;
pub use card::{Sight, card};
pub(crate) use card::{category, in_its_language, without_lead};
pub use details::{details, tags};
pub use drawer::Drawer;
pub use footer::footer;
pub use header::Header;
pub use icon::icon;
pub use menu::{MenuBar, MenuTree};
pub use notice::Notice;
pub use pager::pager;
pub use picture::lead_picture;
pub use prose::{Under, prose};
pub use recent_posts::recent_posts;
pub use share_links::{answer_share_button, share_links};
pub use social_links::social_links;
pub use static_view::Static;
pub use switcher::Switcher;
