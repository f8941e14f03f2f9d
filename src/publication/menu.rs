//! The main menu, a tree.

use crate::route::Place;
use serde::Deserialize;

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "Document")]
pub struct MenuItem {
    /// Its text.
    pub label: String,
    /// Where it leads.
    pub target: MenuTarget,
}

/// What an entry of the menu does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MenuTarget {
    /// Leads to a place of the edition.
    Place(Place),
    /// Leads out of the publication.
    Elsewhere(String),
    /// Opens a submenu.
    Submenu(Vec<MenuItem>),
}

#[derive(Deserialize)]
struct Document {
    label: String,
    #[serde(default)]
    to: Option<Place>,
    #[serde(default)]
    href: Option<String>,
    #[serde(default)]
    items: Option<Vec<MenuItem>>,
}

/// Whether an address may stand in `site.json`: the owner's own file, but a link is a link.
pub(super) fn is_web_address(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

impl TryFrom<Document> for MenuItem {
    type Error = String;

    fn try_from(Document { label, to, href, items }: Document) -> Result<Self, String> {
        let target = match (to, href, items) {
            (Some(place), None, None) => MenuTarget::Place(place),
            (None, Some(href), None) if is_web_address(&href) => MenuTarget::Elsewhere(href),
            (None, Some(href), None) => {
                return Err(format!("href \"{href}\" must start with https://, http:// or mailto:"));
            }
            (None, None, Some(items)) => MenuTarget::Submenu(items),
            (None, None, None) => {
                return Err(format!("\"{label}\" needs one of \"to\", \"href\" or \"items\""));
            }
            _ => {
                return Err(format!("\"{label}\" has more than one of \"to\", \"href\" and \"items\""));
            }
        };
        Ok(Self { label, target })
    }
}
