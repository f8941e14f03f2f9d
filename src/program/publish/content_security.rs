//! What a browser is told to keep out of a page, should something hostile have come into it all the same: by the pages
//! themselves, so that it holds on every host and every mirror, and again by the headers of the ready settings.
//!
//! Both name the same directives, so none that is for headers alone (`frame-ancestors`, `sandbox`). The app that Trunk
//! builds has no policy: `trunk serve` puts scripts of its own into its page.

use crate::model::{content::PLAYER_ORIGINS, publication::Site};
use html_escape::encode_double_quoted_attribute;

/// How much of the address of a page a link or a picture tells another host: the host's name.
pub const REFERRER_POLICY: &str = "strict-origin-when-cross-origin";

/// What no script of a page may ask of the device. Not named is what the app and the players of films use: to fill the
/// screen, to begin to play, to stay in sight beside the page, to copy and to share.
pub const PERMISSIONS_POLICY: &str = "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), \
                                      hid=(), idle-detection=(), local-fonts=(), magnetometer=(), microphone=(), midi=(), payment=(), \
                                      publickey-credentials-get=(), screen-wake-lock=(), serial=(), usb=(), window-management=(), \
                                      xr-spatial-tracking=()";

/// The content security policy of a publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ContentSecurity {
    policy: String,
}

impl ContentSecurity {
    /// Scripts, styles, fonts and documents of the publication's own host, none of them written into a page; pictures,
    /// sound and films from where `site.json` allows; in frames, the players of films that a reader asks for. Text
    /// becomes markup by the app's own policy alone (`model/content/trusted_types.rs`).
    #[must_use]
    pub fn of(site: &Site) -> Self {
        let media = match &site.media_hosts {
            None => "*".to_owned(),
            Some(hosts) => hosts.iter().fold("'self'".to_owned(), |sources, host| format!("{sources} {host}")),
        };
        let players = PLAYER_ORIGINS.join(" ");
        // What is not named is as `default-src`: every page carries this, so it is short.
        Self {
            policy: format!(
                "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; img-src {media} data:; media-src {media}; \
                 frame-src {players}; object-src 'none'; base-uri 'self'; form-action 'none'; \
                 require-trusted-types-for 'script'; trusted-types masthead"
            ),
        }
    }

    /// As the value of a header.
    #[must_use]
    pub fn policy(&self) -> &str {
        &self.policy
    }

    /// As elements of a head. What comes before them is not kept out.
    #[must_use]
    pub fn html(&self) -> String {
        let policy = encode_double_quoted_attribute(&self.policy);
        format!(
            "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
             <meta name=\"referrer\" content=\"{REFERRER_POLICY}\">\n"
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn policy(media_hosts: &Value) -> String {
        let site = json!({
            "name": "News", "default_edition": "en", "media_hosts": media_hosts,
            "editions": [{ "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" }]
        });
        ContentSecurity::of(&Site::parse(&site.to_string()).unwrap()).policy
    }

    fn sources(policy: &str, directive: &str) -> String {
        let mut directives = policy.split("; ").filter_map(|named| named.split_once(' '));
        directives.find(|(name, _)| *name == directive).map(|(_, sources)| sources.to_owned()).unwrap()
    }

    #[test]
    fn pictures_and_films_come_from_where_the_site_allows() {
        for (hosts, pictures, films) in [
            (json!(null), "* data:", "*"),
            (json!([]), "'self' data:", "'self'"),
            (
                json!(["https://a.example", "https://*.b.example"]),
                "'self' https://a.example https://*.b.example data:",
                "'self' https://a.example https://*.b.example",
            ),
        ] {
            let policy = policy(&hosts);
            assert_eq!(sources(&policy, "img-src"), pictures);
            assert_eq!(sources(&policy, "media-src"), films);
        }
    }

    #[test]
    fn the_known_players_alone_may_stand_in_a_frame() {
        let frames = sources(&policy(&json!(null)), "frame-src");
        assert_eq!(frames.split_whitespace().collect::<Vec<_>>(), PLAYER_ORIGINS);
    }

    #[test]
    fn nothing_is_named_that_a_page_cannot_demand_itself() {
        let policy = policy(&json!(null));
        for directive in ["frame-ancestors", "report-uri", "report-to", "sandbox"] {
            assert!(!policy.contains(directive), "{directive}");
        }
    }
}
