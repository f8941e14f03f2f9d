//! The service worker, which keeps what was read for reading without a network (`service-worker.js`). Where there can be
//! none, the publication is read as one that has none.

use super::{AppRoot, warn};
use crate::model::{
    content::trusted_types,
    offline::{CACHES, FRESH, KEEP, LOAD, PICTURES, SERVICE_WORKER, START},
};
use js_sys::{Array, Object, Promise, Reflect};
use leptos::{
    ev,
    prelude::{document, window, window_event_listener},
    task::spawn_local,
};
use std::rc::Rc;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    CacheStorage, HtmlImageElement, HtmlScriptElement, MessageChannel, MessageEvent, Response, ServiceWorker,
    ServiceWorkerContainer, ServiceWorkerRegistration,
};

/// The id of the script of a page that starts the app.
const START_ID: &str = "start";

#[wasm_bindgen]
extern "C" {
    /// Under Trusted Types the address is no text.
    #[wasm_bindgen(extends = ServiceWorkerContainer)]
    type Registrar;

    #[wasm_bindgen(method, catch)]
    fn register(this: &Registrar, address: &JsValue) -> Result<Promise, JsValue>;
}

/// Starts the service worker when the page is whole, and tells when there is a newer one than that of the page. Where
/// the address asks for it, ends it and deletes what it has kept.
pub fn start_service_worker(root: &AppRoot, on_update: impl Fn() + 'static) {
    let Some(container) = container() else {
        return;
    };
    let folder = root.folder();
    // The reader may have turned to another page before it runs.
    let first = window().location().href().unwrap_or_default();
    when_whole(move || {
        spawn_local(async move {
            let outcome = if is_fresh_asked() {
                leave(&container, &folder).await
            } else {
                run(container, &folder, &first, on_update).await
            };
            if let Err(reason) = outcome {
                let reason = Reflect::get(&reason, &"message".into()).ok().and_then(|text| text.as_string());
                warn(&format!("nothing can be kept for reading without a network: {}", reason.unwrap_or_default()));
            }
        });
    });
}

/// Keeps a page that the app has shown without loading it.
pub fn keep_page(address: &str) {
    let (Some(container), Ok(origin)) = (container(), window().location().origin()) else {
        return;
    };
    let message = message(KEEP, &format!("{origin}{address}").into());
    if let Some(worker) = container.controller() {
        let _ = worker.post_message(&message);
        return;
    }
    // On a first visit it may still be on its way; where none is, nobody waits for it.
    spawn_local(async move {
        if registration(&container).await.is_none() {
            return;
        }
        let Ok(ready) = container.ready() else { return };
        let active =
            JsFuture::from(ready).await.ok().and_then(|found| found.dyn_into::<ServiceWorkerRegistration>().ok());
        if let Some(worker) = active.and_then(|registration| registration.active()) {
            let _ = worker.post_message(&message);
        }
    });
}

/// Whether a page was kept.
pub async fn is_page_kept(address: &str) -> bool {
    let Some(caches) = controller().and_then(|_| caches()) else {
        return false;
    };
    let found = JsFuture::from(caches.match_with_str(address)).await;
    found.is_ok_and(|found| found.is_instance_of::<Response>())
}

/// Lets the new version in, and loads the page with it. Other tabs keep theirs until they load a page.
pub fn load_update() {
    let reload = || {
        let _ = window().location().reload();
    };
    let Some(container) = container() else {
        return reload();
    };
    spawn_local(async move {
        match registration(&container).await.and_then(|registration| registration.waiting()) {
            Some(waiting) => {
                container.set_oncontrollerchange(Some(&function(reload)));
                let_in(&waiting);
            }
            // Another tab has let it in.
            None => reload(),
        }
    });
}

/// None where the browser has none, or allows none here: without an encrypted connection, for one.
fn container() -> Option<ServiceWorkerContainer> {
    let container = Reflect::get(&window().navigator(), &"serviceWorker".into()).ok()?;
    container.is_truthy().then(|| container.unchecked_into())
}

fn controller() -> Option<ServiceWorker> {
    container()?.controller()
}

/// That of the page, if there is one.
async fn registration(container: &ServiceWorkerContainer) -> Option<ServiceWorkerRegistration> {
    JsFuture::from(container.get_registration()).await.ok()?.dyn_into().ok()
}

/// None where the browser keeps nothing for this publication.
pub(super) fn caches() -> Option<CacheStorage> {
    window().caches().ok().filter(|caches| caches.is_truthy())
}

/// What the service worker is told: one key, and what belongs to it.
fn message(key: &str, value: &JsValue) -> Object {
    let message = Object::new();
    let _ = Reflect::set(&message, &key.into(), value);
    message
}

fn let_in(waiting: &ServiceWorker) {
    let _ = waiting.post_message(&message(LOAD, &JsValue::TRUE));
}

/// The name of a cache of the publication in a folder. The service worker writes it so, too.
pub(super) fn cache_name(folder: &str, kind: &str) -> String {
    let path = web_sys::Url::new(folder).map(|folder| folder.pathname()).unwrap_or_default();
    format!("{CACHES} {path} {kind}")
}

/// The address of a file of a folder, as the browser writes it.
pub(super) fn address_in(folder: &str, file: &str) -> String {
    web_sys::Url::new_with_base(file, folder).map(|address| address.href()).unwrap_or_default()
}

