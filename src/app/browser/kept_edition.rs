//! An edition that the reader keeps on the device. It lies in a cache of its own, with the app's files that its pages
//! name, where the service worker finds it (`service-worker.js`).

use super::{
    request_guard::RequestGuard,
    service_worker::{address_in, cache_name, caches},
};
use crate::model::{
    id::EditionCode,
    offline::{KEPT, KeepFailure, KeptEdition, KeptSoFar},
};
use futures::future::try_join_all;
use js_sys::{Array, ArrayBuffer, Reflect};
use leptos::prelude::window;
use std::{collections::HashSet, time::Duration};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Cache, Request, RequestInit, RequestMode, Response, ResponseInit};

/// Where in its cache it is noted what is kept. No page has that address.
const NOTE: &str = "kept";

/// How many files are asked for at a time.
const AT_A_TIME: usize = 6;

/// How long a file may take to arrive whole: the largest, the app's own program, beside five others on a poor network.
const FILE_TIMEOUT: Duration = Duration::from_mins(1);

/// Where an edition is kept.
pub struct KeptPlace {
    folder: String,
    name: String,
}

impl KeptPlace {
    /// The place of an edition of the publication in a folder, which is an absolute address.
    #[must_use]
    pub fn new(folder: &str, edition: &EditionCode) -> Self {
        Self { folder: folder.to_owned(), name: cache_name(folder, &format!("{KEPT} {edition}")) }
    }

    /// What is kept of it.
    pub async fn look(&self) -> KeptSoFar {
        let Some(caches) = caches() else {
            return KeptSoFar::Nothing;
        };
        match JsFuture::from(caches.has(&self.name)).await {
            Ok(exists) if exists.is_truthy() => self.note().await.map_or(KeptSoFar::Part, KeptSoFar::Whole),
            _ => KeptSoFar::Nothing,
        }
    }

    async fn note(&self) -> Option<KeptEdition> {
        let cache = self.open().await.ok()?;
        let note = JsFuture::from(cache.match_with_str(&self.address(NOTE))).await.ok()?;
        let text = JsFuture::from(note.dyn_into::<Response>().ok()?.text().ok()?).await.ok()?;
        serde_json::from_str(&text.as_string()?).ok()
    }

    /// Keeps files, named from the folder, in the place of those that were kept before; `on_progress` is told how many
    /// are there. One that was kept stays where its successor cannot be loaded. It ends where its future is dropped.
    ///
    /// # Errors
    /// Where one cannot be loaded in time, or nothing more can be kept.
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
        let guard = RequestGuard::new(FILE_TIMEOUT);
        let init = RequestInit::new();
        init.set_signal(guard.signal().as_ref());
        // The service worker leaves it to the browser: it would keep it a second time.
        init.set_mode(RequestMode::SameOrigin);
        let request = Request::new_with_str_and_init(&address, &init).map_err(|_| KeepFailure::Forbidden)?;
        let failure = || if guard.is_over() { KeepFailure::Timeout } else { KeepFailure::Network };
        let answer = JsFuture::from(window().fetch_with_request(&request)).await.map_err(|_| failure())?;
        let answer: Response = answer.unchecked_into();
        if !answer.ok() {
            return Err(KeepFailure::Network);
        }
        let content = answer.array_buffer().map_err(|_| KeepFailure::Network)?;
        let content: ArrayBuffer = JsFuture::from(content).await.map_err(|_| failure())?.unchecked_into();
        // Where a host leads from `offline.html` to `offline`, browsers take it for a page only without that detour.
        let init = ResponseInit::new();
        init.set_headers(&answer.headers());
        let file = Response::new_with_opt_buffer_source_and_init(Some(&content), &init);
        put(cache, &address, &file.map_err(|_| KeepFailure::Forbidden)?).await?;
        Ok(content.byte_length().into())
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

/// How many pixels of the screen a picture is wide that is as wide as a column of so many pixels of the style sheet.
#[must_use]
pub fn picture_width(column: f64) -> u32 {
    let width = window().inner_width().ok().and_then(|width| width.as_f64()).unwrap_or(column);
    let pixels = width.min(column) * window().device_pixel_ratio();
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
