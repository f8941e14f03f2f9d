//! How feeds of every kind are cut into pages, from folders of files written for each test.

use masthead::{
    model::{
        content::Resolver,
        loader::{Loader, text_hash},
        page::{PageContent, PageModel, Recent},
        route::{BasePath, Place},
        source::{DocumentSource, Freshness, Reason},
    },
    program::FileSource,
};
use serde_json::{Value, json};
use std::{
    cell::{Cell, RefCell},
    collections::HashMap,
    fs,
    future::{Future, poll_fn},
    path::{Path, PathBuf},
    rc::Rc,
    task::{Context, Poll, Waker},
};

const ORIGIN: &str = "https://masthead.example";

fn resolver(folder: &str) -> Resolver {
    Resolver::new(ORIGIN, &format!("{ORIGIN}{folder}site.json"))
}

/// Reads files one step after it was asked, and knows how often each was asked for, and how.
struct CountingSource {
    files: FileSource,
    asked: Rc<RefCell<HashMap<String, usize>>>,
    revalidated: Rc<RefCell<Vec<String>>>,
    offline: Rc<Cell<bool>>,
}

impl DocumentSource for CountingSource {
    async fn text(&self, address: &str, freshness: Freshness) -> Result<String, Reason> {
        let file = address.strip_prefix(&format!("{ORIGIN}/")).unwrap_or(address);
        *self.asked.borrow_mut().entry(file.to_owned()).or_default() += 1;
        if freshness == Freshness::Revalidate {
            self.revalidated.borrow_mut().push(file.to_owned());
        }
        let mut waited = false;
        poll_fn(|context| {
            context.waker().wake_by_ref();
            if std::mem::replace(&mut waited, true) { Poll::Ready(()) } else { Poll::Pending }
        })
        .await;
        if self.offline.get() {
            return Err(Reason::Network);
        }
        self.files.text(address, freshness).await
    }
}

/// A publication, its folder, and how often each of its files was asked for.
struct Publication {
    loader: Loader<CountingSource>,
    folder: PathBuf,
    asked: Rc<RefCell<HashMap<String, usize>>>,
    revalidated: Rc<RefCell<Vec<String>>>,
    offline: Rc<Cell<bool>>,
}

impl std::ops::Deref for Publication {
    type Target = Loader<CountingSource>;

    fn deref(&self) -> &Self::Target {
        &self.loader
    }
}

impl Publication {
    /// The feed documents asked for since the last call, with how often.
    fn asked(&self) -> HashMap<String, usize> {
        let mut asked = self.asked.take();
        asked.retain(|file, _| file != "site.json" && !file.starts_with("locales/"));
        asked
    }

    /// The documents asked for since the last call with the wish for a fresh copy.
    fn revalidated(&self) -> Vec<String> {
        self.revalidated.take()
    }

    fn reload(&self, path: &str) -> Option<PageModel> {
        let route = self.loader.base().parse(path).unwrap();
        pollster::block_on(self.loader.reload(&route, &self.loader.site().default_edition)).unwrap()
    }

    fn write(&self, file: &str, feed: &Value) {
        write(&self.folder, file, feed);
    }

    fn remove(&self, file: &str) {
        fs::remove_file(self.folder.join(file)).unwrap();
    }
}

fn write(folder: &Path, file: &str, feed: &Value) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, feed.to_string()).unwrap();
}

/// A publication of one edition with pages of two articles; a published one where there is `en/index.json`.
fn publication(name: &str, edition: &Value, feeds: &[(&str, Value)]) -> Publication {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("feeds-{name}"));
    let _ = fs::remove_dir_all(&folder);
    let mut first = json!({ "code": "en", "lang": "en", "label": "English", "feed": "1.json" });
    first.as_object_mut().unwrap().extend(edition.as_object().unwrap().clone());
    let mut site = json!({ "name": "Gazette", "default_edition": "en", "page_size": 2, "editions": [first] });
    if feeds.iter().any(|(file, _)| *file == "en/index.json") {
        site["documents"] = "pages".into();
    }
    write(&folder, "site.json", &site);
    write(&folder, "locales/en.json", &json!({}));
    for (file, feed) in feeds {
        write(&folder, file, feed);
    }
    let (asked, revalidated, offline) = (Rc::default(), Rc::default(), Rc::default());
    let files = FileSource::new(&folder, &format!("{ORIGIN}/"));
    let source = CountingSource {
        files,
        asked: Rc::clone(&asked),
        revalidated: Rc::clone(&revalidated),
        offline: Rc::clone(&offline),
    };
    let loader = pollster::block_on(Loader::open(source, BasePath::new("/"), resolver("/"), |_| {})).unwrap();
    Publication { loader, folder, asked, revalidated, offline }
}

