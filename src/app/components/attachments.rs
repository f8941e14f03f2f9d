use super::{ArticleBody, HeadingLevel, Icon, ImageLoading, PictureRoom, players::player};
use crate::model::{
    feed::Attachment,
    locale::Message,
    page::{EditionContext, LanguageAttributes, Post},
};
use leptos::prelude::*;
use std::sync::Arc;

/// The files of an item: clips and recordings to play, unless its text plays them, and all to open or keep. Those with
/// one title are one thing in several formats (JSON Feed 1.1), and stand together.
#[component]
pub fn Attachments(
    /// The item.
    post: Post,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let files: Vec<_> = post
        .item
        .attachments
        .iter()
        .filter(|attachment| !attachment.is_captions())
        .filter_map(|attachment| Some((attachment, post.resolver.file(&attachment.url)?)))
        .collect();
    let LanguageAttributes { lang, .. } = post.language_of_text(&context);
    let players = files
        .iter()
        .filter(|(_, src)| !post.plays_in_text(src))
        .map(|(attachment, src)| {
            let name = file_name(attachment);
            match attachment.mime_type.split('/').next() {
                Some("video") => {
                    let nodes = player(src, &name, &post, &context).into_iter().collect();
                    let (room, loading) = (PictureRoom::Column, ImageLoading::Lazy);
                    view! {
                        <ArticleBody
                            post=post.clone()
                            nodes
                            below=HeadingLevel::H2
                            room
                            loading
                            context=context.clone()
                        />
                    }
                    .into_any()
                }
                Some("audio") => {
                    let lang = lang.clone();
                    view! { <audio controls preload="none" src=src.clone() aria-label=name lang=lang></audio> }
                        .into_any()
                }
                _ => ().into_any(),
            }
        })
        .collect_view();
    let mut works: Vec<(String, Vec<AnyView>)> = Vec::new();
    for (attachment, href) in files {
        let name = file_name(attachment);
        let format = view! {
            <Format attachment=attachment.clone() href name=name.clone() lang=lang.clone() context=context.clone()/>
        }
        .into_any();
        match works.iter_mut().find(|(known, _)| *known == name) {
            Some((_, formats)) => formats.push(format),
            None => works.push((name, vec![format])),
        }
    }
    let title = context.text(Message::Downloads);
    let downloads = (!works.is_empty()).then(|| {
        let works = works
            .into_iter()
            .map(|(name, formats)| {
                view! {
                    <li>
                        <p class="file-name"><bdi lang=lang.clone()>{name}</bdi></p>
                        <ul class="formats">{formats}</ul>
                    </li>
                }
                .into_any()
            })
            .collect_view();
        view! {
            <div class="attachments" role="group" aria-label=title.clone()>
                <p class="attachments-title">{title.clone()}</p>
                <ul>{works}</ul>
            </div>
        }
        .into_any()
    });
    view! {
        {players}
        {downloads}
    }
}

/// A file: what it is, how large it is, how long it takes, and what can be done with it.
#[component]
fn Format(
    attachment: Attachment,
    href: String,
    name: String,
    lang: Option<String>,
    context: Arc<EditionContext>,
) -> impl IntoView {
    let format = format_name(&attachment);
    let size = attachment.size_in_bytes.map(|bytes| file_size(bytes, &context));
    let size = size.map(|size| view! { <span class="file-size">{size}</span> });
    let duration = attachment.duration.map(|duration| {
        let time = context.catalog.duration(duration);
        let text = context.catalog.fill(Message::PlayingTime, &[("time", &time)]);
        view! { <span class="file-duration">{text}</span> }.into_any()
    });
    // Links that look alike are told apart by those who hear them.
    let which = format!(" {name} {}", format.clone().unwrap_or_default());
    let open = opens_in_browser(&attachment.mime_type).then(|| {
        view! {
            <a class="open-file" href=href.clone() target="_self">
                {context.text(Message::OpenFile)}
                <span class="visually-hidden" lang=lang.clone()>{which.clone()}</span>
            </a>
        }
        .into_any()
    });
    view! {
        <li>
            {format.map(|format| view! { <span class="format" translate="no">{format}</span> }.into_any())}
            {size}
            {duration}
            <span class="file-links">
                {open}
                <a href=href download="" target="_self">
                    <Icon name="download"/>
                    {context.text(Message::DownloadFile)}
                    <span class="visually-hidden" lang=lang>{which}</span>
                </a>
            </span>
        </li>
    }
}

/// Whether a browser shows such a file by itself. A page, or a drawing with scripts, would show as one of ours what is none.
fn opens_in_browser(mime_type: &str) -> bool {
    let kind = mime_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let is_picture = kind.starts_with("image/") && kind != "image/svg+xml";
    is_picture || matches!(kind.as_str(), "application/pdf" | "text/plain")
}

fn file_name(attachment: &Attachment) -> String {
    let last = || attachment.url.rsplit('/').next().unwrap_or_default().to_owned();
    attachment.title.clone().filter(|title| !title.trim().is_empty()).unwrap_or_else(last)
}

/// What readers call the format: the ending of the file, else what its type says.
fn format_name(attachment: &Attachment) -> Option<String> {
    let path = attachment.url.split(['?', '#']).next().unwrap_or_default();
    let ending = path.rsplit('/').next().unwrap_or_default().rsplit_once('.').map(|(_, ending)| ending);
    let subtype = attachment.mime_type.split(['/', ';', '+']).nth(1);
    let is_name = |name: &&str| (2..=5).contains(&name.len()) && name.bytes().all(|byte| byte.is_ascii_alphanumeric());
    ending.into_iter().chain(subtype).find(is_name).map(str::to_ascii_uppercase)
}

pub(super) fn file_size(bytes: u64, context: &EditionContext) -> String {
    let rounded = |unit: u64| (bytes / unit + u64::from(bytes % unit * 2 >= unit)).max(1);
    let (message, number) = match rounded(1000) {
        kilobytes @ ..1000 => (Message::Kilobytes, kilobytes),
        _ => (Message::Megabytes, rounded(1_000_000)),
    };
    context.catalog.fill(message, &[("size", &context.catalog.number(number))])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_is_called_by_the_ending_else_by_its_type() {
        let format = |url: &str, mime_type: &str| {
            format_name(&Attachment { url: url.into(), mime_type: mime_type.into(), ..Attachment::default() })
        };
        for (url, mime_type, expected) in [
            ("media/a.pdf", "application/pdf", Some("PDF")),
            ("https://e.org/a.epub?x=.y", "application/octet-stream", Some("EPUB")),
            ("https://e.org/download/7", "application/epub+zip", Some("EPUB")),
            ("https://e.org/download/7", "application/vnd.ms-excel", None),
        ] {
            assert_eq!(format(url, mime_type).as_deref(), expected, "{url}");
        }
    }
}
