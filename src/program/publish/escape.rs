//! Text made safe for the place it is written to.

/// JSON inside a `script` element: no character of it can end the element or begin a comment.
#[must_use]
pub fn json_in_script(json: &str) -> String {
    json.replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}

/// Characters that XML 1.0 allows; others cannot even be escaped (section 2.2).
#[must_use]
pub fn xml_characters(text: &str) -> String {
    text.chars()
        .filter(|character| matches!(character, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_where_it_should_not() {
        let json = json_in_script(&serde_json::json!("</script><!--").to_string());
        assert_eq!(json, "\"\\u003c/script>\\u003c!--\"");
        assert_eq!(serde_json::from_str::<String>(&json).unwrap(), "</script><!--");
        assert_eq!(xml_characters("a\u{0}\u{b}b\n\u{ffff}🕊"), "ab\n🕊");
    }
}
