use crate::loader::{Setting, View};
use leptos::prelude::*;
use std::sync::Arc;

/// Links to what is shown, in every edition.
#[component]
pub fn Switcher(
    /// What is shown.
    view: Signal<View>,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    let links: Vec<_> = setting
        .site
        .editions
        .iter()
        .map(|edition| {
            let (code, base) = (edition.code.clone(), setting.base.clone());
            let href = move || view.with(|view| base.place(&code, view.place_in(&code)));
            let current = (edition.code == setting.edition.code).then_some("true");
            view! {
                <li>
                    <a
                        href=href
                        lang=edition.lang.to_string()
                        hreflang=edition.lang.to_string()
                        dir=edition.direction().as_str()
                        aria-current=current
                    >
                        {edition.label.clone()}
                    </a>
                </li>
            }
        })
        .collect();
    view! { <ul class="switcher">{links}</ul> }
}
