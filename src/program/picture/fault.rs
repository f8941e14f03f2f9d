//! What is the matter with a picture, in the same words wherever an owner learns of it.

use super::{PictureKind, PictureSize, end::is_cut_off, kind::is_web_page};
use crate::program::Remedy;
use std::{
    borrow::Cow,
    fmt,
    fs::File,
    io::{BufRead, BufReader, Seek},
    path::Path,
};

/// A picture of more pixels is not opened: it would take more than 200 MB of memory, here and on a reader's phone.
pub const MOST_PIXELS: u64 = 64_000_000;

/// What is the matter with a picture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PictureFault {
    /// Browsers show nothing of its kind.
    NotShown(PictureKind),
    /// It is called a picture, and is none.
    NoPicture(Instead),
    /// Its beginning is missing or broken, so that nothing of it can be shown.
    NoBeginning,
    /// Its end is missing.
    CutOff,
    /// Its beginning and its end are there, but it cannot be opened for this reason.
    Damaged(String),
    /// It has more than [`MOST_PIXELS`].
    TooLarge(PictureSize),
    /// It is of another kind than its name says.
    OtherKind {
        /// What its name says.
        named: PictureKind,
        /// What it is.
        is: PictureKind,
    },
}

/// What a file holds instead of a picture.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Instead {
    /// A page of the web.
    WebPage,
    /// Nothing at all.
    Nothing,
    /// Something else.
    Other,
}

/// A picture with something the matter: what it is, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FaultyPicture {
    /// Its name in the publication's folder.
    pub file: String,
    /// What it is.
    pub fault: PictureFault,
}

impl PictureFault {
    /// What is the matter with the picture in a file. What only shows when it is opened is not found.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        Self::of(name, &mut BufReader::new(File::open(path).ok()?))
    }

    /// The same for a file that is read already.
    pub fn of(name: &str, reader: &mut (impl BufRead + Seek)) -> Option<Self> {
        let named = PictureKind::of_name(name);
        if let Some(kind) = named.filter(|kind| !kind.is_shown()) {
            return Some(Self::NotShown(kind));
        }
        let Some(is) = PictureKind::of_content(reader, named) else {
            // An SVG may begin in many ways.
            let is_none = named.is_some_and(|named| named != PictureKind::Svg);
            return is_none.then(|| Self::NoPicture(Instead::of(reader)));
        };
        if !is.is_shown() {
            return Some(Self::NotShown(is));
        }
        let other_kind = named.filter(|named| *named != is).map(|named| Self::OtherKind { named, is });
        // Its kind is not known from its beginning where its name says it is a drawing.
        if is == PictureKind::Svg || named == Some(PictureKind::Svg) {
            return other_kind;
        }
        let Some(size) = PictureSize::read(reader) else { return Some(Self::NoBeginning) };
        if is_cut_off(is, reader).unwrap_or(false) {
            return Some(Self::CutOff);
        }
        if size.pixels() > MOST_PIXELS {
            return Some(Self::TooLarge(size));
        }
        other_kind
    }

    /// Whether a reader sees nothing of the picture.
    #[must_use]
    pub fn hides_picture(&self) -> bool {
        match self {
            Self::NotShown(_) | Self::NoPicture(_) | Self::NoBeginning => true,
            // Browsers tell pictures by what is in them; but a drawing only by what the host says of it.
            Self::OtherKind { named, is } => *named == PictureKind::Svg || *is == PictureKind::Svg,
            Self::CutOff | Self::Damaged(_) | Self::TooLarge(_) => false,
        }
    }

    /// Whether no sizes can be made of the picture.
    #[must_use]
    pub const fn prevents_sizes(&self) -> bool {
        !matches!(self, Self::OtherKind { .. })
    }
}

impl Instead {
    pub(in crate::program) fn of(reader: &mut (impl BufRead + Seek)) -> Self {
        if is_web_page(reader) {
            Self::WebPage
        } else if reader.rewind().and_then(|()| reader.fill_buf().map(<[u8]>::is_empty)).unwrap_or(false) {
            Self::Nothing
        } else {
            Self::Other
        }
    }
}

