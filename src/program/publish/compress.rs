//! Compressed copies beside the files, for hosts that send them as they are.
//!
//! A page is compressed once and kept as long as it stays the same. `brotli` and `flate2` are the usual crates.

use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};
use std::{
    fs,
    io::{self, Write},
    path::Path,
};

/// Below this a copy saves nothing: an answer takes a packet anyway.
const SMALLEST: u64 = 1000;

/// A kind of files that get smaller.
#[derive(Debug)]
pub struct CompressibleKind {
    /// How their names end.
    pub extension: &'static str,
    /// Their media type.
    pub media_type: &'static str,
    /// What hosts call them as well.
    pub other_media_types: &'static [&'static str],
}

const fn kind(
    extension: &'static str,
    media_type: &'static str,
    other_media_types: &'static [&'static str],
) -> CompressibleKind {
    CompressibleKind { extension, media_type, other_media_types }
}

/// All of them; pictures and films are compressed already.
pub const COMPRESSIBLE: [CompressibleKind; 10] = [
    kind("css", "text/css", &[]),
    kind("html", "text/html", &[]),
    kind("js", "text/javascript", &["application/javascript"]),
    kind("json", "application/json", &["application/feed+json"]),
    kind("md", "text/markdown", &[]),
    kind("svg", "image/svg+xml", &[]),
    kind("txt", "text/plain", &[]),
    kind("wasm", "application/wasm", &[]),
    kind("webmanifest", "application/manifest+json", &[]),
    kind("xml", "application/xml", &["application/rss+xml", "text/xml"]),
];

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

    /// The name of the copy of a file.
    #[must_use]
    pub fn name_of(self, file: &str) -> String {
        format!("{file}.{}", self.extension())
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
    // No disk takes a longer name, and a copy is not needed.
    let name_length = file.file_name().map_or(0, |name| name.len() + ".gz".len());
    size >= SMALLEST
        && name_length <= 255
        && extension.is_some_and(|extension| COMPRESSIBLE.iter().any(|kind| kind.extension == extension))
}

/// Writes the copy of a file, with the file's time: some hosts (Apache, by its entity tags) and `rsync` look at it.
///
/// # Errors
/// Where a file cannot be read or written.
pub fn write_copy(file: &Path, encoding: Encoding, copy: &Path) -> io::Result<()> {
    fs::write(copy, encoding.compressed(&fs::read(file)?)?)?;
    let time = fs::metadata(file)?.modified()?;
    fs::File::options().write(true).open(copy)?.set_modified(time)
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
            write_copy(&file, encoding, &folder.path().join(encoding.name_of("index.html"))).unwrap();
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
        let long = |length: usize| format!("media/{}.json", "x".repeat(length - ".json".len()));
        assert!(is_worth_it(Path::new(&long(252)), 9999) && !is_worth_it(Path::new(&long(253)), 9999));
    }
}
