//! Inputs that grow in one way each: twice as much must not take four times as long.
//!
//! Time is measured by `make fuzz` alone, which prints how much longer each takes. An ordinary test reads each once, and
//! holds what comes out of it against what went in.

use crate::foreign_feed::ADDRESS;
use masthead::model::{
    content::{
        MOST_NODES, Resolver, SafeNode, excerpt, of_html, paragraphs, plain_text, sections, to_html, without_markup,
    },
    feed::Feed,
    id::ItemId,
    locale::{Calendar, Catalog, Digits, Language, Message},
    publication::Site,
    route::{Place, Route},
    search::{SearchRequest, Terms, highlight},
};
use masthead::program::{
    content_folder::{
        fields,
        front_matter::FrontMatter,
        markdown::{FirstHeading, to_html as to_html_of_markdown},
        slips,
    },
    remote_feed::read_document,
};
use serde_json::{Value, json};
use std::fmt::Write;

/// Makes an input of about so many bytes.
type Make = fn(usize) -> String;

/// Reads it, and tells how much came out.
type Read = fn(&str) -> usize;

const GROWING: [(&str, Make, Read); 79] = [
    ("paragraphs", |size| "<p>word ".repeat(size / 8), content),
    ("plain text", |size| "word ".repeat(size / 5), content),
    ("nested elements", |size| "<div>".repeat(size / 5), content),
    ("nested and closed", |size| nested(size, "<div>", "</div>"), content),
    ("nested formatting", |size| "<b>".repeat(size / 3), content),
    ("formatting that comes again", |size| numbered(size, |number| format!("<b id={number}><p>")), content),
    (
        "formatting before paragraphs",
        |size| {
            "<p>".to_owned() + &numbered(size / 2, |number| format!("<font id={number}>")) + &"<p>x".repeat(size / 8)
        },
        content,
    ),
    ("formatting left open in blocks", |size| numbered(size, |number| format!("<div><i id={number}></div>")), content),
    ("links in links", |size| "<a href=x>".repeat(size / 10), content),
    ("tables in tables", |size| "<table><td>".repeat(size / 11), content),
    ("text in tables", |size| "<table>x".repeat(size / 8), content),
    ("lists", |size| "<ul><li>".repeat(size / 8), content),
    ("lists without end", |size| "<li>x".repeat(size / 5), content),
    ("ends without beginning", |size| "</p></li></b>".repeat(size / 13), content),
    ("ends below many", |size| "<div>".repeat(400) + &"</li></p>".repeat(size / 9), content),
    ("attributes", |size| format!("<p {}>x", numbered(size, |number| format!("a{number} "))), content),
    ("attributes in quotes", |size| format!("<p {}>x", numbered(size, |number| format!("a{number}=\">\""))), content),
    ("attributes of an end", |size| format!("</p {}>x", numbered(size, |number| format!("a{number} "))), content),
    (
        "attributes after a quotation mark",
        |size| format!("<p x=y=\" {}>x", numbered(size, |number| format!("a{number} "))),
        content,
    ),
    (
        "attributes after what is no comment",
        |size| format!("<script><!--</script><p {}>x", numbered(size, |number| format!("a{number} "))),
        content,
    ),
    ("attributes of many", |size| numbered(size, |number| format!("<p a{number}=1 b=2 title=c>")), content),
    ("a long attribute", |size| format!("<p title=\"{}\">x", "a".repeat(size)), content),
    ("a picture as data", |size| format!("<img src=\"data:image/png;base64,{}\">x", "ab/+".repeat(size / 4)), content),
    ("entities", |size| "&amp;".repeat(size / 5), content),
    ("entities without end", |size| "&".repeat(size), content),
    ("brackets", |size| "<".repeat(size), content),
    ("comments", |size| "<!--".repeat(size / 4), content),
    ("comments with ends", |size| "<!---->".repeat(size / 7), content),
    ("headings alike", |size| "<h2>a</h2>".repeat(size / 10), content),
    ("ids alike", |size| "<p id=a>".repeat(size / 8), content),
    ("pictures", |size| "<img src=a.png>".repeat(size / 15), content),
    ("null characters", |size| "\0".repeat(size), content),
    ("foreign elements", |size| "<svg><p>".repeat(size / 8), content),
    ("templates", |size| "<template>".repeat(size / 10), content),
    ("selections", |size| "<select><option>".repeat(size / 16), content),
    ("a title of ampersands", |size| "&".repeat(size), meant),
    ("a title of entities", |size| "&amp;".repeat(size / 5), meant),
    ("a title of tags", |size| "<b>x</b>".repeat(size / 8), meant),
    ("a title of nested tags", |size| nested(size, "<i>", "</i>"), meant),
    ("a text of lines", |size| "a\n".repeat(size / 2), meant),
    ("a text of paragraphs", |size| "a\n\n".repeat(size / 3), meant),
    ("items", |size| feed(size / 20, |number| json!({ "id": number })), read_feed),
    (
        "items, the newest last",
        |size| feed(size / 50, |number| json!({ "id": number, "date_published": last_first(number) })),
        read_feed,
    ),
    ("tags", |size| one_item("tags", (0..size / 8).map(|tag| Value::from(format!("t{tag}"))).collect()), read_feed),
    (
        "authors",
        |size| one_item("authors", (0..size / 16).map(|author| json!({ "name": author.to_string() })).collect()),
        read_feed,
    ),
    (
        "surrogates",
        |size| format!("{{\"items\":[{{\"id\":\"1\",\"title\":\"{}\"}}]}}", "\\ud83d".repeat(size / 6)),
        read_feed,
    ),
    ("depth of JSON", |size| format!("{{\"items\":[],\"x\":{}", "[".repeat(size)), read_feed),
    ("braces of a message", |size| json!({ "archive_page": "{".repeat(size) }).to_string(), read_catalog),
    ("emphasis", |size| "*a ".repeat(size / 3), article),
    ("emphasis of two kinds", |size| "*a_b ".repeat(size / 5), article),
    ("links without end", |size| "[a](".repeat(size / 4), article),
    ("brackets of links", |size| nested(size, "[", "]"), article),
    ("quotes in quotes", |size| "> ".repeat(size / 2), article),
    ("lists in lists", |size| "- ".repeat(size / 2), article),
    ("code without end", |size| numbered(size, |number| "`".repeat(number % 50) + "a"), article),
    ("tables of many columns", |size| format!("{}\n{}\n", "|a".repeat(size / 4), "|-".repeat(size / 4)), article),
    ("footnotes", |size| numbered(size, |number| format!("[^{number}]\n\n[^{number}]: a\n\n")), article),
    ("footnotes of footnotes", |size| numbered(size, |number| format!("[^{number}]: a[^{}]\n\n", number + 1)), article),
    ("signs without footnotes", |size| numbered(size, |number| format!("[^{number}] ")), article),
    ("names of links", |size| numbered(size, |number| format!("[{number}]\n\n[{number}]: a\n\n")), article),
    ("lists of YAML", |size| format!("---\na: {}\n---\n", "[".repeat(size.min(30_000))), article),
    (
        "keys of YAML",
        |size| format!("---\n{}---\n", numbered(size.min(30_000), |number| format!("k{number}: [a, {{b: c}}]\n"))),
        article,
    ),
    ("a text of YAML", |size| format!("---\na: \"{}\"\n---\n", "سیل\\n".repeat(size.min(30_000) / 8)), article),
    (
        "keys of TOML",
        |size| {
            format!("+++\n{}+++\n", numbered(size.min(30_000), |number| format!("a.b.k{number} = [1, {{b = 2}}]\n")))
        },
        article,
    ),
    ("HTML in Markdown", |size| "<b>![a](b)</b>\n\n".repeat(size / 16), article),
    ("items of RSS", |size| rss(&numbered(size, |number| format!("<item><guid>{number}</guid></item>"))), foreign_feed),
    (
        "a title of RSS",
        |size| rss(&format!("<item><title>{}</title></item>", "&lt;b>x".repeat(size / 7))),
        foreign_feed,
    ),
    ("pieces of a text of RSS", |size| rss(&described(&"<![CDATA[x]]>".repeat(size / 13))), foreign_feed),
    ("entities of XML", |size| rss(&described(&"&amp;lt;".repeat(size / 8))), foreign_feed),
    ("elements in a text of RSS", |size| rss(&described(&"&lt;a href=x>".repeat(size / 12))), foreign_feed),
    ("elements that are left open", |size| rss(&"<item>".repeat(size / 6)), foreign_feed),
    ("categories", |size| rss(&format!("<item>{}</item>", "<category>x</category>".repeat(size / 22))), foreign_feed),
    (
        "attributes of XML",
        |size| rss(&format!("<item {}/>", numbered(size, |number| format!("a{number}='1' ")))),
        foreign_feed,
    ),
    ("a text of Atom", |size| atom(&nested(size, "<p>", "</p>")), foreign_feed),
    ("namespaces", |size| atom(&numbered(size, |number| format!("<p xmlns:n{number}='x'/>"))), foreign_feed),
    (
        "files of Media RSS in each other",
        |size| {
            let start = "<m:content xmlns:m='http://search.yahoo.com/mrss/'>";
            rss(&format!("<item><guid>1</guid>{}</item>", nested(size, start, "</m:content>")))
        },
        foreign_feed,
    ),
    ("what XHTML starts from", |size| atom(&nested(size, "<p xml:base='a/'>", "</p>")), foreign_feed),
    (
        "addresses of XHTML",
        |size| atom(&format!("<p xml:base='{}/'>{}</p>", "a".repeat(100), "<a href='b'/>".repeat(size / 13))),
        foreign_feed,
    ),
    ("a question", |size| format!("q={}", "ab%20".repeat(size / 5)), read_search),
];

