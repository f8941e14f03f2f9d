//! Languages: direction, digits, calendars, plural forms and the texts of the interface.
//!
//! Nothing here asks the browser's `Intl`: engines disagree, and a finished page must read the same.

mod calendar;
mod catalog;
mod digits;
mod language;
mod message;
mod plural;

pub use calendar::{Calendar, Day, Timestamp};
pub use catalog::{Catalog, CatalogError};
pub use digits::Digits;
pub use language::{Direction, Language};
pub use message::Message;
pub use plural::Plural;
