//! The built app's own page, into which finished content is put.

use super::PublishError;
use scraper::{ElementRef, Html};
use std::path::Path;

/// Everything of a page that is the same on every page.
#[derive(Clone, Debug)]
pub struct HtmlTemplate {
    /// What the head says before it names an address.
    metas: String,
    /// The start script, the style source, and what an owner added to the head.
    links: String,
    /// What an owner added after the app.
    end: String,
    /// The app's files, for embedding.
    pub files: AppFiles,
}

/// The names of the files the app is built into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AppFiles {
    /// The JavaScript beside the program.
    pub script: String,
    /// The program.
    pub wasm: String,
    /// The style source.
    pub style: String,
}

/// What differs from page to page. Each part is HTML, escaped for its place.
#[derive(Clone, Copy, Debug)]
pub struct TemplateParts<'a> {
    /// The page's language.
    pub lang: &'a str,
    /// Its direction.
    pub dir: &'a str,
    /// The way to the publication's folder, as `<base>` takes it.
    pub base: &'a str,
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
    pub fn read(path: &Path, public_url: &str) -> Result<Self, PublishError> {
        let text = std::fs::read_to_string(path).map_err(PublishError::file("reading", path))?;
        Self::parse(&text, public_url).map_err(|missing| PublishError::HtmlTemplate { path: path.to_owned(), missing })
    }

    fn parse(text: &str, public_url: &str) -> Result<Self, &'static str> {
        let page = Html::parse_document(text);
        let (mut metas, mut links, mut end) = (String::new(), String::new(), String::new());
        let (mut start, mut style, mut has_app) = (None, None, false);
        for element in children(&page, "head") {
            let value = element.value();
            match (value.name(), value.attr("rel"), value.id()) {
                // A page has its own title and icon. And it is read first: what the app is made of comes after.
                ("title" | "base", ..) | ("link", Some("modulepreload" | "preload" | "icon"), _) => continue,
                ("script", _, Some("start")) => start = Some(element),
                ("link", Some("stylesheet"), _) => style = style.or(Some(element)),
                _ => {}
            }
            let kept = if value.name() == "meta" { &mut metas } else { &mut links };
            kept.push_str(&from_base(element, public_url));
            kept.push('\n');
        }
        for element in children(&page, "body") {
            match element.value().id() {
                Some("app") => has_app = true,
                // Its words are for an app without a page.
                Some("trouble") => {}
                _ => end.push_str(&from_base(element, public_url)),
            }
        }
        if !has_app {
            return Err("the element with the id \"app\"");
        }
        let start = start.ok_or("the script with the id \"start\"")?;
        let file = |element: ElementRef<'_>, attribute: &str| {
            let address = element.value().attr(attribute)?;
            Some(address.strip_prefix(public_url).unwrap_or(address).to_owned())
        };
        let files = AppFiles {
            script: file(start, "data-js").ok_or("data-js of the start script")?,
            wasm: file(start, "data-wasm").ok_or("data-wasm of the start script")?,
            style: style.and_then(|style| file(style, "href")).ok_or("the link to the style source")?,
        };
        Ok(Self { metas, links, end, files })
    }

    /// A finished page.
    #[must_use]
    pub fn page(&self, parts: TemplateParts<'_>) -> String {
        let TemplateParts { lang, dir, base, head, content, data } = parts;
        let Self { metas, links, end, .. } = self;
        format!(
            "<!DOCTYPE html>\n<html lang=\"{lang}\" dir=\"{dir}\">\n<head>\n{metas}<base href=\"{base}\">\n{head}{links}</head>\n\
             <body>\n<div id=\"app\">{content}</div>\n{data}{end}</body>\n</html>\n"
        )
    }
}

fn children<'a>(page: &'a Html, name: &str) -> Vec<ElementRef<'a>> {
    let parent = page.root_element().child_elements().find(|element| element.value().name() == name);
    parent.map(|parent| parent.child_elements().collect()).unwrap_or_default()
}

/// An element as text, its addresses starting at the page's `<base>`, wherever the folder is put.
fn from_base(element: ElementRef<'_>, public_url: &str) -> String {
    ["href", "src", "data-js", "data-wasm"].iter().fold(element.html(), |text, attribute| {
        text.replace(&format!(" {attribute}=\"{public_url}"), &format!(" {attribute}=\""))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const BUILT: &str = r#"<!DOCTYPE html>
<html lang="">
<head>
  <meta charset="utf-8">
  <title>x</title>
  <!-- A word. -->
  <link rel="icon" href="data:,">
  <script type="module" src="/news/start.js" id="start" data-js="/news/app.js" data-wasm="/news/app.wasm"></script>
  <link rel="stylesheet" href="/news/style.css"/>
<link rel="modulepreload" href="/news/app.js"><link rel="preload" href="/news/app.wasm" as="fetch"></head>
<body>
  <div id="app"><div class="shape"></div></div>
  <template id="trouble"></template>
  <p>An owner's.</p>
</body>
</html>"#;

    #[test]
    fn content_takes_the_place_of_what_stood_there_while_loading() {
        let template = HtmlTemplate::parse(BUILT, "/news/").unwrap();
        let parts = TemplateParts {
            lang: "fa",
            dir: "rtl",
            base: "../",
            head: "<title>T</title>",
            content: "<p>C</p>",
            data: "<script></script>",
        };
        let page = template.page(parts);
        assert_eq!(
            page,
            "<!DOCTYPE html>\n<html lang=\"fa\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\">\n<base href=\"../\">\n\
             <title>T</title><script data-js=\"app.js\" data-wasm=\"app.wasm\" id=\"start\" src=\"start.js\" \
             type=\"module\"></script>\n<link href=\"style.css\" rel=\"stylesheet\">\n</head>\n\
             <body>\n<div id=\"app\"><p>C</p></div>\n<script></script><p>An owner's.</p></body>\n</html>\n"
        );
        let expected = AppFiles { script: "app.js".into(), wasm: "app.wasm".into(), style: "style.css".into() };
        assert_eq!(template.files, expected);
    }

    #[test]
    fn a_page_of_another_make_is_refused() {
        assert_eq!(HtmlTemplate::parse("<p>Hello", "/").unwrap_err(), "the element with the id \"app\"");
    }
}
