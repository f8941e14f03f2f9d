//! The same components as in the browser, drawn natively from the sample publication.

use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use masthead::{
    app::App,
    model::{
        content::Resolver,
        id::EditionCode,
        loader::Loader,
        page::{EditionContext, PageContent, PageModel, head::Head},
        publication::{Documents, Site},
        route::{BasePath, Place, Route},
        selection::Selection,
    },
};
use scraper::{Html, Selector};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::Arc,
};

use masthead::program::FileSource;

const ORIGIN: &str = "https://masthead.example";

fn resolver(folder: &str) -> Resolver {
    Resolver::new(ORIGIN, &format!("{ORIGIN}{folder}site.json"))
}

fn public() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("public")
}

/// The sample, opened so that any warning fails the test: no unknown key, no missing message.
fn sample() -> Loader<FileSource> {
    let disk = FileSource::new(public(), &format!("{ORIGIN}/"));
    pollster::block_on(Loader::open(disk, BasePath::new("/"), resolver("/"), |warning| panic!("{warning}"))).unwrap()
}

fn view(loader: &Loader<FileSource>, path: &str) -> PageModel {
    let route = loader.base().parse(path).unwrap();
    let code = loader.site().default_edition.clone();
    pollster::block_on(loader.load(&route, &code)).unwrap()
}

fn draw(view: PageModel, path: &str) -> Html {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(path));
        view! { <App start=view/> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    Html::parse_document(&html)
}

fn page(path: &str) -> Html {
    draw(view(&sample(), path), path)
}

fn texts(page: &Html, selector: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).map(|element| element.text().collect::<String>().trim().to_owned()).collect()
}

fn attributes(page: &Html, selector: &str, name: &str) -> Vec<String> {
    let selector = Selector::parse(selector).unwrap();
    page.select(&selector).filter_map(|element| element.attr(name).map(str::to_owned)).collect()
}

/// Every address of the sample that holds content.
fn addresses(loader: &Loader<FileSource>) -> Vec<String> {
    let mut found = Vec::new();
    for edition in &loader.site().editions {
        let mut place = Some(Place::Front);
        while let Some(current) = place {
            let path = loader.base().place(&edition.code, current);
            let PageContent::List(list) = view(loader, &path).content else { panic!("{path} is no list") };
            found.extend(list.posts.iter().map(|post| loader.base().place(&edition.code, post.place())));
            found.push(path);
            place = list.older;
        }
        found.extend(edition.categories.iter().map(|category| {
            loader.base().place(&edition.code, Place::Selected(Selection::Category(category.slug.clone())))
        }));
        found.extend(
            ["about", "contact"].map(|slug| loader.base().href(&Route::parse(&format!("{}/{slug}", edition.code)))),
        );
    }
    found
}

#[test]
fn only_a_published_folder_has_feeds_to_link_to() {
    let mut front = view(&sample(), "/en/");
    let feeds = |page: &PageModel| {
        let tags = Head::of(page).tags(page).into_iter();
        tags.filter(|tag| tag.attributes.iter().any(|(_, value)| value == "application/feed+json")).count()
    };
    assert_eq!(feeds(&front), 0);
    let site = Site { documents: Documents::Pages, ..Site::clone(&front.context.site) };
    front.context = Arc::new(EditionContext { site: Arc::new(site), ..EditionContext::clone(&front.context) });
    assert_eq!(feeds(&front), 1);
}

#[test]
fn a_finished_page_has_the_button_of_the_settings_and_none_of_the_choices() {
    let page = page("/fa/");
    assert_eq!(attributes(&page, ".site-header .open-settings", "aria-label"), ["تنظیمات خواندن"]);
    assert_eq!(texts(&page, ".settings").len(), 2, "in the drawer and in the panel");
    assert_eq!(texts(&page, "input[type=radio]").len(), 0, "they need the app");
}

#[test]
fn a_front_page_has_ten_cards_with_all_their_parts_in_order() {
    let page = page("/en/");
    assert_eq!(texts(&page, "main article").len(), 10);
    assert_eq!(texts(&page, "main article h2 a").len(), 10);
    assert_eq!(texts(&page, "main article .share a").len(), 70);
    let card = page.select(&Selector::parse("main article").unwrap()).next().unwrap();
    let html = card.html();
    let order = [
        "class=\"category\"",
        "card-title",
        "<img",
        "class=\"prose\"",
        "<time",
        "class=\"comments\"",
        "share-facebook",
    ];
    let places: Vec<_> = order.iter().map(|part| html.find(part).unwrap_or_else(|| panic!("no {part}"))).collect();
    assert!(places.is_sorted(), "{places:?}");
}

