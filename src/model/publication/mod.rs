//! `site.json`: what the publication is, in which editions, with which menu.
//!
//! `public/site.schema.json` says the same for editors; a test keeps the two in step.

mod colour;
mod edition;
mod error;
mod field;
mod font;
// A browser gets them by the style sheet.
#[cfg(not(target_arch = "wasm32"))]
mod font_file;
#[cfg(not(target_arch = "wasm32"))]
mod inspect;
// A browser gets them by the policy.
#[cfg(not(target_arch = "wasm32"))]
mod media_host;
mod menu;
mod selections;
mod social;
mod theme;

pub use colour::{Colour, InvalidColour};
pub use edition::{Category, Edition, Layout};
pub use error::SiteError;
pub use font::{Font, FontFamily, FontRole, InvalidFontFamily};
#[cfg(not(target_arch = "wasm32"))]
pub use font_file::{FontFile, FontStyle, FontWeight, InvalidFontWeight, STAND_INS};
#[cfg(not(target_arch = "wasm32"))]
pub use media_host::{InvalidMediaHost, MediaHost};
pub use menu::{MenuItem, MenuTarget};
pub use social::{SocialLink, SocialService};
pub use theme::{OwnColours, Palette, Scheme, Theme, ThemeColours};

use crate::model::{
    feed::PageSize,
    id::EditionCode,
    locale::{Language, best_match},
    share::ShareService,
};
use serde::{Deserialize, Deserializer, de::Error};
#[cfg(not(target_arch = "wasm32"))]
use std::collections::BTreeMap;

/// A publication.
// With serde's `remote` the derived reader is a function. The `Deserialize` below calls it and then checks the fields
// against each other. The usual `try_from` would need a second type that repeats every field.
#[derive(Clone, Debug, Deserialize)]
#[serde(remote = "Self")]
pub struct Site {
    /// Its name.
    pub name: String,
    /// Its absolute address, with a slash at the end; where there is none, the page's own origin counts.
    #[serde(default, deserialize_with = "field::base_url")]
    pub base_url: Option<String>,
    /// The edition of readers whose language has none.
    pub default_edition: EditionCode,
    /// The line at the foot of every page.
    #[serde(default)]
    pub copyright: String,
    /// The publication's logo, beside its name.
    pub logo: Option<String>,
    /// Where else the publication is found.
    #[serde(default)]
    pub social: Vec<SocialLink>,
    /// Where an article can be shared.
    #[serde(default = "usual_share_services")]
    pub share: Vec<ShareService>,
    /// Its own colours and fonts.
    #[serde(default)]
    pub theme: Theme,
    /// What a card of a list shows.
    #[serde(default)]
    pub cards: Cards,
    /// How many articles a page holds.
    #[serde(default)]
    pub page_size: PageSize,
    /// Where the app finds what an address shows.
    #[serde(default)]
    pub documents: Documents,
    /// Whether readers can search.
    #[serde(default = "yes", rename = "search")]
    pub has_search: bool,
    /// Whether what was read opens without a network, and the publication can be installed.
    #[serde(default, rename = "offline")]
    pub works_offline: bool,
    /// Files of the publication's folder that are not for readers, as patterns of `.gitignore`.
    #[serde(default)]
    pub ignore: Vec<String>,
    /// Where pictures, sound and films may come from beside the publication itself; without any, from everywhere. A
    /// browser gets them by the policy.
    #[cfg(not(target_arch = "wasm32"))]
    pub media_hosts: Option<Vec<MediaHost>>,
    /// Where the pictures of feeds from elsewhere are shown from.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub media: Media,
    /// Where old addresses of the publication lead. A browser gets them by pages and by the host.
    #[cfg(not(target_arch = "wasm32"))]
    #[serde(default)]
    pub redirects: BTreeMap<String, String>,
    /// The editions, in the order of the switcher. There is at least one.
    #[serde(deserialize_with = "field::at_least_one")]
    pub editions: Vec<Edition>,
}

/// Where the app finds what an address shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Documents {
    /// In the feeds that the editions name.
    #[default]
    Feeds,
    /// Beside each finished page, as `publish` leaves them.
    Pages,
}

/// Where the pictures of feeds from elsewhere are shown from.
#[cfg(not(target_arch = "wasm32"))]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub enum Media {
    /// From where they are.
    #[default]
    #[serde(rename = "link")]
    Linked,
    /// From the publication's own folder, which gets copies.
    #[serde(rename = "copy")]
    Copied,
}

