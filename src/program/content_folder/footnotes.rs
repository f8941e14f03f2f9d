//! Footnotes, in the order in which the text refers to them, at its end.

use crate::model::locale::Digits;
use pulldown_cmark::{CowStr, Event, Tag, TagEnd};
use std::collections::HashMap;
use unicase::UniCase;

/// What a footnote is known by: the parser, too, makes no difference between large and small letters.
type Name<'a> = UniCase<CowStr<'a>>;

/// The footnotes of a text and their numbers.
struct Footnotes<'a> {
    notes: HashMap<Name<'a>, Vec<Event<'a>>>,
    /// Those that are referred to, in their order.
    order: Vec<Name<'a>>,
    numbers: HashMap<Name<'a>, usize>,
    digits: Digits,
}

/// A text with its footnotes at the end, each with links there and back.
pub fn at_the_end(events: Vec<Event<'_>>, digits: Digits) -> Vec<Event<'_>> {
    if !events.iter().any(|event| matches!(event, Event::Start(Tag::FootnoteDefinition(_)))) {
        return events;
    }
    let (text, definitions) = divide(events);
    let names: Vec<_> = definitions.iter().map(|(name, _)| name.clone()).collect();
    let mut footnotes = Footnotes { notes: HashMap::new(), order: Vec::new(), numbers: HashMap::new(), digits };
    for (name, events) in definitions {
        footnotes.notes.entry(name).or_insert(events);
    }
    let mut text = footnotes.with_numbers(text);
    text.push(html("<hr>\n<ol>\n".to_owned()));
    let mut written = 0;
    // What no text refers to was written all the same.
    for name in [None].into_iter().chain(names.into_iter().map(Some)) {
        let not_led_to = name.and_then(|name| {
            let (number, is_first) = footnotes.number(name);
            is_first.then_some(number)
        });
        while let Some(name) = footnotes.order.get(written).cloned() {
            written += 1;
            let note = footnotes.notes.remove(&name).unwrap_or_default();
            footnotes.write(&mut text, written, note, not_led_to != Some(written));
        }
    }
    text.push(html("</ol>\n".to_owned()));
    text
}

/// The text without its footnotes, and these.
fn divide(events: Vec<Event<'_>>) -> (Vec<Event<'_>>, Vec<(Name<'_>, Vec<Event<'_>>)>) {
    let mut text = Vec::with_capacity(events.len());
    let (mut open, mut done) = (Vec::new(), Vec::new());
    for event in events {
        match event {
            Event::Start(Tag::FootnoteDefinition(name)) => open.push((UniCase::new(name), Vec::new())),
            Event::End(TagEnd::FootnoteDefinition) => done.extend(open.pop()),
            event => match open.last_mut() {
                Some((_, note)) => note.push(event),
                None => text.push(event),
            },
        }
    }
    (text, done)
}

impl<'a> Footnotes<'a> {
    /// The number of a footnote, and whether it is referred to for the first time.
    fn number(&mut self, name: Name<'a>) -> (usize, bool) {
        if let Some(number) = self.numbers.get(&name) {
            return (*number, false);
        }
        self.order.push(name.clone());
        let number = self.order.len();
        self.numbers.insert(name, number);
        (number, true)
    }

    fn with_numbers(&mut self, events: Vec<Event<'a>>) -> Vec<Event<'a>> {
        let number = |event| match event {
            Event::FootnoteReference(name) => {
                let (number, is_first) = self.number(UniCase::new(name));
                let id = if is_first { format!(" id=\"footnote-{number}-from\"") } else { String::new() };
                let shown = self.digits.number(number as u64);
                Event::InlineHtml(format!("<sup{id}><a href=\"#footnote-{number}\">{shown}</a></sup>").into())
            }
            other => other,
        };
        events.into_iter().map(number).collect()
    }

    fn write(&mut self, text: &mut Vec<Event<'a>>, number: usize, note: Vec<Event<'a>>, is_led_to: bool) {
        let mut note = self.with_numbers(note);
        let back = format!("<a href=\"#footnote-{number}-from\">↩</a>");
        // Where nothing led here, there is nothing to lead back to.
        match note.last().cloned() {
            _ if !is_led_to => {}
            Some(end @ Event::End(TagEnd::Paragraph)) => {
                note.pop();
                note.push(Event::InlineHtml(format!(" {back}").into()));
                note.push(end);
            }
            _ => note.push(html(format!("<p>{back}</p>\n"))),
        }
        text.push(html(format!("<li id=\"footnote-{number}\">\n")));
        text.append(&mut note);
        text.push(html("</li>\n".to_owned()));
    }
}

fn html(text: String) -> Event<'static> {
    Event::Html(text.into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use pulldown_cmark::{Options, Parser};

    fn converted(text: &str, digits: Digits) -> String {
        let events = Parser::new_ext(text, Options::ENABLE_FOOTNOTES).collect();
        let mut html = String::new();
        pulldown_cmark::html::push_html(&mut html, at_the_end(events, digits).into_iter());
        html
    }

    #[test]
    fn footnotes_stand_at_the_end_in_their_order() {
        let html = converted("A[^y] b[^x] c[^y]\n\n[^x]: X[^z]\n\n[^y]: Y\n\n[^z]: Z\n\nend\n", Digits::Arabext);
        let expected = "<p>A<sup id=\"footnote-1-from\"><a href=\"#footnote-1\">۱</a></sup> \
            b<sup id=\"footnote-2-from\"><a href=\"#footnote-2\">۲</a></sup> \
            c<sup><a href=\"#footnote-1\">۱</a></sup></p>\n<p>end</p>\n<hr>\n<ol>\n\
            <li id=\"footnote-1\">\n<p>Y <a href=\"#footnote-1-from\">↩</a></p>\n</li>\n\
            <li id=\"footnote-2\">\n<p>X<sup id=\"footnote-3-from\"><a href=\"#footnote-3\">۳</a></sup> \
            <a href=\"#footnote-2-from\">↩</a></p>\n</li>\n\
            <li id=\"footnote-3\">\n<p>Z <a href=\"#footnote-3-from\">↩</a></p>\n</li>\n</ol>\n";
        assert_eq!(html, expected);
    }

    #[test]
    fn names_are_the_same_in_large_and_small_letters() {
        let expected = "<p>A<sup id=\"footnote-1-from\"><a href=\"#footnote-1\">1</a></sup></p>\n<hr>\n<ol>\n\
            <li id=\"footnote-1\">\n<p>X <a href=\"#footnote-1-from\">↩</a></p>\n</li>\n</ol>\n";
        assert_eq!(converted("A[^Ä]\n\n[^ä]: X", Digits::Latn), expected);
        assert_eq!(converted("A[^STRASSE]\n\n[^Straße]: X", Digits::Latn), expected);
    }

    #[test]
    fn a_footnote_that_nothing_refers_to_is_not_lost() {
        let html = converted("A\n\n[^x]: - X\n", Digits::Latn);
        assert!(html.contains("<li>X</li>") && html.ends_with("</ol>\n"), "{html}");
        assert!(!html.contains('↩'), "there is nothing to lead back to: {html}");
        let html = converted("A[^1]\n\n[^1]: X\n\n[^2]: Y[^3]\n\n[^3]: Z\n", Digits::Latn);
        let back: Vec<_> = html.match_indices("-from\">↩").map(|(at, _)| &html[at - 1..at]).collect();
        assert_eq!(back, ["1", "3"], "{html}");
        assert_eq!(converted("A[^x]", Digits::Latn), "<p>A[^x]</p>\n");
    }
}
