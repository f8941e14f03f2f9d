//! What a frame of a feed would show, as a link: the page of a film where the frame holds a player.

/// Where a frame's link leads, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FrameLink {
    pub(super) address: String,
    /// The name of the service, or the host.
    pub(super) name: String,
}

/// Finds the page of the film that a player at that address plays.
type FilmPage = fn(&Address<'_>) -> Option<String>;

/// Services whose players are put into articles.
const SERVICES: [(&str, FilmPage); 4] =
    [("YouTube", youtube), ("Vimeo", vimeo), ("Aparat", aparat), ("Dailymotion", dailymotion)];

/// The link for a frame with that absolute address; `None` where it is no address of the web.
pub(super) fn frame_link(address: &str) -> Option<FrameLink> {
    let parts = Address::parse(address)?;
    for (name, page) in SERVICES {
        if let Some(address) = page(&parts) {
            return Some(FrameLink { address, name: name.to_owned() });
        }
    }
    Some(FrameLink { address: address.to_owned(), name: parts.host.to_owned() })
}

/// The parts of an absolute address that tell what a player plays.
struct Address<'a> {
    host: &'a str,
    segments: Vec<&'a str>,
    query: &'a str,
    fragment: &'a str,
}

impl<'a> Address<'a> {
    fn parse(address: &'a str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        if !matches!(scheme, "http" | "https") {
            return None;
        }
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (authority, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = authority.rsplit('@').next()?;
        let host = host.strip_prefix("www.").unwrap_or(host);
        Some(Self { host, segments: path.split('/').filter(|segment| !segment.is_empty()).collect(), query, fragment })
    }

    /// A value of the query that is an id or a number.
    fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value).filter(|value| is_id(value))
    }
}

/// What every service makes its ids of.
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn youtube(address: &Address) -> Option<String> {
    if !matches!(address.host, "youtube.com" | "m.youtube.com" | "youtube-nocookie.com") {
        return None;
    }
    let ["embed" | "v" | "shorts", id] = address.segments[..] else {
        return None;
    };
    if id == "videoseries" {
        return address.parameter("list").map(|list| format!("https://www.youtube.com/playlist?list={list}"));
    }
    let start = address.parameter("start").map(|seconds| format!("&t={seconds}s")).unwrap_or_default();
    is_id(id).then(|| format!("https://www.youtube.com/watch?v={id}{start}"))
}

fn vimeo(address: &Address) -> Option<String> {
    let ("player.vimeo.com", ["video", id]) = (address.host, &address.segments[..]) else {
        return None;
    };
    // A film that is not listed opens only with its hash.
    let hash = address.parameter("h").map(|hash| format!("/{hash}")).unwrap_or_default();
    let start = if address.fragment.starts_with("t=") { format!("#{}", address.fragment) } else { String::new() };
    is_id(id).then(|| format!("https://vimeo.com/{id}{hash}{start}"))
}

fn aparat(address: &Address) -> Option<String> {
    let ("aparat.com", ["video", "video", "embed", rest @ ..]) = (address.host, &address.segments[..]) else {
        return None;
    };
    let place = rest.iter().position(|segment| *segment == "videohash")?;
    let hash = rest.get(place + 1).filter(|hash| is_id(hash))?;
    Some(format!("https://www.aparat.com/v/{hash}"))
}

fn dailymotion(address: &Address) -> Option<String> {
    let id = match (address.host, &address.segments[..]) {
        ("dailymotion.com", ["embed", "video", id]) => Some(*id),
        ("geo.dailymotion.com", _) => address.parameter("video"),
        _ => None,
    };
    id.filter(|id| is_id(id)).map(|id| format!("https://www.dailymotion.com/video/{id}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_player_leads_to_the_page_of_its_film() {
        for (player, page, name) in [
            (
                "https://www.youtube.com/embed/aB3-_x?rel=0&start=90",
                "https://www.youtube.com/watch?v=aB3-_x&t=90s",
                "YouTube",
            ),
            ("https://www.youtube-nocookie.com/embed/aB3", "https://www.youtube.com/watch?v=aB3", "YouTube"),
            ("https://youtube.com/embed/videoseries?list=PL1", "https://www.youtube.com/playlist?list=PL1", "YouTube"),
            ("https://player.vimeo.com/video/123?h=ab1&dnt=1#t=5s", "https://vimeo.com/123/ab1#t=5s", "Vimeo"),
            (
                "https://www.aparat.com/video/video/embed/videohash/Xy1/vt/frame",
                "https://www.aparat.com/v/Xy1",
                "Aparat",
            ),
            (
                "https://www.aparat.com/video/video/embed/vt/frame/videohash/Xy1",
                "https://www.aparat.com/v/Xy1",
                "Aparat",
            ),
            (
                "https://www.dailymotion.com/embed/video/x8?autoplay=1",
                "https://www.dailymotion.com/video/x8",
                "Dailymotion",
            ),
            (
                "https://geo.dailymotion.com/player/a.html?video=x8",
                "https://www.dailymotion.com/video/x8",
                "Dailymotion",
            ),
        ] {
            let expected = FrameLink { address: page.to_owned(), name: name.to_owned() };
            assert_eq!(frame_link(player), Some(expected), "{player}");
        }
    }

    #[test]
    fn any_other_frame_leads_to_itself_and_is_called_by_its_host() {
        for address in [
            "https://www.maps.example/a?b",
            "https://www.youtube.com/embed/%22onclick",
            "https://www.youtube.com/",
            "https://youtube.com.evil.example/embed/aB3",
            "https://youtube.com@evil.example/embed/aB3",
        ] {
            let link = frame_link(address).unwrap();
            assert_eq!(link.address, address);
            assert!(address.contains(&link.name) && link.name.contains('.'), "{link:?}");
        }
        assert_eq!(frame_link("https://www.maps.example/a").unwrap().name, "maps.example");
        assert_eq!(frame_link("mailto:a@b.example"), None);
    }
}
