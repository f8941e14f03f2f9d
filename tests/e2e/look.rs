//! The look of a page: what is large and what is small, what stands beside what, and how each script is set.

use crate::{
    browser::{Browser, in_every_engine},
    framed::Framed,
    kinds::{ALBANIAN, ARABIC, BOTH_WAYS, ENGLISH, Edition, NOTHING, PERSIAN},
    publication::{one_edition, publish, published},
};
use serde_json::{Value, json};

/// A phone, a tablet, a desktop.
const WIDTHS: [u32; 3] = [360, 768, 1440];

impl Framed {
    /// Shows a page with all its cards laid out, which else are when they come near (card.css).
    async fn shows_all_of(&self, path: &str, width: u32) {
        self.shows(path, width).await;
        self.0.run("frames[0].document.querySelector('main').dataset.scroll = 'restored'").await;
        self.0.sees_the_next_frame().await;
    }

    async fn is_widened_to(&self, width: u32) {
        self.0.run(&format!("document.querySelector('iframe').style.width = '{width}px'")).await;
        self.0.sees_the_next_frame().await;
    }

    /// The value of an expression in the page in the frame.
    async fn tells(&self, expression: &str) -> Value {
        let script = format!(
            "((window, document) => {{
               const all = (selector) => [...document.querySelectorAll(selector)];
               const box = (element) => element.getBoundingClientRect();
               const style = (element) => window.getComputedStyle(element);
               return {expression};
             }})(frames[0], frames[0].document)"
        );
        self.0.value(&script).await
    }
}

/// Where a card's picture is to its words.
const PLACES: &str =
    "all('.card').filter((card) => card.querySelector('.lead') && card.querySelector('.prose')).map((card) => {
    const [picture, words] = ['.lead', '.prose'].map((name) => box(card.querySelector(name)));
    const isLater = (style(card).direction === 'rtl') === (picture.right <= words.left + 1);
    const isApart = picture.right <= words.left + 1 || words.right <= picture.left + 1;
    const isLevel = picture.top < words.bottom && words.top < picture.bottom;
    return isApart && isLevel && isLater ? 'beside' : picture.bottom <= words.top + 1 ? 'above' : 'elsewhere';
})";

async fn the_newest_article_leads_the_front_page(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    let sizes = "all('.card-title').map((title) => parseFloat(style(title).fontSize))";
    for Edition { code, .. } in BOTH_WAYS {
        for width in WIDTHS {
            framed.shows_all_of(&format!("/{code}/"), width).await;
            let larger = format!("(([lead, ...others]) => others.every((size) => lead > 1.2 * size))({sizes})");
            assert_eq!(framed.tells(&larger).await, true, "{code} at {width}");
        }
        let wider = "((lead, other) => box(lead).width > 1.15 * box(other).width)(...all('.card .lead'))";
        assert_eq!(framed.tells(wider).await, true, "{code}");
        framed.shows_all_of(&format!("/{code}/page/2/"), 1440).await;
        assert_eq!(framed.tells(&format!("new Set({sizes}).size")).await, 1, "an archive has no lead: {code}");
    }
    framed.0.leaves_an_empty_console().await;
}

async fn a_picture_stands_beside_the_words_where_there_is_room(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    for Edition { code, .. } in BOTH_WAYS {
        for (width, place) in WIDTHS.into_iter().zip(["above", "beside", "beside"]) {
            for page in ["", "page/2/", "category/iraq/"] {
                framed.shows_all_of(&format!("/{code}/{page}"), width).await;
                let places = framed.tells(&format!("[...new Set({PLACES})]")).await;
                assert_eq!(places, json!([place]), "/{code}/{page} at {width}");
            }
        }
    }
    framed.0.leaves_an_empty_console().await;
}

async fn a_category_does_not_repeat_its_name_on_every_card(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    framed.shows_all_of("/en/category/iraq/", 1440).await;
    assert_eq!(framed.tells("all('.card .category').length").await, 0);
    framed.shows_all_of("/en/archive/2009/08/", 1440).await;
    assert_eq!(framed.tells("all('.card .category').length").await, 10);
    framed.0.leaves_an_empty_console().await;
}

