use super::{Under, attachments, details, lead_picture, prose, share_links};
use crate::{
    app::html::{Element, Html, element},
    model::{
        content::{self, SafeNode},
        locale::Message,
        page::{EditionContext, Post},
        publication::{Cards, Layout},
        route::Place,
    },
};

/// How much of a text a shortened card shows, in characters: about four lines.
const SHORT: usize = 280;

/// Whether a picture is likely among the first things seen: then it is loaded at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sight {
    /// Yes.
    AtOnce,
    /// Not before the reader comes near.
    Later,
}

/// An item in a list.
#[must_use]
pub fn card(post: &Post, layout: Layout, sight: Sight, context: &EditionContext) -> Element {
    let title = post.title(context);
    let link = element("a").with("href", context.href(post.place())).holding(element("bdi").holding(title.as_str()));
    let body = match layout {
        Layout::List => list_body(post, sight, &title, context),
        Layout::Gallery => gallery_body(post, sight, context),
        Layout::Video => video_body(post, context),
        Layout::Library => library_body(post, sight, context),
    };
    in_its_language(element("article").class(format!("card card-{}", layout.name())), post, context)
        .holding(category(post, context))
        .holding(element("h2").class("card-title").holding(link))
        .holding(body)
        .holding(
            element("footer").class("card-footer").holding(details(post, context)).holding(share_links(post, context)),
        )
}

/// With the language and direction of an item that is not in its edition's language.
pub(crate) fn in_its_language(element: Element, post: &Post, context: &EditionContext) -> Element {
    let foreign = post.item.language.as_ref().filter(|language| !language.same_language(&context.edition.lang));
    element
        .with_some("lang", foreign.map(ToString::to_string))
        .with_some("dir", foreign.map(|language| language.direction().as_str()))
}

/// The category of an item, with a link to its page.
pub(crate) fn category(post: &Post, context: &EditionContext) -> Option<Element> {
    let slug = post.item.category.clone()?;
    let declared = context.edition.category(&slug).map(|category| category.label.as_str());
    let label = declared.or_else(|| post.item.category_label())?;
    let label = element("bdi").holding(label);
    let link = element("a").with("href", context.href(Place::Category(slug))).holding(label);
    Some(element("p").class("category").holding(link))
}

fn list_body(post: &Post, sight: Sight, title: &str, context: &EditionContext) -> Html {
    let mut pieces = vec![lead_picture(post, sight).into()];
    match context.site.cards {
        Cards::Full => {
            pieces.push(prose(without_lead(post), Under::Card, context).into());
            pieces.push(attachments(post, context));
        }
        Cards::Summary => {
            let label = context.catalog.fill(Message::ContinueReading, &[("title", title)]);
            let link = element("a").with("href", context.href(post.place())).holding(label);
            pieces.push(element("div").class("prose").holding(element("p").holding(short_text(post))).into());
            pieces.push(element("p").class("continue").holding(link).into());
        }
    }
    Html::Many(pieces)
}

fn gallery_body(post: &Post, sight: Sight, context: &EditionContext) -> Html {
    let pictures: Vec<_> = content::pictures(&post.content()).into_iter().map(SafeNode::Element).collect();
    if pictures.len() < 2 {
        return Html::Many(vec![lead_picture(post, sight).into(), summary(post).into()]);
    }
    let gallery = element("div").class("gallery").holding(prose(pictures, Under::Card, context));
    vec![summary(post), gallery].into()
}

fn video_body(post: &Post, context: &EditionContext) -> Html {
    Html::Many(vec![prose(post.content(), Under::Card, context).into(), attachments(post, context)])
}

fn library_body(post: &Post, sight: Sight, context: &EditionContext) -> Html {
    let words = element("div").holding(summary(post)).holding(attachments(post, context));
    element("div").class("library").holding(lead_picture(post, sight)).holding(words).into()
}

fn summary(post: &Post) -> Element {
    element("p").class("summary").holding(short_text(post))
}

/// The summary, or the beginning of the text.
fn short_text(post: &Post) -> String {
    match &post.item.summary {
        Some(summary) => summary.clone(),
        None => content::excerpt(&content::plain_text(&post.content()), SHORT),
    }
}

/// The text, less a picture at its start that is the lead picture once more.
pub(crate) fn without_lead(post: &Post) -> Vec<SafeNode> {
    let mut nodes = post.content();
    let lead = post.item.image.as_ref().and_then(|picture| post.resolver.file(&picture.url));
    let starts_with_lead = match (nodes.first(), &lead) {
        (Some(node @ SafeNode::Element(_)), Some(lead)) => {
            content::pictures(std::slice::from_ref(node)).first().is_some_and(|picture| {
                content::shows(picture, lead) && content::plain_text(std::slice::from_ref(node)).is_empty()
            })
        }
        _ => false,
    };
    if starts_with_lead {
        nodes.remove(0);
    }
    nodes
}
