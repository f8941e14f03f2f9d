//! Old addresses that lead on: whether anything can stand there, and whether they lead somewhere.

use super::{
    context::CheckContext,
    editions::{self, EditionContents},
    item::InspectedItem,
    readers::Readers,
};
use crate::{
    model::route::Route,
    program::{
        NameFault, NewAddress, OldAddress, OldAddressFault, Remedy, SITE, Severity, as_others_see_it,
        is_made_by_publish,
    },
};
use std::{
    collections::{HashMap, HashSet},
    rc::Rc,
};

/// The old addresses of a publication, as far as they were read.
#[derive(Debug, Default)]
pub(super) struct OldAddresses {
    claims: Vec<Claim>,
    /// The files of those that articles may have which cannot be read.
    unread: HashSet<String>,
}

/// Where an old address is named.
#[derive(Debug)]
struct Named {
    file: Rc<str>,
    at: String,
}

/// An old address, and who says that it leads on.
#[derive(Debug)]
struct Claim {
    named: Named,
    from: OldAddress,
    /// The file of the page that it leads to, or a whole address.
    to: String,
    /// Who is led on: nobody, where what it leads to is not published yet.
    readers: Readers,
}

/// The key of those in `site.json`.
pub(super) const REDIRECTS: &str = "redirects";

/// Takes note of those in `site.json`.
pub(super) fn inspect_redirects(context: &mut CheckContext) {
    let site = context.site;
    let file: Rc<str> = SITE.into();
    for (old, new) in &site.redirects {
        let at = format!("{REDIRECTS}[\"{old}\"]");
        let Some(to) = context.addresses.new_address(new) else {
            context.report_on(SITE).error(
                &at,
                format!("\"{new}\" is no address that a page may lead to"),
                "write one of the publication, such as \"/en/posts/new/\", or a whole one that starts with https://",
            );
            continue;
        };
        context.link(&file, &at, new);
        let to = match to {
            NewAddress::Here(path) => file_at(&path),
            NewAddress::Elsewhere(url) => url.to_string(),
        };
        claim(context, Named { file: Rc::clone(&file), at }, old, to, Readers::All);
    }
}

/// Takes note of those of an item, which lead to that path from the publication's folder.
pub(super) fn inspect_aliases(context: &mut CheckContext, file: &Rc<str>, at: &str, seen: &InspectedItem, path: &str) {
    let readers = if seen.standing.is_unpublished() { Readers::Later } else { Readers::All };
    for (index, alias) in seen.aliases.iter().enumerate() {
        let named = Named { file: Rc::clone(file), at: format!("{at}._masthead.aliases[{index}]") };
        claim(context, named, alias, file_at(path), readers);
    }
}

fn claim(context: &mut CheckContext, named: Named, old: &str, to: String, readers: Readers) {
    match OldAddress::parse(old) {
        Ok(from) => context.old_addresses.claims.push(Claim { named, from, to, readers }),
        Err(fault) => {
            let what = format!("nothing leads on from \"{old}\": {fault}");
            let severity = if fault == OldAddressFault::Query { Severity::Warning } else { Severity::Error };
            context.report_on(&named.file).report(severity, &named.at, what, fault.remedy());
        }
    }
}

/// The file of the page at an address below the publication's folder.
fn file_at(path: &str) -> String {
    let page = path.split(['?', '#']).next().unwrap_or_default();
    OldAddress::parse(page).map_or_else(|_| page.to_owned(), |address| address.file())
}

impl OldAddresses {
    /// The files of the pages that lead on, or will when all articles can be read.
    pub(super) fn files(&self) -> HashSet<String> {
        let known = self.claims.iter().filter(|claim| claim.readers == Readers::All).map(|claim| claim.from.file());
        known.chain(self.unread.iter().cloned()).collect()
    }
}

/// Whether a link to a path below the publication's folder is led on.
pub(super) fn lead_on_from(files: &HashSet<String>, path: &str) -> bool {
    files.contains(&file_at(path))
}

