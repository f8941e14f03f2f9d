//! The parts of a page, one file each. A part gets what it shows as arguments.
//!
//! A part is markup, the same in a finished page and in the app. What happens in it is answered by the app's shell.

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
pub use footer::footer;
pub use header::header;
pub use icon::icon;
pub use menu::{menu_bar, menu_tree};
pub use notice::notice;
pub use pager::pager;
pub use picture::lead_picture;
pub use prose::{Under, prose};
pub use recent_posts::recent_posts;
pub use share_links::{answer_share_button, share_links};
pub use social_links::social_links;
pub use static_view::Static;
pub use switcher::switcher;
