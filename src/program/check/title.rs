//! Titles in which an owner writes of HTML: the markup of other sites' titles is taken out, and with it what looks like some.

use super::{context::CheckContext, item::filled};
use crate::model::content;
use serde_json::{Map, Value};
use std::rc::Rc;

/// Examines an item's title.
pub(super) fn inspect(context: &mut CheckContext, file: &Rc<str>, at: &str, fields: &Map<String, Value>) {
    let Some(element) = filled(fields, "title").and_then(left_out) else { return };
    let written = element.replace('<', "&lt;").replace('>', "&gt;");
    let remedy = context.written(file).words(
        format!("write \"{written}\" in its place"),
        format!("write \"{written}\" in its place, in a title above the text (title: …)"),
    );
    let what = format!("\"{element}\" in the title is taken for HTML, and left out");
    context.report_on(file).warning(at, what, remedy);
}

/// The first element that a title loses, and that is most likely a part of its words.
fn left_out(title: &str) -> Option<&str> {
    /// No title that is read to its end is longer, in bytes.
    const LONGEST: usize = 1000;
    let title = &title[..title.floor_char_boundary(LONGEST)];
    let mut elements = elements(title).filter(|element| !is_markup(element, title)).peekable();
    elements.peek()?;
    let shown = content::without_markup(title);
    elements.find(|element| !shown.contains(element))
}

/// What looks like the beginning of an element.
fn elements(title: &str) -> impl Iterator<Item = &str> {
    title.split('<').skip(1).filter_map(|after| {
        let end = after.find('>').filter(|_| after.starts_with(|sign: char| sign.is_ascii_alphabetic()))?;
        let start = after.as_ptr() as usize - title.as_ptr() as usize - 1;
        Some(&title[start..start + end + 2])
    })
}

/// Whether it is there for what it does: it is closed again, or needs not be.
fn is_markup(element: &str, title: &str) -> bool {
    let inside = element.trim_start_matches('<');
    let name = inside.split(|sign: char| !sign.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    matches!(name.as_str(), "br" | "wbr" | "img" | "hr") || title.to_ascii_lowercase().contains(&format!("</{name}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_element_that_a_title_is_about_and_loses_is_found() {
        let title = "Why <br> and a < b matter: the <title> element";
        assert_eq!(left_out(title), Some("<title>"));
        let mended = title.replace("<title>", "&lt;title&gt;");
        assert_eq!(left_out(&mended), None);
        assert!(content::without_markup(&mended).ends_with("matter: the <title> element"));
        assert_eq!(left_out("<em>The</em> <IMG src=\"a\"> <section> of a page"), Some("<section>"));
        for whole in [
            "The <title> element",
            "The <em> element",
            "<b>Bold</b><br>words",
            "a < b, b > c",
            "<3 <em>you</em>",
            "The &lt;title&gt; of &amp;",
            "",
        ] {
            assert_eq!(left_out(whole), None, "{whole}");
        }
    }
}
