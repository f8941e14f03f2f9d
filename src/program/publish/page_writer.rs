//! Drawing a model as a finished page, and putting it where its address leads.

use super::head_html::{head_html, structured_data_html};
use super::{
    Output, PublishError,
    articles::Document,
    escape::json_in_script,
    template::{HtmlTemplate, TemplateParts},
};
use crate::{
    app::App,
    model::{
        id::{EditionCode, decode_segment},
        page::{EditionContext, HydrationData, PageModel, head::Head},
        publication::Edition,
        route::{Place, Route},
    },
};
use html_escape::encode_double_quoted_attribute as html;
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct PageSource<'a> {
    /// What it shows.
    pub model: &'a PageModel,
    /// What its head says.
    pub head: &'a Head,
    /// The messages of its edition, for the app.
    pub messages: &'a str,
    /// The hash of the document beside the page, if there is one.
    pub document_hash: Option<u64>,
}

/// Writes the pages of all editions.
#[derive(Debug)]
pub struct PageWriter<'a> {
    /// Where they go.
    pub output: &'a Output,
    /// What they are put into.
    pub template: &'a HtmlTemplate,
    /// `site.json` as the app gets it.
    pub site: &'a str,
    /// The path of the publication's folder on its host, for pages whose depth nobody knows.
    pub folder: &'a str,
}

impl PageWriter<'_> {
    /// Writes a page and its document.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn page(&self, source: &PageSource<'_>, document: &Document) -> Result<(), PublishError> {
        let PageModel { context, place, .. } = source.model;
        let page = self.html(source, &way_up(&context.edition.code, place));
        self.beside(&context.edition, place, "index.html", page.as_bytes())?;
        self.beside(&context.edition, place, "index.json", document.text.as_bytes())
    }

    /// The page of the publication's root, if this is the edition of readers whose language has none.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn root_of(&self, source: &PageSource<'_>) -> Result<(), PublishError> {
        if is_default(&source.model.context) {
            self.output.write("index.html", self.html(source, "./").as_bytes())?;
        }
        Ok(())
    }

    /// The page of an address that does not exist, for the edition, and for the publication.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn not_found(&self, source: &PageSource<'_>) -> Result<(), PublishError> {
        let context = &source.model.context;
        let page = self.html(source, self.folder);
        if is_default(context) {
            self.output.write("404.html", page.as_bytes())?;
        }
        self.output.write(&format!("{}/404.html", context.edition.code), page.as_bytes())
    }

    /// A page that leads to another.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_redirect(&self, context: &EditionContext, from: &Place, to: &Place) -> Result<(), PublishError> {
        let code = &context.edition.code;
        let way = format!("{}{}", way_up(code, from), Route::Edition(code.clone(), to.clone()));
        let canonical = context.public_address(to);
        let (way, name, canonical) = (html(&way), html(context.name()), html(&canonical));
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n<title>{name}</title>\n\
             <meta http-equiv=\"refresh\" content=\"0; url={way}\">\n<link rel=\"canonical\" href=\"{canonical}\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<h1><a href=\"{way}\">{name}</a></h1>\n</html>\n",
            context.edition.lang,
            context.edition.direction().as_str()
        );
        self.beside(&context.edition, from, "index.html", page.as_bytes())
    }

    /// Writes a file into the folder that an address names.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn beside(&self, edition: &Edition, place: &Place, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        // A host decodes an address before it looks for the file.
        let place = place.to_string();
        let folder: Vec<_> = place.split('/').map(|part| decode_segment(part).unwrap_or_default()).collect();
        self.output.write(&format!("{}/{}{name}", edition.code, folder.join("/")), bytes)
    }

    fn html(&self, source: &PageSource<'_>, base: &str) -> String {
        let PageSource { model, head, messages, .. } = *source;
        let edition = &model.context.edition;
        let hydration = serde_json::to_string(&HydrationData::of(model, source.document_hash)).unwrap_or_default();
        let script = |id: &str, json: &str| {
            format!("<script type=\"application/json\" id=\"{id}\">{}</script>\n", json_in_script(json))
        };
        // After the text: what only programs read shall not keep it waiting.
        let data = structured_data_html(model, head)
            + &script("hydration", &hydration)
            + &script("site", self.site)
            + &script("messages", messages);
        self.template.page(TemplateParts {
            lang: edition.lang.as_str(),
            dir: edition.direction().as_str(),
            base,
            head: &head_html(model, head),
            content: &draw(model.clone()),
            data: &data,
        })
    }
}

/// Whether this is the edition of readers whose language has none.
fn is_default(context: &EditionContext) -> bool {
    context.edition.code == context.site.default_edition
}

/// The app's content for a model, as the app will find it.
fn draw(model: PageModel) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        // The router asks where it is; nothing that is drawn depends on it.
        provide_context(RequestUrl::new("/"));
        view! { <App start=model/> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

/// The way from an address to the publication's folder.
fn way_up(code: &EditionCode, place: &Place) -> String {
    let path = Route::Edition(code.clone(), place.clone()).to_string();
    "../".repeat(path.matches('/').count())
}
