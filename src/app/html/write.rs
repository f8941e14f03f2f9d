//! Markup as text, for finished pages.

use super::{Element, Html};

/// Elements without an end tag (HTML, "void elements"), of those that occur.
const VOID: [&str; 5] = ["br", "hr", "img", "source", "wbr"];

/// Text made safe between tags and between the double quotes of an attribute.
#[must_use]
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    write_escaped(text, &mut escaped);
    escaped
}

fn write_escaped(text: &str, out: &mut String) {
    let mut rest = text;
    while let Some(at) = rest.find(['&', '<', '>', '"']) {
        let (before, special) = rest.split_at(at);
        out.push_str(before);
        out.push_str(match special.as_bytes()[0] {
            b'&' => "&amp;",
            b'<' => "&lt;",
            b'>' => "&gt;",
            _ => "&quot;",
        });
        rest = &special[1..];
    }
    out.push_str(rest);
}

impl Html {
    /// Writes it after what is there.
    pub fn write(&self, out: &mut String) {
        match self {
            Self::Text(text) => write_escaped(text, out),
            Self::Element(element) => element.write(out),
            Self::Many(pieces) => pieces.iter().for_each(|piece| piece.write(out)),
        }
    }
}

impl Element {
    /// Writes it after what is there.
    pub fn write(&self, out: &mut String) {
        out.push('<');
        out.push_str(self.name);
        for (name, value) in &self.attributes {
            out.push(' ');
            out.push_str(name);
            out.push_str("=\"");
            write_escaped(value, out);
            out.push('"');
        }
        out.push('>');
        if VOID.contains(&self.name) {
            return;
        }
        // A line break right after this tag would be swallowed by the parser (HTML, "pre").
        if let (true, Some(Html::Text(text))) = (self.name == "pre", self.children.first())
            && text.starts_with('\n')
        {
            out.push('\n');
        }
        self.children.iter().for_each(|child| child.write(out));
        out.push_str("</");
        out.push_str(self.name);
        out.push('>');
    }
}

#[cfg(test)]
mod tests {
    use super::super::element;
    use super::*;

    fn written(piece: impl Into<Html>) -> String {
        let mut out = String::new();
        piece.into().write(&mut out);
        out
    }

    #[test]
    fn text_and_values_stay_where_they_are() {
        let link = element("a").with("title", "\"><b>").holding("a < b & c");
        assert_eq!(written(link), "<a title=\"&quot;&gt;&lt;b&gt;\">a &lt; b &amp; c</a>");
    }

    #[test]
    fn what_holds_nothing_by_nature_has_no_end() {
        let line = element("p").holding("a").holding(element("br")).holding(None::<String>).holding(vec!["b", "c"]);
        assert_eq!(written(line), "<p>a<br>bc</p>");
    }

    #[test]
    fn the_first_line_break_of_preformatted_text_survives() {
        let written = written(element("pre").holding("\na"));
        let page = scraper::Html::parse_fragment(&written);
        assert_eq!(page.root_element().text().collect::<String>(), "\na");
    }
}
