//! Share links and buttons.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{published, sample},
    reader::Reader,
};

async fn share_links_are_plain_links_and_skype_is_teams(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/ar/posts/2001/").await;
    let links = reader.value("[...document.querySelectorAll('.share a')].map(a => a.href)").await;
    let links: Vec<_> = links.as_array().unwrap().iter().map(|link| link.as_str().unwrap().to_owned()).collect();
    assert_eq!(links.len(), 7);
    assert!(
        links[5].starts_with(
            "https://teams.microsoft.com/share?href=https%3A%2F%2Fmasthead.example%2Far%2Fposts%2F2001%2F"
        ),
        "{}",
        links[5]
    );
    assert!(links.iter().all(|link| link.is_ascii()));
    let label = reader.text("document.querySelectorAll('.share a')[5].ariaLabel").await;
    assert!(label.contains("Microsoft Teams"), "{label}");
    assert!(links[2].contains("media=http") && links[2].contains("camp-gate.jpg"), "{}", links[2]);
    reader.click(".share-copy").await;
    reader.until("document.querySelector('.share-outcome').textContent !== ''").await;
    reader.leaves_an_empty_console().await;
}

/// The buttons of a finished page are the ones that were sent; those of a later page are the app's.
async fn the_copy_button_answers_on_every_page(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/page/2/").await;
    for path in ["/en/page/2/", "/en/page/3/"] {
        reader.arrives_at(path).await;
        // What was said on the page before is over.
        reader.until("document.querySelector('.share-outcome').textContent === ''").await;
        reader.click("main article:nth-of-type(2) .share-copy").await;
        reader.until("document.querySelector('.share-outcome').textContent !== ''").await;
        assert_eq!(reader.value("document.querySelectorAll('.share-outcome').length").await, 1, "{path}");
        reader.click("main a[rel~=prev]").await;
    }
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    share_links_are_plain_links_and_skype_is_teams,
    the_copy_button_answers_on_every_page,
}
