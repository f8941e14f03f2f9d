//! What a package of this program has beside it: the manual page, and what shells complete.

use super::{arguments::Arguments, terminal::say};
use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;
use std::{
    io::{self, Write},
    process::ExitCode,
};

/// Prints what lets a shell complete commands.
pub fn completions(shell: Shell) -> ExitCode {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Arguments::command(), "masthead", &mut text);
    print(&text)
}

/// Prints the manual page: one for all commands, one after the other.
pub fn man() -> ExitCode {
    let mut command = Arguments::command();
    command.build();
    let mut text = Vec::new();
    let all = [&command].into_iter().chain(command.get_subcommands().filter(|part| !part.is_hide_set()));
    match all.cloned().try_for_each(|part| Man::new(part).render(&mut text)) {
        Ok(()) => print(&text),
        Err(reason) => fail(&reason),
    }
}

fn print(text: &[u8]) -> ExitCode {
    match io::stdout().write_all(text) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => fail(&reason),
    }
}

fn fail(reason: &io::Error) -> ExitCode {
    say!(stderr, "masthead: that cannot be written: {reason}");
    ExitCode::FAILURE
}
