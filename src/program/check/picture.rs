//! Pictures: whether a browser shows them, and what they cost a reader.

use super::{address::Target, context::CheckContext, folder::PictureFindings, item::filled, shortened::shortened};
use crate::program::{FaultyPicture, PictureFault, PictureKind, PictureSize, Severity};
use serde_json::{Map, Value};
use std::rc::Rc;

/// A picture of more bytes makes readers on phones wait.
const MAX_BYTES: u64 = 5_000_000;

/// Looks for a picture; gives its name in the folder where it is there.
pub(super) fn file(context: &mut CheckContext, file: &str, at: &str, address: &str) -> Option<String> {
    let Some(path) = context.medium(file, at, address) else {
        // Of one that should be here, that it is not was told.
        if is_elsewhere(context, address) {
            report_kind(context, file, at, address);
        }
        return None;
    };
    let bytes = context.folder.size(&path).unwrap_or_default();
    if bytes > MAX_BYTES {
        context.report_on(file).warning(
            at,
            format!("{path} has {} MB: a reader on a phone waits for it", (bytes + 500_000) / 1_000_000),
            "make it smaller: 2000 pixels wide, as WebP or JPEG, it has less than half a MB",
        );
    }
    let PictureFindings { fault, tells_place } = context.folder.examine_picture(&path);
    if let Some(fault) = fault {
        let severity = if fault.hides_picture() { Severity::Error } else { Severity::Warning };
        context.report_on(file).fault(severity, at, &FaultyPicture { file: path.clone(), fault });
    }
    if tells_place {
        context.report_on(file).warning(
            at,
            format!("{path} says where it was taken (GPS), to everybody who saves it"),
            "take the place out of the file (exiftool -gps:all= does, and every editor can when it saves); the sizes that \
             publishing makes are without",
        );
    }
    Some(path)
}

fn is_elsewhere(context: &CheckContext, address: &str) -> bool {
    matches!(context.addresses.file(address), Target::Elsewhere(_))
}

/// Reports an address whose picture no browser shows, as far as its name says.
fn report_kind(context: &mut CheckContext, file: &str, at: &str, address: &str) {
    if let Some(kind) = PictureKind::of_address(address).filter(|kind| !kind.is_shown()) {
        let fault = PictureFault::NotShown(kind);
        let path = shortened(address.split(['?', '#']).next().unwrap_or_default());
        context.report_on(file).fault(Severity::Error, at, &FaultyPicture { file: path, fault });
    }
}

/// Examines the main picture; returns its field where nobody knows how wide and high that is.
pub(super) fn inspect(
    context: &mut CheckContext,
    file: &Rc<str>,
    at: &str,
    item: &Map<String, Value>,
    extension: &Map<String, Value>,
) -> Option<&'static str> {
    let fields = ["image", "banner_image"];
    let (field, address) = fields.into_iter().find_map(|field| Some((field, filled(item, field)?)))?;
    let at_picture = format!("{at}.{field}");
    if !extension.contains_key("image_alt") {
        let key = context.written(file).words("_masthead.image_alt", "image_alt");
        let remedy = format!("say in {key} what it shows; \"\" where it is mere decoration");
        context.report_on(file).warning(&at_picture, "the picture has no text for readers who do not see it", remedy);
    }
    let dimension = |field: &str| extension.get(field).and_then(Value::as_u64).filter(|&size| size > 0);
    let said = dimension("image_width").zip(dimension("image_height"));
    let Some(path) = self::file(context, file, &at_picture, address) else {
        return (is_elsewhere(context, address) && said.is_none()).then_some(field);
    };
    let measured = context.folder.picture_size(&path);
    if let Some((PictureSize { width, height }, said)) = measured.zip(said)
        && said != (width as u64, height as u64)
    {
        context.report_on(file).error(
            format!("{at}._masthead.image_width"),
            format!("{path} measures {width} × {height}, not {} × {}: the page jumps when it loads", said.0, said.1),
            format!("write {width} as image_width, and {height} as image_height"),
        );
    }
    // Publishing writes what it measures; of one that is none, or cannot be read, that is told.
    let is_unmeasured = said.is_none()
        && measured.is_none()
        && !context.folder.is_no_picture(&path)
        && context.folder.open(&path).is_ok();
    is_unmeasured.then_some(field)
}