fn nested(size: usize, start: &str, end: &str) -> String {
    let count = size / (start.len() + end.len());
    start.repeat(count) + &end.repeat(count)
}

fn numbered(size: usize, part: impl Fn(usize) -> String) -> String {
    let mut text = String::new();
    let mut number = 0;
    while text.len() < size {
        text.push_str(&part(number));
        number += 1;
    }
    text
}

fn feed(count: usize, item: impl Fn(usize) -> Value) -> String {
    json!({ "items": (0..count).map(item).collect::<Vec<_>>() }).to_string()
}

fn one_item(field: &str, values: Vec<Value>) -> String {
    json!({ "items": [{ "id": "1", field: values }] }).to_string()
}

/// Sorted from the newest to the oldest, but for the first, which is the oldest of all.
fn last_first(number: usize) -> String {
    let day = if number == 0 { 0 } else { 9_000_000 - number };
    format!("{:04}-{:02}-{:02}", day / 360 % 10_000, day / 30 % 12 + 1, day % 28 + 1)
}

fn rss(inside: &str) -> String {
    format!("<rss version='2.0'><channel><title>t</title>{inside}</channel></rss>")
}

fn described(text: &str) -> String {
    format!("<item><guid>1</guid><description>{text}</description></item>")
}

fn atom(text: &str) -> String {
    let text = format!("<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>{text}</div></content>");
    format!("<feed xmlns='http://www.w3.org/2005/Atom'><entry><id>1</id>{text}</entry></feed>")
}

