//! The allow-list: every element, attribute and address scheme that may come from a feed to the page.

/// What happens to an element that is not [`ELEMENTS`]' own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// The element goes, and all it holds.
    Drop,
    /// The element goes; what it holds stays.
    Unwrap,
}

/// An element that may reach the page.
#[derive(Debug, PartialEq, Eq)]
pub struct Rule {
    /// The name.
    pub name: &'static str,
    /// Attributes beyond [`EVERYWHERE`].
    pub attributes: &'static [(&'static str, Value)],
}

/// What an attribute's value must be; one that is not is left off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Any text: it cannot do anything.
    Text,
    /// Nothing: the attribute's presence is its meaning.
    Flag,
    /// A whole number from 0 to 65535: no kind of picture has a longer side.
    Number,
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// An address to go to: [`LINK_SCHEMES`].
    Link,
    /// An address to show a file from: [`FILE_SCHEMES`].
    File,
    /// A name to link to, made unique for its article.
    Id,
}

/// Schemes a link may have.
pub const LINK_SCHEMES: [&str; 4] = ["https:", "http:", "mailto:", "tel:"];

/// Schemes a picture, sound or film may have.
pub const FILE_SCHEMES: [&str; 2] = ["https:", "http:"];

/// Attributes every element may have.
pub const EVERYWHERE: &[(&str, Value)] =
    &[("dir", Value::OneOf(&["ltr", "rtl", "auto"])), ("id", Value::Id), ("lang", Value::Text), ("title", Value::Text)];

const fn plain(name: &'static str) -> Rule {
    Rule { name, attributes: &[] }
}

const fn with(name: &'static str, attributes: &'static [(&'static str, Value)]) -> Rule {
    Rule { name, attributes }
}

/// The one element that only the app adds: a picture in the sizes that publishing has made. A feed's own is unwrapped.
pub(super) static PICTURE: Rule = plain("picture");

/// Where the text of a table's cell stands: by the name that HTML 4 gave it, since a page's policy lets no style in.
pub(super) const ALIGN: &str = "align";
const CELL: &[(&str, Value)] = &[
    (ALIGN, Value::OneOf(&["left", "center", "right"])),
    ("colspan", Value::Number),
    ("rowspan", Value::Number),
    ("scope", Value::OneOf(&["row", "col", "rowgroup", "colgroup"])),
];
const SIZE_AND_FILE: &[(&str, Value)] =
    &[("src", Value::File), ("alt", Value::Text), ("width", Value::Number), ("height", Value::Number)];
const PLAYER: &[(&str, Value)] = &[
    ("src", Value::File),
    ("poster", Value::File),
    ("width", Value::Number),
    ("height", Value::Number),
    ("loop", Value::Flag),
    ("muted", Value::Flag),
];

/// The elements that may reach the page, in alphabetical order.
pub const ELEMENTS: &[Rule] = &[
    with("a", &[("href", Value::Link), ("hreflang", Value::Text), ("download", Value::Text)]),
    plain("abbr"),
    with("audio", PLAYER),
    plain("b"),
    plain("bdi"),
    plain("bdo"),
    plain("blockquote"),
    plain("br"),
    plain("caption"),
    plain("cite"),
    plain("code"),
    plain("dd"),
    with("del", &[("datetime", Value::Text)]),
    with("details", &[("open", Value::Flag)]),
    plain("dfn"),
    plain("div"),
    plain("dl"),
    plain("dt"),
    plain("em"),
    plain("figcaption"),
    plain("figure"),
    plain("h2"),
    plain("h3"),
    plain("h4"),
    plain("h5"),
    plain("h6"),
    plain("hr"),
    plain("i"),
    with("img", SIZE_AND_FILE),
    with("ins", &[("datetime", Value::Text)]),
    plain("kbd"),
    with("li", &[("value", Value::Number)]),
    plain("mark"),
    with(
        "ol",
        &[("reversed", Value::Flag), ("start", Value::Number), ("type", Value::OneOf(&["1", "a", "A", "i", "I"]))],
    ),
    plain("p"),
    plain("pre"),
    plain("q"),
    plain("rp"),
    plain("rt"),
    plain("ruby"),
    plain("s"),
    plain("samp"),
    plain("small"),
    with("source", &[("src", Value::File), ("type", Value::Text)]),
    plain("span"),
    plain("strong"),
    plain("sub"),
    plain("summary"),
    plain("sup"),
    plain("table"),
    plain("tbody"),
    with("td", CELL),
    plain("tfoot"),
    with("th", CELL),
    plain("thead"),
    with("time", &[("datetime", Value::Text)]),
    plain("tr"),
    with(
        "track",
        &[
            ("src", Value::File),
            ("kind", Value::OneOf(&["captions", "subtitles", "descriptions", "chapters"])),
            ("srclang", Value::Text),
            ("label", Value::Text),
            ("default", Value::Flag),
        ],
    ),
    plain("u"),
    plain("ul"),
    plain("var"),
    with("video", PLAYER),
    plain("wbr"),
];

/// Elements whose content is no text for a reader: code, other documents, a form's inner parts,
/// and foreign markup whose parsing rules are a way to hide things.
const DROPPED: [&str; 27] = [
    "applet",
    "base",
    "canvas",
    "datalist",
    "embed",
    "frame",
    "frameset",
    "head",
    "iframe",
    "input",
    "link",
    "math",
    "meta",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "param",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "xmp",
];

/// The rule for an element, or what becomes of one without.
///
/// # Errors
/// For an element that may not reach the page.
pub fn rule(name: &str) -> Result<&'static Rule, Unknown> {
    // An article's title is the page's heading; what a text calls h1 is a section of it.
    let name = if name == "h1" { "h2" } else { name };
    ELEMENTS
        .iter()
        .find(|rule| rule.name == name)
        .ok_or_else(|| if DROPPED.contains(&name) { Unknown::Drop } else { Unknown::Unwrap })
}

/// The attributes of an element that are looked at: an opponent's may have thousands.
pub(super) fn attributes_read_of(name: &str) -> impl Iterator<Item = &'static str> {
    // How HTML 4 named the target of a link, what a frame shows, and what else says where a cell's text stands.
    const OTHERS: [&str; 2] = ["name", "src"];
    let own = rule(name).map(|rule| rule.attributes).unwrap_or_default();
    let has = |wanted: &str| own.iter().any(|(name, _)| *name == wanted);
    let style = has(ALIGN).then_some("style");
    let others = OTHERS.into_iter().filter(move |other| !has(other)).chain(style);
    own.iter().chain(EVERYWHERE).map(|(name, _)| *name).chain(others)
}
