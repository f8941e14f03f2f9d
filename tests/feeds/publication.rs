//! Publications written for each test, with a source that counts what is asked for.

use masthead::{
    model::{
        content::Resolver,
        loader::Loader,
        page::{PageContent, PageModel},
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
    future::poll_fn,
    path::{Path, PathBuf},
    rc::Rc,
    task::Poll,
};

pub const ORIGIN: &str = "https://masthead.example";

pub fn resolver(folder: &str) -> Resolver {
    Resolver::new(ORIGIN, &format!("{ORIGIN}{folder}site.json"))
}

/// Reads files one step after it was asked, and knows how often each was asked for, and how.
pub struct CountingSource {
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
pub struct Publication {
    pub loader: Loader<CountingSource>,
    pub folder: PathBuf,
    asked: Rc<RefCell<HashMap<String, usize>>>,
    revalidated: Rc<RefCell<Vec<String>>>,
    pub offline: Rc<Cell<bool>>,
}

impl std::ops::Deref for Publication {
    type Target = Loader<CountingSource>;

    fn deref(&self) -> &Self::Target {
        &self.loader
    }
}

impl Publication {
    /// The feed documents asked for since the last call, with how often.
    pub fn asked(&self) -> HashMap<String, usize> {
        let mut asked = self.asked.take();
        asked.retain(|file, _| file != "site.json" && !file.starts_with("locales/"));
        asked
    }

    /// The documents asked for since the last call with the wish for a fresh copy.
    pub fn revalidated(&self) -> Vec<String> {
        self.revalidated.take()
    }

    pub fn reload(&self, path: &str) -> Option<PageModel> {
        let route = self.loader.base().parse(path).unwrap();
        pollster::block_on(self.loader.reload(&route, &self.loader.site().default_edition)).unwrap()
    }

    pub fn write(&self, file: &str, feed: &Value) {
        write(&self.folder, file, feed);
    }

    pub fn remove(&self, file: &str) {
        fs::remove_file(self.folder.join(file)).unwrap();
    }
}

pub fn write(folder: &Path, file: &str, feed: &Value) {
    let path = folder.join(file);
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(path, feed.to_string()).unwrap();
}

/// A publication of one edition with pages of two articles; a published one where there is `en/index.json`.
pub fn publication(name: &str, edition: &Value, feeds: &[(&str, Value)]) -> Publication {
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
pub fn chain(name: &str, documents: u32) -> Publication {
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

pub fn reason(loader: &Publication, path: &str) -> Reason {
    match page(loader, path) {
        PageContent::Failed(failure) => failure.reason,
        PageContent::NotFound => panic!("{path}: not found"),
        _ => panic!("{path}: no failure"),
    }
}

pub fn page(loader: &Publication, path: &str) -> PageContent {
    let route = loader.base().parse(path).unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.load(&route, &code)).unwrap().content
}

/// The ids of a list, and where Newer and Older lead.
pub fn list(loader: &Publication, path: &str) -> (Vec<String>, Option<String>, Option<String>) {
    let PageContent::List(list) = page(loader, path) else { panic!("{path} is no list") };
    let address = |place: Option<Place>| place.map(|place| format!("/{place}"));
    let ids = list.posts.iter().map(|post| post.item.id.to_string()).collect();
    (ids, address(list.newer), address(list.older))
}

pub fn items(ids: &[u32]) -> Value {
    ids.iter().map(|id| json!({ "id": id, "title": "T", "tags": [if id % 2 == 0 { "Even" } else { "Odd" }] })).collect()
}

pub fn expect(ids: &[u32], newer: Option<&str>, older: Option<&str>) -> (Vec<String>, Option<String>, Option<String>) {
    (ids.iter().map(u32::to_string).collect(), newer.map(Into::into), older.map(Into::into))
}

/// The ids of a list that was loaded.
pub fn ids(model: Option<PageModel>) -> Option<Vec<String>> {
    let PageContent::List(list) = model?.content else { panic!("no list") };
    Some(list.posts.iter().map(|post| post.item.id.to_string()).collect())
}

pub fn published(name: &str) -> Publication {
    let front = json!({ "items": items(&[4, 3]), "_masthead": { "pages": 2 } });
    let archive = json!({ "items": items(&[2, 1]), "_masthead": { "page": 1 } });
    publication(name, &json!({}), &[("en/index.json", front), ("en/page/1/index.json", archive)])
}
