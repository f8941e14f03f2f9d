//! Writing finished pages, and the documents beside them, where their addresses lead.

use super::{
    Destination, PublishError,
    app_html::app_html,
    articles::DocumentText,
    escape::json_in_script,
    first_picture::first_picture_html,
    fonts::Fonts,
    head_html::{head_html, structured_data_html, theme_colours_html},
    offline::OfflineFiles,
    pictures::Pictures,
    redirect::redirect_page,
    template::{HtmlTemplate, TemplateParts},
};
use crate::model::{
    id::{EditionCode, decode_segment},
    offline::OFFLINE_PAGE,
    page::{EditionContext, HydrationData, HydrationDocuments, PageModel, head::Head},
    publication::Edition,
    route::{Place, Route},
    source::LONGEST_DOCUMENT,
};

/// The name of the page of an address that does not exist.
pub const NOT_FOUND: &str = "404.html";

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
    pub output: &'a dyn Destination,
    /// What they are put into.
    pub template: &'a HtmlTemplate,
    /// `site.json` as the app gets it.
    pub site: &'a str,
    /// The pictures whose sizes were made.
    pub pictures: &'a Pictures,
    /// The path of the publication's folder on its host, for pages that are shown at any depth.
    pub folder: &'a str,
    /// The app's own files, which a page that is kept needs.
    pub offline_files: &'a OfflineFiles,
    /// The publication's own fonts.
    pub fonts: &'a Fonts,
    /// What is kept out of every page, as elements of its head.
    pub security: &'a str,
}

impl PageWriter<'_> {
    /// Writes a page and its document.
    ///
    /// # Errors
    /// Where a file cannot be written, or its document is longer than the app reads.
    pub fn write_page(&self, source: &PageSource<'_>, document: &DocumentText) -> Result<(), PublishError> {
        let PageModel { context, place, .. } = source.model;
        self.write_page_alone(source)?;
        let of_owner = DocumentText::of_owners_page();
        let stands = self.output.is_owners(&file_at(&context.edition, place, "index.html"));
        let document = if stands { &of_owner } else { document };
        if document.text.len() > LONGEST_DOCUMENT {
            let page = format!("{}/{place}", context.edition.code);
            return Err(PublishError::LongDocument { page, bytes: document.text.len() });
        }
        self.write_file(&context.edition, place, "index.json", document.text.as_bytes())
    }

    /// Writes a page that is drawn from what it carries, and needs no document.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_page_alone(&self, source: &PageSource<'_>) -> Result<(), PublishError> {
        let PageModel { context, place, .. } = source.model;
        if !self.wants(&context.edition, place, "index.html") {
            return Ok(());
        }
        let page = self.html(source, Some(&way_up(&context.edition.code, place)));
        self.write_file(&context.edition, place, "index.html", page.as_bytes())
    }

    /// Writes the page of the publication's root, if this is the default edition.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_root(&self, source: &PageSource<'_>) -> Result<(), PublishError> {
        if is_default(&source.model.context) && self.output.wants("index.html") {
            self.output.write("index.html", self.html(source, Some("./")).as_bytes())?;
        }
        Ok(())
    }

    /// Writes the page of an address that does not exist: the edition's, and if it is the default edition, the
    /// publication's.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_not_found(&self, source: &PageSource<'_>) -> Result<(), PublishError> {
        let context = &source.model.context;
        let of_edition = format!("{}/{NOT_FOUND}", context.edition.code);
        let of_publication = is_default(context).then_some(NOT_FOUND);
        let names = || [of_edition.as_str()].into_iter().chain(of_publication).filter(|name| self.output.wants(name));
        if names().next().is_none() {
            return Ok(());
        }
        let page = self.html(source, None);
        names().try_for_each(|name| self.output.write(name, page.as_bytes()))
    }

    /// Writes the page in place of one that was not kept, where there is no network.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_offline(&self, source: &PageSource<'_>) -> Result<(), PublishError> {
        let name = format!("{}/{OFFLINE_PAGE}", source.model.context.edition.code);
        if !self.output.wants(&name) {
            return Ok(());
        }
        self.output.write(&name, self.html(source, None).as_bytes())
    }

    /// Writes a page that leads to another.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_redirect(&self, context: &EditionContext, from: &Place, to: &Place) -> Result<(), PublishError> {
        let code = &context.edition.code;
        let href = format!("{}{}", way_up(code, from), Route::Edition(code.clone(), to.clone()));
        let page = redirect_page(context, context.name(), &href, &context.public_address(to), self.security);
        self.write_file(&context.edition, from, "index.html", page.as_bytes())
    }

    /// Whether a file in the folder that an address names is of any use.
    #[must_use]
    pub fn wants(&self, edition: &Edition, place: &Place, name: &str) -> bool {
        self.output.wants(&file_at(edition, place, name))
    }

    /// Writes a file into the folder that an address names.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write_file(&self, edition: &Edition, place: &Place, name: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.output.write(&file_at(edition, place, name), bytes)
    }

    /// The page as HTML. Without a `<base>` it is for any address: its own files are named from the host's root.
    fn html(&self, source: &PageSource<'_>, base: Option<&str>) -> String {
        let PageSource { model, head, messages, document_hash } = *source;
        let edition = &model.context.edition;
        // Texts and numbers: nothing in it could fail to be JSON.
        let hydration = serde_json::to_string(&HydrationData::of(model, document_hash)).unwrap_or_default();
        // After the text, which data for programs must not delay.
        let data = structured_data_html(model, head)
            + &json_script(HydrationDocuments::DATA_ID, &hydration)
            + &json_script(HydrationDocuments::SITE_ID, self.site)
            + &json_script(HydrationDocuments::MESSAGES_ID, messages);
        let content = app_html(model.clone());
        self.template.page(TemplateParts {
            lang: edition.lang.as_str(),
            dir: edition.direction().as_str(),
            base,
            root: if base.is_some() { "" } else { self.folder },
            first: &(theme_colours_html(&model.context.site.theme) + &first_picture_html(&content)),
            security: self.security,
            head: &head_html(model, head),
            content: &content,
            data: &data,
        })
    }
}

/// The name of a file in the folder that an address names.
fn file_at(edition: &Edition, place: &Place, name: &str) -> String {
    // A host decodes an address before it looks for the file.
    let place = place.to_string();
    let folder: Vec<_> = place.split('/').map(|part| decode_segment(part).unwrap_or_default()).collect();
    format!("{}/{}{name}", edition.code, folder.join("/"))
}

fn json_script(id: &str, json: &str) -> String {
    format!("<script type=\"application/json\" id=\"{id}\">{}</script>\n", json_in_script(json))
}

/// Whether this is the edition of readers whose language has none.
fn is_default(context: &EditionContext) -> bool {
    context.edition.code == context.site.default_edition
}

/// The relative path from an address to the publication's folder.
fn way_up(code: &EditionCode, place: &Place) -> String {
    let path = Route::Edition(code.clone(), place.clone()).to_string();
    "../".repeat(path.matches('/').count())
}
