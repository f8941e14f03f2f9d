//! The feeds of a publication that lie elsewhere, as documents of its folder.

use super::{
    Fetched, RemoteFeed, RemoteFeeds, State,
    document::without_secrets,
    picture_copies::{Copying, PictureCopies},
};
use crate::{
    model::publication::{Media, Site},
    program::{DataFolder, Finding, MadeDocumentsWriter, NotHere, Origin, Remedy, SITE, Severity, moment, printable},
};
use std::{io, sync::Arc, thread};
use url::Url;

/// A feed that lies elsewhere, as `site.json` names it.
struct NamedFeed {
    address: Url,
    /// Such as `editions[1].feed`.
    named_at: String,
}

/// Makes documents of a publication's feeds that lie elsewhere.
///
/// # Errors
/// Where they cannot be written down. What could not be had is told in what was made.
pub fn make(
    folder: &DataFolder,
    site: &Site,
    feeds: &RemoteFeeds,
    copying: Copying,
    made: &mut MadeDocumentsWriter,
) -> io::Result<()> {
    let named = named_feeds(folder, site);
    // One that hangs keeps nobody else.
    let fetched: Vec<Arc<Fetched>> = thread::scope(|scope| {
        let asking: Vec<_> = named.iter().map(|feed_named| scope.spawn(|| feeds.get(&feed_named.address))).collect();
        // `get` does not panic; if it did, asking once more here would tell.
        let answers = asking.into_iter().zip(&named);
        answers.map(|(answer, feed_named)| answer.join().unwrap_or_else(|_| feeds.get(&feed_named.address))).collect()
    });
    let copies = PictureCopies::new(folder, site.base_url.as_deref(), feeds, copying);
    for (feed_named, fetched) in named.iter().zip(fetched) {
        let feed = match &*fetched {
            Ok(feed) => feed,
            Err(unreached) => {
                made.add_fault(finding(
                    feed_named,
                    Severity::Error,
                    unreached.to_string(),
                    unreached.remedy().into_owned(),
                ));
                continue;
            }
        };
        for warning in warnings(feed_named, feed) {
            made.add_fault(warning);
        }
        let with_copies = match site.media {
            Media::Linked => None,
            Media::Copied => copies.copy(&feed.text),
        };
        let text = with_copies.as_deref().unwrap_or(&feed.text);
        let origin = if matches!(feed.state, State::Awaited) { Origin::Awaited } else { Origin::Elsewhere };
        made.add(feed_named.address.as_str(), origin, |out| out.write_all(text.as_bytes()))?;
        for (fault, remedy) in copies.take_faults() {
            made.add_fault(finding(feed_named, Severity::Warning, fault, remedy));
        }
    }
    made.add_copies(copies.into_shown());
    Ok(())
}

/// Each feed once, where it is named first.
fn named_feeds(folder: &DataFolder, site: &Site) -> Vec<NamedFeed> {
    let mut named: Vec<NamedFeed> = Vec::new();
    let mut add = |address: &str, named_at: String| {
        if folder.document(address, SITE) != Err(NotHere::OtherHost) {
            return;
        }
        let address = folder.resolver().file(address).and_then(|address| Url::parse(&address).ok());
        let Some(address) = address else { return };
        if named.iter().all(|feed_named| feed_named.address != address) {
            named.push(NamedFeed { address, named_at });
        }
    };
    for (number, edition) in site.editions.iter().enumerate() {
        let at = format!("editions[{number}]");
        add(&edition.feed, format!("{at}.feed"));
        if let Some(pages) = &edition.pages {
            add(pages, format!("{at}.pages"));
        }
        for (number, category) in edition.categories.iter().enumerate() {
            if let Some(feed) = &category.feed {
                add(feed, format!("{at}.categories[{number}].feed"));
            }
        }
    }
    named
}

fn warnings(feed_named: &NamedFeed, feed: &RemoteFeed) -> Vec<Finding> {
    let mut warnings = Vec::new();
    if let State::Kept { since, fault: Some(fault) } = &feed.state {
        let since = moment::told_in_sentence(*since);
        let what = format!("{fault}; what was fetched on {since} stands in its place");
        warnings.push(finding(feed_named, Severity::Warning, what, fault.remedy().into_owned()));
    }
    if let State::Awaited = &feed.state {
        let what = format!("{} is being fetched for the first time", without_secrets(&feed_named.address));
        let remedy = "nothing: until it has come, nothing stands in its place".to_owned();
        warnings.push(finding(feed_named, Severity::Warning, what, remedy));
    }
    warnings.extend(feed.moved.as_ref().map(|moved| of_move(feed_named, moved)));
    if feed.nameless > 0 {
        let (items, have) = if feed.nameless == 1 { ("item", "has") } else { ("items", "have") };
        let what = format!(
            "{} {items} of {} {have} neither an id nor a link: the address is made of title and date, and changes with them",
            feed.nameless,
            without_secrets(&feed_named.address)
        );
        let remedy =
            "ask whoever writes that feed to give each item a <guid> (RSS) or an <id> (Atom) that stays".to_owned();
        warnings.push(finding(feed_named, Severity::Warning, what, remedy));
    }
    if feed.is_garbled {
        let what = format!(
            "{} has bytes that are no letters of its encoding: \"\u{fffd}\" stands in their place",
            without_secrets(&feed_named.address)
        );
        let remedy =
            "ask whoever writes that feed to say its encoding (encoding=\"…\" in its first line, or charset in \
                      the Content-Type), or to write it in UTF-8"
                .to_owned();
        warnings.push(finding(feed_named, Severity::Warning, what, remedy));
    }
    if let Some(error) = &feed.not_kept {
        let what = format!("{} could not be kept for another day: {error}", without_secrets(&feed_named.address));
        let remedy = "let this program write into .masthead/ of the publication's folder".to_owned();
        warnings.push(finding(feed_named, Severity::Warning, what, remedy));
    }
    warnings
}

/// What is told of a feed that has moved for good: where it was, nobody may lead on to it for ever.
fn of_move(feed_named: &NamedFeed, moved: &Url) -> Finding {
    let public = without_secrets(moved);
    // A feed that has a key where it was may have one where it is.
    let is_told = public == *moved || without_secrets(&feed_named.address) == feed_named.address;
    let to = if is_told { moved } else { &public };
    let what = format!("{} has moved for good to {}", without_secrets(&feed_named.address), printable(to.as_str()));
    let remedy = if is_told {
        format!("write \"{}\" in its place", printable(to.as_str()))
    } else {
        "open its address in a browser, and write the one that it leads to in its place".to_owned()
    };
    finding(feed_named, Severity::Warning, what, remedy)
}

fn finding(feed_named: &NamedFeed, severity: Severity, what: String, remedy: String) -> Finding {
    Finding { severity, file: SITE.to_owned(), place: feed_named.named_at.clone(), what, remedy }
}
