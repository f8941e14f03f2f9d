//! How feeds of every kind are cut into pages, from folders of files written for each test.

use masthead::model::{
    content::Resolver,
    loader::Loader,
    page::PageContent,
    route::{BasePath, Place},
    source::Reason,
};
use serde_json::{Value, json};
use std::{fs, path::PathBuf};

use masthead::program::FileSource;

const ORIGIN: &str = "https://masthead.example";

fn resolver(folder: &str) -> Resolver {
    Resolver::new(ORIGIN, &format!("{ORIGIN}{folder}site.json"))
}

/// A publication of one edition with pages of two articles.
fn publication(name: &str, edition: &Value, feeds: &[(&str, Value)]) -> Loader<FileSource> {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("feeds-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(folder.join("locales")).unwrap();
    let mut first = json!({ "code": "en", "lang": "en", "label": "English", "feed": "1.json" });
    first.as_object_mut().unwrap().extend(edition.as_object().unwrap().clone());
    let site = json!({ "name": "Gazette", "default_edition": "en", "page_size": 2, "editions": [first] });
    fs::write(folder.join("site.json"), site.to_string()).unwrap();
    fs::write(folder.join("locales/en.json"), "{}").unwrap();
    for (file, feed) in feeds {
        fs::write(folder.join(file), feed.to_string()).unwrap();
    }
    let disk = FileSource::new(folder, &format!("{ORIGIN}/"));
    pollster::block_on(Loader::open(disk, BasePath::new("/"), resolver("/"), |_| {})).unwrap()
}

fn page(loader: &Loader<FileSource>, path: &str) -> PageContent {
    let route = loader.base().parse(path).unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.load(&route, &code)).unwrap().content
}

/// The ids of a list, and where Newer and Older lead.
fn list(loader: &Loader<FileSource>, path: &str) -> (Vec<String>, Option<String>, Option<String>) {
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
    let PageContent::Failed(failure) = page(&loader, "/en/") else { panic!("no failure") };
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
