//! What a package of the program has beside it.

use crate::said::said;
use assert_cmd::{assert::Assert, prelude::*};
use insta::assert_snapshot;
use predicates::{prelude::*, str::contains};
use std::{fs, process::Command};

const COMMANDS: [&str; 5] = ["new", "languages", "publish", "check", "completions"];

fn masthead(arguments: &[&str]) -> Assert {
    Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).assert()
}

/// What stands in the output of a run that ended well.
fn output(run: Assert) -> String {
    String::from_utf8(run.success().get_output().stdout.clone()).unwrap()
}

#[test]
fn every_command_has_a_manual_page() {
    let folder = tempfile::tempdir().unwrap();
    let man = folder.path().join("man");
    masthead(&["man", man.to_str().unwrap()]).success();
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
    masthead(&["man", man.join("masthead.1").to_str().unwrap()]).code(1);
}

#[test]
fn every_shell_completes_each_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let script = output(masthead(&["completions", shell]));
        for words in COMMANDS.into_iter().chain(["no-compressed-copies", "deploy"]) {
            assert!(script.contains(words), "{shell}: {words}");
        }
    }
    masthead(&["completions", "teletype"]).code(2);
}

#[test]
fn without_a_command_it_says_what_there_is() {
    let without = masthead(&[]).code(2);
    let help = String::from_utf8_lossy(&without.get_output().stderr);
    let is_listed = |command: &&str| help.lines().any(|line| line.trim_start().starts_with(&format!("{command} ")));
    assert!(COMMANDS.iter().all(is_listed), "{help}");
}

#[test]
fn every_command_tells_how_it_ends() {
    for command in COMMANDS.into_iter().chain(["serve", "man", "help"]) {
        for arguments in [[command, "--help"], [command, "-h"], ["help", command]] {
            let help = output(masthead(&arguments));
            let (before, status) =
                help.split_once("\nExit status: 0").unwrap_or_else(|| panic!("{arguments:?}: {help}"));
            assert!(before.contains(&format!("Usage: masthead {command}")), "{help}");
            assert!(status.contains('2') && !status.contains("\n\n"), "{help}");
        }
    }
}

#[test]
fn help_without_a_command_lists_them_and_a_mistyped_one_is_recognised() {
    for arguments in [&["help"][..], &["--help"]] {
        masthead(arguments).success().stdout(contains("  check ").and(contains("Exit status")));
    }
    masthead(&["help", "chekc"]).code(2).stderr(contains("'check'"));
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
