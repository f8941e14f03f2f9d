use super::icon;
use crate::{
    feed::Attachment,
    html::{Element, Html, element},
    loader::{Entry, Setting},
    locale::Message,
};

/// The files of an item: clips and recordings to play, others to download.
#[must_use]
pub fn attachments(entry: &Entry, setting: &Setting) -> Html {
    let poster = entry.item.image.as_ref().and_then(|picture| entry.resolver.file(&picture.url));
    let mut pieces = Vec::new();
    let mut files = element("ul");
    for attachment in &entry.item.attachments {
        let Some(address) = entry.resolver.file(&attachment.url) else {
            continue;
        };
        match attachment.mime_type.split('/').next() {
            Some("video") => {
                let player = player("video", &address).class("unsized").with_some("poster", poster.clone());
                pieces.push(Html::from(player));
            }
            Some("audio") => pieces.push(player("audio", &address).into()),
            _ => {}
        }
        let link = element("a")
            .with("href", address)
            .with("download", "")
            .with("target", "_self")
            .holding(icon("download", setting))
            .holding(element("bdi").holding(file_name(attachment)));
        let size = size(attachment, setting).map(|size| element("span").class("file-size").holding(size));
        files = files.holding(element("li").holding(link).holding(size));
    }
    if !files.children.is_empty() {
        let title = setting.text(Message::Downloads);
        pieces.push(
            element("section")
                .class("attachments")
                .with("aria-label", title.clone())
                .holding(element("p").class("attachments-title").holding(title))
                .holding(files)
                .into(),
        );
    }
    pieces.into()
}

fn player(name: &'static str, address: &str) -> Element {
    element(name).with("controls", "").with("preload", "none").with("src", address)
}

fn file_name(attachment: &Attachment) -> String {
    let last = || attachment.url.rsplit('/').next().unwrap_or_default().to_owned();
    attachment.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(last)
}

fn size(attachment: &Attachment, setting: &Setting) -> Option<String> {
    let bytes = attachment.size_in_bytes?;
    let kilobytes = bytes.div_ceil(1000);
    let (message, number) =
        if kilobytes < 1000 { (Message::Kilobytes, kilobytes) } else { (Message::Megabytes, kilobytes.div_ceil(1000)) };
    Some(setting.catalog.fill(message, &[("size", &setting.catalog.number(number))]))
}
