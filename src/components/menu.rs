use super::icon;
use crate::{
    html::{Element, Html, element},
    loader::View,
    locale::Message,
    publication::{MenuItem, MenuTarget},
    route::Place,
};

/// The menu as a bar with submenus that open below it.
#[must_use]
pub fn menu_bar(view: &View) -> Element {
    let items = view.setting.edition.menu.iter().enumerate();
    items.fold(element("ul").class("menu-bar"), |bar, (index, item)| {
        bar.holding(match &item.target {
            MenuTarget::Submenu(items) => submenu(index, &item.label, items, view),
            _ => element("li").holding(link(item, view)),
        })
    })
}

/// An entry of the bar that opens a list.
fn submenu(index: usize, label: &str, items: &[MenuItem], view: &View) -> Element {
    let id = format!("submenu-{index}");
    let setting = &view.setting;
    let button = element("button")
        .with("type", "button")
        .with("aria-expanded", "false")
        .with("aria-controls", id.as_str())
        .with("aria-label", setting.catalog.fill(Message::OpenSubmenu, &[("label", label)]))
        .holding(label)
        .holding(icon("down", setting));
    let list = items.iter().fold(element("ul").class("submenu").with("id", id), |list, item| {
        list.holding(element("li").holding(link(item, view)))
    });
    element("li").class("has-submenu").holding(button).holding(list)
}

/// The menu as a tree, every entry in sight.
#[must_use]
pub fn menu_tree(view: &View) -> Element {
    branch(&view.setting.edition.menu, view)
}

fn branch(items: &[MenuItem], view: &View) -> Element {
    items
        .iter()
        .fold(element("ul").class("menu-tree"), |tree, item| tree.holding(element("li").holding(link(item, view))))
}

fn link(item: &MenuItem, view: &View) -> Html {
    match &item.target {
        MenuTarget::Place(place) => element("a")
            .with("href", view.setting.href(place.clone()))
            .with_some("aria-current", is_current(place, &view.place).then_some("page"))
            .holding(item.label.as_str())
            .into(),
        MenuTarget::Elsewhere(href) => element("a")
            .with("href", href.as_str())
            .with("rel", "external noopener")
            .holding(item.label.as_str())
            .into(),
        // Its entries stand below their heading.
        MenuTarget::Submenu(items) => {
            let group = element("p").class("menu-group").holding(item.label.as_str());
            vec![group, branch(items, view)].into()
        }
    }
}

/// An archive page belongs to what it is the archive of.
fn is_current(entry: &Place, shown: &Place) -> bool {
    match shown {
        Place::Archive(_) => *entry == Place::Front,
        Place::CategoryArchive(slug, _) => *entry == Place::Category(slug.clone()),
        place => entry == place,
    }
}
