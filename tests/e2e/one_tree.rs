//! The parser of the browser and that of the native program make one tree of a text, and one drawing of it.

use crate::{
    browser::{Browser, in_every_engine},
    generated_html::generated_html,
    hostile::{Order, feed, files, hostile_feed, paths, site},
    hostile_texts::payloads,
    publication::{publication, write_data},
    reader::Reader,
};
use leptos::prelude::*;
use masthead::program::FileSource;
use masthead::{
    app::components::{ArticleBody, HeadingLevel, ImageLoading, PictureRoom},
    model::{
        content::Resolver,
        feed::{Feed, Item},
        loader::Loader,
        page::{EditionContext, Post},
        route::{BasePath, Route},
    },
};
use serde_json::Value;
use std::{path::Path, sync::Arc};

/// How many texts are made by chance.
const GENERATED: usize = 400;

/// The edition, for drawing natively.
fn context(folder: &Path) -> Arc<EditionContext> {
    let disk = FileSource::new(folder, "http://127.0.0.1/");
    let resolver = Resolver::new("http://127.0.0.1", "http://127.0.0.1/site.json");
    let loader = pollster::block_on(Loader::open(disk, BasePath::new("/"), resolver, |_| {}));
    let loader = loader.unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.load(&Route::Root, &code)).unwrap().context
}

/// A text as the native program draws it.
fn drawn_natively(item: Arc<Item>, resolver: &Resolver, shown: &str, context: &Arc<EditionContext>) -> String {
    let nodes = item.content(resolver).unwrap();
    let post = Post::new(item, Arc::new(resolver.clone()));
    // The first picture of a page comes first; which one that is, is not for this scenario to say.
    let is_first = shown.contains("fetchpriority");
    let loading = if is_first { ImageLoading::Eager } else { ImageLoading::Lazy };
    let (below, room, context) = (HeadingLevel::H2, PictureRoom::Column, Arc::clone(context));
    let html = view! { <ArticleBody post nodes below room loading context/> }.to_html();
    html.strip_prefix("<div class=\"prose\">").and_then(|html| html.strip_suffix("</div>")).unwrap().to_owned()
}

/// What a browser reads in another way than the native program: the browser, what of a text tells it, and why.
const DIFFERENCES: [(Browser, &str, &str); 2] = [
    (
        Browser::Chromium,
        "http://a b/",
        "the URL standard knows no host with a space in its name; Chromium writes %20 for it and gets no answer",
    ),
    (
        Browser::WebKit,
        "<select><table>",
        "a table ends a select by the HTML standard of some years ago; by that of today it stands in it, and goes with it",
    ),
];

/// Draws texts in the browser and natively, and compares the trees node by node. Returns how many there were.
async fn compare_trees(reader: &Reader, feed: &Value, context: &Arc<EditionContext>) -> usize {
    let items = Feed::parse(&feed.to_string()).unwrap().items;
    let mut seen = 0;
    let mut different = Vec::new();
    for path in paths(items.len()) {
        reader.go(&path).await;
        let shown = reader.sees_nothing_hostile(Order::AsDrawn).await;
        let resolver = Resolver::new(&reader.server.address(""), &reader.server.address("/site.json")).on_page(&path);
        for (item, sent) in items.iter().zip(feed["items"].as_array().unwrap()) {
            let Some(text) = shown.text(item.id.as_str()) else { continue };
            seen += 1;
            let sent = sent["content_html"].as_str().unwrap();
            let native = drawn_natively(Arc::clone(item), &resolver, text, context);
            let is_known =
                DIFFERENCES.iter().any(|(browser, part, _)| *browser == reader.browser && sent.contains(part));
            if is_known == (text == native) {
                different.push(format!("{sent}\n  shown:  {text}\n  native: {native}"));
            }
        }
    }
    assert!(different.is_empty(), "{}", different.join("\n"));
    seen
}

async fn the_browser_and_the_native_program_draw_one_tree_of_a_hostile_text(browser: Browser) {
    let feed = hostile_feed();
    let context = context(&write_data(&format!("hostile-{browser:?}"), &site(), &files(&feed)));
    let server = publication("hostile-tree", &site(), &files(&feed)).without_policy();
    let reader = Reader::start(browser, "en", server).await;
    reader.expects("Failed to load resource");
    assert_eq!(compare_trees(&reader, &feed, &context).await, payloads().len());
    reader.asked_for_nothing_of_a_hostile_text().await;
}

async fn the_browser_and_the_native_program_draw_one_tree_of_any_markup(browser: Browser) {
    let feed = feed(generated_html(GENERATED).into_iter());
    let context = context(&write_data(&format!("generated-{browser:?}"), &site(), &files(&feed)));
    let server = publication("generated", &site(), &files(&feed)).without_policy();
    let reader = Reader::start(browser, "en", server).await;
    assert_eq!(compare_trees(&reader, &feed, &context).await, GENERATED);
    reader.leaves_an_empty_console().await;
}

in_every_engine! {
    the_browser_and_the_native_program_draw_one_tree_of_a_hostile_text,
    the_browser_and_the_native_program_draw_one_tree_of_any_markup,
}
