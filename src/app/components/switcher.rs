use crate::{
    app::browser,
    model::{
        page::{EditionContext, PageModel},
        publication::Edition,
    },
};
use leptos::prelude::*;
use std::sync::Arc;

/// Links to what is shown, in every edition.
#[component]
pub fn Switcher(
    /// The page shown.
    page: Signal<PageModel>,
    /// Called when a link is followed.
    #[prop(optional, into)]
    on_follow: Option<Callback<()>>,
    /// The edition.
    context: Arc<EditionContext>,
) -> impl IntoView {
    let entry = |edition: &Edition| {
        let code = edition.code.clone();
        let href = {
            let (context, code) = (Arc::clone(&context), code.clone());
            move || context.href_in(&code, page.with(|page| page.place_in(&code)))
        };
        let current = (code == context.edition.code).then_some("true");
        let choose = move |_| {
            // Only this is a choice: a link that was sent says nothing about its reader.
            browser::remember_edition(&code);
            if let Some(on_follow) = on_follow {
                on_follow.run(());
            }
        };
        view! {
            <li>
                <a
                    href=href
                    lang=edition.lang.to_string()
                    hreflang=edition.lang.to_string()
                    dir=edition.direction().as_str()
                    aria-current=current
                    on:click=choose
                >
                    {edition.label.clone()}
                </a>
            </li>
        }
    };
    let entries = context.site.editions.iter().map(entry).collect_view();
    view! { <ul class="switcher">{entries}</ul> }
}
