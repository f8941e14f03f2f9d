//! What a file is that comes along with an item, where its feed does not say so.

use mime_guess::{from_path, mime::APPLICATION_OCTET_STREAM};

/// By the ending of its address.
pub fn of_file(address: &str) -> String {
    of_ending(address).unwrap_or_else(|| APPLICATION_OCTET_STREAM.to_string())
}

/// By the `medium` of Media RSS, and by the ending of its address as far as it agrees. What has neither may be a page.
pub fn of_medium(medium: Option<&str>, address: &str) -> Option<String> {
    let medium = medium.map(|medium| medium.trim().to_ascii_lowercase());
    let of_ending = of_ending(address);
    let is = |kind: &String, medium: &str| kind.split('/').next() == Some(medium);
    match medium.as_deref() {
        Some(medium @ ("image" | "audio" | "video")) => {
            let usual = match medium {
                "image" => "image/jpeg",
                "audio" => "audio/mpeg",
                _ => "video/mp4",
            };
            Some(of_ending.filter(|kind| is(kind, medium)).unwrap_or_else(|| usual.to_owned()))
        }
        Some("document" | "executable") => Some(of_file(address)),
        _ => of_ending.filter(|kind| ["image", "audio", "video"].iter().any(|medium| is(kind, medium))),
    }
}

fn of_ending(address: &str) -> Option<String> {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    from_path(path.trim()).first().map(|kind| kind.essence_str().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_what_a_file_is_and_the_medium_before_it() {
        assert_eq!(of_file("https://a.example/talk.MP3?x=1.pdf"), "audio/mpeg");
        assert_eq!(of_file("https://a.example/talk"), "application/octet-stream");
        for (medium, address, expected) in [
            (Some("image"), "a.png", Some("image/png")),
            (Some("Image"), "a.php?size=2", Some("image/jpeg")),
            (Some("audio"), "a", Some("audio/mpeg")),
            (Some("video"), "a.webm", Some("video/webm")),
            (Some("document"), "a.pdf", Some("application/pdf")),
            (None, "a.webp", Some("image/webp")),
            (None, "a.html", None),
            (None, "a", None),
            (Some("other"), "a", None),
        ] {
            assert_eq!(of_medium(medium, address).as_deref(), expected, "{medium:?} {address}");
        }
    }
}
