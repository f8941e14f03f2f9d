//! The owner's files come along, and stand.

use crate::publication::{BASE, Quiet, app, edit_site, files, gazette, options, publish_data};
use masthead::{
    model::feed::{Feed, ShownBy},
    program::{
        LeftOutReason, Remedy,
        publish::{BuiltApp, CompressedCopies, Options, Published, Renumbering, publish},
    },
};
use serde_json::json;
use std::{collections::BTreeMap, fs, path::Path};

/// A folder with the built app and a publication in `data`.
fn publication(articles: usize) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    app(&folder.path().join("app"));
    gazette(&folder.path().join("data"), articles);
    folder
}

fn write(folder: &Path, texts: &[(&str, &str)]) {
    for (name, text) in texts {
        let path = folder.join("data").join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("dist").join(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn published(options: &Options) -> Published {
    publish(options, &Quiet).unwrap_or_else(|fault| panic!("{fault}"))
}

#[test]
fn an_owners_file_stands_in_the_place_of_ours_and_it_is_said() {
    let folder = publication(1);
    write(folder.path(), &[("404.html", "mine"), ("en/index.html", "my front page"), ("CNAME", "example.org")]);
    let outcome = published(&options(folder.path()));
    assert_eq!(outcome.instead_of_ours, ["404.html", "en/index.html"]);
    assert_eq!(read(folder.path(), "404.html"), "mine");
    assert_eq!(read(folder.path(), "en/index.html"), "my front page");
    assert_eq!(read(folder.path(), "CNAME"), "example.org");
    assert!(read(folder.path(), "en/404.html").contains("<html"), "others are made as ever");
}

#[test]
fn settings_of_the_owner_are_joined_with_ours() {
    let folder = publication(1);
    let owners = [
        ("robots.txt", "User-agent: X\nDisallow: /"),
        ("_headers", "/*\n  Referrer-Policy: no-referrer\n/x\n  X-Mine: 1"),
        ("_redirects", "/old /new 301"),
        (".htaccess", "Redirect /old /new"),
    ];
    write(folder.path(), &owners);
    let outcome = published(&options(folder.path()));
    assert_eq!(outcome.joined, ["_headers", "_redirects", ".htaccess", "robots.txt"]);
    assert!(outcome.instead_of_ours.is_empty(), "{outcome:?}");
    assert_eq!(
        read(folder.path(), "robots.txt"),
        format!("User-agent: X\nDisallow: /\n\nSitemap: {BASE}sitemap.xml\n")
    );
    let headers = read(folder.path(), "_headers");
    assert_eq!(headers.matches("Referrer-Policy").count(), 1, "{headers}");
    assert!(headers.contains("Content-Security-Policy") && headers.ends_with("X-Mine: 1"), "{headers}");
    let redirects = read(folder.path(), "_redirects");
    assert!(redirects.starts_with("/old /new 301\n/en/* "), "{redirects}");
    assert!(read(folder.path(), ".htaccess").ends_with("Redirect /old /new"));
    // Joined again, nothing is there twice.
    let again = published(&options(folder.path()));
    assert_eq!((again.files.written, again.files.removed), (0, 0));
    assert_eq!(read(folder.path(), "_headers"), headers);

    write(folder.path(), &[("robots.txt", "sitemap: https://elsewhere.example/s.xml\n")]);
    assert!(!published(&options(folder.path())).joined.contains(&"robots.txt"));
    assert_eq!(read(folder.path(), "robots.txt"), "sitemap: https://elsewhere.example/s.xml\n");
}

#[test]
fn settings_in_another_encoding_are_joined_as_they_are() {
    let folder = publication(1);
    let comment = b"# caf\xe9\n";
    for name in ["robots.txt", "_headers", "_redirects", ".htaccess"] {
        fs::write(folder.path().join("data").join(name), comment).unwrap();
    }
    assert_eq!(published(&options(folder.path())).joined.len(), 4);
    let files = files(&folder.path().join("dist"));
    for (name, ours) in
        [("robots.txt", "Sitemap: "), ("_headers", "nosniff"), ("_redirects", "404"), (".htaccess", "404")]
    {
        let text = String::from_utf8_lossy(&files[name]);
        assert!(text.contains(ours), "{name}: {text}");
        let is_there = files[name].windows(comment.len()).any(|part| part == comment);
        assert!(is_there, "{name}: {text}");
    }
}

#[test]
fn the_documents_that_were_read_stay_behind_and_no_others() {
    let own = format!("{BASE}feeds/en.json");
    for address in ["feeds/en.json", "/feeds/en.json", "./feeds/../feeds/en.json?v=2", "feeds\\en.json", &own] {
        let folder = publication(1);
        let feed = json!({ "next_url": "older/2.json", "items": [{ "id": "new", "title": "New" }] }).to_string();
        let older = json!({ "items": [{ "id": "old", "title": "Old" }] }).to_string();
        let catalog = fs::read_to_string(folder.path().join("data/locales/en.json")).unwrap();
        let texts = [
            ("feeds/en.json", feed.as_str()),
            ("feeds/older/2.json", &older),
            ("feeds/older/mine.json", "{}"),
            ("feeds/words.json", &catalog),
        ];
        write(folder.path(), &texts);
        edit_site(&folder.path().join("data"), |site| {
            site["editions"][0]["feed"] = json!(address);
            site["editions"][0]["messages"] = json!("feeds/words.json");
            site["ignore"] = json!(["words.json"]);
        });
        published(&options(folder.path()));
        let files = files(&folder.path().join("dist"));
        let in_feeds: Vec<_> = files.keys().filter(|name| name.starts_with("feeds/")).collect();
        assert_eq!(in_feeds, ["feeds/older/mine.json", "feeds/words.json"], "{address}");
        assert!(files.contains_key("en/posts/old/index.html"), "{address}");
    }
}

#[test]
fn what_tools_left_beside_the_app_stays_behind() {
    let folder = publication(1);
    for name in [".DS_Store", "app.js~"] {
        fs::write(folder.path().join("app").join(name), "x").unwrap();
    }
    published(&options(folder.path()));
    let dist = folder.path().join("dist");
    assert!(!dist.join(".DS_Store").exists() && !dist.join("app.js~").exists());
    assert!(dist.join("icons.svg").is_file());
}

#[test]
#[cfg(unix)]
fn a_folder_that_links_to_itself_is_published_once() {
    use std::os::unix::fs::symlink;
    let folder = publication(1);
    write(folder.path(), &[("b/text.txt", "x"), ("a/text.txt", "x")]);
    symlink("../b", folder.path().join("data/a/x")).unwrap();
    symlink(".", folder.path().join("data/b/x")).unwrap();
    let left_out = published(&options(folder.path())).left_out;
    let expected = ["a/x/x", "b/x"].map(|name| (name.into(), LeftOutReason::Circle));
    assert_eq!(left_out, expected);
    assert_eq!(read(folder.path(), "a/x/text.txt"), "x");
}

/// A link may lead to what its owner keeps private, and a pipe never ends.
#[test]
#[cfg(unix)]
fn what_is_no_file_of_the_folder_is_not_read() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink, net::UnixListener};
    let folder = publication(1);
    let data = folder.path().join("data");
    write(folder.path(), &[("../private.txt", "Dear friend"), ("line\nbreak.txt", "x")]);
    for name in ["robots.txt", "_headers", "letter.txt"] {
        symlink("../private.txt", data.join(name)).unwrap();
    }
    let _socket = UnixListener::bind(data.join("socket")).unwrap();
    let is_bytes = fs::write(data.join(std::ffi::OsStr::from_bytes(b"\xff.txt")), "x").is_ok();
    let outcome = published(&options(folder.path()));
    let mut expected = vec![
        ("_headers", LeftOutReason::Outside),
        ("letter.txt", LeftOutReason::Outside),
        ("line\nbreak.txt", LeftOutReason::Name),
        ("robots.txt", LeftOutReason::Outside),
        ("socket", LeftOutReason::NoFile),
    ];
    // Some disks know no such names.
    expected.extend(is_bytes.then_some(("\u{fffd}.txt", LeftOutReason::Name)));
    let left_out: Vec<_> = outcome.left_out.iter().map(|(name, reason)| (name.to_string_lossy(), *reason)).collect();
    assert_eq!(left_out, expected.into_iter().map(|(name, reason)| (name.into(), reason)).collect::<Vec<_>>());
    let all = files(&folder.path().join("dist")).into_values().flatten().collect::<Vec<_>>();
    assert!(!String::from_utf8_lossy(&all).contains("Dear friend"));
}

#[test]
#[cfg(unix)]
fn a_document_that_lies_elsewhere_is_refused() {
    for name in ["site.json", "feeds/en.json", "locales/en.json"] {
        let folder = publication(1);
        published(&options(folder.path()));
        let before = files(&folder.path().join("dist"));
        let (inside, outside) = (folder.path().join("data").join(name), folder.path().join("elsewhere.json"));
        fs::rename(&inside, &outside).unwrap();
        std::os::unix::fs::symlink(&outside, &inside).unwrap();
        let fault = publish(&options(folder.path()), &Quiet).unwrap_err().told();
        assert!(fault.contains("a link out of the folder") && fault.contains("what to do"), "{name}: {fault}");
        assert_eq!(files(&folder.path().join("dist")), before, "{name}");
    }
}

/// The longest that a disk takes: the compressed copies' would be longer.
#[test]
fn a_file_with_a_long_name_is_published() {
    let folder = publication(1);
    let name = format!("{}.json", "x".repeat(250));
    write(folder.path(), &[(&name, &"[]".repeat(1000))]);
    let options = Options { copies: CompressedCopies::Beside, ..options(folder.path()) };
    published(&options);
    assert_eq!(read(folder.path(), &name).len(), 2000);
}

#[test]
fn what_is_not_for_readers_stays_behind_and_it_is_said() {
    let folder = publication(1);
    edit_site(&folder.path().join("data"), |site| site["ignore"] = json!(["drafts/"]));
    let left_out = [
        ".git/config",
        ".DS_Store",
        "_config.yml",
        "_drafts/a.txt",
        "drafts/a.txt",
        "media/.trunk-lock",
        "node_modules/x/y.js",
        "notes.txt~",
    ];
    write(folder.path(), &left_out.map(|name| (name, "x")));
    write(folder.path(), &[(".well-known/security.txt", "x"), ("media/a.txt", "x")]);
    let outcome = published(&options(folder.path()));
    let names = outcome.left_out.iter().map(|(name, reason)| (name.to_str().unwrap(), *reason)).collect::<Vec<_>>();
    let expected =
        [".DS_Store", ".git", "_config.yml", "_drafts", "drafts", "media/.trunk-lock", "node_modules", "notes.txt~"];
    assert_eq!(names, expected.map(|name| (name, LeftOutReason::Leftover)));
    let files = files(&folder.path().join("dist"));
    assert!(left_out.iter().all(|name| !files.contains_key(*name)), "{:?}", files.keys());
    assert!(files.contains_key(".well-known/security.txt") && files.contains_key("media/a.txt"));
    assert!(!read(folder.path(), "site.json").contains("drafts"), "readers need not know");
}

#[test]
fn finished_pages_inside_the_data_are_not_published_again() {
    let folder = publication(1);
    let data = folder.path().join("data");
    let built = data.join("target/app");
    app(&built);
    let options = Options { out: data.join("dist"), app: BuiltApp::Folder(built), ..options(folder.path()) };
    let once = published(&options);
    let twice = published(&options);
    assert!(!data.join("dist/dist").exists() && !data.join("dist/target").join("app").exists());
    assert_eq!((twice.files.written, twice.files.unchanged), (0, once.files.written));
    assert!(twice.left_out.is_empty(), "that is nothing to tell: {:?}", twice.left_out);
}

/// Builds the app anew: its files get other names.
fn rebuild(folder: &Path, number: u32) {
    let path = folder.join("app");
    let page = fs::read_to_string(path.join("index.html")).unwrap();
    let mut renamed = page;
    for (name, kind) in [("app-", ".js"), ("app-", ".wasm"), ("style-", ".css")] {
        let (before, after) = (format!("{name}{}{kind}", number - 1), format!("{name}{number}{kind}"));
        renamed = renamed.replace(&before, &after);
        fs::rename(path.join(before), path.join(after)).unwrap();
    }
    fs::write(path.join("index.html"), renamed).unwrap();
}

#[test]
fn the_app_before_stays_for_pages_that_still_name_it() {
    let folder = publication(1);
    let has = |number: u32| {
        let names = [format!("app-{number}.js"), format!("app-{number}.wasm"), format!("style-{number}.css")];
        let there = names.iter().filter(|name| folder.path().join("dist").join(name).is_file()).count();
        assert!(there == 0 || there == names.len(), "{number}: {there}");
        there > 0
    };
    published(&options(folder.path()));
    rebuild(folder.path(), 2);
    for _ in 0..2 {
        published(&options(folder.path()));
        assert!(has(1) && has(2), "also when it is published again");
        for settings in ["_headers", "_nginx.conf", "_Caddyfile", ".htaccess"] {
            let text = read(folder.path(), settings).replace('\\', "");
            assert!(text.contains("app-1.js") && text.contains("app-2.js"), "{settings} keeps both for ever: {text}");
        }
    }
    // As a version did that kept no record.
    fs::remove_file(folder.path().join("dist/.masthead.json")).unwrap();
    rebuild(folder.path(), 3);
    published(&options(folder.path()));
    assert_eq!((has(1), has(2), has(3)), (false, true, true));
}

#[test]
fn another_size_of_pages_is_refused_until_the_owner_says_so() {
    let folder = publication(45);
    let data = folder.path().join("data");
    publish_data(&data, folder.path());
    let before = files(&folder.path().join("dist"));
    edit_site(&data, |site| site["page_size"] = json!(5));
    let refused = publish(&options(folder.path()), &Quiet).unwrap_err().told();
    assert!(refused.contains("held 10 articles and would hold 5"), "{refused}");
    assert_eq!(files(&folder.path().join("dist")), before);
    let renumbered = Options { renumbering: Renumbering::Allowed, ..options(folder.path()) };
    published(&renumbered);
    // From now on that is the size.
    published(&options(folder.path()));
    assert!(folder.path().join("dist/en/page/8/index.html").is_file());
}

#[test]
fn compressed_copies_lie_beside_what_gets_smaller() {
    let folder = publication(60);
    write(folder.path(), &[("media/a.jpg", &"x".repeat(5000)), ("robots.txt", &"Disallow: /x\n".repeat(100))]);
    write(folder.path(), &[(".htaccess", "Redirect /old /new"), ("_headers", "/x\n  X-Mine: 1")]);
    let options = Options { copies: CompressedCopies::Beside, ..options(folder.path()) };
    let first = published(&options);
    let there: BTreeMap<_, _> = files(&folder.path().join("dist"));
    for name in ["en/index.html", "en/index.json", "en/feed.xml", "sitemap.xml", "robots.txt"] {
        for extension in ["br", "gz"] {
            let copy = &there[&format!("{name}.{extension}")];
            assert!(!copy.is_empty() && copy.len() < there[name].len(), "{name}.{extension}");
        }
    }
    assert!(!there.contains_key("media/a.jpg.br"));
    assert!(there.contains_key(".masthead.json.br"), "what is remembered of so many files has copies, too");
    let second = published(&options);
    assert_eq!((second.files.written, second.files.unchanged), (0, first.files.written));
}

/// The app asks for the document beside a page; it must not draw one over the owner's.
#[test]
fn the_document_beside_an_owners_page_leaves_it_to_the_browser() {
    let folder = publication(1);
    write(folder.path(), &[("en/index.html", "my front page")]);
    published(&options(folder.path()));
    let beside = Feed::parse(&read(folder.path(), "en/index.json")).unwrap();
    assert!(beside.shown_by == ShownBy::OwnersPage && beside.items.is_empty());
    let other = files(&folder.path().join("dist")).into_iter();
    let is_other =
        |name: &str| name.ends_with("/index.json") && !["en/index.json", "en/search/index.json"].contains(&name);
    let mut other = other.filter(|(name, _)| is_other(name));
    assert!(other.all(|(_, text)| Feed::parse(&String::from_utf8(text).unwrap()).unwrap().shown_by == ShownBy::App));
}

/// Apache answers 500 for the whole site where it stands in the middle of a file.
#[test]
fn the_byte_order_mark_of_settings_is_taken_out() {
    let folder = publication(1);
    let marked = "\u{feff}# mine\n";
    let joined = ["robots.txt", "_headers", "_redirects", ".htaccess"];
    let copied = ["_nginx.conf", "_Caddyfile", "CNAME"];
    write(folder.path(), &joined.map(|name| (name, marked)));
    write(folder.path(), &copied.map(|name| (name, marked)));
    write(folder.path(), &[("notes.txt", marked)]);
    let outcome = published(&options(folder.path()));
    assert_eq!((outcome.joined.len(), outcome.instead_of_ours), (4, vec!["_Caddyfile".into(), "_nginx.conf".into()]));
    for name in joined.iter().chain(&copied) {
        let text = read(folder.path(), name);
        assert!(text.contains("# mine\n") && !text.contains('\u{feff}'), "{name}: {text}");
    }
    assert_eq!(read(folder.path(), "notes.txt"), marked, "other files are none of our business");
    write(folder.path(), &[("robots.txt", "\u{feff}sitemap: https://elsewhere.example/s.xml\n")]);
    published(&options(folder.path()));
    assert_eq!(read(folder.path(), "robots.txt"), "sitemap: https://elsewhere.example/s.xml\n");
}

/// A web server is another user than the one who publishes.
#[test]
#[cfg(unix)]
fn a_copied_file_may_be_read_by_whoever_may_read_the_pages() {
    use std::os::unix::fs::PermissionsExt;
    let folder = publication(1);
    let (owners, copy) = (folder.path().join("data/media/a.pdf"), folder.path().join("dist/media/a.pdf"));
    write(folder.path(), &[("media/a.pdf", "x")]);
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    for private in [0o600, 0o700] {
        set(&owners, private);
        published(&options(folder.path()));
        assert_eq!(mode(&copy), mode(&folder.path().join("dist/en/index.html")));
        // As it was left by a version that took the owner's rights over.
        set(&copy, private);
        published(&options(folder.path()));
        assert_eq!(mode(&copy), mode(&folder.path().join("dist/en/index.html")));
        assert_eq!(published(&options(folder.path())).files.written, 0);
    }
}
