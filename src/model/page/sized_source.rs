//! The files that publishing has made of a picture, as a page names them.

use super::Post;
use crate::model::feed::Tint;
use std::collections::HashMap;

/// Files of one picture that a browser chooses from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SizedSource {
    /// Their addresses and widths, the narrowest first.
    files: Vec<(String, u32)>,
    /// What stands in its place until it is there.
    pub tint: Option<Tint>,
}

impl SizedSource {
    /// The type of the files.
    pub const MEDIA_TYPE: &str = "image/webp";

    /// As for `srcset`.
    #[must_use]
    pub fn srcset(&self) -> String {
        let files: Vec<_> = self.files.iter().map(|(address, width)| format!("{address} {width}w")).collect();
        files.join(", ")
    }

    /// The narrowest file of at least that width, else the widest: where a page can name one alone.
    #[must_use]
    pub fn at_least(&self, width: u32) -> Option<&str> {
        let wide_enough = self.files.iter().find(|(_, known)| *known >= width);
        wide_enough.or(self.files.last()).map(|(address, _)| address.as_str())
    }
}

impl Post {
    /// The files of one of its pictures, by the address that a page shows it from; `None` where publishing has made
    /// none.
    #[must_use]
    pub fn sized_source(&self, src: &str) -> Option<SizedSource> {
        let picture = &self.item.sized_pictures.get(*self.sized_by_address().get(src)?)?.1;
        let file = |width: &u32| Some((self.resolver.file(&picture.file(*width))?, *width));
        let files: Vec<_> = picture.widths.iter().filter_map(file).collect();
        (!files.is_empty()).then_some(SizedSource { files, tint: picture.tint })
    }

    /// Which of its pictures in several sizes a page shows from an address.
    fn sized_by_address(&self) -> &HashMap<String, usize> {
        self.sized.get_or_init(|| {
            let mut known = HashMap::new();
            for (index, (address, _)) in self.item.sized_pictures.iter().enumerate() {
                // There may be another picture at the same path of that site.
                if !self.resolver.starts_at_another_site(address)
                    && let Some(src) = self.resolver.file(address)
                {
                    known.entry(src).or_insert(index);
                }
            }
            known
        })
    }

    /// The picture that stands for a film until it plays: a page names one file alone.
    #[must_use]
    pub fn poster(&self, src: String) -> String {
        const WIDTH: u32 = 720;
        let sized = self.sized_source(&src);
        sized.as_ref().and_then(|sized| sized.at_least(WIDTH)).map_or(src, str::to_owned)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{content::Resolver, feed::Item};
    use serde::Deserialize;
    use serde_json::json;
    use std::sync::Arc;

    fn post() -> Post {
        let item = json!({ "id": "1", "_masthead": { "pictures": {
            "media/a b.jpg": { "name": "9f", "widths": [240, 720, 1200], "tint": "123" }, "media/c.jpg": {} } } });
        Post::new(Arc::new(Item::deserialize(&item).unwrap()), Arc::new(Resolver::of_finished_pages()))
    }

    #[test]
    fn a_picture_is_found_by_the_address_that_a_page_shows_it_from() {
        let source = post().sized_source("media/a%20b.jpg").unwrap();
        assert_eq!(source.srcset(), "sized/9f-240.webp 240w, sized/9f-720.webp 720w, sized/9f-1200.webp 1200w");
        assert_eq!(post().sized_source("media/c.jpg"), None, "nothing was made of it");
        assert_eq!(post().sized_source("media/d.jpg"), None);
    }

    #[test]
    fn a_picture_of_another_site_is_not_ours() {
        let item = json!({ "id": "1", "_masthead": { "pictures": {
            "/a.jpg": { "name": "9f", "widths": [240] }, "b.jpg": { "name": "9f", "widths": [240] } } } });
        let resolver = Resolver::of_finished_pages().of_feed(Some("https://old.example/"));
        let post = Post::new(Arc::new(Item::deserialize(&item).unwrap()), Arc::new(resolver));
        assert_eq!(post.sized_source("https://old.example/a.jpg"), None);
        assert!(post.sized_source("b.jpg").is_some());
    }

    #[test]
    fn a_poster_is_as_wide_as_a_player() {
        assert_eq!(post().poster("media/a%20b.jpg".to_owned()), "sized/9f-720.webp");
        assert_eq!(post().poster("media/d.jpg".to_owned()), "media/d.jpg");
    }
}