/// What is the matter, as it goes on after the picture's name.
impl fmt::Display for PictureFault {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotShown(kind) => write!(formatter, "is {}: browsers show nothing there", kind.described()),
            Self::NoPicture(instead) => formatter.write_str(match instead {
                Instead::WebPage => "is no picture, but a web page: most likely one that says there is no picture",
                Instead::Nothing => "is empty",
                Instead::Other => "is no picture, whatever its name says",
            }),
            Self::NoBeginning => formatter.write_str("is damaged at its beginning: browsers show nothing of it"),
            Self::CutOff => formatter.write_str("is cut off, its end is missing: readers see a part of it at most"),
            Self::Damaged(reason) => write!(formatter, "is damaged: {reason}"),
            Self::TooLarge(PictureSize { width, height }) => write!(
                formatter,
                "measures {width} × {height} pixels: many phones cannot show it, and publishing makes no smaller sizes of it"
            ),
            Self::OtherKind { named, is } => {
                let effect =
                    if self.hides_picture() { "browsers show nothing there" } else { "some programs refuse it" };
                write!(formatter, "is {}, and its name says {}: {effect}", is.described(), named.described())
            }
        }
    }
}

impl fmt::Display for FaultyPicture {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, fault } = self;
        write!(formatter, "{file} {fault}")
    }
}

impl Remedy for FaultyPicture {
    fn remedy(&self) -> Cow<'_, str> {
        let Self { file, fault } = self;
        Cow::Borrowed(match fault {
            PictureFault::NotShown(_) => "save the picture as JPEG, PNG, WebP or AVIF; other files can be attached",
            PictureFault::NoPicture(_) => "put the picture itself there",
            PictureFault::NoBeginning | PictureFault::CutOff => {
                "copy the picture once more from where it is whole, or save it again"
            }
            PictureFault::Damaged(_) => "save the picture again and replace the file",
            PictureFault::TooLarge(_) => "make it smaller: 2000 pixels wide is enough for every screen",
            PictureFault::OtherKind { is, .. } => {
                let stem = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem);
                return format!("call it \"{stem}.{}\", also where it is named", is.ending()).into();
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    /// The head of a PNG of that size, and its end.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let size = [width.to_be_bytes(), height.to_be_bytes()].concat();
        [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".as_slice(), &size, &[8, 2, 0, 0, 0], b"\0\0\0\0IEND\xae\x42\x60\x82"].concat()
    }

    fn fault(name: &str, file: &[u8]) -> Option<PictureFault> {
        PictureFault::of(name, &mut Cursor::new(file))
    }

    #[test]
    fn a_right_picture_has_no_fault() {
        for (name, file) in [
            ("a.png", png(40, 30)),
            ("a.PNG", png(30_000, 2_000)),
            ("a", png(40, 30)),
            ("a.svg", b"<svg/>".to_vec()),
            ("a.svg", b"x".to_vec()),
            ("a.gif", b"GIF89a\x28\0\x1e\0\0\0\0".to_vec()),
            ("a.mp4", b"x".to_vec()),
        ] {
            assert_eq!(fault(name, &file), None, "{name}");
        }
    }

    #[test]
    fn each_fault_is_told_from_the_others() {
        use PictureKind::{Heic, Jpeg, Png, Svg, Tiff};
        let whole = png(40, 30);
        let other = |named, is| PictureFault::OtherKind { named, is };
        for (name, file, expected, hides) in [
            ("a.tif", whole.clone(), PictureFault::NotShown(Tiff), true),
            ("a.jpg", b"\0\0\0\x18ftypheic\0\0\0\0mif1heic".to_vec(), PictureFault::NotShown(Heic), true),
            ("a.png", b"Dear reader, ".to_vec(), PictureFault::NoPicture(Instead::Other), true),
            ("a.png", b"".to_vec(), PictureFault::NoPicture(Instead::Nothing), true),
            ("a.jpg", b"<!DOCTYPE html><p>".to_vec(), PictureFault::NoPicture(Instead::WebPage), true),
            ("a.png", whole[..18].to_vec(), PictureFault::NoBeginning, true),
            ("a.png", whole[..whole.len() - 3].to_vec(), PictureFault::CutOff, false),
            (
                "a.png",
                png(30_000, 30_000),
                PictureFault::TooLarge(PictureSize { width: 30_000, height: 30_000 }),
                false,
            ),
            ("a.jpg", whole.clone(), other(Jpeg, Png), false),
            ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg'/>".to_vec(), other(Png, Svg), true),
            ("a.svg", whole, other(Svg, Png), true),
        ] {
            let found = fault(name, &file);
            assert_eq!(found, Some(expected), "{name}");
            assert_eq!(found.unwrap().hides_picture(), hides, "{name}");
        }
    }

    #[test]
    fn a_picture_of_another_kind_gets_its_right_name() {
        let fault = PictureFault::OtherKind { named: PictureKind::Jpeg, is: PictureKind::Png };
        let told = FaultyPicture { file: "media/a.b.jpg".to_owned(), fault }.told();
        assert_eq!(
            told,
            "media/a.b.jpg is a PNG picture, and its name says a JPEG picture: some programs refuse it\n  \
             what to do: call it \"media/a.b.png\", also where it is named"
        );
    }
}
