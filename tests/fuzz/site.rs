//! `site.json`.

use crate::text;
use masthead::model::{
    id::PageNumber,
    publication::{MenuItem, MenuTarget, Scheme, Site},
    route::Place,
};

pub fn read(bytes: &[u8]) {
    let text = text(bytes);
    let (read, inspected) = (Site::parse(&text), Site::inspect(&text));
    assert_eq!(read.is_ok(), inspected.is_ok(), "{read:?} {inspected:?}");
    if let Err(fault) = &inspected {
        assert!(!fault.reason.is_empty());
    }
    let Ok(site) = read else { return };
    assert!(site.edition(&site.default_edition).is_some());
    assert_eq!(site.edition_for(None, &[]).code, site.default_edition);
    assert!(site.base_url.as_ref().is_none_or(|address| address.ends_with('/')));
    for scheme in [Scheme::Light, Scheme::Dark] {
        let _ = site.theme.palette(scheme).named();
    }
    let css = site.theme.css();
    // No value of an owner's ends a rule or begins another.
    assert_eq!(css.matches('{').count(), css.matches('}').count(), "{css}");
    assert!(!css.contains('<') && !css.contains('\\') && !css.contains("/*"), "{css}");
    for host in site.media_hosts.iter().flatten() {
        let printed = host.to_string();
        assert!(!printed.contains([' ', ',', ';', '\'', '\n']), "{printed}");
        assert_eq!(
            serde_json::from_value::<masthead::model::publication::MediaHost>(printed.clone().into()).unwrap(),
            *host
        );
    }
    for edition in &site.editions {
        let _ = (edition.direction(), edition.calendar(), edition.digits(), edition.catalog_address());
        let _ = edition.page_address(PageNumber::FIRST);
        edition.menu.iter().for_each(check);
    }
}

fn check(entry: &MenuItem) {
    match &entry.target {
        MenuTarget::Place(place) => assert!(*place != Place::Unknown && Place::parse(&place.to_string()) == *place),
        MenuTarget::Elsewhere(address) => {
            assert!(["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme)))
        }
        MenuTarget::Submenu(entries) => entries.iter().for_each(check),
    }
}
