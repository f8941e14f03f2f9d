//! Feeds that try to run something.

use crate::{
    browser::{Browser, in_every_engine},
    publication::{one_edition, project, publication, write_data},
    reader::Reader,
};
use leptos::prelude::*;
use masthead::program::FileSource;
use masthead::{
    app::components::{ArticleBody, HeadingLevel, ImageLoading, PictureRoom},
    model::{
        content::Resolver,
        feed::Feed,
        loader::Loader,
        page::{EditionContext, Post},
        route::{BasePath, Route},
    },
};
use serde_json::{Value, json};
use std::{fs, path::Path, sync::Arc};

fn context(folder: &Path) -> Arc<EditionContext> {
    let disk = FileSource::new(folder, "http://127.0.0.1/");
    let resolver = Resolver::new("http://127.0.0.1", "http://127.0.0.1/site.json");
    let loader = pollster::block_on(Loader::open(disk, BasePath::new("/"), resolver, |_| {}));
    let loader = loader.unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.load(&Route::Root, &code)).unwrap().context
}

/// The markup of a page, as one parser writes it.
fn plain(html: &str) -> String {
    scraper::Html::parse_fragment(html).root_element().inner_html()
}

async fn hostile_feeds_cannot_run_and_what_is_harmless_survives(browser: Browser) {
    let payloads = fs::read_to_string(project().join("tests/fixtures/hostile/payloads.json")).unwrap();
    let payloads: Vec<Value> = serde_json::from_str(&payloads).unwrap();
    assert!(payloads.len() >= 100);
    let items: Vec<_> = payloads
        .iter()
        .enumerate()
        .map(|(n, payload)| json!({ "id": format!("p{n}"), "title": payload["name"], "content_html": payload["html"] }))
        .collect();
    let feed = json!({ "items": items }).to_string();
    let mut site = one_edition();
    site["page_size"] = json!(100);
    let catalog = fs::read_to_string(project().join("public/locales/en.json")).unwrap();
    let files = [("feeds/en.json", feed.clone()), ("locales/en.json", catalog)];
    let context = context(&write_data(&format!("hostile-{browser:?}"), &site, &files));
    let server = publication("hostile", &site, &files);
    let reader = Reader::open(browser, server, "/en/").await;
    let mut seen = 0;
    for path in ["/en/", "/en/page/1/"] {
        // Pictures of hosts that are not there.
        reader.expects("Failed to load resource");
        reader.go(path).await;
        let bodies = reader.value("Object.fromEntries([...document.querySelectorAll('main article')].map(a => [a.querySelector('h2 a').href.split('/').at(-2), a.querySelector('.prose')?.innerHTML ?? '']))").await;
        let resolver = Resolver::new(&reader.server.address(""), &reader.server.address("/")).on_page(path);
        for item in Feed::parse(&feed).unwrap().items {
            let Some(shown) = bodies[item.id.as_str()].as_str() else {
                continue;
            };
            seen += 1;
            let payload = &payloads[item.id.as_str()[1..].parse::<usize>().unwrap()];
            let keeps = payload["keeps"].as_str().unwrap();
            assert!(shown.contains(keeps), "{}: {shown}", payload["name"]);
            let nodes = item.content(&resolver).unwrap();
            let post = Post::new(item, Arc::new(resolver.clone()));
            // The first picture of a page comes first; which one that is, is not for this scenario to say.
            let is_first = shown.contains("fetchpriority");
            let loading = if is_first { ImageLoading::Eager } else { ImageLoading::Lazy };
            let (below, room, context) = (HeadingLevel::H2, PictureRoom::Column, Arc::clone(&context));
            let native = view! { <ArticleBody post nodes below room loading context/> }.to_html();
            let native = scraper::Html::parse_fragment(&native);
            let native = native.select(&scraper::Selector::parse(".prose").unwrap()).next().unwrap().inner_html();
            assert_eq!(plain(shown), plain(&native), "{}", payload["name"]);
        }
        assert_eq!(reader.value("String(window.pwned)").await, "undefined");
        let live = reader
            .value(
                "[...document.querySelectorAll('main *')].filter(e => /^(script|style|iframe|form|object|embed|link|meta|base|svg)$/.test(e.localName) && !e.classList.contains('icon')
                   || e.getAttributeNames().some(n => n.startsWith('on')) || /^\\s*(javascript|data|vbscript):/i.test(e.href || e.src || '')).map(e => e.outerHTML)",
            )
            .await;
        assert_eq!(live, json!([]));
    }
    assert_eq!(seen, payloads.len());
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    hostile_feeds_cannot_run_and_what_is_harmless_survives,
}
