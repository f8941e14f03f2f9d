//! The program that an owner or a developer runs: it publishes a publication, or checks it.

#![forbid(unsafe_code)]
#![warn(clippy::pedantic)]
#![deny(clippy::unwrap_used)]

use clap::{Args, Parser, Subcommand};
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};
use masthead::program::{
    LeftOutReason,
    check::{self, Report, Severity, counted},
    printable,
    publish::{self, CompressedCopies, Options, Published, Renumbering},
};
use std::{
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
    time::Instant,
};

/// Writes a line. Whoever reads may have closed the pipe, or the disk may be full: that is no reason to stop publishing.
macro_rules! say {
    ($stream:ident, $($words:tt)*) => {{
        let _ = writeln!(io::$stream(), $($words)*);
    }};
}

/// How many faults of a kind are named in a file; the rest is counted.
const MAX_ALIKE: usize = 5;

/// How many files are named in a line.
const MAX_NAMED: usize = 12;

/// Turns the built app and a publication's data into a folder of finished pages, ready to upload.
///
/// Nothing is published that `publish check` calls an error. The new folder is made beside the old one and put
/// in its place when it is whole; files that did not change are not written again.
#[derive(Parser)]
#[command(name = "publish", version, args_conflicts_with_subcommands = true, after_help = EXAMPLES)]
struct Arguments {
    #[command(subcommand)]
    command: Option<Command>,
    #[command(flatten)]
    publish: Publish,
}

const EXAMPLES: &str = "Examples:
  publish                                        target/app and public/ become dist/
  publish --base-url https://example.org/news/   for another address than site.json says
  publish check                                  name every fault in public/, change nothing
  publish check ~/gazette                        the same for another publication
  publish check --strict --all                   refuse what is only warned of, too, and list all that is alike

Exit status: 0 when all is well, 1 when something is faulty, 2 when the command is not understood.";

#[derive(Subcommand)]
enum Command {
    /// Names every fault of a publication with its file, its place and what to do about it
    Check {
        /// The publication's data: site.json and what it names [default: public]
        #[arg(value_name = "FOLDER", conflicts_with = "data")]
        folder: Option<PathBuf>,
        /// The same, as publishing has it
        #[arg(long, value_name = "FOLDER", default_value = "public", hide_default_value = true)]
        data: PathBuf,
        /// The public address, in place of `base_url` in site.json
        #[arg(long, value_name = "URL")]
        base_url: Option<String>,
        #[command(flatten)]
        judgement: Judgement,
    },
}

/// What counts as a fault, and how much is said of them.
#[derive(Args, Clone, Copy)]
struct Judgement {
    /// Refuse what is only warned of, too
    #[arg(long)]
    strict: bool,
    /// Name every fault, where many are alike
    #[arg(long)]
    all: bool,
}

impl Judgement {
    fn refuses(self, report: &Report) -> bool {
        report.has_errors() || (self.strict && !report.findings.is_empty())
    }

    fn print(self, report: &Report) {
        for fault in report.shortened(if self.all { usize::MAX } else { MAX_ALIKE }) {
            say!(stderr, "{fault}");
        }
    }
}

#[derive(Args)]
struct Publish {
    /// The built app, as `make publish` leaves it there
    #[arg(long, value_name = "FOLDER", default_value = "target/app")]
    app: PathBuf,
    /// The publication's data: site.json and what it names
    #[arg(long, value_name = "FOLDER", default_value = "public")]
    data: PathBuf,
    /// Where the finished pages go; what stands there is replaced
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    out: PathBuf,
    /// The public address, in place of `base_url` in site.json
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The address the app was built for, as trunk build --public-url had it
    #[arg(long, value_name = "PATH", default_value = "/")]
    public_url: String,
    /// Lay no compressed copies beside the files: for hosts that compress by themselves
    #[arg(long)]
    no_compressed_copies: bool,
    /// Let the pages of the archive hold other articles than before, once, after a change of `page_size`
    #[arg(long)]
    renumber: bool,
    #[command(flatten)]
    judgement: Judgement,
}

