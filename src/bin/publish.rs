//! The program an owner or a developer types: finished pages out of an app and its data.

#![forbid(unsafe_code)]

use clap::Parser;
use indicatif::{HumanDuration, ProgressBar, ProgressStyle};
use masthead::publish::{self, Job, Published};
use std::{path::PathBuf, process::ExitCode, time::Instant};

/// Turns the built app and a publication's data into a folder of finished pages, ready to upload.
#[derive(Parser)]
#[command(name = "publish", version, about)]
struct Arguments {
    /// The built app (`trunk build --release --dist target/app` leaves it there)
    #[arg(long, value_name = "FOLDER", default_value = "target/app")]
    app: PathBuf,
    /// The publication's data: site.json and what it names
    #[arg(long, value_name = "FOLDER", default_value = "public")]
    data: PathBuf,
    /// Where the finished pages go; what stands there is replaced when all is well
    #[arg(long, value_name = "FOLDER", default_value = "dist")]
    out: PathBuf,
    /// The public address, in place of base_url in site.json
    #[arg(long, value_name = "URL")]
    base_url: Option<String>,
    /// The address the app was built for (trunk build --public-url)
    #[arg(long, value_name = "PATH", default_value = "/")]
    public_url: String,
}

struct Bar(ProgressBar);

impl publish::Progress for Bar {
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
    let Arguments { app, data, out, base_url, public_url } = Arguments::parse();
    let start = Instant::now();
    let style = ProgressStyle::with_template("{msg:12} {wide_bar} {human_pos}/{human_len} {eta}");
    let bar = Bar(ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())));
    let outcome = publish::publish(&Job { app, data, out: out.clone(), base_url, public_url }, &bar);
    bar.0.finish_and_clear();
    match outcome {
        Ok(Published { pages, files }) => {
            println!(
                "published {pages} pages in {}: {} files written, {} unchanged, {} removed, in {}",
                out.display(),
                files.written,
                files.unchanged,
                files.removed,
                HumanDuration(start.elapsed())
            );
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("publish: {fault}");
            ExitCode::FAILURE
        }
    }
}
