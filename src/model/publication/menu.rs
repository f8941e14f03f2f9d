//! The main menu, a tree.

use super::reader::Value;
use crate::model::route::Place;

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq)]
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

/// Whether an address may stand in `site.json`: the owner's own file, but a link is a link.
pub(super) fn is_web_address(address: &str) -> bool {
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

fn place(value: &Value<'_>) -> Option<Place> {
    const WHAT: &str = "no address inside an edition: use \"/\", \"/category/<slug>\", \"/posts/<id>\" or \"/<page>\"";
    value.parse(|text| Some(Place::parse(text)).filter(|place| *place != Place::Unknown), WHAT)
}

impl MenuItem {
    pub(super) fn read(value: &Value<'_>) -> Option<Self> {
        value.object(&["label", "to", "href", "items"]);
        let label = value.string("label");
        let target = match (value.get("to"), value.get("href"), value.get("items")) {
            (Some(to), None, None) => MenuTarget::Place(place(&to)?),
            (None, Some(href), None) => {
                let address = href.text()?;
                if !is_web_address(address) {
                    value.wrong(format!("href \"{address}\" must start with https://, http:// or mailto:"));
                }
                MenuTarget::Elsewhere(address.to_owned())
            }
            (None, None, Some(_)) => MenuTarget::Submenu(value.list("items", Self::read)),
            (None, None, None) => {
                value.wrong(format!("\"{label}\" needs one of \"to\", \"href\" or \"items\""));
                return None;
            }
            _ => {
                value.wrong(format!("\"{label}\" has more than one of \"to\", \"href\" and \"items\""));
                return None;
            }
        };
        Some(Self { label, target })
    }
}
