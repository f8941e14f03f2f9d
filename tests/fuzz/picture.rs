//! Files of pictures: their kind, their size, which way up they are, whether they are whole.

use masthead::program::{FaultyPicture, PictureFault, Remedy};
use std::io::Cursor;

const NAMES: [&str; 6] = ["a.jpg", "a.png", "a.webp", "a.gif", "a.avif", "a.svg"];

pub fn read(bytes: &[u8]) {
    let (first, rest) = bytes.split_first().unwrap_or((&0, &[]));
    let name = NAMES[usize::from(*first) % NAMES.len()];
    let fault = PictureFault::of(name, &mut Cursor::new(rest));
    assert_eq!(PictureFault::of(name, &mut Cursor::new(rest)), fault);
    if let Some(fault) = fault {
        let faulty = FaultyPicture { file: name.to_owned(), fault: fault.clone() };
        assert!(!fault.to_string().is_empty() && !faulty.remedy().is_empty());
        assert!(!fault.hides_picture() || fault.prevents_sizes() || matches!(fault, PictureFault::OtherKind { .. }));
    }
}
