//! The `{name}`s of a text, which values are filled into.

/// The text with its `{name}`s replaced. Other braces stay as they are.
pub(super) fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let mut text = String::with_capacity(pattern.len() + 16);
    let mut rest = pattern;
    while let Some(open) = rest.find('{') {
        text.push_str(&rest[..open]);
        rest = &rest[open + 1..];
        let filled = values.iter().find_map(|(name, value)| Some((value, rest.strip_prefix(name)?.strip_prefix('}')?)));
        match filled {
            Some((value, after)) => {
                text.push_str(value);
                rest = after;
            }
            None => text.push('{'),
        }
    }
    text.push_str(rest);
    text
}

/// The text in braces, if it looks like a name.
pub fn placeholder_names(text: &str) -> impl Iterator<Item = &str> {
    let inner = text.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0));
    inner.filter(|name| {
        !name.is_empty() && name.chars().all(|character| character.is_alphanumeric() || character == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn only_named_braces_are_filled() {
        assert_eq!(fill("{a} {b} {a", &[("a", "{b}")]), "{b} {b} {a");
        assert_eq!(fill("{{a}}", &[("a", "1")]), "{1}");
    }

    #[test]
    fn only_names_in_braces_are_placeholders() {
        assert_eq!(placeholder_names("{a} {b c} {} {d").collect::<Vec<_>>(), ["a"]);
        assert_eq!(placeholder_names("{{a}}").collect::<Vec<_>>(), ["a"]);
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "[{}aбé ]{0,20}") {
            let _ = fill(&text, &[("a", "1")]);
            let _ = placeholder_names(&text).count();
        }
    }
}