fn foreign_feed(text: &str) -> usize {
    let Ok(document) = read_document(text.as_bytes(), &ADDRESS) else { return 0 };
    serde_json::to_string(&document.fields).unwrap().len()
}

fn content(html: &str) -> usize {
    let mut tree = of_html(html, &Resolver::of_finished_pages(), "1").unwrap();
    assert!(nodes(&tree) <= MOST_NODES);
    let _ = sections(&mut tree, "1");
    to_html(&tree).len() + plain_text(&tree).len()
}

fn nodes(tree: &[SafeNode]) -> usize {
    let below = |node: &SafeNode| match node {
        SafeNode::Text(_) => 0,
        SafeNode::Element(element) => nodes(&element.children),
    };
    tree.len() + tree.iter().map(below).sum::<usize>()
}

fn article(text: &str) -> usize {
    let front = FrontMatter::read(text).unwrap_or_default();
    let address = |address: &str| Some(format!("a/{address}"));
    fields::read(&front.entries).unknown.len()
        + slips::find(front.body, FirstHeading::Title).len()
        + to_html_of_markdown(front.body, FirstHeading::Title, Digits::Latn, &address).html.len()
}

fn meant(text: &str) -> usize {
    let id = ItemId::new(text).map_or(0, |id| id.slug().as_str().len());
    let paragraphs = to_html(&paragraphs(text)).len();
    excerpt(&without_markup(text), 80).len() + id + paragraphs
}

