use leptos::prelude::*;

/// A drawing from `icons.svg`, which `icon.css` shows. It says nothing by itself: what is beside or around it has
/// the words.
#[component]
pub fn Icon(
    /// Its name in `icon.css`.
    name: &'static str,
) -> impl IntoView {
    // One element instead of an `svg` and a `use` with its shadow tree: a page has some ninety of them.
    view! { <span class=format!("icon icon-{name}") aria-hidden="true"></span> }
}
