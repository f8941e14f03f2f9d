//! What kind of picture a file is: by its name, and by what is in it.

use imagesize::{Compression, ImageType};
use std::io::{BufRead, Read, Seek};
use strum::VariantArray;

/// A kind of file that is a picture, or is taken for one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, VariantArray)]
pub enum PictureKind {
    /// AVIF.
    Avif,
    /// A Windows bitmap.
    Bmp,
    /// A camera's raw picture.
    Dng,
    /// A PostScript drawing.
    Eps,
    /// GIF, of one picture or of many.
    Gif,
    /// HEIC or HEIF.
    Heic,
    /// An icon of Windows.
    Ico,
    /// JPEG.
    Jpeg,
    /// JPEG XL.
    JpegXl,
    /// A PDF document.
    Pdf,
    /// PNG, and an animated one.
    Png,
    /// Photoshop's own.
    Psd,
    /// A drawing in XML.
    Svg,
    /// TIFF.
    Tiff,
    /// WebP.
    Webp,
    /// GIMP's own.
    Xcf,
}

impl PictureKind {
    /// How the names of its files end, the usual ending first.
    const fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Avif => &["avif"],
            Self::Bmp => &["bmp"],
            Self::Dng => &["dng"],
            Self::Eps => &["eps"],
            Self::Gif => &["gif"],
            Self::Heic => &["heic", "heif"],
            Self::Ico => &["ico"],
            Self::Jpeg => &["jpg", "jpeg", "jpe", "jfif"],
            Self::JpegXl => &["jxl"],
            Self::Pdf => &["pdf"],
            Self::Png => &["png", "apng"],
            Self::Psd => &["psd"],
            Self::Svg => &["svg"],
            Self::Tiff => &["tiff", "tif"],
            Self::Webp => &["webp"],
            Self::Xcf => &["xcf"],
        }
    }

    /// How the name of its files ends as a rule.
    #[must_use]
    pub const fn ending(self) -> &'static str {
        self.endings()[0]
    }

    /// What it is called in a sentence.
    #[must_use]
    pub const fn described(self) -> &'static str {
        match self {
            Self::Avif => "an AVIF picture",
            Self::Bmp => "a BMP picture",
            Self::Dng => "a camera's raw picture",
            Self::Eps => "a PostScript drawing",
            Self::Gif => "a GIF picture",
            Self::Heic => "a HEIC picture, as phones store them",
            Self::Ico => "an icon",
            Self::Jpeg => "a JPEG picture",
            Self::JpegXl => "a JPEG XL picture",
            Self::Pdf => "a PDF document",
            Self::Png => "a PNG picture",
            Self::Psd => "a Photoshop file",
            Self::Svg => "an SVG drawing",
            Self::Tiff => "a TIFF picture",
            Self::Webp => "a WebP picture",
            Self::Xcf => "a GIMP file",
        }
    }

    /// Its media type, where browsers show it as a picture of a page.
    #[must_use]
    pub const fn media_type(self) -> Option<&'static str> {
        Some(match self {
            Self::Avif => "image/avif",
            Self::Bmp => "image/bmp",
            Self::Gif => "image/gif",
            Self::Ico => "image/vnd.microsoft.icon",
            Self::Jpeg => "image/jpeg",
            Self::Png => "image/png",
            Self::Svg => "image/svg+xml",
            Self::Webp => "image/webp",
            Self::Dng | Self::Eps | Self::Heic | Self::JpegXl | Self::Pdf | Self::Psd | Self::Tiff | Self::Xcf => {
                return None;
            }
        })
    }

    /// Whether browsers show it; that one of them does is not enough.
    #[must_use]
    pub const fn is_shown(self) -> bool {
        self.media_type().is_some()
    }

    /// By the end of an address.
    #[must_use]
    pub fn of_address(address: &str) -> Option<Self> {
        Self::of_name(address.split(['?', '#']).next().unwrap_or_default())
    }

    /// By the end of a file's name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        let (_, ending) = name.rsplit_once('.')?;
        Self::VARIANTS
            .iter()
            .copied()
            .find(|kind| kind.endings().iter().any(|known| known.eq_ignore_ascii_case(ending)))
    }

    /// By what the file begins with; `named` is the kind that its name says.
    pub fn of_content(reader: &mut (impl BufRead + Seek), named: Option<Self>) -> Option<Self> {
        if reader.rewind().is_ok()
            && let Ok(found) = imagesize::reader_type(&mut *reader)
        {
            match found {
                ImageType::Bmp => return Some(Self::Bmp),
                ImageType::Gif => return Some(Self::Gif),
                ImageType::Heif(Compression::Av1) => return Some(Self::Avif),
                ImageType::Heif(Compression::Hevc) => return Some(Self::Heic),
                // Films begin so, too.
                ImageType::Heif(_) => return named.filter(|named| matches!(named, Self::Avif | Self::Heic)),
                ImageType::Ico => return Some(Self::Ico),
                ImageType::Jpeg => return Some(Self::Jpeg),
                ImageType::Jxl => return Some(Self::JpegXl),
                ImageType::Png => return Some(Self::Png),
                ImageType::Psd => return Some(Self::Psd),
                ImageType::Tiff => return Some(Self::Tiff),
                ImageType::Webp => return Some(Self::Webp),
                _ => {}
            }
        }
        let start = start_of(reader);
        match start.trim_ascii_start() {
            start if start.starts_with(b"%PDF-") => Some(Self::Pdf),
            start if start.starts_with(b"%!PS") => Some(Self::Eps),
            start if start.starts_with(b"gimp xcf") => Some(Self::Xcf),
            start if start.starts_with(b"<") && has_tag(start, b"<svg") && !has_tag(start, b"<html") => Some(Self::Svg),
            _ => None,
        }
    }
}

