//! What is written in the other direction than the text around it: an English quotation in a Persian article. Without a
//! `dir` of its own its full stop would stand at its beginning.
//!
//! `dir="auto"` and `unicode-bidi: plaintext` go by the first letter, and would turn round a Persian paragraph that begins
//! with a Latin name. So what has one letter of the text's own direction stays as it is.

use super::{FRAME_CLASS, SafeNode, text::INLINE};
use crate::model::locale::Direction;

/// What stands as the whole does that it is a part of: the columns of a table, and the marks and indents of a list.
const PARTS: [&str; 7] = ["table", "thead", "tbody", "tfoot", "tr", "li", "dd"];

/// Gives a `dir` to each block that has no letter of the text's direction.
pub fn turn_other_direction(nodes: &mut [SafeNode], around: Direction) {
    for node in nodes {
        let SafeNode::Element(element) = node else { continue };
        // Code is written from left to right everywhere.
        if INLINE.contains(&element.name()) || element.name() == "pre" || element.attribute("dir").is_some() {
            continue;
        }
        let mut directions = Directions::default();
        directions.read(&element.children);
        match directions.only() {
            Some(only) if only != around && !PARTS.contains(&element.name()) => {
                element.set_attribute("dir", only.as_str().to_owned());
            }
            Some(only) if only == around => {}
            _ => turn_other_direction(&mut element.children, around),
        }
    }
}

/// The directions that the letters of a text have.
#[derive(Default)]
struct Directions {
    ltr: bool,
    rtl: bool,
}

impl Directions {
    fn read(&mut self, nodes: &[SafeNode]) {
        for node in nodes {
            if self.ltr && self.rtl {
                return;
            }
            match node {
                SafeNode::Text(text) => {
                    for letter in text.chars().filter(|character| character.is_alphabetic()) {
                        *if is_right_to_left(letter) { &mut self.rtl } else { &mut self.ltr } = true;
                    }
                }
                // Words of the edition will stand around a film.
                SafeNode::Element(element) if element.attribute("class") == Some(FRAME_CLASS) => {
                    (self.ltr, self.rtl) = (true, true);
                }
                SafeNode::Element(element) => self.read(&element.children),
            }
        }
    }

    /// The one direction of all letters.
    fn only(&self) -> Option<Direction> {
        match self {
            Self { ltr: true, rtl: false } => Some(Direction::Ltr),
            Self { ltr: false, rtl: true } => Some(Direction::Rtl),
            _ => None,
        }
    }
}

/// Whether a letter is of a script written from right to left: the blocks whose characters are so even before one is
/// assigned (Unicode, `DerivedBidiClass.txt`, the default values R and AL).
const fn is_right_to_left(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::content::{Resolver, of_html, to_html};

    fn turned(html: &str, around: Direction) -> String {
        let mut nodes = of_html(html, &Resolver::of_finished_pages(), "a").unwrap();
        turn_other_direction(&mut nodes, around);
        to_html(&nodes)
    }

    #[test]
    fn what_is_written_in_the_other_direction_says_so() {
        for (html, around, shown) in [
            ("<p>He said: no.</p>", Direction::Rtl, r#"<p dir="ltr">He said: no.</p>"#),
            ("<p>او گفت: نه.</p>", Direction::Ltr, r#"<p dir="rtl">او گفت: نه.</p>"#),
            ("<p>הוא <b>אמר</b></p>", Direction::Ltr, r#"<p dir="rtl">הוא <b>אמר</b></p>"#),
            ("<ul><li>One</li><li>Two</li></ul>", Direction::Rtl, r#"<ul dir="ltr"><li>One</li><li>Two</li></ul>"#),
            (
                "<ul><li><p>One</p></li><li>دو</li></ul>",
                Direction::Rtl,
                r#"<ul><li><p dir="ltr">One</p></li><li>دو</li></ul>"#,
            ),
            (
                "<blockquote><p>One.</p><p>دو.</p></blockquote>",
                Direction::Rtl,
                r#"<blockquote><p dir="ltr">One.</p><p>دو.</p></blockquote>"#,
            ),
            (
                "<table><tbody><tr><td>One</td><td>1</td></tr></tbody></table>",
                Direction::Rtl,
                r#"<table><tbody><tr><td dir="ltr">One</td><td>1</td></tr></tbody></table>"#,
            ),
        ] {
            assert_eq!(turned(html, around), shown);
        }
    }

    #[test]
    fn what_has_a_letter_of_the_texts_direction_stays() {
        for (html, around) in [
            ("<p>Reuters گزارش داد.</p>", Direction::Rtl),
            ("<p>گزارش Reuters</p>", Direction::Ltr),
            ("<p>1403–1404</p>", Direction::Rtl),
            ("<pre>x = y</pre>", Direction::Rtl),
            (r#"<p dir="auto">سلام</p>"#, Direction::Ltr),
            ("<b>سلام</b>", Direction::Ltr),
        ] {
            assert_eq!(turned(html, around), html);
        }
        let film =
            turned(r#"<p>فیلم <iframe src="https://films.example/1" title="فیلم"></iframe></p>"#, Direction::Ltr);
        assert!(film.contains("فیلم") && !film.contains("dir="), "{film}");
    }
}
