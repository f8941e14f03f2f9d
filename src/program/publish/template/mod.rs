//! The built app's own page, prepared once to take the content of every page.
//!
//! `lol_html` rewrites the page as Trunk built it: what differs from page to page becomes a [`Slot`]. A page is
//! then the pieces between the slots and what fills them, one after the other.

mod rewrite;

pub use rewrite::TemplateError;

use super::{BuiltApp, PublishError, built_app::PAGE};
use html_escape::encode_double_quoted_attribute_to_string;
use std::io::ErrorKind;
use xxhash_rust::xxh3::xxh3_64;

/// The parts that all pages share.
#[derive(Clone, Debug)]
pub struct HtmlTemplate {
    pieces: Vec<Piece>,
    /// The app's files.
    pub files: AppFiles,
}

/// The names of the files the app is built into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppFiles {
    /// The script that puts the reader's choice of colours on the page.
    pub theme: String,
    /// The other scripts that the page names itself, each with what tells its content from that of another build.
    pub page_scripts: Vec<String>,
    /// The JavaScript beside the program.
    pub script: String,
    /// The program.
    pub wasm: String,
    /// The style sheet.
    pub style: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    Html(String),
    Slot(Slot),
}

/// A place in the page that is filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Slot {
    Lang,
    Dir,
    /// In front of the theme's script: `<base>`, and what is asked for before anything else. Browsers go no further than
    /// that script before it has run, and do not look ahead past a policy.
    First,
    /// In place of the title: what the head says about the page.
    Head,
    /// Before every address of the app's own files.
    Root,
    /// The name of the style sheet, which a theme changes.
    Style,
    /// After the style sheet: what the page keeps out. Nothing in front of it is of a feed.
    Security,
    /// Inside `#app`.
    Content,
    /// After `#app`.
    Data,
}

impl Slot {
    const ALL: [Self; 9] = [
        Self::Lang,
        Self::Dir,
        Self::First,
        Self::Head,
        Self::Root,
        Self::Style,
        Self::Security,
        Self::Content,
        Self::Data,
    ];

    /// The slot's placeholder while the page is rewritten: a character for private use.
    const fn marker(self) -> char {
        match self {
            Self::Lang => '\u{f0000}',
            Self::Dir => '\u{f0001}',
            Self::Head => '\u{f0002}',
            Self::Root => '\u{f0003}',
            Self::Content => '\u{f0004}',
            Self::Data => '\u{f0005}',
            Self::Style => '\u{f0006}',
            Self::Security => '\u{f0007}',
            Self::First => '\u{f0008}',
        }
    }

    fn of(marker: char) -> Option<Self> {
        Self::ALL.into_iter().find(|slot| slot.marker() == marker)
    }
}

/// What differs from page to page. `first`, `security`, `head`, `content` and `data` are HTML.
#[derive(Clone, Copy, Debug)]
pub struct TemplateParts<'a> {
    /// The page's language.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'a str,
    /// The way to the publication's folder, as `<base>` takes it; `None` for a page without `<base>`.
    pub base: Option<&'a str>,
    /// What the addresses of the app's own files start with: nothing where they start from `<base>`.
    pub root: &'a str,
    /// What the theme's script needs to find, and what is asked for before it.
    pub first: &'a str,
    /// What is kept out of the page.
    pub security: &'a str,
    /// The title and what else the head says about this page.
    pub head: &'a str,
    /// The app's content.
    pub content: &'a str,
    /// What the app needs to take over.
    pub data: &'a str,
}

impl HtmlTemplate {
    /// Reads the page that Trunk built. `public_url` is the address it was built for.
    ///
    /// # Errors
    /// Where it is not there, or is not the page of this version.
    pub fn read(app: &BuiltApp, public_url: &str) -> Result<Self, PublishError> {
        let path = app.place(PAGE);
        let text = app.read_text(PAGE).map_err(|reason| match reason.kind() {
            ErrorKind::NotFound => PublishError::NoApp { path: path.clone() },
            _ => PublishError::file("reading", &path)(reason),
        })?;
        // Their names stay the same: a page in a cache must not get the script of another build.
        let version = |name: &str| Some(format!("{:016x}", xxh3_64(&app.read(name).ok()?)));
        Self::parse(&text, public_url, &version).map_err(|reason| PublishError::HtmlTemplate { path, reason })
    }

