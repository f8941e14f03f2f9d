//! What a package of the program has beside it.

use crate::said::said;
use insta::assert_snapshot;
use std::{
    fs,
    process::{Command, Output},
};

const COMMANDS: [&str; 5] = ["new", "languages", "publish", "check", "completions"];

fn masthead(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).output().unwrap()
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let man = folder.path().join("man");
    assert!(masthead(&["man", man.to_str().unwrap()]).status.success());
    let page = |name: &str| fs::read_to_string(man.join(name)).unwrap_or_else(|reason| panic!("{name}: {reason}"));
    let all = page("masthead.1");
    // In the columns of an example no line is filled up.
    let (examples, status) =
        (all.find(".SH EXAMPLES\n.EX\nmasthead new"), all.find(".EE\n.SH \"EXIT STATUS\"\n0 when"));
    assert!(examples.is_some() && status > examples && !all.contains("EXTRA"), "{all}");
    for command in COMMANDS {
        assert!(all.contains(&format!("masthead\\-{command}(1)")), "{command}: {all}");
        assert!(page(&format!("masthead-{command}.1")).contains(".SH OPTIONS"), "{command}");
        assert!(page(&format!("masthead-{command}.1")).contains("EXIT STATUS"), "{command}");
    }
    let blocked = masthead(&["man", man.join("masthead.1").to_str().unwrap()]);
    assert_eq!(blocked.status.code(), Some(1));
}

#[test]
fn every_shell_completes_each_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = masthead(&["completions", shell]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success(), "{shell}");
        for words in COMMANDS.into_iter().chain(["no-compressed-copies", "deploy"]) {
            assert!(script.contains(words), "{shell}: {words}");
        }
    }
    assert_eq!(masthead(&["completions", "teletype"]).status.code(), Some(2));
}

#[test]
fn without_a_command_it_says_what_there_is() {
    let output = masthead(&[]);
    let help = String::from_utf8(output.stderr).unwrap();
    let is_listed = |command: &&str| help.lines().any(|line| line.trim_start().starts_with(&format!("{command} ")));
    assert!(output.status.code() == Some(2) && COMMANDS.iter().all(is_listed), "{help}");
}

#[test]
fn every_command_tells_how_it_ends() {
    for command in COMMANDS.into_iter().chain(["serve", "man", "help"]) {
        for arguments in [[command, "--help"], [command, "-h"], ["help", command]] {
            let output = masthead(&arguments);
            let help = String::from_utf8(output.stdout).unwrap();
            let (before, status) =
                help.split_once("\nExit status: 0").unwrap_or_else(|| panic!("{arguments:?}: {help}"));
            assert!(output.status.success() && before.contains(&format!("Usage: masthead {command}")), "{help}");
            assert!(status.contains('2') && !status.contains("\n\n"), "{help}");
        }
    }
}

#[test]
fn help_without_a_command_lists_them_and_a_mistyped_one_is_recognised() {
    for arguments in [&["help"][..], &["--help"]] {
        let output = masthead(arguments);
        let help = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && help.contains("  check ") && help.contains("Exit status"), "{help}");
    }
    let output = masthead(&["help", "chekc"]);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && said.contains("'check'"), "{said}");
}

#[test]
fn the_help_of_each_command_fits_a_terminal() {
    let help = |command: &[&str]| {
        let help = said(Command::new(env!("CARGO_BIN_EXE_masthead")).args(command).arg("--help"), &[]);
        let wide: Vec<_> = help.lines().filter(|line| line.chars().count() > 80).collect();
        assert!(wide.is_empty(), "{wide:?}");
        help
    };
    assert_snapshot!("help", help(&[]));
    for command in ["new", "languages", "serve", "publish", "check"] {
        assert_snapshot!(format!("help_of_{command}"), help(&[command]));
    }
}
