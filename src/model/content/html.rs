//! A safe tree as HTML text, for finished pages and for feed readers.

use super::SafeNode;
use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};

/// Elements without an end tag (HTML, "void elements"), of those on the allow-list.
const VOID_ELEMENTS: [&str; 5] = ["br", "hr", "img", "source", "wbr"];

/// The HTML of a tree.
#[must_use]
pub fn to_html(nodes: &[SafeNode]) -> String {
    let mut html = String::new();
    write_html(nodes, &mut html);
    html
}

/// Writes the HTML of a tree after what is there.
pub fn write_html(nodes: &[SafeNode], html: &mut String) {
    for node in nodes {
        match node {
            SafeNode::Text(text) => {
                encode_text_to_string(text, html);
            }
            SafeNode::Element(element) => {
                let name = element.name();
                html.push('<');
                html.push_str(name);
                for (name, value) in &element.attributes {
                    html.push(' ');
                    html.push_str(name);
                    html.push_str("=\"");
                    encode_double_quoted_attribute_to_string(value, html);
                    html.push('"');
                }
                html.push('>');
                if VOID_ELEMENTS.contains(&name) {
                    continue;
                }
                // A line break right after this tag would be swallowed by the parser (HTML, "pre").
                if name == "pre"
                    && matches!(element.children.first(), Some(SafeNode::Text(text)) if text.starts_with('\n'))
                {
                    html.push('\n');
                }
                write_html(&element.children, html);
                html.push_str("</");
                html.push_str(name);
                html.push('>');
            }
        }
    }
}
