//! `site.json`: what the publication is, in which editions, with which menu.
//!
//! `public/site.schema.json` says the same for editors; a test holds the two together.

mod edition;
mod menu;
mod reader;
mod social;

pub use edition::{Category, Edition, Layout};
pub use menu::{MenuItem, MenuTarget};
pub use social::{SocialLink, SocialService};

use crate::model::{feed::PageSize, id::EditionCode, json::Json, locale::Language, share::ShareService};
use reader::{Faults, Value};
use std::{cell::RefCell, fmt};

/// A publication.
#[derive(Clone, Debug)]
pub struct Site {
    /// Its name.
    pub name: String,
    /// Its absolute address, with a slash at the end; where there is none, the page's own origin counts.
    pub base_url: Option<String>,
    /// The edition of readers whose language has none.
    pub default_edition: EditionCode,
    /// The line at the foot of every page.
    pub copyright: String,
    /// The publication's logo, beside its name.
    pub logo: Option<String>,
    /// Where else the publication is found.
    pub social: Vec<SocialLink>,
    /// Where an article can be shared.
    pub share: Vec<ShareService>,
    /// What a card of a list shows.
    pub cards: Cards,
    /// How many articles a page holds.
    pub page_size: PageSize,
    /// Where the app finds what an address shows.
    pub documents: Documents,
    /// The editions, in the order of the switcher. There is at least one.
    pub editions: Vec<Edition>,
}

/// Where the app finds what an address shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Documents {
    /// In the feeds that the editions name.
    #[default]
    Feeds,
    /// Beside each finished page, as `publish` leaves them.
    Pages,
}

/// What a card of a list shows of its article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Cards {
    /// The whole text.
    #[default]
    Full,
    /// The summary, or the beginning of the text.
    Summary,
}

impl Documents {
    const NAMES: [(&'static str, Self); 2] = [("feeds", Self::Feeds), ("pages", Self::Pages)];
}

impl Cards {
    const NAMES: [(&'static str, Self); 2] = [("full", Self::Full), ("summary", Self::Summary)];
}

/// Why `site.json` cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SiteError {
    /// Where, such as `editions[1].menu[0].to`; `.` for the document as a whole.
    pub path: String,
    /// What is wrong, and what it should be.
    pub reason: String,
}

impl fmt::Display for SiteError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.path.as_str() {
            "." => write!(formatter, "site.json: {}", self.reason),
            path => write!(formatter, "site.json: {path}: {}", self.reason),
        }
    }
}

fn base_url(value: &Value<'_>) -> Option<String> {
    let url = value.text()?;
    if !url.starts_with("https://") && !url.starts_with("http://") {
        value.wrong(format!("\"{url}\" must start with https://"));
    }
    Some(format!("{}/", url.trim_end_matches('/')))
}

fn page_size(value: &Value<'_>) -> Option<PageSize> {
    let size = value.small_number().and_then(PageSize::new);
    if size.is_none() {
        value.wrong("a page holds 1 to 100 articles".to_owned());
    }
    size
}

impl Site {
    /// Reads `site.json`. Beside the site comes the path of every key that means nothing here: a typing
    /// error, most often.
    ///
    /// # Errors
    /// Where something is wrong, with its path and the reason.
    pub fn parse(text: &str) -> Result<(Self, Vec<String>), SiteError> {
        let document =
            Json::parse(text).map_err(|error| SiteError { path: ".".to_owned(), reason: error.to_string() })?;
        let faults = RefCell::default();
        let site = Self::read(&Value::document(&document, &faults));
        let Faults { wrong, unknown } = faults.into_inner();
        match (site, wrong) {
            (Some(site), None) => Ok((site, unknown)),
            (_, Some(error)) => Err(error),
            // What is missing was put down as wrong.
            (None, None) => Err(SiteError { path: ".".to_owned(), reason: "it cannot be used".to_owned() }),
        }
    }

