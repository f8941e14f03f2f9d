//! What a package of the program has beside it.

use std::process::{Command, Output};

const COMMANDS: [&str; 2] = ["publish", "check"];

fn masthead(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_masthead")).args(arguments).output().unwrap()
}

#[test]
fn the_manual_page_names_each_command_with_its_options() {
    let output = masthead(&["man"]);
    let manual = String::from_utf8(output.stdout).unwrap();
    assert!(output.status.success() && manual.contains(".TH masthead 1"), "{manual}");
    for words in COMMANDS.into_iter().chain(["base\\-url", "strict", "Exit status"]) {
        assert!(manual.contains(words), "{words}: {manual}");
    }
}

#[test]
fn every_shell_completes_each_command() {
    for shell in ["bash", "zsh", "fish", "powershell", "elvish"] {
        let output = masthead(&["completions", shell]);
        let script = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
    assert_eq!(masthead(&["completions", "teletype"]).status.code(), Some(2));
}

#[test]
fn without_a_command_it_says_what_there_is() {
    let output = masthead(&[]);
    let help = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.code() == Some(2) && COMMANDS.iter().all(|command| help.contains(command)), "{help}");
}
