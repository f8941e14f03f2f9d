//! Pictures, and links to files, whose addresses have spaces.

use super::Slip;

/// Nobody writes a longer address, or more in the brackets before it; of a text of nothing but brackets not all is looked
/// through for each.
const LONGEST: usize = 2000;

/// Finds them; what is code is among them.
pub fn find(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices("](").filter_map(|(middle, _)| {
        let start = middle + 2;
        let line = text[start..text.floor_char_boundary(start + LONGEST)].lines().next().unwrap_or_default();
        let inside = &line[..closing_bracket(line)?];
        let is_titled = inside.ends_with(['"', '\'']);
        let title = inside.find(" \"").or_else(|| inside.find(" '")).filter(|_| is_titled);
        let address = inside[..title.unwrap_or(inside.len())].trim();
        // Of a placeholder something else is to be said.
        if !address.contains(' ') || address.starts_with('<') || address.contains("{{") {
            return None;
        }
        let begin = text.floor_char_boundary(middle.saturating_sub(LONGEST));
        let begin = text[begin..middle].rfind('\n').map_or(begin, |end| begin + end + 1);
        let opening = begin + text[begin..middle].rfind('[')?;
        let before = &text[begin..opening];
        let is_picture = before.ends_with('!') && !before.ends_with("\\!");
        // In brackets after brackets may stand a sentence.
        let is_file = || {
            address.rsplit_once('.').is_some_and(|(_, ending)| {
                (2..=5).contains(&ending.len()) && ending.bytes().all(|byte| byte.is_ascii_alphanumeric())
            })
        };
        (is_picture || is_file()).then(|| Slip {
            offset: start + (inside.len() - inside.trim_start().len()),
            what: format!(
                "\"{address}\" is an address with a space in it: the {} is shown as the text that stands here",
                if is_picture { "picture" } else { "link" }
            ),
            remedy: format!("write \"<{address}>\", or \"{}\"", address.replace(' ', "%20")),
        })
    })
}

/// Where the bracket closes in which a line begins.
fn closing_bracket(line: &str) -> Option<usize> {
    let mut depth = 1;
    let mut brackets = line.char_indices().filter(|(_, sign)| matches!(sign, '(' | ')'));
    let closing = brackets.find(|(_, sign)| {
        depth = if *sign == '(' { depth + 1 } else { depth - 1 };
        depth == 0
    });
    closing.map(|(end, _)| end)
}

#[cfg(test)]
mod tests {
    use super::super::tests::{all, found};

    #[test]
    fn an_address_with_a_space_is_found() {
        for (text, address) in [
            ("![x](my picture.jpg)", "my picture.jpg"),
            ("A ![x](my photo (1).jpg \"Title\") b", "my photo (1).jpg"),
            ("- ![](سیل بزرگ.jpg)", "سیل بزرگ.jpg"),
            ("[x](my book.pdf)", "my book.pdf"),
            ("[![x](a b.jpg)](c.md)", "a b.jpg"),
        ] {
            let start = text.find(address).unwrap();
            assert_eq!(found(text), [(start, address.to_owned())], "{text}");
        }
        let slips = all("![x](my picture.jpg)");
        assert_eq!(slips[0].remedy, "write \"<my picture.jpg>\", or \"my%20picture.jpg\"");
    }
}
