//! The sections of a text: its headings, each with an id that a table of contents leads to.

use super::{SafeNode, plain_text};
use crate::model::id::slugify;
use std::collections::{HashMap, HashSet};

/// A heading of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The id of the heading.
    pub id: String,
    /// Its words.
    pub title: String,
    /// What is below it.
    pub below: Vec<Section>,
}

/// The headings of the second level, with those of the third below them. One that has no id gets one, of its words:
/// the same as long as they are.
#[must_use]
pub fn sections(nodes: &mut [SafeNode], id_prefix: &str) -> Vec<Section> {
    let mut ids = Ids { taken: ids_of(nodes), ..Ids::default() };
    let mut found = Vec::new();
    collect(nodes, id_prefix, &mut ids, &mut found);
    found
}

/// The ids that a text has, and has been given.
#[derive(Default)]
struct Ids {
    taken: HashSet<String>,
    /// How often each was asked for: what a thousand headings say alike is not counted anew for each.
    asked: HashMap<String, usize>,
}

/// The ids of a text.
#[must_use]
pub fn ids_of(nodes: &[SafeNode]) -> HashSet<String> {
    let mut ids = HashSet::new();
    known_ids(nodes, &mut ids);
    ids
}

fn known_ids(nodes: &[SafeNode], ids: &mut HashSet<String>) {
    for node in nodes {
        if let SafeNode::Element(element) = node {
            ids.extend(element.attribute("id").map(str::to_owned));
            known_ids(&element.children, ids);
        }
    }
}

fn collect(nodes: &mut [SafeNode], id_prefix: &str, ids: &mut Ids, found: &mut Vec<Section>) {
    for node in nodes {
        let SafeNode::Element(element) = node else { continue };
        if !matches!(element.name(), "h2" | "h3") {
            collect(&mut element.children, id_prefix, ids, found);
            continue;
        }
        let title = plain_text(&element.children);
        if title.is_empty() {
            continue;
        }
        let id = element.attribute("id").map_or_else(|| ids.new_id(&title, id_prefix), str::to_owned);
        if element.attribute("id").is_none() {
            element.attributes.push(("id", id.clone()));
        }
        let section = Section { id, title, below: Vec::new() };
        match found.last_mut() {
            Some(above) if element.name() == "h3" => above.below.push(section),
            _ => found.push(section),
        }
    }
}

impl Ids {
    /// An id of those words that the text does not have yet, with a number where it has: as on `GitHub` and with Hugo, whose
    /// authors know it.
    fn new_id(&mut self, title: &str, id_prefix: &str) -> String {
        let words: String = slugify(title).chars().take(60).collect();
        let own = format!("{id_prefix}--{words}");
        let asked = self.asked.entry(own.clone()).or_default();
        loop {
            *asked += 1;
            let id = match *asked {
                1 => own.clone(),
                more => format!("{own}-{}", more - 1),
            };
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, of_html, to_html};

    fn of(html: &str) -> (Vec<Section>, String) {
        let mut nodes = of_html(html, &Resolver::of_finished_pages(), "a").unwrap();
        let sections = sections(&mut nodes, "a");
        (sections, to_html(&nodes))
    }

    #[test]
    fn a_heading_gets_an_id_of_its_words() {
        let (sections, html) =
            of("<h2>The camp</h2><p>x</p><h2 id=n>Then</h2><h2>نامه‌ها</h2><h2>The camp</h2><h2>The camp</h2>");
        let ids: Vec<_> = sections.iter().map(|section| section.id.as_str()).collect();
        assert_eq!(ids, ["a--the-camp", "a--n", "a--نامه-ها", "a--the-camp-1", "a--the-camp-2"]);
        assert!(html.starts_with("<h2 id=\"a--the-camp\">The camp</h2>"), "{html}");
    }

    #[test]
    fn a_section_is_below_the_one_it_is_part_of() {
        let (sections, _) = of("<h2>A</h2><div><h3>B</h3></div><h4>C</h4><h2>D</h2><h2> </h2>");
        let titles: Vec<_> = sections.iter().map(|section| (section.title.as_str(), section.below.len())).collect();
        assert_eq!(titles, [("A", 1), ("D", 0)]);
    }
}
