use super::submenu::{Submenu, Submenus};
use crate::{
    app::browser,
    model::{
        locale::Message,
        page::{EditionContext, PageModel},
        publication::Edition,
    },
};
use leptos::{html::Ul, prelude::*};
use std::sync::Arc;

/// How many editions stand beside each other in the bar; more are a list that opens.
const MOST_IN_LINE: usize = 6;

/// How the bar shows the editions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum EditionsInBar {
    /// There is but one.
    None,
    /// Beside each other.
    Line,
    /// As a list that opens below the name of this one.
    List,
}

impl EditionsInBar {
    pub(super) const fn of(editions: &[Edition]) -> Self {
        match editions.len() {
            0 | 1 => Self::None,
            2..=MOST_IN_LINE => Self::Line,
            _ => Self::List,
        }
    }
}

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
    view! { <ul class="switcher">{edition_links(page, on_follow, &context)}</ul> }
}

/// The same for the bar, as [`EditionsInBar`] says.
#[component]
pub(super) fn SwitcherOfBar(page: Signal<PageModel>, context: Arc<EditionContext>) -> impl IntoView {
    match EditionsInBar::of(&context.site.editions) {
        EditionsInBar::None => ().into_any(),
        EditionsInBar::Line => view! { <Switcher page context/> }.into_any(),
        EditionsInBar::List => view! { <OpeningSwitcher page context/> }.into_any(),
    }
}

#[component]
fn OpeningSwitcher(page: Signal<PageModel>, context: Arc<EditionContext>) -> impl IntoView {
    let bar = NodeRef::<Ul>::new();
    let submenus = Submenus::of(bar);
    let label = context.edition.label.clone();
    // What is seen comes first: who speaks to the page says that.
    let spoken = format!("{label} ({})", context.text(Message::Editions));
    let description = context.catalog.fill(Message::OpenSubmenu, &[("label", &spoken)]);
    let followed = Callback::new(move |()| submenus.close());
    let links = edition_links(page, Some(followed), &context);
    view! {
        <ul class="menu-bar" node_ref=bar>
            <Submenu index=0 id="submenu-editions".to_owned() label description submenus>
                {links}
            </Submenu>
        </ul>
    }
}

fn edition_links(
    page: Signal<PageModel>,
    on_follow: Option<Callback<()>>,
    context: &Arc<EditionContext>,
) -> impl IntoView + use<> {
    let entry = |edition: &Edition| {
        let code = edition.code.clone();
        let href = {
            let (context, code) = (Arc::clone(context), code.clone());
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
    context.site.editions.iter().map(entry).collect_view()
}
