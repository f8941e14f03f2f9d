use super::{EditionKeeping, Icon, KeepEdition, SocialLinks};
use crate::model::{locale::Message, page::EditionContext, route::Place};
use leptos::{ev::MouseEvent, prelude::*};
use std::sync::Arc;

/// The foot of every page.
#[component]
pub fn Footer(
    /// The link to the top of the page.
    #[prop(into)]
    top: Signal<String>,
    /// Called when the link is followed.
    on_top: Callback<()>,
    /// How far the keeping of the edition has come, where it can be kept.
    keeping: Option<EditionKeeping>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let to_top = move |event: MouseEvent| {
        event.prevent_default();
        on_top.run(());
    };
    view! {
        <footer class="site-footer">
            <div class="site-footer-inner">
                <SocialLinks context=context.clone()/>
                <a class="archive-link" href=context.href(Place::ArchiveIndex)>{context.text(Message::ArchiveIndex)}</a>
                {keeping.map(|state| view! { <KeepEdition state context=context.clone()/> }.into_any())}
                <p class="copyright">{context.copyright().to_owned()}</p>
                <a class="back-to-top" href=top target="_self" on:click=to_top>
                    <Icon name="up"/>
                    {context.text(Message::BackToTop)}
                </a>
            </div>
        </footer>
    }
}
