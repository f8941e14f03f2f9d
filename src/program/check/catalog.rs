//! An edition's texts: what is missing, what is misspelt, and what would be shown with braces.

use super::{
    blank,
    context::CheckContext,
    document::{self, Opened, Outline},
    json,
    report::Reporter,
    site_document::{ReadEdition, ReadLanguage},
    suggest::remedy,
};
use crate::{
    model::{
        byte_order_mark::without_byte_order_mark,
        locale::{Catalog, CatalogError, Language, Message, placeholder_names, plural_category, plural_name},
        publication::Edition,
    },
    program::{
        Severity,
        data_folder::SITE,
        languages::{SuppliedLanguage, is_spoken},
    },
};
use icu_plurals::PluralCategory;
use serde_json::{Map, Value};
use std::{collections::BTreeSet, io};

/// The names that the app fills into a text.
const fn placeholders(message: Message) -> &'static [&'static str] {
    match message {
        Message::OpenSubmenu => &["label"],
        Message::ArchivePage => &["page"],
        Message::CategoryPage => &["category", "page"],
        Message::ContinueReading | Message::Quoted => &["title"],
        Message::Comments
        | Message::Articles
        | Message::ReadingTime
        | Message::SearchResults
        | Message::KeepPossible => &["count"],
        Message::KeepDone => &["articles", "size"],
        Message::ByAuthors => &["authors"],
        Message::UpdatedOn => &["date"],
        Message::Kilobytes | Message::Megabytes => &["size"],
        Message::MonthOfYear => &["month", "year"],
        Message::ReadAt | Message::AuthorAt => &["host"],
        Message::PlayingTime => &["time"],
        Message::Picture => &["number"],
        Message::PictureOf => &["number", "total"],
        Message::PlayHereNote | Message::ShareOn | Message::WatchAt => &["service"],
        Message::SearchNothing => &["text"],
        Message::SearchKey => &["key"],
        Message::FailedStatus => &["status"],
        _ => &[],
    }
}

/// Looks through an edition's catalog.
pub(super) fn inspect(context: &mut CheckContext, edition: &Edition, read: &ReadEdition) {
    if context.read.lacks(&format!("{}.messages", read.at)) {
        return;
    }
    let is_named = edition.messages.is_some();
    let address = match read.language {
        // The code most often is the language.
        ReadLanguage::StandIn if !is_named => format!("locales/{}.json", edition.code),
        _ => edition.catalog_address(),
    };
    let at = format!("{}.{}", read.at, if is_named { "messages" } else { "lang" });
    let file = match context.folder.document(&address, SITE) {
        Ok(file) => file,
        Err(reason) => return json::report_not_here(&mut context.report_on(SITE), &at, &address, reason),
    };
    let text = match document::read(context.folder.open(&file)) {
        Opened::Text(text) => text,
        Opened::NotJson(kind) => return context.report_on(&file).fault(Severity::Error, "", &kind),
        Opened::NotUtf8(before) => return json::report_not_utf8(&mut context.report_on(&file), &before),
        Opened::Failed(error) if !is_named && error.kind() == io::ErrorKind::NotFound => {
            return report_none(context, edition, read, &at, &file);
        }
        Opened::Failed(error) => {
            let nearest = context.folder.nearest(&file);
            let mut reporter = context.report_on(SITE);
            return json::report_unopened(&mut reporter, &at, (&address, &file), &error, nearest.as_deref());
        }
    };
    context.counts.documents += 1;
    let is_default = edition.code == context.site.default_edition;
    let instead = if is_default { Instead::Nothing } else { Instead::DefaultEdition };
    let mut reporter = context.report_on(&file);
    match serde_json::from_str(without_byte_order_mark(&text)) {
        Ok(value) => {
            Outline::of(text.as_bytes()).report_duplicates(&mut reporter);
            words(&mut reporter, edition, read.language, instead, &value);
        }
        Err(error) => json::report_syntax(&mut reporter, &error, io::Cursor::new(text.as_bytes())),
    }
}

