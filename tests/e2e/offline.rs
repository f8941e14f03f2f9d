//! Reading without a network, in a publication that asks for it.

use crate::{
    browser::{Browser, in_chromium_and_firefox},
    offline_gazette::{Gazette, IN_HAND, WITH_PICTURES},
    publication::HEADING,
    reader::{READY, Reader},
    server::Fault,
};
use serde_json::json;
use std::fs;

async fn what_was_read_opens_without_a_network(browser: Browser) {
    for place in ["/", "/news/"] {
        let gazette = Gazette::new(place, "offline-read");
        gazette.publish(true);
        let reader = Reader::start(browser, "en", gazette.server()).await;
        reader.reads(&gazette, "en/posts/3/").await;
        // A page that the app turns to is kept as well.
        reader.click(".brand").await;
        reader.arrives_at(&gazette.path("en/")).await;
        reader.click("main article h2 a").await;
        reader.arrives_at(&gazette.path("en/posts/8/")).await;
        reader.waits_until_it_is_kept(&gazette.path("en/posts/8/")).await;
        reader.loses_the_network();
        for (path, heading) in [("en/posts/3/", "Item 3"), ("en/posts/8/", "Item 8"), ("en/", "Latest articles")] {
            reader.go(&gazette.path(path)).await;
            reader.until(READY).await;
            assert_eq!(reader.text(HEADING).await, heading);
            reader.until(WITH_PICTURES).await;
        }
        // By a link, whose document was never asked for, and back.
        reader.go(&gazette.path("en/?from=a-friend")).await;
        reader.until(READY).await;
        reader.click("main article h2 a").await;
        reader.until(&format!("{HEADING} === 'Item 8'")).await;
        reader.client.back().await.unwrap();
        reader.until(&format!("{HEADING} === 'Latest articles'")).await;
        reader.server.switch_on();
        reader.leaves_an_empty_console().await;
    }
}

async fn what_was_not_read_says_so_in_the_words_of_the_edition(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-unread");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.go("/news/fa/").await;
    reader.until(READY).await;
    reader.waits_until_it_is_kept("/news/fa/offline.html").await;
    reader.waits_until_it_is_kept("/news/fa/").await;
    reader.loses_the_network();
    for (path, heading) in [("fa/posts/5/", "شما آفلاین هستید"), ("en/posts/5/", "You are offline")] {
        reader.go(&gazette.path(path)).await;
        reader.until(READY).await;
        assert_eq!(reader.text(HEADING).await, heading);
        assert_eq!(reader.path().await, gazette.path(path));
        let links = "[...document.querySelectorAll('main a')].map((link) => new URL(link.href).pathname)";
        let front = gazette.path(if path.starts_with("fa") { "fa/" } else { "en/" });
        assert_eq!(reader.value(links).await, json!([gazette.path(path), front]), "itself, and what is kept");
    }
    reader.server.switch_on();
    reader.click("main .retry").await;
    reader.until(&format!("{HEADING} === 'Item 5'")).await;
    assert_eq!(reader.path().await, "/news/en/posts/5/");
    reader.leaves_an_empty_console().await;
}

