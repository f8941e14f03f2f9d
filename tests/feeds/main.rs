//! How feeds of every kind are cut into pages, from folders of files written for each test.

mod archives;
mod chains;
mod publication;
mod published;
mod reloading;
mod topics;
