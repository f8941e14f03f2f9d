//! How many attributes a tag has, while it comes. html5ever compares each with all before it, so that one tag of a text of
//! 2 MB would keep it busy for minutes; and it tells of a tag only when that is whole.

/// A tag that has begun, with its attributes so far.
pub(super) struct TagAttributes {
    state: State,
    count: usize,
}

/// Where in a tag a character stands (the HTML standard, tokenization).
#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    TagName,
    BeforeName,
    Name,
    AfterName,
    BeforeValue,
    Quoted(char),
    Unquoted,
    AfterTag,
}

impl TagAttributes {
    /// For a text that begins as a tag does, of its first two or three characters; `None` for any other.
    pub(super) fn begin(text: &str) -> Option<(Self, usize)> {
        let length = if text.starts_with("</") { 3 } else { 2 };
        starts_tag(text).then_some((Self { state: State::TagName, count: 0 }, length))
    }

    /// Reads on. How many attributes have begun by then?
    pub(super) fn count_in(&mut self, text: &str) -> usize {
        for character in text.chars() {
            let after = self.state.after(character);
            self.count += usize::from(after == State::Name && self.state != State::Name);
            self.state = after;
        }
        self.count
    }
}

impl State {
    fn after(self, character: char) -> Self {
        let is_space = matches!(character, ' ' | '\t' | '\n' | '\x0c' | '\r');
        match self {
            Self::Quoted(quote) if character == quote => Self::BeforeName,
            Self::Quoted(_) | Self::AfterTag => self,
            _ if character == '>' => Self::AfterTag,
            Self::Name | Self::AfterName if character == '=' => Self::BeforeValue,
            Self::Name if is_space => Self::AfterName,
            Self::AfterName | Self::BeforeValue if is_space => self,
            _ if is_space => Self::BeforeName,
            Self::TagName | Self::BeforeName | Self::Name | Self::AfterName if character == '/' => Self::BeforeName,
            Self::BeforeName | Self::AfterName | Self::Name => Self::Name,
            Self::BeforeValue if matches!(character, '"' | '\'') => Self::Quoted(character),
            Self::BeforeValue | Self::Unquoted => Self::Unquoted,
            Self::TagName => Self::TagName,
        }
    }
}

/// Whether a text begins as a tag does.
pub(super) fn starts_tag(text: &str) -> bool {
    let name = text.strip_prefix("</").or_else(|| text.strip_prefix('<'));
    name.is_some_and(|name| name.starts_with(|first: char| first.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_attributes_of_a_tag_are_counted_as_browsers_read_them() {
        for (tag, expected) in [
            ("<p>", 0),
            ("<p a>", 1),
            ("<p a b/c>", 3),
            ("<p a = b c=d/e f='g h' i=\"j>k\"l>", 5),
            ("<p =a b>", 2),
            ("<p =\" a b>", 3),
            ("<p a=b=\" c>", 2),
            ("</p a b>", 2),
            ("<p a>b c d", 1),
            ("<p a  =\n'b c' d", 2),
        ] {
            let (mut attributes, begun) = TagAttributes::begin(tag).unwrap();
            assert_eq!(attributes.count_in(&tag[begun..]), expected, "{tag}");
        }
        assert!(["<", "</", "< p", "<!-- a", "p"].iter().all(|text| TagAttributes::begin(text).is_none()));
    }
}