fn read_feed(text: &str) -> usize {
    let Ok(feed) = Feed::parse(text) else { return 0 };
    feed.items.iter().map(|item| 1 + item.tags.len() + item.authors.len()).sum()
}

fn read_catalog(text: &str) -> usize {
    let language = Language::parse("en").unwrap();
    let (catalog, _) = Catalog::read(text, language, Digits::Latn, Calendar::Gregorian).unwrap();
    catalog.fill(Message::ArchivePage, &[("page", "1")]).len()
}

fn read_search(text: &str) -> usize {
    let request = SearchRequest::parse(text);
    let terms = Terms::new(&Language::parse("en").unwrap());
    let asked = terms.of_query(&request.text);
    let _ = (Route::parse(text), Place::parse(text), Site::parse(text).is_ok());
    highlight(text, terms, &asked).len()
}

#[test]
fn what_comes_out_is_as_much_as_went_in() {
    const SIZE: usize = 8_000;
    for (name, make, read) in GROWING {
        let input = make(SIZE);
        let (once, twice) = (read(&input), read(&make(2 * SIZE)));
        // A bracket becomes four letters, a link its address; and what is never closed comes again until the limit.
        let most = 20 * input.len() + 50 * MOST_NODES;
        assert!(once <= most && twice <= most + 20 * SIZE, "{name}: {once} of {}, then {twice}", input.len());
    }
}

/// What twice as much may not take as many times as long: four times is what a quadratic reading takes.
const SUPERLINEAR: f64 = 3.5;

/// From here on a reading is long enough for its time to say something, in milliseconds.
const TELLING: f64 = 20.0;

/// Prints how long each takes, and how much longer twice as much. Not a test: a machine has other things to do. `make fuzz`
/// fails where a reading takes that much longer at both steps: once may be chance.
#[test]
#[ignore = "it measures time: `make fuzz` runs it"]
fn measured() {
    let (mut table, mut superlinear) = (String::new(), Vec::new());
    let _ = writeln!(table, "{:34} {:>9} {:>9} {:>9} {:>6}", "what grows", "500 kB", "1 MB", "2 MB", "ratio");
    for (name, make, read) in GROWING {
        let time = |size| {
            let input = make(size);
            let once = || {
                let start = std::time::Instant::now();
                let _ = read(&input);
                start.elapsed().as_secs_f64() * 1000.0
            };
            once().min(once())
        };
        let [half, one, two] = [500_000, 1_000_000, 2_000_000].map(time);
        if one > TELLING && one / half >= SUPERLINEAR && two / one >= SUPERLINEAR {
            superlinear.push(name);
        }
        let _ = writeln!(table, "{name:34} {half:6.0} ms {one:6.0} ms {two:6.0} ms {:6.1}", two / one);
    }
    println!("{table}");
    assert!(superlinear.is_empty(), "takes far more than twice as long for twice as much: {superlinear:?}");
}
