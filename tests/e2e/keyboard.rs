//! Everything a reader comes for, with the keyboard alone. Where the focus is can be seen at every step.

use crate::{
    browser::{Browser, in_every_engine},
    framed::{Framed, PHONE},
    publication::published,
    reader::{Reader, keys},
};
use serde_json::json;

/// An edition, and the arrow keys that lead forward and backward in it.
pub struct Edition {
    pub code: &'static str,
    number: u32,
    forward: char,
    backward: char,
}

pub const EDITIONS: [Edition; 2] = [
    Edition { code: "en", number: 1, forward: keys::RIGHT, backward: keys::LEFT },
    Edition { code: "fa", number: 3, forward: keys::LEFT, backward: keys::RIGHT },
];

/// How many times Tab may have to be pressed on a long page.
const MOST_STEPS: usize = 260;

/// Whether what a selector finds first has the focus.
pub fn has_focus(selector: &str) -> String {
    format!("document.activeElement === document.querySelector({selector:?})")
}

/// What hides the focus from the reader: nothing, if it is on the screen with a ring around it.
const HOW_IT_IS_HIDDEN: &str = "(focused => {
    const { top, bottom, left, right, width } = focused.getClientRects()[0] ?? focused.getBoundingClientRect();
    const ring = focused.localName === 'video' || getComputedStyle(focused).outlineStyle !== 'none';
    const isSeen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth && width > 0 && ring;
    return isSeen ? '' : JSON.stringify({ top, bottom, left, right, ring, visible: focused.matches(':focus-visible') });
})(document.activeElement)";

impl Reader {
    /// Presses Tab until something has the focus.
    pub async fn tabs_to(&self, selector: &str) {
        self.goes_to(selector, &[keys::TAB]).await;
    }

    /// The same, backwards.
    async fn tabs_back_to(&self, selector: &str) {
        self.goes_to(selector, &[keys::SHIFT, keys::TAB]).await;
    }

    async fn goes_to(&self, selector: &str, chord: &[char]) {
        self.until(&format!("document.querySelector({selector:?})")).await;
        for _ in 0..MOST_STEPS {
            self.press_together(chord).await;
            if self.value(&has_focus(selector)).await == json!(true) {
                // From the last of a dialog, Tab leads in Firefox through the browser's own bar. The focus stays there, as
                // the page says by `hasFocus`; its driver still brings keys to the page, which draws no ring.
                let is_elsewhere = if self.browser == Browser::Firefox { "!document.hasFocus()" } else { "false" };
                if !self.becomes(&format!("{is_elsewhere} || {HOW_IT_IS_HIDDEN} === ''")).await {
                    panic!("the focus on {selector} is not seen: {}", self.text(HOW_IT_IS_HIDDEN).await);
                }
                return;
            }
        }
        panic!("Tab does not lead to {selector} at {}", self.path().await);
    }

    /// The first thing on a page is the way past its header.
    async fn skips_to_the_content(&self) {
        self.tabs_to(".skip-link").await;
        self.press(keys::ENTER).await;
        self.until(&has_focus("main")).await;
    }

    /// Follows what has the focus to another page, whose heading has it then.
    pub async fn enters(&self, path: &str) {
        self.press(keys::ENTER).await;
        self.arrives_at(path).await;
        self.until(&has_focus("main h1")).await;
    }

    pub async fn opens(browser: Browser, edition: &Edition, place: &str) -> Self {
        let place = place.replace("{}", &edition.number.to_string());
        Self::open_app(browser, published("/"), &format!("/{}/{place}", edition.code)).await
    }
}

