//! What `masthead check` accepts is published, and what it refuses is refused in the same words.

use crate::publication::{BASE, app, edit, edit_site, gazette, publish_data};
use serde_json::{Value, json};
use std::{
    fs,
    path::Path,
    process::{Command, Output},
};

/// How both programs must judge.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Judgement {
    Accepted,
    Refused,
}

use Judgement::{Accepted, Refused};

pub fn run(arguments: &[&str], folder: &Path) -> Output {
    Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).current_dir(folder).output().unwrap()
}

/// Lets both judge a publication with that change, and compares what they say. The flags are for both.
#[track_caller]
pub fn judge(name: &str, expected: Judgement, flags: &[&str], change: impl FnOnce(&Path)) -> String {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    change(&data);
    app(&folder.path().join("app"));
    let check = run(&[&["check", "data"], flags].concat(), folder.path());
    let publish = run(&[&["publish", "--app", "app", "data", "--no-compressed-copies"], flags].concat(), folder.path());
    let said = |output: &Output| String::from_utf8_lossy(&output.stderr).into_owned();
    let (checked, published) = (said(&check), said(&publish));
    let success = expected == Accepted;
    assert_eq!(check.status.success(), success, "{name}, check: {checked}");
    assert_eq!(publish.status.success(), success, "{name}, publish: {published}");
    assert_eq!(folder.path().join("dist/en/index.html").is_file(), success, "{name}");
    if !success {
        let nothing = "masthead: nothing was published\n";
        assert_eq!(published, format!("{checked}{nothing}"), "{name}");
    }
    checked
}

#[test]
fn the_addresses_of_documents_are_judged_alike() {
    let own = format!("{BASE}feeds/en.json");
    for (address, expected) in [
        ("feeds/en.json", Accepted),
        ("/feeds/en.json", Accepted),
        ("./feeds/../feeds/en.json?v=2", Accepted),
        ("feeds\\en.json", Accepted),
        (&own, Accepted),
        ("feeds/no.json", Refused),
        // A folder, in which there are no articles yet.
        ("feeds", Refused),
        ("", Refused),
        ("https://elsewhere.example/feed.json", Refused),
        ("C:\\feeds\\en.json", Refused),
        ("file:///feeds/en.json", Refused),
    ] {
        judge(&format!("feed {address}"), expected, &[], |data| {
            edit_site(data, |site| site["editions"][0]["feed"] = json!(address));
        });
    }
    for (address, expected) in
        [("/locales/en.json", Accepted), ("https://elsewhere.example/en.json", Refused), ("locales/no.json", Refused)]
    {
        judge(&format!("catalog {address}"), expected, &[], |data| {
            edit_site(data, |site| site["editions"][0]["messages"] = json!(address));
        });
    }
    for (address, expected) in [
        ("older/2.json", Accepted),
        ("/feeds/older/2.json", Accepted),
        ("https://elsewhere.example/2.json", Refused),
        ("../older/2.json", Refused),
        ("en.json", Refused),
    ] {
        judge(&format!("next_url {address}"), expected, &[], |data| {
            fs::create_dir_all(data.join("feeds/older")).unwrap();
            let older =
                json!({ "version": "https://jsonfeed.org/version/1.1", "items": [{ "id": "z", "title": "Z" }] });
            fs::write(data.join("feeds/older/2.json"), older.to_string()).unwrap();
            edit(data, "feeds/en.json", |feed| feed["next_url"] = json!(address));
        });
    }
}

