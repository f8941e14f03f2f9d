//! The words of a film, as a file of their own.

use super::{EditionContext, Post};
use crate::model::{
    content::SafeNode,
    feed::Attachment,
    locale::{Language, Message},
};

/// A file of captions (`WebVTT`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Captions {
    /// Its address, as for `src`.
    pub src: String,
    /// Its name in the player's menu.
    pub label: String,
    /// Its language.
    pub language: Language,
}

const MIME_TYPE: &str = "text/vtt";

impl Attachment {
    /// Whether it is the captions of a film, and no file to take home.
    #[must_use]
    pub fn is_captions(&self) -> bool {
        self.mime_type.split(';').next().is_some_and(|kind| kind.trim().eq_ignore_ascii_case(MIME_TYPE))
    }

    /// Whether it is a film.
    #[must_use]
    pub fn is_film(&self) -> bool {
        self.mime_type.starts_with("video/")
    }
}

impl Post {
    /// The captions of its film with that address. They bear the film's name (`clip.mp4`, `clip.fa.vtt`); those of an
    /// item with one film may have any. Their language stands before the ending, else it is the item's.
    #[must_use]
    pub fn captions_of(&self, film: &str, context: &EditionContext) -> Vec<Captions> {
        let own = self.foreign_language(context).unwrap_or(&context.edition.lang);
        let files = self.item.attachments.iter().filter(|attachment| attachment.is_captions());
        let is_only = self.films().len() < 2;
        files
            .filter_map(|file| {
                let src = self.resolver.file(&file.url)?;
                let name = stem(&src);
                let film = stem(film);
                let belongs =
                    is_only || name == film || name.strip_prefix(film).is_some_and(|rest| rest.starts_with('.'));
                let named = name.rsplit_once('.').and_then(|(_, tag)| Language::parse(tag));
                // Those of two languages are told apart by them.
                let label = file.title.clone().unwrap_or_else(|| match &named {
                    Some(language) => context.language_name(language),
                    None => context.text(Message::Captions),
                });
                let language = named.unwrap_or_else(|| own.clone());
                belongs.then_some(Captions { src, label, language })
            })
            .collect()
    }

    /// The addresses of its films, in the text and beside it, each once.
    #[must_use]
    pub fn films(&self) -> Vec<String> {
        let mut films = films_of(self.content());
        let attached = self.item.attachments.iter().filter(|attachment| attachment.is_film());
        for film in attached.filter_map(|attachment| self.resolver.file(&attachment.url)) {
            if !films.contains(&film) {
                films.push(film);
            }
        }
        films
    }

    /// Whether its text plays the film or recording with that address.
    #[must_use]
    pub fn plays_in_text(&self, address: &str) -> bool {
        files_of(self.content(), &["audio", "video"]).iter().any(|played| played == address)
    }
}

fn films_of(nodes: &[SafeNode]) -> Vec<String> {
    files_of(nodes, &["video"])
}

/// What the players of those kinds play.
fn files_of(nodes: &[SafeNode], players: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for node in nodes {
        let SafeNode::Element(element) = node else { continue };
        if players.contains(&element.name()) {
            let sources = element.children.iter().filter_map(|child| match child {
                SafeNode::Element(source) if source.name() == "source" => source.attribute("src"),
                _ => None,
            });
            found.extend(element.attribute("src").into_iter().chain(sources).map(str::to_owned));
        } else {
            found.extend(files_of(&element.children, players));
        }
    }
    found
}

/// The last part of an address without its ending.
fn stem(address: &str) -> &str {
    let path = address.split(['?', '#']).next().unwrap_or_default();
    let name = path.rsplit('/').next().unwrap_or_default();
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
