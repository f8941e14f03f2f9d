//! Names that are no names everywhere, and files that are none of the publication's.

use crate::publication::{Publication, found, item};
use serde_json::json;

#[cfg(not(windows))]
const FILE: &str = "give it another name";
const ITEM: &str = "give the item another id";

/// Which therefore nobody there has.
#[test]
#[cfg(not(windows))]
fn files_that_windows_cannot_hold_are_named() {
    let publication = Publication::new();
    for name in ["media/nul.txt", "media/CON/a.txt", "media/end./b.txt", "media/what?.txt"] {
        publication.file(name, b"x");
    }
    publication.finds(&[
        "warning: media/CON/a.txt: \"media/CON\" is not a name everywhere: Windows takes it for a device",
        "warning: media/end./b.txt: \"media/end.\" is not a name everywhere: Windows drops the dot or space at its end",
        "warning: media/nul.txt: \"media/nul.txt\" is not a name everywhere: Windows takes it for a device",
        "warning: media/what?.txt: \"media/what?.txt\" is not a name everywhere: Windows has no ? in names",
    ]);
    assert!(publication.remedies().iter().all(|remedy| remedy == FILE));
}

/// Where a disk tells them apart at all.
#[test]
#[cfg(target_os = "linux")]
fn files_that_some_disks_take_for_one_are_named() {
    let publication = Publication::new();
    for name in ["media/A.txt", "media/a.txt", "media/caf\u{e9}.txt", "media/cafe\u{301}.txt", "EN/index.html"] {
        publication.file(name, b"x");
    }
    publication.finds(&[
        "warning: EN/index.html: \"EN\" and \"en\" are one name on Windows and macOS",
        "warning: media/a.txt: \"media/a.txt\" and \"media/A.txt\" are one name on Windows and macOS",
        "warning: media/caf\u{e9}.txt: \"media/caf\u{e9}.txt\" is there twice, in two spellings that look the same: where \
         this one has the sign U+00E9, the other has U+0065 (a letter with an accent is one sign or two); on macOS they are \
         one name",
    ]);
}

#[test]
fn addresses_that_are_no_folders_everywhere_are_named() {
    let none = json!({});
    let publication =
        Publication::of(&json!([item("A1", &none), item("a1", &none), item("aux", &none), item("b.", &none)]));
    publication.finds(&[
        "warning: feeds/en.json: items[1] \"a1\": \"posts/a1\" and \"posts/A1\" are one name on Windows and macOS",
        "warning: feeds/en.json: items[2] \"aux\": \"posts/aux\" is not a name everywhere: Windows takes it for a device",
        "warning: feeds/en.json: items[3] \"b.\": \"posts/b.\" is not a name everywhere: Windows drops the dot or space at its end",
    ]);
    assert!(publication.remedies().iter().all(|remedy| remedy.starts_with(ITEM)));
    let publication = Publication::new();
    publication.edit("feeds/pages.json", |feed| feed["items"][0]["id"] = json!("Archive"));
    publication.finds_alone(
        "warning: feeds/pages.json: items[0] \"Archive\": \"Archive\" and \"archive\" are one name on Windows and macOS",
        ITEM,
    );
}

#[test]
fn lists_that_are_no_folders_everywhere_are_named() {
    let tagged = |tags| json!({ "tags": tags, "_masthead": { "category": "iraq" } });
    let items = [tagged(json!(["École", "école"])), tagged(json!(["Nul", "e\u{301}cole"]))];
    let publication = Publication::of(&json!([item("1", &items[0]), item("2", &items[1])]));
    publication.finds(&[
        "warning: site.json: editions[0].feed: \"tag/nul\" is not a name everywhere: Windows takes it for a device",
        "warning: site.json: editions[0].feed: \"tag/École\" and \"tag/e\u{301}cole\" are one name on Windows and macOS",
        "warning: site.json: editions[0].feed: \"tag/école\" is there twice, in two spellings that look the same: where this \
         one has the sign U+00E9, the other has U+0065 (a letter with an accent is one sign or two); on macOS they are one \
         name",
    ]);
}

#[test]
fn tags_that_are_one_in_addresses_are_named() {
    let tagged = |tags: &[&str]| json!({ "tags": tags, "_masthead": { "category": "iraq" } });
    let items = [tagged(&["C++", "New York"]), tagged(&["C#", "new-york", "Iraq"]), tagged(&["C", "C#", "c++"])];
    let publication = Publication::of(&json!([item("1", &items[0]), item("2", &items[1]), item("3", &items[2])]));
    let one_list = |item: u8, tag: &str| {
        format!(
            "warning: feeds/en.json: items[{item}] \"{}\".tags: the tags \"{tag}\" and \"C++\" (feeds/en.json: items[0] \"1\".tags) \
             are one in addresses, \"c\": their articles stand in one list, and it bears one of the two names",
            item + 1
        )
    };
    publication.finds(&[&one_list(1, "C#"), &one_list(2, "C")]);
}

