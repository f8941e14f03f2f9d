//! Pictures: whether a browser shows them, and what they cost a reader.

use super::{context::CheckContext, folder::PictureMeasure, item::filled};
use crate::program::PictureSize;
use serde_json::{Map, Value};
use std::rc::Rc;

/// A picture of more bytes makes readers on phones wait.
const MAX_BYTES: u64 = 5_000_000;

/// Kinds of files that are taken for pictures and that browsers do not show.
const NEVER_SHOWN: [(&str, &str); 9] = [
    ("dng", "a camera's raw picture"),
    ("eps", "a PostScript drawing"),
    ("heic", "a HEIC picture, as phones store them"),
    ("heif", "a HEIF picture, as phones store them"),
    ("pdf", "a PDF document"),
    ("psd", "a Photoshop file"),
    ("tif", "a TIFF picture"),
    ("tiff", "a TIFF picture"),
    ("xcf", "a GIMP file"),
];

/// Looks for a picture; gives its name in the folder where it is there.
pub(super) fn file(context: &mut CheckContext, file: &str, at: &str, address: &str) -> Option<String> {
    let path = context.file(file, at, address);
    report_kind(context, file, at, path.as_deref().unwrap_or(address));
    let path = path?;
    let bytes = context.folder.size(&path).unwrap_or_default();
    if bytes > MAX_BYTES {
        context.report_on(file).warning(
            at,
            format!("{path} has {} MB: a reader on a phone waits for it", (bytes + 500_000) / 1_000_000),
            "make it smaller: 2000 pixels wide, as WebP or JPEG, it has less than half a MB",
        );
    }
    if context.folder.picture(&path) == PictureMeasure::Broken {
        context.report_on(file).error(
            at,
            format!("{path} is no picture, or a damaged one"),
            "save the picture again and replace the file",
        );
    }
    if context.folder.tells_place_unreported(&path) {
        context.report_on(file).warning(
            at,
            format!("{path} says where it was taken (GPS), to everybody who saves it"),
            "take the place out of the file (exiftool -gps:all= does, and every editor can when it saves); the sizes that \
             publishing makes are without",
        );
    }
    Some(path)
}

/// Reports a file that no browser shows as a picture.
fn report_kind(context: &mut CheckContext, file: &str, at: &str, name: &str) {
    let path = name.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase()).unwrap_or_default();
    if let Some((_, kind)) = NEVER_SHOWN.iter().find(|(known, _)| *known == ending) {
        context.report_on(file).error(
            at,
            format!("{} is {kind}: browsers show nothing there", super::context::shortened(path)),
            "save the picture as JPEG, PNG, WebP or AVIF; other files can be attached",
        );
    }
}

/// Examines the main picture; returns whether it has one without width and height.
pub(super) fn inspect(
    context: &mut CheckContext,
    file: &Rc<str>,
    at: &str,
    item: &Map<String, Value>,
    extension: &Map<String, Value>,
) -> bool {
    let fields = ["image", "banner_image"];
    let Some((field, address)) = fields.iter().find_map(|field| Some((field, filled(item, field)?))) else {
        return false;
    };
    if !extension.contains_key("image_alt") {
        let remedy = "say in _masthead.image_alt what it shows; \"\" where it is mere decoration";
        context.report_on(file).warning(at, "the picture has no text for readers who do not see it", remedy);
    }
    let dimension = |field: &str| extension.get(field).and_then(Value::as_u64).filter(|&size| size > 0);
    let said = dimension("image_width").zip(dimension("image_height"));
    let Some(path) = self::file(context, file, &format!("{at}.{field}"), address) else {
        return said.is_none();
    };
    match (context.folder.picture(&path), said) {
        (PictureMeasure::Size(PictureSize { width, height }), Some(said)) if said != (width as u64, height as u64) => {
            context.report_on(file).error(
                format!("{at}._masthead.image_width"),
                format!(
                    "{path} measures {width} × {height}, not {} × {}: the page jumps when it loads",
                    said.0, said.1
                ),
                format!("write \"image_width\": {width}, \"image_height\": {height}"),
            );
        }
        (PictureMeasure::Size(..) | PictureMeasure::Unmeasured | PictureMeasure::Broken, _) => {}
    }
    said.is_none()
}