async fn back_and_forward_lead_without_a_network_to_what_was_read(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-back");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    // The first page of all came before there was a service worker.
    reader.reads(&gazette, "en/posts/3/").await;
    reader.until_promised("caches.match(document.images[0].currentSrc).then(Boolean)").await;
    reader.click(".brand").await;
    reader.arrives_at("/news/en/").await;
    reader.click("main article h2 a").await;
    reader.arrives_at("/news/en/posts/8/").await;
    reader.waits_until_it_is_kept("/news/en/posts/8/").await;
    reader.loses_the_network();
    let steps =
        [("back", "Latest articles"), ("back", "Item 3"), ("forward", "Latest articles"), ("forward", "Item 8")];
    for (step, heading) in steps {
        reader.run(&format!("history.{step}()")).await;
        reader.until(&format!("{HEADING} === {heading:?}")).await;
        reader.until(READY).await;
    }
    assert_eq!(reader.path().await, "/news/en/posts/8/");
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn who_turns_a_page_before_there_is_a_service_worker_keeps_both(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-early");
    gazette.publish(true);
    let server = gazette.server();
    server.break_file("service-worker.js", Fault::Wait);
    let reader = Reader::open_app(browser, server, "/news/en/posts/3/").await;
    reader.click(".brand").await;
    reader.arrives_at("/news/en/").await;
    reader.click("main article h2 a").await;
    reader.arrives_at("/news/en/posts/8/").await;
    reader.server.mend();
    for path in ["posts/3/", "", "posts/8/"] {
        reader.waits_until_it_is_kept(&format!("/news/en/{path}")).await;
    }
    reader.until(IN_HAND).await;
    reader.loses_the_network();
    for heading in ["Latest articles", "Item 3"] {
        reader.run("history.back()").await;
        reader.until(&format!("{HEADING} === {heading:?}")).await;
    }
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn the_root_leads_without_a_network_to_the_front_page_that_is_kept(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-root");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.loses_the_network();
    reader.go("/news/").await;
    reader.until(&format!("location.pathname === '/news/en/' && {HEADING} === 'Latest articles'")).await;
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn a_host_that_leaves_out_html_has_the_page_that_says_so(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-no-html");
    gazette.publish(true);
    let server = gazette.server();
    server.leave_out_html();
    let reader = Reader::start(browser, "en", server).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.loses_the_network();
    reader.go("/news/en/posts/5/").await;
    assert_eq!(reader.text(HEADING).await, "You are offline");
    reader.server.switch_on();
    reader.leaves_an_empty_console().await;
}

async fn the_page_that_says_so_stays_while_the_reader_looks_away(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-away");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.loses_the_network();
    reader.go("/news/en/posts/5/").await;
    reader.until(READY).await;
    reader.server.switch_on();
    reader.looks_away_for(16).await;
    reader.sees_the_next_frame().await;
    assert_eq!(reader.text(HEADING).await, "You are offline");
    reader.leaves_an_empty_console().await;
}

async fn a_page_of_the_owners_own_can_be_tried_again(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-owners");
    gazette.publish(true);
    let own = "<!doctype html><html lang=en><link rel=icon href='data:,'><title>Contest</title><h1>Contest</h1>";
    fs::create_dir_all(gazette.out().join("contest")).unwrap();
    fs::write(gazette.out().join("contest/index.html"), own).unwrap();
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    reader.loses_the_network();
    reader.go("/news/contest/").await;
    reader.until(READY).await;
    assert_eq!(reader.text(HEADING).await, "You are offline");
    reader.server.switch_on();
    reader.click("main .retry").await;
    reader.until(&format!("{HEADING} === 'Contest'")).await;
    reader.leaves_an_empty_console().await;
}

async fn who_saves_data_keeps_only_what_was_loaded_anyway(browser: Browser) {
    let gazette = Gazette::new("/news/", "offline-saving");
    gazette.publish(true);
    let reader = Reader::start(browser, "en", gazette.server()).await;
    reader.reads(&gazette, "en/posts/3/").await;
    let saves = |saves: bool| {
        format!(
            "Object.defineProperty(navigator, 'connection', {{ value: {{ saveData: {saves} }}, configurable: true }})"
        )
    };
    reader.run_in_the_page(&saves(true)).await;
    reader.click(".brand").await;
    reader.arrives_at("/news/en/").await;
    reader.click("main article h2 a").await;
    reader.arrives_at("/news/en/posts/8/").await;
    reader.run_in_the_page(&saves(false)).await;
    reader.click(".brand").await;
    reader.arrives_at("/news/en/").await;
    reader.click("main article:nth-of-type(2) h2 a, main article + article h2 a").await;
    reader.arrives_at("/news/en/posts/7/").await;
    reader.waits_until_it_is_kept("/news/en/posts/7/").await;
    assert!(reader.server.requests_for("/news/en/posts/8/").is_empty());
    reader.leaves_an_empty_console().await;
}

in_chromium_and_firefox! {
    what_was_read_opens_without_a_network,
    what_was_not_read_says_so_in_the_words_of_the_edition,
    back_and_forward_lead_without_a_network_to_what_was_read,
    who_turns_a_page_before_there_is_a_service_worker_keeps_both,
    the_root_leads_without_a_network_to_the_front_page_that_is_kept,
    a_host_that_leaves_out_html_has_the_page_that_says_so,
    the_page_that_says_so_stays_while_the_reader_looks_away,
    a_page_of_the_owners_own_can_be_tried_again,
    who_saves_data_keeps_only_what_was_loaded_anyway,
}