#[test]
fn what_a_feed_holds_is_judged_alike() {
    let text = |html: &str| {
        let html = html.to_owned();
        move |data: &Path| edit(data, "feeds/en.json", |feed| feed["items"][0]["content_html"] = json!(html))
    };
    judge("a link to nothing", Refused, &[], text("<a href=en/abuot>x</a>"));
    judge("a link from the root to nothing", Refused, &[], text("<a href=/2019/x>x</a>"));
    judge("the same in the feed of an older site", Accepted, &[], |data| {
        text("<a href=/2019/x>x</a> <img src=/x.jpg alt=x>")(data);
        edit(data, "feeds/en.json", |feed| feed["home_page_url"] = json!("https://old.example/"));
    });
    judge("a day without a time", Accepted, &[], |data| {
        edit(data, "feeds/en.json", |feed| feed["items"][0]["date_published"] = json!("2030-01-01"));
    });
    judge("the same, strictly", Refused, &["--strict"], |data| {
        edit(data, "feeds/en.json", |feed| feed["items"][0]["date_published"] = json!("2030-01-01"));
    });
    judge("items that are no objects", Refused, &[], |data| {
        edit(data, "feeds/en.json", |feed| feed["items"][0] = json!(["a1", "x"]));
    });
    judge("no items", Accepted, &[], |data| edit(data, "feeds/en.json", |feed| feed["items"] = json!([])));
    judge("a menu that leads into a feed without items", Refused, &[], |data| {
        edit_site(data, |site| site["editions"][0]["menu"] = json!([{ "label": "x", "to": "/posts/a1" }]));
        edit(data, "feeds/en.json", |feed| feed["items"] = json!([]));
    });
    judge("a picture that is not there", Refused, &[], text("<img src=media/x.jpg alt=x>"));
    judge("a translation into no edition", Accepted, &[], |data| {
        edit(data, "feeds/en.json", |feed| {
            feed["items"][0]["_masthead"]["translations"] = json!({ "ar": "1" });
        });
    });
    judge("a draft with what is not known yet", Accepted, &[], |data| {
        edit_site(data, |site| {
            let other = json!({ "code": "fa", "lang": "fa", "label": "فارسی", "feed": "feeds/fa.json" });
            site["editions"].as_array_mut().unwrap().push(other);
        });
        let persian = Path::new(env!("CARGO_MANIFEST_DIR")).join("public/locales/fa.json");
        fs::copy(persian, data.join("locales/fa.json")).unwrap();
        fs::copy(data.join("feeds/en.json"), data.join("feeds/fa.json")).unwrap();
        edit(data, "feeds/en.json", |feed| {
            feed["items"][0]["_masthead"] = json!({ "draft": true, "translations": { "fa": "not-yet" } });
            feed["items"][0]["date_published"] = json!("next week");
        });
    });
    judge("a mark of a draft that is none", Refused, &[], |data| {
        edit(data, "feeds/en.json", |feed| feed["items"][0]["_masthead"] = json!({ "draft": 1 }));
    });
    judge("a merge that was not finished", Refused, &[], |data| {
        let conflict = "<<<<<<< HEAD\n{\"items\": []}\n=======\n{}\n>>>>>>> other\n";
        fs::write(data.join("feeds/en.json"), conflict).unwrap();
    });
    judge("items out of order", Accepted, &[], |data| {
        edit(data, "feeds/en.json", |feed| feed["items"].as_array_mut().unwrap().reverse());
    });
    judge("an item that stands in a category's own feed alone", Accepted, &[], |data| {
        edit_site(data, |site| site["editions"][0]["categories"][0]["feed"] = json!("feeds/own.json"));
        let own = json!({ "items": [{ "id": "alone", "title": "Alone" }] });
        fs::write(data.join("feeds/own.json"), own.to_string()).unwrap();
        text("<a href=en/posts/alone>x</a>")(data);
    });
    for next in ["no.json", "https://elsewhere.example/pages.json"] {
        judge("pages in several documents", Accepted, &[], |data| {
            edit_site(data, |site| site["editions"][0]["pages"] = json!("feeds/pages.json"));
            let pages = json!({ "next_url": next, "items": [{ "id": "about", "title": "About" }] });
            fs::write(data.join("feeds/pages.json"), pages.to_string()).unwrap();
        });
    }
    judge("a web page", Refused, &[], |data| fs::write(data.join("feeds/en.json"), "<!doctype html>").unwrap());
    judge("half a feed", Refused, &[], |data| fs::write(data.join("feeds/en.json"), "{\"items\": [").unwrap());
    judge("no feed", Refused, &[], |data| fs::write(data.join("feeds/en.json"), "[]").unwrap());
}

