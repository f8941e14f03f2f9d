//! The title of an article in HTML that has none above its text.

use crate::model::content::{Resolver, of_html, pictures, plain_text, without_markup};

/// The heading that a text begins with, and the rest; of a whole page, which has a title of its own, that and all of it.
#[must_use]
pub fn divide(text: &str) -> (Option<String>, &str) {
    let start = text.trim_start();
    if let Some((words, rest)) = element(start, "h1")
        && let Ok(heading) = of_html(words, &Resolver::of_finished_pages(), "")
        && let Some(title) = words_in(&plain_text(&heading))
    {
        // A picture would be lost with the heading that it stands in.
        return (Some(title), if pictures(&heading).is_empty() { rest } else { text });
    }
    let is_page = ["<!doctype", "<html"].iter().any(|tag| begins_with(start, tag));
    let title = is_page.then(|| start.to_ascii_lowercase().find("<title")).flatten();
    let title = title
        .and_then(|offset| element(&start[offset..], "title"))
        .and_then(|(words, _)| words_in(&without_markup(words)));
    (title, text)
}

/// What an element holds that a text begins with, and what follows it.
fn element<'a>(text: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    if !begins_with(text, &format!("<{name}")) {
        return None;
    }
    let (attributes, inside) = text[1 + name.len()..].split_once('>')?;
    if !attributes.is_empty() && !attributes.starts_with(char::is_whitespace) {
        return None;
    }
    let closing = format!("</{name}>");
    let end = inside.to_ascii_lowercase().find(&closing)?;
    Some((&inside[..end], &inside[end + closing.len()..]))
}

fn begins_with(text: &str, tag: &str) -> bool {
    text.get(..tag.len()).is_some_and(|start| start.eq_ignore_ascii_case(tag))
}

fn words_in(text: &str) -> Option<String> {
    let words = text.split_whitespace().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_heading_that_a_text_begins_with_is_its_title() {
        assert_eq!(
            divide("\n<h1>The <em>flood</em> &amp; more</h1>\n<p>A"),
            (Some("The flood & more".into()), "\n<p>A")
        );
        assert_eq!(divide("<H1 class=\"a\">سیل</H1>"), (Some("سیل".into()), ""));
    }

    #[test]
    fn a_picture_in_the_heading_stays_in_the_text() {
        let text = "<h1><img src=\"/pic.png\" alt=\"Flood\"> The flood</h1><p>A</p>";
        assert_eq!(divide(text), (Some("The flood".into()), text));
        let text = "<h1><img src=\"pic.png\" alt=\"Flood\"></h1>";
        assert_eq!(divide(text), (None, text));
        assert_eq!(divide("<h1>A <u>b</u> <custom-x>c</custom-x></h1>D"), (Some("A b c".into()), "D"));
    }

    #[test]
    fn a_whole_page_has_a_title_of_its_own() {
        let page = "<!DOCTYPE html><html><head><title>The flood</title></head><body><p>A</body></html>";
        assert_eq!(divide(page), (Some("The flood".into()), page));
    }

    #[test]
    fn other_texts_have_none() {
        for text in ["<p>A</p><h1>B</h1>", "<h1></h1>A", "<h10>A</h10>", "<h1>A", "<p><title>A</title>", "é", ""] {
            assert_eq!(divide(text), (None, text), "{text}");
        }
    }
}
