use super::heading;
use crate::{
    app::{
        components::{Sight, card, pager},
        html::{Html, element},
    },
    model::{
        locale::Message,
        page::{EditionContext, List},
    },
};

/// The front page, a category, or a page of an archive.
pub(super) fn list_page(list: &List, context: &EditionContext) -> Html {
    let mut cards = element("div").class(format!("cards cards-{}", list.layout.name()));
    for (index, post) in list.posts.iter().enumerate() {
        let sight = if index == 0 { Sight::AtOnce } else { Sight::Later };
        cards = cards.holding(card(post, list.layout, sight, context));
    }
    let empty = list.posts.is_empty().then(|| element("p").class("empty").holding(context.text(Message::NoArticles)));
    Html::Many(vec![
        heading("page-title").holding(list.heading(context)).into(),
        cards.into(),
        empty.into(),
        pager(list, context).into(),
    ])
}
