//! The sizes of the publication's own pictures, so that no text moves when one arrives; and which files they are.

use crate::program::{DataFolder, PictureSize, html::rewrite_as_browsers_do, publish::pictures::may_have_sizes};
use lol_html::{element, html_content::Element};
use serde_json::{Map, Value, json};
use std::{
    cell::RefCell,
    collections::{BTreeSet, HashMap},
    sync::{Mutex, PoisonError},
};

/// The field of an item's `_masthead` that holds what is known of its pictures: in a stored item the names of their
/// files, in a document their sizes.
pub const PICTURES: &str = "pictures";

/// Looks pictures up in the publication's folder, each once.
pub struct PictureSizes {
    folder: DataFolder,
    known: Mutex<HashMap<String, Option<OwnPicture>>>,
}

/// A picture of the publication's own.
#[derive(Clone)]
struct OwnPicture {
    /// Its name in the publication's folder.
    file: String,
    /// What it measures, where that can be told.
    size: Option<PictureSize>,
}

impl PictureSizes {
    /// For the pictures of a publication in that folder.
    pub fn new(folder: &DataFolder) -> Self {
        Self { folder: folder.clone(), known: Mutex::default() }
    }

    /// Writes the sizes that an item does not tell into it: those of the pictures in its text, and of its own. Beside
    /// them, the files of those that may be published in several sizes.
    pub fn fill_in(&self, item: &mut Value) {
        let mut addresses = BTreeSet::new();
        if let Some(Value::String(html)) = item.get_mut("content_html")
            && let Some(sized) = self.sized(html, &mut addresses)
        {
            *html = sized;
        }
        let fields = ["image", "banner_image"].iter().filter_map(|name| item.get(*name)?.as_str());
        let address = fields.into_iter().find(|address| !address.trim().is_empty()).map(str::to_owned);
        let size = address.as_ref().and_then(|address| self.find(address)?.size);
        addresses.extend(address);
        let file = |address: String| {
            let OwnPicture { file, .. } = self.find(&address)?;
            may_have_sizes(&file).then_some((address, Value::String(file)))
        };
        let files: Map<String, Value> = addresses.into_iter().filter_map(file).collect();
        let Some(fields) = item.as_object_mut() else { return };
        if size.is_none() && files.is_empty() {
            return;
        }
        let extension = fields.entry("_masthead").or_insert_with(|| json!({}));
        let Some(extension) = extension.as_object_mut() else { return };
        if let Some(PictureSize { width, height }) = size
            && !extension.contains_key("image_width")
            && !extension.contains_key("image_height")
        {
            extension.insert("image_width".to_owned(), json!(width));
            extension.insert("image_height".to_owned(), json!(height));
        }
        if !files.is_empty() {
            extension.insert(PICTURES.to_owned(), Value::Object(files));
        }
    }

    /// The names in the publication's folder of all pictures that were found and may be published in several sizes.
    pub fn into_files(self) -> BTreeSet<String> {
        let found = self
            .known
            .into_inner()
            .unwrap_or_else(PoisonError::into_inner)
            .into_values()
            .flatten()
            .map(|picture| picture.file);
        found.filter(|file| may_have_sizes(file)).collect()
    }

    /// The text with the sizes of its pictures; `None` where it stays as it is.
    fn sized(&self, html: &str, addresses: &mut BTreeSet<String>) -> Option<String> {
        if !["<img", "<IMG", "poster", "POSTER"].iter().any(|sign| html.contains(sign)) {
            return None;
        }
        let addresses = RefCell::new(addresses);
        let name_poster = element!("video[poster]", |video| {
            let poster = video.get_attribute("poster");
            addresses.borrow_mut().extend(poster.map(|poster| html_escape::decode_html_entities(&poster).into_owned()));
            Ok(())
        });
        let set_size = element!("img[src]", |picture| {
            let told = |name| told_pixels(picture, name);
            let address = picture.get_attribute("src").unwrap_or_default();
            let address = html_escape::decode_html_entities(&address).into_owned();
            let size = || self.find(&address)?.size;
            let completed = match (told("width"), told("height")) {
                (Some(_), Some(_)) => None,
                (Some(width), None) => size().map(|size| (width, size.height_at(width))),
                (None, Some(height)) => size().map(|size| (size.width_at(height), height)),
                (None, None) => size().map(|size| (size.width, size.height)),
            };
            if let Some((width, height)) = completed {
                picture.set_attribute("width", &width.to_string())?;
                picture.set_attribute("height", &height.to_string())?;
            }
            addresses.borrow_mut().insert(address);
            Ok(())
        });
        rewrite_as_browsers_do(html, [set_size, name_poster]).filter(|sized| sized != html)
    }

    /// The publication's own picture at an address, if there is one.
    fn find(&self, address: &str) -> Option<OwnPicture> {
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = known().get(address) {
            return known.clone();
        }
        let found = self.look_for(address);
        known().insert(address.to_owned(), found.clone());
        found
    }

    fn look_for(&self, address: &str) -> Option<OwnPicture> {
        let file = self.folder.file_at(address)?;
        let path = self.folder.readable(&file).ok()?;
        Some(OwnPicture { file, size: PictureSize::of(&path) })
    }
}

