use super::icon;
use crate::{
    app::html::{Element, Html, element},
    model::{
        locale::Message,
        page::PageModel,
        publication::{MenuItem, MenuTarget},
        route::Place,
    },
};

/// The menu as a bar with submenus that open below it.
#[must_use]
pub fn menu_bar(view: &PageModel) -> Element {
    let items = view.context.edition.menu.iter().enumerate();
    items.fold(element("ul").class("menu-bar"), |bar, (index, item)| {
        bar.holding(match &item.target {
            MenuTarget::Submenu(items) => submenu(index, &item.label, items, view),
            _ => element("li").holding(link(item, view)),
        })
    })
}

/// An post of the bar that opens a list.
fn submenu(index: usize, label: &str, items: &[MenuItem], view: &PageModel) -> Element {
    let id = format!("submenu-{index}");
    let context = &view.context;
    let button = element("button")
        .with("type", "button")
        .with("aria-expanded", "false")
        .with("aria-controls", id.as_str())
        .with("aria-label", context.catalog.fill(Message::OpenSubmenu, &[("label", label)]))
        .holding(label)
        .holding(icon("down", context));
    let list = items.iter().fold(element("ul").class("submenu").with("id", id), |list, item| {
        list.holding(element("li").holding(link(item, view)))
    });
    element("li").class("has-submenu").holding(button).holding(list)
}

/// The menu as a tree, every post in sight.
#[must_use]
pub fn menu_tree(view: &PageModel) -> Element {
    branch(&view.context.edition.menu, view)
}

fn branch(items: &[MenuItem], view: &PageModel) -> Element {
    items
        .iter()
        .fold(element("ul").class("menu-tree"), |tree, item| tree.holding(element("li").holding(link(item, view))))
}

fn link(item: &MenuItem, view: &PageModel) -> Html {
    match &item.target {
        MenuTarget::Place(place) => element("a")
            .with("href", view.context.href(place.clone()))
            .with_some("aria-current", is_current(place, &view.place).then_some("page"))
            .holding(item.label.as_str())
            .into(),
        MenuTarget::Elsewhere(href) => element("a")
            .with("href", href.as_str())
            .with("rel", "external noopener")
            .holding(item.label.as_str())
            .into(),
        // Its posts stand below their heading.
        MenuTarget::Submenu(items) => {
            let group = element("p").class("menu-group").holding(item.label.as_str());
            vec![group, branch(items, view)].into()
        }
    }
}

/// An archive page belongs to what it is the archive of.
fn is_current(post: &Place, shown: &Place) -> bool {
    match shown {
        Place::Archive(_) => *post == Place::Front,
        Place::CategoryArchive(slug, _) => *post == Place::Category(slug.clone()),
        place => post == place,
    }
}
