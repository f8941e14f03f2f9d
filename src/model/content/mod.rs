//! Article HTML, made safe: a feed's text becomes a tree from a declarative allow-list.
//!
//! Each target parses with the parser it has ([`parse`]: the browser's own, natively html5ever); both follow
//! the HTML standard, so both give the same tree. [`sanitize`] then builds a new tree from what
//! [`allow`] names, and nothing else of the feed reaches the page.

mod address;
pub mod allow;
mod excerpt;
#[cfg(not(target_arch = "wasm32"))]
mod film_page;
mod fragment;
mod frame;
mod html;
mod limits;
mod link;
mod lone_picture;
mod other_direction;
mod parse;
mod picture_links;
mod reading_time;
mod safe;
mod sanitize;
mod sections;
mod spread_pictures;
mod text;
pub mod trusted_types;

pub use address::host_of;
pub use excerpt::excerpt;
#[cfg(not(target_arch = "wasm32"))]
pub use film_page::frame_of_page;
pub use fragment::{fragment_of, is_of_page};
pub use frame::{FRAME_CLASS, PLAYER_ORIGINS, is_player};
pub use html::{to_html, write_html};
#[cfg(not(target_arch = "wasm32"))]
pub use limits::MOST_BYTES;
pub use limits::{Excess, MOST_NODES, plain_excess};
pub use link::{Link, Resolver};
pub use lone_picture::{LonePicture, lone_picture};
pub use other_direction::turn_other_direction;
#[cfg(not(target_arch = "wasm32"))]
pub(crate) use parse::{Parsed, parse_within_limits};
pub use picture_links::{PICTURE_CLASS, PictureLink, PictureLinks};
pub use reading_time::reading_minutes;
pub use safe::{SafeElement, SafeNode};
pub use sanitize::sanitize;
pub use sections::{Section, ids_of, sections};
pub use spread_pictures::spread_pictures;
pub use text::{paragraphs, pictures, plain_text, shows_picture, without_markup};

/// Markup as parsed, not to be trusted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Markup {
    /// Text.
    Text(String),
    /// An element.
    Element {
        /// The name in lower case.
        name: String,
        /// Names and values of those that anybody asks for ([`allow::attributes_read_of`]).
        attributes: Vec<(&'static str, String)>,
        /// What it holds.
        children: Vec<Markup>,
    },
}

/// The browser refused to parse a text, as it does where the page's policy demands Trusted Types and does not allow the
/// app's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the browser did not parse the text")]
pub struct Unreadable;

/// Elements nested deeper than this become their text: no page is so deep, but an attack may be,
/// and a tree is walked by recursion. How much of a text is read at all, [`MOST_BYTES`] and its like tell.
const SHOWN_DEPTH: usize = 60;

/// Article HTML as a safe tree. Ids in it get the prefix, and links to them too.
///
/// # Errors
/// Where the browser does not parse it; natively never.
pub fn of_html(html: &str, resolver: &Resolver, id_prefix: &str) -> Result<Vec<SafeNode>, Unreadable> {
    Ok(sanitize::sanitize(parse::parse(html)?, resolver, id_prefix))
}
