//! What a picture in a file measures, and whether it says where it was taken.

use exif::{In, Reader, Tag};
use imagesize::ImageType;
use std::{
    fs::File,
    io::{BufRead, BufReader, Seek},
    path::Path,
};

/// Width and height in pixels, as a browser shows the picture: neither is 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PictureSize {
    /// Its width.
    pub width: usize,
    /// Its height.
    pub height: usize,
}

impl PictureSize {
    /// The size of the picture in a file; `None` where there is none, or of a kind that is not known here.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        Self::read(&mut BufReader::new(File::open(path).ok()?))
    }

    /// The same for a file that is open.
    pub(super) fn read(reader: &mut (impl BufRead + Seek)) -> Option<Self> {
        reader.rewind().ok()?;
        let stored = imagesize::reader_size(&mut *reader).ok()?;
        let size = if is_turned(reader) {
            Self { width: stored.height, height: stored.width }
        } else {
            Self { width: stored.width, height: stored.height }
        };
        (size.width > 0 && size.height > 0).then_some(size)
    }

    /// How many pixels it has.
    #[must_use]
    pub const fn pixels(self) -> u64 {
        (self.width as u64).saturating_mul(self.height as u64)
    }

    /// The height of the picture where it is shown that wide.
    #[must_use]
    pub const fn height_at(self, width: usize) -> usize {
        (width * self.height).div_ceil(self.width)
    }

    /// The width of the picture where it is shown that high.
    #[must_use]
    pub const fn width_at(self, height: usize) -> usize {
        (height * self.width).div_ceil(self.height)
    }
}

/// Whether a picture is shown on its side: a camera that is held upright stores it lying, and says so (Exif).
fn is_turned(reader: &mut (impl BufRead + Seek)) -> bool {
    /// From here on, width and height change places.
    const FIRST_TURNED: u32 = 5;
    let is_jpeg = reader.rewind().is_ok() && matches!(imagesize::reader_type(&mut *reader), Ok(ImageType::Jpeg));
    let exif = if is_jpeg { exif(reader) } else { None };
    let orientation = exif.and_then(|exif| exif.get_field(Tag::Orientation, In::PRIMARY)?.value.get_uint(0));
    orientation.is_some_and(|orientation| orientation >= FIRST_TURNED)
}

/// Whether a picture says where on earth it was taken, as phones write into every one.
#[must_use]
pub fn tells_place(path: &Path) -> bool {
    let exif = File::open(path).ok().and_then(|file| exif(&mut BufReader::new(file)));
    exif.is_some_and(|exif| exif.get_field(Tag::GPSLatitude, In::PRIMARY).is_some())
}

/// What a camera wrote beside a picture.
fn exif(reader: &mut (impl BufRead + Seek)) -> Option<exif::Exif> {
    reader.rewind().ok()?;
    Reader::new().read_from_container(reader).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The head of a JPEG of 40 × 30 pixels with that orientation.
    fn jpeg(orientation: u8) -> Vec<u8> {
        let exif = [b"Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[orientation], &[0; 6]]
            .concat();
        let length = u8::try_from(exif.len() + 2).unwrap();
        let frame = b"\xff\xc0\0\x0b\x08\0\x1e\0\x28\x01\x01\x11\0";
        [b"\xff\xd8\xff\xe1\0".as_slice(), &[length], &exif, frame, b"\xff\xd9"].concat()
    }

    /// The head of a JPEG with a latitude (a list of its own that the first one leads to).
    fn located_jpeg() -> Vec<u8> {
        let first = b"\0\x01\x88\x25\0\x04\0\0\0\x01\0\0\0\x1a\0\0\0\0";
        let latitude = b"\0\x01\0\x02\0\x05\0\0\0\x03\0\0\0\x2c\0\0\0\0";
        let degrees = b"\0\0\0\x23\0\0\0\x01\0\0\0\x2a\0\0\0\x01\0\0\0\0\0\0\0\x01";
        let exif = [b"Exif\0\0MM\0\x2a\0\0\0\x08".as_slice(), first, latitude, degrees].concat();
        let length = u8::try_from(exif.len() + 2).unwrap();
        [b"\xff\xd8\xff\xe1\0".as_slice(), &[length], &exif, b"\xff\xd9"].concat()
    }

    #[test]
    fn a_picture_tells_where_it_was_taken() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jpg");
        std::fs::write(&path, jpeg(1)).unwrap();
        assert!(!tells_place(&path));
        std::fs::write(&path, located_jpeg()).unwrap();
        assert!(tells_place(&path));
    }

    #[test]
    fn a_picture_that_was_taken_upright_is_shown_upright() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.jpg");
        for (orientation, width, height) in [(1, 40, 30), (3, 40, 30), (6, 30, 40), (8, 30, 40)] {
            std::fs::write(&path, jpeg(orientation)).unwrap();
            assert_eq!(PictureSize::of(&path), Some(PictureSize { width, height }), "{orientation}");
        }
    }
}
