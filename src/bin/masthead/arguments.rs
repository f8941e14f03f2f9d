//! What is written behind the program's name.

use super::terminal::say;
use clap::{Args, Parser, Subcommand, ValueEnum, builder::PossibleValuesParser};
use clap_complete::Shell;
use masthead::{
    model::locale::Timestamp,
    program::{
        OtherDay, Remedy, SITE,
        check::Report,
        content_folder,
        new::{Deploy, NewEdition, NewError},
        printable,
        remote_feed::{Fetching, RemoteFeeds},
    },
};
use std::path::{Path, PathBuf};

/// Where an owner's data is who has the sources of the app, too.
const DATA: &str = "public";

/// A publication in many languages, for any static host.
#[derive(Parser)]
#[command(name = "masthead", version, after_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const FOR_DEVELOPERS: &str = "For developers of the app";

// Of what is said behind the options, each paragraph is one line: a terminal divides it where it ends.
const EXAMPLES: &str = "Examples:
  masthead new gazette --edition en --edition fa   begin one in two languages
  masthead check                                   name every fault
  masthead check gazette --strict                  refuse warnings, too
  masthead serve --open                            show it, and every change
  masthead publish                                 finished pages, in dist/
  masthead publish --base-url https://example.org/ for another address
  masthead publish --at 2026-12-01                 as of a day to come, to try
  masthead help check                              all that a command can do

Exit status: 0 when all is well, 1 when something is faulty, 2 when the command is not understood.";

const OF_NEW: &str = "Exit status: 0 when the publication was made, 1 when it was not and nothing was left behind, 2 when the \
                      command is not understood.";

const OF_LANGUAGES: &str = "Exit status: 0 when they were written; 1 when they cannot be, on a full disk for example; 2 when the \
                            command is not understood, or no words come along for the language.";

const OF_SERVE: &str = "Exit status: 0 when it was ended, 1 when it could not begin, 2 when the command is not understood. Faults \
                        of the publication end nothing: they stand over the page.";

const OF_PUBLISH: &str = "Exit status: 0 when the pages were published, 1 when they were not and those of before stand, 2 when \
                          the command is not understood. Warnings keep nobody from publishing, unless --strict is given.";

const OF_CHECK: &str = "Exit status: 0 when there is no error; 1 when there is one, or with --strict a warning, or when what is \
                        found cannot be written; 2 when the command is not understood. What it accepts, also of what lies at \
                        --out, \"masthead publish\" publishes; what it refuses is refused there for the same reasons.";

const OF_OTHERS: &str = "Exit status: 0 when it was written, 1 when it was not, 2 when the command is not understood.";

const COMMANDS: [&str; 8] = ["new", "languages", "serve", "publish", "check", "completions", "man", "help"];

#[derive(Subcommand)]
pub enum Command {
    New(New),
    /// Lists the languages whose words of the interface come with this program
    #[command(after_help = OF_LANGUAGES)]
    Languages {
        /// Prints the words of this one, as a file in locales/ has them
        #[arg(value_name = "LANGUAGE", value_parser = edition)]
        language: Option<NewEdition>,
    },
    Serve(Serve),
    Publish(Publish),
    Check(Check),
    /// Prints what lets a shell complete this program's commands
    #[command(after_help = OF_OTHERS)]
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Writes the manual pages into a folder
    #[command(after_help = OF_OTHERS)]
    Man {
        /// The folder
        folder: PathBuf,
    },
    /// Tells what a command does, with all its options; without one, what commands there are
    #[command(after_help = OF_OTHERS)]
    Help {
        /// The command
        #[arg(value_name = "COMMAND", value_parser = PossibleValuesParser::new(COMMANDS))]
        command: Option<String>,
    },
}

/// Makes a small publication to begin with; writes over nothing
#[derive(Args)]
#[command(after_help = OF_NEW)]
pub struct New {
    /// Where: a folder that is not there yet, or holds nothing but what is hidden, such as .git
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// A language it is published in, such as en, fa or en-GB; repeat it for each, first the one for readers whose
    /// language you do not have
    #[arg(long = "edition", value_name = "LANGUAGE", default_value = "en", value_delimiter = ',', value_parser = edition)]
    pub editions: Vec<NewEdition>,
    /// Begin with the sample, which shows everything in four languages
    #[arg(long, conflicts_with = "editions")]
    pub sample: bool,
    /// Add the file by which a host takes the finished pages from your repository
    #[arg(long, value_name = "HOST")]
    pub deploy: Option<Deploy>,
}

/// Shows a publication in your browser, and every change when it is saved
///
/// The pages are those that `masthead publish` makes, each drawn when it is asked for; pictures are shown as they are.
/// What `masthead check` finds stands over the page until it is mended. Only this machine can read it, unless --host
/// says otherwise; Ctrl-C ends it.
#[derive(Args)]
#[command(after_help = OF_SERVE)]
pub struct Serve {
    #[command(flatten)]
    pub publication: Publication,
    /// The port [default: 8080, or another where that is taken]
    #[arg(long, value_name = "PORT")]
    pub port: Option<u16>,
    /// The name or address of this machine that it listens at; 0.0.0.0 lets others read along, on a phone in the same
    /// network for example
    #[arg(long, value_name = "HOST", default_value = "127.0.0.1")]
    pub host: String,
    /// Open it in the browser
    #[arg(long)]
    pub open: bool,
    /// The app, as trunk build leaves it [default: the one in this program; without one, target/app]
    #[arg(long, value_name = "FOLDER", help_heading = FOR_DEVELOPERS)]
    pub app: Option<PathBuf>,
    /// The address the app was built for, as trunk build --public-url had it
    #[arg(long, value_name = "PATH", default_value = "/", help_heading = FOR_DEVELOPERS)]
    pub public_url: String,
    /// Name every fault here, where many are alike
    #[arg(long)]
    pub all: bool,
}

