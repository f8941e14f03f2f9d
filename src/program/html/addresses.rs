//! The addresses in an article's HTML.

use super::rewrite_as_browsers_do;
use lol_html::element;

/// The attributes that hold one.
pub const ADDRESSES: [&str; 3] = ["href", "src", "poster"];

/// The same HTML with other addresses: those for which there is one.
#[must_use]
pub fn with_addresses(html: &str, address: &dyn Fn(&str) -> Option<String>) -> String {
    let replace = element!("*", |element| {
        for name in ADDRESSES {
            let written = element.get_attribute(name);
            let other = written.and_then(|written| address(&html_escape::decode_html_entities(&written)));
            if let Some(other) = other {
                element.set_attribute(name, &other.replace('&', "&amp;"))?;
            }
        }
        Ok(())
    });
    // Where it failed the addresses would be told to lead nowhere.
    rewrite_as_browsers_do(html, [replace]).unwrap_or_else(|| html.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_is_read_and_the_rest_stays() {
        let address = |address: &str| address.contains(".jpg").then(|| format!("a/{address}"));
        let html = r#"<P class=x>A &amp; b <img src='1.jpg' alt="2.jpg"><a href="?a&amp;b.jpg">3.jpg</a> <video poster=4.jpg src="5.mp4"></video> <b"#;
        let expected = r#"<P class=x>A &amp; b <img src="a/1.jpg" alt="2.jpg"><a href="a/?a&amp;b.jpg">3.jpg</a> <video poster="a/4.jpg" src="5.mp4"></video> <b"#;
        assert_eq!(with_addresses(html, &address), expected);
    }
}
