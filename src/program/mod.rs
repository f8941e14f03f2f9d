//! The native program: makes a publication's folder, looks through it, and publishes it as finished pages.

pub mod check;
mod conflict;
pub mod content_folder;
mod data_folder;
mod file_name;
mod file_source;
mod finding;
mod font;
mod html;
mod in_the_way;
mod invisible_sign;
pub mod languages;
mod left_out;
mod left_out_reason;
mod made_by_publish;
mod made_documents;
mod making;
pub mod moment;
mod named_files;
pub mod new;
mod new_address;
mod no_folder;
mod old_address;
mod other_calendar;
mod other_names;
mod owners_files;
mod picture;
#[cfg(feature = "ssr")]
pub mod publish;
mod remedy;
mod remembered;
pub mod remote_feed;
mod renumbered;
#[cfg(feature = "ssr")]
pub mod serve;
mod standing;
mod stray_file;
mod suggest;

pub use conflict::{CONFLICT, SETTLE_CONFLICT};
pub use data_folder::{DataFolder, NotHere, SITE};
pub use file_name::{
    NameFault, as_others_see_it, folder_called, in_plainest_letters, is_spelt_alike, other_signs, printable,
};
pub use file_source::FileSource;
pub use finding::{Finding, Key, Marking, Position, Severity, Words};
pub use font::{FaultyFont, FontFault, OpenFont};
pub use html::with_addresses;
pub use in_the_way::{InTheWay, is_needed_script};
pub use invisible_sign::InvisibleSign;
pub use left_out::{LeftOut, PatternError};
pub use left_out_reason::LeftOutReason;
pub use made_by_publish::{MADE_BY_PUBLISH, START_SCRIPT, is_made_by_publish};
pub use made_documents::{MadeDocuments, MadeDocumentsWriter, Origin, Unread};
pub use making::make_documents;
pub use named_files::{files_of_item, has_ending, may_name_others, named_anywhere, named_by_text};
pub use new_address::NewAddress;
pub use no_folder::NoFolder;
pub use old_address::{OldAddress, OldAddressFault};
pub use other_calendar::OtherDay;
pub use owners_files::{OwnersFiles, entries};
pub use picture::{FaultyPicture, PictureFault, PictureKind, PictureSize, tells_place};
pub use remedy::{Remedy, with_remedy};
pub use remembered::remembered;
pub use renumbered::Renumbered;
pub use standing::{Standing, aliases, forget_owners_own};
pub use stray_file::{files_of_stray, why_stray, why_stray_text};