async fn no_picture_is_blown_up(browser: Browser) {
    let small = |width, height| format!("<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}'/>");
    let layouts = ["list", "gallery", "video", "library"];
    let items: Vec<_> = layouts
        .iter()
        .map(|layout| {
            json!({ "id": layout, "title": "Small", "image": "media/a.svg", "_masthead": { "category": layout, "image_width": 90, "image_height": 60 },
                    "content_html": "<p>x <img src=media/b.svg width=40 height=70></p><p><img src=media/b.svg></p>\
                                     <figure><img src=media/b.svg width=40 height=70><figcaption>b</figcaption></figure>" })
        })
        .collect();
    let mut site = one_edition();
    site["editions"][0]["categories"] =
        layouts.map(|layout| json!({ "slug": layout, "label": layout, "layout": layout })).into();
    let files = [
        ("feeds/en.json", json!({ "items": items }).to_string()),
        ("media/a.svg", small(90, 60)),
        ("media/b.svg", small(40, 70)),
    ];
    let framed = Framed::open(browser, publish("small-pictures", &site, &files)).await;
    let pages = layouts.iter().flat_map(|layout| [format!("/en/category/{layout}/"), format!("/en/posts/{layout}/")]);
    for page in pages.chain(["/en/".to_owned()]) {
        framed.shows_all_of(&page, WIDTHS[0]).await;
        for width in WIDTHS {
            framed.is_widened_to(width).await;
            let larger = "all('main img').filter((picture) => picture.hasAttribute('width')
                ? box(picture).width > Number(picture.getAttribute('width')) + 1
                : style(picture).objectFit !== 'scale-down').map((picture) => picture.outerHTML)";
            assert_eq!(framed.tells(larger).await, json!([]), "{page} at {width}");
            assert_ne!(framed.tells("all('main img').length").await, 0, "{page}");
        }
    }
    framed.0.leaves_an_empty_console().await;
}

async fn what_is_said_of_an_article_stands_beside_its_text(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    let is_beside = "((details, text) => (details.right < text.left || text.right < details.left)
        && details.bottom < text.bottom)(box(document.querySelector('.article .details')), box(document.querySelector('.article .prose')))";
    for Edition { code, number, .. } in BOTH_WAYS {
        for (width, expected) in WIDTHS.into_iter().zip([false, false, true]) {
            framed.shows_all_of(&format!("/{code}/posts/{number}001/"), width).await;
            assert_eq!(framed.tells(is_beside).await, expected, "{code} at {width}");
        }
    }
    framed.0.leaves_an_empty_console().await;
}

/// How many letters the lines of a text have on average, but for the last of each paragraph.
const LETTERS: &str = "((paragraphs) => {
    let letters = 0, lines = 0;
    for (const paragraph of paragraphs) {
        const range = document.createRange();
        range.selectNodeContents(paragraph);
        const tops = new Map();
        const texts = document.createTreeWalker(paragraph, 4);
        while (texts.nextNode()) {
            for (let place = 0; place < texts.currentNode.length; place++) {
                range.setStart(texts.currentNode, place);
                range.setEnd(texts.currentNode, place + 1);
                const line = Math.round(range.getBoundingClientRect().bottom / 12);
                tops.set(line, (tops.get(line) ?? 0) + 1);
            }
        }
        const counts = [...tops.values()].slice(0, -1);
        letters += counts.reduce((sum, count) => sum + count, 0);
        lines += counts.length;
    }
    return letters / lines;
})([...document.querySelectorAll('.article .prose > p')])";

async fn a_line_of_an_article_is_neither_long_nor_short(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    for Edition { code, number, .. } in [ENGLISH, ARABIC, PERSIAN, ALBANIAN] {
        framed.shows_all_of(&format!("/{code}/posts/{number}012/"), 1440).await;
        let letters = framed.tells(LETTERS).await.as_f64().unwrap();
        // Each machine has other letters.
        assert!((55.0..=80.0).contains(&letters), "{code}: {letters}");
    }
    framed.0.leaves_an_empty_console().await;
}

async fn a_gallery_is_a_contact_sheet_on_its_own_page(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    let in_first_row = "((boxes) => boxes.filter(({ top }) => Math.abs(top - boxes[0].top) < 2).length)(all('.article .picture').map(box))";
    for Edition { code, number, .. } in BOTH_WAYS {
        for (width, expected) in WIDTHS.into_iter().zip([2, 3, 4]) {
            framed.shows_all_of(&format!("/{code}/posts/{number}033/"), width).await;
            assert_eq!(framed.tells(in_first_row).await, expected, "{code} at {width}");
        }
    }
    framed.0.leaves_an_empty_console().await;
}

