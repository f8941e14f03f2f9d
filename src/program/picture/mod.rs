//! The pictures of a publication: what they are, what they measure, and what is the matter with one.

mod end;
mod fault;
mod kind;
mod size;

pub use fault::{FaultyPicture, Instead, PictureFault};
pub use kind::PictureKind;
pub use size::{PictureSize, tells_place};
