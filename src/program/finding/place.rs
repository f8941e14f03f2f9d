//! How a place in a document is written: `items[3] "1012".image`, or of a text `line 3, column 5`.

/// A step from a value into one that it holds.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// By its name.
    Name(String),
    /// By its number.
    Index(usize),
}

/// What the place of a line begins with.
const LINE: &str = "line ";
/// What stands between its number and that of the character.
const COLUMN: &str = ", column ";

/// The place of a character in a line; both count from 1.
#[must_use]
pub fn of_line(line: usize, column: usize) -> String {
    format!("{LINE}{line}{COLUMN}{column}")
}

/// Whether a place is one in a text.
pub(super) fn is_of_line(place: &str) -> bool {
    place.starts_with(LINE)
}

/// The place of a byte in a text.
#[must_use]
pub fn line_and_column(text: &str, offset: usize) -> String {
    let before = text.get(..offset).unwrap_or(text);
    let line = before.matches('\n').count() + 1;
    let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
    of_line(line, column)
}

/// The lines and columns of many places of a text, which are asked for one after the other.
#[derive(Clone, Debug)]
pub struct LinesAndColumns<'a> {
    text: &'a str,
    /// The place that was asked for last.
    offset: usize,
    line: usize,
    column: usize,
}

impl<'a> LinesAndColumns<'a> {
    /// Of that text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        Self { text, offset: 0, line: 1, column: 1 }
    }

    /// As [`line_and_column`] has it.
    #[must_use]
    pub fn at(&mut self, offset: usize) -> String {
        if offset < self.offset {
            *self = Self::of(self.text);
        }
        let between = self.text.get(self.offset..offset).unwrap_or_default();
        self.line += between.matches('\n').count();
        self.column = match between.rsplit_once('\n') {
            Some((_, in_line)) => 1 + in_line.chars().count(),
            None => self.column + between.chars().count(),
        };
        self.offset = offset;
        of_line(self.line, self.column)
    }
}

/// The byte of a text at such a place; `None` for another place.
#[must_use]
pub fn offset_of_line(text: &str, place: &str) -> Option<usize> {
    let (line, column) = place.strip_prefix(LINE)?.split_once(COLUMN)?;
    let (line, column): (usize, usize) = (line.parse().ok()?, column.parse().ok()?);
    let mut lines = text.split_inclusive('\n');
    let before: usize = lines.by_ref().take(line.checked_sub(1)?).map(str::len).sum();
    let here = lines.next().unwrap_or_default();
    Some(before + here.char_indices().nth(column.saturating_sub(1)).map_or(here.len(), |(offset, _)| offset))
}

/// The steps of a place: of `items[3] "1012".image` these are `items`, 3 and `image`.
#[must_use]
pub fn keys(place: &str) -> Option<Vec<Key>> {
    let mut keys = Vec::new();
    let mut rest = place;
    while !rest.is_empty() {
        if let Some(inside) = rest.strip_prefix("[\"") {
            // A name that is no plain word.
            let (name, after) = inside.split_once("\"]")?;
            keys.push(Key::Name(name.to_owned()));
            rest = after;
        } else if let Some(inside) = rest.strip_prefix('[') {
            let (index, after) = inside.split_once(']')?;
            keys.push(Key::Index(index.parse().ok()?));
            // The id that it has, too.
            let id = after.strip_prefix(" \"");
            rest = match id {
                Some(id) => id.find("\".").map(|end| &id[end + 1..]).or_else(|| id.ends_with('"').then_some(""))?,
                None => after,
            };
        } else {
            rest = rest.strip_prefix('.').unwrap_or(rest);
            let end = rest.find(['.', '[']).unwrap_or(rest.len());
            keys.push(Key::Name(rest[..end].to_owned()));
            rest = &rest[end..];
        }
    }
    (!keys.is_empty()).then_some(keys)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_byte_leads_back_to_it() {
        let text = "a\n é سیل\n";
        for (offset, place) in [(0, "line 1, column 1"), (5, "line 2, column 3"), (text.len(), "line 3, column 1")] {
            assert_eq!(line_and_column(text, offset), place);
            assert_eq!(offset_of_line(text, place), Some(offset));
        }
        assert_eq!(offset_of_line(text, "items[3]"), None);
        let mut places = LinesAndColumns::of(text);
        for offset in [0, 5, 5, 2, 6, text.len(), 3] {
            assert_eq!(places.at(offset), line_and_column(text, offset), "{offset}");
        }
    }
}
