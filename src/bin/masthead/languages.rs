//! `masthead languages`.

use super::terminal::say;
use masthead::program::languages::SUPPLIED;
use std::process::ExitCode;

pub fn run() -> ExitCode {
    say!(stdout, "{:5} {:23} {:25} in itself", "", "language", "proofread");
    for language in &SUPPLIED {
        let (proofread, own_name) = (language.proofread.as_str(), language.first_article().language);
        say!(stdout, "{:5} {:23} {proofread:25} {own_name}", language.code, language.name);
    }
    ExitCode::SUCCESS
}
