//! What is said to whoever runs the program.

use indicatif::{ProgressBar, ProgressStyle};
use masthead::program::{Remedy, printable, publish::Progress, with_remedy};
use std::{
    fmt::Display,
    io::{self, Write},
    process::ExitCode,
};

/// Writes a line. Whoever reads may have closed the pipe, or the disk may be full: that is no reason to stop publishing.
macro_rules! say {
    ($stream:ident, $($words:tt)*) => {{
        let _ = std::io::Write::write_fmt(&mut std::io::$stream(), format_args!("{}\n", format_args!($($words)*)));
    }};
}
pub(crate) use say;

/// Hands over on standard output what a command is run for.
pub fn hand_over(product: &impl Display) -> ExitCode {
    let mut out = io::stdout().lock();
    is_handed_over(writeln!(out, "{product}").and_then(|()| out.flush()))
}

/// How a command ends that has handed over what it is run for. Whoever reads may have had enough and closed the pipe; a disk
/// that is full must not be taken for one that has it.
pub fn is_handed_over(written: io::Result<()>) -> ExitCode {
    match written {
        Err(reason) if reason.kind() != io::ErrorKind::BrokenPipe => {
            let what = format!("standard output cannot be written: {reason}");
            say_fault(&what, "make room where it goes, or let it go elsewhere");
            ExitCode::FAILURE
        }
        _ => ExitCode::SUCCESS,
    }
}

/// How many files are named in a line.
const MAX_NAMED: usize = 12;

/// Progress on a terminal; where there is none, nothing is drawn.
pub struct TerminalProgress(ProgressBar);

impl TerminalProgress {
    pub fn new() -> Self {
        let style = ProgressStyle::with_template("{msg:12} {wide_bar} {human_pos}/{human_len} {eta}");
        Self(ProgressBar::new(0).with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar())))
    }

    pub fn finish(&self) {
        self.0.finish_and_clear();
    }
}

impl Progress for TerminalProgress {
    fn begin(&self, what: &str, steps: usize) {
        self.0.reset();
        self.0.set_length(steps as u64);
        self.0.set_message(what.to_owned());
    }

    fn advance(&self, steps: usize) {
        self.0.inc(steps as u64);
    }
}

/// Says what kept a command from doing what it was to do.
pub fn print_fault(fault: &impl Remedy) {
    say!(stderr, "masthead: {}", told(fault));
}

/// The same of what nobody but this program has a name for.
pub fn say_fault(what: &str, remedy: &str) {
    say!(stderr, "masthead: {}", with_remedy(what, remedy));
}

/// What is wrong, and below it what to do.
pub fn told(fault: &impl Remedy) -> String {
    let lines: Vec<_> = fault.told().lines().map(printable).collect();
    lines.join("\n")
}

/// Names files in one line, the first of them where they are many.
pub fn print_names(what: &str, names: &[impl AsRef<str>]) {
    if let Some(line) = line_of_names(what, names) {
        say!(stdout, "{line}");
    }
}

/// That line; none where there are no files.
pub fn line_of_names(what: &str, names: &[impl AsRef<str>]) -> Option<String> {
    if names.is_empty() {
        return None;
    }
    let shown: Vec<_> = names.iter().take(MAX_NAMED).map(|name| printable(name.as_ref())).collect();
    let more = names.len().saturating_sub(MAX_NAMED);
    let more = if more > 0 { format!(" and {more} more") } else { String::new() };
    Some(format!("{what}: {}{more}", shown.join(", ")))
}
