//! No name and no menu widens a page, however long: what does not fit beside each other goes into the drawer.

use crate::{
    browser::{Browser, in_every_engine},
    framed::{Framed, PHONE},
    publication::{project, publication, sample},
    reader::Reader,
    server::Server,
};
use serde_json::{Value, json};
use std::{collections::BTreeSet, fs};

/// Whether the link to the drawer can be clicked in the frame.
const LINK_IS_IN_SIGHT: &str = "(page => {
    const { x, y, width, height } = page.document.querySelector('.open-menu').getBoundingClientRect();
    return !!page.document.elementFromPoint(x + width / 2, y + height / 2)?.closest('.open-menu');
})(frames[0])";

/// A word of so many letters.
pub fn word(letters: usize) -> String {
    "Donaudampfschifffahrt".chars().cycle().take(letters).collect()
}

/// An edition with a menu of so many entries.
fn edition(code: &str, lang: &str, title: &str, entries: usize) -> Value {
    let menu: Vec<_> = (1..=entries)
        .map(|number| match number % 4 {
            0 => json!({ "label": format!("Section {number}"), "items": [{ "label": word(60), "to": "/" }] }),
            _ => json!({ "label": format!("Section {number}"), "to": format!("/category/c{number}") }),
        })
        .collect();
    json!({ "code": code, "lang": lang, "label": format!("Edition {code}"), "title": title,
            "feed": format!("feeds/{code}.json"), "menu": menu })
}

/// A publication of editions, each with one article.
fn of_editions(name: &str, editions: &[Value]) -> Server {
    let site = json!({ "name": "Gazette", "default_edition": editions[0]["code"], "editions": editions });
    let item = json!({ "id": "1", "title": word(60), "content_text": "Text." });
    let feed = json!({ "items": [item] }).to_string();
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let codes = editions.iter().map(|edition| edition["code"].as_str().unwrap());
    let names: Vec<_> = codes.map(|code| (format!("feeds/{code}.json"), format!("locales/{code}.json"))).collect();
    let files: Vec<_> = names
        .iter()
        .flat_map(|(feed_name, locale)| [(feed_name.as_str(), feed.clone()), (locale.as_str(), catalog.clone())])
        .collect();
    publication(name, &site, &files)
}

async fn a_long_name_and_a_long_title_leave_the_menu_in_sight(browser: Browser) {
    let editions: Vec<_> = [("en", 20), ("sq", 24), ("de", 40), ("fa", 40)]
        .map(|(code, letters)| edition(code, code, &word(letters), 3))
        .into();
    let framed = Framed::open(browser, of_editions("long-names", &editions)).await;
    for code in ["en", "sq", "de", "fa"] {
        for path in [format!("/{code}/"), format!("/{code}/posts/1/"), format!("/{code}/none/")] {
            framed.shows(&path, PHONE).await;
            framed.finds_nothing_wide(&path).await;
            assert_eq!(framed.0.value(LINK_IS_IN_SIGHT).await, true, "the menu of {path}");
        }
    }
    framed.0.leaves_an_empty_console().await;
}

/// What is seen of name, menu, editions and the link to the drawer, and whether they stand beside each other, but for
/// what an engine loses in rounding.
const BAR: &str = "(page => {
    const boxes = ['.brand', '.main-menu', '.editions', '.open-menu']
        .map((name) => page.document.querySelector(`.site-header ${name}`)?.getBoundingClientRect() ?? { width: 0 })
        .map((box, index) => ({ ...box.toJSON?.(), index })).filter(({ width }) => width > 0);
    const apart = boxes.every((one) => boxes.every((other) => one === other || one.right < other.left + 0.1 || other.right < one.left + 0.1));
    return `${boxes.map(({ index }) => 'name menu editions link'.split(' ')[index]).join(' ')}${apart ? '' : ', one over the other'}`;
})(frames[0])";
const IN_LINE: &str = "name menu editions";
const DRAWER: &str = "name link";

async fn a_bar_that_does_not_fit_becomes_the_drawer(browser: Browser) {
    let codes = ["en", "fa", "sq", "de", "fr", "es", "it", "ru"];
    let editions: Vec<_> = codes.map(|code| edition(code, code, "The Gazette of Two Countries", 11)).into();
    let framed = Framed::open(browser, of_editions("long-bar", &editions)).await;
    for code in ["en", "fa"] {
        for width in [PHONE, 768, 992, 1280, 1440] {
            framed.shows(&format!("/{code}/"), width).await;
            framed.finds_nothing_wide(&format!("{code} at {width}")).await;
            assert_eq!(framed.0.text(BAR).await, DRAWER, "{code} at {width}");
        }
    }
    framed.0.leaves_an_empty_console().await;
}

