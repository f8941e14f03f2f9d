//! Reading: the front page, its archive, and the way back.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{CARDS, EDITIONS, sample},
    reader::Reader,
};
use serde_json::{Value, json};

async fn every_edition_shows_every_part_of_the_front_page(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    for (code, direction) in [("en", "ltr"), ("ar", "rtl"), ("fa", "rtl"), ("sq", "ltr")] {
        reader.go(&format!("/{code}/")).await;
        assert_eq!(reader.text("document.documentElement.lang").await, code);
        assert_eq!(reader.text("document.documentElement.dir").await, direction);
        assert_eq!(reader.value(CARDS).await, 10, "{code}");
        let parts = reader
            .value(
                "['header','nav','main','aside','footer','main article h2 a','main article time[datetime]',
                  'main article img[alt]','.category a','.comments','.share a','aside li time','.social a',
                  '.back-to-top','a[rel~=next]'].filter(part => !document.querySelector(part))",
            )
            .await;
        assert_eq!(parts, json!([]), "{code}");
        assert_eq!(reader.value("document.querySelectorAll('h1').length").await, 1);
        assert_eq!(reader.value("document.querySelectorAll('aside .recent:first-child li').length").await, 5);
        assert_eq!(reader.value("document.querySelectorAll('.switcher a[hreflang][lang]').length").await, 8);
        reader.until("[...document.images].slice(0, 2).every(image => image.complete && image.naturalWidth > 0)").await;
    }
    reader.leaves_an_empty_console().await;
}

/// What the four editions write for 5 August 2009 on their first archive page.
async fn check_dates(reader: &Reader) {
    for (code, date) in EDITIONS.iter().zip(["5 August 2009", "٥ أغسطس ٢٠٠٩", "۱۴ مرداد ۱۳۸۸", "5 gusht 2009"])
    {
        reader.go(&format!("/{code}/page/1")).await;
        reader
            .until(&format!(
                "document.documentElement.lang === '{code}' && document.querySelector('main article time')"
            ))
            .await;
        let shown = reader.text("document.querySelector('main article .details time').textContent").await;
        assert_eq!(shown, date, "{code}");
        let words = reader.text("document.querySelector('main article .comments').textContent").await;
        let expected = match *code {
            "en" => "3 comments",
            "ar" => "٣ تعليقات",
            "fa" => "۳ دیدگاه",
            _ => "3 komente",
        };
        assert_eq!(words, expected);
    }
}

async fn dates_and_counts_read_the_same_in_every_engine(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/en/").await;
    check_dates(&reader).await;
    reader.leaves_an_empty_console().await;
}

async fn older_leads_through_the_archive_to_its_first_page_and_newer_back(browser: Browser) {
    let reader = Reader::open(browser, sample(), "/fa/").await;
    let mut titles = Vec::new();
    for path in ["/fa/page/3/", "/fa/page/2/", "/fa/page/1/"] {
        titles.push(reader.text("document.querySelector('main h2').textContent").await);
        reader.click("a[rel~=next]").await;
        reader.arrives_at(path).await;
        assert_eq!(reader.value(CARDS).await, 10);
    }
    assert_eq!(reader.value("document.querySelector('a[rel~=next]')").await, Value::Null);
    assert_eq!(titles.len(), 3);
    for path in ["/fa/page/2/", "/fa/page/3/", "/fa/"] {
        reader.click("a[rel~=prev]").await;
        reader.arrives_at(path).await;
    }
    assert_eq!(reader.text("document.querySelector('main h2').textContent").await, titles[0]);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    every_edition_shows_every_part_of_the_front_page,
    dates_and_counts_read_the_same_in_every_engine,
    older_leads_through_the_archive_to_its_first_page_and_newer_back,
}
