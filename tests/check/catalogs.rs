//! What is said of catalogs.

use crate::publication::Publication;
use serde_json::json;

#[test]
fn a_catalog_that_cannot_be_read_is_an_error() {
    let publication = Publication::new();
    publication.remove("locales/ar.json");
    publication.file("locales/en.json", b"{\"menu\": \"Menu\",}");
    publication.finds(&[
        "error: site.json: editions[1].lang: locales/ar.json does not exist: it holds the words of buttons and notices in the edition's language",
        "error: locales/en.json: line 1, column 17: it is not JSON: trailing comma",
    ]);
}

#[test]
fn an_edition_without_a_catalog_is_told_to_copy_one() {
    let publication = Publication::new();
    publication.edit("site.json", |site| {
        let french = json!({ "code": "fr", "lang": "fr", "label": "Français", "feed": "feeds/ar.json" });
        site["editions"].as_array_mut().unwrap().push(french);
    });
    publication.finds_alone(
        "error: site.json: editions[2].lang: locales/fr.json does not exist: it holds the words of buttons and notices in the edition's language",
        "its words come with this program: masthead languages fr > locales/fr.json",
    );
    // One in a regional kind of a language that there is can have its words.
    publication.edit("site.json", |site| site["editions"][2]["lang"] = json!("ar-EG"));
    publication.finds_alone(
        "error: site.json: editions[2].lang: locales/ar-EG.json does not exist: it holds the words of buttons and notices in the edition's language",
        "write \"messages\": \"locales/ar.json\" beside \"lang\", or its words come with this program: masthead languages ar > locales/ar-EG.json",
    );
    publication.edit("site.json", |site| site["editions"][2]["lang"] = json!("cy"));
    publication.finds_alone(
        "error: site.json: editions[2].lang: locales/cy.json does not exist: it holds the words of buttons and notices in the edition's language",
        "copy locales/en.json to locales/cy.json and translate it",
    );
    // Another edition in the default one's language has the same catalog.
    publication.edit("site.json", |site| {
        site["editions"][0]["lang"] = json!("cy");
        site["editions"][2]["lang"] = json!("cy");
    });
    let remedies = publication.remedies();
    assert!(!remedies.iter().any(|remedy| remedy.contains("copy locales/cy.json to locales/cy.json")), "{remedies:#?}");
    publication.edit("site.json", |site| site["editions"][0]["lang"] = json!("en"));
    // What the owner wrote may be a slip.
    publication.edit("site.json", |site| site["editions"][2]["messages"] = json!("locale/ar.json"));
    publication.finds_alone(
        "error: site.json: editions[2].messages: locale/ar.json does not exist",
        "did you mean \"locales/ar.json\"?",
    );
}

#[test]
fn what_a_catalog_lacks_weighs_more_in_the_default_edition() {
    let publication = Publication::new();
    for file in ["locales/en.json", "locales/ar.json"] {
        publication.edit(file, |catalog| {
            let retry = catalog.as_object_mut().unwrap().remove("retry").unwrap();
            catalog["retyr"] = retry;
        });
    }
    publication.finds(&[
        "warning: locales/ar.json: it lacks words, and shows the default edition's: retry",
        "warning: locales/ar.json: retyr: no text of this name is shown anywhere",
        "error: locales/en.json: the catalog of the default edition lacks words: retry",
        "warning: locales/en.json: retyr: no text of this name is shown anywhere",
    ]);
    let remedies = publication.remedies();
    assert_eq!(remedies[0], "copy them from what \"masthead languages ar\" prints");
    // Of a language that comes with no words, those that are to be translated.
    publication.edit("site.json", |site| site["editions"][1]["lang"] = json!("cy"));
    publication.edit("site.json", |site| site["editions"][1]["messages"] = json!("locales/ar.json"));
    let remedies = publication.remedies();
    assert!(remedies.contains(&"write them: \"masthead languages en\" prints what they say in English".to_owned()));
}

#[test]
fn a_catalog_without_dates_is_told_where_they_are() {
    let publication = Publication::new();
    publication.edit("locales/ar.json", |catalog| drop(catalog.as_object_mut().unwrap().remove("date")));
    let remedies = publication.remedies();
    assert!(
        remedies.len() == 1 && remedies[0].starts_with("copy \"date\" from what \"masthead languages ar\" prints"),
        "{remedies:#?}"
    );
}

#[test]
fn a_text_keeps_the_names_in_its_braces() {
    let publication = Publication::new();
    publication.edit("locales/en.json", |catalog| {
        catalog["share_on"] = json!("Share on {sevice}");
        catalog["menu"] = json!("Menu {x}");
        catalog["date"]["pattern"] = json!("{day} {moth} {year}");
    });
    publication.finds(&[
        "error: locales/en.json: date.pattern: {month} is missing",
        "error: locales/en.json: date.pattern: {moth} is shown as it stands",
        "error: locales/en.json: menu: {x} is shown as it stands",
        "error: locales/en.json: share_on: {service} is missing",
        "error: locales/en.json: share_on: {sevice} is shown as it stands",
    ]);
}

#[test]
fn a_language_has_its_plural_forms() {
    let publication = Publication::new();
    publication.edit("locales/en.json", |catalog| catalog["comments"] = json!({ "one": "one comment" }));
    publication.edit("locales/ar.json", |catalog| {
        let forms = catalog["comments"].as_object_mut().unwrap();
        forms.remove("few");
        forms.insert("mnay".to_owned(), json!("{count}"));
    });
    publication.finds(&[
        "warning: locales/ar.json: comments: the language has a form \"few\", which is missing",
        "warning: locales/ar.json: comments.mnay: \"mnay\" is no plural form",
        "error: locales/en.json: comments: the form \"other\" is missing, and so the message counts as missing",
    ]);
}

#[test]
fn a_text_says_something() {
    let publication = Publication::new();
    publication.edit("locales/en.json", |catalog| {
        catalog["retry"] = json!(" ");
        catalog["comments"]["one"] = json!("");
        catalog["date"]["months"]["gregorian"][4] = json!("");
    });
    let blank = "it is empty: a reader sees nothing, and a screen reader says nothing";
    publication.finds(&[
        &format!("error: locales/en.json: comments.one: {blank}"),
        &format!("error: locales/en.json: date.months.gregorian[4]: {blank}"),
        &format!("error: locales/en.json: retry: {blank}"),
    ]);
}
