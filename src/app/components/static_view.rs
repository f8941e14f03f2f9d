use crate::app::html::{Element, Html};
use leptos::{
    prelude::*,
    tachys::{
        html::attribute::{Attribute, any_attribute::AnyAttribute},
        hydration::Cursor,
        renderer::types,
        view::{Position, PositionState, Render, RenderHtml, add_attr::AddAnyAttr},
    },
};
use web_sys::wasm_bindgen::JsCast;

/// An element that does not change once it is drawn, in the midst of Leptos' own views.
///
/// Where the app takes over a finished page, the element there stays as it is and nobody looks inside: it
/// cannot differ from what the app expects, and costs nothing.
pub struct Static(pub Element);

impl Render for Static {
    type State = types::Element;

    fn build(self) -> Self::State {
        node(&self.0)
    }

    fn rebuild(self, state: &mut Self::State) {
        let fresh = node(&self.0);
        let _ = state.replace_with_with_node_1(&fresh);
        *state = fresh;
    }
}

const SVG: &str = "http://www.w3.org/2000/svg";

fn node(element: &Element) -> web_sys::Element {
    let document = document();
    let made = match element.name {
        "svg" | "use" => document.create_element_ns(Some(SVG), element.name),
        name => document.create_element(name),
    };
    let Ok(made) = made else {
        // Every name is ours or of the allow-list; were one no name to the browser, a text would stand for it.
        return document.create_text_node(element.name).unchecked_into();
    };
    for (name, value) in &element.attributes {
        let _ = made.set_attribute(name, value);
    }
    append(&document, &made, &element.children);
    made
}

fn append(document: &web_sys::Document, parent: &web_sys::Element, children: &[Html]) {
    for child in children {
        match child {
            Html::Text(text) => drop(parent.append_child(&document.create_text_node(text))),
            Html::Element(element) => drop(parent.append_child(&node(element))),
            Html::Many(pieces) => append(document, parent, pieces),
        }
    }
}

impl AddAnyAttr for Static {
    type Output<SomeNewAttr: Attribute> = Self;

    fn add_any_attr<NewAttr: Attribute>(self, _attr: NewAttr) -> Self
    where
        Self: RenderHtml,
    {
        self
    }
}

impl RenderHtml for Static {
    type AsyncOutput = Self;
    type Owned = Self;

    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        _escape: bool,
        _mark_branches: bool,
        _extra_attrs: Vec<AnyAttribute>,
    ) {
        self.0.write(buf);
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