/// What a card of a list shows of its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Cards {
    /// The whole text.
    #[default]
    Full,
    /// The summary, or the beginning of the text.
    Summary,
}

const fn yes() -> bool {
    true
}

fn usual_share_services() -> Vec<ShareService> {
    ShareService::USUAL.to_vec()
}

impl<'de> Deserialize<'de> for Site {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let site = Self::deserialize(deserializer)?;
        match site.fault() {
            Some(SiteError { path, reason }) => Err(D::Error::custom(format_args!("{path}: {reason}"))),
            None => Ok(site),
        }
    }
}

impl Site {
    /// Reads `site.json`; unknown keys are ignored.
    ///
    /// # Errors
    /// Where something is wrong, with line and column. `Site::inspect`, in the native program, names its path.
    pub fn parse(text: &str) -> Result<Self, SiteError> {
        Ok(serde_json::from_str(text)?)
    }

    /// What is wrong between fields that are right by themselves: the place of it, and the reason.
    fn fault(&self) -> Option<SiteError> {
        for (index, edition) in self.editions.iter().enumerate() {
            if self.editions[..index].iter().any(|before| before.code == edition.code) {
                let reason = format!("\"{}\" is taken; each edition needs its own", edition.code);
                return Some(SiteError { path: format!("editions[{index}].code"), reason });
            }
        }
        self.edition(&self.default_edition).is_none().then(|| {
            let code = &self.default_edition;
            let reason = format!("\"{code}\" is not the code of an edition; use one of those in \"editions\"");
            SiteError { path: "default_edition".to_owned(), reason }
        })
    }

    /// Whether what was read of it opens without a network: that takes finished pages.
    #[must_use]
    pub fn opens_offline(&self) -> bool {
        self.works_offline && self.documents == Documents::Pages
    }

    /// The edition with that code.
    #[must_use]
    pub fn edition(&self, code: &EditionCode) -> Option<&Edition> {
        self.editions.iter().find(|edition| edition.code == *code)
    }

    /// The default edition.
    #[must_use]
    pub fn default_edition(&self) -> &Edition {
        self.edition(&self.default_edition).unwrap_or(&self.editions[0])
    }

