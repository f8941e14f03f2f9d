//! The pictures of an item, each with an address of its own.

use super::{EditionContext, Post};
use crate::model::{
    content::{self, PictureLink, PictureLinks, SafeNode},
    locale::Message,
    publication::Layout,
    selection::Selection,
};

/// An item's main picture and its text, with a link for every picture: numbered alike wherever the item is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LinkedPictures {
    /// The link of the main picture; none where the text shows it further down, or there is none.
    pub lead: Option<PictureLink>,
    /// The text, without a picture at its start that repeats the main one.
    pub text: Vec<SafeNode>,
}

impl Post {
    /// Its pictures as links on its own page.
    #[must_use]
    pub fn linked_pictures(&self, context: &EditionContext) -> LinkedPictures {
        self.linked_pictures_of(self.resolver.page(), context)
    }

    /// The same on another page, such as a category's. `page` is the address of its own.
    #[must_use]
    pub fn linked_pictures_of(&self, page: &str, context: &EditionContext) -> LinkedPictures {
        let number = |number| context.catalog.number(number);
        self.links_of_pictures(page, &|picture| context.catalog.fill(Message::Picture, &[("number", &number(picture))]))
    }

    fn links_of_pictures(&self, page: &str, name: &dyn Fn(u64) -> String) -> LinkedPictures {
        let mut links = PictureLinks::new(page, &self.item.slug(), name);
        let lead = self.shows_lead().then(|| links.next_link());
        LinkedPictures { lead, text: links.link(self.content_without_lead()) }
    }

    /// Whether its own page shows its pictures side by side: it is of a gallery, and has more than one.
    #[must_use]
    pub fn is_contact_sheet(&self, context: &EditionContext) -> bool {
        let category = self.item.category.clone().map(Selection::Category);
        category.is_some_and(|category| context.edition.layout(&category) == Layout::Gallery)
            && content::pictures(self.content_without_lead()).len() + usize::from(self.shows_lead()) > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        content::{Resolver, to_html},
        feed::Item,
    };
    use serde_json::json;
    use std::sync::Arc;

    fn linked(html: &str) -> LinkedPictures {
        let item: Item = serde_json::from_value(json!({ "id": "7", "image": "a.jpg", "content_html": html })).unwrap();
        let resolver = Resolver::new("https://e.org", "https://e.org/");
        let post = Post::new(Arc::new(item), Arc::new(resolver));
        post.links_of_pictures("/en/posts/7/", &|number| format!("Picture {number}"))
    }

    #[test]
    fn the_main_picture_comes_first_and_no_picture_counts_twice() {
        let lead = |linked: &LinkedPictures| linked.lead.as_ref().map(|link| link.href.clone());
        let first = Some("/en/posts/7/#picture-7-1".to_owned());
        for repeated in ["", "<figure><img src=a.jpg></figure>"] {
            let linked = linked(&format!("{repeated}<p>x</p><p><img src=b.jpg></p>"));
            assert_eq!(lead(&linked), first, "{repeated}");
            assert!(
                to_html(&linked.text).contains("id=\"picture-7-2\" aria-label=\"Picture 2\"><img src=\"/b.jpg\""),
                "{repeated}"
            );
        }
        let further_down = linked("<p>x</p><img src=b.jpg><img src=a.jpg>");
        assert_eq!(lead(&further_down), None);
        assert!(
            to_html(&further_down.text).contains("id=\"picture-7-2\" aria-label=\"Picture 2\"><img src=\"/a.jpg\"")
        );
    }
}
