//! An article's HTML: what of it a reader will not see, and where its links and pictures lead.

use super::{context::CheckContext, lost::comment_without_end, picture, prose, shortened::shortened};
use crate::model::content::{
    self, Excess, Markup, Parsed,
    allow::{self, Rule, Unknown, Value},
};
use std::rc::Rc;

/// No text of so many bytes goes beyond a limit that one without markup may go beyond.
const SHORT: usize = 10_000;

/// Examines a text. `at` is its place in the document.
pub(super) fn inspect(context: &mut CheckContext, file: &Rc<str>, at: &str, html: &str) {
    // Most of the work is parsing, and a short text without markup has nothing to find.
    if html.len() < SHORT && !html.contains(['<', '[', '*']) {
        return;
    }
    let Parsed { markup, excess } = content::parse_within_limits(html);
    let mut fragments = Vec::new();
    walk(context, file, at, &markup, &mut fragments);
    if !fragments.is_empty() {
        context.fragments(file, at, html, &fragments);
    }
    if let Some(comment) = comment_without_end(html) {
        context.comment_without_end(file, at, comment);
    }
    prose::inspect(context, file, at, &markup);
    if let Some(excess) = excess {
        report_excess(context, file, at, excess);
    }
}

/// A text that goes beyond a limit.
pub(super) fn report_excess(context: &mut CheckContext, file: &str, at: &str, excess: Excess) {
    let remedy = match excess {
        Excess::Length | Excess::Nodes | Excess::Lines => {
            context.written(file).words("divide it into several items", "divide it into several articles")
        }
        Excess::Depth => "close the elements that are opened",
        Excess::Attributes => "take them out",
    };
    context.report_on(file).error(at, format!("the text {excess}: a page would show it up to there"), remedy);
}

/// Examines elements; `fragments` gets the links to parts of the text itself.
fn walk(context: &mut CheckContext, file: &Rc<str>, at: &str, markup: &[Markup], fragments: &mut Vec<String>) {
    for node in markup {
        let Markup::Element { name, attributes, children } = node else {
            continue;
        };
        match allow::rule(name) {
            Ok(rule) => {
                element(context, file, at, rule, attributes, fragments);
                walk(context, file, at, children, fragments);
            }
            Err(Unknown::Drop) => dropped(context, file, at, name, attributes),
            Err(Unknown::Unwrap) => {
                if name == "form" {
                    context.report_on(file).warning(
                        at,
                        "a <form> is not shown; only its text stays",
                        "link to a page elsewhere that has the form, or give a mail address",
                    );
                } else {
                    context.no_element(file, at, name);
                }
                walk(context, file, at, children, fragments);
            }
        }
    }
}

fn element(
    context: &mut CheckContext,
    file: &Rc<str>,
    at: &str,
    rule: &Rule,
    attributes: &[(&str, String)],
    fragments: &mut Vec<String>,
) {
    for (name, kind) in rule.attributes {
        let Some(address) = address(attributes, name) else {
            continue;
        };
        match kind {
            Value::Link if address.starts_with('#') => fragments.push(address.to_owned()),
            Value::Link => context.link(file, at, address),
            Value::File if (rule.name, *name) == ("img", "src") || *name == "poster" => {
                drop(picture::file(context, file, at, address));
            }
            Value::File => drop(context.medium(file, at, address)),
            Value::Text | Value::Flag | Value::Number | Value::OneOf(_) | Value::Id => {}
        }
    }
    if rule.name == "img" {
        match address(attributes, "src") {
            None => context.report_on(file).warning(
                at,
                "a picture without src is not shown",
                "give the <img> its address as src; the app loads pictures late by itself",
            ),
            Some(address) if value(attributes, "alt").is_none() => context.report_on(file).warning(
                at,
                format!("the picture {} has no alt", shortened(address)),
                "say in alt what it shows; alt=\"\" where it is mere decoration",
            ),
            Some(_) => {}
        }
    }
}

fn dropped(context: &mut CheckContext, file: &Rc<str>, at: &str, name: &str, attributes: &[(&str, String)]) {
    let source = address(attributes, "src");
    // It becomes a player that the reader can ask for.
    if name == "iframe" && source.is_some_and(content::is_player) {
        return;
    }
    // A frame becomes a link, and that may lead nowhere.
    if name == "iframe"
        && let Some(address) = source.filter(|address| context.refuses(address))
    {
        context.link(file, at, address);
        return;
    }
    let (what, remedy) = match (name, source) {
        ("iframe", Some(address)) => (
            format!("the <iframe> of {} is shown as a link to it", shortened(address)),
            "put a link there yourself, or attach the clip as a file",
        ),
        ("script" | "style" | "link" | "meta" | "base", _) => {
            (format!("<{name}> has no effect here and is left out"), "take it out")
        }
        _ => {
            (format!("<{name}> is not shown, nor what it holds"), "take it out, or say it in text, pictures or tables")
        }
    };
    context.report_on(file).warning(at, what, remedy);
}

fn value<'a>(attributes: &'a [(&str, String)], wanted: &str) -> Option<&'a str> {
    attributes.iter().find(|(name, _)| *name == wanted).map(|(_, value)| value.as_str())
}

/// An address that is more than white space, which would be the page's own.
fn address<'a>(attributes: &'a [(&str, String)], name: &str) -> Option<&'a str> {
    value(attributes, name).filter(|address| !address.trim().is_empty())
}