#[test]
fn what_site_json_says_is_judged_alike() {
    let without_address = |data: &Path| edit_site(data, |site| drop(site.as_object_mut().unwrap().remove("base_url")));
    let said = judge("no address", Refused, &[], without_address);
    assert!(said.contains("base_url: it is missing") && said.contains("--base-url"), "{said}");
    judge("an address given", Accepted, &["--base-url", BASE], without_address);
    judge("a wrong address given", Refused, &["--base-url", "example.org"], |_| ());
    judge("another address given", Accepted, &["--base-url", "https://other.example/news/"], |_| ());
    judge("the root of another address", Refused, &["--base-url", "https://other.example/news/"], |data| {
        edit_site(data, |site| site["editions"][0]["feed"] = json!("/feeds/en.json"));
    });
    judge("two faults", Refused, &[], |data| {
        edit_site(data, |site| {
            site["cards"] = json!("x");
            site["page_size"] = json!(0);
        });
    });
    judge("a word that means nothing", Accepted, &[], |data| edit_site(data, |site| site["x"] = json!(1)));
    judge("a key twice", Refused, &[], |data| {
        let text = fs::read_to_string(data.join("site.json")).unwrap();
        fs::write(data.join("site.json"), text.replacen('{', "{\"name\":\"x\",", 1)).unwrap();
    });
    judge("no site", Refused, &[], |data| fs::remove_file(data.join("site.json")).unwrap());
}

#[test]
fn a_folder_that_two_editions_name_is_judged_by_their_languages() {
    for (lang, expected) in [("en-GB", Accepted), ("fa", Refused)] {
        let said = judge(lang, expected, &[], |data| {
            fs::create_dir_all(data.join("content/en")).unwrap();
            fs::write(data.join("content/en/a.md"), "---\ntitle: A\ndate: 2024-05-01\n---\nText.\n").unwrap();
            edit_site(data, |site| {
                let mut other = site["editions"][0].clone();
                (other["code"], other["lang"], other["messages"]) =
                    (json!("gb"), json!(lang), json!("locales/en.json"));
                site["editions"].as_array_mut().unwrap().push(other);
                for edition in site["editions"].as_array_mut().unwrap() {
                    edition["feed"] = json!("content/en/");
                }
            });
        });
        assert_eq!(said.contains("is the folder of the edition \"en\" already"), expected == Refused, "{said}");
    }
}

#[test]
fn all_that_is_alike_is_listed_when_asked_for() {
    let many = |data: &Path| {
        let item =
            |n: usize| json!({ "id": n.to_string(), "title": "T", "content_html": "<img src=media/x.jpg alt=x>" });
        let feed =
            json!({ "version": "https://jsonfeed.org/version/1.1", "items": (0..12).map(item).collect::<Vec<_>>() });
        fs::write(data.join("feeds/en.json"), feed.to_string()).unwrap();
    };
    let named = |said: &str| said.matches("media/x.jpg does not exist").count();
    let short = judge("many alike", Refused, &[], many);
    assert_eq!(named(&short), 5, "{short}");
    assert!(short.contains("(and 7 more like this)"), "{short}");
    let all = judge("all of them", Refused, &["--all"], many);
    assert_eq!(named(&all), 12, "{all}");
    assert!(!all.contains("more like this"), "{all}");
}

