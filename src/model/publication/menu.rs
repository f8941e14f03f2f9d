//! The main menu, a tree.

use super::field;
use crate::model::route::Place;
use serde::Deserialize;

/// An entry of the menu.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(try_from = "MenuItemFields")]
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

/// An entry as `site.json` has it.
#[derive(Deserialize)]
pub(super) struct MenuItemFields {
    label: String,
    #[serde(default, deserialize_with = "field::place")]
    to: Option<Place>,
    #[serde(default, deserialize_with = "field::optional_web_address")]
    href: Option<String>,
    items: Option<Vec<MenuItem>>,
}

/// An entry that leads nowhere, or to several things at once.
#[derive(Debug, thiserror::Error)]
pub(super) enum MenuItemError {
    #[error("\"{0}\" needs one of \"to\", \"href\" or \"items\"")]
    NoTarget(String),
    #[error("\"{0}\" has more than one of \"to\", \"href\" and \"items\"")]
    ManyTargets(String),
}

impl TryFrom<MenuItemFields> for MenuItem {
    type Error = MenuItemError;

    fn try_from(fields: MenuItemFields) -> Result<Self, MenuItemError> {
        let MenuItemFields { label, to, href, items } = fields;
        let target = match (to, href, items) {
            (Some(place), None, None) => MenuTarget::Place(place),
            (None, Some(address), None) => MenuTarget::Elsewhere(address),
            (None, None, Some(items)) => MenuTarget::Submenu(items),
            (None, None, None) => return Err(MenuItemError::NoTarget(label)),
            _ => return Err(MenuItemError::ManyTargets(label)),
        };
        Ok(Self { label, target })
    }
}