    fn read(value: &Value<'_>) -> Option<Self> {
        // `$schema` is for editors only.
        const KEYS: [&str; 12] = [
            "$schema",
            "name",
            "base_url",
            "default_edition",
            "copyright",
            "logo",
            "social",
            "share",
            "cards",
            "page_size",
            "documents",
            "editions",
        ];
        value.object(&KEYS);
        let mut editions: Vec<Edition> = Vec::new();
        for entry in value.require("editions")?.entries() {
            let edition = Edition::read(&entry)?;
            if editions.iter().any(|before| before.code == edition.code) {
                entry.require("code")?.wrong(format!("\"{}\" is taken; each edition needs its own", edition.code));
            }
            editions.push(edition);
        }
        let default = value.require("default_edition")?;
        let default_edition = edition::code(&default)?;
        if editions.iter().all(|edition| edition.code != default_edition) {
            default.wrong(format!(
                "\"{default_edition}\" is not the code of an edition; use one of those in \"editions\""
            ));
        }
        Some(Self {
            name: value.string("name"),
            base_url: value.get("base_url").and_then(|value| base_url(&value)),
            default_edition,
            copyright: value.optional_string("copyright").unwrap_or_default(),
            logo: value.optional_string("logo"),
            social: value.list("social", SocialLink::read),
            share: match value.get("share") {
                Some(_) => value.list("share", |value| value.one_of(&ShareService::NAMES)),
                None => ShareService::USUAL.to_vec(),
            },
            cards: value.optional_of("cards", &Cards::NAMES).unwrap_or_default(),
            page_size: value.get("page_size").and_then(|value| page_size(&value)).unwrap_or_default(),
            documents: value.optional_of("documents", &Documents::NAMES).unwrap_or_default(),
            editions,
        })
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

    /// The edition for a reader: the one last chosen, else the first of the reader's languages that
    /// has one, else the default.
    #[must_use]
    pub fn edition_for(&self, last_chosen: Option<&str>, languages: &[Language]) -> &Edition {
        let chosen = last_chosen.and_then(EditionCode::parse).and_then(|code| self.edition(&code));
        let exact = |language: &Language| {
            self.editions.iter().find(|edition| edition.lang.as_str().eq_ignore_ascii_case(language.as_str()))
        };
        let close = |language: &Language| self.editions.iter().find(|edition| edition.lang.same_language(language));
        chosen
            .or_else(|| languages.iter().find_map(|language| exact(language).or_else(|| close(language))))
            .unwrap_or_else(|| self.default_edition())
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
        Site::parse(&value.to_string()).unwrap_err().to_string()
    }

    #[test]
    fn little_is_needed() {
        let (site, unknown) = Site::parse(&minimal().to_string()).unwrap();
        assert_eq!(unknown, Vec::<String>::new());
        assert_eq!(site.page_size.get(), 10);
        assert_eq!(site.share, ShareService::USUAL);
        assert_eq!(site.default_edition().label, "English");
    }

    #[test]
    fn unknown_keys_are_named_with_their_path() {
        let mut value = minimal();
        value["nmae"] = json!("x");
        value["editions"][1]["fed"] = json!("x");
        let (_, unknown) = Site::parse(&value.to_string()).unwrap();
        assert_eq!(unknown, ["nmae", "editions.1.fed"]);
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
        assert!(error.contains("is not the code of an edition"), "{error}");
        let error = refused(|value| value["base_url"] = json!("example.org"));
        assert!(error.contains("must start with https://"), "{error}");
        assert!(Site::parse("{").unwrap_err().to_string().contains("EOF"));
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
        let (site, _) = Site::parse(&minimal().to_string()).unwrap();
        let tags = |tags: &[&str]| -> Vec<Language> { tags.iter().filter_map(|tag| Language::parse(tag)).collect() };
        let code = |chosen, languages: &[&str]| site.edition_for(chosen, &tags(languages)).code.to_string();
        assert_eq!(code(Some("fa"), &["en"]), "fa");
        assert_eq!(code(Some("gone"), &["de", "fa-AF", "en"]), "fa");
        assert_eq!(code(None, &["pt-PT"]), "br");
        assert_eq!(code(None, &["de"]), "en");
        assert_eq!(code(None, &[]), "en");
    }
}
