use super::Icon;
use crate::{
    feed::Attachment,
    loader::{Entry, Setting},
    locale::Message,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The files of an item: clips and recordings to play, others to download.
#[component]
pub fn Attachments(
    /// The item.
    entry: Entry,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let poster = entry.item.image.as_ref().and_then(|picture| entry.resolver.file(&picture.url));
    let mut players = Vec::new();
    let mut files = Vec::new();
    for attachment in &entry.item.attachments {
        let Some(address) = entry.resolver.file(&attachment.url) else {
            continue;
        };
        match attachment.mime_type.split('/').next() {
            Some("video") => players.push(
                view! {
                    <video class="unsized" controls preload="none" src=address.clone() poster=poster.clone()></video>
                }
                .into_any(),
            ),
            Some("audio") => {
                players.push(view! { <audio controls preload="none" src=address.clone()></audio> }.into_any());
            }
            _ => {}
        }
        files.push(view! {
            <li>
                <a href=address download target="_self">
                    <Icon setting=setting.clone() name="download"/>
                    <bdi>{file_name(attachment)}</bdi>
                </a>
                {size(attachment, &setting).map(|size| view! { <span class="file-size">{size}</span> })}
            </li>
        });
    }
    (!files.is_empty()).then(|| {
        view! {
            {players}
            <section class="attachments" aria-label=setting.text(Message::Downloads)>
                <p class="attachments-title">{setting.text(Message::Downloads)}</p>
                <ul>{files}</ul>
            </section>
        }
    })
}

fn file_name(attachment: &Attachment) -> String {
    let last = || attachment.url.rsplit('/').next().unwrap_or_default().to_owned();
    attachment.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(last)
}

fn size(attachment: &Attachment, setting: &Arc<Setting>) -> Option<String> {
    let bytes = attachment.size_in_bytes?;
    let kilobytes = bytes.div_ceil(1000);
    let (message, number) =
        if kilobytes < 1000 { (Message::Kilobytes, kilobytes) } else { (Message::Megabytes, kilobytes.div_ceil(1000)) };
    Some(setting.catalog.fill(message, &[("size", &setting.catalog.number(number))]))
}
