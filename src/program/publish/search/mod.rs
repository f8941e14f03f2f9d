//! The search index of an edition, gathered while its pages are written.

mod searchable;
mod writer;

pub use searchable::Searchable;
pub use writer::IndexWriter;