#[test]
fn tags_and_authors_that_look_alike_and_are_two_are_named() {
    let by = |author: &str, tag: &str| json!({ "authors": [{ "name": author }], "tags": [tag], "_masthead": { "category": "iraq" } });
    let items = [by("علی کریمی", "کتاب"), by("علي كريمي", "كتاب"), by("علی کریمی", "کتابها"), by("علي كريمي", "کتاب")];
    let items: Vec<_> = items.iter().zip(1..).map(|(more, id)| item(&id.to_string(), more)).collect();
    Publication::of(&json!(items)).finds(&[
        "warning: feeds/en.json: items[1] \"2\".authors: the authors \"علي كريمي\" and \"علی کریمی\" (feeds/en.json: items[0] \
         \"1\".authors) look alike and are two, each with a list of its own: ي (U+064A) is not ی (U+06CC)",
        "warning: feeds/en.json: items[1] \"2\".tags: the tags \"كتاب\" and \"کتاب\" (feeds/en.json: items[0] \"1\".tags) look alike \
         and are two, each with a list of its own: ك (U+0643) is not ک (U+06A9)",
    ]);
}

#[test]
fn tags_of_which_no_address_can_be_made_are_named_once() {
    let tagged = json!({ "tags": [".", "؟"], "_masthead": { "category": "iraq" } });
    let publication = Publication::of(&json!([item("1", &tagged), item("2", &tagged)]));
    publication.finds(&[".", "؟"].map(|tag| {
        format!(
            "warning: feeds/en.json: items[0] \"1\".tags: no address can be made of the tag \"{tag}\": it is shown without a link"
        )
    }).each_ref().map(String::as_str));
}

/// Ids become one safe segment whatever is in them.
#[test]
fn no_id_leads_out_of_its_folder() {
    let ids = ["..", "../../etc/passwd", "a/../b", "nul\0byte", "line\nbreak", &"x".repeat(300), "\u{202e}gpj.exe"];
    let items: Vec<_> = ids.iter().map(|id| item(id, &json!({}))).collect();
    Publication::of(&json!(items)).finds(&[]);
}

#[test]
#[cfg(unix)]
fn what_is_no_file_of_the_folder_is_said_in_the_words_of_publishing() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let publication = Publication::new();
    let elsewhere = tempfile::NamedTempFile::new().unwrap();
    symlink(elsewhere.path(), publication.folder.path().join("letter.txt")).unwrap();
    symlink("nothing", publication.folder.path().join("gone.txt")).unwrap();
    let _socket = UnixListener::bind(publication.folder.path().join("socket")).unwrap();
    publication.file("line\nbreak.txt", b"x");
    publication.finds(&[
        "warning: gone.txt: it is not published: a link to nothing",
        "warning: letter.txt: it is not published: a link out of the folder",
        "warning: line\\nbreak.txt: it is not published: a name that no address has",
        "warning: socket: it is not published: no file but a device or a pipe",
    ]);
}

#[test]
#[cfg(unix)]
fn a_document_that_lies_elsewhere_is_refused() {
    for (name, place) in [
        ("site.json", "site.json: it is"),
        ("feeds/en.json", "site.json: editions[0].feed: feeds/en.json is"),
        ("locales/en.json", "site.json: editions[0].lang: locales/en.json is"),
    ] {
        let publication = Publication::new();
        let folder = tempfile::tempdir().unwrap();
        let (inside, outside) = (publication.folder.path().join(name), folder.path().join("elsewhere.json"));
        std::fs::rename(&inside, &outside).unwrap();
        std::os::unix::fs::symlink(&outside, &inside).unwrap();
        let expected = format!("error: {place} a link out of the folder, and is not read");
        let found = found(&publication.report());
        assert!(found.contains(&expected), "{name}: {found:?}");
    }
}

/// Finished pages that lie in the folder are no part of it.
#[test]
#[cfg(not(windows))]
fn finished_pages_in_the_folder_are_passed_by() {
    let publication = Publication::new();
    publication.file("dist/.masthead.json", b"{}");
    publication.file("dist/en/posts/nul/index.html", b"x");
    publication.finds(&[]);
}
