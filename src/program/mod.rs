//! The native program: looks through a publication's folder, and publishes it as finished pages.

pub mod check;
mod data_folder;
mod file_source;
mod left_out;
mod picture;
#[cfg(feature = "ssr")]
pub mod publish;

pub use data_folder::{DataFolder, NotHere};
pub use file_source::FileSource;
pub use left_out::{LeftOut, PatternError, Reason as LeftOutReason};
pub use picture::{FaultyPicture, PictureFault, PictureKind, PictureSize, tells_place};