/// Reports that there is no catalog where the edition's language has its own.
fn report_none(context: &mut CheckContext, edition: &Edition, read: &ReadEdition, at: &str, file: &str) {
    // That its language is none, is told already.
    if read.language == ReadLanguage::StandIn || !is_spoken(&edition.lang) {
        return;
    }
    let default = context.site.default_edition();
    // Two editions of one language have one catalog.
    let copied = if let Some(supplied) = SuppliedLanguage::of(&edition.lang) {
        format!("its words come with this program: masthead languages {} > {file}", supplied.code)
    } else if default.catalog_address() == edition.catalog_address() {
        format!("begin with the English words and translate them: masthead languages en > {file}")
    } else {
        format!("copy {} to {file} and translate it", default.catalog_address())
    };
    // As for "en-GB" where there is "en"; "pt-PT" has words of its own.
    let language = edition.lang.primary();
    let of_language = format!("locales/{language}.json");
    let is_near = SuppliedLanguage::of(&edition.lang).is_none_or(|supplied| supplied.code == language);
    let remedy = if is_near && context.folder.open(&of_language).is_ok() {
        format!("write \"messages\": \"{of_language}\" beside \"lang\", or {copied}")
    } else {
        copied
    };
    context.report_on(SITE).error(
        at,
        format!("{file} does not exist: it holds the words of buttons and notices in the edition's language"),
        remedy,
    );
}

/// What a reader sees in place of a message that the catalog lacks.
#[derive(Clone, Copy)]
enum Instead {
    Nothing,
    DefaultEdition,
}

fn words(reporter: &mut Reporter, edition: &Edition, language: ReadLanguage, instead: Instead, value: &Value) {
    let Some(catalog) = value.as_object() else {
        let remedy = format!("write one as \"{}\" prints it", printing(&edition.lang));
        return reporter.error("", CatalogError::NotAnObject.to_string(), remedy);
    };
    unknown_names(reporter, catalog);
    let forms = match language {
        ReadLanguage::Own => needed_forms(&edition.lang),
        ReadLanguage::StandIn => BTreeSet::new(),
    };
    for message in Message::ALL {
        if let Some(words) = catalog.get(message.key()) {
            self::message(reporter, *message, words, &forms);
        }
    }
    let lacking: Vec<_> =
        Message::ALL.iter().map(|message| message.key()).filter(|key| !catalog.contains_key(*key)).collect();
    if !lacking.is_empty() {
        let names = lacking.join(", ");
        let remedy = match SuppliedLanguage::of(&edition.lang) {
            Some(_) => format!("copy them from what \"{}\" prints", printing(&edition.lang)),
            None => format!("write them: \"{}\" prints what they say in English", printing(&edition.lang)),
        };
        match instead {
            Instead::Nothing => {
                reporter.error("", format!("the catalog of the default edition lacks words: {names}"), remedy);
            }
            Instead::DefaultEdition => {
                reporter.warning("", format!("it lacks words, and shows the default edition's: {names}"), remedy);
            }
        }
    }
    dates(reporter, edition, language, value);
}

/// The command that prints a catalog: of a language, or where it comes with none, the English one.
fn printing(language: &Language) -> String {
    format!("masthead languages {}", SuppliedLanguage::of(language).map_or("en", |supplied| supplied.code))
}

fn unknown_names(reporter: &mut Reporter, catalog: &Map<String, Value>) {
    let known = || Message::ALL.iter().map(|message| message.key()).chain(["date"]);
    for name in catalog.keys().filter(|name| *name != "$schema" && known().all(|known| known != name.as_str())) {
        reporter.warning(name, "no text of this name is shown anywhere", remedy(name, known()));
    }
}

fn message(reporter: &mut Reporter, message: Message, words: &Value, needed: &BTreeSet<&'static str>) {
    let key = message.key();
    match words {
        Value::String(text) => braces(reporter, key, message, text, Severity::Error),
        Value::Object(forms) => {
            if !forms.contains_key("other") {
                reporter.error(
                    key,
                    "the form \"other\" is missing, and so the message counts as missing",
                    "add \"other\": the form for every number that no other form is for",
                );
            }
            if placeholders(message) == ["count"] {
                for form in needed.iter().filter(|form| **form != "other" && !forms.contains_key(**form)) {
                    let remedy = "write it; until then the form \"other\" is shown";
                    reporter.warning(key, format!("the language has a form \"{form}\", which is missing"), remedy);
                }
            }
            for (form, text) in forms {
                let at = format!("{key}.{form}");
                if PluralCategory::get_for_cldr_string(form).is_none() {
                    reporter.warning(
                        &at,
                        format!("\"{form}\" is no plural form"),
                        remedy(form, PluralCategory::all().map(plural_name)),
                    );
                }
                match text {
                    // A form for one or two things may say it in words.
                    Value::String(text) if matches!(form.as_str(), "zero" | "one" | "two") => {
                        braces(reporter, &at, message, text, Severity::Warning);
                    }
                    Value::String(text) => braces(reporter, &at, message, text, Severity::Error),
                    _ => reporter.error(&at, "it is no text", "write the words in quotation marks"),
                }
            }
        }
        _ => reporter.error(
            key,
            CatalogError::WrongMessage(key).to_string(),
            "write the words in quotation marks, or an object of plural forms",
        ),
    }
}

