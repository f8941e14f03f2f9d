//! The native program: looks through a publication's folder, and publishes it as finished pages.

pub mod check;
mod data_folder;
mod file_name;
mod file_source;
mod font;
mod left_out;
mod owners_files;
mod picture;
#[cfg(feature = "ssr")]
pub mod publish;

pub use data_folder::{DataFolder, NotHere};
pub use file_name::{NameFault, as_others_see_it, printable};
pub use file_source::FileSource;
pub use font::{FaultyFont, FontFault, OpenFont};
pub use left_out::{LeftOut, PatternError, Reason as LeftOutReason};
pub use owners_files::{OwnersFiles, entries};
pub use picture::{FaultyPicture, PictureFault, PictureKind, PictureSize, tells_place};
