//! A page in a frame, which may be as narrow as a phone and as wide as no window.

use crate::{
    browser::Browser,
    reader::Reader,
    server::{Fault, Server},
};
use serde_json::json;

/// The narrowest phones. No browser's window can be made so narrow; a frame can.
pub const PHONE: u32 = 360;

/// Where a page in the frame stands out: elements wider than it, but for those inside of what scrolls by itself, and for
/// cards that are not drawn before they come near. What is above a word breaks in Chromium alone, and a quotation in
/// Firefox not from right to left; these may be cut off.
const WIDE: &str = "(page => {
    const root = page.document.documentElement;
    const sides = root.getBoundingClientRect();
    const scrolling = (element) => element.closest('ruby, rt, q') ? /auto|scroll|hidden|clip/ : /auto|scroll|hidden/;
    const isIn = (element, overflow) => element !== root
        && (overflow.test(page.getComputedStyle(element).overflowX) || isIn(element.parentElement, overflow));
    const isWide = ({ width, left, right }) => width > 0 && (left < sides.left - 1 || right > sides.right + 1);
    const isDrawn = (element) => element.checkVisibility?.({ contentVisibilityAuto: true }) ?? true;
    const wide = [...page.document.querySelectorAll('body *')]
        .filter((element) => isWide(element.getBoundingClientRect()) && isDrawn(element)
            && !isIn(element.parentElement, scrolling(element)))
        .map((element) => `${element.localName}.${element.className}: ${element.textContent.slice(0, 40)}`);
    const { scrollWidth } = page.document.scrollingElement;
    return scrollWidth > root.clientWidth ? [`${scrollWidth} pixels`, ...wide] : wide;
})(frames[0])";

/// A reader with a page in a frame.
pub struct Framed(pub Reader);

impl Framed {
    pub async fn open(browser: Browser, server: Server) -> Self {
        server.break_file("frame", Fault::Page("<!doctype html><link rel=icon href='data:,'><iframe></iframe>".into()));
        server.allow_own_frames();
        let reader = Reader::start(browser, "en", server).await;
        let _ = reader.client.goto(&reader.server.address("/frame")).await;
        reader.until("document.querySelector('iframe')").await;
        Self(reader)
    }

    pub async fn is_so_wide(&self, width: u32) {
        let script = "const frame = document.querySelector('iframe'); frame.style.cssText";
        self.0.run(&format!("{script} = 'width: {width}px; height: 700px; border: 0'")).await;
    }

    pub async fn shows(&self, path: &str, width: u32) {
        self.is_so_wide(width).await;
        let _ = self.0.client.execute("frames[0].document.documentElement.dataset.isLeft = ''", Vec::new()).await;
        self.0.run(&format!("frames[0].location = {path:?}")).await;
        let path = path.split(['?', '#']).next().unwrap();
        self.0
            .until(&format!(
                "frames[0].location.pathname === {path:?} && !('isLeft' in frames[0].document.documentElement.dataset)
                 && frames[0].document.querySelector('main h1')
                 && frames[0].document.documentElement.dataset.mastheadState === 'ready'"
            ))
            .await;
    }

    pub async fn finds_nothing_wide(&self, what: &str) {
        assert_eq!(self.0.value(WIDE).await, json!([]), "{what}");
    }

    /// From now on scripts and keys are those of the page in the frame.
    pub async fn steps_in(&self) {
        self.0.client.clone().enter_frame(0).await.expect("the frame");
    }
}
