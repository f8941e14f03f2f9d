//! The publication's public address.

use super::{
    address::is_own_machine,
    report::{Report, Reporter},
};
use crate::program::{Finding, SITE, Severity, remembered};
use percent_encoding::percent_decode_str;
use std::path::Path;
use url::Url;

/// Reports what no public address has. A slash was put at the end when it was read.
pub(super) fn inspect(reporter: &mut Reporter, base_url: &str) {
    let Ok(url) = Url::parse(base_url.trim_end_matches('/')) else {
        let remedy = "write \"https://\", the host's name and the folder, such as \"https://example.org/news/\"";
        return reporter.error("base_url", format!("\"{base_url}\" is no address"), remedy);
    };
    let mut error = |what: &str, remedy: &str| reporter.error("base_url", what, remedy);
    if !url.username().is_empty() || url.password().is_some() {
        error("it holds a user's name, which everyone would read", "take it out, with the @");
    }
    if url.query().is_some() {
        error("it has a query: no address of a page can follow it", "take out the ? and what follows it");
    }
    if url.fragment().is_some() {
        error("it has a fragment: no address of a page can follow it", "take out the # and what follows it");
    }
    if let Some(sign) = sign_of_settings(base_url) {
        let what =
            format!("its folder holds \"{}\", which means something in the settings of hosts", sign.escape_debug());
        error(&what, "name the folder with letters, digits, - and _, such as \"https://example.org/news/\"");
    }
    let last = url.path_segments().and_then(Iterator::last).unwrap_or_default();
    if [".html", ".htm", ".php"].iter().any(|ending| last.ends_with(ending)) {
        error("it is the address of a page, not of a folder", &format!("take out \"{last}\""));
    }
    if is_own_machine(base_url) {
        let remedy = "write the public address before you upload the pages";
        reporter.warning("base_url", "only this machine reads the publication there", remedy);
    }
}

/// The first sign of an address's folder that ends a name, or begins something else, in the settings of a host.
fn sign_of_settings(base_url: &str) -> Option<char> {
    let (_, place) = base_url.split_once("://")?;
    let (_, folder) = place.split(['?', '#']).next()?.split_once('/')?;
    let decoded = percent_decode_str(folder).decode_utf8_lossy();
    let means_something = |sign: &char| sign.is_control() || matches!(sign, '"' | '`' | ';' | '{' | '}' | '$' | '\\');
    // What is encoded stays so.
    let ends = |sign: &char| sign.is_whitespace() || *sign == '\'';
    decoded.chars().find(means_something).or_else(|| folder.chars().find(ends))
}

/// Where the address stands that was given to the program in place of the one in `site.json`.
const ARGUMENT: &str = "--base-url";

/// Tells what was found of such an address: the line of the other one is right.
pub(super) fn tell_of_argument(report: &mut Report) {
    let is_of_site = |finding: &&mut Finding| finding.file == SITE && finding.place == "base_url";
    for finding in report.findings.iter_mut().chain(&mut report.notes).filter(is_of_site) {
        ARGUMENT.clone_into(&mut finding.place);
    }
}

/// An address that is another than the one that the pages were published for.
pub(super) fn moved(published: Option<&Path>, base_url: Option<&str>) -> Option<Finding> {
    let before = remembered(published?, "base_url")?;
    let (before, now) = (before.as_str()?, base_url?);
    (before.trim_end_matches('/') != now.trim_end_matches('/')).then(|| Finding {
        severity: Severity::Note,
        file: SITE.to_owned(),
        place: "base_url".to_owned(),
        what: format!(
            "the pages were for {before} and are for {now} now: feed readers show all articles as new, and links to the \
             former address are no longer checked"
        ),
        remedy: "let the former address lead to the new one, and write links to articles without it, such as /en/posts/1/"
            .to_owned(),
    })
}

/// An address that is kept for examples (RFC 2606), as the one is that a new publication begins with.
pub(super) fn note(base_url: Option<&str>) -> Option<Finding> {
    const EXAMPLES: [&str; 3] = ["example.org", "example.com", "example.net"];
    let base_url = base_url?;
    let url = Url::parse(base_url).ok()?;
    EXAMPLES.contains(&url.host_str()?).then(|| Finding {
        severity: Severity::Note,
        file: SITE.to_owned(),
        place: "base_url".to_owned(),
        what: format!("the pages are for {base_url}, where nobody will find them"),
        remedy: "write the publication's own address there before you upload them".to_owned(),
    })
}
