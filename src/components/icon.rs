use crate::loader::Setting;
use leptos::prelude::*;
use std::sync::Arc;

/// A drawing from `icons.svg`. It says nothing by itself: what it stands beside, or in, has the words.
#[component]
pub fn Icon(
    /// For the address of the drawings.
    setting: Arc<Setting>,
    /// The drawing's name.
    name: &'static str,
) -> impl IntoView {
    let href = setting.base.icon(name);
    view! {
        <svg class=format!("icon icon-{name}") aria-hidden="true" width="20" height="20">
            <use href=href></use>
        </svg>
    }
}
