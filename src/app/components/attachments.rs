use super::Icon;
use crate::model::{
    feed::Attachment,
    locale::Message,
    page::{EditionContext, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The files of an item: clips and recordings to play, others to download.
#[component]
pub fn Attachments(
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let poster = post.lead_address();
    let files: Vec<_> = post
        .item
        .attachments
        .iter()
        .filter_map(|attachment| Some((attachment, post.resolver.file(&attachment.url)?)))
        .collect();
    let players = files.iter().map(|(attachment, src)| {
        let src = src.clone();
        match attachment.mime_type.split('/').next() {
            Some("video") => {
                let poster = poster.clone();
                view! { <video controls preload="none" src=src class="unsized" poster=poster></video> }.into_any()
            }
            Some("audio") => view! { <audio controls preload="none" src=src></audio> }.into_any(),
            _ => ().into_any(),
        }
    });
    let players = players.collect_view();
    let downloads = files
        .iter()
        .map(|(attachment, href)| {
            let size = file_size(attachment, &context).map(|size| view! { <span class="file-size">{size}</span> });
            view! {
                <li>
                    <a href=href.clone() download="" target="_self">
                        <Icon name="download"/>
                        <bdi>{file_name(attachment)}</bdi>
                    </a>
                    {size}
                </li>
            }
            .into_any()
        })
        .collect_view();
    let title = context.text(Message::Downloads);
    let downloads = (!files.is_empty()).then(|| {
        view! {
            <div class="attachments" role="group" aria-label=title.clone()>
                <p class="attachments-title">{title.clone()}</p>
                <ul>{downloads}</ul>
            </div>
        }
        .into_any()
    });
    view! {
        {players}
        {downloads}
    }
}

fn file_name(attachment: &Attachment) -> String {
    let last = || attachment.url.rsplit('/').next().unwrap_or_default().to_owned();
    attachment.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(last)
}

fn file_size(attachment: &Attachment, context: &EditionContext) -> Option<String> {
    let bytes = attachment.size_in_bytes?;
    let rounded = |unit: u64| (bytes / unit + u64::from(bytes % unit * 2 >= unit)).max(1);
    let (message, number) = match rounded(1000) {
        kilobytes @ ..1000 => (Message::Kilobytes, kilobytes),
        _ => (Message::Megabytes, rounded(1_000_000)),
    };
    Some(context.catalog.fill(message, &[("size", &context.catalog.number(number))]))
}
