//! Every document of a publication, and every fault of its host: what the reader sees, and that all is whole again when
//! the host is mended. What is seen stands in `tests/FAULTS.md`.

mod beside;
mod bounded;
mod case;
mod document;
mod finished;
mod next_url;
mod outcome;
mod started;
mod table;
mod turned;
