//! What a page says about itself: the one a browser shows, and the finished one that was published at its address.

use crate::{publication::project, reader::Reader, server::Server};
use masthead::model::id::encode_segment;
use scraper::{ElementRef, Html, Selector};
use serde_json::{Map, Value, json};
use std::{
    path::{Path, PathBuf},
    time::{Duration, Instant},
};
use url::Url;

/// How long a head may take to follow its page.
const HEAD_TIMEOUT: Duration = Duration::from_secs(5);

/// The elements of the head that follow the page: the name of the fact, where it stands, and the attributes that
/// tell it. Addresses are resolved.
const FACTS: [(&str, &str, &[&str]); 11] = [
    ("language", "html", &["lang", "dir"]),
    ("canonical", "link[rel=canonical]", &["href"]),
    ("description", "meta[name=description]", &["content"]),
    ("robots", "meta[name=robots]", &["content"]),
    ("alternates", "link[rel=alternate][hreflang]", &["hreflang", "href"]),
    ("manifest", "link[rel=manifest]", &["href"]),
    ("feeds", "link[rel=alternate][type]", &["type", "title", "href"]),
    ("og:url", "meta[property='og:url']", &["content"]),
    ("og:title", "meta[property='og:title']", &["content"]),
    ("og:type", "meta[property='og:type']", &["content"]),
    ("og:image", "meta[property='og:image']", &["content"]),
];

const STRUCTURED_DATA: &str = "script[type='application/ld+json']";

/// White space as a reader sees it.
fn normalised(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every `@id` of the structured data, in their order.
fn ids(data: &Value, found: &mut Vec<Value>) {
    match data {
        Value::Object(object) => {
            found.extend(object.get("@id").cloned());
            object.values().for_each(|value| ids(value, found));
        }
        Value::Array(values) => values.iter().for_each(|value| ids(value, found)),
        _ => {}
    }
}

fn ids_of(texts: &[String]) -> Value {
    let mut found = Vec::new();
    for text in texts {
        ids(&serde_json::from_str(text).unwrap_or_default(), &mut found);
    }
    Value::Array(found)
}

/// The published sample, and where it stands on its host.
pub struct Finished {
    /// The folder of finished pages.
    pub files: PathBuf,
    /// The folder of the host: `/` or `/news/`.
    pub place: &'static str,
}

impl Finished {
    pub fn sample(place: &'static str) -> Self {
        Self { files: project().join("dist"), place }
    }

    /// The file that a host answers a path with.
    fn file(&self, path: &str) -> Option<PathBuf> {
        let name = percent_encoding::percent_decode_str(path.strip_prefix(self.place)?).decode_utf8().ok()?;
        let file = self.files.join(name.as_ref());
        [file.join("index.html"), file].into_iter().find(|file| file.is_file())
    }

    /// The head and text of the finished page at a path; none where nothing was published.
    pub fn facts(&self, server: &Server, path: &str) -> Option<Value> {
        Some(facts_of_file(&self.file(path)?, &Url::parse(&server.address(path)).unwrap()))
    }

    /// The paths of all finished pages of the editions, but for those that lead elsewhere.
    pub fn paths(&self) -> Vec<String> {
        let (mut paths, mut open) = (Vec::new(), vec![String::new()]);
        while let Some(folder) = open.pop() {
            for entry in std::fs::read_dir(self.files.join(&folder)).unwrap().map(Result::unwrap) {
                let name = entry.file_name().into_string().unwrap();
                if entry.file_type().unwrap().is_dir() {
                    open.push(format!("{folder}{name}/"));
                } else if name == "index.html" && !folder.is_empty() && !leads_elsewhere(&entry.path()) {
                    let folder = folder.trim_end_matches('/').split('/').map(encode_segment);
                    paths.push(format!("{}{}/", self.place, folder.collect::<Vec<_>>().join("/")));
                }
            }
        }
        paths.sort_unstable();
        paths
    }

    /// The links of a page that lead nowhere. `own` is the path of the page, where fragments lead.
    fn broken_links(&self, server: &Server, page: &Value) -> Vec<String> {
        let origin = server.address("");
        let own = page["path"].as_str().unwrap_or_default();
        let links = page["links"].as_array().into_iter().flatten().filter_map(Value::as_str);
        links
            .filter_map(|link| Some((link, link.strip_prefix(&origin)?)))
            .filter(|(_, address)| {
                let path = address.split(['?', '#']).next().unwrap_or_default();
                path != own && self.file(path).is_none()
            })
            .map(|(link, _)| link.to_owned())
            .collect()
    }
}

/// Whether a page is one that has moved.
fn leads_elsewhere(file: &Path) -> bool {
    std::fs::read_to_string(file).unwrap().contains("http-equiv=\"refresh\"")
}

fn select<'a>(page: &'a Html, selector: &str) -> Vec<ElementRef<'a>> {
    page.select(&Selector::parse(selector).unwrap()).collect()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect()
}

