//! A picture's pixels out of its file.

use image::{
    ColorType, DynamicImage, ImageDecoder, ImageError, ImageFormat, Limits,
    codecs::{jpeg::JpegDecoder, png::PngDecoder, webp::WebPDecoder},
    guess_format,
    metadata::Orientation,
};
use std::{
    io::Cursor,
    sync::{Mutex, MutexGuard, PoisonError},
};
use thiserror::Error;

/// A picture of more pixels is not opened: it would take more than 200 MB of memory.
const MOST_PIXELS: u64 = 64_000_000;

/// A picture of more pixels is opened alone.
const LARGE: u64 = 16_000_000;

/// Why no sizes are made of a picture that should have some. It is shown as it is.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Unsized {
    /// It has too many pixels.
    #[error("{width} × {height} pixels are too many to open; make it smaller")]
    TooLarge {
        /// Its width.
        width: u32,
        /// Its height.
        height: u32,
    },
    /// It is no picture, or a part of one.
    #[error("it is damaged: {0}; save it again")]
    Damaged(String),
}

impl From<ImageError> for Unsized {
    fn from(reason: ImageError) -> Self {
        Self::Damaged(reason.to_string())
    }
}

/// A picture that is open.
pub struct Pixels<'a> {
    /// As the file has it: not yet turned.
    pub image: DynamicImage,
    /// How it is turned to be looked at.
    pub orientation: Orientation,
    /// What its colours mean, where it says so (ICC).
    pub profile: Option<Vec<u8>>,
    /// Keeps another large one from being opened.
    _alone: Option<MutexGuard<'a, ()>>,
}

impl<'a> Pixels<'a> {
    /// Opens a picture that stands still, if it is wider than that; `large` is held while it is a large one.
    ///
    /// # Errors
    /// Where it is damaged or too large.
    pub fn of(file: &[u8], wider_than: u32, large: &'a Mutex<()>) -> Result<Option<Self>, Unsized> {
        let Some(mut decoder) = decoder(file)? else { return Ok(None) };
        let (width, height) = decoder.dimensions();
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MOST_PIXELS {
            return Err(Unsized::TooLarge { width, height });
        }
        let format = guess_format(file)?;
        // Browsers agree on it for JPEG alone.
        let orientation = if format == ImageFormat::Jpeg { decoder.orientation()? } else { Orientation::NoTransforms };
        let shown = if is_on_its_side(orientation) { height } else { width };
        if shown <= wider_than {
            return Ok(None);
        }
        if format == ImageFormat::Jpeg && !ends(file) {
            return Err(Unsized::Damaged("its end is missing".to_owned()));
        }
        let alone = (pixels > LARGE).then(|| large.lock().unwrap_or_else(PoisonError::into_inner));
        let profile = decoder.icc_profile()?;
        let image = DynamicImage::from_decoder(decoder)?;
        let is_deep = !matches!(image.color(), ColorType::Rgb8 | ColorType::Rgba8);
        let image = match (is_deep, image.color().has_alpha()) {
            (false, _) => image,
            (true, true) => image.into_rgba8().into(),
            (true, false) => image.into_rgb8().into(),
        };
        Ok(Some(Self { image, orientation, profile, _alone: alone }))
    }
}

/// Whether width and height change places when it is turned.
pub fn is_on_its_side(orientation: Orientation) -> bool {
    use Orientation::{Rotate90, Rotate90FlipH, Rotate270, Rotate270FlipH};
    matches!(orientation, Rotate90 | Rotate270 | Rotate90FlipH | Rotate270FlipH)
}

/// What opens a file; `None` for a film, and for a kind that is not opened here.
fn decoder(file: &[u8]) -> Result<Option<Box<dyn ImageDecoder + '_>>, Unsized> {
    let cursor = Cursor::new(file);
    Ok(match guess_format(file).map_err(|_| Unsized::Damaged("it is no picture".to_owned()))? {
        ImageFormat::Jpeg => Some(Box::new(JpegDecoder::new(cursor)?)),
        ImageFormat::Png => {
            let decoder = PngDecoder::with_limits(cursor, Limits::default())?;
            if decoder.is_apng()? { None } else { Some(Box::new(decoder)) }
        }
        ImageFormat::WebP => {
            let decoder = WebPDecoder::new(cursor)?;
            if decoder.has_animation() { None } else { Some(Box::new(decoder)) }
        }
        _ => None,
    })
}

/// Whether a JPEG has its end (`EOI`) after its last part (`SOS`): the decoder fills up with grey what is missing.
fn ends(jpeg: &[u8]) -> bool {
    let last = |marker: [u8; 2]| jpeg.windows(2).rposition(|bytes| bytes == marker);
    last([0xff, 0xd9]) > last([0xff, 0xda])
}
