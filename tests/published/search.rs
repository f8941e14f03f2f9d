//! What is found in the published sample, and what becomes of its index.

use crate::{
    publication::{attributes, edit_site, files, gazette, publish_data, sample, texts},
    search_questions::{QUESTIONS, TITLES},
};
use masthead::{
    model::{
        content::Resolver,
        id::CategorySlug,
        loader::{Loader, SearchResults},
        locale::{Language, Year},
        publication::Documents,
        route::BasePath,
        search::SearchRequest,
        source::{DocumentSource, Failure, Freshness, Reason},
    },
    program::FileSource,
};
use scraper::Html;
use serde_json::Value;
use std::{
    cell::RefCell,
    collections::{BTreeMap, HashSet},
    fs,
    path::Path,
    rc::Rc,
};

const ORIGIN: &str = "https://masthead.example";

/// Files that count what is asked for.
struct CountingSource {
    files: FileSource,
    asked: Rc<RefCell<Vec<String>>>,
}

impl DocumentSource for CountingSource {
    async fn text(&self, address: &str, freshness: Freshness) -> Result<String, Reason> {
        let name = address.trim_start_matches(ORIGIN).trim_start_matches('/');
        self.asked.borrow_mut().push(name.to_owned());
        self.files.text(address, freshness).await
    }
}

/// Asks a published folder.
struct Search {
    loader: Loader<CountingSource>,
    asked: Rc<RefCell<Vec<String>>>,
}

impl Search {
    fn of(folder: &Path) -> Self {
        let asked = Rc::default();
        let source = CountingSource { files: FileSource::new(folder, &format!("{ORIGIN}/")), asked: Rc::clone(&asked) };
        let resolver = Resolver::new(ORIGIN, &format!("{ORIGIN}/site.json"));
        let loader = pollster::block_on(Loader::open(source, BasePath::new("/"), resolver, |_| {})).unwrap();
        assert_eq!(loader.site().documents, Documents::Pages);
        Self { loader, asked }
    }

    fn answer(&self, code: &str, request: &SearchRequest, count: usize) -> SearchResults {
        self.try_answer(code, request, count, &|_| {}).unwrap()
    }

    fn try_answer(
        &self,
        code: &str,
        request: &SearchRequest,
        count: usize,
        on_first: &dyn Fn(SearchResults),
    ) -> Result<SearchResults, Failure> {
        let edition = self.loader.site().editions.iter().find(|edition| edition.code.as_str() == code).unwrap();
        pollster::block_on(self.loader.find_articles(edition, request, count, on_first))
    }

    /// The ids of what a text finds, the best first.
    fn find(&self, code: &str, text: &str) -> Vec<String> {
        ids(&self.answer(code, &request(text), 100))
    }
}

fn request(text: &str) -> SearchRequest {
    SearchRequest { text: text.to_owned(), ..SearchRequest::default() }
}

fn ids(results: &SearchResults) -> Vec<String> {
    assert!(results.records.len() <= results.total);
    let places = results.records.iter().map(|record| record.place.to_string());
    places.map(|place| place.trim_start_matches("posts/").trim_end_matches('/').to_owned()).collect()
}

#[test]
fn every_spelling_finds_what_its_reader_means() {
    let search = Search::of(sample());
    let mut lacking = Vec::new();
    for (code, questions) in QUESTIONS {
        assert!(questions.len() >= 15, "{code}");
        for (text, expected) in questions {
            let found = search.find(code, text);
            let missing: Vec<_> = expected.iter().filter(|id| !found.iter().any(|known| known == *id)).collect();
            if !missing.is_empty() {
                lacking.push(format!("{code} {text}: {missing:?} missing in {found:?}"));
            }
        }
    }
    assert!(lacking.is_empty(), "{lacking:#?}");
}

#[test]
fn what_is_asked_for_nowhere_is_not_found() {
    let search = Search::of(sample());
    for (code, text) in
        [("en", "zeppelin"), ("en", "ashraf zeppelin"), ("fa", "زرافه"), ("ar", "زرافة"), ("sq", "gjirafë")]
    {
        assert!(search.find(code, text).is_empty(), "{text}");
    }
    // One of another edition is not there either.
    assert!(search.find("en", "اردوگاه").is_empty());
    assert!(search.find("en", "").is_empty());
    assert!(search.find("en", "…").is_empty());
}

#[test]
fn a_title_finds_its_article_first() {
    let search = Search::of(sample());
    for (code, title, id) in TITLES {
        assert_eq!(search.find(code, title).first().map(String::as_str), Some(id), "{title}");
    }
}

