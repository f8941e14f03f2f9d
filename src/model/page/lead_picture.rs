//! The main picture of an item.

use super::{EditionContext, Post};
use crate::model::content::{self, LonePicture, SafeNode};

/// An item's main picture, as pages show it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeadPicture {
    /// Its address, as for `src`.
    pub src: String,
    /// What it shows, in words.
    pub alt: String,
    /// Its width and height in pixels.
    pub size: Option<(u32, u32)>,
    /// What stands below it; empty where nothing does.
    pub caption: Vec<SafeNode>,
}

impl Post {
    /// The address of its main picture, as for `src`.
    #[must_use]
    pub fn lead_address(&self) -> Option<String> {
        self.resolver.file(&self.item.image.as_ref()?.url)
    }

    /// Its main picture. What the text says of the same picture at its start is said of this one.
    #[must_use]
    pub fn lead_picture(&self) -> Option<LeadPicture> {
        let src = self.lead_address()?;
        let item = self.item.image.as_ref()?;
        let repeated = self.repeated_lead().map(|(repeated, _)| repeated);
        let attribute = |name: &str| repeated.and_then(|repeated| repeated.picture.attribute(name));
        let pixels = |name: &str| attribute(name)?.parse().ok().filter(|pixels| *pixels > 0);
        let alt = Some(item.alt.as_str()).filter(|alt| !alt.is_empty()).or_else(|| attribute("alt"));
        Some(LeadPicture {
            src,
            alt: alt.unwrap_or_default().to_owned(),
            size: item.size.or_else(|| pixels("width").zip(pixels("height"))),
            caption: repeated.map(|repeated| repeated.caption.to_vec()).unwrap_or_default(),
        })
    }

    /// The absolute address of its main picture, for sharing.
    #[must_use]
    pub fn public_picture(&self, context: &EditionContext) -> Option<String> {
        context.public_file(&self.lead_address()?)
    }

    /// Its text without a picture at its start that repeats the main one.
    #[must_use]
    pub fn content_without_lead(&self) -> &[SafeNode] {
        self.repeated_lead().map_or_else(|| self.content(), |(_, rest)| rest)
    }

    /// Whether its main picture stands before its text.
    #[must_use]
    pub fn shows_lead(&self) -> bool {
        self.lead_address().is_some() && !self.shows_lead_in_text()
    }

    /// Whether it has a picture at all.
    #[must_use]
    pub fn is_illustrated(&self) -> bool {
        self.lead_address().is_some() || !self.pictures().is_empty()
    }

    /// Whether its text shows the main picture further down, alone or as what stands for a film.
    #[must_use]
    pub fn shows_lead_in_text(&self) -> bool {
        let Some(src) = self.lead_address() else { return false };
        self.repeated_lead().is_none() && content::shows_picture(self.content(), &src)
    }

    /// The picture at the start of its text, where that is the main one, and the text after it.
    fn repeated_lead(&self) -> Option<(LonePicture<'_>, &[SafeNode])> {
        let src = self.lead_address()?;
        let is_blank = |node: &SafeNode| matches!(node, SafeNode::Text(text) if text.trim().is_empty());
        let nodes = self.content();
        let (first, rest) = nodes[nodes.iter().position(|node| !is_blank(node))?..].split_first()?;
        let lone = content::lone_picture(first)?;
        (lone.picture.attribute("src") == Some(&src)).then_some((lone, rest))
    }
}
