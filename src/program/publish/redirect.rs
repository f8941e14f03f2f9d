//! A page that leads to another, for hosts that cannot redirect.
//!
//! Leptos' views do not write it: their marks for hydration would become text inside `title`.

use crate::model::page::EditionContext;
use html_escape::{encode_double_quoted_attribute as attribute, encode_text as text};

/// The page. `name` is what it leads to is called, `href` its address, relative to its own; `canonical` the same, absolute.
/// `security` are the elements that every head of a page has.
pub fn redirect_page(context: &EditionContext, name: &str, href: &str, canonical: &str, security: &str) -> String {
    let lang = context.edition.lang.as_str();
    let dir = context.edition.direction().as_str();
    let name = text(name);
    let href = attribute(href);
    let canonical = attribute(canonical);
    format!(
        r#"<!DOCTYPE html>
<html lang="{lang}" dir="{dir}">
<head>
<meta charset="utf-8">
{security}<title>{name}</title>
<link rel="icon" href="data:,">
<meta http-equiv="refresh" content="0; url={href}">
<link rel="canonical" href="{canonical}">
<meta name="robots" content="noindex">
</head>
<body>
<h1><a href="{href}">{name}</a></h1>
</body>
</html>
"#
    )
}
