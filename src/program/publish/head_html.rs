//! The head of a page as HTML.

use super::escape::json_in_script;
use crate::model::{
    page::{
        PageModel,
        head::{Head, HeadTag},
        structured_data::StructuredData,
    },
    publication::{Scheme, Theme},
};
use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};
use strum::VariantArray;

/// Where the menu bar is shown, browsers that support this draw nothing before the header is complete: half of it
/// would move when the rest arrives. On small screens nothing would move, so drawing starts at once.
const WIDE_SCREENS: &str = "(min-width: 62rem)";

/// The head of a finished page.
#[must_use]
pub fn head_html(page: &PageModel, head: &Head) -> String {
    let mut html = String::new();
    for tag in head.tags(page) {
        write(&tag, &mut html);
    }
    let expected = [
        ("rel", "expect".to_owned()),
        ("href", page.fragment("main")),
        ("blocking", "render".to_owned()),
        ("media", WIDE_SCREENS.to_owned()),
    ];
    write(&HeadTag { name: "link", attributes: expected.into(), text: String::new() }, &mut html);
    html
}

/// The colours of the browser's own parts by day and by night, as in the app's page; `theme.js` chooses between the two,
/// and so must find them in front of itself.
#[must_use]
pub fn theme_colours_html(theme: &Theme) -> String {
    let mut html = String::new();
    for scheme in Scheme::VARIANTS {
        write(&theme_colour(*scheme, theme), &mut html);
    }
    html
}

fn theme_colour(scheme: Scheme, theme: &Theme) -> HeadTag {
    let attributes = [
        ("name", "theme-color".to_owned()),
        ("content", theme.palette(scheme).paper.to_string()),
        ("media", format!("(prefers-color-scheme: {})", scheme.name())),
        ("data-scheme", scheme.name().to_owned()),
    ];
    HeadTag { name: "meta", attributes: attributes.into(), text: String::new() }
}

/// What search engines read of a page. It comes after the text, because nothing of it is shown.
#[must_use]
pub fn structured_data_html(page: &PageModel, head: &Head) -> String {
    let mut html = String::new();
    if let Some(data) = StructuredData::of(page, head) {
        write(&HeadTag::json_ld(data.to_json()), &mut html);
    }
    html
}

fn write(tag: &HeadTag, html: &mut String) {
    html.push('<');
    html.push_str(tag.name);
    for (name, value) in &tag.attributes {
        html.push(' ');
        html.push_str(name);
        if !value.is_empty() {
            html.push_str("=\"");
            encode_double_quoted_attribute_to_string(value, html);
            html.push('"');
        }
    }
    html.push('>');
    // The others are void elements.
    if matches!(tag.name, "script" | "title") {
        match tag.name {
            "script" => html.push_str(&json_in_script(&tag.text)),
            _ => {
                encode_text_to_string(&tag.text, html);
            }
        }
        html.push_str("</");
        html.push_str(tag.name);
        html.push('>');
    }
    html.push('\n');
}