fn facts_of_file(file: &Path, address: &Url) -> Value {
    let page = Html::parse_document(&std::fs::read_to_string(file).unwrap());
    let base = select(&page, "base").first().and_then(|base| base.attr("href"));
    let base = base.map_or_else(|| address.clone(), |base| address.join(base).unwrap());
    let mut facts: Map<_, _> = FACTS
        .iter()
        .map(|(name, selector, attributes)| {
            let lines = select(&page, selector).into_iter().map(|element| {
                let values = attributes.iter().map(|attribute| {
                    let value = element.attr(attribute).unwrap_or_default();
                    if *attribute == "href" { base.join(value).unwrap().to_string() } else { value.to_owned() }
                });
                values.collect::<Vec<_>>().join(" ")
            });
            ((*name).to_owned(), json!(lines.collect::<Vec<_>>()))
        })
        .collect();
    let texts = |selector| select(&page, selector).into_iter().map(text_of).collect::<Vec<_>>();
    facts.insert("title".to_owned(), json!(normalised(&texts("title").concat())));
    facts.insert("structured data".to_owned(), ids_of(&texts(STRUCTURED_DATA)));
    facts.insert("text".to_owned(), json!(normalised(&texts("main").concat())));
    Value::Object(facts)
}

/// Gathers in the browser what [`facts_of_file`] gathers from a file, the path, and where all links lead.
pub fn gathering_script() -> String {
    let facts = serde_json::to_string(&FACTS).unwrap();
    format!(
        "const texts = (selector) => [...document.querySelectorAll(selector)].map((element) => element.textContent);
         const value = (element, name) => name === 'href' ? element.href : element.getAttribute(name) ?? '';
         const facts = {{}};
         for (const [name, selector, attributes] of {facts})
           facts[name] = [...document.querySelectorAll(selector)].map((element) =>
             attributes.map((attribute) => value(element, attribute)).join(' '));
         return {{ facts, title: document.title, data: texts({STRUCTURED_DATA:?}), text: texts('main').join(''),
                   path: location.pathname, links: [...document.querySelectorAll('a[href]')].map((link) => link.href) }}"
    )
}

/// The facts of a page, as they were gathered in the browser.
pub fn facts_of_gathered(page: &Value) -> Value {
    let mut facts = page["facts"].clone();
    facts["title"] = json!(normalised(page["title"].as_str().unwrap()));
    facts["text"] = json!(normalised(page["text"].as_str().unwrap()));
    let data: Vec<String> = serde_json::from_value(page["data"].clone()).unwrap();
    facts["structured data"] = ids_of(&data);
    facts
}

/// What a page shows otherwise than the finished one.
pub fn differences(shown: &Value, finished: &Value) -> Vec<String> {
    let facts = finished.as_object().unwrap();
    let different = facts.iter().filter(|(name, fact)| shown[*name] != **fact);
    different.map(|(name, fact)| format!("{name}\n  shown:     {}\n  published: {fact}", shown[name])).collect()
}

impl Reader {
    /// The facts of the page shown, and the page's path and links.
    async fn gathers(&self) -> (Value, Value) {
        let page = self.client.execute(&gathering_script(), Vec::new()).await.expect("the facts of the page");
        (facts_of_gathered(&page), page)
    }

    /// Every internal link of the page leads to something that was published.
    pub async fn finds_every_link_leading_somewhere(&self, finished: &Finished) {
        let (_, page) = self.gathers().await;
        let broken = finished.broken_links(&self.server, &page);
        assert_eq!(broken, Vec::<String>::new(), "links of {} that lead nowhere", page["path"]);
    }

    /// Head and text are those of the finished page at the address shown, and its links lead somewhere.
    pub async fn sees_the_page_of_its_address(&self, finished: &Finished) {
        let start = Instant::now();
        loop {
            let (shown, page) = self.gathers().await;
            let path = page["path"].as_str().unwrap();
            let published = finished.facts(&self.server, path);
            let published = published.unwrap_or_else(|| panic!("nothing is published at {path}"));
            let different = differences(&shown, &published);
            if different.is_empty() {
                break;
            }
            assert!(start.elapsed() < HEAD_TIMEOUT, "at {path} differ:\n{}", different.join("\n"));
            tokio::time::sleep(Duration::from_millis(40)).await;
        }
        self.finds_every_link_leading_somewhere(finished).await;
    }

    /// Head and text are those of a finished page that stands for addresses where nothing was published.
    pub async fn sees_the_page_of_no_address(&self, finished: &Finished, file: &str) {
        let address = Url::parse(&self.server.address(finished.place)).unwrap();
        let published = facts_of_file(&finished.files.join(file), &address);
        let (shown, _) = self.gathers().await;
        assert_eq!(differences(&shown, &published), Vec::<String>::new(), "{file}");
        self.finds_every_link_leading_somewhere(finished).await;
    }

    /// Waits until `main` holds the text of the finished page at a path, at that path.
    pub async fn reads_the_page_at(&self, finished: &Finished, path: &str) {
        let published = finished.facts(&self.server, path).unwrap_or_else(|| panic!("nothing is published at {path}"));
        let text = published["text"].as_str().unwrap();
        let shown = "document.querySelector('main')?.textContent.split(/\\s+/).filter(Boolean).join(' ')";
        self.until(&format!("location.pathname === {path:?} && {shown} === {}", json!(text))).await;
    }
}
