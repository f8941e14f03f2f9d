//! Reading: the front page, its archive, and the way back.

use crate::{
    publication::{CARDS, EDITIONS, sample},
    reader::{Browser, Reader},
};
use serde_json::{Value, json};

#[tokio::test]
async fn the_root_leads_to_the_edition_of_the_readers_language() {
    for (languages, path) in [("fa,en", "/fa/"), ("sq-AL", "/sq/"), ("de", "/en/")] {
        let reader = Reader::open_in(Browser::Chromium, languages, sample(), "/").await;
        assert_eq!(reader.path().await, path, "{languages}");
        reader.leaves_an_empty_console().await;
    }
}

#[tokio::test]
async fn the_root_leads_to_the_edition_last_chosen() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.click(".site-header .editions a[hreflang=ar]").await;
    reader.arrives_at("/ar/").await;
    reader.go("/").await;
    assert_eq!(reader.path().await, "/ar/");
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn every_edition_shows_every_part_of_the_front_page() {
    let reader = Reader::open(sample(), "/en/").await;
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
        assert_eq!(reader.value("document.querySelectorAll('aside li').length").await, 5);
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

#[tokio::test]
async fn dates_and_counts_read_the_same_in_chromium() {
    let reader = Reader::open(sample(), "/en/").await;
    check_dates(&reader).await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn dates_and_counts_read_the_same_in_firefox() {
    let reader = Reader::open_in(Browser::Firefox, "en", sample(), "/en/").await;
    check_dates(&reader).await;
    reader.leaves().await;
}

#[tokio::test]
async fn dates_and_counts_read_the_same_in_webkit() {
    let reader = Reader::open_in(Browser::WebKit, "en", sample(), "/en/").await;
    check_dates(&reader).await;
    reader.leaves().await;
}

#[tokio::test]
async fn older_leads_through_the_archive_to_its_first_page_and_newer_back() {
    let reader = Reader::open(sample(), "/fa/").await;
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

#[tokio::test]
async fn a_new_page_starts_at_its_top_with_the_focus_on_its_heading() {
    let reader = Reader::open(sample(), "/en/").await;
    reader.click("a[rel~=next]").await;
    reader.arrives_at("/en/page/3/").await;
    reader.until("document.activeElement === document.querySelector('h1') && scrollY === 0").await;
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn back_leads_to_the_place_the_reader_left() {
    let reader = Reader::open(sample(), "/ar/").await;
    reader.client.execute("scrollTo(0, 1700)", Vec::new()).await.unwrap();
    reader.until("scrollY === 1700").await;
    reader.click("main article:nth-of-type(3) h2 a").await;
    reader
        .until("location.pathname.startsWith('/ar/posts/') && document.querySelector('main .article') && scrollY === 0")
        .await;
    let left = reader.value("history.length").await;
    reader.client.back().await.unwrap();
    reader.arrives_at("/ar/").await;
    reader.until("document.querySelectorAll('main article').length === 10 && scrollY > 1000").await;
    assert_eq!(reader.value("history.length").await, left);
    reader.leaves_an_empty_console().await;
}

#[tokio::test]
async fn nothing_moves_while_pictures_and_pages_arrive() {
    let reader = Reader::open(sample(), "/en/").await;
    reader
        .client
        .execute(
            "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => window.moved += entry.hadRecentInput ? 0 : entry.value))
               .observe({ type: 'layout-shift', buffered: true })",
            Vec::new(),
        )
        .await
        .unwrap();
    for _ in 0..8 {
        reader.client.execute("scrollBy(0, 700)", Vec::new()).await.unwrap();
        reader.until("[...document.images].every(i => { const r = i.getBoundingClientRect(); return r.top > innerHeight || r.bottom < 0 || i.complete })").await;
    }
    assert_eq!(reader.value("window.moved").await.as_f64(), Some(0.0));
    reader.leaves_an_empty_console().await;
}
