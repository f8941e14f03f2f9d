//! Languages: direction, digits, calendars, plural forms and the texts of the interface.
//!
//! Nothing here asks the browser's `Intl`: engines disagree, and a finished page must read the same. The crates of
//! icu answer instead, each with the compiled data of what is called and no more.

mod calendar;
mod catalog;
mod digits;
mod language;
mod message;
mod nearest_language;
mod period;
mod placeholder;
mod plural;
mod timestamp;

pub use calendar::{Calendar, Day};
pub use catalog::{Catalog, CatalogError};
pub use digits::Digits;
pub use language::{Direction, Language, LanguageError};
pub use message::Message;
pub use nearest_language::best_match;
pub use period::{Month, Year};
pub use placeholder::placeholder_names;
pub use plural::{PluralForms, plural_category, plural_name};
pub use timestamp::{Timestamp, TimestampError};
