use super::{Attachments, Details, DetailsOf, ImageLoading, LeadPicture, PictureRoom};
use crate::model::page::{EditionContext, LanguageAttributes, Post};
use leptos::prelude::*;
use std::sync::Arc;

/// A publication in a library: its cover, what it is, and its files.
#[component]
pub fn LibraryEntry(
    /// The item.
    post: Post,
    /// When the cover is loaded.
    loading: ImageLoading,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let language = post.language_of_text(&context);
    let cover = if post.lead_address().is_some() {
        view! { <LeadPicture post=post.clone() room=PictureRoom::Cover loading link=None context=context.clone()/> }
            .into_any()
    } else {
        let title = post.title(&context);
        // The heading beside it says the same.
        let LanguageAttributes { lang, dir } = language.clone();
        view! { <p class="cover" aria-hidden="true" lang=lang dir=dir><span>{title}</span></p> }.into_any()
    };
    view! {
        <div class="library">
            {cover}
            <div>
                <Details post=post.clone() of=DetailsOf::Card context=context.clone()/>
                <LanguageName post=post.clone() context=context.clone()/>
                <p class="summary" lang=language.lang dir=language.dir>{post.summary()}</p>
                <Attachments post=post.clone() context=context.clone()/>
            </div>
        </div>
    }
}

/// The language of a publication in its own words, as the switcher has it; its tag, where no edition has it.
#[component]
fn LanguageName(post: Post, context: Arc<EditionContext>) -> impl IntoView {
    let language = post.foreign_language(&context).unwrap_or(&context.edition.lang);
    view! { <p class="language"><bdi lang=language.to_string()>{context.language_name(language)}</bdi></p> }
}
