use super::{Icon, SocialLinks};
use crate::{
    loader::{Setting, View},
    locale::Message,
};
use leptos::prelude::*;
use std::sync::Arc;

/// The foot of every page.
#[component]
pub fn Footer(
    /// What is shown.
    view: Signal<View>,
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    view! {
        <footer class="site-footer">
            <div class="site-footer-inner">
                <SocialLinks setting=setting.clone()/>
                <p class="copyright">{setting.copyright().to_owned()}</p>
                <a class="back-to-top" href=move || view.with(|view: &View| view.note("top")) target="_self">
                    <Icon setting=setting.clone() name="up"/>
                    {setting.text(Message::BackToTop)}
                </a>
            </div>
        </footer>
    }
}
