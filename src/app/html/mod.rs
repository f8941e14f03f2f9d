//! A piece of a page that does not change once it is drawn: elements, attributes, text.
//!
//! Natively it is written as text; in the browser it is made of nodes ([`crate::app::components::Static`]). What
//! reacts to the reader is Leptos' own views; what is only read needs no more than this, which costs a fraction
//! of their size and time.

mod write;

pub use write::escape;

/// Markup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Html {
    /// Text.
    Text(String),
    /// An element.
    Element(Element),
    /// Several pieces, or none.
    Many(Vec<Html>),
}

/// An element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its name.
    pub name: &'static str,
    /// Names and values, in the order they are written.
    pub attributes: Vec<(&'static str, String)>,
    /// What it holds.
    pub children: Vec<Html>,
}

/// An element without attributes that holds nothing.
#[must_use]
pub fn element(name: &'static str) -> Element {
    Element { name, attributes: Vec::new(), children: Vec::new() }
}

impl Element {
    /// With an attribute.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.attributes.push((name, value.into()));
        self
    }

    /// With an attribute, if there is a value for it.
    #[must_use]
    pub fn with_some(self, name: &'static str, value: Option<impl Into<String>>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// The value of an attribute.
    #[must_use]
    pub fn attribute(&self, name: &str) -> Option<&str> {
        let (_, value) = self.attributes.iter().find(|(known, _)| *known == name)?;
        Some(value)
    }

    /// With a class.
    #[must_use]
    pub fn class(self, class: impl Into<String>) -> Self {
        self.with("class", class)
    }

    /// With one more piece inside, after the others.
    #[must_use]
    pub fn holding(mut self, child: impl Into<Html>) -> Self {
        self.children.push(child.into());
        self
    }
}

impl From<Element> for Html {
    fn from(element: Element) -> Self {
        Self::Element(element)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<&str> for Html {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl<T: Into<Html>> From<Option<T>> for Html {
    fn from(piece: Option<T>) -> Self {
        Self::Many(piece.into_iter().map(Into::into).collect())
    }
}

impl<T: Into<Html>> From<Vec<T>> for Html {
    fn from(pieces: Vec<T>) -> Self {
        Self::Many(pieces.into_iter().map(Into::into).collect())
    }
}
