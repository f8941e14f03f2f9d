//! Pictures in the sizes that publishing has made.

use crate::{
    browser::{Browser, in_every_engine},
    publication::published,
    reader::{READY, Reader},
};

/// The first picture of a page: the file that the browser chose has come, and fits.
const CAME: &str = "(picture => picture && picture.naturalWidth > 0 && picture.currentSrc.includes('/sized/')
    && picture.currentSrc.endsWith('.webp'))(document.querySelector('main picture > img'))";

/// All that is said of it.
const FIRST: &str = "JSON.stringify([...document.querySelector('main picture').children].map(
    element => [element.localName, ...[...element.attributes].map(({ name, value }) => name + '=' + value).sort()]))";

async fn a_reader_gets_a_size_that_fits_also_when_the_app_draws_the_page(browser: Browser) {
    for folder in ["/", "/news/"] {
        let reader = Reader::open(browser, published(folder), &format!("{folder}fa/page/2/")).await;
        reader.until(&format!("{READY} && {CAME}")).await;
        reader.marks_the_document().await;
        reader.click("main a[rel~=next]").await;
        reader.arrives_at(&format!("{folder}fa/page/1/")).await;
        reader.until(CAME).await;
        assert!(reader.is_in_the_marked_document().await, "{folder}");
        let drawn = reader.text(FIRST).await;
        // The same page as it was published.
        reader.reloads().await;
        reader.until(&format!("{READY} && {CAME}")).await;
        // A finished page names its files from its `<base>`.
        let from_base =
            ["sized/", "media/"].iter().fold(drawn, |drawn, below| drawn.replace(&format!("{folder}{below}"), below));
        assert_eq!(from_base, reader.text(FIRST).await, "{folder}");
        reader.leaves_an_empty_console().await;
    }
}

in_every_engine!(a_reader_gets_a_size_that_fits_also_when_the_app_draws_the_page);
