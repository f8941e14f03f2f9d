//! The picture that a page is to show first, asked for in its head.
//!
//! Chromium does not look ahead past a policy of the page (`content_security.rs`), so it would come to know of the
//! picture only when all that is in front of it is there: a round trip later.

use lol_html::{HtmlRewriter, Settings, element};
use std::cell::{Cell, RefCell};

/// The `<link>` that asks for the picture; empty where no picture is to come before others, or where publishing has made
/// no files of it: only those are sure to be the publication's own. `content` is what the page shows.
#[must_use]
pub fn first_picture_html(content: &str) -> String {
    // As they are written in `content`: nothing has to be escaped anew.
    let source = RefCell::new(None);
    let is_found = Cell::new(false);
    let settings = Settings::new()
        .append_element_content_handler(element!("picture", |_| {
            source.replace(None);
            Ok(())
        }))
        .append_element_content_handler(element!("picture > source", |element| {
            let named = ["type", "srcset", "sizes"].map(|name| element.get_attribute(name));
            source.replace(Some(named));
            Ok(())
        }))
        .append_element_content_handler(element!("picture > img[fetchpriority=high]", |_| {
            is_found.set(true);
            Err("nothing more is looked for".into())
        }));
    // Ends in an error where the picture is found.
    let mut rewriter = HtmlRewriter::new(settings, |_: &[u8]| ());
    let _ = rewriter.write(content.as_bytes());
    drop(rewriter);
    match source.into_inner() {
        Some([Some(media_type), Some(srcset), Some(sizes)]) if is_found.get() => format!(
            "<link rel=\"preload\" as=\"image\" type=\"{media_type}\" imagesrcset=\"{srcset}\" imagesizes=\"{sizes}\" \
             fetchpriority=\"high\">\n"
        ),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHER: &str = "<picture><source type=\"image/webp\" srcset=\"sized/a-240.webp 240w\" sizes=\"50vw\"><img src=\"a.png\" loading=\"lazy\"></picture>";
    const FIRST: &str = "<p>x<picture><source type=\"image/webp\" srcset=\"sized/b-240.webp 240w, sized/b-720.webp 720w\" sizes=\"(min-width: 44rem) 38rem, 100vw\"><img src=\"b.png\" fetchpriority=\"high\"></picture>";

    #[test]
    fn the_picture_with_priority_is_asked_for_in_the_sizes_it_is_shown_in() {
        let expected = "<link rel=\"preload\" as=\"image\" type=\"image/webp\" imagesrcset=\"sized/b-240.webp 240w, sized/b-720.webp 720w\" \
             imagesizes=\"(min-width: 44rem) 38rem, 100vw\" fetchpriority=\"high\">\n";
        assert_eq!(first_picture_html(&format!("{OTHER}{FIRST}{OTHER}")), expected);
    }

    #[test]
    fn nothing_is_asked_for_without_such_a_picture_or_without_files_of_our_own() {
        assert_eq!(first_picture_html(OTHER), "");
        assert_eq!(first_picture_html("<img src=\"https://other.example/a.png\" fetchpriority=\"high\">"), "");
        let bare = "<picture><img src=\"https://other.example/a.png\" fetchpriority=\"high\"></picture>";
        assert_eq!(first_picture_html(&format!("{OTHER}{bare}")), "");
    }
}
