//! What a reader is told where they are, at every moment: address, title and heading are those of one page.

use crate::reader::{READY, Reader, keys};
use serde_json::Value;

/// What a reader is told where they are.
const MOMENT: &str = "[location.pathname, document.title, document.querySelector('h1').textContent,
    document.documentElement.lang, document.documentElement.dir,
    document.querySelector('link[rel=canonical]')?.href ?? 'none']";

impl Reader {
    /// Opens a published page and notes from then on, frame by frame, what it tells.
    pub async fn watches_from(&self, path: &str) {
        self.go(path).await;
        self.until(READY).await;
        self.sees_the_next_frame().await;
        self.run_in_the_page(&format!(
            "window.moments = [];
             (function look() {{
               const moment = {{ told: {MOMENT}, isLoading: document.querySelector('main').ariaBusy === 'true' }};
               if (JSON.stringify(moment) !== JSON.stringify(moments.at(-1))) moments.push(moment);
               requestAnimationFrame(look);
             }})()"
        ))
        .await;
    }

    /// What was told so far, without what came twice in a row.
    pub async fn moments(&self) -> Vec<Value> {
        self.noted("true").await
    }

    /// The same but for while a page was loading: after a step back the browser changes the address at once.
    pub async fn settled_moments(&self) -> Vec<Value> {
        self.noted("!moment.isLoading").await
    }

    async fn noted(&self, condition: &str) -> Vec<Value> {
        self.sees_the_next_frame().await;
        self.run_in_the_page(&format!(
            "document.documentElement.dataset.moments =
               JSON.stringify(moments.filter(moment => {condition}).map(moment => moment.told))"
        ))
        .await;
        let mut moments: Vec<Value> =
            serde_json::from_str(&self.text("document.documentElement.dataset.moments").await).unwrap();
        moments.dedup();
        moments
    }

    /// Follows a link from where the reader is, as a key does that is bound to it.
    pub async fn follows_from_here(&self, selector: &str) {
        self.run(&format!("document.querySelector({selector:?}).focus({{ preventScroll: true }})")).await;
        self.press(keys::ENTER).await;
    }

    /// What is told now.
    pub async fn moment(&self) -> Value {
        self.value(MOMENT).await
    }
}
