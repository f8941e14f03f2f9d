//! What a page may show of a text: a tree of allowed elements.

use super::allow::{self, Rule};

pub(super) const HEADINGS: [&str; 5] = ["h2", "h3", "h4", "h5", "h6"];

/// A piece of safe content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SafeNode {
    /// Text.
    Text(String),
    /// An element of the allow-list.
    Element(SafeElement),
}

/// No feed can have one: it is not on the list.
const BUTTON: Rule = Rule { name: "button", attributes: &[] };

/// An element of the allow-list with checked attributes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SafeElement {
    pub(super) rule: &'static Rule,
    /// Attributes with checked values.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub children: Vec<SafeNode>,
}

impl SafeElement {
    pub(crate) fn new(
        name: &'static str,
        attributes: Vec<(&'static str, String)>,
        children: Vec<SafeNode>,
    ) -> Option<Self> {
        let rule = allow::rule(name).ok()?;
        Some(Self { rule, attributes, children })
    }

    /// The element's name.
    #[must_use]
    pub fn name(&self) -> &'static str {
        self.rule.name
    }

    /// The element inside another one of the allow-list.
    #[must_use]
    pub(crate) fn within(self, name: &'static str, attributes: Vec<(&'static str, String)>) -> Self {
        match allow::rule(name) {
            Ok(rule) => Self { rule, attributes, children: vec![SafeNode::Element(self)] },
            Err(_) => self,
        }
    }

    /// A button of the app's own in the middle of a text.
    #[must_use]
    pub(crate) fn button(attributes: Vec<(&'static str, String)>, children: Vec<SafeNode>) -> Self {
        Self { rule: &BUTTON, attributes, children }
    }

    /// A picture that comes from files for its size, or from its own where a browser does not know their kind.
    #[must_use]
    pub(crate) fn with_sized_files(self, source: Vec<(&'static str, String)>) -> Self {
        let source = Self::new("source", source, Vec::new());
        let children = source.into_iter().chain([self]).map(SafeNode::Element).collect();
        Self { rule: &allow::PICTURE, attributes: Vec::new(), children }
    }

    /// Makes a heading one of the next lower level.
    pub(crate) fn lower_heading(&mut self) {
        let lower = HEADINGS.iter().position(|name| *name == self.name()).and_then(|level| HEADINGS.get(level + 1));
        if let Some(rule) = lower.and_then(|name| allow::rule(name).ok()) {
            self.rule = rule;
        }
    }

    /// Gives an attribute a value, in the place of the one it has.
    pub(crate) fn set_attribute(&mut self, name: &'static str, value: String) {
        match self.attributes.iter_mut().find(|(known, _)| *known == name) {
            Some((_, known)) => *known = value,
            None => self.attributes.push((name, value)),
        }
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| *known == name)?;
        Some(value)
    }
}
