//! The main menu, a tree.

use super::{SiteError, reader::Value};
use crate::route::Place;

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

fn place(value: &Value<'_>) -> Result<Place, SiteError> {
    const WHAT: &str = "no address inside an edition: use \"/\", \"/category/<slug>\", \"/posts/<id>\" or \"/<page>\"";
    value.parse(|text| Some(Place::parse(text)).filter(|place| *place != Place::Unknown), WHAT)
}

impl MenuItem {
    pub(super) fn read(value: &Value<'_>, unknown: &mut Vec<String>) -> Result<Self, SiteError> {
        value.object(&["label", "to", "href", "items"], unknown)?;
        let label = value.string("label")?;
        let target = match (value.get("to"), value.get("href"), value.get("items")) {
            (Some(to), None, None) => MenuTarget::Place(place(&to)?),
            (None, Some(href), None) => match href.text()? {
                address if is_web_address(address) => MenuTarget::Elsewhere(address.to_owned()),
                address => {
                    return Err(value.wrong(format!("href \"{address}\" must start with https://, http:// or mailto:")));
                }
            },
            (None, None, Some(_)) => MenuTarget::Submenu(value.list("items", |value| Self::read(&value, unknown))?),
            (None, None, None) => {
                return Err(value.wrong(format!("\"{label}\" needs one of \"to\", \"href\" or \"items\"")));
            }
            _ => {
                return Err(value.wrong(format!("\"{label}\" has more than one of \"to\", \"href\" and \"items\"")));
            }
        };
        Ok(Self { label, target })
    }
}
