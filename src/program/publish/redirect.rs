//! A page that leads to another, for hosts that cannot redirect.

use crate::model::page::EditionContext;
use leptos::prelude::*;

/// The page. `href` is the address it leads to, relative to its own; `canonical` the same, absolute.
pub fn redirect_page(context: &EditionContext, href: &str, canonical: &str) -> String {
    let name = context.name();
    let page = view! {
        <html lang=context.edition.lang.as_str().to_owned() dir=context.edition.direction().as_str()>
            <head>
                <meta charset="utf-8"/>
                <title>{name.to_owned()}</title>
                <meta http-equiv="refresh" content=format!("0; url={href}")/>
                <link rel="canonical" href=canonical.to_owned()/>
                <meta name="robots" content="noindex"/>
            </head>
            <body>
                <h1><a href=href.to_owned()>{name.to_owned()}</a></h1>
            </body>
        </html>
    };
    format!("<!DOCTYPE html>\n{}\n", page.to_html())
}