fn function(run: impl Fn() + 'static) -> js_sys::Function {
    // As long as the page lives.
    Closure::<dyn Fn()>::new(run).into_js_value().unchecked_into()
}

fn when_whole(run: impl FnOnce() + 'static) {
    if document().ready_state() == "complete" {
        return run();
    }
    let run = std::cell::Cell::new(Some(run));
    window_event_listener(ev::load, move |_| {
        if let Some(run) = run.take() {
            run();
        }
    });
}

fn is_fresh_asked() -> bool {
    let search = window().location().search().unwrap_or_default();
    search.trim_start_matches('?').split('&').any(|pair| pair.split('=').next() == Some(FRESH))
}

async fn run(
    container: ServiceWorkerContainer,
    folder: &str,
    first: &str,
    on_update: impl Fn() + 'static,
) -> Result<(), JsValue> {
    let was_read_by_it = container.controller().is_some();
    let address = trusted_types::service_worker(&format!("{folder}{SERVICE_WORKER}"));
    let registering = container.unchecked_ref::<Registrar>().register(&address)?;
    let registration: ServiceWorkerRegistration = JsFuture::from(registering).await?.unchecked_into();
    watch_updates(&container, &registration, Rc::new(on_update));
    if !was_read_by_it {
        JsFuture::from(container.ready()?).await?;
        if let Some(worker) = registration.active() {
            keep_with_pictures(&worker, first);
        }
    }
    Ok(())
}

/// The page came by another way, and with it the pictures that are there.
fn keep_with_pictures(worker: &ServiceWorker, address: &str) {
    if let Ok(images) = document().query_selector_all("img") {
        let message = message(KEEP, &address.into());
        let pictures = (0..images.length()).filter_map(|index| images.get(index)?.dyn_into::<HtmlImageElement>().ok());
        // None where it is not near yet: then the browser will ask the service worker.
        let pictures = pictures.map(|picture| picture.current_src()).filter(|address| !address.is_empty());
        let _ = Reflect::set(&message, &PICTURES.into(), &pictures.map(JsValue::from).collect::<Array>());
        let _ = worker.post_message(&message);
    }
}

/// A worker that is installed while another one has the page in hand is a newer one, and waits. The page may be newer
/// than the one that has it in hand: pages come from the network first.
fn watch_updates(
    container: &ServiceWorkerContainer,
    registration: &ServiceWorkerRegistration,
    on_update: Rc<dyn Fn()>,
) {
    let look = {
        let (container, registration) = (container.clone(), registration.clone());
        move || {
            if let Some((waiting, controller)) = registration.waiting().zip(container.controller()) {
                spawn_local(meet(container.clone(), controller, waiting, Rc::clone(&on_update)));
            }
        }
    };
    look();
    let watched = registration.clone();
    let watch = move || {
        if let Some(installing) = watched.installing() {
            installing.set_onstatechange(Some(&function(look.clone())));
        }
    };
    // One that is being installed already was found before anybody listened.
    watch();
    registration.set_onupdatefound(Some(&function(watch)));
}

/// What becomes of a worker that waits while `controller` has the page in hand.
async fn meet(
    container: ServiceWorkerContainer,
    controller: ServiceWorker,
    waiting: ServiceWorker,
    on_update: Rc<dyn Fn()>,
) {
    if made_this_page(&waiting).await {
        // There is nothing to ask the reader: it is let in, and keeps the page.
        container.set_oncontrollerchange(Some(&function(|| {
            if let (Some(worker), Ok(address)) = (self::controller(), window().location().href()) {
                keep_with_pictures(&worker, &address);
            }
        })));
        let_in(&waiting);
    } else if made_this_page(&controller).await {
        on_update();
    }
    // Else the worker of the page's version is still on its way.
}

/// Whether the page is of the version of that worker.
async fn made_this_page(worker: &ServiceWorker) -> bool {
    let script = document().get_element_by_id(START_ID).and_then(|script| script.dyn_into::<HtmlScriptElement>().ok());
    let (Some(script), Ok(channel)) = (script, MessageChannel::new()) else {
        return false;
    };
    let answer = Promise::new(&mut |resolve, _| channel.port1().set_onmessage(Some(&resolve)));
    let question = message(START, &script.src().into());
    let is_asked = worker.post_message_with_transferable(&question, &Array::of1(&channel.port2())).is_ok();
    is_asked
        && JsFuture::from(answer)
            .await
            .is_ok_and(|answer| answer.dyn_into::<MessageEvent>().is_ok_and(|answer| answer.data().is_truthy()))
}

/// Ends the service worker of the folder and deletes all that it has kept.
async fn leave(container: &ServiceWorkerContainer, folder: &str) -> Result<(), JsValue> {
    let registration = JsFuture::from(container.get_registration_with_document_url(folder)).await?;
    if let Ok(registration) = registration.dyn_into::<ServiceWorkerRegistration>() {
        JsFuture::from(registration.unregister()?).await?;
    }
    let Some(caches) = caches() else {
        return Ok(());
    };
    let own = cache_name(folder, "");
    let names: Array = JsFuture::from(caches.keys()).await?.unchecked_into();
    for name in names.iter().filter_map(|name| name.as_string()).filter(|name| name.starts_with(&own)) {
        JsFuture::from(caches.delete(&name)).await?;
    }
    Ok(())
}
