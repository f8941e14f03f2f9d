use super::details::time_element;
use crate::{
    html::{Element, element},
    loader::{Entry, Recent, Setting},
    locale::Message,
    route::Place,
};

/// The newest titles of an edition, each with its date.
#[must_use]
pub fn recent_posts(recent: &Recent, setting: &Setting) -> Element {
    let content = match recent {
        Recent::Adopted => None,
        // For readers without the app: where the newest items are.
        Recent::Later => {
            let words = setting.text(Message::LatestArticles);
            Some(element("p").holding(element("a").with("href", setting.href(Place::Front)).holding(words)))
        }
        Recent::Items(entries) => (!entries.is_empty()).then(|| titles(entries, setting)),
    };
    let section = content.map(|content| {
        let title = setting.text(Message::RecentPosts);
        element("section")
            .class("recent")
            .with("aria-labelledby", "recent-title")
            .holding(element("h2").with("id", "recent-title").holding(title))
            .holding(content)
    });
    element("div").holding(section)
}

fn titles(entries: &[Entry], setting: &Setting) -> Element {
    entries.iter().fold(element("ul"), |list, entry| {
        let date = entry.item.published.as_ref().map(|time| time_element(time, setting.date(time)));
        let title = element("bdi").holding(entry.title(setting));
        let link = element("a").with("href", setting.href(entry.place())).holding(title);
        list.holding(element("li").holding(link).holding(" ").holding(date))
    })
}
