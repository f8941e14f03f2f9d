//! Every link inside the publication leads somewhere.

use crate::publication::{BASE, attributes, base_of, files, is_redirect, one, pages, sample, texts};
use url::Url;

#[test]
fn every_link_inside_leads_to_a_file_and_to_an_id_that_is_there() {
    let names = files(sample());
    let pages = pages();
    let mut seen = 0;
    for (address, page) in &pages {
        if is_redirect(page) {
            continue;
        }
        let base = base_of(address, page);
        assert_eq!(base.as_str(), BASE, "{address}");
        let mut links = attributes(page, "a[href]", "href");
        for (selector, name) in
            [("link[href]", "href"), ("img, video, audio, source, script", "src"), ("use", "href"), ("video", "poster")]
        {
            links.extend(attributes(page, selector, name));
        }
        for candidates in attributes(page, "source[srcset]", "srcset") {
            links.extend(candidates.split(", ").filter_map(|file| Some(file.split_once(' ')?.0.to_owned())));
        }
        for link in links {
            let target = base.join(&link).unwrap();
            if target.host_str() != Some("masthead.example") {
                continue;
            }
            seen += 1;
            let path = percent_encoding::percent_decode_str(&target.path()[1..]).decode_utf8().unwrap();
            let file =
                if path.is_empty() || path.ends_with('/') { format!("{path}index.html") } else { path.into_owned() };
            assert!(names.contains_key(&file), "{address} links to {link}");
            let mut there = target.clone();
            there.set_fragment(None);
            if let (Some(id), Some(page)) = (target.fragment(), pages.get(there.as_str())) {
                let known = attributes(page, "[id]", "id").contains(&id.to_owned());
                assert!(known || id == "top", "{address} links to {link}");
            }
        }
    }
    assert!(seen > 10_000, "{seen}");
}

#[test]
fn a_page_that_leads_to_another_names_it_in_every_way() {
    let pages = pages();
    let redirects: Vec<_> = pages.iter().filter(|(_, page)| is_redirect(page)).collect();
    assert!(redirects.len() >= 4, "{redirects:?}");
    for (address, page) in redirects {
        let link = one(page, "a", "href");
        assert_eq!(one(page, "meta[http-equiv=refresh]", "content"), format!("0; url={link}"), "{address}");
        let target = Url::parse(address).unwrap().join(&link).unwrap();
        assert_eq!(one(page, "link[rel=canonical]", "href"), target.as_str(), "{address}");
        assert!(pages.get(target.as_str()).is_some_and(|page| !is_redirect(page)), "{address}: {target}");
        assert_eq!(texts(page, "title"), texts(page, "a"), "{address}");
        assert!(!texts(page, "title")[0].contains('<'), "{address}");
    }
}
