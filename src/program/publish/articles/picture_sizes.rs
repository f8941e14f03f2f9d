//! The sizes of the publication's own pictures, so that no text moves when one arrives.

use crate::{
    model::content::Link,
    program::{DataFolder, PictureSize, data_folder::file_name},
};
use lol_html::{RewriteStrSettings, element, html_content::Element, rewrite_str};
use serde_json::{Value, json};
use std::{cell::RefCell, collections::HashMap, path::PathBuf};

/// Looks pictures up in the publication's folder, each once.
pub struct PictureSizes {
    folder: DataFolder,
    known: RefCell<HashMap<String, Option<PictureSize>>>,
}

impl PictureSizes {
    /// For the pictures of a publication in that folder.
    pub fn new(folder: &DataFolder) -> Self {
        Self { folder: folder.clone(), known: RefCell::default() }
    }

    /// Writes the sizes that an item does not tell into it: those of the pictures in its text, and of its own.
    pub fn fill_in(&self, item: &mut Value) {
        if let Some(Value::String(html)) = item.get_mut("content_html")
            && let Some(sized) = self.sized(html)
        {
            *html = sized;
        }
        let addresses = ["image", "banner_image"].iter().filter_map(|name| item.get(*name)?.as_str());
        let address = addresses.into_iter().find(|address| !address.trim().is_empty());
        let Some(PictureSize { width, height }) = address.and_then(|address| self.size(address)) else {
            return;
        };
        let Some(fields) = item.as_object_mut() else { return };
        let extension = fields.entry("_masthead").or_insert_with(|| json!({}));
        let Some(extension) = extension.as_object_mut() else { return };
        if !extension.contains_key("image_width") && !extension.contains_key("image_height") {
            extension.insert("image_width".to_owned(), json!(width));
            extension.insert("image_height".to_owned(), json!(height));
        }
    }

    /// The text with the sizes of its pictures; `None` where it stays as it is.
    fn sized(&self, html: &str) -> Option<String> {
        if !html.contains("<img") && !html.contains("<IMG") {
            return None;
        }
        let set_size = element!("img[src]", |picture| {
            let told = |name| told_pixels(picture, name);
            let size = || self.size(&html_escape::decode_html_entities(&picture.get_attribute("src")?));
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
            Ok(())
        });
        rewrite_str(html, RewriteStrSettings::new().append_element_content_handler(set_size))
            .ok()
            .filter(|sized| sized != html)
    }

    /// The size of a picture of the publication's own.
    fn size(&self, address: &str) -> Option<PictureSize> {
        if let Some(size) = self.known.borrow().get(address) {
            return *size;
        }
        let size = self.path(address).and_then(|path| PictureSize::of(&path));
        self.known.borrow_mut().insert(address.to_owned(), size);
        size
    }

    /// The file at an address of the publication.
    fn path(&self, address: &str) -> Option<PathBuf> {
        let Some(Link::Here(path)) = self.folder.resolver().link(address) else {
            return None;
        };
        self.folder.on_disk(&file_name(self.folder.below(&path)?)?)
    }
}

/// A width or height that an element tells, in pixels; `100%` is none.
fn told_pixels(picture: &Element<'_, '_>, name: &str) -> Option<usize> {
    let pixels: usize = picture.get_attribute(name)?.trim().trim_end_matches("px").parse().ok()?;
    (1..10_000).contains(&pixels).then_some(pixels)
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
}
