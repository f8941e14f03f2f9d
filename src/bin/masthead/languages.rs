//! `masthead languages`.

use super::terminal::hand_over;
use masthead::program::{languages::SUPPLIED, new::NewEdition};
use std::process::ExitCode;

pub fn run(language: Option<&NewEdition>) -> ExitCode {
    if let Some(language) = language {
        return hand_over(&language.words().trim_end());
    }
    let mut lines = vec![format!("{:5} {:23} {:25} in itself", "code", "language", "proofread")];
    lines.extend(SUPPLIED.iter().map(|language| {
        let (proofread, own_name) = (language.proofread.as_str(), language.first_article().language);
        format!("{:5} {:23} {proofread:25} {own_name}", language.code, language.name)
    }));
    hand_over(&lines.join("\n"))
}
