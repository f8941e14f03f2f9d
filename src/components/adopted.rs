use leptos::prelude::*;

/// A part of a finished page that stays as it is while the app takes over the rest. No script reads it, so
/// nothing in it can differ from what the app expects.
#[component]
pub fn Adopted(
    /// The class of the element around the part.
    class: &'static str,
) -> impl IntoView {
    // Taking over, the framework leaves this attribute alone; that it is there keeps it from looking inside.
    view! { <div class=class inner_html=""></div> }
}
