//! The program of a publication's owner: it makes a publication, shows it, checks it, and publishes it.

#![forbid(unsafe_code)]
#![warn(clippy::pedantic)]
#![deny(clippy::unwrap_used)]

mod arguments;
mod check;
#[cfg(feature = "embedded-app")]
mod embedded_app;
mod findings;
mod languages;
mod manual;
mod new;
mod publish;
mod serve;
mod terminal;

use arguments::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;

fn main() -> ExitCode {
    match Arguments::parse().command {
        Command::New(new) => new::run(new),
        Command::Languages { language } => languages::run(language.as_ref()),
        Command::Serve(serve) => serve::run(serve),
        Command::Publish(publish) => publish::run(publish),
        Command::Check(check) => check::run(&check),
        Command::Completions { shell } => manual::completions(shell),
        Command::Man { folder } => manual::man(&folder),
        Command::Help { command } => manual::help(command.as_deref()),
    }
}