/// Progress on a terminal; where there is none, nothing is drawn.
struct TerminalProgress(ProgressBar);

impl publish::Progress for TerminalProgress {
    fn begin(&self, what: &str, steps: usize) {
        self.0.reset();
        self.0.set_length(steps as u64);
        self.0.set_message(what.to_owned());
    }

    fn advance(&self, steps: usize) {
        self.0.inc(steps as u64);
    }
}

fn main() -> ExitCode {
    let Arguments { command, publish } = Arguments::parse();
    match command {
        Some(Command::Check { folder, data, base_url, judgement }) => {
            check(&folder.unwrap_or(data), base_url.as_deref(), judgement)
        }
        None => run(publish),
    }
}

fn check(data: &Path, base_url: Option<&str>, judgement: Judgement) -> ExitCode {
    let report = check::check(data, base_url);
    judgement.print(&report);
    let counts = &report.checked;
    say!(
        stdout,
        "checked {}: {}, {}, {}, {}; {}, {}",
        data.display(),
        counted(counts.documents, "document"),
        counted(counts.items, "item"),
        counted(counts.links, "link"),
        counted(counts.files, "file"),
        counted(report.count(Severity::Error), "error"),
        counted(report.count(Severity::Warning), "warning")
    );
    if judgement.refuses(&report) { ExitCode::FAILURE } else { ExitCode::SUCCESS }
}

fn print_left_out(left_out: &[(PathBuf, LeftOutReason)]) {
    let names: Vec<_> =
        left_out.iter().map(|(name, reason)| format!("{} ({reason})", name.to_string_lossy())).collect();
    print_names("left out", &names);
}

fn print_names(what: &str, names: &[impl AsRef<str>]) {
    if names.is_empty() {
        return;
    }
    let shown: Vec<_> = names.iter().take(MAX_NAMED).map(|name| printable(name.as_ref())).collect();
    let more = names.len().saturating_sub(MAX_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    say!(stdout, "{what}: {}{more}", shown.join(", "));
}

fn run(arguments: Publish) -> ExitCode {
    let Publish { app, data, out, base_url, public_url, no_compressed_copies, renumber, judgement } = arguments;
    let start = Instant::now();
    let report = check::check(&data, base_url.as_deref());
    if judgement.refuses(&report) {
        judgement.print(&report);
        say!(stderr, "publish: nothing was published; {} is as it was", out.display());
        return ExitCode::FAILURE;
    }
    let warnings = report.count(Severity::Warning);
    if warnings > 0 {
        say!(stderr, "publish: {}; \"publish check\" names what is meant", counted(warnings, "warning"));
    }
    let style = ProgressStyle::with_template("{msg:12} {wide_bar} {human_pos}/{human_len} {eta}");
    let bar = TerminalProgress(ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())));
    let copies = if no_compressed_copies { CompressedCopies::None } else { CompressedCopies::Beside };
    let renumbering = if renumber { Renumbering::Allowed } else { Renumbering::Refused };
    let options = Options { app, data, out: out.clone(), base_url, public_url, copies, renumbering };
    let outcome = publish::publish(&options, &bar);
    bar.0.finish_and_clear();
    match outcome {
        Ok(Published { pages, files, left_out, instead_of_ours, joined, pictures_as_they_are }) => {
            for picture in &pictures_as_they_are {
                say!(stderr, "warning: {}", printable(&picture.to_string()));
            }
            print_left_out(&left_out);
            print_names("your own files stand in the place of those made here", &instead_of_ours);
            print_names("joined with your own", &joined);
            say!(
                stdout,
                "published {} in {}: {} written, {} unchanged, {} removed, in {}",
                counted(pages, "page"),
                out.display(),
                counted(files.written, "file"),
                files.unchanged,
                files.removed,
                HumanDuration(start.elapsed())
            );
            ExitCode::SUCCESS
        }
        Err(fault) => {
            let lines: Vec<_> = fault.to_string().lines().map(printable).collect();
            say!(stderr, "publish: {}", lines.join("\n"));
            ExitCode::FAILURE
        }
    }
}
