//! The built app's own page, into which finished content is put.

use super::Fault;
use std::path::Path;

/// Everything of a page that is the same on every page.
#[derive(Clone, Debug)]
pub struct Shell {
    /// From the document's type to the attributes of its root element.
    start: String,
    /// The rest of the root's tag and the head up to the title.
    head: String,
    /// From the title to the body.
    links: String,
    /// What stands after the app.
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
    /// The style sheet.
    pub style: String,
}

/// What differs from page to page. Each part is HTML, escaped for its place.
#[derive(Clone, Copy, Debug)]
pub struct Parts<'a> {
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

impl Shell {
    /// Reads the page that Trunk built. `public_url` is the address it was built for.
    ///
    /// # Errors
    /// Where it is not there, or is not the page of this version.
    pub fn read(path: &Path, public_url: &str) -> Result<Self, Fault> {
        let text = std::fs::read_to_string(path).map_err(Fault::file("reading", path))?;
        Self::parse(&text, public_url).map_err(|missing| Fault::Shell { path: path.to_owned(), missing })
    }

    fn parse(text: &str, public_url: &str) -> Result<Self, &'static str> {
        // Addresses start at the page's `<base>`, wherever the folder is put.
        let mut text = text.to_owned();
        for attribute in ["href", "src", "data-js", "data-wasm"] {
            text = text.replace(&format!(" {attribute}=\"{public_url}"), &format!(" {attribute}=\""));
        }
        let (start, rest) = text.split_once("<html lang=\"\"").ok_or("<html lang=\"\">")?;
        let (head, rest) = rest.split_once("<title>").ok_or("<title>")?;
        let (_, rest) = rest.split_once("</title>").ok_or("</title>")?;
        let (links, rest) = rest.split_once("<div id=\"app\">").ok_or("<div id=\"app\">")?;
        let (_, end) = rest.split_once("</template>").ok_or("<template id=\"trouble\">")?;
        // The finished page is read first: what the app is made of is fetched after it.
        let links = without_tags(links, &["<link rel=\"modulepreload\"", "<link rel=\"preload\"", "<link rel=\"icon\""]);
        let files = AppFiles {
            script: value(&links, "data-js=\"").ok_or("data-js of the start script")?,
            wasm: value(&links, "data-wasm=\"").ok_or("data-wasm of the start script")?,
            style: value(&links, "<link rel=\"stylesheet\" href=\"").ok_or("the link to the style sheet")?,
        };
        Ok(Self {
            start: start.to_owned(),
            head: squeezed(head),
            links: squeezed(&links),
            end: end.trim_start().to_owned(),
            files,
        })
    }

    /// A finished page.
    #[must_use]
    pub fn page(&self, parts: Parts<'_>) -> String {
        let Parts { lang, dir, base, head, content, data } = parts;
        let Self { start, head: before, links, end, .. } = self;
        format!(
            "{start}<html lang=\"{lang}\" dir=\"{dir}\"{before}<base href=\"{base}\">{head}{links}<div id=\"app\">{content}</div>{data}{end}"
        )
    }
}

/// The text without the tags that begin so, and without comments.
fn without_tags(text: &str, beginnings: &[&str]) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('<') {
        let (before, tag) = rest.split_at(start);
        kept.push_str(before);
        let (end, dropped) = if tag.starts_with("<!--") {
            (tag.find("-->").map(|end| end + 3), true)
        } else {
            (tag.find('>').map(|end| end + 1), beginnings.iter().any(|beginning| tag.starts_with(beginning)))
        };
        let (tag, after) = tag.split_at(end.unwrap_or(tag.len()));
        if !dropped {
            kept.push_str(tag);
        }
        rest = after;
    }
    kept + rest
}

/// The text without the white space at the ends of its lines.
fn squeezed(text: &str) -> String {
    let lines: Vec<_> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    lines.join("\n")
}

fn value(text: &str, before: &str) -> Option<String> {
    let (_, rest) = text.split_once(before)?;
    rest.split_once('"').map(|(value, _)| value.to_owned())
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
</body>
</html>"#;

    #[test]
    fn content_takes_the_place_of_what_stood_there_while_loading() {
        let shell = Shell::parse(BUILT, "/news/").unwrap();
        let parts = Parts {
            lang: "fa",
            dir: "rtl",
            base: "../",
            head: "<title>T</title>",
            content: "<p>C</p>",
            data: "<script></script>",
        };
        let page = shell.page(parts);
        assert_eq!(
            page,
            "<!DOCTYPE html>\n<html lang=\"fa\" dir=\"rtl\">\n<head>\n<meta charset=\"utf-8\"><base href=\"../\">\
             <title>T</title><script type=\"module\" src=\"start.js\" id=\"start\" data-js=\"app.js\" \
             data-wasm=\"app.wasm\"></script>\n<link rel=\"stylesheet\" href=\"style.css\"/>\n</head>\n<body>\
             <div id=\"app\"><p>C</p></div><script></script></body>\n</html>"
        );
        let expected =
            AppFiles { script: "app.js".into(), wasm: "app.wasm".into(), style: "style.css".into() };
        assert_eq!(shell.files, expected);
    }

    #[test]
    fn a_page_of_another_make_is_refused() {
        assert_eq!(Shell::parse("<html lang=\"\">", "/").unwrap_err(), "<title>");
    }
}
