//! What the app reads beside feeds: what a finished page carries, what to read on, what can be kept, what a folder holds.

use crate::{round_trip, text};
use masthead::model::{
    feed::ArchiveIndex,
    offline::{Keepable, KeptEdition},
    page::{HydrationData, ReadOn},
    route::{Place, Route},
    selection::Selection,
};

pub fn read(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let written = text(rest);
    match first % 7 {
        0 => {
            if let Some(data) = round_trip::<HydrationData>(&written) {
                let route = Route::Edition(data.edition.clone(), data.place.clone().unwrap_or(Place::Unknown));
                // The place of an unknown address is written as that of the front page.
                let _ = data.is_at(&route);
            }
        }
        1 => drop(round_trip::<ReadOn>(&written)),
        2 => {
            if let Some(keepable) = round_trip::<Keepable>(&written) {
                let files = keepable.files_for(720);
                assert!(files.len() <= keepable.files.len() + keepable.pictures.len());
            }
        }
        3 => drop(round_trip::<KeptEdition>(&written)),
        4 => {
            if let Some(index) = round_trip::<ArchiveIndex>(&written) {
                let months: usize = index.years().map(|(_, months)| months.len()).sum();
                assert!(months <= index.lists.len());
            }
        }
        5 => drop(round_trip::<Place>(&written)),
        _ => drop(round_trip::<Selection>(&written)),
    }
}
