//! The settings of hosts for a folder that is not called by plain letters.

use crate::publication::{Quiet, app, gazette, options};
use masthead::program::publish::{Options, publish};
use std::fs;

#[test]
fn a_folder_is_named_as_each_host_compares_it() {
    let folder = tempfile::tempdir().unwrap();
    gazette(&folder.path().join("data"), 1);
    app(&folder.path().join("app"));
    let settings = |base_url: &str| {
        publish(&Options { base_url: Some(base_url.to_owned()), ..options(folder.path()) }, &Quiet).unwrap();
        ["_nginx.conf", ".htaccess", "_Caddyfile", "_headers", "_redirects"]
            .map(|name| fs::read_to_string(folder.path().join("dist").join(name)).unwrap())
    };
    let persian = settings("https://gazette.example/%D8%AE%D8%A8%D8%B1/");
    assert_eq!(persian, settings("https://gazette.example/خبر/"), "however it was written");
    let [nginx, apache, caddy, headers, redirects] = persian;
    let encoded = "/%D8%AE%D8%A8%D8%B1/";
    let of_edition = "location \"/خبر/en/\" {\n  error_page 404 \"/خبر/en/404.html\";";
    assert!(nginx.contains(of_edition) && nginx.contains("location = \"/خبر/app-1.wasm\" {"), "{nginx}");
    assert!(apache.contains(&format!("ErrorDocument 404 {encoded}404.html\n")), "{apache}");
    assert!(apache.contains("m#^/\\xd8\\xae\\xd8\\xa8\\xd8\\xb1/en/#\">"), "{apache}");
    assert!(caddy.contains("  @en path \"/خبر/en/*\"\n  rewrite @en \"/خبر/en/404.html\"\n"), "{caddy}");
    assert!(headers.starts_with(&format!("{encoded}*\n")), "{headers}");
    assert_eq!(redirects, format!("{encoded}en/* {encoded}en/404.html 404\n"));
    let [nginx, apache, ..] = settings("https://gazette.example/c++/");
    assert!(nginx.contains("location \"/c++/en/\" {") && apache.contains("m#^/c\\x2b\\x2b/en/#"), "{nginx}{apache}");
}