/// Reports what is wrong among them, when all feeds are read.
pub(super) fn inspect(context: &mut CheckContext, contents: &[EditionContents]) {
    let OldAddresses { claims, .. } = std::mem::take(&mut context.old_addresses);
    let mut known: HashMap<String, &Claim> = HashMap::new();
    // A folder is asked for without its slash, too: "/a.php/" and "/a.php" cannot both lead on.
    let mut asked: HashMap<String, &Claim> = HashMap::new();
    let mut leading_on = HashMap::new();
    for claim in &claims {
        let without_slash = || asked.get(claim.from.path());
        if let Some(first) = known.get(&claim.from.file()).or_else(without_slash) {
            // A category's feed repeats what is in its edition's.
            if first.to != claim.to {
                let by = context.folder.named(&first.named.file, &first.named.at, "");
                let what = format!("{} leads on already, by {by}", claim.from);
                context.report_on(&claim.named.file).error(&claim.named.at, what, "take it out of one of the two");
            }
            continue;
        }
        known.insert(claim.from.file(), claim);
        asked.insert(claim.from.path().to_owned(), claim);
        if let Some((what, remedy)) = what_stands_there(context, contents, claim) {
            context.report_on(&claim.named.file).error(&claim.named.at, what, remedy);
        } else {
            report_alike(context, contents, claim);
            leading_on.insert(claim.from.file(), claim);
        }
    }
    for claim in leading_on.values() {
        report_next(context, &leading_on, claim);
        report_name(context, claim);
    }
    let rules_alone = |claim: &&Claim| claim.from.page().is_none() && leading_on.contains_key(&claim.from.file());
    report_for_rules_alone(context, &claims.iter().filter(rules_alone).collect::<Vec<_>>());
    let unread = context.folder.beginnings_of_unread();
    context.old_addresses = OldAddresses { claims, unread: unread.iter().flat_map(|text| words_above(text)).collect() };
}

/// What stands above the text of an article that cannot be read: each word with a slash in it, as the file of an old address.
/// Which of them are meant for one is known when it is mended; until then no link to one of them is dead.
fn words_above(text: &str) -> impl Iterator<Item = String> {
    let is_fence = |line: &str| matches!(line.trim_end(), "---" | "+++");
    // Of keys that have no end no more is taken for keys than up to an empty line.
    let end = text.lines().skip(1).position(is_fence).or_else(|| text.lines().position(|line| line.trim().is_empty()));
    let words = text
        .lines()
        .take(end.map_or(usize::MAX, |end| end + 1))
        .flat_map(|line| line.split(|sign: char| sign.is_whitespace() || "\"'[]{},".contains(sign)));
    words
        .filter(|word| word.contains('/'))
        .filter_map(|word| OldAddress::parse(word).ok())
        .map(|address| address.file())
}

/// Nothing leads on from an address where something is: what that is, and what to do.
fn what_stands_there(
    context: &mut CheckContext,
    contents: &[EditionContents],
    claim: &Claim,
) -> Option<(String, &'static str)> {
    let (file, path) = (claim.from.file(), claim.from.path());
    if file == claim.to {
        let remedy = "take it out, or write the address that it had before";
        return Some((format!("{} leads to itself", claim.from), remedy));
    }
    let parts = path.match_indices('/').map(|(end, _)| &path[..end]).chain([path]);
    // A folder of that name, too, is in the way of the file.
    let below = context.folder.files_below(&file);
    let in_the_way =
        parts.map(str::to_owned).chain([file.clone()]).chain(below).find(|file| context.folder.is_published(file));
    let is_page = || match Route::parse(path) {
        Route::Root => true,
        Route::Edition(code, place) => editions::has_page(context, contents, &code, &place),
        Route::Unknown => false,
    };
    let what = match in_the_way {
        Some(file) => format!("{} is where {file} lies", claim.from),
        None if is_page() => format!("there is a page at {}", claim.from),
        None if is_made_by_publish(&file) || editions::is_made_beside_page(context, contents, &file) => {
            format!("{} is a file that publishing makes", claim.from)
        }
        None => return None,
    };
    Some((what, "take it out: an old address is one where nothing stands any more"))
}