/// Reports a `{name}` that nothing is filled into, and one that is left out; `missing` says how far that matters.
fn braces(reporter: &mut Reporter, at: &str, message: Message, text: &str, missing: Severity) {
    if text.trim().is_empty() {
        return blank::report(reporter, at, text);
    }
    let known = placeholders(message);
    let written: BTreeSet<&str> = placeholder_names(text).collect();
    for name in written.iter().filter(|name| !known.contains(name)) {
        let remedy = match known {
            [] => "take the braces out: nothing is filled into this text".to_owned(),
            _ => format!("use only {{{}}}", known.join("}, {")),
        };
        reporter.error(at, format!("{{{name}}} is shown as it stands"), remedy);
    }
    if missing == Severity::Error {
        for name in known.iter().filter(|name| !written.contains(**name)) {
            reporter.error(
                at,
                format!("{{{name}}} is missing"),
                format!("put {{{name}}} where it belongs in the text"),
            );
        }
    }
}

fn dates(reporter: &mut Reporter, edition: &Edition, language: ReadLanguage, value: &Value) {
    let read = Catalog::read(&value.to_string(), edition.lang.clone(), edition.digits(), edition.calendar());
    let errors = read.map(|(_, errors)| errors).unwrap_or_default();
    let no_dates = errors.iter().find(|error| matches!(error, CatalogError::NoDates(_)));
    // The language says which calendar must be there.
    if let Some(error) = no_dates.filter(|_| language == ReadLanguage::Own) {
        let printing = printing(&edition.lang);
        let remedy = format!(
            "copy \"date\" from what \"{printing}\" prints; months of another calendar or language you name yourself"
        );
        return reporter.error("date", error.to_string(), remedy);
    }
    for error in errors.iter().filter(|error| matches!(error, CatalogError::WrongMonthsAlone(_))) {
        let remedy = "name them all as they stand in no date, or take it out: then the names in \"months\" are taken";
        reporter.error("date.months_alone", error.to_string(), remedy);
    }
    for key in ["months", "months_alone"] {
        for (calendar, names) in value["date"][key].as_object().into_iter().flatten() {
            for (index, name) in names.as_array().into_iter().flatten().enumerate() {
                blank::report(reporter, &format!("date.{key}.{calendar}[{index}]"), name.as_str().unwrap_or_default());
            }
        }
    }
    let pattern = value["date"]["pattern"].as_str().unwrap_or_default();
    let known = ["day", "month", "year"];
    for name in placeholder_names(pattern).filter(|name| !known.contains(name)) {
        reporter.error("date.pattern", format!("{{{name}}} is shown as it stands"), "use only {day}, {month}, {year}");
    }
    for name in known.iter().filter(|name| !placeholder_names(pattern).any(|written| written == **name)) {
        reporter.error(
            "date.pattern",
            format!("{{{name}}} is missing"),
            "write a pattern such as \"{day} {month} {year}\"",
        );
    }
}

/// The plural forms that whole numbers have in a language.
fn needed_forms(language: &Language) -> BTreeSet<&'static str> {
    // Some languages have forms for fractions and for millions too; comments never are so many.
    const MAX_SHOWN: u32 = 1000;
    (0..=MAX_SHOWN).map(|count| plural_name(plural_category(count, language))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_needs_the_forms_of_its_whole_numbers() {
        let forms = |tag| needed_forms(&Language::parse(tag).unwrap()).into_iter().collect::<Vec<_>>();
        assert_eq!(forms("en"), ["one", "other"]);
        assert_eq!(forms("ar"), ["few", "many", "one", "other", "two", "zero"]);
        assert_eq!(forms("fr"), ["one", "other"]);
        assert_eq!(forms("cs"), ["few", "one", "other"]);
        assert_eq!(forms("ja"), ["other"]);
    }
}
