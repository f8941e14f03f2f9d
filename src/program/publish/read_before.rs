//! A publication as it was when its parts could be read last. Whoever shows it while somebody is at work on it goes on
//! showing them.

use super::edition_build::EditionBuild;
use crate::{
    model::{
        id::EditionCode,
        publication::{Edition, Site},
    },
    program::content_folder::ArticlesBefore,
};
use std::{
    collections::HashMap,
    sync::{Arc, Mutex, PoisonError},
};

/// What becomes of what cannot be read: `site.json`, an article, an edition, a font of the theme, a pattern of `ignore`.
#[derive(Clone, Copy, Debug)]
pub enum Unreadable<'a> {
    /// Nothing is published.
    Refused,
    /// `site.json` is as it was; an article or an edition is as it was when it could be read last, or left out if it never could; texts stand in the
    /// fonts that they have without that one; the other patterns leave out what they leave out.
    PassedOver(&'a ReadBefore),
}

/// What could be read before.
#[derive(Debug, Default)]
pub struct ReadBefore {
    /// Articles by themselves, where they are files.
    pub articles: ArticlesBefore,
    /// The text of `site.json`.
    site: Mutex<Option<String>>,
    editions: Mutex<HashMap<EditionCode, EditionBuild>>,
}

impl ReadBefore {
    /// What an edition held when it could be read last, as a part of the site that there is now.
    pub(super) fn edition(&self, edition: &Edition, site: &Arc<Site>) -> Option<EditionBuild> {
        let known = self.editions.lock().unwrap_or_else(PoisonError::into_inner);
        known.get(&edition.code).map(|build| build.in_site(edition, site))
    }

    /// What `site.json` was when all of it could be used last.
    pub(super) fn site(&self) -> Option<String> {
        self.site.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Takes these in the place of all others, and the text of `site.json` that names them.
    pub(super) fn keep(&self, site: &str, editions: &[EditionBuild]) {
        *self.site.lock().unwrap_or_else(PoisonError::into_inner) = Some(site.to_owned());
        let editions = editions.iter().map(|build| (build.context.edition.code.clone(), build.clone())).collect();
        *self.editions.lock().unwrap_or_else(PoisonError::into_inner) = editions;
    }
}
