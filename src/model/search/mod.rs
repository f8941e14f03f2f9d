//! Search: what a text is found by, what a reader asks for, and the index that leads from one to the other.
//!
//! The index is files on a static host, one folder an edition. [`SearchIndex`] is read first; it names one file for
//! each stretch of the alphabet ([`TermShard`]) and one for each few documents ([`RecordBlock`]). An answer needs the
//! shards of its words and the records of what is shown: never the archive.
//!
//! Pagefind, which the web knows for this, loads a list of all pages before the first answer: 906 kB for 100,000
//! articles, with filters 1.4 MB, and it knows neither the suffixes of Persian nor those of Albanian.
//!
//! - [`normalise`]: the letters of a word without what writers differ in
//! - [`stem`]: a word without its endings
//! - [`Terms`]: what the words of a text are found by, the same natively and in the browser
//! - [`SearchRequest`]: what a reader asks for, as an address has it
//! - [`rank`]: which documents answer, the best first
//! - [`highlight`]: where a text says what was asked for

mod highlight;
mod index;
pub mod normalise;
mod rank;
mod request;
pub mod stem;
mod terms;

pub use highlight::{Stretch, highlight, window};
pub use index::{
    Posting, RECORDS_FOLDER, Record, RecordBlock, SearchIndex, TERMS_FOLDER, TermShard, Weight, YearStart,
    category_term,
};
pub use rank::{WordMatches, rank};
pub use request::{LONGEST_QUESTION, SearchRequest};
pub use terms::{QueryWord, Terms, words};
