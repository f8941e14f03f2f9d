//! Compressed copies beside the files, for hosts that send them as they are.
//!
//! A page is compressed once and kept as long as it stays the same. `brotli` and `flate2` are the usual crates.

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
};

/// Below this a copy saves nothing: an answer takes a packet anyway.
const SMALLEST: u64 = 1000;

/// Kinds of files that get smaller; pictures and films are compressed already.
const COMPRESSIBLE: [&str; 10] = ["css", "html", "js", "json", "md", "svg", "txt", "wasm", "webmanifest", "xml"];

/// A way to compress.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Every browser of today takes it.
    Brotli,
    /// For older ones, and for hosts that know nothing else.
    Gzip,
}

impl Encoding {
    /// All of them.
    pub const ALL: [Self; 2] = [Self::Brotli, Self::Gzip];

    const fn extension(self) -> &'static str {
        match self {
            Self::Brotli => "br",
            Self::Gzip => "gz",
        }
    }

    /// Where the copy of a file is.
    #[must_use]
    pub fn path_of(self, file: &Path) -> PathBuf {
        let mut name = file.as_os_str().to_owned();
        name.push(".");
        name.push(self.extension());
        name.into()
    }

    fn compressed(self, bytes: &[u8]) -> io::Result<Vec<u8>> {
        match self {
            Self::Brotli => {
                // The last levels cost ten times the time; they pay for the program, which every reader loads.
                let quality = if is_wasm(bytes) { 11 } else { 9 };
                let mut compressed = Vec::new();
                let parameters = BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
                brotli::BrotliCompress(&mut &*bytes, &mut compressed, &parameters)?;
                Ok(compressed)
            }
            Self::Gzip => {
                // Without a time in it: the same bytes give the same copy.
                let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
                encoder.write_all(bytes)?;
                encoder.finish()
            }
        }
    }
}

fn is_wasm(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\0asm")
}

/// Whether copies of a file are worth it, by its name and its size in bytes.
#[must_use]
pub fn is_worth_it(file: &Path, size: u64) -> bool {
    let extension = file.extension().and_then(|extension| extension.to_str());
    size >= SMALLEST && extension.is_some_and(|extension| COMPRESSIBLE.contains(&extension))
}

/// Writes the copy of a file, with the file's time: some hosts (Apache, by its entity tags) and `rsync` look at it.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write_copy(file: &Path, encoding: Encoding) -> io::Result<()> {
    let copy = encoding.path_of(file);
    fs::write(&copy, encoding.compressed(&fs::read(file)?)?)?;
    let time = fs::metadata(file)?.modified()?;
    fs::File::options().write(true).open(&copy)?.set_modified(time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn a_copy_holds_the_same() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("index.html");
        let text = "<p>Text</p>".repeat(200);
        fs::write(&file, &text).unwrap();
        for encoding in Encoding::ALL {
            write_copy(&file, encoding).unwrap();
        }
        let mut brotli = Vec::new();
        brotli::BrotliDecompress(&mut &*fs::read(folder.path().join("index.html.br")).unwrap(), &mut brotli).unwrap();
        assert_eq!(brotli, text.as_bytes());
        let mut gzip = String::new();
        let file = fs::File::open(folder.path().join("index.html.gz")).unwrap();
        flate2::read::GzDecoder::new(file).read_to_string(&mut gzip).unwrap();
        assert_eq!(gzip, text);
    }

    #[test]
    fn pictures_and_small_files_are_left_as_they_are() {
        for (name, size, worth) in [
            ("a.html", 1000, true),
            ("a.html", 999, false),
            ("a.jpg", 9999, false),
            ("a.br", 9999, false),
            ("a", 9999, false),
        ] {
            assert_eq!(is_worth_it(Path::new(name), size), worth, "{name} {size}");
        }
    }
}
