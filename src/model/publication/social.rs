//! Where else the publication is found.

use super::{menu::is_web_address, reader::Value};

/// A link to the publication's page on a social network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SocialLink {
    /// The network.
    pub service: SocialService,
    /// The publication's page there.
    pub url: String,
}

/// A social network with an icon.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
    Twitter,
    WhatsApp,
    YouTube,
}

impl SocialService {
    /// The services by their names in `site.json`.
    pub const NAMES: [(&'static str, Self); 12] = [
        ("bluesky", Self::Bluesky),
        ("facebook", Self::Facebook),
        ("instagram", Self::Instagram),
        ("linkedin", Self::LinkedIn),
        ("mastodon", Self::Mastodon),
        ("pinterest", Self::Pinterest),
        ("telegram", Self::Telegram),
        ("tiktok", Self::TikTok),
        ("twitter", Self::Twitter),
        ("x", Self::Twitter),
        ("whatsapp", Self::WhatsApp),
        ("youtube", Self::YouTube),
    ];

    /// The name of the service's icon.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Bluesky => "bluesky",
            Self::Facebook => "facebook",
            Self::Instagram => "instagram",
            Self::LinkedIn => "linkedin",
            Self::Mastodon => "mastodon",
            Self::Pinterest => "pinterest",
            Self::Telegram => "telegram",
            Self::TikTok => "tiktok",
            Self::Twitter => "twitter",
            Self::WhatsApp => "whatsapp",
            Self::YouTube => "youtube",
        }
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

impl SocialLink {
    pub(super) fn read(value: &Value<'_>) -> Option<Self> {
        value.object(&["service", "url"]);
        let url = value.string("url");
        if !is_web_address(&url) {
            value.wrong(format!("url \"{url}\" must start with https://"));
        }
        Some(Self { service: value.require("service")?.one_of(&SocialService::NAMES)?, url })
    }
}
