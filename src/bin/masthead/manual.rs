//! What a package of this program has beside it: manual pages, and what shells complete.

use super::{
    arguments::Arguments,
    terminal::{hand_over, is_handed_over, say},
};
use clap::CommandFactory;
use clap_complete::Shell;
use masthead::program::printable;
use std::{fs, io::Write, path::Path, process::ExitCode};

/// Prints what lets a shell complete commands.
pub fn completions(shell: Shell) -> ExitCode {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "masthead", &mut script);
    hand_over(&String::from_utf8_lossy(&script).trim_end())
}

/// Tells what a command does, or what commands there are.
pub fn help(command: Option<&str>) -> ExitCode {
    let mut all = Arguments::command();
    // By that each knows what it is called.
    all.build();
    let told = match command {
        Some(command) => all.find_subcommand_mut(command).map(clap::Command::render_long_help),
        None => Some(all.render_help()),
    };
    let mut out = anstream::stdout();
    match told.map(|told| write!(out, "{}", told.ansi())) {
        Some(written) => is_handed_over(written.and_then(|()| out.flush())),
        None => ExitCode::FAILURE,
    }
}

/// Writes the manual pages: of the program, and of each command.
pub fn man(folder: &Path) -> ExitCode {
    let written = fs::create_dir_all(folder).and_then(|()| clap_mangen::generate_to(Arguments::command(), folder));
    match written {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let folder = printable(&folder.to_string_lossy());
            say!(stderr, "masthead: {folder}: {reason}\n  what to do: name a folder where you may write");
            ExitCode::FAILURE
        }
    }
}