#[test]
fn pages_that_are_no_articles_are_found_too() {
    assert!(Search::of(sample()).find("en", "about us").contains(&"about".to_owned()));
}

#[test]
fn a_category_and_a_year_leave_the_others_out() {
    let search = Search::of(sample());
    let all = search.answer("fa", &request("اشرف"), 100);
    assert_eq!(all.years.first(), Year::new(1404).as_ref(), "the years are those of the edition's calendar");
    let iraq = CategorySlug::parse("iraq");
    let in_category = search.answer("fa", &SearchRequest { category: iraq.clone(), ..request("اشرف") }, 100);
    assert!(!in_category.records.is_empty() && in_category.total < all.total);
    assert!(in_category.records.iter().all(|record| record.category.as_deref() == Some("عراق")));
    let in_year = search.answer("fa", &SearchRequest { year: Year::new(1388), ..request("اشرف") }, 100);
    assert!(in_year.total < all.total, "{} of {}", in_year.total, all.total);
    let day_of = |record: &masthead::model::search::Record| record.published.clone().unwrap().as_str()[..10].to_owned();
    assert!(in_year.records.iter().all(|record| day_of(record).starts_with("2009-08-")));
    let neither = SearchRequest { category: iraq, year: Year::new(1404), ..request("اشرف") };
    assert_eq!(search.answer("fa", &neither, 100).total, 0);
}

#[test]
fn a_category_or_a_year_alone_shows_its_articles_the_newest_first() {
    let search = Search::of(sample());
    let published = |results: &SearchResults| -> Vec<_> {
        results.records.iter().map(|record| record.published.clone().unwrap().sort_key()).collect()
    };
    let none = SearchRequest::default();
    assert_eq!(search.answer("fa", &none, 100).total, 0);
    let in_category = SearchRequest { category: CategorySlug::parse("iraq"), ..none.clone() };
    let in_category = search.answer("fa", &in_category, 100);
    assert_eq!(in_category.total, 4);
    assert!(in_category.records.iter().all(|record| record.category.as_deref() == Some("عراق")));
    let in_year = search.answer("fa", &SearchRequest { year: Year::new(1388), ..none.clone() }, 100);
    assert_eq!(in_year.total, 10);
    let newest = search.answer("fa", &SearchRequest { year: Year::new(1404), ..none.clone() }, 100);
    assert!((1..10).contains(&newest.total) && newest.records.len() == newest.total);
    for results in [in_category, in_year, newest] {
        assert!(published(&results).is_sorted_by(|newer, older| newer >= older));
    }
    // What holds no word finds nothing, whatever is chosen beside it.
    let marks = SearchRequest { year: Year::new(1388), ..request("…") };
    assert_eq!(search.answer("fa", &marks, 100).total, 0);
}

#[test]
fn more_results_go_on_where_the_first_ended() {
    let search = Search::of(sample());
    let (first, more) = (search.answer("en", &request("camp"), 4), search.answer("en", &request("camp"), 8));
    assert_eq!((first.records.len(), more.records.len()), (4, 8));
    assert_eq!(first.total, more.total);
    assert_eq!(more.records[..4], first.records);
}

#[test]
fn the_best_results_do_not_wait_for_the_others() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 40);
    publish_data(&data, folder.path());
    let dist = folder.path().join("dist");
    let first = RefCell::new(Vec::new());
    let on_first = |results: SearchResults| first.borrow_mut().push(results);
    let whole = Search::of(&dist).try_answer("en", &request("article"), 40, &on_first).unwrap();
    let early = first.take();
    assert_eq!((early.len(), early[0].records.len(), early[0].total), (1, 5, whole.total));
    assert_eq!(early[0].records, whole.records[..5]);
    // The oldest articles, which are not among the best, are out of reach.
    let records = dist.join("en/search/records");
    let oldest = fs::read_dir(&records).unwrap().map(|entry| entry.unwrap().path());
    for file in oldest.filter(|file| file.file_name().unwrap().to_str().unwrap().starts_with("0-")) {
        fs::remove_file(file).unwrap();
    }
    let search = Search::of(&dist);
    assert!(search.try_answer("en", &request("article"), 40, &on_first).is_err());
    assert_eq!(first.take().last(), early.last());
    search.try_answer("en", &request("article"), 5, &on_first).unwrap();
    assert!(first.take().is_empty(), "there are no others");
}

