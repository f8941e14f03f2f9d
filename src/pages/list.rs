use super::heading;
use crate::{
    components::{Sight, card, pager},
    html::{Html, element},
    loader::{List, Setting},
    locale::Message,
};

/// The front page, a category, or a page of an archive.
pub(super) fn list_page(list: &List, setting: &Setting) -> Html {
    let mut cards = element("div").class(format!("cards cards-{}", list.layout.name()));
    for (index, entry) in list.entries.iter().enumerate() {
        let sight = if index == 0 { Sight::AtOnce } else { Sight::Later };
        cards = cards.holding(card(entry, list.layout, sight, setting));
    }
    let empty = list.entries.is_empty().then(|| element("p").class("empty").holding(setting.text(Message::NoArticles)));
    Html::Many(vec![
        heading("page-title").holding(list.heading(setting)).into(),
        cards.into(),
        empty.into(),
        pager(list, setting).into(),
    ])
}
