use super::{Icon, SocialLinks};
use crate::{loader::Setting, locale::Message};
use leptos::prelude::*;
use std::sync::Arc;

/// The foot of every page.
#[component]
pub fn Footer(
    /// The edition and its words.
    setting: Arc<Setting>,
) -> impl IntoView {
    view! {
        <footer class="site-footer">
            <div class="site-footer-inner">
                <SocialLinks setting=setting.clone()/>
                <p class="copyright">{setting.copyright().to_owned()}</p>
                <a class="back-to-top" href="#top" target="_self">
                    <Icon setting=setting.clone() name="up"/>
                    {setting.text(Message::BackToTop)}
                </a>
            </div>
        </footer>
    }
}