    /// The edition for a reader: the one last chosen, else the nearest to the first of the reader's languages that
    /// has one, else the default.
    #[must_use]
    pub fn edition_for(&self, last_chosen: Option<&str>, languages: &[Language]) -> &Edition {
        let chosen = last_chosen.and_then(EditionCode::parse).and_then(|code| self.edition(&code));
        let best = || {
            let available: Vec<_> = self.editions.iter().map(|edition| &edition.lang).collect();
            best_match(&available, languages).and_then(|index| self.editions.get(index))
        };
        chosen.or_else(best).unwrap_or_else(|| self.default_edition())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    fn minimal() -> Value {
        json!({
            "name": "News", "default_edition": "en",
            "editions": [
                { "code": "en", "lang": "en", "label": "English", "feed": "feeds/en.json" },
                { "code": "fa", "lang": "fa", "label": "فارسی", "feed": "feeds/fa.json" },
                { "code": "br", "lang": "pt-BR", "label": "Português", "feed": "feeds/br.json" }
            ]
        })
    }

    fn refused(change: impl FnOnce(&mut Value)) -> String {
        let mut value = minimal();
        change(&mut value);
        assert!(Site::parse(&value.to_string()).is_err());
        Site::inspect(&value.to_string()).unwrap_err().to_string()
    }

    #[test]
    fn little_is_needed() {
        let site = Site::inspect(&minimal().to_string()).unwrap();
        assert_eq!(site.page_size.get(), 10);
        assert_eq!(site.share, ShareService::USUAL);
        assert_eq!(site.default_edition().label, "English");
    }

    #[test]
    fn the_browser_learns_line_and_reason() {
        let mut value = minimal();
        value["editions"][1]["lang"] = json!("f");
        let error = Site::parse(&serde_json::to_string_pretty(&value).unwrap()).unwrap_err().to_string();
        assert!(error.starts_with("site.json: \"f\" is not a language tag"), "{error}");
        assert!(error.contains(" at line "), "{error}");
        assert!(Site::parse("{} x").is_err());
    }

    #[test]
    fn the_public_address_ends_with_one_slash() {
        for url in ["https://example.org/news", "https://example.org/news//"] {
            let mut value = minimal();
            value["base_url"] = json!(url);
            let site = Site::parse(&value.to_string()).unwrap();
            assert_eq!(site.base_url.as_deref(), Some("https://example.org/news/"));
        }
    }

    #[test]
    fn what_is_wrong_is_named_with_path_and_reason() {
        let error = refused(|value| value["editions"][1]["lang"] = json!("f"));
        assert!(error.starts_with("site.json: editions[1].lang: \"f\" is not a language tag"), "{error}");
        let error = refused(|value| value["page_size"] = json!(0));
        assert!(error.starts_with("site.json: page_size: a page holds 1 to 100"), "{error}");
        let error = refused(|value| value["share"] = json!(["myspace"]));
        assert!(error.starts_with("site.json: share[0]: unknown variant `myspace`, expected one of"), "{error}");
        let error = refused(|value| value["default_edition"] = json!("de"));
        assert!(error.contains("default_edition: \"de\" is not the code of an edition"), "{error}");
        let error = refused(|value| value["editions"][2]["code"] = json!("en"));
        assert!(error.contains("editions[2].code: \"en\" is taken"), "{error}");
        let error = refused(|value| value["editions"] = json!([]));
        assert!(error.contains("editions: at least one edition is needed"), "{error}");
        let error = refused(|value| value["base_url"] = json!("example.org"));
        assert!(error.contains("must start with https://"), "{error}");
        assert!(refused(|value| *value = json!([])).contains("invalid length 0"));
        let error = Site::inspect("{").unwrap_err().to_string();
        assert!(error.contains("EOF"), "{error}");
        assert!(Site::inspect("{} x").is_err());
    }

    #[test]
    fn a_menu_entry_leads_to_one_thing() {
        let menu = |item: Value| refused(|value| value["editions"][0]["menu"] = json!([item]));
        let error = menu(json!({ "label": "x" }));
        assert!(error.contains("menu[0]: \"x\" needs one of"), "{error}");
        let error = menu(json!({ "label": "x", "to": "/", "href": "https://e.org" }));
        assert!(error.contains("has more than one of"), "{error}");
        let error = menu(json!({ "label": "x", "to": "/page/0" }));
        assert!(error.contains("is no address inside an edition"), "{error}");
        let error = menu(json!({ "label": "x", "href": "javascript:x" }));
        assert!(error.contains("must start with https://"), "{error}");
    }

    #[test]
    fn a_reader_gets_the_edition_last_chosen_then_the_best_match_then_the_default() {
        let site = Site::parse(&minimal().to_string()).unwrap();
        let tags = |tags: &[&str]| -> Vec<Language> { tags.iter().filter_map(|tag| Language::parse(tag)).collect() };
        let code = |chosen, languages: &[&str]| site.edition_for(chosen, &tags(languages)).code.to_string();
        assert_eq!(code(Some("fa"), &["en"]), "fa");
        assert_eq!(code(Some("gone"), &["de", "fa-AF", "en"]), "fa");
        assert_eq!(code(None, &["pt-PT"]), "br");
        assert_eq!(code(None, &["de"]), "en");
        assert_eq!(code(None, &[]), "en");
    }

    #[test]
    fn a_reader_gets_the_edition_in_the_nearest_language_and_never_another_script() {
        let code = |editions: &[&str], language: &str| {
            let mut value = minimal();
            let edition =
                |tag: &&str| json!({ "code": tag.to_lowercase(), "lang": tag, "label": tag, "feed": "f.json" });
            value["editions"] = editions.iter().map(edition).collect();
            value["default_edition"] = json!(editions[0].to_lowercase());
            let site = Site::parse(&value.to_string()).unwrap();
            site.edition_for(None, &[Language::parse(language).unwrap()]).code.to_string()
        };
        assert_eq!(code(&["en-US", "en-GB"], "en-AU"), "en-gb");
        assert_eq!(code(&["fa", "zh-Hans"], "zh-TW"), "fa");
        assert_eq!(code(&["fa", "zh-Hans", "zh-Hant"], "zh-TW"), "zh-hant");
        assert_eq!(code(&["en", "no"], "nb"), "no");
    }
}
