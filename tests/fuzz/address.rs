//! Addresses in a feed: where they lead, and that they lead nowhere else.

use crate::text;
use masthead::model::content::{Link, Resolver, host_of, is_player};
use std::sync::LazyLock;

/// In a publication at an address, in a finished page, and in a feed that was taken over from another site.
static RESOLVERS: LazyLock<[Resolver; 3]> = LazyLock::new(|| {
    let own = Resolver::new("https://gazette.example", "https://gazette.example/news/site.json");
    let finished = Resolver::of_finished_pages().with_public_address(Some("https://gazette.example/news/"));
    let taken_over = finished.of_feed(Some("https://old.example/"));
    [own, finished, taken_over]
});

pub fn read(bytes: &[u8]) {
    let address = text(bytes);
    let _ = is_player(&address);
    let _ = host_of(&address);
    for resolver in &*RESOLVERS {
        let _ = resolver.is_of_another_host(&address);
        if let Some(file) = resolver.file(&address) {
            // As a place of the publication's own it has no scheme, and no host.
            let is_own = !file.starts_with("//") && !file.starts_with('\\');
            let scheme =
                file.split_once(':').filter(|(scheme, _)| !scheme.contains(['/', '?', '#'])).map(|(scheme, _)| scheme);
            assert!(scheme.map_or(is_own, |scheme| matches!(scheme, "http" | "https")), "{file}");
        }
        let Some(link) = resolver.link(&address) else { continue };
        if let Link::Elsewhere(there) = &link {
            let allowed = ["https://", "http://", "mailto:", "tel:"];
            assert!(allowed.iter().any(|scheme| there.starts_with(scheme)), "{there}");
            assert!(
                !there.contains([' ', '\n', '<', '>']) || there.starts_with("mailto:") || there.starts_with("tel:"),
                "{there}"
            );
        }
        if let Some(absolute) = resolver.absolute(&address) {
            assert_eq!(resolver.absolute(&absolute), Some(absolute.clone()), "{address}");
        }
    }
}