    /// `version` tells the content of a file of the app from that of another build.
    fn parse(text: &str, public_url: &str, version: &dyn Fn(&str) -> Option<String>) -> Result<Self, TemplateError> {
        let (html, files) = rewrite::rewrite(text, public_url, version)?;
        Ok(Self { pieces: pieces(&html), files })
    }

    /// A finished page.
    #[must_use]
    pub fn page(&self, parts: TemplateParts<'_>) -> String {
        let TemplateParts { lang, dir, base, root, first, security, head, content, data } = parts;
        let own: usize =
            self.pieces.iter().map(|piece| if let Piece::Html(html) = piece { html.len() } else { 0 }).sum();
        let mut page =
            String::with_capacity(own + first.len() + security.len() + head.len() + content.len() + data.len() + 256);
        for piece in &self.pieces {
            let filling = match piece {
                Piece::Html(html) => html,
                Piece::Slot(Slot::Lang) => lang,
                Piece::Slot(Slot::Dir) => dir,
                Piece::Slot(Slot::Root) => root,
                Piece::Slot(Slot::Style) => &self.files.style,
                Piece::Slot(Slot::Security) => security,
                Piece::Slot(Slot::Content) => content,
                Piece::Slot(Slot::Data) => data,
                Piece::Slot(Slot::Head) => head,
                Piece::Slot(Slot::First) => {
                    if let Some(base) = base {
                        page.push_str("<base href=\"");
                        encode_double_quoted_attribute_to_string(base, &mut page);
                        page.push_str("\">\n");
                    }
                    // It would be asked for when the script has come.
                    page.push_str("<link rel=\"preload\" as=\"style\" href=\"");
                    page.push_str(root);
                    page.push_str(&self.files.style);
                    page.push_str("\">\n");
                    first
                }
            };
            page.push_str(filling);
        }
        page
    }
}