/// A width or height that an element tells, in pixels, if a page may tell it too; `100%` is none.
fn told_pixels(picture: &Element<'_, '_>, name: &str) -> Option<usize> {
    let pixels: u16 = picture.get_attribute(name)?.trim().trim_end_matches("px").parse().ok()?;
    (pixels > 0).then_some(pixels.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The header of a picture of that size (GIF).
    fn picture(width: u8, height: u8) -> Vec<u8> {
        [b"GIF89a".as_slice(), &[width, 0, height, 0, 0, 0, 0]].concat()
    }

    fn sizes() -> (tempfile::TempDir, PictureSizes) {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("media")).unwrap();
        std::fs::write(folder.path().join("media/a b.gif"), picture(30, 20)).unwrap();
        let sizes = PictureSizes::new(&DataFolder::new(folder.path(), Some("https://gazette.example/news/")));
        (folder, sizes)
    }

    #[test]
    fn a_picture_in_the_text_gets_its_size() {
        let (_folder, sizes) = sizes();
        let mut item = json!({ "content_html": "<P>é<img src='media/a%20b.gif' alt=x> <img src=\"./media/a b.gif\">" });
        sizes.fill_in(&mut item);
        let expected = "<P>é<img src='media/a%20b.gif' alt=x width=\"30\" height=\"20\"> \
                        <img src=\"./media/a b.gif\" width=\"30\" height=\"20\">";
        assert_eq!(item, json!({ "content_html": expected }));
    }

    #[test]
    fn markup_that_only_browsers_read_is_read_here_too() {
        let (_folder, sizes) = sizes();
        let mut item = json!({ "content_html": "<select><xmp></xmp></select><img src='media/a%20b.gif'>" });
        sizes.fill_in(&mut item);
        let expected = "<select><xmp></xmp></select><img src='media/a%20b.gif' width=\"30\" height=\"20\">";
        assert_eq!(item["content_html"], expected);
    }

    #[test]
    fn half_a_size_is_completed() {
        let (_folder, sizes) = sizes();
        for (told, completed) in [
            ("width=\"15\"", "width=\"15\" height=\"10\""),
            ("height=\"40px\"", "height=\"40\" width=\"60\""),
            ("width=\"100%\"", "width=\"30\" height=\"20\""),
        ] {
            for source in ["/media/a%20b.gif", "https://gazette.example/news/media/a%20b.gif?x"] {
                let html = |size: &str| json!({ "content_html": format!("<img src=\"{source}\" {size}>") });
                let mut item = html(told);
                sizes.fill_in(&mut item);
                assert_eq!(item, html(completed));
            }
        }
    }

    #[test]
    fn a_picture_that_is_sized_elsewhere_or_nowhere_stays_as_it_is() {
        let (_folder, sizes) = sizes();
        for source in [
            "media/b.gif",
            "https://a.example/media/a%20b.gif",
            "https://gazette.example/media/a%20b.gif",
            "../media/a%20b.gif",
            "media/..%2fmedia/a%20b.gif",
            "data:,",
        ] {
            let item = json!({ "content_html": format!("<img src=\"{source}\">"), "image": source });
            let mut filled = item.clone();
            sizes.fill_in(&mut filled);
            assert_eq!(filled, item);
        }
        let item = json!({ "content_html": "<img width=3 height=4px src=\"media/a%20b.gif\">" });
        let mut filled = item.clone();
        sizes.fill_in(&mut filled);
        assert_eq!(filled, item);
    }

    #[test]
    fn the_picture_of_an_item_gets_its_size_where_none_is_told() {
        let (_folder, sizes) = sizes();
        let mut item = json!({ "image": "media/a b.gif", "_masthead": { "image_alt": "x" } });
        sizes.fill_in(&mut item);
        assert_eq!(item["_masthead"], json!({ "image_alt": "x", "image_width": 30, "image_height": 20 }));
        let mut told = json!({ "image": "media/a b.gif", "_masthead": { "image_width": 1, "image_height": 1 } });
        sizes.fill_in(&mut told);
        assert_eq!(told["_masthead"]["image_width"], 1);
    }

    #[test]
    fn the_files_of_pictures_that_may_have_sizes_are_named() {
        let (folder, sizes) = sizes();
        for name in ["c.jpg", "d.PNG", "e #1.jpg"] {
            std::fs::write(folder.path().join("media").join(name), picture(30, 20)).unwrap();
        }
        let html = "<img src=\"/media/c.jpg?a&amp;b\"><video poster=media/d.PNG></video><img src=media/none.jpg>\
                    <img src=\"media/a b.gif\"><img src=media/e%20%231.jpg><img src=https://a.example/media/c.jpg>";
        let mut item = json!({ "content_html": html, "image": "media/c.jpg" });
        sizes.fill_in(&mut item);
        let named = json!({ "/media/c.jpg?a&b": "media/c.jpg", "media/c.jpg": "media/c.jpg", "media/d.PNG": "media/d.PNG",
                    "media/e%20%231.jpg": "media/e #1.jpg" });
        assert_eq!(item["_masthead"]["pictures"], named);
        assert_eq!(
            sizes.into_files().into_iter().collect::<Vec<_>>(),
            ["media/c.jpg", "media/d.PNG", "media/e #1.jpg"]
        );
    }
}
