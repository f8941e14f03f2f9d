//! The web app manifest of an edition (<https://www.w3.org/TR/appmanifest/>).

use super::Place;
use crate::{
    model::{page::EditionContext, publication::Scheme},
    program::{PictureSize, data_folder::SITE},
};
use serde::Serialize;
use std::path::Path;

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
    pub(super) fn of(context: &'a EditionContext, publication: &Place<'_>) -> Self {
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
fn icon(context: &EditionContext, publication: &Place<'_>) -> Option<Icon> {
    let address = context.site.logo.as_deref()?;
    let src = from_edition(&context.logo()?);
    let ending = Path::new(address).extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let (media_type, is_drawing) = match ending.to_ascii_lowercase().as_str() {
        "svg" => (Some("image/svg+xml"), true),
        "png" => (Some("image/png"), false),
        "webp" => (Some("image/webp"), false),
        "jpg" | "jpeg" => (Some("image/jpeg"), false),
        _ => (None, false),
    };
    let sizes = if is_drawing {
        Some("any".to_owned())
    } else {
        let data = publication.data;
        let file = data.document(address, SITE).ok().and_then(|name| data.on_disk(&name));
        let size = file.and_then(|file| PictureSize::of(&file));
        size.map(|PictureSize { width, height }| format!("{width}x{height}"))
    };
    Some(Icon { src, sizes, media_type })
}

/// An address that starts at the publication's folder, from the folder of an edition.
fn from_edition(address: &str) -> String {
    if address.contains("://") || address.starts_with('/') { address.to_owned() } else { format!("../{address}") }
}
