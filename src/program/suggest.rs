//! What a mistyped name was most likely meant to be.

use super::file_name::is_written_alike;
use crate::model::locale::Digits;
use strsim::{damerau_levenshtein, hamming};

/// How many slips made the one word of the other, where they are so few that one may be meant by the other.
fn slips(written: &str, name: &str) -> Option<usize> {
    let (written, name) = (written.to_lowercase(), name.to_lowercase());
    let letters = written.chars().count();
    // No fewer slips than letters too many; to count them takes the product of both lengths in memory, and a name may be
    // as long as a document.
    if letters.abs_diff(name.chars().count()) > letters / 3 {
        return None;
    }
    let slips = damerau_levenshtein(&written, &name);
    let most = match letters {
        // Two letters are a code, such as that of a language, and so are most others like it.
        0..=2 => 0,
        3 if hamming(&written, &name) == Ok(1) => 0,
        // More than a third of its letters wrong, and it is another word.
        letters => letters / 3,
    };
    (slips <= most).then_some(slips)
}

/// The name most like the one written, where one is like it.
pub(in crate::program) fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let (_, name) = known.into_iter().filter_map(|name| Some((slips(written, name)?, name))).min()?;
    Some(name)
}

/// The name of a file or folder most like the one written, where one is: the same in other letters, or with another
/// ending, or with a slip in it. One of another number or language is another file.
pub(in crate::program) fn nearest_file<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let stem = |name: &str| name.rsplit_once('.').map_or(name, |(stem, _)| stem).to_lowercase();
    let likeness = |name: &'a str| {
        // Of names that are not alike at all, nothing more is counted.
        let slips = slips(&stem(written), &stem(name))?;
        let distance = damerau_levenshtein(&written.to_lowercase(), &name.to_lowercase());
        let is_like = slips == 0 || slips == distance;
        let is_another = digits(written) != digits(name) || language_part(written) != language_part(name);
        (is_like && !is_another).then_some((name != written, distance, name))
    };
    let known: Vec<_> = known.into_iter().collect();
    // On the screen it may be the same.
    let twin = known
        .iter()
        .find(|name| **name == written)
        .or_else(|| known.iter().find(|name| is_written_alike(name, written)));
    twin.copied().or_else(|| known.into_iter().filter_map(likeness).min().map(|(_, _, name)| name))
}

fn digits(name: &str) -> String {
    let plain = |sign: char| Digits::plain(sign).or_else(|| sign.is_ascii_digit().then_some(sign));
    name.chars().filter_map(plain).collect()
}

/// Of `film.fa.vtt` the `fa`.
fn language_part(name: &str) -> Option<String> {
    let part = name.rsplit('.').nth(1).filter(|part| name.split('.').count() > 2 && part.len() <= 3)?;
    Some(part.to_lowercase())
}

/// What to do about a name that means nothing.
pub(in crate::program) fn remedy<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
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
    fn of_a_short_word_more_is_asked() {
        let codes = ["ar", "en", "fas"];
        for (written, meant) in
            [("eng", Some("en")), ("EN", Some("en")), ("fsa", Some("fas")), ("fr", None), ("na", None), ("fan", None)]
        {
            assert_eq!(nearest(written, codes), meant, "{written}");
        }
        assert_eq!(nearest_file("fr.json", ["ar.json"]), None);
    }

    #[test]
    fn a_file_is_recognised_whose_name_is_written_with_other_signs() {
        let known = ["عکس.png", "عکس.txt", "\u{dc}n\u{ef}.png", "متن۲.png"];
        for (written, meant) in [
            ("عكس.png", Some(known[0])),
            ("U\u{308}ni\u{308}.png", Some(known[2])),
            ("متن2.png", Some(known[3])),
            ("متن٢.png", Some(known[3])),
            ("متن3.png", None),
            ("کفش.png", None),
        ] {
            assert_eq!(nearest_file(written, known), meant, "{written}");
        }
    }

    #[test]
    fn a_file_is_recognised_by_its_name_without_ending() {
        let known = ["en.json", "ar.json", "photo.jpeg", "media", "film.ar.vtt", "room-1.jpg"];
        for (written, meant) in [
            ("en.jsn", Some("en.json")),
            ("EN.json", Some("en.json")),
            ("enn.json", Some("en.json")),
            ("ar", Some("ar.json")),
            ("photo.jpg", Some("photo.jpeg")),
            ("meida", Some("media")),
            ("flim.ar.vtt", Some("film.ar.vtt")),
            ("rom-1.jpg", Some("room-1.jpg")),
            ("room-۱.jpg", Some("room-1.jpg")),
            ("room-۲.jpg", None),
            ("fa.json", None),
            ("pages.json", None),
            ("film.fa.vtt", None),
            ("room-2.jpg", None),
        ] {
            assert_eq!(nearest_file(written, known), meant, "{written}");
        }
    }
}
