//! The one Trusted Types policy of the app, for hosts that demand them (`require-trusted-types-for 'script'`).
//!
//! The engine then takes no plain text where markup or a script could run. The app hands it three: the text of a feed, for
//! a parser whose document is inert and from which only what is allowed is built anew; the description of a page for
//! search engines, which is data; and the address of the publication's own service worker. The first two cannot run, so
//! the policy passes all as they are; nothing else gets it.

use wasm_bindgen::prelude::*;

/// Its name, for the directive `trusted-types`.
const NAME: &str = "masthead";

#[wasm_bindgen]
extern "C" {
    type TrustedTypePolicyFactory;

    type TrustedTypePolicy;

    /// There is none where the engine knows no Trusted Types.
    #[wasm_bindgen(thread_local_v2, js_name = trustedTypes)]
    static TRUSTED_TYPES: Option<TrustedTypePolicyFactory>;

    #[wasm_bindgen(method, catch, js_name = createPolicy)]
    fn create_policy(
        this: &TrustedTypePolicyFactory,
        name: &str,
        rules: &js_sys::Object,
    ) -> Result<TrustedTypePolicy, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createHTML)]
    fn create_html(this: &TrustedTypePolicy, text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createScript)]
    fn create_script(this: &TrustedTypePolicy, text: &str) -> Result<JsValue, JsValue>;

    #[wasm_bindgen(method, catch, js_name = createScriptURL)]
    fn create_script_address(this: &TrustedTypePolicy, address: &str) -> Result<JsValue, JsValue>;
}

thread_local! {
    static POLICY: Option<TrustedTypePolicy> = new_policy();
}

/// None where the engine has no Trusted Types, or where the host allows none of that name.
fn new_policy() -> Option<TrustedTypePolicy> {
    let rules = js_sys::Object::new();
    let as_it_is = Closure::<dyn Fn(JsValue) -> JsValue>::new(|text| text).into_js_value();
    for rule in ["createHTML", "createScript", "createScriptURL"] {
        js_sys::Reflect::set(&rules, &rule.into(), &as_it_is).ok()?;
    }
    TRUSTED_TYPES.with(|factory| factory.as_ref()?.create_policy(NAME, &rules).ok())
}

/// A text for the inert parser.
#[cfg(target_arch = "wasm32")]
pub(super) fn html(text: &str) -> JsValue {
    let trusted = POLICY.with(|policy| policy.as_ref()?.create_html(text).ok());
    trusted.unwrap_or_else(|| text.into())
}

/// The text of a script element that holds data.
#[must_use]
pub fn data_script(text: &str) -> JsValue {
    let trusted = POLICY.with(|policy| policy.as_ref()?.create_script(text).ok());
    trusted.unwrap_or_else(|| text.into())
}

/// The address of the publication's service worker.
#[must_use]
pub fn service_worker(address: &str) -> JsValue {
    let trusted = POLICY.with(|policy| policy.as_ref()?.create_script_address(address).ok());
    trusted.unwrap_or_else(|| address.into())
}