async fn a_bar_that_fits_stands_in_line(browser: Browser) {
    let framed = Framed::open(browser, sample()).await;
    for code in ["en", "ar", "fa", "sq"] {
        let path = format!("/{code}/");
        framed.shows(&path, 1040).await;
        assert_eq!(framed.0.text(BAR).await, IN_LINE, "{path}");
        let mut seen = BTreeSet::new();
        for width in (PHONE..1300).step_by(20) {
            framed.0.run(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
            framed.finds_nothing_wide(&format!("{path} at {width}")).await;
            seen.insert(framed.0.text(BAR).await);
        }
        assert_eq!(seen, BTreeSet::from([DRAWER.to_owned(), IN_LINE.to_owned()]), "{path}");
    }
    framed.0.leaves_an_empty_console().await;
}

/// The widths at which a page in the frame has just enough room for its bar, narrowest first.
async fn narrowest_in_line(framed: &Framed, parts: &str) -> Vec<u32> {
    let mut widths = Vec::new();
    for width in (240..1600).step_by(8) {
        framed.0.run(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
        if framed.0.text(BAR).await == parts {
            widths.push(width);
        }
        if widths.len() == 3 {
            break;
        }
    }
    assert_eq!(widths.len(), 3, "a page that fits");
    widths
}

async fn an_open_submenu_stays_on_a_page_that_the_bar_just_fits(browser: Browser) {
    for (name, labels) in [("tiny", ["A", "B", "C"].map(str::to_owned)), ("long", [word(30), word(25), word(30)])] {
        let menu = labels.map(|label| json!({ "label": label, "items": [{ "label": word(60), "to": "/" }] }));
        let editions = ["en", "fa"].map(|code| {
            let mut edition = edition(code, code, "G", 0);
            (edition["label"], edition["menu"]) = (json!(code), json!(menu));
            edition
        });
        let framed = Framed::open(browser, of_editions(&format!("submenus-{name}"), &editions)).await;
        for code in ["en", "fa"] {
            framed.shows(&format!("/{code}/"), PHONE).await;
            for width in narrowest_in_line(&framed, IN_LINE).await {
                framed.0.run(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
                for entry in 0..3 {
                    let button = format!("frames[0].document.querySelectorAll('.main-menu button')[{entry}]");
                    framed.0.run(&format!("{button}.click()")).await;
                    framed.0.until(&format!("{button}.nextElementSibling.offsetWidth > 0")).await;
                    framed.0.sees_the_next_frame().await;
                    framed.finds_nothing_wide(&format!("{name} {code} at {width}, submenu {entry}")).await;
                    framed.0.run(&format!("{button}.click()")).await;
                    framed.0.until(&format!("{button}.nextElementSibling.offsetWidth === 0")).await;
                }
            }
        }
        framed.0.leaves_an_empty_console().await;
    }
}

async fn the_bold_entry_of_the_page_shown_has_its_room(browser: Browser) {
    let menu = json!([{ "label": word(60), "to": "/category/c1" }, { "label": "Other", "to": "/category/c2" }]);
    let editions = ["en", "fa"].map(|code| {
        let mut edition = edition(code, code, "G", 0);
        edition["menu"] = menu.clone();
        edition
    });
    let framed = Framed::open(browser, of_editions("bold-entry", &editions)).await;
    for code in ["en", "fa"] {
        framed.shows(&format!("/{code}/category/c1/"), PHONE).await;
        for width in narrowest_in_line(&framed, IN_LINE).await {
            framed.0.run(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
            framed.finds_nothing_wide(&format!("{code} at {width}")).await;
        }
    }
    framed.0.leaves_an_empty_console().await;
}

/// Makes the style sheet of the page in the frame what an engine sees of it that knows no containers.
const FORGET_CONTAINERS: &str = "const { document: page } = frames[0];
    const link = page.querySelector('link[rel=stylesheet]');
    fetch(link.href).then((answer) => answer.text()).then((text) => {
        const style = page.createElement('style');
        const unknown = [['@container', '@unknown'], ['cqi', 'unknown'], ['contain:inline-size', 'contain:unknown'],
                         ['container:', 'unknown:'], ['icons.svg', '/icons.svg']];
        style.textContent = unknown.reduce((text, [word, other]) => text.replaceAll(word, other), text);
        link.replaceWith(style);
        page.documentElement.dataset.engine = 'old';
    })";

async fn without_container_queries_the_link_to_the_drawer_stands_in_one_column(browser: Browser) {
    let framed = Framed::open(browser, sample().without_policy()).await;
    for path in ["/en/", "/fa/"] {
        for width in [PHONE, 1280] {
            framed.shows(path, width).await;
            framed.0.run(FORGET_CONTAINERS).await;
            framed.0.until("frames[0].document.documentElement.dataset.engine === 'old'").await;
            framed.0.sees_the_next_frame().await;
            framed.finds_nothing_wide(&format!("{path} at {width}")).await;
            assert_eq!(framed.0.text(BAR).await, DRAWER, "{path} at {width}");
            assert_eq!(framed.0.value(LINK_IS_IN_SIGHT).await, true, "{path} at {width}");
            let edge = "frames[0].getComputedStyle(frames[0].document.querySelector('.page')).paddingLeft";
            assert_eq!(framed.0.text(edge).await, "16px");
        }
    }
    framed.0.leaves_an_empty_console().await;
}

async fn more_than_six_editions_open_as_a_list(browser: Browser) {
    let codes = ["en", "fa", "sq", "de", "fr", "es", "it"];
    let editions: Vec<_> = codes.map(|code| edition(code, code, "Gazette", 2)).into();
    let reader = Reader::open(browser, of_editions("many-editions", &editions), "/en/").await;
    let in_sight = "[...document.querySelectorAll('.bar .editions a')].filter(link => link.offsetWidth > 0).length";
    assert_eq!(reader.value(in_sight).await, 0);
    let button = "document.querySelector('.editions button')";
    let spoken = format!("{button}.ariaLabel.startsWith({button}.textContent.trim())");
    assert_eq!(reader.value(&spoken).await, true, "what is seen can be said to open it");
    reader.click(".editions button").await;
    reader.until(&format!("{in_sight} === 7")).await;
    let widened = "document.scrollingElement.scrollWidth > document.documentElement.clientWidth";
    assert_eq!(reader.value(widened).await, false);
    reader.click(".bar .editions a[hreflang=fa]").await;
    reader.arrives_at("/fa/").await;
    assert_eq!(reader.text("document.querySelector('.editions button').textContent.trim()").await, "Edition fa");
    reader.click(".editions button").await;
    reader.until(&format!("{in_sight} === 7")).await;
    assert_eq!(reader.value(widened).await, false);
    reader.leaves_an_empty_console().await;
}

/// Every entry of a menu of three levels can be reached: below each other in the drawer of a phone, and in the bar.
async fn twelve_editions_and_a_menu_of_three_levels_fit_a_phone(browser: Browser) {
    let codes = ["en", "fa", "ar", "sq", "de", "fr", "es", "it", "tr", "ru", "ur", "zh"];
    let mut editions: Vec<_> = codes.map(|code| edition(code, code, "Gazette of Two Countries", 2)).into();
    let link = |label: &str, to: &str| json!({ "label": label, "to": to });
    let third =
        json!({ "label": word(40), "items": [link(&word(60), "/category/third"), link("Maps", "/category/maps")] });
    let second = json!({ "label": "Regions", "items": [link("North", "/category/north"), third] });
    for edition in &mut editions {
        edition["menu"] = json!([link("Home", "/"), second]);
    }
    let framed = Framed::open(browser, of_editions("three-levels", &editions)).await;
    for code in ["en", "fa"] {
        framed.shows(&format!("/{code}/"), PHONE).await;
        framed.0.run("frames[0].document.querySelector('.open-menu').click()").await;
        framed.0.until("frames[0].document.querySelector('dialog.drawer').open").await;
        framed.finds_nothing_wide(&format!("the drawer of {code}")).await;
        let links = "[...frames[0].document.querySelectorAll('.drawer a[href*=category], .drawer a[hreflang]')]
            .filter((link) => link.offsetWidth > 0).length";
        assert_eq!(framed.0.value(links).await, 3 + codes.len());
        framed.shows(&format!("/{code}/category/maps/"), 1200).await;
        let button = "frames[0].document.querySelector('.menu-bar button')";
        assert_eq!(
            framed.0.text(&format!("{button}.ariaCurrent ?? {button}.getAttribute('aria-current')")).await,
            "true"
        );
        framed.0.run(&format!("{button}.click()")).await;
        let links = "[...frames[0].document.querySelectorAll('.submenu a[href*=category]')]
            .filter((link) => link.offsetWidth > 0).length";
        framed.0.until(&format!("{links} === 3")).await;
        framed.finds_nothing_wide(&format!("the open submenu of {code}")).await;
    }
    framed.0.leaves_an_empty_console().await;
}

in_every_engine! {
    a_long_name_and_a_long_title_leave_the_menu_in_sight,
    a_bar_that_does_not_fit_becomes_the_drawer,
    a_bar_that_fits_stands_in_line,
    an_open_submenu_stays_on_a_page_that_the_bar_just_fits,
    the_bold_entry_of_the_page_shown_has_its_room,
    without_container_queries_the_link_to_the_drawer_stands_in_one_column,
    more_than_six_editions_open_as_a_list,
    twelve_editions_and_a_menu_of_three_levels_fit_a_phone,
}
