//! The page of a film, whose address people copy, as the frame that its service gives for it.

use super::frame::{Address, is_id};

/// The address of a frame that shows the film of a page; `None` where that is no film's, or of a service without a player
/// here.
#[must_use]
pub fn frame_of_page(page: &str) -> Option<String> {
    let address = Address::parse(page)?;
    let film = |id: &str, frame: String| is_id(id).then_some(frame);
    match (address.host, &address.segments[..]) {
        ("youtube.com" | "m.youtube.com", ["watch"]) => youtube(address.parameter("v")?, &address),
        ("youtu.be", [id]) | ("youtube.com" | "m.youtube.com", ["shorts" | "live", id]) => youtube(id, &address),
        ("vimeo.com", [id]) if is_number(id) => Some(format!("https://player.vimeo.com/video/{id}")),
        // One that is not listed has a hash, too.
        ("vimeo.com", [id, hash]) if is_number(id) => {
            film(hash, format!("https://player.vimeo.com/video/{id}?h={hash}"))
        }
        ("aparat.com", ["v", hash]) => {
            film(hash, format!("https://www.aparat.com/video/video/embed/videohash/{hash}/vt/frame"))
        }
        ("dailymotion.com", ["video", id]) | ("dai.ly", [id]) => {
            film(id, format!("https://www.dailymotion.com/embed/video/{id}"))
        }
        _ => None,
    }
}

fn youtube(id: &str, address: &Address<'_>) -> Option<String> {
    let start = address.parameter("t").or_else(|| address.parameter("start")).and_then(seconds);
    let start = start.map_or_else(String::new, |seconds| format!("?start={seconds}"));
    is_id(id).then(|| format!("https://www.youtube.com/embed/{id}{start}"))
}

/// The seconds of `90`, `90s` or `1m30s`.
fn seconds(written: &str) -> Option<u32> {
    let mut parts = written.split_inclusive(['h', 'm', 's']);
    parts.try_fold(0_u32, |sum, part| {
        let number = part.trim_end_matches(['h', 'm', 's']);
        let unit = match &part[number.len()..] {
            "h" => 3600,
            "m" => 60,
            _ => 1,
        };
        sum.checked_add(number.parse::<u32>().ok()?.checked_mul(unit)?)
    })
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::{super::is_player, *};

    #[test]
    fn the_page_of_a_film_becomes_a_frame_that_has_a_player() {
        for (page, frame) in [
            ("https://www.youtube.com/watch?v=aB3-_x&list=1", "https://www.youtube.com/embed/aB3-_x"),
            ("https://m.youtube.com/watch?t=1m30s&v=aB3", "https://www.youtube.com/embed/aB3?start=90"),
            ("https://youtu.be/aB3?t=90", "https://www.youtube.com/embed/aB3?start=90"),
            ("http://youtube.com/shorts/aB3", "https://www.youtube.com/embed/aB3"),
            ("https://vimeo.com/123", "https://player.vimeo.com/video/123"),
            ("https://vimeo.com/123/ab1", "https://player.vimeo.com/video/123?h=ab1"),
            ("https://www.aparat.com/v/Xy1", "https://www.aparat.com/video/video/embed/videohash/Xy1/vt/frame"),
            ("https://dai.ly/x8", "https://www.dailymotion.com/embed/video/x8"),
        ] {
            assert_eq!(frame_of_page(page).as_deref(), Some(frame));
            assert!(is_player(frame), "{frame}");
        }
    }

    #[test]
    fn other_pages_stay_links() {
        for page in [
            "https://www.youtube.com/@channel",
            "https://www.youtube.com/watch?v=%22",
            "https://youtu.be/",
            "https://vimeo.com/about",
            "https://www.aparat.com/channel",
            "https://youtube.com.evil.example/watch?v=aB3",
            "https://example.com/watch?v=aB3",
        ] {
            assert_eq!(frame_of_page(page), None, "{page}");
        }
    }
}
