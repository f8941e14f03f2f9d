//! What a finished page carries, so that the app takes it over without asking for anything.

use super::{PageContent, PageModel, Prerendered, Recent};
use crate::model::{
    id::EditionCode,
    json::Json,
    route::{Place, Route},
};
use serde_json::{Value, json};

/// What a finished page says about itself. The site and the messages of its edition stand beside it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HydrationData {
    /// The edition of the page.
    pub edition: EditionCode,
    /// Where in the edition it is.
    pub place: Place,
    /// What the app is to know of what it shows.
    pub prerendered: Prerendered,
    /// Whether the newest items stand beside it.
    pub has_recent: bool,
}

/// A finished page, as far as the app takes it from the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HydrationDocuments {
    /// What it says about itself.
    pub hydration: HydrationData,
    /// The text of `site.json`, as published.
    pub site: String,
    /// The text of its edition's message catalog.
    pub messages: String,
}

impl HydrationData {
    /// The name of the place in a document: `Place::Unknown`, the page of an address that does not exist, has none.
    const NOWHERE: &'static str = "?";

    /// What the finished page of a model says.
    #[must_use]
    pub fn of(model: &PageModel) -> Self {
        let editions = model.context.site.editions.iter().filter(|edition| edition.code != model.context.edition.code);
        let places = editions.map(|edition| (edition.code.clone(), model.place_in(&edition.code)));
        // To an edition's front page leads what has nothing better.
        let places = places.filter(|(_, place)| *place != Place::Front).collect();
        Self {
            edition: model.context.edition.code.clone(),
            place: if matches!(model.content, PageContent::NotFound) { Place::Unknown } else { model.place.clone() },
            prerendered: Prerendered { window_title: model.window_title(), places },
            has_recent: matches!(model.recent, Recent::Items(_)),
        }
    }

    /// Its form in the page.
    #[must_use]
    pub fn to_json(&self) -> String {
        let place = match &self.place {
            Place::Unknown => Self::NOWHERE.to_owned(),
            place => place.to_string(),
        };
        let places: serde_json::Map<_, _> = self
            .prerendered
            .places
            .iter()
            .map(|(code, place)| (code.to_string(), Value::String(place.to_string())))
            .collect();
        json!({
            "edition": self.edition.as_str(), "place": place, "title": self.prerendered.window_title, "places": places,
            "recent": self.has_recent
        })
        .to_string()
    }

    /// Reads that form; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let json = Json::parse(text).ok()?;
        let place = match json.text("place")? {
            Self::NOWHERE => Place::Unknown,
            place => Place::parse(place),
        };
        let places = json.get("places")?.fields().iter();
        let places =
            places.filter_map(|(code, place)| Some((EditionCode::parse(code)?, Place::parse(place.as_text()?))));
        let &Json::Bool(has_recent) = json.get("recent")? else {
            return None;
        };
        Some(Self {
            edition: EditionCode::parse(json.text("edition")?)?,
            place,
            prerendered: Prerendered { window_title: json.string("title")?, places: places.collect() },
            has_recent,
        })
    }

    /// Whether this is the page of a route. `/` shows the front page of one edition.
    #[must_use]
    pub fn is_at(&self, route: &Route) -> bool {
        match route {
            Route::Root => self.place == Place::Front,
            Route::Edition(code, place) => *code == self.edition && *place == self.place,
            Route::Unknown => self.place == Place::Unknown,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_page_says_is_read_back() {
        let english = EditionCode::parse("en").unwrap();
        for place in [Place::Front, Place::parse("posts/1001"), Place::Unknown] {
            let hydration = HydrationData {
                edition: english.clone(),
                place,
                prerendered: Prerendered {
                    window_title: "A \"title\" </script>".into(),
                    places: vec![(EditionCode::parse("fa").unwrap(), Place::parse("posts/3001"))],
                },
                has_recent: false,
            };
            assert_eq!(HydrationData::parse(&hydration.to_json()), Some(hydration));
        }
        assert_eq!(HydrationData::parse("{}"), None);
    }
}