/// A chain of documents `1.json`, `2.json` … with two items each, newest first, the last item being 1.
fn chain(name: &str, documents: u32) -> Publication {
    let feeds: Vec<_> = (1..=documents)
        .map(|number| {
            let newest = 2 * (documents - number) + 2;
            let mut feed = json!({ "items": items(&[newest, newest - 1]) });
            if number < documents {
                feed["next_url"] = format!("{}.json", number + 1).into();
            }
            (format!("{number}.json"), feed)
        })
        .collect();
    let feeds: Vec<_> = feeds.iter().map(|(file, feed)| (file.as_str(), feed.clone())).collect();
    publication(name, &json!({}), &feeds)
}

fn reason(loader: &Publication, path: &str) -> Reason {
    match page(loader, path) {
        PageContent::Failed(failure) => failure.reason,
        PageContent::NotFound => panic!("{path}: not found"),
        _ => panic!("{path}: no failure"),
    }
}

fn page(loader: &Publication, path: &str) -> PageContent {
    let route = loader.base().parse(path).unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.load(&route, &code)).unwrap().content
}

/// The ids of a list, and where Newer and Older lead.
fn list(loader: &Publication, path: &str) -> (Vec<String>, Option<String>, Option<String>) {
    let PageContent::List(list) = page(loader, path) else { panic!("{path} is no list") };
    let address = |place: Option<Place>| place.map(|place| format!("/{place}"));
    let ids = list.posts.iter().map(|post| post.item.id.to_string()).collect();
    (ids, address(list.newer), address(list.older))
}

fn items(ids: &[u32]) -> Value {
    ids.iter().map(|id| json!({ "id": id, "title": "T", "tags": [if id % 2 == 0 { "Even" } else { "Odd" }] })).collect()
}

fn expect(ids: &[u32], newer: Option<&str>, older: Option<&str>) -> (Vec<String>, Option<String>, Option<String>) {
    (ids.iter().map(u32::to_string).collect(), newer.map(Into::into), older.map(Into::into))
}

#[test]
fn one_document_is_numbered_from_the_oldest() {
    let loader = publication("whole", &json!({}), &[("1.json", json!({ "items": items(&[5, 4, 3, 2, 1]) }))]);
    assert_eq!(list(&loader, "/en/"), expect(&[5, 4, 3], None, Some("/page/1/")));
    assert_eq!(list(&loader, "/en/page/1"), expect(&[2, 1], Some("/"), None));
    assert!(matches!(page(&loader, "/en/page/2"), PageContent::NotFound));
}

