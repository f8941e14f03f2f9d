use crate::model::locale::Timestamp;
use leptos::prelude::*;

/// A date, for people and for programs.
#[component]
pub fn Time(
    /// The point in time.
    time: Timestamp,
    /// What people read.
    text: String,
    /// Its class in the style sheet.
    #[prop(optional)]
    class: Option<&'static str>,
) -> impl IntoView {
    view! { <time datetime=time.as_str().to_owned() class=class>{text}</time> }
}
