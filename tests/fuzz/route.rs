//! Addresses of the publication.

use crate::text;
use masthead::model::{
    route::{BasePath, Place, Route},
    shared_hash::{SharedHash, names, own_part, place_of},
};
use masthead::program::OldAddress;

pub fn read(bytes: &[u8]) {
    let written = text(bytes);
    let route = Route::parse(&written);
    assert_eq!(Route::parse(&route.to_string()), as_printed(&route), "{route}");
    for base in [
        BasePath::new("/"),
        BasePath::new("/news/"),
        BasePath::relative(),
        BasePath::in_hash(""),
        BasePath::in_hash("b"),
    ] {
        if let Some(found) = base.parse(&written) {
            let printed = base.href(&found);
            let again = base.parse(if printed == "./" { "" } else { &printed });
            assert_eq!(again, Some(as_printed(&found)), "{printed}");
        }
        let _ = base.fragment(&written);
        let _ = base.query(&written, &written);
        let _ = base.with_query(&route, "?q=x", &written);
        let _ = base.is_for_another("#/en/", &written);
    }
    if let Ok(old) = OldAddress::parse(&written) {
        let is_inside =
            |file: &str| !file.starts_with('/') && file.split('/').all(|name| !matches!(name, "" | "." | ".."));
        assert!(is_inside(&old.file()), "{}", old.file());
    }
    let asked: Vec<_> = written.split('|').map(|name| Some(name).filter(|name| !name.is_empty())).take(20).collect();
    let given = names(&asked);
    let mut different = given.clone();
    different.sort();
    different.dedup();
    assert_eq!(different.len(), given.len(), "each its own: {given:?}");
    let hash = format!("#{written}");
    let shared = SharedHash::new(vec![String::new(), "b".to_owned()]);
    if let Some(completed) = shared.completed(&hash, "#/fa/;b/ar/") {
        assert_eq!(shared.completed(&completed, ""), Some(completed.clone()));
        assert!(["", "b"].iter().all(|name| own_part(&completed, name).is_some()));
        assert_eq!(place_of(&completed, "b"), place_of(&hash, "b").or(Some("/ar/").filter(|_| !completed.is_empty())));
    }
}

/// An address that is none has no printed form of its own.
fn as_printed(route: &Route) -> Route {
    match route {
        Route::Unknown => Route::Root,
        Route::Edition(code, Place::Unknown) => Route::Edition(code.clone(), Place::Front),
        route => route.clone(),
    }
}