#[test]
fn a_chain_is_numbered_from_the_newest_and_cut_anew() {
    let feeds = [
        ("1.json", json!({ "items": items(&[5, 4, 3]), "next_url": "2.json" })),
        ("2.json", json!({ "items": items(&[3, 2, 1]) })),
    ];
    let loader = publication("chain", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[5, 4], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/2"), expect(&[3, 2], Some("/"), Some("/page/3/")));
    assert_eq!(list(&loader, "/en/page/3"), expect(&[1], Some("/page/2/"), None));
    assert!(matches!(page(&loader, "/en/page/4"), PageContent::NotFound));
    assert!(matches!(page(&loader, "/en/posts/1"), PageContent::Article(_)));
}

#[test]
fn a_category_is_looked_for_along_the_chain() {
    let feeds = [
        ("1.json", json!({ "items": items(&[7, 5, 4]), "next_url": "2.json" })),
        ("2.json", json!({ "items": items(&[3, 2, 1]) })),
    ];
    let loader = publication("category", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/category/even"), expect(&[4, 2], None, None));
    assert_eq!(list(&loader, "/en/category/odd"), expect(&[7, 5], None, Some("/category/odd/page/2/")));
    assert_eq!(list(&loader, "/en/category/odd/page/2"), expect(&[3, 1], Some("/category/odd/"), None));
    assert!(matches!(page(&loader, "/en/category/none"), PageContent::NotFound));
}

#[test]
fn a_numbered_archive_opens_each_page_by_its_own_address() {
    let feeds = [
        ("1.json", json!({ "items": items(&[6, 5]), "_masthead": { "page": 3, "pages": 3 } })),
        ("p-2.json", json!({ "items": items(&[4, 3]), "_masthead": { "page": 2, "pages": 2 } })),
        ("p-1.json", json!({ "items": items(&[2, 1]), "_masthead": { "page": 1, "pages": 1 } })),
    ];
    let loader = publication("numbered", &json!({ "page_url": "p-{page}.json" }), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[6, 5], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/1"), expect(&[2, 1], Some("/page/2/"), None));
    assert!(matches!(page(&loader, "/en/page/3"), PageContent::NotFound));
    assert!(matches!(page(&loader, "/en/posts/1"), PageContent::Article(_)));
    assert_eq!(list(&loader, "/en/category/even"), expect(&[6, 4], None, Some("/category/even/page/2/")));
}

#[test]
fn pages_by_template_end_where_the_files_end() {
    let feeds = [
        ("1.json", json!({ "items": items(&[4, 3]), "next_url": "p-2.json" })),
        ("p-2.json", json!({ "items": items(&[2, 1]) })),
    ];
    let loader = publication("template", &json!({ "page_url": "p-{page}.json" }), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[4, 3], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/2"), expect(&[2, 1], Some("/"), None));
    assert!(matches!(page(&loader, "/en/page/3"), PageContent::NotFound));
}

#[test]
fn a_chain_that_leads_back_is_a_failure_that_says_so() {
    let feed = json!({ "items": items(&[1]), "next_url": "1.json" });
    let loader = publication("loop", &json!({}), &[("1.json", feed)]);
    // What there is, is shown.
    assert_eq!(list(&loader, "/en/"), expect(&[1], None, Some("/page/2/")));
    let PageContent::Failed(failure) = page(&loader, "/en/page/2") else { panic!("no failure") };
    assert_eq!(failure.reason, Reason::Loop);
    assert!(failure.to_string().starts_with("https://masthead.example/1.json: next_url leads back"));
}

#[test]
fn an_id_that_is_an_address_opens_by_its_slug() {
    let feed = json!({ "items": [{ "id": "https://other.example/a/my-post.html", "title": "T" }] });
    let loader = publication("slug", &json!({}), &[("1.json", feed)]);
    let PageContent::List(front) = page(&loader, "/en/") else { panic!("no list") };
    let path = loader.base().place(&loader.site().default_edition, front.posts[0].place());
    assert!(path.starts_with("/en/posts/my-post.html-"), "{path}");
    assert!(matches!(page(&loader, &path), PageContent::Article(_)));
}

#[test]
fn a_long_chain_is_read_once_from_page_to_page() {
    let loader = chain("long", 120);
    let mut path = Some("/".to_owned());
    let mut seen = Vec::new();
    while let Some(current) = path {
        let (ids, _, older) = list(&loader, &format!("/en{current}"));
        seen.extend(ids);
        path = older;
    }
    let all: Vec<_> = (1..=240).rev().map(|id: u32| id.to_string()).collect();
    assert_eq!(seen, all);
    let asked = loader.asked();
    assert_eq!(asked.len(), 120);
    assert!(asked.values().all(|times| *times == 1), "{asked:?}");
    // On the way back each page costs what stands on it.
    for number in (2..=119).rev() {
        list(&loader, &format!("/en/page/{number}"));
        assert!(loader.asked().values().sum::<usize>() <= 1, "page {number}");
    }
}

#[test]
fn a_search_that_is_too_long_says_so_and_goes_on_when_tried_again() {
    let loader = chain("search", 100);
    for path in ["/en/posts/none", "/en/page/90", "/en/category/none"] {
        assert_eq!(reason(&loader, path), Reason::TooLong, "{path}");
        assert!(loader.asked().len() <= 40, "{path}");
    }
    // The articles 1 and 2 stand in the last document.
    assert_eq!(reason(&loader, "/en/posts/1"), Reason::TooLong);
    assert_eq!(reason(&loader, "/en/posts/1"), Reason::TooLong);
    assert!(matches!(page(&loader, "/en/posts/1"), PageContent::Article(_)));
    assert_eq!(reason(&loader, "/en/page/90"), Reason::TooLong);
    assert_eq!(list(&loader, "/en/page/90"), expect(&[22, 21], Some("/page/89/"), Some("/page/91/")));
    assert!(matches!(page(&loader, "/en/page/101"), PageContent::NotFound));
}

#[test]
fn a_page_number_far_beyond_the_end_asks_for_nothing_more() {
    let numbered = [("1.json", json!({ "items": items(&[2, 1]), "_masthead": { "page": 3, "pages": 3 } }))];
    let whole = [("1.json", json!({ "items": items(&[2, 1]) }))];
    for loader in [
        chain("beyond-chain", 50),
        publication("beyond-numbered", &json!({ "page_url": "p-{page}.json" }), &numbered),
        publication("beyond-numbered-chain", &json!({}), &numbered),
        publication("beyond-whole", &json!({}), &whole),
    ] {
        assert!(matches!(page(&loader, "/en/page/4000000000/"), PageContent::NotFound));
        assert_eq!(loader.asked().into_iter().collect::<Vec<_>>(), [("1.json".to_owned(), 1)]);
    }
}

#[test]
fn an_unreachable_next_document_loses_nothing_of_what_is_there() {
    let second = json!({ "items": items(&[2, 1]) });
    let feeds = [("1.json", json!({ "items": items(&[3]), "next_url": "2.json" }))];
    let loader = publication("unreachable", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[3], None, Some("/page/2/")));
    assert_eq!(reason(&loader, "/en/page/2"), Reason::Status(404));
    loader.write("2.json", &second);
    assert_eq!(list(&loader, "/en/page/2"), expect(&[2, 1], Some("/"), None));
    // From the start, once the document can be had.
    let loader = publication("unreachable", &json!({}), &feeds);
    assert_eq!(list(&loader, "/en/"), expect(&[3], None, Some("/page/2/")));
    loader.write("2.json", &second);
    assert_eq!(list(&loader, "/en/"), expect(&[3, 2], None, Some("/page/2/")));
    assert_eq!(list(&loader, "/en/page/2"), expect(&[1], Some("/"), None));
    loader.remove("2.json");
    assert_eq!(list(&loader, "/en/page/2"), expect(&[1], Some("/"), None));
}

#[test]
fn pages_of_a_numbered_chain_without_a_template_are_read_once() {
    let number = |page: u32| {
        let mut feed = json!({
            "items": items(&[2 * page, 2 * page - 1]), "_masthead": { "page": page, "pages": page }
        });
        if page > 1 {
            feed["next_url"] = format!("p-{}.json", page - 1).into();
        }
        feed
    };
    let files: Vec<_> = (1..70).map(|page| (format!("p-{page}.json"), number(page))).collect();
    let mut feeds: Vec<_> = files.iter().map(|(file, feed)| (file.as_str(), feed.clone())).collect();
    feeds.push(("1.json", number(70)));
    let loader = publication("numbered-chain", &json!({}), &feeds);
    for page in (1..70).rev() {
        assert_eq!(list(&loader, &format!("/en/page/{page}")).0, [(2 * page).to_string(), (2 * page - 1).to_string()]);
    }
    assert!(loader.asked().values().all(|times| *times == 1));
}

/// The ids of a list that was loaded.
fn ids(model: Option<PageModel>) -> Option<Vec<String>> {
    let PageContent::List(list) = model?.content else { panic!("no list") };
    Some(list.posts.iter().map(|post| post.item.id.to_string()).collect())
}

#[test]
fn reloading_asks_again_and_tells_whether_anything_is_new() {
    let archive = json!({ "items": items(&[2, 1]), "_masthead": { "page": 1, "pages": 1 } });
    let front = |newest: &[u32]| json!({ "items": items(newest), "_masthead": { "page": 2, "pages": 2 } });
    let feeds = [("1.json", front(&[3])), ("p-1.json", archive)];
    let loader = publication("reload", &json!({ "page_url": "p-{page}.json" }), &feeds);
    list(&loader, "/en/");
    list(&loader, "/en/page/1");
    assert_eq!(loader.revalidated(), [""; 0]);
    assert!(loader.reload("/en/").is_none());
    assert_eq!(loader.revalidated(), ["1.json"]);
    loader.write("1.json", &front(&[4, 3]));
    assert_eq!(ids(loader.reload("/en/")).unwrap(), ["4", "3"]);
    assert_eq!(loader.revalidated(), ["1.json"]);
    // Each is asked for again once; a page of the archive never.
    list(&loader, "/en/");
    assert!(loader.reload("/en/page/1").is_none());
    assert_eq!(loader.revalidated(), ["1.json"]);
    assert_eq!(loader.asked()["p-1.json"], 1);
    loader.remove("1.json");
    assert!(matches!(loader.reload("/en/").unwrap().content, PageContent::Failed(_)));
}

#[test]
fn what_is_in_memory_stays_readable_without_a_network() {
    let loader = chain("offline", 3);
    list(&loader, "/en/");
    loader.offline.set(true);
    assert!(loader.reload("/en/").is_none());
    assert_eq!(list(&loader, "/en/"), expect(&[6, 5], None, Some("/page/2/")));
    assert_eq!(reason(&loader, "/en/page/2"), Reason::Network);
    loader.offline.set(false);
    loader.write("1.json", &json!({ "items": items(&[8, 7]) }));
    assert_eq!(list(&loader, "/en/"), expect(&[8, 7], None, None));
}

#[test]
fn a_chain_that_has_grown_is_cut_anew() {
    let second = json!({ "items": items(&[2, 1]) });
    let first = |newest: &[u32]| json!({ "items": items(newest), "next_url": "2.json" });
    let loader = publication("grown", &json!({}), &[("1.json", first(&[4, 3])), ("2.json", second)]);
    assert_eq!(list(&loader, "/en/page/2"), expect(&[2, 1], Some("/"), None));
    loader.write("1.json", &first(&[5, 4, 3]));
    assert_eq!(ids(loader.reload("/en/page/2")).unwrap(), ["3", "2"]);
    assert_eq!(list(&loader, "/en/page/3"), expect(&[1], Some("/page/2/"), None));
    loader.write("2.json", &json!({ "items": items(&[2]) }));
    assert_eq!(ids(loader.reload("/en/page/2")).unwrap(), ["3", "2"]);
    assert!(matches!(page(&loader, "/en/page/3"), PageContent::NotFound));
}

fn published(name: &str) -> Publication {
    let front = json!({ "items": items(&[4, 3]), "_masthead": { "pages": 2 } });
    let archive = json!({ "items": items(&[2, 1]), "_masthead": { "page": 1 } });
    publication(name, &json!({}), &[("en/index.json", front), ("en/page/1/index.json", archive)])
}

#[test]
fn a_finished_page_is_known_by_the_hash_of_its_document() {
    let loader = published("hash");
    let code = loader.site().default_edition.clone();
    let text = fs::read_to_string(loader.folder.join("en/index.json")).unwrap();
    loader.remember_document(&code, &Place::Front, text_hash(&text));
    assert!(loader.reload("/en/").is_none());
    assert_eq!(loader.revalidated(), ["en/index.json"]);
    loader.write("en/index.json", &json!({ "items": items(&[5, 4]), "_masthead": { "pages": 2 } }));
    loader.write("en/recent.json", &json!({ "items": items(&[5]) }));
    let model = loader.reload("/en/").unwrap();
    assert!(matches!(&model.recent, Recent::Posts(posts) if posts.len() == 1));
    assert_eq!(ids(Some(model)).unwrap(), ["5", "4"]);
}

#[test]
fn recent_posts_that_failed_once_can_be_had_later() {
    let loader = published("recent");
    let context = pollster::block_on(loader.edition_context(loader.site().default_edition())).unwrap();
    let recent = || pollster::block_on(loader.recent_of(&context));
    assert!(recent().is_err_and(|failure| failure.is_missing()));
    loader.write("en/recent.json", &json!({ "items": items(&[4]) }));
    assert!(matches!(recent(), Ok(Recent::Posts(posts)) if posts.len() == 1));
}

#[test]
fn a_document_fetched_ahead_is_not_asked_for_again() {
    let loader = published("prefetch");
    let route = |path| loader.base().parse(path).unwrap();
    pollster::block_on(loader.prefetch(&route("/en/page/1")));
    pollster::block_on(loader.prefetch(&route("/en/page/7")));
    assert_eq!(loader.asked().len(), 2);
    assert_eq!(list(&loader, "/en/page/1"), expect(&[2, 1], Some("/page/2/"), None));
    assert!(loader.asked().is_empty());
    // Without finished pages a page may need many documents.
    let loader = chain("prefetch-chain", 3);
    pollster::block_on(loader.prefetch(&route("/en/page/2")));
    assert!(loader.asked().is_empty());
}

#[test]
fn who_asks_for_a_document_under_way_waits_for_it() {
    let loader = published("under-way");
    let path = loader.base().parse("/en/page/1").unwrap();
    let code = loader.site().default_edition.clone();
    let both = async { futures::join!(loader.prefetch(&path), loader.load(&path, &code)) };
    assert!(matches!(pollster::block_on(both).1.unwrap().content, PageContent::List(_)));
    assert_eq!(loader.asked()["en/page/1/index.json"], 1);
    // One that is given up leaves its turn to the next.
    let loader = published("given-up");
    list(&loader, "/en/");
    let mut given_up = Box::pin(loader.prefetch(&path));
    assert!(given_up.as_mut().poll(&mut Context::from_waker(Waker::noop())).is_pending());
    let both = async { futures::join!(loader.load(&path, &code), async { drop(given_up) }) };
    assert!(matches!(pollster::block_on(both).0.unwrap().content, PageContent::List(_)));
    assert_eq!(loader.asked()["en/page/1/index.json"], 2);
}
