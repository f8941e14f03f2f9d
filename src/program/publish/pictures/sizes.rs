//! The sizes of one picture.
//!
//! They are WebP, which every browser since 2020 shows, by Google's own `libwebp`: the encoders in Rust are lossless, young
//! or under the AGPL. AVIF by `ravif` (without an assembler at hand) took thirty times as long for about a quarter fewer
//! bytes.

use super::pixels::{Pixels, is_on_its_side};
use crate::{model::feed::Tint, program::PictureFault};
use fast_image_resize::{FilterType, ResizeAlg, ResizeOptions, Resizer};
use image::{DynamicImage, GenericImageView};
use moxcms::{ColorProfile, Layout, TransformOptions};
use std::{io::Cursor, sync::Mutex};

/// How wide they are, in pixels: a cover, a phone, the column of text and a phone of two pixels to one, phones of three,
/// the column at two pixels to one.
const WIDTHS: [u32; 5] = [240, 360, 720, 1080, 1440];

/// As much of a picture is lost as nobody sees.
const QUALITY: f32 = 78.0;

/// How they are made, apart from the above. To be named anew when that changes.
const METHOD: &str = "webp";

/// What a picture's sizes depend on but the picture.
pub fn settings() -> String {
    format!("{METHOD} {QUALITY} {}", WIDTHS.map(|width| width.to_string()).join(" "))
}

/// WebP knows no longer side.
const LONGEST_SIDE: u32 = 16_383;

/// The sizes of a picture.
#[derive(Debug, Default)]
pub struct Sizes {
    /// Widths in pixels and files, the narrowest first; none where its own file serves as well.
    pub files: Vec<(u32, Vec<u8>)>,
    /// What stands in its place until it is there.
    pub tint: Option<Tint>,
}

impl Sizes {
    /// Makes them of a picture with that name; `large` is held while a large one is open.
    ///
    /// # Errors
    /// Where the picture is damaged or too large.
    pub fn of(name: &str, file: &[u8], large: &Mutex<()>) -> Result<Self, PictureFault> {
        if let Some(fault) = PictureFault::of(name, &mut Cursor::new(file)).filter(PictureFault::prevents_sizes) {
            return Err(fault);
        }
        let Some(pixels) = Pixels::of(file, WIDTHS[0], large)? else { return Ok(Self::default()) };
        let widest = widest(pixels)?;
        let mut files = Vec::new();
        let mut smallest = None;
        for width in widths(widest.width()) {
            let sized = if width == widest.width() { widest.clone() } else { scaled(&widest, width)? };
            if sized.height() > LONGEST_SIDE {
                continue;
            }
            let encoded = encoded(&sized)?;
            smallest.get_or_insert(sized);
            if encoded.len() < file.len() {
                files.push((width, encoded));
            }
        }
        // A file too narrow for a column would be shown blurred there, and the picture's own is as small.
        if files.last().is_none_or(|(width, _)| *width < widest.width().min(WIDTHS[2])) {
            return Ok(Self::default());
        }
        Ok(Self { files, tint: smallest.as_ref().and_then(tint) })
    }
}

/// The widths that are made of a picture: its own, if that is not far wider than a page, and those well below it.
fn widths(own: u32) -> impl Iterator<Item = u32> {
    WIDTHS.into_iter().filter(move |width| width * 10 <= own * 8).chain([own])
}

/// The widest size, upright and in the colours of the web.
fn widest(pixels: Pixels<'_>) -> Result<DynamicImage, PictureFault> {
    let Pixels { image, orientation, profile, .. } = pixels;
    let side = if is_on_its_side(orientation) { image.height() } else { image.width() };
    let most = WIDTHS[WIDTHS.len() - 1];
    let mut widest = if side <= most {
        image
    } else {
        // The width of the stored picture whose shown one is the most.
        let width = u64::from(image.width()) * u64::from(most) / u64::from(side);
        scaled(&image, u32::try_from(width).unwrap_or(most).max(1))?
    };
    if let Some(profile) = profile {
        to_srgb(&mut widest, &profile);
    }
    widest.apply_orientation(orientation);
    Ok(widest)
}

/// The picture at that width.
fn scaled(image: &DynamicImage, width: u32) -> Result<DynamicImage, PictureFault> {
    let (own_width, own_height) = image.dimensions();
    let height = (u64::from(own_height) * u64::from(width) + u64::from(own_width) / 2) / u64::from(own_width);
    let height = u32::try_from(height).unwrap_or(u32::MAX).max(1);
    let mut scaled = DynamicImage::new(width, height, image.color());
    let options = ResizeOptions::new().resize_alg(ResizeAlg::Convolution(FilterType::CatmullRom));
    let outcome = Resizer::new().resize(image, &mut scaled, &options);
    outcome.map_err(|reason| PictureFault::Damaged(reason.to_string()))?;
    Ok(scaled)
}

