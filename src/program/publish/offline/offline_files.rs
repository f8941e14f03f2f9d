//! The app's own files: a page that is kept needs them.

use crate::program::{font::FONTS_FOLDER, publish::template::AppFiles};
use std::collections::BTreeSet;

/// The app's own files, by names that tell what is in them.
#[derive(Clone, Debug)]
pub struct OfflineFiles {
    /// Those that every page names.
    pub of_pages: Vec<String>,
    /// Those that the style sheet names, but for fonts: no page needs all of them, and each is kept when it is asked for.
    of_style: Vec<String>,
}

impl OfflineFiles {
    /// The files of an app with that style sheet.
    pub fn of(files: &AppFiles, style: &str) -> Self {
        // The theme's script is one of the page's.
        let AppFiles { theme, page_scripts, script, wasm, style: sheet } = files;
        Self {
            of_pages: [theme].into_iter().chain(page_scripts).chain([script, wasm, sheet]).cloned().collect(),
            of_style: addresses_in_style(style).into_iter().filter(|name| !is_font(name)).map(str::to_owned).collect(),
        }
    }

    /// All of them.
    pub fn files(&self) -> impl Iterator<Item = &str> {
        self.of_pages.iter().chain(&self.of_style).map(String::as_str)
    }
}

fn is_font(name: &str) -> bool {
    name.split_once('/').is_some_and(|(folder, _)| folder == FONTS_FOLDER)
}

/// The files that a style sheet names beside itself, each once.
fn addresses_in_style(style: &str) -> BTreeSet<&str> {
    let named = style.split("url(").skip(1).filter_map(|rest| rest.split_once(')'));
    let addresses = named.map(|(address, _)| address.trim_matches(['"', '\'', ' ']));
    addresses.filter(|address| !address.is_empty() && !address.starts_with('#') && !address.contains(':')).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_style_sheet_names_files_beside_itself() {
        let style = "a{mask:url(icons.svg?1) 0}b{mask:url(\"icons.svg?1\")}c{background:url(data:image/png;x)}d{x:url( 'f.woff2' )}";
        assert_eq!(addresses_in_style(style), ["f.woff2", "icons.svg?1"].into());
    }
}
