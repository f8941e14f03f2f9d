//! Where else the publication is found.

use super::field;
use serde::Deserialize;
use strum::IntoStaticStr;

/// A link to the publication's page on a social network.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct SocialLink {
    /// The network.
    pub service: SocialService,
    /// The publication's page there.
    #[serde(deserialize_with = "field::web_address")]
    pub url: String,
}

/// A social network with an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs, reason = "each is a proper name")]
pub enum SocialService {
    Bluesky,
    Facebook,
    Instagram,
    LinkedIn,
    Mastodon,
    Pinterest,
    Telegram,
    TikTok,
    #[serde(alias = "x")]
    Twitter,
    WhatsApp,
    YouTube,
}

impl SocialService {
    /// The name of the service's icon.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The service's proper name, in its own spelling.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Bluesky => "Bluesky",
            Self::Facebook => "Facebook",
            Self::Instagram => "Instagram",
            Self::LinkedIn => "LinkedIn",
            Self::Mastodon => "Mastodon",
            Self::Pinterest => "Pinterest",
            Self::Telegram => "Telegram",
            Self::TikTok => "TikTok",
            Self::Twitter => "Twitter",
            Self::WhatsApp => "WhatsApp",
            Self::YouTube => "YouTube",
        }
    }
}
