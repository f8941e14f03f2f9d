//! `masthead new`.

use super::{
    arguments::New,
    terminal::{print_fault, say},
};
use jiff::Timestamp;
use masthead::program::{
    folder_called,
    new::{Content, Deploy, NewEdition, NewPublication},
};
use std::process::ExitCode;

pub fn run(New { folder, editions, sample, deploy }: New) -> ExitCode {
    let content = if sample { Content::Sample } else { Content::FirstArticle(editions) };
    let publication = NewPublication { folder, content, deploy, now: Timestamp::now() };
    match publication.create() {
        Ok(()) => {
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
    let NewPublication { folder, content, deploy, .. } = publication;
    say!(stdout, "A publication is in {}. What to do next, there:", folder_called(folder));
    say!(stdout, "  site.json              write into it its name, its address (base_url), its menu and colours");
    let (articles, what) = match content {
        Content::Sample => ("feeds/".to_owned(), "write your articles into its files, the newest first"),
        Content::FirstArticle(editions) => {
            let files: Vec<_> = editions.iter().map(NewEdition::first_article_file).collect();
            let what = match files.len() {
                1 => "change it, and write your articles in other files beside it",
                _ => "change them, and write your articles in other files beside them",
            };
            (files.join(", "), what)
        }
    };
    // Several are longer than the column.
    let space = if articles.len() > 22 { format!("\n{:24}", "") } else { " ".repeat(22 - articles.len()) };
    say!(stdout, "  {articles}{space} {what}");
    say!(stdout, "  masthead serve --open  shows it in your browser, with all that is wrong and what to do about it");
    say!(stdout, "  masthead publish       makes the finished pages, in dist/");
    say!(stdout, "  dist/                  {}", way_to_readers(*deploy));
    if let Content::FirstArticle(editions) = content {
        for edition in editions {
            let Some(others) = edition.words_of_another() else { continue };
            say!(stdout, "{} begins with the words of {others}: look through them.", edition.catalog());
        }
    }
}

/// How the finished pages come to readers.
const fn way_to_readers(deploy: Option<Deploy>) -> &'static str {
    match deploy {
        None => "upload it to any static host",
        Some(Deploy::GithubPages) => {
            "commit it and push; .github/workflows/publish.yml puts it on GitHub Pages, once\n                         \
             \"GitHub Actions\" is the source in the repository's settings. The publication is the whole repository"
        }
        Some(Deploy::GitlabPages) => "commit it and push; .gitlab-ci.yml puts it on GitLab Pages",
        Some(Deploy::Netlify) => "commit it and push; netlify.toml tells Netlify to show it",
        Some(Deploy::Cloudflare) => "wrangler pages deploy puts it on Cloudflare Pages, as wrangler.toml says",
    }
}
