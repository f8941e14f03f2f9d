//! Ready settings for the usual hosts. All say the same: which files never change, what may run on a page,
//! and that an address without a page gets the not-found page of its edition.

use super::{Output, PublishError, template::AppFiles};
use crate::model::publication::Site;
use std::{fmt::Write, path::Path};

/// What may run and load on a page: the publication's own script and program; pictures, sound and films from
/// anywhere, as feeds have them.
const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src * data:; \
                      media-src *; connect-src *; object-src 'none'; base-uri 'self'; form-action 'none'";

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_WHILE: &str = "public, max-age=600, stale-while-revalidate=86400";

/// Writes them. `folder` is the path of the publication on its host, with slashes at both ends.
///
/// # Errors
/// Where a file cannot be written.
pub fn write(output: &Output, site: &Site, files: &AppFiles, folder: &str) -> Result<(), PublishError> {
    let hashed = [&files.script, &files.wasm, &files.style];
    // Without it GitHub Pages leaves out files that start with an underscore.
    output.write(".nojekyll", b"")?;
    output.write("_headers", headers(&hashed, folder).as_bytes())?;
    output.write("_redirects", redirects(site, folder).as_bytes())?;
    output.write("_nginx.conf", nginx(site, &hashed, folder).as_bytes())?;
    output.write("_Caddyfile", caddy(site, &hashed, folder).as_bytes())?;
    output.write(".htaccess", apache(site, folder).as_bytes())
}

/// Netlify and Cloudflare Pages.
fn headers(hashed: &[&String], folder: &str) -> String {
    let mut text = format!(
        "{folder}*\n  Content-Security-Policy: {POLICY}\n  X-Content-Type-Options: nosniff\n  \
         Referrer-Policy: strict-origin-when-cross-origin\n  Access-Control-Allow-Origin: *\n"
    );
    for file in hashed {
        let _ = writeln!(text, "{folder}{file}\n  Cache-Control: {FOR_EVER}");
    }
    text
}

/// Netlify; Cloudflare Pages finds the nearest 404.html by itself.
fn redirects(site: &Site, folder: &str) -> String {
    site.editions.iter().fold(String::new(), |mut text, edition| {
        let _ = writeln!(text, "{folder}{0}/* {folder}{0}/404.html 404", edition.code);
        text
    })
}

fn nginx(site: &Site, hashed: &[&String], folder: &str) -> String {
    let headers = |cache: &str| {
        format!(
            "  add_header Cache-Control \"{cache}\";\n  add_header Content-Security-Policy \"{POLICY}\" always;\n  \
             add_header X-Content-Type-Options nosniff always;\n  add_header Access-Control-Allow-Origin * always;\n"
        )
    };
    let not_found =
        |place: &str| format!("location {place} {{\n  error_page 404 {place}404.html;\n{}}}\n", headers(A_WHILE));
    let mut text = format!(
        "# To be included in a server block whose root holds this folder{}.\n\n{}",
        as_folder(folder),
        not_found(folder)
    );
    for edition in &site.editions {
        let _ = write!(text, "\n{}", not_found(&format!("{folder}{}/", edition.code)));
    }
    for file in hashed {
        let is_program = Path::new(file).extension().is_some_and(|extension| extension == "wasm");
        let kind = if is_program { "  default_type application/wasm;\n" } else { "" };
        let _ = write!(text, "\nlocation = {folder}{file} {{\n{kind}{}}}\n", headers(FOR_EVER));
    }
    text
}

/// How a comment names the folder, where it is not the root.
fn as_folder(folder: &str) -> String {
    if folder == "/" { String::new() } else { format!(" as {folder}") }
}

fn caddy(site: &Site, hashed: &[&String], folder: &str) -> String {
    let mut text = format!(
        "# To be imported into a site block whose root holds this folder{}.\n\n\
         encode zstd gzip\nheader {folder}* {{\n  Content-Security-Policy \"{POLICY}\"\n  \
         X-Content-Type-Options nosniff\n  Cache-Control \"{A_WHILE}\"\n  Access-Control-Allow-Origin *\n}}\n",
        as_folder(folder)
    );
    for file in hashed {
        let _ = writeln!(text, "header {folder}{file} Cache-Control \"{FOR_EVER}\"");
    }
    text.push_str("file_server\nhandle_errors {\n");
    for edition in &site.editions {
        let code = &edition.code;
        let _ = writeln!(text, "  @{code} path {folder}{code}/*\n  rewrite @{code} {folder}{code}/404.html");
    }
    let editions: Vec<_> = site.editions.iter().map(|edition| format!("{folder}{}/*", edition.code)).collect();
    let _ = writeln!(
        text,
        "  @other not path {}\n  rewrite @other {folder}404.html\n  file_server {{\n    status 404\n  }}\n}}",
        editions.join(" ")
    );
    text
}

fn apache(site: &Site, folder: &str) -> String {
    let mut text = format!("AddType application/wasm .wasm\nErrorDocument 404 {folder}404.html\n");
    for edition in &site.editions {
        let code = &edition.code;
        let _ = writeln!(
            text,
            "<If \"%{{REQUEST_URI}} =~ m#^{folder}{code}/#\">\n  ErrorDocument 404 {folder}{code}/404.html\n</If>"
        );
    }
    let _ = writeln!(
        text,
        "<IfModule mod_headers.c>\n  Header set Content-Security-Policy \"{POLICY}\"\n  \
         Header set X-Content-Type-Options nosniff\n  Header set Access-Control-Allow-Origin *\n  \
         Header set Cache-Control \"{A_WHILE}\"\n  <FilesMatch \"^(app|style)-[0-9a-f]+\">\n    \
         Header set Cache-Control \"{FOR_EVER}\"\n  </FilesMatch>\n</IfModule>"
    );
    text
}
