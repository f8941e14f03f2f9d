//! What a frame of a feed would show: a link to the page of a film where the frame holds a player, and the player
//! itself, for a reader who asks for it.

use super::address::host_of;

/// The class of a link that stands in the place of a frame. No feed can give it: the allow-list has no classes.
pub const FRAME_CLASS: &str = "frame";

/// Where the players of the known services come from; nothing else is ever put into a frame.
pub const PLAYER_ORIGINS: [&str; 4] = [
    "https://www.youtube-nocookie.com",
    "https://player.vimeo.com",
    "https://www.aparat.com",
    "https://geo.dailymotion.com",
];

/// Where a frame's link leads, and what it is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct FrameLink {
    pub(super) address: String,
    /// The name of the service, or the host.
    pub(super) name: String,
    /// What plays the film on the page; none for a host that is not known.
    pub(super) player: Option<Player>,
}

/// The player of a film. It begins to play when it is shown, and asks the service to remember as little as it offers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Player {
    pub(super) address: String,
    pub(super) service: &'static str,
}

/// The page of a film and the address of its player.
struct Film {
    page: String,
    player: String,
}

/// Finds the film that a player at that address plays.
type FindFilm = fn(&Address<'_>) -> Option<Film>;

/// Services whose players are put into articles.
const SERVICES: [(&str, FindFilm); 4] =
    [("YouTube", youtube), ("Vimeo", vimeo), ("Aparat", aparat), ("Dailymotion", dailymotion)];

/// The link for a frame with that absolute address; `None` where it is no address of the web.
pub(super) fn frame_link(address: &str) -> Option<FrameLink> {
    let parts = Address::parse(address)?;
    for (service, find) in SERVICES {
        if let Some(Film { page, player }) = find(&parts) {
            let player = Some(Player { address: player, service });
            return Some(FrameLink { address: page, name: service.to_owned(), player });
        }
    }
    Some(FrameLink { address: address.to_owned(), name: parts.host.to_owned(), player: None })
}

/// Whether a frame with that address, as a feed has it, holds a player that a reader can ask for.
#[must_use]
pub fn is_player(address: &str) -> bool {
    let address = address.trim();
    let with_scheme = address.strip_prefix("//").map(|rest| format!("https://{rest}"));
    frame_link(with_scheme.as_deref().unwrap_or(address)).is_some_and(|link| link.player.is_some())
}

/// The parts of an absolute address that tell what a player plays.
pub(super) struct Address<'a> {
    pub(super) host: &'a str,
    pub(super) segments: Vec<&'a str>,
    query: &'a str,
    fragment: &'a str,
}

impl<'a> Address<'a> {
    pub(super) fn parse(address: &'a str) -> Option<Self> {
        let (scheme, rest) = address.split_once("://")?;
        if !matches!(scheme, "http" | "https") {
            return None;
        }
        let (rest, fragment) = rest.split_once('#').unwrap_or((rest, ""));
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let (_, path) = rest.split_once('/').unwrap_or((rest, ""));
        let host = host_of(address)?;
        let host = host.strip_prefix("www.").filter(|host| !host.is_empty()).unwrap_or(host);
        Some(Self { host, segments: path.split('/').filter(|segment| !segment.is_empty()).collect(), query, fragment })
    }

    /// A value of the query that is an id or a number.
    pub(super) fn parameter(&self, name: &str) -> Option<&'a str> {
        let mut pairs = self.query.split('&').filter_map(|pair| pair.split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value).filter(|value| is_id(value))
    }
}

/// What every service makes its ids of.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'))
}

fn youtube(address: &Address) -> Option<Film> {
    if !matches!(address.host, "youtube.com" | "m.youtube.com" | "youtube-nocookie.com") {
        return None;
    }
    let ["embed" | "v" | "shorts", id] = address.segments[..] else {
        return None;
    };
    let player = "https://www.youtube-nocookie.com/embed";
    if id == "videoseries" {
        return address.parameter("list").map(|list| Film {
            page: format!("https://www.youtube.com/playlist?list={list}"),
            player: format!("{player}/videoseries?list={list}&autoplay=1"),
        });
    }
    let start = address.parameter("start");
    let [page_start, player_start] =
        start.map(|seconds| [format!("&t={seconds}s"), format!("&start={seconds}")]).unwrap_or_default();
    is_id(id).then(|| Film {
        page: format!("https://www.youtube.com/watch?v={id}{page_start}"),
        player: format!("{player}/{id}?autoplay=1{player_start}"),
    })
}

fn vimeo(address: &Address) -> Option<Film> {
    let ("player.vimeo.com", ["video", id]) = (address.host, &address.segments[..]) else {
        return None;
    };
    // A film that is not listed opens only with its hash.
    let hash = address.parameter("h");
    let [page_hash, player_hash] = hash.map(|hash| [format!("/{hash}"), format!("&h={hash}")]).unwrap_or_default();
    let start = if address.fragment.starts_with("t=") { format!("#{}", address.fragment) } else { String::new() };
    is_id(id).then(|| Film {
        page: format!("https://vimeo.com/{id}{page_hash}{start}"),
        player: format!("https://player.vimeo.com/video/{id}?dnt=1&autoplay=1{player_hash}{start}"),
    })
}

fn aparat(address: &Address) -> Option<Film> {
    let ("aparat.com", ["video", "video", "embed", rest @ ..]) = (address.host, &address.segments[..]) else {
        return None;
    };
    let place = rest.iter().position(|segment| *segment == "videohash")?;
    let hash = rest.get(place + 1).filter(|hash| is_id(hash))?;
    Some(Film {
        page: format!("https://www.aparat.com/v/{hash}"),
        player: format!("https://www.aparat.com/video/video/embed/videohash/{hash}/vt/frame?autoplay=true"),
    })
}

fn dailymotion(address: &Address) -> Option<Film> {
    let id = match (address.host, &address.segments[..]) {
        ("dailymotion.com", ["embed", "video", id]) => Some(*id),
        ("geo.dailymotion.com", _) => address.parameter("video"),
        _ => None,
    };
    id.filter(|id| is_id(id)).map(|id| Film {
        page: format!("https://www.dailymotion.com/video/{id}"),
        player: format!("https://geo.dailymotion.com/player.html?video={id}&autoplay=true"),
    })
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
            let link = frame_link(player).unwrap();
            assert_eq!((link.address.as_str(), link.name.as_str()), (page, name), "{player}");
            let origin = |origin: &&str| link.player.as_ref().unwrap().address.starts_with(&format!("{origin}/"));
            assert_eq!(PLAYER_ORIGINS.iter().filter(|known| origin(known)).count(), 1, "{player}");
        }
    }

    #[test]
    fn a_player_asks_the_service_to_remember_little_and_begins_where_the_frame_did() {
        for (frame, player) in [
            (
                "https://www.youtube.com/embed/aB3-_x?rel=0&start=90",
                "https://www.youtube-nocookie.com/embed/aB3-_x?autoplay=1&start=90",
            ),
            (
                "https://youtube.com/embed/videoseries?list=PL1",
                "https://www.youtube-nocookie.com/embed/videoseries?list=PL1&autoplay=1",
            ),
            (
                "https://player.vimeo.com/video/123?h=ab1#t=5s",
                "https://player.vimeo.com/video/123?dnt=1&autoplay=1&h=ab1#t=5s",
            ),
        ] {
            assert_eq!(frame_link(frame).unwrap().player.unwrap().address, player);
        }
        assert!(is_player("//www.youtube.com/embed/aB3") && !is_player("https://www.maps.example/a"));
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