/// Whether a file that is no picture is a web page: what a server answers where there is no picture is often saved as
/// one.
pub(super) fn is_web_page(reader: &mut (impl BufRead + Seek)) -> bool {
    let start = start_of(reader);
    start.trim_ascii_start().starts_with(b"<") && (has_tag(&start, b"<html") || has_tag(&start, b"<!doctype html"))
}

/// Its first kilobyte, without a byte order mark.
fn start_of(reader: &mut (impl BufRead + Seek)) -> Vec<u8> {
    let mut start = Vec::new();
    // What cannot be read begins with nothing.
    let _ = reader.rewind().and_then(|()| reader.take(1024).read_to_end(&mut start));
    start.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(start)
}

fn has_tag(text: &[u8], tag: &[u8]) -> bool {
    text.windows(tag.len()).any(|part| part.eq_ignore_ascii_case(tag))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn a_name_says_a_kind_by_its_ending() {
        for (name, kind) in [
            ("media/a.JPG", Some(PictureKind::Jpeg)),
            ("photo #1?.jpeg", Some(PictureKind::Jpeg)),
            ("a.tif", Some(PictureKind::Tiff)),
            ("a.mp4", None),
            ("jpg", None),
        ] {
            assert_eq!(PictureKind::of_name(name), kind, "{name}");
        }
        assert_eq!(PictureKind::of_address("a.b.jpeg?w=5#x.png"), Some(PictureKind::Jpeg));
    }

    #[test]
    fn a_file_is_of_a_kind_by_what_it_begins_with() {
        let film = b"\0\0\0\x18ftypisom\0\0\0\0isomavc1".as_slice();
        let collection = b"\0\0\0\x18ftypmif1\0\0\0\0mif1miaf".as_slice();
        for (file, named, kind) in [
            (b"II*\0\x08\0\0\0\0\0\0\0".as_slice(), None, Some(PictureKind::Tiff)),
            (b"\0\0\0\x18ftypheic\0\0\0\0mif1heic", None, Some(PictureKind::Heic)),
            (b"\0\0\0\x18ftypavif\0\0\0\0mif1avif", None, Some(PictureKind::Avif)),
            (collection, Some(PictureKind::Avif), Some(PictureKind::Avif)),
            (film, Some(PictureKind::Jpeg), None),
            (b"%PDF-1.7", None, Some(PictureKind::Pdf)),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<svg/>", None, Some(PictureKind::Svg)),
            (b"<!doctype html><html><svg/>", None, None),
            (b"Dear reader", None, None),
            (b"", None, None),
        ] {
            let found = PictureKind::of_content(&mut Cursor::new(file), named);
            assert_eq!(found, kind, "{}", String::from_utf8_lossy(file));
        }
    }

    #[test]
    fn every_ending_is_of_one_kind() {
        for kind in PictureKind::VARIANTS {
            for ending in kind.endings() {
                assert_eq!(PictureKind::of_name(&format!("a.{ending}")), Some(*kind));
            }
        }
    }
}
