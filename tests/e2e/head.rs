//! The head of the document: after a turn it is that of the page shown.

use crate::{
    browser::{Browser, in_every_engine},
    page::Finished,
    publication::published,
    reader::Reader,
};

async fn the_head_follows_the_page(browser: Browser) {
    let finished = Finished::sample("/");
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    reader.sees_the_page_of_its_address(&finished).await;
    for (link, path) in [
        ("main a[rel~=next]", "/en/page/3/"),
        (".menu-bar a[href$='category/articles/']", "/en/category/articles/"),
        (".menu-bar a[href$='about/']", "/en/about/"),
        (".site-header .editions a[hreflang=fa]", "/fa/about/"),
        (".brand", "/fa/"),
    ] {
        reader.click(link).await;
        reader.arrives_at(path).await;
        reader.sees_the_page_of_its_address(&finished).await;
    }
    reader.click("main article h2 a").await;
    reader.until("location.pathname.startsWith('/fa/posts/') && document.querySelector('main .article')").await;
    reader.sees_the_page_of_its_address(&finished).await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/fa/").await;
    reader.sees_the_page_of_its_address(&finished).await;
    reader.leaves_an_empty_console().await;
}

/// What search engines must not keep says so, and nothing of the page before remains.
async fn a_page_that_does_not_exist_has_no_address(browser: Browser) {
    let reader = Reader::open_app(browser, published("/"), "/en/").await;
    // A link of a feed to what is no address of any publication.
    reader
        .run(
            "const link = document.createElement('a');
             link.href = '/en/posts/none/2/';
             link.id = 'gone';
             link.textContent = 'Gone';
             document.querySelector('main h1').append(link)",
        )
        .await;
    reader.click("#gone").await;
    reader.until("document.querySelector('.not-found')").await;
    reader.until("document.querySelector('meta[name=robots]')?.content === 'noindex'").await;
    let left = "document.querySelectorAll('link[rel=canonical], link[hreflang], script[type*=ld]').length";
    assert_eq!(reader.value(left).await, 0);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    the_head_follows_the_page,
    a_page_that_does_not_exist_has_no_address,
}
