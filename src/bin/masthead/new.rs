//! `masthead new`.

use super::{
    arguments::New,
    terminal::{print_fault, say},
};
use masthead::program::new::{Content, NewEdition, NewPublication};
use std::process::ExitCode;

pub fn run(New { folder, editions, sample, deploy }: New) -> ExitCode {
    let english = || "en".parse::<NewEdition>().into_iter().collect();
    let content = match editions {
        _ if sample => Content::Sample,
        editions if editions.is_empty() => Content::FirstArticle(english()),
        editions => Content::FirstArticle(editions),
    };
    let now = jiff::Timestamp::now().strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
    let publication = NewPublication { folder, content, deploy, now };
    match publication.create() {
        Ok(_) => {
            print_next_steps(&publication);
            ExitCode::SUCCESS
        }
        Err(fault) => {
            print_fault(&fault);
            ExitCode::FAILURE
        }
    }
}

fn print_next_steps(publication: &NewPublication) {
    let (folder, feed) = (publication.folder.display(), publication.feed());
    say!(stdout, "A publication is in {folder}. What to do next:");
    say!(stdout, "  its name, address (base_url), menu and colours   write them into site.json");
    say!(stdout, "  its articles                                     write them into {feed}, the newest first");
    say!(
        stdout,
        "  masthead check                                   in that folder: says what is wrong, with its line"
    );
    say!(stdout, "  masthead publish                                 there: makes the finished pages, in dist/");
    say!(
        stdout,
        "  upload dist/                                     to any static host, or push it to one that --deploy names"
    );
}