#[test]
fn an_archive_page_shows_its_date_in_every_calendar_and_script() {
    let expected = ["5 August 2009", "٥ أغسطس ٢٠٠٩", "۱۴ مرداد ۱۳۸۸", "5 gusht 2009"];
    for (code, date) in ["en", "ar", "fa", "sq"].iter().zip(expected) {
        let page = page(&format!("/{code}/page/1"));
        assert_eq!(texts(&page, "main article .details time")[0], date);
        assert_eq!(attributes(&page, "main article .details time", "datetime")[0], "2009-08-05T16:30:00+03:00");
    }
}

#[test]
fn every_page_has_one_heading_its_landmarks_and_no_id_twice() {
    let loader = sample();
    for path in addresses(&loader) {
        let page = draw(view(&loader, &path), &path);
        assert_eq!(texts(&page, "h1").len(), 1, "{path}");
        for landmark in ["header", "nav", "main", "aside", "footer"] {
            assert!(!texts(&page, landmark).is_empty(), "{path}: {landmark}");
        }
        let ids = attributes(&page, "[id]", "id");
        let once: HashSet<_> = ids.iter().collect();
        assert_eq!(ids.len(), once.len(), "{path}");
    }
}

#[test]
fn every_link_picture_and_file_of_the_sample_is_there() {
    let loader = sample();
    let mut seen = HashSet::new();
    for path in addresses(&loader) {
        let page = draw(view(&loader, &path), &path);
        let links = attributes(&page, "a[href]", "href");
        let files = ["img", "video", "source"].map(|name| attributes(&page, name, "src")).concat();
        for link in links.into_iter().chain(files).chain(attributes(&page, "video", "poster")) {
            if !link.starts_with('/') || !seen.insert(link.clone()) {
                continue;
            }
            let file = public().join(link.trim_start_matches('/'));
            let code = link.split('/').nth(1).and_then(EditionCode::parse);
            let is_page = code.is_some_and(|code| loader.site().edition(&code).is_some());
            if is_page {
                assert!(
                    !matches!(view(&loader, &link).content, PageContent::NotFound | PageContent::Failed(_)),
                    "{path} links to {link}"
                );
            } else {
                assert!(file.is_file(), "{path} shows {link}");
            }
        }
    }
    assert!(seen.len() > 250, "{}", seen.len());
}

#[test]
fn every_declared_translation_exists_and_leads_back() {
    let loader = sample();
    for path in addresses(&loader) {
        let start = view(&loader, &path);
        let PageContent::Article(_) = start.content else { continue };
        for edition in &loader.site().editions {
            let there = loader.base().place(&edition.code, start.place_in(&edition.code));
            let other = view(&loader, &there);
            if let PageContent::Article(_) = other.content {
                let back =
                    loader.base().place(&start.context.edition.code, other.place_in(&start.context.edition.code));
                assert_eq!(back, path);
            }
        }
    }
}

#[test]
fn where_there_is_nothing_to_choose_there_is_no_menu_and_no_switcher() {
    let mut front = view(&sample(), "/en/");
    let mut site = Site::clone(&front.context.site);
    site.editions.truncate(1);
    let alone = EditionContext { site: Arc::new(site), ..EditionContext::clone(&front.context) };
    let mut without_menu = alone.edition.clone();
    without_menu.menu.clear();
    let parts = |page: &Html| {
        [".bar", ".main-menu", ".editions", ".open-menu", "dialog.drawer", ".switcher"]
            .map(|part| texts(page, part).len())
    };
    assert_eq!(parts(&draw(front.clone(), "/en/")), [1, 1, 1, 1, 1, 2]);
    front.context = Arc::new(alone.clone());
    assert_eq!(parts(&draw(front.clone(), "/en/")), [1, 1, 0, 1, 1, 0]);
    front.context = Arc::new(EditionContext { edition: without_menu, ..alone });
    assert_eq!(parts(&draw(front, "/en/")), [0; 6]);
}

