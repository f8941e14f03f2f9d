//! How the finished pages of a new publication come to readers: a file for the host that takes them.

use clap::ValueEnum;
use std::path::Path;

/// A host that takes the finished pages from a repository.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[allow(clippy::doc_markdown, reason = "shown in the help")]
pub enum Deploy {
    /// GitHub Pages, by a workflow
    GithubPages,
    /// GitLab Pages
    GitlabPages,
    /// Netlify
    Netlify,
    /// Cloudflare Pages
    Cloudflare,
}

impl Deploy {
    /// The name of the file that the host reads.
    #[must_use]
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::GithubPages => ".github/workflows/publish.yml",
            Self::GitlabPages => ".gitlab-ci.yml",
            Self::Netlify => "netlify.toml",
            Self::Cloudflare => "wrangler.toml",
        }
    }

    /// What the file says, for the publication in a folder. What each may say: <https://docs.github.com/pages>,
    /// <https://docs.gitlab.com/user/project/pages/>, <https://docs.netlify.com/configure-builds/file-based-configuration/>,
    /// <https://developers.cloudflare.com/pages/functions/wrangler-configuration/>.
    pub(super) fn text(self, folder: &Path) -> String {
        match self {
            Self::GithubPages => include_str!("deploy/github-pages.yml").to_owned(),
            Self::GitlabPages => include_str!("deploy/gitlab-pages.yml").to_owned(),
            Self::Netlify => include_str!("deploy/netlify.toml").to_owned(),
            Self::Cloudflare => include_str!("deploy/wrangler.toml").replace("{name}", &project_name(folder)),
        }
    }
}

/// A name of Cloudflare's: small letters, digits and hyphens, 58 at most.
fn project_name(folder: &Path) -> String {
    let name = folder.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
    let allowed = |letter: char| if letter.is_ascii_alphanumeric() { letter } else { '-' };
    let name: String = name.chars().map(allowed).take(58).collect();
    Some(name.trim_matches('-')).filter(|name| !name.is_empty()).unwrap_or("publication").to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_is_called_as_its_folder_as_far_as_the_host_allows() {
        for (folder, name) in
            [("work/My Gazette", "my-gazette"), ("روزنامه", "publication"), (".", "publication"), ("_a_", "a")]
        {
            assert!(Deploy::Cloudflare.text(Path::new(folder)).contains(&format!("name = \"{name}\"")), "{folder}");
        }
    }
}
