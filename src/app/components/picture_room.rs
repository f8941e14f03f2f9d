/// How much room a picture gets on a page, so that a browser chooses a file before it knows the page's layout. The
/// measures are those of the style sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictureRoom {
    /// The width of the text.
    Column,
    /// Beside the words of the first article of all.
    Lead,
    /// Beside the words of any other card.
    Beside,
    /// That of a card in a grid of cards.
    Card,
    /// A part of such a card, beside others.
    Tile,
    /// That of a book's cover beside its description.
    Cover,
}

impl PictureRoom {
    /// How wide [`PictureRoom::Column`] is at most, in pixels of the style sheet.
    pub const COLUMN: f64 = 608.0;

    /// As for `sizes`.
    #[must_use]
    pub const fn sizes(self) -> &'static str {
        match self {
            Self::Column => "(min-width: 44rem) 38rem, calc(100vw - 2rem)",
            Self::Lead => {
                "(min-width: 80rem) 25rem, (min-width: 64rem) calc(44vw - 10rem), (min-width: 44rem) 42vw, calc(100vw - 2rem)"
            }
            Self::Beside => {
                "(min-width: 80rem) 20.5rem, (min-width: 64rem) calc(36vw - 8.5rem), (min-width: 44rem) 34vw, calc(100vw - 2rem)"
            }
            Self::Card => "(min-width: 44rem) 25rem, calc(100vw - 2rem)",
            Self::Tile => "(min-width: 44rem) 13rem, 46vw",
            Self::Cover => "11rem",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_column_is_as_wide_as_in_the_style_sheet() {
        let style = include_str!("../../../style/tokens.css");
        let measure = style.split_once("--measure:").unwrap().1.split_once(';').unwrap().0.trim();
        assert!(PictureRoom::Column.sizes().contains(&format!(" {measure},")), "{measure}");
        let rems: f64 = measure.trim_end_matches("rem").parse().unwrap();
        assert!((PictureRoom::COLUMN - rems * 16.0).abs() < f64::EPSILON);
    }
}
