//! `masthead languages`.

use super::terminal::say;
use masthead::program::{languages::SUPPLIED, new::NewEdition};
use std::process::ExitCode;

pub fn run(language: Option<&NewEdition>) -> ExitCode {
    if let Some(language) = language {
        say!(stdout, "{}", language.words().trim_end());
        return ExitCode::SUCCESS;
    }
    say!(stdout, "{:5} {:23} {:25} in itself", "", "language", "proofread");
    for language in &SUPPLIED {
        let (proofread, own_name) = (language.proofread.as_str(), language.first_article().language);
        say!(stdout, "{:5} {:23} {proofread:25} {own_name}", language.code, language.name);
    }
    ExitCode::SUCCESS
}
