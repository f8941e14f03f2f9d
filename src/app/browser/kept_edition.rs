//! An edition that the reader keeps on the device. It lies in a cache of its own, with the app's files that its pages
//! name, where the service worker finds it (`service-worker.js`).

use super::service_worker::{address_in, cache_name, caches};
use crate::model::{
    id::EditionCode,
    offline::{KeepFailure, KeptEdition},
};
use futures::future::try_join_all;
use js_sys::{Array, ArrayBuffer, Reflect};
use leptos::prelude::window;
use std::collections::HashSet;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, RequestInit, RequestMode, Response};

/// Where in its cache it is noted what is kept. No page has that address.
const NOTE: &str = "kept";

/// How many files are asked for at a time.
const AT_A_TIME: usize = 6;

/// How wide the column of a text is, in pixels of the style sheet.
const COLUMN: f64 = 672.0;

/// Where an edition is kept.
pub struct KeptPlace {
    folder: String,
    name: String,
}

impl KeptPlace {
    /// The place of an edition of the publication in a folder, which is an absolute address.
    #[must_use]
    pub fn new(folder: &str, edition: &EditionCode) -> Self {
        Self { folder: folder.to_owned(), name: cache_name(folder, &format!("kept {edition}")) }
    }

    /// What is kept of it.
    pub async fn look(&self) -> Option<KeptEdition> {
        let caches = caches()?;
        let exists = JsFuture::from(caches.has(&self.name)).await.ok()?;
        if !exists.is_truthy() {
            return None;
        }
        let cache = self.open().await.ok()?;
        let note = JsFuture::from(cache.match_with_str(&self.address(NOTE))).await.ok()?;
        let text = JsFuture::from(note.dyn_into::<Response>().ok()?.text().ok()?).await.ok()?;
        serde_json::from_str(&text.as_string()?).ok()
    }

    /// Keeps files, named from the folder, in the place of those that were kept before; `on_progress` is told how many
    /// are there. One that was kept stays where its successor cannot be loaded.
    ///
    /// # Errors
    /// Where one cannot be loaded, or nothing more can be kept.
    pub async fn keep(
        &self,
        files: &[String],
        articles: u32,
        on_progress: impl Fn(usize),
    ) -> Result<KeptEdition, KeepFailure> {
        let cache = self.open().await?;
        let mut bytes = 0;
        for (round, some) in files.chunks(AT_A_TIME).enumerate() {
            let sizes = try_join_all(some.iter().map(|file| self.keep_file(&cache, file))).await?;
            bytes += sizes.iter().sum::<u64>();
            on_progress(round * AT_A_TIME + some.len());
        }
        let kept = KeptEdition { articles, bytes };
        let text = serde_json::to_string(&kept).unwrap_or_default();
        let note = Response::new_with_opt_str(Some(&text)).map_err(|_| KeepFailure::Forbidden)?;
        put(&cache, &self.address(NOTE), &note).await?;
        self.drop_others(&cache, files).await;
        Ok(kept)
    }

    /// Deletes what is kept.
    pub async fn delete(&self) {
        if let Some(caches) = caches() {
            let _ = JsFuture::from(caches.delete(&self.name)).await;
        }
    }

    async fn open(&self) -> Result<Cache, KeepFailure> {
        let caches = caches().ok_or(KeepFailure::Forbidden)?;
        let cache = JsFuture::from(caches.open(&self.name)).await.map_err(|error| failure(&error))?;
        Ok(cache.unchecked_into())
    }

    /// Keeps a file; how long it is.
    async fn keep_file(&self, cache: &Cache, file: &str) -> Result<u64, KeepFailure> {
        let address = self.address(file);
        let init = RequestInit::new();
        // The service worker leaves it to the browser: it would keep it a second time.
        init.set_mode(RequestMode::SameOrigin);
        let request = Request::new_with_str_and_init(&address, &init).map_err(|_| KeepFailure::Forbidden)?;
        let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(|_| KeepFailure::Network)?;
        let answer: Response = answer.unchecked_into();
        if !answer.ok() {
            return Err(KeepFailure::Network);
        }
        let copy = answer.clone().map_err(|_| KeepFailure::Forbidden)?;
        put(cache, &address, &answer).await?;
        let content = copy.array_buffer().map_err(|_| KeepFailure::Network)?;
        let content = JsFuture::from(content).await.map_err(|_| KeepFailure::Network)?;
        Ok(content.unchecked_into::<ArrayBuffer>().byte_length().into())
    }

    /// Deletes what is no longer among the newest.
    async fn drop_others(&self, cache: &Cache, files: &[String]) {
        let wanted: HashSet<_> =
            files.iter().map(String::as_str).chain([NOTE]).map(|file| self.address(file)).collect();
        let Ok(requests) = JsFuture::from(cache.keys()).await else { return };
        for request in
            requests.unchecked_into::<Array>().iter().filter_map(|request| request.dyn_into::<Request>().ok())
        {
            if !wanted.contains(&request.url()) {
                let _ = JsFuture::from(cache.delete_with_request(&request)).await;
            }
        }
    }

    fn address(&self, file: &str) -> String {
        address_in(&self.folder, file)
    }
}

/// How many pixels wide a picture is shown here.
#[must_use]
pub fn picture_width() -> u32 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(COLUMN);
    let pixels = width.min(COLUMN) * window().device_pixel_ratio();
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few thousand")]
    let pixels = pixels.ceil() as u32;
    pixels
}

async fn put(cache: &Cache, address: &str, answer: &Response) -> Result<(), KeepFailure> {
    JsFuture::from(cache.put_with_str(address, answer)).await.map(drop).map_err(|error| failure(&error))
}

/// What a browser says that keeps nothing more.
fn failure(error: &JsValue) -> KeepFailure {
    let name = Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string());
    match name.as_deref() {
        Some("QuotaExceededError") => KeepFailure::Full,
        Some("SecurityError" | "NotAllowedError" | "InvalidStateError") => KeepFailure::Forbidden,
        _ => KeepFailure::Network,
    }
}
