//! What is written behind the program's name.

use clap::{Args, Parser, Subcommand};
use clap_complete::Shell;
use masthead::program::{
    check::Report,
    new::{Deploy, NewEdition},
};
use std::path::{Path, PathBuf};

/// Where an owner's data is who has the sources of the app, too.
const DATA: &str = "public";

/// A publication in many languages, for any static host.
#[derive(Parser)]
#[command(name = "masthead", version, after_help = EXAMPLES)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

const EXAMPLES: &str = "Examples:
  masthead new gazette --edition en --edition fa          a small publication in two languages, to begin with
  masthead publish                                        the publication here becomes finished pages in dist/
  masthead publish --base-url https://example.org/news/   for another address than site.json says
  masthead check                                          name every fault, change nothing
  masthead check ~/gazette                                the same for another publication
  masthead check --strict --all                           refuse what is only warned of, too, and list all that is alike

Exit status: 0 when all is well, 1 when something is faulty, 2 when the command is not understood.";

#[derive(Subcommand)]
pub enum Command {
    New(New),
    /// Lists the languages whose words of the interface come with this program
    Languages,
    Publish(Publish),
    Check(Check),
    /// Prints what lets a shell complete this program's commands
    Completions {
        /// The shell
        shell: Shell,
    },
    /// Prints the manual page
    #[command(hide = true)]
    Man,
}

/// Makes a small publication to begin with; writes over nothing
#[derive(Args)]
pub struct New {
    /// Where: a folder that is not there yet, or is empty
    #[arg(value_name = "FOLDER")]
    pub folder: PathBuf,
    /// A language it is published in, such as en, fa or pt-PT; once for each, the one for all other readers first
    /// [default: en]
    #[arg(long = "edition", value_name = "LANGUAGE", conflicts_with = "sample")]
    pub editions: Vec<NewEdition>,
    /// Begin with the sample, which shows everything in four languages
    #[arg(long)]
    pub sample: bool,
    /// Add the file by which a host takes the finished pages from your repository
    #[arg(long, value_name = "HOST")]
    pub deploy: Option<Deploy>,
}

/// Turns a publication into a folder of finished pages, ready to upload
///
/// Nothing is published that `masthead check` calls an error. The new folder is made beside the old one and put in its
/// place when it is whole; files that did not change are not written again.
#[derive(Args)]
pub struct Publish {
    #[command(flatten)]
    pub publication: Publication,
    /// Where the finished pages go; what stands there is replaced
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    pub out: PathBuf,
    /// Another app than the one in this program, as trunk build leaves it
    #[cfg(feature = "embedded-app")]
    #[arg(long, value_name = "FOLDER")]
    pub app: Option<PathBuf>,
    /// The built app, as make publish leaves it there
    #[cfg(not(feature = "embedded-app"))]
    #[arg(long, value_name = "FOLDER", default_value = "target/app")]
    pub app: PathBuf,
    /// The address the app was built for, as trunk build --public-url had it
    #[arg(long, value_name = "PATH", default_value = "/")]
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
pub struct Check {
    #[command(flatten)]
    pub publication: Publication,
    #[command(flatten)]
    pub judgement: Judgement,
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
}

impl Publication {
    /// The folder of its data.
    pub fn data(&self) -> &Path {
        let here = Path::new(".");
        let usual = || if here.join("site.json").exists() { here } else { Path::new(DATA) };
        self.data.as_deref().unwrap_or_else(usual)
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
