//! What a mistyped name was most likely meant to be.

use strsim::damerau_levenshtein;

/// The name most like the one written, where one is like it.
pub(super) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let distance = |name: &str| damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase());
    let (distance, name) = known.into_iter().map(|name| (distance(name), name)).min()?;
    // A third of its letters wrong, and it is another word.
    (distance <= (written.chars().count().max(3) / 3)).then_some(name)
}

/// The name of a file or folder most like the one written, where one is: the same in other letters, or with another
/// ending, or with a slip in it.
pub(super) fn nearest_file<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let likeness = |name: &'a str| {
        let slips = damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase());
        let other_ending = stem(name) == stem(written);
        let most = stem(written).chars().count().max(3) / 3;
        (other_ending || slips <= most).then_some((name != written, slips, name))
    };
    known.into_iter().filter_map(likeness).min().map(|(_, _, name)| name)
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

    #[test]
    fn a_file_is_recognised_by_its_name_without_ending() {
        let known = ["en.json", "ar.json", "photo.jpeg", "media"];
        for (written, meant) in [
            ("en.jsn", Some("en.json")),
            ("EN.json", Some("en.json")),
            ("enn.json", Some("en.json")),
            ("ar", Some("ar.json")),
            ("photo.jpg", Some("photo.jpeg")),
            ("meida", Some("media")),
            ("fa.json", None),
            ("pages.json", None),
        ] {
            assert_eq!(nearest_file(written, known), meant, "{written}");
        }
    }
}