/// The rewritten page in pieces.
fn pieces(html: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = html;
    while let Some((at, slot)) = rest.char_indices().find_map(|(at, character)| Some((at, Slot::of(character)?))) {
        pieces.push(Piece::Html(rest[..at].to_owned()));
        pieces.push(Piece::Slot(slot));
        rest = &rest[at + slot.marker().len_utf8()..];
    }
    pieces.push(Piece::Html(rest.to_owned()));
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<!DOCTYPE html>
<html lang="" class="mine">
<head>
  <meta charset="utf-8">
  <meta name="theme-color" content="white">
  <script src="/news/theme-1.js" id="theme"></script>
  <link rel="stylesheet" href="/news/style.css"/>
  <title>x</title>
  <!-- A comment. -->
  <link rel="icon" href="data:,">
  <script type="module" src="/news/start.js" id="start" data-js="/news/app.js" data-wasm="/news/app.wasm"></script>
  <link rel="stylesheet" href="//fonts.example/news/font.css">
<link rel="modulepreload" href="/news/app.js"><link rel="preload" href="/news/app.wasm" as="fetch"></head>
<body>
  <div id="app"><div class="shape"></div></div>
  <template id="failure"></template>
  <svg><title>A title of a picture</title></svg>
  <p>An owner's.</p>
</body>
</html>"#;

    /// As Trunk leaves it in a release: minified, without the tags that may be left out.
    const MINIFIED: &str = "<!doctype html><meta charset=utf-8>\
        <script id=theme src=/theme-1.js></script><link href=/style.css rel=stylesheet><title>x</title><link href=data:, rel=icon>\
        <script data-js=/app.js data-wasm=/app.wasm id=start src=/start.js type=module></script><link href=/app.js rel=modulepreload></head><body><div id=app>\
        <div class=shape></div><noscript><p>No</p></noscript></div><template id=failure><p>T</template></body></html>";

    const PARTS: TemplateParts<'_> = TemplateParts {
        lang: "fa",
        dir: "rtl",
        base: Some("../"),
        root: "",
        first: "<meta name=\"theme-color\">",
        security: "<meta name=\"referrer\">",
        head: "<title>T</title>",
        content: "<p>C</p>",
        data: "<script></script>",
    };

    fn parse(text: &str, public_url: &str) -> Result<HtmlTemplate, TemplateError> {
        HtmlTemplate::parse(text, public_url, &|name| (name == "start.js").then(|| "1f".to_owned()))
    }

    /// A page line by line, without white space around.
    fn lines(page: &str) -> Vec<&str> {
        page.lines().map(str::trim).filter(|line| !line.is_empty()).collect()
    }

    #[test]
    fn content_takes_the_place_of_what_stood_there_while_loading() {
        let template = parse(BUILT, "/news/").unwrap();
        let expected = [
            "<!DOCTYPE html>",
            "<html lang=\"fa\" class=\"mine\" dir=\"rtl\">",
            "<head>",
            "<meta charset=\"utf-8\">",
            "<base href=\"../\">",
            "<link rel=\"preload\" as=\"style\" href=\"style.css\">",
            "<meta name=\"theme-color\"><script src=\"theme-1.js\" id=\"theme\"></script>",
            "<link rel=\"stylesheet\" href=\"style.css\" /><meta name=\"referrer\">",
            "<title>T</title>",
            "<script type=\"module\" src=\"start.js?1f\" id=\"start\" data-js=\"app.js\" data-wasm=\"app.wasm\"></script>",
            "<link rel=\"stylesheet\" href=\"//fonts.example/news/font.css\">",
            "</head>",
            "<body>",
            "<div id=\"app\"><p>C</p></div>",
            "<script></script>",
            "<svg><title>A title of a picture</title></svg>",
            "<p>An owner's.</p>",
            "</body>",
            "</html>",
        ];
        assert_eq!(lines(&template.page(PARTS)), expected);
        let expected = AppFiles {
            page_scripts: vec!["start.js?1f".into()],
            script: "app.js".into(),
            wasm: "app.wasm".into(),
            style: "style.css".into(),
            theme: "theme-1.js".into(),
        };
        assert_eq!(template.files, expected);
    }

    #[test]
    fn a_minified_page_without_its_first_tags_is_taken_too() {
        let template = parse(MINIFIED, "/").unwrap();
        let page = template.page(PARTS);
        let expected = "<!doctype html><html lang=\"fa\" dir=\"rtl\"><meta charset=utf-8><base href=\"../\">\n<link rel=\"preload\" as=\"style\" href=\"style.css\">\n\
            <meta name=\"theme-color\"><script id=theme src=\"theme-1.js\"></script><link href=\"style.css\" rel=stylesheet><meta name=\"referrer\">\
            <title>T</title><script data-js=\"app.js\" data-wasm=\"app.wasm\" id=start src=\"start.js?1f\" type=module></script></head><body><div id=app><p>C</p></div>\n<script></script></body></html>";
        assert_eq!(page, expected);
    }

    #[test]
    fn a_page_without_a_base_names_its_files_from_the_root() {
        let template = parse(MINIFIED, "/").unwrap();
        let page = template.page(TemplateParts { base: None, root: "/news/", ..PARTS });
        assert!(!page.contains("<base"), "{page}");
        for address in ["src=\"/news/start.js?1f\"", "data-wasm=\"/news/app.wasm\"", "href=\"/news/style.css\""] {
            assert!(page.contains(address), "{address}: {page}");
        }
    }

    #[test]
    fn a_page_of_another_make_is_refused_with_what_it_lacks() {
        let fault = |page: &str| parse(page, "/").unwrap_err().to_string();
        assert_eq!(fault("<p>Hello"), "the title is missing");
        assert_eq!(fault(&MINIFIED.replace("id=app", "id=other")), "the element with the id \"app\" is missing");
        assert_eq!(fault(&MINIFIED.replace("id=start", "id=other")), "the script with the id \"start\" is missing");
        assert_eq!(fault(&MINIFIED.replace("data-wasm", "data-other")), "data-wasm of the start script is missing");
        assert_eq!(fault(&MINIFIED.replace("id=theme", "id=other")), "the script with the id \"theme\" is missing");
        assert_eq!(fault(&MINIFIED.replace("rel=stylesheet", "rel=other")), "the link to the style sheet is missing");
        assert_eq!(
            fault(&MINIFIED.replace("<div class", "</div><div id=app></div><div class")),
            "the element with the id \"app\" occurs more than once"
        );
        assert_eq!(
            fault(&MINIFIED.replace("<p>T", "<p>\u{f0004}")),
            "it cannot be rewritten: it has the character U+F0004, which is for private use"
        );
        let style = "<link href=/style.css rel=stylesheet>";
        assert_eq!(
            fault(&MINIFIED.replace(style, "").replace("<script id=theme", &format!("{style}<script id=theme"))),
            "the link to the style sheet comes before the script with the id \"theme\""
        );
    }
}
