//! Hostile texts as the native program draws them.

use crate::{
    generated_html::generated_html,
    hostile_texts::{BEACON, Payload, payloads},
};
use masthead::model::content::{Resolver, SafeNode, of_html, to_html};
use scraper::{Html, Selector};
use std::collections::{BTreeMap, BTreeSet};

/// How many texts are made by chance.
const GENERATED: usize = 2_000;

fn drawn(html: &str) -> Vec<SafeNode> {
    let resolver = Resolver::new("https://example.org", "https://example.org/site.json").on_page("/en/");
    of_html(html, &resolver, "p").unwrap()
}

/// What is wrong with finished markup, whatever the allow-list says.
fn faults(html: &str) -> Vec<String> {
    const FORBIDDEN: &str = "script, style, link, meta, base, title, iframe, frame, frameset, object, embed, applet, param, form, input,
        button, select, option, textarea, keygen, svg, math, template, noscript, noembed, noframes, plaintext, xmp, canvas,
        portal, fencedframe, dialog, slot, area, map, marquee, bgsound, layer, isindex, menuitem, picture, image";
    let page = Html::parse_fragment(html);
    let mut faults: Vec<_> = page.select(&Selector::parse(FORBIDDEN).unwrap()).map(|element| element.html()).collect();
    for element in page.select(&Selector::parse("*").unwrap()) {
        for (name, value) in element.value().attrs() {
            let is_known = match name {
                "href" | "src" | "poster" | "data-player" => {
                    // As browsers read it.
                    let base = url::Url::parse("https://example.org/en/").unwrap();
                    base.join(value).is_ok_and(|url| matches!(url.scheme(), "https" | "http" | "mailto" | "tel"))
                }
                "id" => value.starts_with("p--"),
                "class" => value == "frame",
                "rel" => value == "external noopener",
                "align" => matches!(value, "left" | "center" | "right"),
                "alt" | "colspan" | "controls" | "data-service" | "datetime" | "decoding" | "default" | "dir"
                | "download" | "height" | "hreflang" | "kind" | "label" | "lang" | "loading" | "loop" | "muted"
                | "open" | "preload" | "reversed" | "rowspan" | "scope" | "srclang" | "start" | "title" | "type"
                | "value" | "width" => true,
                _ => false,
            };
            if !is_known {
                faults.push(format!("{name}={value}"));
            }
        }
    }
    faults
}

#[test]
fn payloads_are_many_and_each_is_another() {
    let payloads = payloads();
    assert!(payloads.len() >= 500, "{}", payloads.len());
    assert_eq!(payloads.iter().map(|payload| &payload.html).collect::<BTreeSet<_>>().len(), payloads.len());
    assert_eq!(payloads.iter().map(|payload| &payload.name).collect::<BTreeSet<_>>().len(), payloads.len());
    let mut techniques = BTreeMap::<_, usize>::new();
    for payload in payloads {
        *techniques.entry(payload.technique.as_str()).or_default() += 1;
        assert!(payload.html.contains(&payload.keeps), "{}", payload.name);
    }
    assert!(techniques.len() >= 25 && techniques.values().all(|count| *count >= 10), "{techniques:?}");
    assert!(payloads.iter().filter(|payload| payload.html.contains(BEACON)).count() >= 150);
    let told = format!("{} hostile texts by {} techniques", payloads.len(), techniques.len());
    assert!(include_str!("../../.github/SECURITY.md").contains(&told), "{told}");
}

#[test]
fn of_a_hostile_text_what_is_harmless_is_drawn_and_nothing_else() {
    for Payload { technique, name, html, keeps } in payloads() {
        let html = to_html(&drawn(html));
        assert_eq!(faults(&html), Vec::<String>::new(), "{technique}: {name}: {html}");
        assert!(html.contains(keeps), "{technique}: {name}: {html}");
    }
    for html in generated_html(GENERATED) {
        let drawn = to_html(&drawn(&html));
        assert_eq!(faults(&drawn), Vec::<String>::new(), "{html}");
    }
}

#[test]
fn markup_before_a_hostile_text_is_drawn_as_it_is_without_it() {
    const BEFORE: &str = "<h2>A <em>heading</em></h2><p>Some <a href=\"https://example.org/a\">words</a>.</p>\
        <ul><li><strong>One</strong></li></ul><img src=\"a.png\" alt=\"A picture\">";
    let before = to_html(&drawn(BEFORE));
    assert_eq!(
        Html::parse_fragment(&before).select(&Selector::parse("h2 em, p a, li strong, img").unwrap()).count(),
        4
    );
    for Payload { technique, name, html, .. } in payloads() {
        let html = to_html(&drawn(&format!("{BEFORE}{html}")));
        assert!(html.starts_with(&before), "{technique}: {name}: {html}");
    }
}

/// A tree without what a feed cannot send or what changes with each drawing: marks of frames, and ids, which get a prefix.
fn comparable(nodes: Vec<SafeNode>) -> Vec<SafeNode> {
    nodes
        .into_iter()
        .map(|node| match node {
            SafeNode::Text(text) => SafeNode::Text(text),
            SafeNode::Element(mut element) => {
                element.attributes.retain(|(name, value)| match *name {
                    "id" | "class" | "data-player" | "data-service" => false,
                    "href" => !value.contains('#'),
                    _ => true,
                });
                element.children = comparable(std::mem::take(&mut element.children));
                SafeNode::Element(element)
            }
        })
        .collect()
}

fn text_of(nodes: &[SafeNode]) -> String {
    nodes
        .iter()
        .map(|node| match node {
            SafeNode::Text(text) => text.clone(),
            SafeNode::Element(element) => text_of(&element.children),
        })
        .collect()
}

/// A browser reads a finished page, and so does who reads a feed: what they read is what was drawn, and is drawn the same
/// again.
///
/// In one text of a thousand they do not read it the same at once: where an element goes and what it held stays (`button`,
/// `font`), the parser no longer sees a border there, and ends a paragraph, a heading, a definition or a link where another
/// begins. Then all that is read is the same in another place, and stays there.
#[test]
fn what_was_drawn_is_drawn_the_same_again() {
    let texts: Vec<_> =
        payloads().iter().map(|payload| payload.html.clone()).chain(generated_html(GENERATED)).collect();
    let mut moved = 0;
    for html in &texts {
        let once = drawn(html);
        let again = drawn(&to_html(&once));
        let (text, text_again) = (text_of(&once), text_of(&again));
        let (once, again) = (comparable(once), comparable(again));
        if once != again {
            moved += 1;
            assert_eq!(text, text_again, "{html}");
            assert_eq!(comparable(drawn(&to_html(&drawn(&to_html(&drawn(html)))))), again, "{html}");
        }
    }
    assert!(moved * 500 < texts.len(), "{moved} of {}", texts.len());
}