#[test]
fn an_unknown_address_is_the_editions_own_not_found_page() {
    for path in ["/fa/page/4", "/fa/posts/none", "/fa/x/y", "/fa/category/none", "/fa/none"] {
        let page = page(path);
        assert_eq!(texts(&page, "h1"), ["صفحه پیدا نشد"], "{path}");
        assert_eq!(attributes(&page, ".way-on", "href"), ["/fa/"]);
    }
}

#[test]
fn a_sub_folder_is_in_every_link() {
    let disk = FileSource::new(public(), &format!("{ORIGIN}/news/"));
    let loader = pollster::block_on(Loader::open(disk, BasePath::new("/news/"), resolver("/news/"), |_| {})).unwrap();
    let page = draw(view(&loader, "/news/ar/"), "/news/ar/");
    let links = attributes(&page, "a[href], img[src]", "href");
    assert!(links.iter().all(|link| !link.starts_with('/') || link.starts_with("/news/")), "{links:?}");
    let images = attributes(&page, "img", "src");
    assert!(images.iter().all(|src| src.starts_with("/news/media/")), "{images:?}");
}

#[test]
fn a_gallery_leads_each_picture_to_its_place_in_the_article() {
    let gallery = page("/fa/category/photo-gallery/");
    let links = attributes(&gallery, "main .gallery a.picture", "href");
    assert_eq!(links.len(), 8);
    for link in links {
        let (path, fragment) = link.split_once('#').unwrap();
        assert_eq!(attributes(&page(path), &format!("a.picture#{fragment} img"), "src").len(), 1, "{link}");
    }
    // A cartoon is the item's one picture.
    assert_eq!(attributes(&page("/en/category/cartoons/"), "main .gallery a.picture img.lead", "src").len(), 2);
}

#[test]
fn the_articles_of_a_list_have_no_pictures_to_open() {
    assert!(attributes(&page("/en/"), "main a.picture", "href").is_empty());
    assert_eq!(attributes(&page("/en/posts/1001/"), "main a.picture", "id"), ["picture-1001-1"]);
}

#[test]
fn a_clip_plays_once_with_its_captions_and_tells_how_long_it_is() {
    for path in ["/fa/posts/3034/", "/fa/category/videos/"] {
        let page = page(path);
        assert_eq!(attributes(&page, "main video", "src"), ["/media/how-a-page-is-printed.mp4"], "{path}");
        let track = |name: &str| attributes(&page, "main video > track", name);
        assert_eq!(track("src"), ["/media/how-a-page-is-printed.fa.vtt"]);
        assert_eq!((track("srclang"), track("label")), (vec!["fa".to_owned()], vec!["زیرنویس فارسی".to_owned()]));
        assert_eq!(attributes(&page, "main video", "crossorigin"), ["anonymous"]);
        assert_eq!(texts(&page, "main .file-duration"), ["مدت ۰:۰۶"]);
        assert_eq!(texts(&page, "main .formats > li").len(), 1, "captions are no file to take home");
    }
}

#[test]
fn a_film_of_another_host_is_a_button_and_a_link() {
    for code in ["en", "ar", "fa", "sq"] {
        let page = page(&format!("/{code}/category/videos/"));
        assert!(attributes(&page, "iframe", "src").is_empty());
        let player = attributes(&page, ".film button.film-play", "data-player");
        assert_eq!(player, ["https://www.youtube-nocookie.com/embed/masthead-00?autoplay=1"]);
        assert_eq!(attributes(&page, ".film a", "href"), ["https://www.youtube.com/watch?v=masthead-00"]);
        let said = texts(&page, ".film").concat();
        assert!(said.contains("YouTube") && !said.contains('{'), "{said}");
    }
}

#[test]
fn a_library_has_all_formats_of_a_work_together() {
    for (code, open, size) in [("en", "Open", "41 kB"), ("fa", "باز کردن", "۴۱ کیلوبایت")] {
        let page = page(&format!("/{code}/category/books/"));
        assert_eq!(texts(&page, ".attachments > ul > li").len(), 1);
        assert_eq!(texts(&page, ".formats .format"), ["PDF", "EPUB"]);
        assert_eq!(texts(&page, ".formats .file-size")[0], size);
        let opened = texts(&page, ".formats a.open-file");
        assert!(opened.len() == 1 && opened[0].starts_with(open), "{opened:?}");
        assert_eq!(attributes(&page, ".formats a[download]", "href").len(), 2);
        assert_eq!(texts(&page, ".library .language").len(), 1);
    }
}
