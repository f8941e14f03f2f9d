//! What a mistyped name was most likely meant to be.

use strsim::damerau_levenshtein;

/// The name most like the one written, where one is like it.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |name: &str| damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase());
    let (distance, name) = known.into_iter().map(|name| (distance(name), name)).min()?;
    // A third of its letters wrong, and it is another word.
    (distance <= (written.chars().count().max(3) / 3)).then_some(name)
}

/// What to do about a name that means nothing.
pub(super) fn remedy<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    match nearest(written, known) {
        Some(name) => format!("did you mean \"{name}\"? Correct it, or take it out"),
        None => "take it out".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_recognised_and_another_word_is_not() {
        let known = ["name", "feed", "page_size", "default_edition"];
        assert_eq!(nearest("nmae", known), Some("name"));
        assert_eq!(nearest("fed", known), Some("feed"));
        assert_eq!(nearest("pageSize", known), Some("page_size"));
        assert_eq!(nearest("colour", known), None);
        assert_eq!(nearest("x", known), None);
    }
}
