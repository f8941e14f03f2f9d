//! The HTML of articles.

use crate::text;
use masthead::model::content::{
    MOST_NODES, PictureLinks, Resolver, SafeElement, SafeNode,
    allow::{self, EVERYWHERE},
    lone_picture, of_html, pictures, plain_text, reading_minutes, sections, to_html,
};
use masthead::model::id::ItemId;

/// What the app adds to the elements of a feed.
const OWN: [(&str, &[&str]); 4] = [
    ("a", &["class", "data-player", "data-service", "rel", "target"]),
    ("audio", &["controls", "preload"]),
    ("img", &["decoding", "loading"]),
    ("video", &["controls", "preload"]),
];

pub fn read(bytes: &[u8]) {
    let html = text(bytes);
    let resolver = Resolver::of_finished_pages().on_page("en/posts/1/");
    let tree = of_html(&html, &resolver, "1").unwrap();
    let mut nodes = 0;
    check(&tree, 0, &mut nodes);
    assert!(nodes <= MOST_NODES);
    // What a browser reads of a finished page says the same, and stays what it is.
    let written = to_html(&tree);
    let again = of_html(&written, &resolver, "1").unwrap();
    check(&again, 0, &mut 0);
    assert_eq!(letters(&again), letters(&tree), "{written}");
    let mut in_sections = tree.clone();
    let found = sections(&mut in_sections, "1");
    assert!(found.len() <= nodes);
    let _ = reading_minutes(&tree);
    assert!(pictures(&tree).len() <= nodes);
    let _ = tree.first().and_then(lone_picture);
    if let Some(id) = ItemId::new("1") {
        let name = |number: u64| number.to_string();
        let linked = PictureLinks::new("en/posts/1/", &id.slug(), &name).link(&tree);
        assert_eq!(plain_text(&linked), plain_text(&tree));
    }
}

fn check(nodes: &[SafeNode], depth: usize, count: &mut usize) {
    // A few are added by the app, such as a paragraph around a link.
    assert!(depth <= 65);
    for node in nodes {
        *count += 1;
        match node {
            SafeNode::Text(text) => assert!(!text.is_empty()),
            SafeNode::Element(element) => {
                check_attributes(element);
                check(&element.children, depth + 1, count);
            }
        }
    }
}

fn check_attributes(element: &SafeElement) {
    let name = element.name();
    let rule = allow::rule(name).expect("an element of the list");
    for (attribute, value) in &element.attributes {
        let is_allowed = rule.attributes.iter().chain(EVERYWHERE).any(|(known, _)| known == attribute);
        let is_own = OWN.iter().any(|(of, names)| *of == name && names.contains(attribute));
        assert!(is_allowed || is_own, "{name} {attribute}");
        if matches!(*attribute, "href" | "src" | "poster" | "data-player") {
            let scheme =
                value.split_once(':').map(|(scheme, _)| scheme).filter(|scheme| !scheme.contains(['/', '?', '#']));
            assert!(matches!(scheme, None | Some("http" | "https" | "mailto" | "tel")), "{name} {attribute}={value}");
        }
    }
}

/// All of the text, without white space.
fn letters(nodes: &[SafeNode]) -> String {
    let of = |node: &SafeNode| match node {
        SafeNode::Text(text) => text.split_whitespace().collect(),
        SafeNode::Element(element) => letters(&element.children),
    };
    nodes.iter().map(of).collect()
}
