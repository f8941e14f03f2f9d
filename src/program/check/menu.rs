//! The menu of an edition: whether its entries lead somewhere, and can be read.

use super::{blank, context::CheckContext};
use crate::model::publication::{Edition, MenuItem, MenuTarget};
use crate::program::data_folder::SITE;
use std::rc::Rc;

/// A bar of the menu's first level shows its second; deeper ones are rarely found.
const MAX_LEVELS: usize = 2;

/// Examines the entries of one level, which `at` names; the bar is level 1.
pub(super) fn inspect(context: &mut CheckContext, edition: &Edition, at: &str, level: usize, items: &[MenuItem]) {
    let file = Rc::from(SITE);
    for (index, item) in items.iter().enumerate() {
        let at = format!("{at}[{index}]");
        blank::report(&mut context.report_on(SITE), &format!("{at}.label"), &item.label);
        match &item.target {
            MenuTarget::Place(place) => context.place(&file, &format!("{at}.to"), edition, place),
            // Its scheme was checked when it was read.
            MenuTarget::Elsewhere(address) => context.link(&file, &format!("{at}.href"), address),
            MenuTarget::Submenu(items) => {
                let at = format!("{at}.items");
                let mut reporter = context.report_on(SITE);
                if items.is_empty() {
                    reporter.error(
                        &at,
                        "the submenu is empty: it opens and shows nothing",
                        "add entries, or take it out",
                    );
                } else if level == MAX_LEVELS {
                    let remedy = "put its entries into the menu above, or behind a page that links to them";
                    reporter.warning(&at, "a menu in a menu in a menu: few readers find what is in it", remedy);
                }
                inspect(context, edition, &at, level + 1, items);
            }
        }
    }
}
