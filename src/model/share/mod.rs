//! Share services and their links, and quotations. A share link is a plain link: nothing of the service runs on the page.

mod quotation;

pub use quotation::{Quotation, QuotedBlock};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use strum::IntoStaticStr;

/// Everything but RFC 3986's unreserved characters, so that no part of a title can end a parameter.
const QUERY_VALUE: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A service an article can be sent to by a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, IntoStaticStr)]
#[serde(rename_all = "lowercase")]
#[strum(serialize_all = "lowercase")]
pub enum ShareService {
    /// Facebook's sharer.
    Facebook,
    /// X; labelled Twitter where readers know it so.
    #[serde(alias = "x")]
    Twitter,
    /// Pinterest, with the article's image.
    Pinterest,
    /// `WhatsApp`.
    WhatsApp,
    /// Telegram.
    Telegram,
    /// Microsoft Teams. Skype was retired in May 2025, and Teams is where its maker sent its users.
    #[serde(alias = "skype")]
    Teams,
    /// `LinkedIn`.
    LinkedIn,
    /// Reddit.
    Reddit,
    /// The reader's own mail program.
    Email,
}

impl ShareService {
    /// The services of a publication that names none.
    pub const USUAL: [Self; 7] =
        [Self::Facebook, Self::Twitter, Self::Pinterest, Self::WhatsApp, Self::Telegram, Self::Teams, Self::Email];

    /// The name of the service's icon.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The service's proper name, in its own spelling.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Facebook => "Facebook",
            Self::Twitter => "Twitter",
            Self::Pinterest => "Pinterest",
            Self::WhatsApp => "WhatsApp",
            Self::Telegram => "Telegram",
            Self::Teams => "Microsoft Teams",
            Self::LinkedIn => "LinkedIn",
            Self::Reddit => "Reddit",
            Self::Email => "Email",
        }
    }

    /// The link that shares an article here.
    #[must_use]
    pub fn link(self, shared: &Shared<'_>) -> String {
        let Shared { url, title, image } = *shared;
        let text_and_url = format!("{title}\n{url}");
        let (address, parameters): (_, &[(&str, &str)]) = match self {
            Self::Facebook => ("https://www.facebook.com/sharer/sharer.php", &[("u", url)]),
            Self::Twitter => ("https://x.com/intent/post", &[("url", url), ("text", title)]),
            Self::Pinterest => (
                "https://www.pinterest.com/pin/create/button/",
                &[("url", url), ("description", title), ("media", image.unwrap_or_default())],
            ),
            Self::WhatsApp => ("https://wa.me/", &[("text", &text_and_url)]),
            Self::Telegram => ("https://t.me/share/url", &[("url", url), ("text", title)]),
            Self::Teams => ("https://teams.microsoft.com/share", &[("href", url), ("msgText", title)]),
            Self::LinkedIn => ("https://www.linkedin.com/sharing/share-offsite/", &[("url", url)]),
            Self::Reddit => ("https://www.reddit.com/submit", &[("url", url), ("title", title)]),
            Self::Email => ("mailto:", &[("subject", title), ("body", &text_and_url)]),
        };
        let mut link = address.to_owned();
        let mut separator = '?';
        for (name, value) in parameters.iter().filter(|(_, value)| !value.is_empty()) {
            link.push(separator);
            link.push_str(name);
            link.push('=');
            link.extend(utf8_percent_encode(value, QUERY_VALUE));
            separator = '&';
        }
        link
    }
}

/// What is shared.
#[derive(Clone, Copy, Debug)]
pub struct Shared<'a> {
    /// The article's absolute address.
    pub url: &'a str,
    /// Its title.
    pub title: &'a str,
    /// The absolute address of its image.
    pub image: Option<&'a str>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const NASTY: Shared<'static> = Shared {
        url: "https://example.org/en/posts/1?a=b&c=d#e",
        title: "A & B #1 \"50%\" سلام 🕊 +",
        image: Some("https://example.org/media/a b.jpg"),
    };

    /// The parameters of a link, as the service's own parser would read them.
    fn parameters(link: &str) -> Vec<(String, String)> {
        url::Url::parse(link)
            .unwrap()
            .query_pairs()
            .map(|(name, value)| (name.into_owned(), value.into_owned()))
            .collect()
    }

    #[test]
    fn every_service_reads_back_exactly_what_was_shared() {
        let expected: [(ShareService, &[(&str, &str)]); 4] = [
            (ShareService::Facebook, &[("u", NASTY.url)]),
            (ShareService::Twitter, &[("url", NASTY.url), ("text", NASTY.title)]),
            (
                ShareService::Pinterest,
                &[("url", NASTY.url), ("description", NASTY.title), ("media", NASTY.image.unwrap())],
            ),
            (ShareService::Teams, &[("href", NASTY.url), ("msgText", NASTY.title)]),
        ];
        for (service, pairs) in expected {
            let read: Vec<_> = parameters(&service.link(&NASTY));
            let read: Vec<_> = read.iter().map(|(name, value)| (&**name, &**value)).collect();
            assert_eq!(read, pairs, "{service:?}");
        }
    }

    #[test]
    fn mail_and_messengers_carry_title_and_address() {
        for service in [ShareService::WhatsApp, ShareService::Email] {
            let link = service.link(&NASTY);
            let (_, text) = parameters(&link).pop().unwrap();
            assert_eq!(text, format!("{}\n{}", NASTY.title, NASTY.url));
        }
    }

    #[test]
    fn mail_spaces_are_not_plus_signs() {
        let link = ShareService::Email.link(&Shared { url: "u", title: "a b", image: None });
        assert_eq!(link, "mailto:?subject=a%20b&body=a%20b%0Au");
    }

    #[test]
    fn skype_is_read_as_teams_and_x_as_twitter() {
        let read = |name: &str| serde_json::from_value::<ShareService>(name.into()).unwrap();
        assert_eq!(read("skype"), ShareService::Teams);
        assert_eq!(read("x"), ShareService::Twitter);
        assert_eq!(read("whatsapp"), ShareService::WhatsApp);
        assert_eq!(ShareService::Teams.label(), "Microsoft Teams");
    }

    proptest! {
        #[test]
        fn no_title_can_add_a_parameter(title in ".{1,60}") {
            let shared = Shared { url: "https://example.org/", title: &title, image: None };
            for service in ShareService::USUAL {
                let link = service.link(&shared);
                let mut expected = title.clone();
                prop_assert!(link.bytes().all(|byte| byte.is_ascii_graphic()));
                if service == ShareService::Twitter {
                    let read = parameters(&link);
                    prop_assert_eq!(read.len(), 2);
                    expected.clone_from(&read[1].1);
                    prop_assert_eq!(&expected, &title);
                }
            }
        }
    }
}
