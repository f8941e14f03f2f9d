//! What a page says, all of it at one moment.

use crate::page::{facts_of_gathered, gathering_script};
use serde::Deserialize;
use serde_json::Value;

/// What is seen, and what could be done next.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Seen {
    /// Path, query and fragment.
    pub address: String,
    /// The number that the monkey has given the document.
    pub document: Option<u64>,
    /// Whether the app runs, and no page is being loaded.
    pub is_settled: bool,
    /// How many frames were drawn since it is looked at.
    pub frames: u64,
    pub scroll: f64,
    /// The deepest place to scroll to.
    pub deepest: f64,
    pub headings: Vec<String>,
    pub has_failed: bool,
    /// What is said of a link that has failed since the last step.
    pub notice: Option<String>,
    /// The file of the picture that is open.
    pub picture: Option<String>,
    /// Whether a drawer, a panel or a submenu is open.
    pub has_menu: bool,
    pub colours: Option<String>,
    /// What stands in the field of the search.
    pub question: Option<String>,
    /// Where links lead that are drawn: a click on one far below, which no reader could take, has the browser lay out all
    /// above it, and so moves the page.
    pub links: Vec<String>,
    /// Where the other editions are: the language, and the path.
    pub editions: Vec<(String, String)>,
    /// The pictures that open.
    pub pictures: Vec<String>,
    /// What the console said since the last look.
    pub recorded: Vec<String>,
    page: Value,
}

impl Seen {
    pub fn path(&self) -> &str {
        path(&self.address)
    }

    pub fn facts(&self) -> Value {
        facts_of_gathered(&self.page)
    }
}

/// The path of an address.
pub fn path(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

/// The links that are followed, which lead to another page of the publication.
pub const LINKS: &str = "main a[href], .site-header > div > a[href], .menu-bar > li > a[href], footer a[href]";

/// What was there before a step, and tells nothing of it.
pub const OLD: &str = "document.querySelector('.notice[role=alert]')?.setAttribute('data-old', '');";

pub fn looking_script() -> String {
    format!(
        "const page = (() => {{ {gather} }})();
         const find = (selector) => document.querySelector(selector);
         const all = (selector) => [...document.querySelectorAll(selector)];
         const address = ({{ pathname, search, hash }}) => pathname + search + hash;
         const root = document.documentElement;
         requestAnimationFrame(() => window.monkeyFrames = (window.monkeyFrames ?? 0) + 1);
         const recorded = JSON.parse(sessionStorage.getItem('recorder') ?? '[]');
         sessionStorage.removeItem('recorder');
         return {{
           page, recorded, address: address(location), document: window.monkeyDocument ?? null,
           isSettled: root.dataset.mastheadState === 'ready' && find('main').ariaBusy === 'false',
           frames: window.monkeyFrames ?? 0,
           scroll: scrollY,
           deepest: document.scrollingElement.scrollHeight - innerHeight,
           headings: all('h1').map((heading) => heading.textContent),
           hasFailed: !!find('main .failed'),
           notice: find('.notice[role=alert]:not([data-old]) p')?.textContent ?? null,
           picture: find('.lightbox[open] img')?.src ?? null,
           hasMenu: !!find('dialog[open]:not(.lightbox), .has-submenu.open'),
           colours: root.dataset.colours ?? null,
           question: find('.search-field')?.value ?? null,
           links: all('{LINKS}')
             .filter((link) => link.origin === location.origin && !link.hash && !link.download && !link.closest('.lightbox')
               && link.checkVisibility({{ contentVisibilityAuto: true }}))
             .map(address),
           editions: all('.site-header .editions a[hreflang]:not([aria-current])')
             .map((link) => [link.hreflang, address(link)]),
           pictures: all('main a.picture[id]').map((link) => link.id)
         }}",
        gather = gathering_script()
    )
}