#[test]
fn the_folder_that_is_named_or_the_one_here_is_checked() {
    let folder = tempfile::tempdir().unwrap();
    for name in ["public", "gazette", "gazette/public"] {
        gazette(&folder.path().join(name), 1);
    }
    let checked_in = |place: &Path, arguments: &[&str]| {
        let output = run(&[&["check"], arguments].concat(), place);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        said.strip_prefix("checked ").and_then(|rest| rest.split_once(':')).map(|(name, _)| name.to_owned())
    };
    let checked = |arguments: &[&str]| checked_in(folder.path(), arguments);
    assert_eq!(checked(&[]).as_deref(), Some("public"));
    assert_eq!(checked(&["gazette"]).as_deref(), Some("gazette"));
    assert_eq!(checked(&["--strict", "gazette", "--all"]).as_deref(), Some("gazette"));
    assert_eq!(checked_in(&folder.path().join("gazette"), &[]).as_deref(), Some("this folder"));
    assert_eq!(checked(&["gazette/site.json"]).as_deref(), Some("gazette"));
}

#[test]
fn one_of_a_thing_is_not_many() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    edit(&folder.path().join("data"), "feeds/en.json", |feed| feed["items"][0]["image"] = json!("media/no.png"));
    let output = run(&["check", "data"], folder.path());
    let said = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(said.contains("3 documents, 1 item, 1 link, 1 file; 1 error, "), "{said}");
}

#[test]
fn files_that_are_not_published_are_judged_alike() {
    let link = |data: &Path, address: &str| {
        edit(data, "feeds/en.json", |feed| {
            feed["items"][0]["content_html"] = json!(format!("<a href='{address}'>x</a>"));
        });
    };
    for (name, ignore, expected) in [
        ("media/a.psd", json!([]), Accepted),
        ("media/a.psd", json!(["*.psd"]), Refused),
        ("drafts/a.txt", json!(["drafts/"]), Refused),
        ("drafts/.b/a.txt", json!(["drafts/"]), Refused),
        ("media/.a.txt", json!([]), Refused),
        ("media/.a.txt", json!(["!.a.txt"]), Accepted),
    ] {
        let said = judge(&format!("{name} {ignore}"), expected, &[], |data| {
            fs::create_dir_all(data.join(name).parent().unwrap()).unwrap();
            fs::write(data.join(name), "x").unwrap();
            edit_site(data, |site| site["ignore"] = ignore.clone());
            link(data, name);
        });
        let words = format!("{name} is not published: no file for readers");
        assert_eq!(said.contains(&words), expected == Refused, "{said}");
        // What check says to do helps.
        if expected == Accepted {
            continue;
        }
        let (_, remedy) = said.split_once("or write ").unwrap();
        let (patterns, _) = remedy.split_once(" at the end of").unwrap();
        let patterns: Vec<Value> = serde_json::from_str(&format!("[{patterns}]")).unwrap();
        judge(&format!("{name} {patterns:?}"), Accepted, &[], |data| {
            fs::create_dir_all(data.join(name).parent().unwrap()).unwrap();
            fs::write(data.join(name), "x").unwrap();
            let ignore = [ignore.as_array().unwrap().as_slice(), &patterns].concat();
            edit_site(data, |site| site["ignore"] = json!(ignore));
            link(data, name);
        });
    }
    let said = judge("a pattern", Refused, &[], |data| edit_site(data, |site| site["ignore"] = json!(["a{b"])));
    assert!(said.contains(": ignore: \"a{b\" is no pattern"), "{said}");
}

