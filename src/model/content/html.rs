//! The safe tree as HTML text.

use super::SafeNode;
use html_escape::{encode_double_quoted_attribute_to_string, encode_text_to_string};

/// Elements without an end tag (HTML, "void elements"), of those the allow-list names.
const VOID_ELEMENTS: [&str; 6] = ["br", "hr", "img", "source", "track", "wbr"];

/// The nodes as HTML.
#[must_use]
pub fn to_html(nodes: &[SafeNode]) -> String {
    let mut html = String::new();
    write_html(nodes, &mut html);
    html
}

/// Appends the nodes as HTML.
pub fn write_html(nodes: &[SafeNode], html: &mut String) {
    for node in nodes {
        let element = match node {
            SafeNode::Text(text) => {
                encode_text_to_string(text, html);
                continue;
            }
            SafeNode::Element(element) => element,
        };
        let name = element.name();
        html.push('<');
        html.push_str(name);
        for (attribute, value) in &element.attributes {
            html.push(' ');
            html.push_str(attribute);
            html.push_str("=\"");
            encode_double_quoted_attribute_to_string(value, html);
            html.push('"');
        }
        html.push('>');
        if VOID_ELEMENTS.contains(&name) {
            continue;
        }
        // The parser drops a line break right after this tag (HTML, "pre").
        if let (true, Some(SafeNode::Text(text))) = (name == "pre", element.children.first())
            && text.starts_with('\n')
        {
            html.push('\n');
        }
        write_html(&element.children, html);
        html.push_str("</");
        html.push_str(name);
        html.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::super::SafeElement;
    use super::*;

    fn element(name: &'static str, attributes: &[(&'static str, &str)], children: Vec<SafeNode>) -> SafeNode {
        let attributes = attributes.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        SafeNode::Element(SafeElement::new(name, attributes, children).unwrap())
    }

    fn text(text: &str) -> SafeNode {
        SafeNode::Text(text.to_owned())
    }

    #[test]
    fn text_and_attribute_values_are_escaped() {
        let link = element("a", &[("title", "\"><b>")], vec![text("a < b & c")]);
        assert_eq!(to_html(&[link]), "<a title=\"&quot;&gt;&lt;b&gt;\">a &lt; b &amp; c</a>");
    }

    #[test]
    fn void_elements_have_no_end_tag() {
        let line = element("p", &[], vec![text("a"), element("br", &[], Vec::new()), text("b")]);
        assert_eq!(to_html(&[line, text("c")]), "<p>a<br>b</p>c");
        for rule in super::super::allow::ELEMENTS {
            let html = to_html(&[element(rule.name, &[], Vec::new())]);
            let parsed = scraper::Html::parse_fragment(&format!("{html}<i></i>"));
            let closed = parsed.root_element().child_elements().last();
            let wanted = ["caption", "tbody", "td", "tfoot", "th", "thead", "tr"];
            assert!(
                wanted.contains(&rule.name) || closed.is_some_and(|last| last.value().name() == "i"),
                "{html} leaves what follows outside"
            );
        }
    }

    #[test]
    fn the_first_line_break_of_preformatted_text_survives() {
        let html = to_html(&[element("pre", &[], vec![text("\na")])]);
        let page = scraper::Html::parse_fragment(&html);
        assert_eq!(page.root_element().text().collect::<String>(), "\na");
    }
}