async fn an_article_is_opened_from_the_front_page_and_left_again(browser: Browser) {
    for edition in &EDITIONS {
        let Edition { code, number, .. } = edition;
        let reader = Reader::opens(browser, edition, "").await;
        reader.skips_to_the_content().await;
        reader.tabs_to("main article:nth-of-type(2) h2 a").await;
        let place = reader.value("scrollY").await;
        reader.enters(&format!("/{code}/posts/{number}011/")).await;
        assert_eq!(reader.value("scrollY").await, 0);
        reader.client.back().await.unwrap();
        reader.arrives_at(&format!("/{code}/")).await;
        reader.until(&format!("Math.abs(scrollY - {place}) < 5")).await;
        // What is left and what is come to is said.
        reader.until(&has_focus("main h1")).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn another_edition_is_chosen(browser: Browser) {
    for (edition, other) in [(&EDITIONS[0], &EDITIONS[1]), (&EDITIONS[1], &EDITIONS[0])] {
        let reader = Reader::opens(browser, edition, "posts/{}001/").await;
        reader.tabs_to(&format!(".site-header .editions a[hreflang={}]", other.code)).await;
        reader.enters(&format!("/{}/posts/{}001/", other.code, other.number)).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn a_category_is_opened_by_menu_and_submenu(browser: Browser) {
    for edition in &EDITIONS {
        let Edition { code, forward, backward, .. } = edition;
        let reader = Reader::opens(browser, edition, "").await;
        reader.tabs_to(".menu-bar > li > a").await;
        reader.press(*forward).await;
        reader.until(&has_focus(".menu-bar a[href$='category/articles/']")).await;
        reader.enters(&format!("/{code}/category/articles/")).await;
        reader.tabs_back_to(".menu-bar > li > a[href$='category/articles/']").await;
        reader.press(*forward).await;
        reader.until(&has_focus(".menu-bar .has-submenu button")).await;
        reader.press(keys::DOWN).await;
        reader.until(&has_focus(".submenu a")).await;
        reader.press(keys::DOWN).await;
        reader.until(&has_focus(".submenu a[href$='category/newspics/']")).await;
        reader.press(*forward).await;
        reader.press(*backward).await;
        reader.until(&has_focus(".menu-bar .has-submenu button")).await;
        reader.press(keys::ENTER).await;
        reader.until("document.activeElement.ariaExpanded === 'true'").await;
        reader.tabs_to(".submenu a[href$='category/photo-gallery/']").await;
        reader.enters(&format!("/{code}/category/photo-gallery/")).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn the_pages_of_the_archive_are_turned(browser: Browser) {
    for edition in &EDITIONS {
        let code = edition.code;
        let reader = Reader::opens(browser, edition, "category/articles/").await;
        reader.skips_to_the_content().await;
        reader.tabs_to("main a[rel~=next]").await;
        reader.press(keys::ENTER).await;
        reader.until(&format!("location.pathname.startsWith('/{code}/category/articles/page/')")).await;
        reader.until(&has_focus("main h1")).await;
        let older = reader.path().await;
        reader.tabs_to("main a[rel~=prev]").await;
        reader.press(keys::ENTER).await;
        reader.until(&format!("location.pathname !== {older:?} && {}", has_focus("main h1"))).await;
        assert!(reader.path().await.starts_with(&format!("/{code}/category/articles/")));
        reader.leaves_an_empty_console().await;
    }
}

async fn something_is_searched_and_found(browser: Browser) {
    for (edition, words) in [(&EDITIONS[0], "arrest 36"), (&EDITIONS[1], "بازداشت 36")] {
        let Edition { code, number, .. } = edition;
        let reader = Reader::opens(browser, edition, "").await;
        reader.press('/').await;
        reader.arrives_at(&format!("/{code}/search/")).await;
        reader.until(&has_focus(".search-field")).await;
        for key in words.chars() {
            reader.press(key).await;
        }
        let result = format!(".search-results a[href$='posts/{number}001/']");
        reader.tabs_to(&result).await;
        reader.enters(&format!("/{code}/posts/{number}001/")).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn pictures_are_opened_and_turned(browser: Browser) {
    for edition in &EDITIONS {
        let Edition { number, forward, backward, .. } = edition;
        let reader = Reader::opens(browser, edition, "category/photo-gallery/").await;
        let picture = |place: u32| format!("#picture-{number}033-{place}");
        let is_at =
            |place: u32| format!("document.querySelector('.lightbox').open && location.hash === {:?}", picture(place));
        reader.skips_to_the_content().await;
        reader.tabs_to(&picture(1)).await;
        reader.press(keys::ENTER).await;
        reader.until(&is_at(1)).await;
        reader.press(*forward).await;
        reader.until(&is_at(2)).await;
        reader.press(*forward).await;
        reader.until(&is_at(3)).await;
        reader.press(*backward).await;
        reader.until(&is_at(2)).await;
        reader.tabs_to(".lightbox-next").await;
        reader.press(keys::ENTER).await;
        reader.until(&is_at(3)).await;
        // Not by Tab: from the last of a dialog Firefox leads through its own bar, and says before it is back that the
        // first has the focus.
        reader.tabs_back_to(".lightbox-close").await;
        reader.press(keys::ENTER).await;
        // Reading goes on at the picture that was seen last.
        reader.until(&format!("!document.querySelector('.lightbox').open && {}", has_focus(&picture(3)))).await;
        reader.press(keys::TAB).await;
        reader.until(&has_focus(&picture(4))).await;
        reader.leaves_an_empty_console().await;
    }
}

/// No browser of a scenario may leave the machine.
async fn films_are_played(browser: Browser) {
    for edition in &EDITIONS {
        let server = published("/");
        server.demand("frame-src 'none'");
        let reader = Reader::open_app(browser, server, &format!("/{}/category/videos/", edition.code)).await;
        reader.skips_to_the_content().await;
        reader.tabs_to("main video").await;
        reader.expects("frame-src");
        // So says Firefox.
        reader.expects("iframe https://www.youtube-nocookie.com");
        reader.tabs_to(".film-play").await;
        reader.press(keys::ENTER).await;
        reader.until("document.activeElement.matches('.film-screen > iframe[title]')").await;
        reader.leaves_an_empty_console().await;
    }
}

async fn an_address_is_copied(browser: Browser) {
    for edition in &EDITIONS {
        let reader = Reader::opens(browser, edition, "posts/{}001/").await;
        reader.skips_to_the_content().await;
        reader.tabs_to(".article .share-links a").await;
        reader.tabs_to(".article .share-copy").await;
        reader.press(keys::ENTER).await;
        reader.until("document.querySelector('.share-outcome[role=status]').textContent !== ''").await;
        // The focus stays, whichever way the browser copies.
        reader.until(&has_focus(".article .share-copy")).await;
        reader.leaves_an_empty_console().await;
    }
}

async fn a_file_is_downloaded(browser: Browser) {
    for edition in &EDITIONS {
        let reader = Reader::opens(browser, edition, "category/newsletter/").await;
        reader.skips_to_the_content().await;
        reader.tabs_to(".attachments a[download]").await;
        let file = reader.text("document.activeElement.pathname").await;
        reader.press(keys::ENTER).await;
        while reader.server.requests_for(&file).is_empty() {
            reader.until("true").await;
        }
        assert_eq!(reader.path().await, format!("/{}/category/newsletter/", edition.code));
        reader.leaves_an_empty_console().await;
    }
}

async fn the_drawer_of_a_phone_keeps_the_focus_and_gives_it_back(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    for Edition { code, .. } in &EDITIONS {
        framed.shows(&format!("/{code}/"), PHONE).await;
        framed.steps_in().await;
        let reader = &framed.0;
        reader.run("document.querySelector('.brand').focus()").await;
        reader.tabs_to(".open-menu").await;
        reader.press(keys::ENTER).await;
        reader.until("document.querySelector('dialog.drawer').open").await;
        for _ in 0..25 {
            reader.press(keys::TAB).await;
            let is_outside =
                "![document.body, null].includes(document.activeElement) && !document.activeElement.closest('.drawer')";
            assert_eq!(reader.value(is_outside).await, false);
        }
        reader.press(keys::ESCAPE).await;
        reader.until(&format!("!document.querySelector('dialog.drawer').open && {}", has_focus(".open-menu"))).await;
        reader.press(keys::ENTER).await;
        reader.until("document.querySelector('dialog.drawer').open").await;
        reader.tabs_to(".drawer a[href$='category/books/']").await;
        reader.enters(&format!("/{code}/category/books/")).await;
        assert_eq!(reader.value("document.querySelector('dialog.drawer').open").await, false);
        reader.client.clone().enter_parent_frame().await.unwrap();
    }
    framed.0.leaves_an_empty_console().await;
}

async fn a_month_of_the_archive_is_opened(browser: Browser) {
    for (edition, year, month) in [(&EDITIONS[0], "2009", "2009/08"), (&EDITIONS[1], "1388", "1388/05")] {
        let code = edition.code;
        let reader = Reader::opens(browser, edition, "about/").await;
        reader.skips_to_the_content().await;
        reader.tabs_to("footer a[href$='archive/']").await;
        reader.enters(&format!("/{code}/archive/")).await;
        reader.tabs_to(&format!("main a[href$='archive/{month}/']")).await;
        reader.enters(&format!("/{code}/archive/{month}/")).await;
        // And the way up.
        reader.run("document.querySelector('main').focus()").await;
        reader.tabs_to(&format!("main .way-up a[href$='archive/{year}/']")).await;
        reader.enters(&format!("/{code}/archive/{year}/")).await;
        reader.leaves_an_empty_console().await;
    }
}

in_every_engine! {
    an_article_is_opened_from_the_front_page_and_left_again,
    another_edition_is_chosen,
    a_category_is_opened_by_menu_and_submenu,
    the_pages_of_the_archive_are_turned,
    something_is_searched_and_found,
    pictures_are_opened_and_turned,
    films_are_played,
    an_address_is_copied,
    a_file_is_downloaded,
    the_drawer_of_a_phone_keeps_the_focus_and_gives_it_back,
    a_month_of_the_archive_is_opened,
}
