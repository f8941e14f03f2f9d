use crate::model::{content::SafeNode, page::LanguageAttributes};
use leptos::tachys::{
    html::attribute::{Attribute, any_attribute::AnyAttribute},
    hydration::Cursor,
    renderer::{Rndr, types},
    view::{Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
};
use web_sys::wasm_bindgen::JsCast;

/// An element that Leptos places, but does not look into.
///
/// Leptos' own views know each element when they are compiled; what a feed holds is known when it is read. And what
/// a finished page shows is there already: it is taken over as it is, whatever it holds.
pub enum OpaqueView {
    /// The text of an article, made node by node from its safe tree.
    Article {
        /// The tree.
        nodes: Vec<SafeNode>,
        /// The language that it is in.
        language: LanguageAttributes,
    },
    /// What stands below a picture, likewise.
    Caption {
        /// The tree.
        nodes: Vec<SafeNode>,
        /// The language that it is in.
        language: LanguageAttributes,
    },
    /// The content of a finished page, until the reader leaves it.
    Prerendered,
}

/// An element and what a feed holds for it.
struct Filled<'a> {
    element: &'static str,
    class: &'static str,
    language: &'a LanguageAttributes,
    nodes: &'a [SafeNode],
}

impl Filled<'_> {
    fn attributes(&self) -> impl Iterator<Item = (&'static str, &str)> {
        std::iter::once(("class", self.class)).chain(self.language.pairs())
    }
}

impl OpaqueView {
    /// What it draws; `None` for what is there already.
    fn filled(&self) -> Option<Filled<'_>> {
        match self {
            Self::Article { nodes, language } => Some(Filled { element: "div", class: "prose", language, nodes }),
            Self::Caption { nodes, language } => {
                Some(Filled { element: "figcaption", class: "lead-caption", language, nodes })
            }
            Self::Prerendered => None,
        }
    }

    fn element(&self) -> types::Element {
        let Some(filled) = self.filled() else {
            return Rndr::create_element("div", None);
        };
        let element = Rndr::create_element(filled.element, None);
        for (name, value) in filled.attributes() {
            Rndr::set_attribute(&element, name, value);
        }
        append(&element, filled.nodes);
        element
    }
}

fn append(parent: &types::Element, nodes: &[SafeNode]) {
    for node in nodes {
        match node {
            SafeNode::Text(text) => Rndr::insert_node(parent, &Rndr::create_text_node(text), None),
            SafeNode::Element(safe) => {
                let element = Rndr::create_element(safe.name(), None);
                for (name, value) in &safe.attributes {
                    Rndr::set_attribute(&element, name, value);
                }
                append(&element, &safe.children);
                Rndr::insert_node(parent, &element, None);
            }
        }
    }
}

impl Render for OpaqueView {
    type State = types::Element;

    fn build(self) -> Self::State {
        self.element()
    }

    fn rebuild(self, state: &mut Self::State) {
        // A finished page that is shown stays.
        if self.filled().is_some() {
            let fresh = self.element();
            let _ = state.replace_with_with_node_1(&fresh);
            *state = fresh;
        }
    }
}

impl AddAnyAttr for OpaqueView {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self
    where
        Self: RenderHtml,
    {
        self
    }
}

impl RenderHtml for OpaqueView {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    #[cfg_attr(target_arch = "wasm32", expect(unused_variables, reason = "pages are written natively"))]
    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        #[cfg(not(target_arch = "wasm32"))]
        if let Some(filled) = self.filled() {
            buf.push('<');
            buf.push_str(filled.element);
            // No class and no language has a letter that is written otherwise in HTML.
            for (name, value) in filled.attributes() {
                buf.extend([" ", name, "=\"", value, "\""]);
            }
            buf.push('>');
            crate::model::content::write_html(filled.nodes, buf);
            buf.extend(["</", filled.element, ">"]);
        }
        *position = Position::NextChild;
    }

    fn hydrate<const FROM_SERVER: bool>(self, cursor: &Cursor, position: &PositionState) -> Self::State {
        match position.get() {
            Position::FirstChild => cursor.child(),
            Position::Current => {}
            _ => cursor.sibling(),
        }
        position.set(Position::NextChild);
        cursor.current().unchecked_into()
    }

    fn into_owned(self) -> Self {
        self
    }
}
