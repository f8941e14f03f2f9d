//! The web app manifest of an edition (<https://www.w3.org/TR/appmanifest/>).

use super::PublicationFolder;
use crate::{
    model::{page::EditionContext, publication::Scheme},
    program::{PictureKind, PictureSize, data_folder::SITE},
};
use serde::Serialize;

/// What a system is told that installs an edition. Addresses are relative to it: it works wherever the folder is put.
#[derive(Debug, Serialize)]
pub(super) struct Manifest<'a> {
    /// Which of the host's apps this is: the path of the edition at its public address.
    id: String,
    name: &'a str,
    short_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    description: Option<&'a str>,
    lang: &'a str,
    dir: &'static str,
    start_url: &'static str,
    /// All editions: the switcher leads from one to the other inside the same window.
    scope: &'static str,
    display: &'static str,
    /// Around its pages: the colour of paper by day.
    theme_color: String,
    /// What is shown while it opens.
    background_color: String,
    icons: Vec<Icon>,
}

/// A picture that stands for it.
#[derive(Debug, Serialize)]
struct Icon {
    src: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    sizes: Option<String>,
    #[serde(rename = "type", skip_serializing_if = "Option::is_none")]
    media_type: Option<&'static str>,
}

impl<'a> Manifest<'a> {
    /// The manifest of an edition.
    pub(super) fn of(context: &'a EditionContext, publication: &PublicationFolder<'_>) -> Self {
        let edition = &context.edition;
        let paper = context.site.theme.palette(Scheme::Light).paper.to_string();
        Self {
            id: format!("{}{}/", publication.path, edition.code),
            name: context.name(),
            short_name: context.name(),
            description: edition.tagline.as_deref(),
            lang: edition.lang.as_str(),
            dir: edition.direction().as_str(),
            start_url: "./",
            scope: "../",
            display: "standalone",
            theme_color: paper.clone(),
            background_color: paper,
            icons: icon(context, publication).into_iter().collect(),
        }
    }

    pub(super) fn to_json(&self) -> String {
        // Texts: nothing in it could fail to be JSON.
        serde_json::to_string_pretty(self).unwrap_or_default()
    }
}

/// The publication's logo.
fn icon(context: &EditionContext, publication: &PublicationFolder<'_>) -> Option<Icon> {
    let address = context.site.logo.as_deref()?;
    let src = from_edition(&context.logo()?);
    let kind = PictureKind::of_address(address);
    let media_type = kind.and_then(PictureKind::media_type);
    let sizes = if kind == Some(PictureKind::Svg) {
        Some("any".to_owned())
    } else {
        let data = publication.data;
        let file = data.document(address, SITE).ok().and_then(|name| data.readable(&name).ok());
        let size = file.and_then(|file| PictureSize::of(&file));
        size.map(|PictureSize { width, height }| format!("{width}x{height}"))
    };
    Some(Icon { src, sizes, media_type })
}

/// An address that starts at the publication's folder, from the folder of an edition.
fn from_edition(address: &str) -> String {
    if address.contains("://") || address.starts_with('/') { address.to_owned() } else { format!("../{address}") }
}
