use super::{Under, attachments, details, lead_picture, prose, share_links};
use crate::{
    content::{self, Node},
    html::{Element, Html, element},
    loader::{Entry, Setting},
    locale::Message,
    publication::{Cards, Layout},
    route::Place,
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
pub fn card(entry: &Entry, layout: Layout, sight: Sight, setting: &Setting) -> Element {
    let title = entry.title(setting);
    let link = element("a").with("href", setting.href(entry.place())).holding(element("bdi").holding(title.as_str()));
    let body = match layout {
        Layout::List => list_body(entry, sight, &title, setting),
        Layout::Gallery => gallery_body(entry, sight, setting),
        Layout::Video => video_body(entry, setting),
        Layout::Library => library_body(entry, sight, setting),
    };
    in_its_language(element("article").class(format!("card card-{}", layout.name())), entry, setting)
        .holding(category(entry, setting))
        .holding(element("h2").class("card-title").holding(link))
        .holding(body)
        .holding(
            element("footer")
                .class("card-footer")
                .holding(details(entry, setting))
                .holding(share_links(entry, setting)),
        )
}

/// With the language and direction of an item that is not in its edition's language.
pub(crate) fn in_its_language(element: Element, entry: &Entry, setting: &Setting) -> Element {
    let foreign = entry.item.language.as_ref().filter(|language| !language.same_language(&setting.edition.lang));
    element
        .with_some("lang", foreign.map(ToString::to_string))
        .with_some("dir", foreign.map(|language| language.direction().as_str()))
}

/// The category of an item, with a link to its page.
pub(crate) fn category(entry: &Entry, setting: &Setting) -> Option<Element> {
    let slug = entry.item.category.clone()?;
    let declared = setting.edition.category(&slug).map(|category| category.label.as_str());
    let label = declared.or_else(|| entry.item.category_label())?;
    let label = element("bdi").holding(label);
    let link = element("a").with("href", setting.href(Place::Category(slug))).holding(label);
    Some(element("p").class("category").holding(link))
}

fn list_body(entry: &Entry, sight: Sight, title: &str, setting: &Setting) -> Html {
    let mut pieces = vec![lead_picture(entry, sight).into()];
    match setting.site.cards {
        Cards::Full => {
            pieces.push(prose(without_lead(entry), Under::Card, setting).into());
            pieces.push(attachments(entry, setting));
        }
        Cards::Summary => {
            let label = setting.catalog.fill(Message::ContinueReading, &[("title", title)]);
            let link = element("a").with("href", setting.href(entry.place())).holding(label);
            pieces.push(element("div").class("prose").holding(element("p").holding(short_text(entry))).into());
            pieces.push(element("p").class("continue").holding(link).into());
        }
    }
    Html::Many(pieces)
}

fn gallery_body(entry: &Entry, sight: Sight, setting: &Setting) -> Html {
    let pictures: Vec<_> = content::pictures(&entry.content()).into_iter().map(Node::Element).collect();
    if pictures.len() < 2 {
        return Html::Many(vec![lead_picture(entry, sight).into(), summary(entry).into()]);
    }
    let gallery = element("div").class("gallery").holding(prose(pictures, Under::Card, setting));
    vec![summary(entry), gallery].into()
}

fn video_body(entry: &Entry, setting: &Setting) -> Html {
    Html::Many(vec![prose(entry.content(), Under::Card, setting).into(), attachments(entry, setting)])
}

fn library_body(entry: &Entry, sight: Sight, setting: &Setting) -> Html {
    let words = element("div").holding(summary(entry)).holding(attachments(entry, setting));
    element("div").class("library").holding(lead_picture(entry, sight)).holding(words).into()
}

fn summary(entry: &Entry) -> Element {
    element("p").class("summary").holding(short_text(entry))
}

/// The summary, or the beginning of the text.
fn short_text(entry: &Entry) -> String {
    match &entry.item.summary {
        Some(summary) => summary.clone(),
        None => content::excerpt(&content::plain_text(&entry.content()), SHORT),
    }
}

/// The text, less a picture at its start that is the lead picture once more.
pub(crate) fn without_lead(entry: &Entry) -> Vec<Node> {
    let mut nodes = entry.content();
    let lead = entry.item.image.as_ref().and_then(|picture| entry.resolver.file(&picture.url));
    let starts_with_lead = match (nodes.first(), &lead) {
        (Some(node @ Node::Element(_)), Some(lead)) => {
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
