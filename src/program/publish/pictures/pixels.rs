//! A picture's pixels out of its file.

use crate::program::PictureFault;
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

/// A picture of more pixels is opened alone.
const LARGE: u64 = 16_000_000;

impl From<ImageError> for PictureFault {
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
    /// Opens a picture that stands still, if it is wider than that; `large` is held while it is a large one. That it has no
    /// fault which shows before it is opened was looked at.
    ///
    /// # Errors
    /// Where it is damaged.
    pub fn of(file: &[u8], wider_than: u32, large: &'a Mutex<()>) -> Result<Option<Self>, PictureFault> {
        let Some(mut decoder) = decoder(file)? else { return Ok(None) };
        let (width, height) = decoder.dimensions();
        let pixels = u64::from(width) * u64::from(height);
        let format = guess_format(file)?;
        // Browsers agree on it for JPEG alone.
        let orientation = if format == ImageFormat::Jpeg { decoder.orientation()? } else { Orientation::NoTransforms };
        let shown = if is_on_its_side(orientation) { height } else { width };
        if shown <= wider_than {
            return Ok(None);
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
fn decoder(file: &[u8]) -> Result<Option<Box<dyn ImageDecoder + '_>>, PictureFault> {
    let cursor = Cursor::new(file);
    Ok(match guess_format(file)? {
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
