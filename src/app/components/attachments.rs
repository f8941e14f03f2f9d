use super::icon;
use crate::{
    app::html::{Element, Html, element},
    model::{
        feed::Attachment,
        locale::Message,
        page::{EditionContext, Post},
    },
};

/// The files of an item: clips and recordings to play, others to download.
#[must_use]
pub fn attachments(post: &Post, context: &EditionContext) -> Html {
    let poster = post.item.image.as_ref().and_then(|picture| post.resolver.file(&picture.url));
    let mut pieces = Vec::new();
    let mut files = element("ul");
    for attachment in &post.item.attachments {
        let Some(address) = post.resolver.file(&attachment.url) else {
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
            .holding(icon("download", context))
            .holding(element("bdi").holding(file_name(attachment)));
        let size = size(attachment, context).map(|size| element("span").class("file-size").holding(size));
        files = files.holding(element("li").holding(link).holding(size));
    }
    if !files.children.is_empty() {
        let title = context.text(Message::Downloads);
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

fn size(attachment: &Attachment, context: &EditionContext) -> Option<String> {
    let bytes = attachment.size_in_bytes?;
    let kilobytes = bytes.div_ceil(1000);
    let (message, number) =
        if kilobytes < 1000 { (Message::Kilobytes, kilobytes) } else { (Message::Megabytes, kilobytes.div_ceil(1000)) };
    Some(context.catalog.fill(message, &[("size", &context.catalog.number(number))]))
}