#[test]
fn a_fault_is_told_with_its_line_to_people_and_programs() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 1);
    let feed = "{\n \"items\": [\n  {\"id\": \"1\", \"title\": \"T\", \"image\": \"media/no, 100%.png\"}\n ]\n}";
    fs::write(data.join("feeds/en.json"), feed).unwrap();
    let told = |format: &str| {
        let output = run(&["check", "data", "--format", format], folder.path());
        assert_eq!(output.status.code(), Some(1), "{output:?}");
        (String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (_, text) = told("text");
    assert!(text.contains("error: feeds/en.json:3:38: items[0] \"1\".image: "), "{text}");
    assert!(
        text.contains(
            "\n  3 | {\"id\": \"1\", \"title\": \"T\", \"image\": \"media/no, 100%.png\"}\n    \
             |                                    ^^^^^^^^^^^^^^^^^^^^\n  what to do: "
        ),
        "{text}"
    );
    let (json, nothing) = told("json");
    assert_eq!(nothing, "");
    let json: Value = serde_json::from_str(&json).unwrap();
    let image = json["findings"].as_array().unwrap().iter().find(|finding| finding["place"] == "items[0] \"1\".image");
    let image = image.unwrap_or_else(|| panic!("{json:#}"));
    assert_eq!((&image["severity"], &image["line"], &image["column"]), (&json!("error"), &json!(3), &json!(38)));
    assert_eq!((&image["end_column"], &json["unpublished"]["drafts"]), (&json!(58), &json!([])));
    assert_eq!(json["version"], 1);
    // All of it is described.
    let readme = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md")).unwrap();
    let row = |of: &str| readme.lines().find(|line| line.starts_with(&format!("| `{of}` |"))).unwrap_or_default();
    for (object, words) in [
        (&json, &*readme),
        (image, &*readme),
        (&json["checked"], row("checked")),
        (&json["unpublished"], row("unpublished")),
    ] {
        for field in object.as_object().unwrap().keys() {
            assert!(words.contains(&format!("`{field}`")), "README.md describes no \"{field}\"");
        }
    }
    assert!(json["errors"].as_u64() >= Some(1) && json["checked"]["items"] == 1, "{json:#}");
    let (annotations, _) = told("github");
    assert!(
        annotations
            .contains("::error file=data/feeds/en.json,line=3,col=38,endLine=3,endColumn=58::items[0] \"1\".image: media/no, 100%25.png"),
        "{annotations}"
    );
    assert!(annotations.contains("%0A  what to do: "), "{annotations}");
}

#[test]
fn an_address_for_examples_is_told_by_both_in_the_same_words_and_keeps_nobody_from_publishing() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    gazette(&data, 3);
    edit(&data, "feeds/en.json", |feed| feed["version"] = json!("https://jsonfeed.org/version/1.1"));
    publish_data(&data, folder.path());
    let told = |arguments: &[&str]| {
        let output = run(arguments, folder.path());
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stderr).unwrap()
    };
    let at = ["--base-url", "https://example.org/news/", "--strict"];
    let checked = told(&[&["check", "data"], &at[..]].concat());
    let expected = "--base-url: the pages are for https://example.org/news/, where nobody will find them\n";
    assert!(checked.starts_with("note: site.json:") && checked.contains(expected), "{checked}");
    assert_eq!(told(&[&["publish", "data", "--app", "app"], &at[..]].concat()), checked);
    assert!(!told(&["check", "data", "--base-url", "https://news.example/"]).contains("where nobody will find them"));
}

#[test]
fn annotations_name_files_from_the_folder_of_the_repository() {
    let repository = tempfile::tempdir().unwrap();
    let folder = repository.path().join("site");
    gazette(&folder.join("data"), 1);
    edit(&folder.join("data"), "feeds/en.json", |feed| {
        feed["items"][0]["content_html"] = json!("<a href=\"/en/no\u{1b}[31m/\">x</a>");
    });
    let told = |data: &str, workspace: &Path| {
        let mut check = Command::new(env!("CARGO_BIN_EXE_masthead"));
        check.args(["check", data, "--format", "github"]).current_dir(&folder).env("GITHUB_WORKSPACE", workspace);
        String::from_utf8(check.output().unwrap().stdout).unwrap()
    };
    let elsewhere = tempfile::tempdir().unwrap();
    let said = told("data", repository.path());
    assert!(said.contains("::error file=site/data/feeds/en.json,"), "{said}");
    assert!(!said.contains('\u{1b}') && said.contains("\\u{1b}"), "{said}");
    assert!(told("data", elsewhere.path()).contains("::error file=data/feeds/en.json,"));
    assert!(told("nothere", elsewhere.path()).contains("::error file=nothere::"));
    assert!(told("nothere", repository.path()).contains("::error file=site/nothere::"));
}
