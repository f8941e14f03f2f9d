//! What a package of this program has beside it: manual pages, and what shells complete.

use super::{
    arguments::Arguments,
    terminal::{hand_over, is_handed_over, say_fault},
};
use clap::{Command, CommandFactory};
use clap_complete::Shell;
use clap_mangen::{
    Man,
    roff::{Roff, roman},
};
use masthead::program::printable;
use std::{
    fs,
    io::{self, Write},
    path::Path,
    process::ExitCode,
};

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
    let mut all = Arguments::command();
    all.build();
    match fs::create_dir_all(folder).and_then(|()| write_pages(&all, folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(reason) => {
            let folder = printable(&folder.to_string_lossy());
            say_fault(&format!("{folder}: {reason}"), "name a folder where you may write");
            ExitCode::FAILURE
        }
    }
}

/// Writes the page of a command, and those of the commands in it.
fn write_pages(command: &Command, folder: &Path) -> io::Result<()> {
    let man = Man::new(command.clone());
    let mut page = Vec::new();
    man.render_title(&mut page)?;
    man.render_name_section(&mut page)?;
    man.render_synopsis_section(&mut page)?;
    man.render_description_section(&mut page)?;
    if command.get_arguments().any(|argument| !argument.is_hide_set()) {
        man.render_options_section(&mut page)?;
    }
    if command.has_subcommands() {
        man.render_subcommands_section(&mut page)?;
    }
    let more = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    sections(&more).to_writer(&mut page)?;
    if command.get_version().is_some() {
        man.render_version_section(&mut page)?;
    }
    fs::write(folder.join(man.get_filename()), page)?;
    command.get_subcommands().try_for_each(|command| write_pages(command, folder))
}

/// What is said at the end of a command's help, each paragraph as a section: its first words are the heading. Examples stay
/// in their lines, for there are columns in them.
fn sections(text: &str) -> Roff {
    let mut page = Roff::new();
    for (heading, text) in text.split("\n\n").filter_map(|paragraph| paragraph.split_once(':')) {
        page.control("SH", [heading.to_uppercase().as_str()]);
        let is_of_lines = text.starts_with('\n');
        if is_of_lines {
            page.control("EX", []);
        }
        for line in text.lines().map(str::trim).filter(|line| !line.is_empty()) {
            page.text([roman(line)]);
        }
        if is_of_lines {
            page.control("EE", []);
        }
    }
    page
}