/// Turns colours of another meaning (a phone's wider ones) into those of the web, which need no profile beside them. A
/// profile that cannot be read or is for something else is not heeded, as browsers do.
fn to_srgb(image: &mut DynamicImage, profile: &[u8]) {
    let Ok(profile) = ColorProfile::new_from_slice(profile) else { return };
    let layout = if image.color().has_alpha() { Layout::Rgba } else { Layout::Rgb };
    let srgb = ColorProfile::new_srgb();
    let Ok(transform) = profile.create_transform_8bit(layout, &srgb, layout, TransformOptions::default()) else {
        return;
    };
    let bytes = image.as_bytes().to_vec();
    let turned = match image {
        DynamicImage::ImageRgb8(pixels) => transform.transform(&bytes, pixels),
        DynamicImage::ImageRgba8(pixels) => transform.transform(&bytes, pixels),
        _ => Ok(()),
    };
    // It only fails where the sizes of both differ.
    debug_assert!(turned.is_ok());
}

fn encoded(image: &DynamicImage) -> Result<Vec<u8>, PictureFault> {
    let (width, height) = image.dimensions();
    let encoder = if image.color().has_alpha() {
        webp::Encoder::from_rgba(image.as_bytes(), width, height)
    } else {
        webp::Encoder::from_rgb(image.as_bytes(), width, height)
    };
    let file = encoder.encode_simple(false, QUALITY);
    file.map(|file| file.to_vec()).map_err(|reason| PictureFault::Damaged(format!("{reason:?}")))
}

