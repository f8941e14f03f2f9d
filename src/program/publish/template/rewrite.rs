//! Rewriting the page that Trunk built: what differs from page to page is replaced by the markers of [`Slot`]s.

use super::{AppFiles, Slot};
use lol_html::{
    RewriteStrSettings, doc_comments, element,
    errors::{AttributeNameError, RewritingError},
    html_content::{ContentType, Element},
    rewrite_str,
};
use std::cell::{Cell, RefCell};
use thiserror::Error;

/// Why a page cannot be the built app's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum TemplateError {
    /// It lacks something.
    #[error("{0} is missing")]
    Missing(&'static str),
    /// It has something twice that it must have once.
    #[error("{0} occurs more than once")]
    Repeated(&'static str),
    /// Something comes before the theme's script: `<base>` would come too late for it.
    #[error("{0} comes before {THEME}")]
    BeforeTheme(&'static str),
    /// It is no HTML that can be rewritten.
    #[error("it cannot be rewritten: {0}")]
    Html(String),
}

/// The attributes whose addresses start at the publication's folder.
const ADDRESSES: [&str; 4] = ["href", "src", "data-js", "data-wasm"];

const TITLE: &str = "the title";
const APP: &str = "the element with the id \"app\"";
const START: &str = "the script with the id \"start\"";
const STYLE: &str = "the link to the style sheet";
const THEME: &str = "the script with the id \"theme\"";

/// The page with markers in its slots, and the app's files that it names; `version` tells what is in one of them.
pub(super) fn rewrite(
    text: &str,
    public_url: &str,
    version: &dyn Fn(&str) -> Option<String>,
) -> Result<(String, AppFiles), TemplateError> {
    if let Some(marker) = text.chars().find(|character| Slot::of(*character).is_some()) {
        let character = u32::from(marker);
        return Err(TemplateError::Html(format!("it has the character U+{character:X}, which is for private use")));
    }
    let reader = TemplateReader::new(public_url, version);
    let settings = RewriteStrSettings::new()
        .append_element_content_handler(element!("*", |element| Ok(reader.open(element)?)))
        // The finished page is read before the app is loaded, and it has its own base, icon and colours.
        .append_element_content_handler(element!(
            "base, link[rel=modulepreload], link[rel=preload], link[rel=icon], meta[name=theme-color], #failure",
            |element| {
                element.remove();
                Ok(())
            }
        ))
        .append_element_content_handler(element!("title", |element| {
            reader.title(element);
            Ok(())
        }))
        .append_element_content_handler(element!("#app", |element| Ok(reader.app(element)?)))
        .append_element_content_handler(element!("#start", |element| Ok(reader.start(element)?)))
        .append_element_content_handler(element!("#theme", |element| Ok(reader.theme(element)?)))
        .append_element_content_handler(element!("link[rel=stylesheet]", |element| reader.style(element)))
        .append_element_content_handler(element!("[href], [src], [data-js], [data-wasm]", |element| {
            Ok(reader.addresses(element)?)
        }))
        .append_document_content_handler(doc_comments!(|comment| {
            comment.remove();
            Ok(())
        }));
    let html = rewrite_str(text, settings).map_err(|error| match error {
        RewritingError::ContentHandlerError(error) => match error.downcast::<TemplateError>() {
            Ok(fault) => *fault,
            Err(error) => TemplateError::Html(error.to_string()),
        },
        error => TemplateError::Html(error.to_string()),
    })?;
    Ok((html, reader.files()?))
}

/// What is found in the page while it is rewritten.
struct TemplateReader<'a> {
    public_url: &'a str,
    version: &'a dyn Fn(&str) -> Option<String>,
    page_scripts: RefCell<Vec<String>>,
    opened: Cell<bool>,
    has_title: Cell<bool>,
    has_app: Cell<bool>,
    has_start: Cell<bool>,
    before_theme: Cell<Option<&'static str>>,
    script: RefCell<Option<String>>,
    wasm: RefCell<Option<String>>,
    style: RefCell<Option<String>>,
    theme: RefCell<Option<String>>,
}

impl<'a> TemplateReader<'a> {
    fn new(public_url: &'a str, version: &'a dyn Fn(&str) -> Option<String>) -> Self {
        Self {
            public_url,
            version,
            page_scripts: RefCell::default(),
            opened: Cell::default(),
            has_title: Cell::default(),
            has_app: Cell::default(),
            has_start: Cell::default(),
            before_theme: Cell::default(),
            script: RefCell::default(),
            wasm: RefCell::default(),
            style: RefCell::default(),
            theme: RefCell::default(),
        }
    }

    /// The first element gets the language. Trunk leaves out the tags of `html` and `head`, as HTML allows.
    fn open(&self, element: &mut Element<'_, '_>) -> Result<(), AttributeNameError> {
        if self.opened.replace(true) {
            return Ok(());
        }
        let (lang, dir) = (Slot::Lang.marker(), Slot::Dir.marker());
        if element.tag_name() == "html" {
            element.set_attribute("lang", &lang.to_string())?;
            element.set_attribute("dir", &dir.to_string())?;
        } else {
            element.before(&format!("<html lang=\"{lang}\" dir=\"{dir}\">"), ContentType::Html);
        }
        Ok(())
    }

    /// The page's title is the first; others belong to pictures.
    fn title(&self, element: &mut Element<'_, '_>) {
        if !self.has_title.replace(true) {
            element.replace(&Slot::Head.marker().to_string(), ContentType::Html);
        }
    }

    fn app(&self, element: &mut Element<'_, '_>) -> Result<(), TemplateError> {
        once(&self.has_app, APP)?;
        element.set_inner_content(&Slot::Content.marker().to_string(), ContentType::Html);
        element.after(&format!("\n{}", Slot::Data.marker()), ContentType::Html);
        Ok(())
    }

    fn start(&self, element: &Element<'_, '_>) -> Result<(), TemplateError> {
        once(&self.has_start, START)?;
        self.expect_theme_before(START);
        self.script.replace(self.file(element, "data-js"));
        self.wasm.replace(self.file(element, "data-wasm"));
        Ok(())
    }

    fn theme(&self, element: &mut Element<'_, '_>) -> Result<(), TemplateError> {
        element.before(&Slot::First.marker().to_string(), ContentType::Html);
        match self.theme.replace(self.file(element, "src")) {
            Some(_) => Err(TemplateError::Repeated(THEME)),
            None => Ok(()),
        }
    }

    /// The app's style sheet is the first; an owner may have added others.
    fn style(&self, element: &mut Element<'_, '_>) -> Result<(), Box<dyn std::error::Error + Send + Sync>> {
        self.expect_theme_before(STYLE);
        let address = element.get_attribute("href").filter(|_| self.style.borrow().is_none());
        if let Some(address) = address {
            let folder = if self.inside(&address).is_some() { self.public_url } else { "" };
            element.set_attribute("href", &format!("{folder}{}", Slot::Style.marker()))?;
            // That of the file as it was built.
            element.remove_attribute("integrity");
            self.style.replace(Some(self.inside(&address).unwrap_or(address)));
            element.after(&Slot::Security.marker().to_string(), ContentType::Html);
        }
        Ok(())
    }

    fn expect_theme_before(&self, what: &'static str) {
        if self.theme.borrow().is_none() {
            self.before_theme.set(Some(what));
        }
    }

    /// Addresses in the folder that the app was built for start at the page's folder, wherever that is put.
    fn addresses(&self, element: &mut Element<'_, '_>) -> Result<(), AttributeNameError> {
        for attribute in ADDRESSES {
            if let Some(mut file) = element.get_attribute(attribute).and_then(|address| self.inside(&address)) {
                // Trunk has named the theme's script by what is in it.
                let is_theme = self.theme.borrow().as_ref() == Some(&file);
                if attribute == "src" && element.tag_name() == "script" && !is_theme {
                    if let Some(version) = (self.version)(&file) {
                        file = format!("{file}?{version}");
                    }
                    self.page_scripts.borrow_mut().push(file.clone());
                }
                element.set_attribute(attribute, &format!("{}{file}", Slot::Root.marker()))?;
            }
        }
        Ok(())
    }

    fn file(&self, element: &Element<'_, '_>, attribute: &str) -> Option<String> {
        let address = element.get_attribute(attribute)?;
        Some(self.inside(&address).unwrap_or(address))
    }

    /// An address of the folder that the app was built for, from there; none for other addresses.
    fn inside(&self, address: &str) -> Option<String> {
        // Two slashes begin the name of another host.
        address.strip_prefix(self.public_url).filter(|rest| !rest.starts_with('/')).map(str::to_owned)
    }

    fn files(self) -> Result<AppFiles, TemplateError> {
        let found = [(&self.has_title, TITLE), (&self.has_app, APP), (&self.has_start, START)];
        for (found, what) in found {
            if !found.get() {
                return Err(TemplateError::Missing(what));
            }
        }
        let theme = self.theme.into_inner().ok_or(TemplateError::Missing(THEME))?;
        if let Some(what) = self.before_theme.get() {
            return Err(TemplateError::BeforeTheme(what));
        }
        Ok(AppFiles {
            page_scripts: self.page_scripts.into_inner(),
            script: self.script.into_inner().ok_or(TemplateError::Missing("data-js of the start script"))?,
            wasm: self.wasm.into_inner().ok_or(TemplateError::Missing("data-wasm of the start script"))?,
            style: self.style.into_inner().ok_or(TemplateError::Missing(STYLE))?,
            theme,
        })
    }
}

fn once(found: &Cell<bool>, what: &'static str) -> Result<(), TemplateError> {
    if found.replace(true) { Err(TemplateError::Repeated(what)) } else { Ok(()) }
}