/// Reports an old address in the place of a page on systems that do not tell large letters from small ones.
fn report_alike(context: &mut CheckContext, contents: &[EditionContents], claim: &Claim) {
    let (file, path) = (claim.from.file(), claim.from.path());
    let small = as_others_see_it(path);
    let is_page = || match Route::parse(&small) {
        Route::Edition(code, place) => editions::has_page(context, contents, &code, &place),
        Route::Root | Route::Unknown => false,
    };
    let other = if as_others_see_it(&file) == as_others_see_it(&claim.to) {
        claim.to.trim_end_matches("index.html").to_owned()
    } else if small != path && is_page() {
        format!("{small}/")
    } else {
        return;
    };
    let what = format!(
        "{} and /{other} are one address where large letters and small ones are the same, as on Windows and macOS: one of \
         the two pages is missing there",
        claim.from
    );
    let remedy = "take it out, unless you publish on Linux for a host that tells them apart";
    context.report_on(&claim.named.file).warning(&claim.named.at, what, remedy);
}

/// Reports an old address that leads to another one.
fn report_next(context: &mut CheckContext, claims: &HashMap<String, &Claim>, claim: &Claim) {
    let mut seen = HashSet::from([claim.from.file()]);
    let mut last = claim;
    while let Some(next) = claims.get(&last.to) {
        if !seen.insert(next.from.file()) {
            let what = format!("{} leads round in a circle, and nowhere", claim.from);
            context.report_on(&claim.named.file).error(&claim.named.at, what, "write an address where something is");
            return;
        }
        last = next;
    }
    if last.from != claim.from {
        let what = format!("{} leads to {}, which is an old address too", claim.from, last.from);
        let remedy = format!("let it lead to {} at once", last.to.trim_end_matches("index.html"));
        context.report_on(&claim.named.file).warning(&claim.named.at, what, remedy);
    }
}

/// Reports a page that leads on and cannot be put on every disk.
fn report_name(context: &mut CheckContext, claim: &Claim) {
    let page = claim.from.page().unwrap_or_default();
    if page.split('/').any(is_pattern) {
        let what = format!("{} looks like a pattern, and is taken for one address, as it is written", claim.from);
        let remedy = "write each address by itself, for patterns are not understood; where your host knows rules for many, \
                      write one into a _redirects or .htaccess of your own";
        return context.report_on(&claim.named.file).warning(&claim.named.at, what, remedy);
    }
    if let Some(fault) = page.split('/').find_map(NameFault::of) {
        let what = format!("{} is not a name everywhere: {fault}", claim.from);
        let remedy = "publish on Linux or macOS, or write a rule for your host in its place";
        context.report_on(&claim.named.file).warning(&claim.named.at, what, remedy);
    }
}

/// Whether a part of an address is one of the patterns that hosts have: `*`, `old-*`, `:slug`.
fn is_pattern(part: &str) -> bool {
    part.ends_with('*') || part.strip_prefix(':').is_some_and(|name| name.starts_with(char::is_alphabetic))
}

/// Hosts without rules answer nothing there.
fn report_for_rules_alone(context: &mut CheckContext, alone: &[&Claim]) {
    if let Some(first) = alone.first() {
        let what = format!(
            "{} is called as no page is: it leads on where the host reads _redirects or .htaccess, or is told by \
             _nginx.conf or _Caddyfile, and nowhere else{}",
            first.from,
            match alone.len() {
                1 => String::new(),
                more => format!(" (and {} more like it)", more - 1),
            }
        );
        let remedy = "on a host without rules, such as GitHub Pages, nothing can be done about it";
        context.report_on(&first.named.file).warning(&first.named.at, what, remedy);
    }
}