/// Its colour on the whole; none where it can be seen through.
fn tint(image: &DynamicImage) -> Option<Tint> {
    let image = image.as_rgb8()?;
    let count = u64::from(image.width()) * u64::from(image.height());
    let mut sums = [0_u64; 3];
    for pixel in image.pixels() {
        for (sum, value) in sums.iter_mut().zip(pixel.0) {
            *sum += u64::from(value);
        }
    }
    let mean = |sum: u64| u8::try_from(sum / count.max(1)).unwrap_or(u8::MAX);
    Some(Tint::nearest(sums.map(mean)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::PictureSize;
    use image::{ImageEncoder, RgbImage, RgbaImage, codecs::jpeg::JpegEncoder, codecs::png::PngEncoder};

    /// Red on the left and blue on the right, with a grain that no encoder makes small.
    fn halves(width: u32, height: u32) -> RgbImage {
        RgbImage::from_fn(width, height, |x, y| {
            let grain = u8::try_from((x * 7 + y * 13 + x * y) % 61).unwrap();
            if x * 2 < width { [230, grain, 10].into() } else { [10, grain, 230].into() }
        })
    }

    fn jpeg(picture: &RgbImage, profile: Option<Vec<u8>>) -> Vec<u8> {
        let mut file = Vec::new();
        let mut encoder = JpegEncoder::new_with_quality(&mut file, 95);
        if let Some(profile) = profile {
            encoder.set_icc_profile(profile).unwrap();
        }
        encoder.encode_image(picture).unwrap();
        file
    }

    /// The same JPEG with what a camera writes that was held upright.
    fn turned(jpeg: &[u8]) -> Vec<u8> {
        let exif = b"\xff\xe1\0\x22Exif\0\0MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
        [&jpeg[..2], exif, &jpeg[2..]].concat()
    }

    fn of(file: &[u8]) -> Result<Sizes, PictureFault> {
        Sizes::of("a.jpg", file, &Mutex::new(()))
    }

    fn measures(sizes: &Sizes) -> Vec<(u32, u32)> {
        sizes.files.iter().map(|(_, file)| image::load_from_memory(file).unwrap().dimensions()).collect()
    }

    #[test]
    fn a_picture_is_made_as_wide_as_pages_need_and_never_wider_than_it_is() {
        let ladder = |own| widths(own).collect::<Vec<_>>();
        assert_eq!(ladder(1440), [240, 360, 720, 1080, 1440]);
        assert_eq!(ladder(1200), [240, 360, 720, 1200], "no two are almost alike");
        assert_eq!(ladder(300), [240, 300]);
        let sizes = of(&jpeg(&halves(1600, 800), None)).unwrap();
        assert_eq!(measures(&sizes), [(240, 120), (360, 180), (720, 360), (1080, 540), (1440, 720)]);
        assert_eq!(sizes.tint.unwrap().classes(), "tint r3 g1 b3");
    }

    #[test]
    fn a_picture_that_was_taken_upright_stands_upright_and_tells_nothing_else() {
        let file = turned(&jpeg(&halves(800, 400), None));
        let sizes = of(&file).unwrap();
        assert_eq!(measures(&sizes), [(240, 480), (400, 800)]);
        let (_, widest) = sizes.files.last().unwrap();
        assert!(!widest.windows(4).any(|word| word.eq_ignore_ascii_case(b"exif")));
        let shown = image::load_from_memory(widest).unwrap().into_rgb8();
        let (top, foot) = (shown.get_pixel(200, 100), shown.get_pixel(200, 700));
        assert!(top[0] > 180 && foot[2] > 180, "the left of the file is the top of the picture: {top:?} {foot:?}");
    }

    #[test]
    fn colours_of_a_wider_space_become_those_of_the_web() {
        let picture = RgbImage::from_fn(600, 600, |x, y| [180, u8::try_from((x * y) % 50 + 60).unwrap(), 60].into());
        let red = |profile| {
            let sizes = of(&jpeg(&picture, profile)).unwrap();
            let shown = image::load_from_memory(&sizes.files[0].1).unwrap().into_rgb8();
            shown.get_pixel(120, 120)[0]
        };
        let wide = ColorProfile::new_display_p3().encode().unwrap();
        assert!(red(Some(wide)) > red(None) + 5);
        let broken = red(Some(b"no profile".to_vec()));
        assert_eq!(broken, red(None));
    }

    #[test]
    fn what_can_be_seen_through_stays_so() {
        let picture = RgbaImage::from_fn(600, 300, |x, y| {
            let grain = u8::try_from((x * 31 + y * 17 + x * y * 3) % 251).unwrap();
            [grain, grain / 2, 255 - grain, if x < 300 { 0 } else { 255 }].into()
        });
        let mut file = Vec::new();
        PngEncoder::new(&mut file).write_image(&picture, 600, 300, image::ExtendedColorType::Rgba8).unwrap();
        let sizes = of(&file).unwrap();
        assert_eq!(sizes.tint, None);
        let shown = image::load_from_memory(&sizes.files.last().unwrap().1).unwrap().into_rgba8();
        assert_eq!((shown.get_pixel(50, 50)[3], shown.get_pixel(500, 50)[3]), (0, 255));
    }

    #[test]
    fn what_would_win_nothing_stays_as_it_is() {
        let small = jpeg(&halves(240, 100), None);
        let smooth = image::RgbImage::from_pixel(1200, 600, [9, 9, 9].into());
        let mut plain = Vec::new();
        PngEncoder::new(&mut plain).write_image(&smooth, 1200, 600, image::ExtendedColorType::Rgb8).unwrap();
        let drawing = b"GIF89a\x40\x06\x20\x03\0\0\0".to_vec();
        let (first, second) = (halves(600, 300), RgbImage::new(600, 300));
        let settings = webp::WebPConfig::new().unwrap();
        let mut film = webp::AnimEncoder::new(600, 300, &settings);
        film.add_frame(webp::AnimFrame::from_rgb(&first, 600, 300, 0));
        film.add_frame(webp::AnimFrame::from_rgb(&second, 600, 300, 100));
        for file in [small, drawing, film.encode().to_vec()] {
            assert!(of(&file).unwrap().files.is_empty());
        }
        let sizes = of(&plain).unwrap();
        assert!(sizes.files.iter().all(|(_, made)| made.len() < plain.len()));
    }

    #[test]
    fn a_faulty_picture_is_told_and_left() {
        let whole = jpeg(&halves(800, 400), None);
        assert_eq!(of(&whole[..whole.len() / 2]).unwrap_err(), PictureFault::CutOff);
        assert!(matches!(of(b"<!doctype html>").unwrap_err(), PictureFault::NoPicture(_)));
        assert_eq!(of(&whole[..22]).unwrap_err(), PictureFault::NoBeginning);
        let frame = whole.windows(2).position(|bytes| bytes == [0xff, 0xc0]).unwrap();
        let mut huge = whole.clone();
        huge[frame + 5..frame + 9].copy_from_slice(&[0x75, 0x30, 0x75, 0x30]);
        assert_eq!(of(&huge).unwrap_err(), PictureFault::TooLarge(PictureSize { width: 30_000, height: 30_000 }));
        // A frame of a kind that nobody writes.
        let mut spoilt = whole;
        spoilt[frame + 1] = 0xc5;
        assert!(matches!(of(&spoilt).unwrap_err(), PictureFault::Damaged(_)));
    }
}
