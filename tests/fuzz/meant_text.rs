//! Plain text of a feed: titles that hold markup, texts without any, their beginnings, their names in addresses.

use crate::text;
use masthead::model::{
    content::{excerpt, paragraphs, plain_text, to_html, without_markup},
    id::{ItemId, PageSlug, TagSlug},
    route::Place,
    share::{Quotation, QuotedBlock},
};
use masthead::program::{NameFault, as_others_see_it, printable};

pub fn read(bytes: &[u8]) {
    let written = text(bytes);
    let meant = without_markup(&written);
    // A null character becomes the sign for what is none.
    assert!(meant.len() <= 3 * written.len(), "{meant}");
    for most in [1, 20, 80] {
        let beginning = excerpt(&meant, most);
        assert!(beginning.chars().count() <= most + 1);
        assert!(meant.starts_with(beginning.trim_end_matches('…')));
    }
    let paragraphs = paragraphs(&written);
    let said: String = plain_text(&paragraphs).split_whitespace().collect();
    assert_eq!(said, written.split_whitespace().collect::<String>());
    assert!(to_html(&paragraphs).len() <= 7 * written.len() + 10);
    if let Some(id) = ItemId::new(&written) {
        let slug = id.slug();
        assert!(slug.names(&id));
        let place = Place::Article(slug);
        assert_eq!(Place::parse(&place.to_string()), place);
    }
    if let Some(slug) = TagSlug::of(&meant) {
        assert_eq!(TagSlug::of(slug.as_str()).as_ref(), Some(&slug));
    }
    let _ = PageSlug::parse(&written);
    assert!(!printable(&written).contains(char::is_control));
    let _ = (as_others_see_it(&written), NameFault::of(&written));
    let mut parts = written.splitn(3, '\n').map(str::to_owned);
    let mut part = || parts.next().unwrap_or_default();
    let block = QuotedBlock { before: part(), selected: part(), after: part() };
    if let Some(quotation) = Quotation::of(&[block]) {
        let link = quotation.link("https://gazette.example/en/");
        assert!(link.split_once(":~:text=").is_some_and(|(_, directive)| !directive.contains([' ', '"', '<', '&'])));
    }
}