/// What an edition says of an article that was found.
#[test]
fn a_result_names_title_date_and_category() {
    let results = Search::of(sample()).answer("ar", &request("كاريكاتير غرفة"), 1);
    let record = &results.records[0];
    assert_eq!(record.title, "كاريكاتير: غرفة الانتظار");
    assert_eq!(record.category.as_deref(), Some("كاريكاتير"));
    assert_eq!(record.published.as_ref().unwrap().as_str()[..10], *"2016-04-07");
    assert!(record.summary.chars().count() > 40);
    assert_eq!(record.language, None::<Language>);
}

#[test]
fn an_index_of_the_time_before_is_asked_for_again() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 30);
    publish_data(&data, folder.path());
    let dist = folder.path().join("dist");
    let search = Search::of(&dist);
    // It is in memory now, with the names of files that will go.
    search.answer("en", &SearchRequest::default(), 10);
    gazette(&data, 31);
    publish_data(&data, folder.path());
    assert_eq!(search.find("en", "article 30"), ["a30"]);
}

#[test]
fn an_answer_costs_a_few_files_however_many_articles_there_are() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 300);
    publish_data(&data, folder.path());
    let search = Search::of(&folder.path().join("dist"));
    assert_eq!(search.find("en", "250"), ["a250"]);
    let asked = search.asked.take();
    let of_index: HashSet<_> = asked.iter().filter(|name| name.contains("/search/")).collect();
    assert_eq!(of_index.len(), 3, "index, terms, records: {of_index:?}");
    assert!(!asked.iter().any(|name| name.contains("/posts/")), "{asked:?}");
    search.find("en", "250");
    assert_eq!(search.asked.take(), Vec::<String>::new(), "all is in memory");
}

/// Words that most articles have list only those they matter to, and exclude none.
#[test]
fn a_word_that_all_articles_have_costs_little_and_excludes_none() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1100);
    let path = data.join("feeds/en.json");
    let mut feed: Value = serde_json::from_str(&fs::read_to_string(&path).unwrap()).unwrap();
    for (index, item) in feed["items"].as_array_mut().unwrap().iter_mut().enumerate() {
        let text = if index == 700 { "the one word zeppelin" } else { "the one word" };
        item["content_html"] = format!("<p>{text}</p>").into();
        item["summary"] = "x".into();
    }
    fs::write(&path, feed.to_string()).unwrap();
    publish_data(&data, folder.path());
    let dist = folder.path().join("dist");
    assert_eq!(Search::of(&dist).find("en", "the zeppelin").len(), 1);
    let largest = files(&dist.join("en/search")).values().map(Vec::len).max().unwrap();
    assert!(largest < 60_000, "{largest} bytes");
}

#[test]
fn a_new_article_leaves_the_records_of_the_old_ones_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let records = |articles| {
        gazette(&data, articles);
        publish_data(&data, folder.path());
        let mut files: BTreeMap<_, _> = files(&folder.path().join("dist/en/search"));
        files.retain(|name, _| name.starts_with("records/"));
        files
    };
    let (before, after) = (records(40), records(41));
    let changed: Vec<_> = before.iter().filter(|(name, text)| after.get(*name) != Some(text)).collect();
    assert_eq!((before.len(), changed.len()), (3, 1), "{:?}", before.keys());
}

#[test]
fn the_search_page_is_for_readers_and_not_for_search_engines() {
    let page = Html::parse_document(&fs::read_to_string(sample().join("fa/search/index.html")).unwrap());
    assert_eq!(attributes(&page, "meta[name=robots]", "content"), ["noindex"]);
    assert_eq!(texts(&page, "h1"), ["جست‌وجو"]);
    assert_eq!(attributes(&page, "header .open-search", "href"), ["fa/search/"]);
    assert_eq!(attributes(&page, "form[role=search] label[for=search-field]", "for").len(), 1);
    assert!(attributes(&page, "main nav a", "href").contains(&"fa/category/iraq/".to_owned()));
    assert!(texts(&page, "noscript")[0].contains("جاوااسکریپت"));
    let sitemap = fs::read_to_string(sample().join("sitemap.xml")).unwrap();
    assert!(sitemap.contains("/fa/about/") && !sitemap.contains("/search/"));
}

#[test]
fn a_publication_may_do_without() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    edit_site(&data, |site| site["search"] = false.into());
    publish_data(&data, folder.path());
    let dist = folder.path().join("dist");
    assert!(!dist.join("en/search").exists());
    let page = Html::parse_document(&fs::read_to_string(dist.join("en/index.html")).unwrap());
    assert!(attributes(&page, ".open-search", "href").is_empty());
}
