//! What an author meant to be read and HTML takes for its own: words between < and >, and all that follows a comment
//! which never ends.

use super::{context::CheckContext, shortened::shortened};
use std::rc::Rc;

/// Elements that are left out without a loss, beside those of the list: what they hold stays.
const WITHOUT_A_LOSS: [&str; 52] = [
    "acronym",
    "address",
    "area",
    "article",
    "aside",
    "basefont",
    "big",
    "blink",
    "body",
    "button",
    "center",
    "col",
    "colgroup",
    "data",
    "dialog",
    "dir",
    "fieldset",
    "font",
    "footer",
    "form",
    "h1",
    "header",
    "hgroup",
    "html",
    "image",
    "keygen",
    "label",
    "layer",
    "legend",
    "listing",
    "main",
    "map",
    "marquee",
    "menu",
    "menuitem",
    "meter",
    "nav",
    "nobr",
    "option",
    "output",
    "picture",
    "plaintext",
    "progress",
    "rb",
    "rtc",
    "search",
    "section",
    "slot",
    "spacer",
    "strike",
    "tt",
    "xmp",
];

/// The beginning of a comment that takes the rest of a text with it.
pub(super) fn comment_without_end(html: &str) -> Option<&str> {
    let start = html.rfind("<!--")?;
    let comment = &html[start..];
    (!comment.contains("-->") && !comment.contains("--!>")).then(|| comment.lines().next().unwrap_or_default())
}

impl CheckContext<'_> {
    /// Reports it.
    pub(super) fn comment_without_end(&mut self, file: &Rc<str>, at: &str, comment: &str) {
        let what = format!("\"{}\" begins a comment that never ends: what follows is not shown", shortened(comment));
        self.report_on(file).warning(at, what, "write --> where the comment ends");
    }

    /// Reports an element that is not on the list, where it is none of HTML, of Word, or of another's program.
    pub(super) fn no_element(&mut self, file: &Rc<str>, at: &str, name: &str) {
        if WITHOUT_A_LOSS.contains(&name) || name.contains([':', '-']) {
            return;
        }
        let what =
            format!("<{name}> is taken for HTML, which has no such element: what stands between < and > is left out");
        self.report_on(file).warning(at, what, format!("write &lt;{name}> where it is to be read; or take it out"));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_without_an_end_is_found() {
        assert_eq!(comment_without_end("<p>a <!-- b -->c</p><!-- note\nd"), Some("<!-- note"));
        for whole in ["", "<p>a</p>", "<!-- a -->", "<!-->a", "a <!-- b --!> c", "&lt;!-- a"] {
            assert_eq!(comment_without_end(whole), None, "{whole}");
        }
    }
}
