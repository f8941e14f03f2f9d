//! The script and the style sheet for a host page that shows the publication.

use super::{Destination, PublishError, template::AppFiles};

/// How many pixels a `rem` is by default. The host page may change it; the publication inside must not grow or shrink
/// with it.
const REM: f64 = 16.0;

/// Writes `embed.js` and `embed.css`; `style` is the app's own style sheet.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(output: &dyn Destination, files: &AppFiles, style: &str) -> Result<(), PublishError> {
    let script =
        include_str!("../../app/browser/embed.js").replace("{wasm}", &files.wasm).replace("{script}", &files.script);
    output.write("embed.js", script.as_bytes())?;
    output.write("embed.css", shadowed(style).as_bytes())
}

/// The style sheet for a shadow tree: rules for the page become rules for the app's element.
fn shadowed(style: &str) -> String {
    let mut out = String::with_capacity(style.len());
    let mut rest = style;
    while let Some(at) = rest.find("rem") {
        let (before, after) = rest.split_at(at);
        let digits = before.rfind(|c: char| !c.is_ascii_digit() && c != '.').map_or(0, |last| last + 1);
        let ends = !after[3..].starts_with(|c: char| c.is_ascii_alphanumeric() || c == '-');
        match before[digits..].parse::<f64>() {
            Ok(number) if ends => {
                out.push_str(&before[..digits]);
                out.push_str(&(number * REM).to_string());
                out.push_str("px");
            }
            _ => {
                out.push_str(before);
                out.push_str("rem");
            }
        }
        rest = &after[3..];
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_do_not_depend_on_the_page_around() {
        assert_eq!(
            shadowed("a{margin:1.5rem .25rem;width:calc(100% - 2rem)}.remark{x:arem}"),
            "a{margin:24px 4px;width:calc(100% - 32px)}.remark{x:arem}"
        );
    }
}
