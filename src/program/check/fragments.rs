//! Links to a part of the text that they stand in.

use super::{context::CheckContext, shortened::shortened};
use crate::{
    model::content::{self, Resolver},
    program::suggest,
};
use percent_encoding::percent_decode_str;
use std::{collections::HashSet, rc::Rc};

/// No longer id is looked for among others, in characters.
const LONGEST_ID: usize = 100;

impl CheckContext<'_> {
    /// Reports those of a text whose fragments (`#part`) are no ids in it; of a text from elsewhere nobody here can mend them.
    pub(super) fn fragments(&mut self, file: &Rc<str>, at: &str, html: &str, fragments: &[String]) {
        /// In a text of nothing but such links, to compare each with each takes time.
        const MOST_SEARCHES: usize = 100;
        if self.folder.is_from_elsewhere(file) {
            return;
        }
        let ids = ids(html);
        let short = |id: &str| id.chars().count() <= LONGEST_ID;
        let mut seen = HashSet::new();
        for fragment in fragments {
            let id = id_of(fragment);
            if content::is_of_page(&id) || ids.contains(&id) || !seen.insert(id.clone()) {
                continue;
            }
            let is_searched = short(&id) && seen.len() <= MOST_SEARCHES;
            let near = is_searched.then(|| ids.iter().map(String::as_str).filter(|other| short(other)));
            let remedy = match near.and_then(|near| suggest::nearest(&id, near)) {
                Some(near) => format!("write \"#{near}\""),
                None => self.written(file).words(
                    format!("give the part an id, such as <h2 id=\"{id}\">; or correct the link"),
                    format!("give the part an id, such as ## Its heading {{#{id}}}; or correct the link"),
                ),
            };
            self.report_on(file).warning(
                at,
                format!("the link to \"{}\" leads to no part of the text", shortened(fragment)),
                remedy,
            );
        }
    }
}

/// The ids that a text has on its page, without its name in front: those that it gives, and those of its headings.
fn ids(html: &str) -> HashSet<String> {
    let mut nodes = content::of_html(html, &Resolver::of_finished_pages(), "").unwrap_or_default();
    let _ = content::sections(&mut nodes, "");
    content::ids_of(&nodes).into_iter().filter_map(|id| id.strip_prefix("--").map(str::to_owned)).collect()
}

/// The id that a fragment means, as the sanitizer and browsers read it.
fn id_of(fragment: &str) -> String {
    let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
    let written: String = fragment.chars().filter(|sign| !sign.is_whitespace()).collect();
    percent_decode_str(&written).decode_utf8_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_has_the_ids_that_it_gives_and_those_of_its_headings() {
        let html = "<h2>The camp</h2><h2>The camp</h2><p id='a b'>x</p><h3>شب</h3><a name=old>y</a>";
        let mut found: Vec<_> = ids(html).into_iter().collect();
        found.sort_unstable();
        assert_eq!(found, ["ab", "old", "the-camp", "the-camp-1", "شب"]);
        assert_eq!(id_of("#%D8%B4%D8%A8"), "شب");
    }
}
