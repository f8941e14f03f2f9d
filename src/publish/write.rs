//! Drawing a view as a finished page, and putting it where its address leads.

use super::{
    Fault, Output,
    articles::Document,
    escape::json_in_script,
    head::Head,
    shell::{Parts, Shell},
    structured,
};
use crate::{
    App,
    html::escape as html,
    id::{EditionCode, decode_segment},
    loader::{Boot, Setting, View},
    publication::Edition,
    route::{Place, Route},
};
use leptos::prelude::*;
use leptos_router::location::RequestUrl;

/// What a page is made from.
#[derive(Clone, Copy)]
pub struct Sheet<'a> {
    /// What it shows.
    pub view: &'a View,
    /// What its head says.
    pub head: &'a Head,
    /// The messages of its edition, for the app.
    pub messages: &'a str,
}

/// Writes the pages of all editions.
#[derive(Debug)]
pub struct Writer<'a> {
    /// Where they go.
    pub output: &'a Output,
    /// What they are put into.
    pub shell: &'a Shell,
    /// `site.json` as the app gets it.
    pub site: &'a str,
    /// The path of the publication's folder on its host, for pages whose depth nobody knows.
    pub folder: &'a str,
}

impl Writer<'_> {
    /// Writes a page and its document.
    ///
    /// # Errors
    /// Where a file cannot be written.
    pub fn page(&self, sheet: &Sheet<'_>, document: &Document) -> Result<(), Fault> {
        let View { setting, place, .. } = sheet.view;
        let page = self.html(sheet, &way_up(&setting.edition.code, place));
        self.beside(&setting.edition, place, "index.html", page.as_bytes())?;
        self.beside(&setting.edition, place, "index.json", document.text.as_bytes())
    }

    /// The page of the publication's root, if this is the edition of readers whose language has none.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn root_of(&self, sheet: &Sheet<'_>) -> Result<(), Fault> {
        if is_default(&sheet.view.setting) {
            self.output.write("index.html", self.html(sheet, "./").as_bytes())?;
        }
        Ok(())
    }

    /// The page of an address that does not exist, for the edition, and for the publication.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn not_found(&self, sheet: &Sheet<'_>) -> Result<(), Fault> {
        let setting = &sheet.view.setting;
        let page = self.html(sheet, self.folder);
        if is_default(setting) {
            self.output.write("404.html", page.as_bytes())?;
        }
        self.output.write(&format!("{}/404.html", setting.edition.code), page.as_bytes())
    }

    /// A page that leads to another.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn leads_to(&self, setting: &Setting, from: &Place, to: &Place) -> Result<(), Fault> {
        let code = &setting.edition.code;
        let way = html(&format!("{}{}", way_up(code, from), Route::Edition(code.clone(), to.clone())));
        let (name, canonical) = (html(setting.name()), html(&setting.public_address(to)));
        let page = format!(
            "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">\n<meta charset=\"utf-8\">\n<title>{name}</title>\n\
             <meta http-equiv=\"refresh\" content=\"0; url={way}\">\n<link rel=\"canonical\" href=\"{canonical}\">\n\
             <meta name=\"robots\" content=\"noindex\">\n<h1><a href=\"{way}\">{name}</a></h1>\n</html>\n",
            setting.edition.lang,
            setting.edition.direction().as_str()
        );
        self.beside(&setting.edition, from, "index.html", page.as_bytes())
    }

    /// Writes a file into the folder that an address names.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn beside(&self, edition: &Edition, place: &Place, name: &str, bytes: &[u8]) -> Result<(), Fault> {
        // A host decodes an address before it looks for the file.
        let place = place.to_string();
        let folder: Vec<_> = place.split('/').map(|part| decode_segment(part).unwrap_or_default()).collect();
        self.output.write(&format!("{}/{}{name}", edition.code, folder.join("/")), bytes)
    }

    fn html(&self, sheet: &Sheet<'_>, base: &str) -> String {
        let Sheet { view, head, messages } = *sheet;
        let edition = &view.setting.edition;
        let boot = Boot::of(view).to_json();
        let script = |id: &str, json: &str| {
            format!("<script type=\"application/json\" id=\"{id}\">{}</script>\n", json_in_script(json))
        };
        // After the text: what only programs read shall not keep it waiting.
        let data = structured::script(view, head)
            + &script("boot", &boot)
            + &script("site", self.site)
            + &script("messages", messages);
        self.shell.page(Parts {
            lang: edition.lang.as_str(),
            dir: edition.direction().as_str(),
            base,
            head: &head.to_html(view),
            content: &draw(view.clone()),
            data: &data,
        })
    }
}

/// Whether this is the edition of readers whose language has none.
fn is_default(setting: &Setting) -> bool {
    setting.edition.code == setting.site.default_edition
}

/// The app's content for a view, as the app will find it.
fn draw(view: View) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        // The router asks where it is; nothing that is drawn depends on it.
        provide_context(RequestUrl::new("/"));
        view! { <App start=view/> }.to_html()
    });
    owner.unset_with_forced_cleanup();
    html
}

/// The way from an address to the publication's folder.
fn way_up(code: &EditionCode, place: &Place) -> String {
    let path = Route::Edition(code.clone(), place.clone()).to_string();
    "../".repeat(path.matches('/').count())
}
