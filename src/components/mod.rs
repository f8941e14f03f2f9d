//! The parts of a page, one file each. A part gets what it shows as props.

#![allow(clippy::needless_pass_by_value, reason = "a component owns its props")]

mod adopted;
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
mod switcher;

pub use adopted::Adopted;
pub use attachments::Attachments;
pub use card::{Card, Category};
pub(crate) use card::{foreign_language, without_lead};
pub use details::{Details, Tags};
pub use drawer::Drawer;
pub use footer::Footer;
pub use header::Header;
pub use icon::Icon;
pub use menu::{MenuBar, MenuTree};
pub use notice::Notice;
pub use pager::Pager;
pub use picture::LeadPicture;
pub use prose::{Prose, Under};
pub use recent_posts::RecentPosts;
pub use share_links::{ShareLinks, answer as answer_share_button};
pub use social_links::SocialLinks;
pub use switcher::Switcher;
