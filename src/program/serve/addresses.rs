//! Which file an address means, as a static host has it.

use crate::model::id::decode_segment;

/// What an address means.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Address {
    /// A file of the publication's folder: this one, or where there is none, the folder of that name.
    File(String),
    /// The index of a folder of it.
    Index(String),
    /// The publication's folder, which is not at the host's root.
    Above,
    /// Nothing that a disk could hold.
    Nothing,
}

impl Address {
    /// Reads the path of an address. `base` is that of the publication's folder, with slashes at both ends.
    pub(super) fn of(path: &str, base: &str) -> Self {
        let Some(inside) = path.strip_prefix(base) else {
            return if base.starts_with(path) { Self::Above } else { Self::Nothing };
        };
        if inside.is_empty() {
            return Self::Index(INDEX.to_owned());
        }
        let (inside, is_folder) = inside.strip_suffix('/').map_or((inside, false), |folder| (folder, true));
        let segments: Option<Vec<String>> = inside.split('/').map(segment).collect();
        match segments {
            None => Self::Nothing,
            Some(segments) if is_folder => Self::Index(format!("{}/{INDEX}", segments.join("/"))),
            Some(segments) => Self::File(segments.join("/")),
        }
    }
}

/// The file that a host shows for a folder.
pub(super) const INDEX: &str = "index.html";

/// The name that a segment means; none leads out of the folder.
fn segment(text: &str) -> Option<String> {
    let name = decode_segment(text)?;
    let is_name = !name.is_empty() && name != "." && name != ".." && !name.contains(['/', '\\', '\0']);
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str) -> Address {
        Address::File(name.to_owned())
    }

    #[test]
    fn a_folder_is_shown_by_its_index() {
        assert_eq!(Address::of("/", "/"), Address::Index("index.html".into()));
        assert_eq!(Address::of("/en/", "/"), Address::Index("en/index.html".into()));
        assert_eq!(Address::of("/en", "/"), file("en"));
        assert_eq!(Address::of("/news/en/a%20b.json", "/news/"), file("en/a b.json"));
        assert_eq!(Address::of("/%D9%86/", "/"), Address::Index("ن/index.html".into()));
    }

    #[test]
    fn a_publication_in_a_folder_is_led_to() {
        assert_eq!(Address::of("/", "/news/"), Address::Above);
        assert_eq!(Address::of("/news", "/news/"), Address::Above);
        assert_eq!(Address::of("/other/", "/news/"), Address::Nothing);
    }

    #[test]
    fn no_address_leads_out() {
        for out in ["/../a", "/en/..", "/%2e%2e/a", "/a%2fb", "/a%5cb", "/a//b", "//", "/%00", "/%ff"] {
            assert_eq!(Address::of(out, "/"), Address::Nothing, "{out}");
        }
    }
}
