//! Every kind of page that the sample has.

/// An edition of the sample.
pub struct Edition {
    pub code: &'static str,
    /// The first digit of its articles' numbers.
    pub number: u32,
    /// When the first of them came out, in its own calendar.
    pub month: &'static str,
}

pub const ENGLISH: Edition = Edition { code: "en", number: 1, month: "2009/08" };
pub const ARABIC: Edition = Edition { code: "ar", number: 2, month: "2009/08" };
pub const PERSIAN: Edition = Edition { code: "fa", number: 3, month: "1388/05" };
pub const ALBANIAN: Edition = Edition { code: "sq", number: 4, month: "2009/08" };

/// The same from left to right and from right to left.
pub const BOTH_WAYS: [Edition; 2] = [ENGLISH, PERSIAN];

/// Nothing is published there.
pub const NOTHING: &str = "none/";

/// Of posts: one with a quotation and a list, one with a table, a gallery, a book to download.
const KINDS: [&str; 17] = [
    "",
    "page/2/",
    "category/iraq/",
    "category/photo-gallery/",
    "category/videos/",
    "category/books/",
    "posts/{number}001/",
    "posts/{number}016/",
    "posts/{number}033/",
    "posts/{number}035/",
    "about/",
    "archive/",
    "archive/{year}/",
    "archive/{month}/",
    "search/",
    "search/?q=pmoi",
    NOTHING,
];

impl Edition {
    /// A page of each kind.
    pub fn page_of_each_kind(&self) -> impl Iterator<Item = String> {
        let Self { code, number, month } = *self;
        KINDS.into_iter().map(move |kind| {
            let kind = kind.replace("{number}", &number.to_string());
            let kind = kind.replace("{year}", &month[..4]).replace("{month}", month);
            format!("/{code}/{kind}")
        })
    }
}
