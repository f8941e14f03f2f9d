//! Text can be made larger, and the page with it, and nothing has to be scrolled sideways to be read (WCAG 1.4.4 and
//! 1.4.10).

use crate::{
    browser::{Browser, in_every_engine},
    framed::Framed,
    kinds::{BOTH_WAYS, Edition, NOTHING},
    publication::published,
};

/// 400 % of a window of 1280 pixels.
const ZOOMED: u32 = 320;

/// The text twice as large as usual, as a reader sets it in the browser.
const LARGE_TEXT: &str = "frames[0].document.documentElement.style.fontSize = '200%'";

/// Opens each page at the first of the widths, runs a script in it, and looks at it at each width, above and below.
async fn each_page(framed: &Framed, widths: &[u32], script: &str) {
    for edition in BOTH_WAYS {
        for path in edition.page_of_each_kind() {
            framed.shows(&path, widths[0]).await;
            framed.0.run(script).await;
            for width in widths {
                framed.is_so_wide(*width).await;
                framed.0.until("frames[0].document.querySelector('main h1').offsetWidth > 0").await;
                framed.finds_nothing_wide(&format!("{path} at {width}")).await;
                framed.0.run("frames[0].scrollTo(0, 9_000_000)").await;
                framed.0.sees_the_next_frame().await;
                framed.finds_nothing_wide(&format!("the foot of {path} at {width}")).await;
            }
        }
    }
}

async fn at_400_percent_no_page_is_scrolled_sideways(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    framed.0.expects(NOTHING);
    each_page(&framed, &[ZOOMED], "").await;
    framed.0.leaves_an_empty_console().await;
}

async fn with_text_twice_as_large_no_page_is_scrolled_sideways(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    framed.0.expects(NOTHING);
    each_page(&framed, &[1280, 640, ZOOMED], LARGE_TEXT).await;
    framed.0.leaves_an_empty_console().await;
}

/// What opens over the page has its room, and all of it can be reached.
async fn what_opens_over_a_page_fits_at_400_percent(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    let reader = &framed.0;
    for Edition { code, number, .. } in BOTH_WAYS {
        for script in ["", LARGE_TEXT] {
            framed.shows(&format!("/{code}/posts/{number}001/"), ZOOMED).await;
            reader.run(script).await;
            reader.run("frames[0].document.querySelector('.open-menu').click()").await;
            reader.until("frames[0].document.querySelector('dialog.drawer').open").await;
            framed.finds_nothing_wide(&format!("the drawer of {code}")).await;
            reader.run("frames[0].document.querySelector('dialog.drawer').close()").await;
            reader
                .run("frames[0].getSelection().selectAllChildren(frames[0].document.querySelectorAll('.prose p')[1])")
                .await;
            reader.until("frames[0].document.querySelector('.quotation')").await;
            framed.finds_nothing_wide(&format!("a quotation of {code}")).await;
            framed.shows(&format!("/{code}/posts/{number}033/#picture-{number}033-2"), ZOOMED).await;
            reader.run(script).await;
            reader.until("frames[0].document.querySelector('dialog.lightbox').open").await;
            framed.finds_nothing_wide(&format!("a picture of {code}")).await;
            let buttons = "(page => [...page.document.querySelectorAll('.lightbox :is(button, a)')]
                .filter((button) => page.getComputedStyle(button).visibility === 'visible' && button.offsetWidth > 0)
                .map((button) => button.getBoundingClientRect())
                .every(({ top, bottom }) => top >= 0 && bottom <= page.innerHeight))(frames[0])";
            assert_eq!(reader.value(buttons).await, true, "the buttons of a picture of {code} are on the screen");
        }
    }
    framed.0.leaves_an_empty_console().await;
}

in_every_engine! {
    at_400_percent_no_page_is_scrolled_sideways,
    with_text_twice_as_large_no_page_is_scrolled_sideways,
    what_opens_over_a_page_fits_at_400_percent,
}