async fn each_script_is_set_as_its_readers_set_it(browser: Browser) {
    let words = "<p>x <em>x</em> <cite>x</cite> <q>x</q> <address>x</address> <i lang=en>x <q>x</q></i></p>";
    let item = json!({ "id": "1", "title": "T", "content_html": words });
    let edition = |code: &str| json!({ "code": code, "lang": code, "label": code, "feed": "feeds/en.json" });
    let mut site = one_edition();
    site["editions"] = ["en", "ar", "fa", "sq", "ckb"].map(edition).into();
    let catalog = std::fs::read_to_string(crate::publication::project().join("public/locales/en.json")).unwrap();
    let locales = ["ar", "fa", "sq", "ckb"].map(|code| format!("locales/{code}.json"));
    let mut files = vec![("feeds/en.json", json!({ "items": [item] }).to_string())];
    files.extend(locales.iter().map(|name| (name.as_str(), catalog.clone())));
    let framed = Framed::open(browser, publish("scripts", &site, &files)).await;
    let slanted = "[...new Set(all('.prose em, .prose cite').map((element) => style(element).fontStyle))].join()";
    let spaced = "all('body *').filter((element) => parseFloat(style(element).letterSpacing) || style(element).textAlign === 'justify').length";
    for (code, slant, quote) in [
        ("en", "italic", ""),
        ("ar", "normal", "«"),
        ("fa", "normal", "«"),
        ("sq", "italic", "„"),
        ("ckb", "normal", "«"),
    ] {
        framed.shows_all_of(&format!("/{code}/posts/1/"), 1440).await;
        assert_eq!(framed.tells(slanted).await, slant, "{code}");
        assert_eq!(framed.tells(spaced).await, 0, "{code}");
        let quotes = framed.tells("style(document.querySelector('.prose > p > q')).quotes").await;
        assert!(quotes.as_str().unwrap().contains(quote), "{code}: {quotes}");
        let foreign = framed.tells("style(document.querySelector('.prose i')).fontStyle").await;
        assert_eq!(foreign, "italic", "English in {code}");
    }
    framed.0.leaves_an_empty_console().await;
}

async fn a_poster_far_down_is_not_fetched_with_the_page(browser: Browser) {
    let mut site = one_edition();
    site["editions"][0]["categories"] = json!([{ "slug": "films", "label": "Films", "layout": "video" }]);
    let film = |number: usize| {
        let html = format!(
            "{}<video src=https://example.org/none.mp4 poster=media/{number}.svg></video>",
            "<p>x</p>".repeat(90)
        );
        json!({ "id": number, "title": "Film", "content_html": html, "_masthead": { "category": "films" } })
    };
    let feed = json!({ "items": (1..=4).map(film).collect::<Vec<_>>() }).to_string();
    let picture = "<svg xmlns='http://www.w3.org/2000/svg' width='640' height='360'/>".to_owned();
    let names: Vec<_> = (1..=4).map(|number| format!("media/{number}.svg")).collect();
    let mut files = vec![("feeds/en.json", feed)];
    files.extend(names.iter().map(|name| (name.as_str(), picture.clone())));
    let framed = Framed::open(browser, publish("posters", &site, &files)).await;
    framed.shows("/en/category/films/", 1440).await;
    let fetched = |number: u32| framed.0.server.requests_for(&format!("/media/{number}.svg")).len();
    assert_eq!(fetched(4), 0);
    // The cards above are laid out meanwhile, and move it.
    let comes_near = "(player => {
        player.scrollIntoView();
        const { complete, naturalWidth } = player.querySelector('img');
        return complete && naturalWidth > 0;
    })(frames[0].document.querySelector('.card:last-child .player'))";
    framed.0.until(comes_near).await;
    assert_eq!(fetched(4), 1);
    framed.0.leaves_an_empty_console().await;
}

async fn no_page_scrolls_sideways(browser: Browser) {
    let framed = Framed::open(browser, published("/")).await;
    framed.0.expects(NOTHING);
    for edition in BOTH_WAYS {
        for path in edition.page_of_each_kind() {
            framed.shows_all_of(&path, WIDTHS[0]).await;
            for width in WIDTHS {
                framed.is_widened_to(width).await;
                framed.finds_nothing_wide(&format!("{path} at {width}")).await;
            }
        }
    }
    framed.0.leaves_an_empty_console().await;
}

in_every_engine! {
    the_newest_article_leads_the_front_page,
    a_picture_stands_beside_the_words_where_there_is_room,
    a_category_does_not_repeat_its_name_on_every_card,
    no_picture_is_blown_up,
    what_is_said_of_an_article_stands_beside_its_text,
    a_line_of_an_article_is_neither_long_nor_short,
    a_gallery_is_a_contact_sheet_on_its_own_page,
    each_script_is_set_as_its_readers_set_it,
    a_poster_far_down_is_not_fetched_with_the_page,
    no_page_scrolls_sideways,
}