/// Turns a publication into a folder of finished pages, ready to upload
///
/// Nothing is published that `masthead check` calls an error. The new folder is made beside the old one and put in its
/// place when it is whole; files that did not change are not written again.
#[derive(Args)]
#[command(after_help = OF_PUBLISH)]
pub struct Publish {
    #[command(flatten)]
    pub publication: Publication,
    /// Where the finished pages go, from the folder that you stand in, whichever publication you name; what stands there is
    /// replaced
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    pub out: PathBuf,
    /// The app, as trunk build leaves it [default: the one in this program; without one, target/app]
    #[arg(long, value_name = "FOLDER", help_heading = FOR_DEVELOPERS)]
    pub app: Option<PathBuf>,
    /// The address the app was built for, as trunk build --public-url had it
    #[arg(long, value_name = "PATH", default_value = "/", help_heading = FOR_DEVELOPERS)]
    pub public_url: String,
    /// Lay no compressed copies beside the files: for hosts that compress by themselves
    #[arg(long)]
    pub no_compressed_copies: bool,
    /// Let the pages of the archive hold other articles than before, once, after a change of `page_size`
    #[arg(long)]
    pub renumber: bool,
    #[command(flatten)]
    pub judgement: Judgement,
}

/// Names every fault of a publication with its file, its place and what to do about it
#[derive(Args)]
#[command(after_help = OF_CHECK)]
pub struct Check {
    #[command(flatten)]
    pub publication: Publication,
    #[command(flatten)]
    pub judgement: Judgement,
    /// How it is told
    #[arg(long, default_value = "text")]
    pub format: Format,
    /// Where publish would put the finished pages, from the folder that you stand in: whether what stands there may be
    /// replaced, and the pages of its archive go on holding the same articles
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    pub out: PathBuf,
}

/// How faults are told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people: each with its line, and what to do about it
    Text,
    /// For programs: one document, with every fault
    Json,
    /// Annotations that GitHub shows beside the lines
    Github,
}

/// Which publication is meant.
#[derive(Args)]
pub struct Publication {
    /// The publication's data: site.json and what it names [default: this folder, or public/ in it]
    #[arg(value_name = "FOLDER")]
    data: Option<PathBuf>,
    /// The public address, in place of `base_url` in site.json
    #[arg(long, value_name = "URL")]
    pub base_url: Option<String>,
    /// The moment as of which it is published, such as 2026-12-01 or "2026-12-01 06:00" (UTC): what has a later date waits
    /// [default: now]
    #[arg(long, value_name = "MOMENT", value_parser = moment)]
    pub at: Option<jiff::Timestamp>,
    /// Ask no other host for feeds: take the last copies of them
    #[arg(long, conflicts_with = "allow_own_network")]
    offline: bool,
    /// Feeds may come from hosts of this machine's own network, too
    #[arg(long)]
    allow_own_network: bool,
}

/// An edition by the tag of its language.
fn edition(tag: &str) -> Result<NewEdition, String> {
    tag.parse().map_err(|fault: NewError| fault.told())
}

/// A moment as articles have them.
fn moment(text: &str) -> Result<jiff::Timestamp, String> {
    if let Some(day) = OtherDay::read(text) {
        return Err(day.remedy());
    }
    let read = content_folder::date::read(text).and_then(|date| Timestamp::parse(&date));
    read.and_then(|read| read.instant())
        .ok_or_else(|| "write a day such as 2026-12-01, or a time such as \"2026-12-01 06:00\" (UTC)".to_owned())
}

impl Publication {
    /// The moment as of which it is published.
    pub fn at(&self) -> jiff::Timestamp {
        self.at.unwrap_or_else(jiff::Timestamp::now)
    }

    /// The feeds of it that lie elsewhere.
    pub fn remote_feeds(&self) -> RemoteFeeds {
        let fetching = match (self.offline, self.allow_own_network) {
            (true, _) => Fetching::Offline,
            (false, true) => Fetching::OwnNetworkToo,
            (false, false) => Fetching::Public,
        };
        RemoteFeeds::of(self.data(), fetching).saying(|host| {
            say!(
                stderr,
                "masthead: waiting for {}, where a feed comes from; --offline takes the last copies",
                printable(host)
            );
        })
    }

    /// The folder of its data. Whoever names its site.json means that folder, too.
    pub fn data(&self) -> &Path {
        let Some(named) = self.data.as_deref() else {
            let is_beside_the_sources = !Path::new(SITE).exists() && Path::new(DATA).is_dir();
            return Path::new(if is_beside_the_sources { DATA } else { "." });
        };
        match named.parent() {
            Some(folder) if named.ends_with(SITE) && named.is_file() => {
                if folder == Path::new("") {
                    Path::new(".")
                } else {
                    folder
                }
            }
            _ => named,
        }
    }
}

/// What counts as a fault, and how much is said of them.
#[derive(Args, Clone, Copy)]
pub struct Judgement {
    /// Refuse what is only warned of, too
    #[arg(long)]
    pub strict: bool,
    /// Name every fault, where many are alike
    #[arg(long)]
    pub all: bool,
}

impl Judgement {
    pub fn refuses(self, report: &Report) -> bool {
        report.has_errors() || (self.strict && !report.findings.is_empty())
    }
}
