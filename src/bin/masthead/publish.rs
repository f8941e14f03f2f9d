//! `masthead publish`.

use super::{
    arguments::Publish,
    findings,
    terminal::{TerminalProgress, print_fault, print_names, say, told},
};
use indicatif::HumanDuration;
use masthead::program::{
    LeftOutReason, Severity,
    check::{CheckOptions, UnpublishedItems, check, counted},
    moment, printable,
    publish::{BuiltApp, CompressedCopies, LeftOutCounts, Options, Published, Renumbering, Unpublished, publish},
    remote_feed::Copying,
};
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
    time::Instant,
};

pub fn run(arguments: Publish) -> ExitCode {
    let start = Instant::now();
    let Publish { publication, out, app, public_url, no_compressed_copies, renumber, judgement } = arguments;
    let data = publication.data().to_owned();
    let (at, remote_feeds) = (publication.at(), Arc::new(publication.remote_feeds()));
    let base_url = publication.base_url.as_deref();
    let published = if renumber { None } else { Some(out.as_path()) };
    let copying = Copying::MakesCopies;
    let report = check(&data, &CheckOptions { base_url, at, copying, published, ..CheckOptions::now(&remote_feeds) });
    if judgement.refuses(&report) {
        findings::print(&report, &data, judgement);
        findings::print_notes(&report, &data);
        say_nothing_published(&out);
        return ExitCode::FAILURE;
    }
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        findings::print(&report, &data, judgement);
        say!(stderr, "masthead: {}", counted(warnings, "warning"));
    }
    let options = Options {
        app: built_app(app),
        data,
        out,
        base_url: publication.base_url,
        public_url,
        copies: if no_compressed_copies { CompressedCopies::None } else { CompressedCopies::Beside },
        renumbering: if renumber { Renumbering::Allowed } else { Renumbering::Refused },
        remote_feeds,
        at,
        unpublished: Unpublished::LeftOut,
    };
    let progress = TerminalProgress::new();
    let outcome = publish(&options, &progress);
    progress.finish();
    match outcome {
        Ok(mut published) => {
            // The rest was told before.
            published.told_of_feeds.retain(|finding| !report.findings.contains(finding));
            print(&published, &report.unpublished, &options.out, start);
            findings::print_notes(&report, &options.data);
            if let Some(at) = publication.at {
                let at = moment::told(at);
                say!(
                    stderr,
                    "masthead: that is how it will be at {at}: upload it then, or publish without --at before"
                );
            }
            ExitCode::SUCCESS
        }
        Err(fault) => {
            print_fault(&fault);
            if fault.leaves_all_as_it_was() {
                say_nothing_published(&options.out);
            }
            ExitCode::FAILURE
        }
    }
}

fn say_nothing_published(out: &Path) {
    let stands =
        if out.exists() { format!("; {} is as it was", printable(&out.to_string_lossy())) } else { String::new() };
    say!(stderr, "masthead: nothing was published{stands}");
}

/// The app in a folder that was named, or the usual one.
pub fn built_app(named: Option<PathBuf>) -> BuiltApp {
    #[cfg(feature = "embedded-app")]
    let usual = super::embedded_app::embedded;
    #[cfg(not(feature = "embedded-app"))]
    let usual = || BuiltApp::Folder("target/app".into());
    named.map_or_else(usual, BuiltApp::Folder)
}

fn print(published: &Published, names: &UnpublishedItems, out: &Path, start: Instant) {
    let Published {
        base_url: _,
        pages,
        files,
        left_out,
        instead_of_ours,
        joined,
        unpublished,
        pictures_as_they_are,
        told_of_feeds,
    } = published;
    for finding in told_of_feeds {
        say!(stderr, "{}", told(finding));
    }
    for picture in pictures_as_they_are {
        say!(stderr, "warning: {}", told(picture));
    }
    print_left_out(left_out);
    print_names("your own files stand in the place of those made here", instead_of_ours);
    print_names("joined with your own", joined);
    say!(
        stdout,
        "published {} in {}: {} written, {} unchanged, {} removed, in {}",
        counted(*pages, "page"),
        printable(&out.to_string_lossy()),
        counted(files.written, "file"),
        files.unchanged,
        files.removed,
        HumanDuration(start.elapsed())
    );
    print_unpublished(unpublished, names);
}

/// Says what readers do not see yet, and when the next of it is due.
fn print_unpublished(LeftOutCounts { drafts, waiting, next }: &LeftOutCounts, names: &UnpublishedItems) {
    if *drafts > 0 {
        print_names(&format!("left out, {}", counted(*drafts, "draft")), &names.drafts);
    }
    if let Some(next) = next {
        let waiting = counted(*waiting, "item");
        let next = moment::told(*next);
        print_names(&format!("left out, {waiting} whose date is to come"), &names.waiting);
        say!(stdout, "the next of them is due {next}: publish again then, as a line for cron does");
    }
}

fn print_left_out(left_out: &[(PathBuf, LeftOutReason)]) {
    let names: Vec<_> =
        left_out.iter().map(|(name, reason)| format!("{} ({reason})", name.to_string_lossy())).collect();
    print_names("left out", &names);
}
