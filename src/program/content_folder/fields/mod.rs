//! What the keys above an article's text say.

mod keeping_back;
mod left_out;
mod other_names;
mod reading;
mod typographic;

pub use keeping_back::keeps_articles_back;
pub use left_out::left_out;

use super::{date, front_matter::Entry};
use crate::{
    model::locale::Timestamp,
    program::{InvisibleSign, Severity},
};
use keeping_back::{keeps_back, takes_back};
use strum::{EnumIter, EnumString, IntoStaticStr};

/// What is wrong with a day that is most likely one of another calendar.
pub const BEFORE_PRINTING: &str =
    "is read as a day of the Gregorian calendar, and by that it was before anything was printed";

/// What an article says of itself above its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    /// The title.
    pub title: Option<String>,
    /// When it was published, as in RFC 3339 where it can be read.
    pub date: Option<String>,
    /// The day before which Hugo keeps it back.
    pub publish_date: Option<String>,
    /// When it was changed.
    pub updated: Option<String>,
    /// Who wrote it: names, and pages about them.
    pub authors: Vec<Author>,
    /// Its category.
    pub category: Option<String>,
    /// Its tags.
    pub tags: Vec<String>,
    /// Its picture: an address that starts at its file.
    pub image: Option<String>,
    /// What the picture shows.
    pub image_alt: Option<String>,
    /// How wide the picture is, in pixels.
    pub image_width: Option<u32>,
    /// How high it is.
    pub image_height: Option<u32>,
    /// A sentence or two about it.
    pub summary: Option<String>,
    /// Whether it is not to be published yet.
    pub is_draft: bool,
    /// Whether it was taken back.
    pub withdrawn: Option<Withdrawn>,
    /// Its name in addresses.
    pub slug: Option<String>,
    /// Its translations by the codes of their editions; `None` where it has none in an edition.
    pub translations: Vec<(String, Option<String>)>,
    /// Addresses that lead to it, too.
    pub aliases: Vec<String>,
    /// Its language, where it is another than the edition's.
    pub language: Option<String>,
    /// A page elsewhere that it is about.
    pub external_url: Option<String>,
    /// Files that belong to it.
    pub attachments: Vec<Attachment>,
}

/// That an article was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// Nothing more is said of it.
    WithoutReason,
    /// Why.
    Because(String),
}

/// Who wrote an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Author {
    /// The name.
    pub name: String,
    /// A page about the author.
    pub url: Option<String>,
}

/// A file that belongs to an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its address, which starts at the article's file.
    pub url: String,
    /// A name for it.
    pub title: Option<String>,
    /// Its type, where it is said.
    pub mime_type: Option<String>,
}

/// Something wrong with a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldFault {
    /// How bad it is.
    pub severity: Severity,
    /// The key.
    pub place: String,
    /// What is wrong.
    pub what: String,
    /// What to do about it.
    pub remedy: String,
}

/// What was read, and what is to be told of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ReadFields {
    /// What was read.
    pub fields: Fields,
    /// What is wrong with it.
    pub faults: Vec<FieldFault>,
    /// Keys that mean nothing.
    pub unknown: Vec<String>,
}

/// The keys that mean something, with the names they have in Hugo, Zola and Jekyll.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumIter, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
enum Key {
    Title,
    Date,
    PublishDate,
    Publishdate,
    Pubdate,
    Updated,
    Lastmod,
    LastModifiedAt,
    Author,
    Authors,
    Category,
    Categories,
    Tags,
    Taxonomies,
    Image,
    ImageAlt,
    ImageWidth,
    ImageHeight,
    Summary,
    Description,
    Excerpt,
    Draft,
    Published,
    Withdrawn,
    Slug,
    Translations,
    Aliases,
    RedirectFrom,
    Language,
    Lang,
    ExternalUrl,
    Attachments,
    /// An owner's own.
    Extra,
    Params,
}

/// What is the matter with a key that means nothing here, but for a sign that nobody sees.
#[must_use]
pub fn invisible_in(key: &str) -> Option<InvisibleSign> {
    InvisibleSign::first_in(key).filter(|sign| is_known(&sign.without(key)))
}

/// What to do about a key that means nothing here.
#[must_use]
pub fn remedy_of_unknown(key: &str) -> String {
    match key.to_ascii_lowercase().as_str() {
        _ if let Some(sign) = invisible_in(key) => sign.remedy(key),
        "weight" => "take it out: articles are in the order of their dates".to_owned(),
        "layout" | "type" | "template" => {
            "take it out: the layout of a category, in site.json, says how its articles are shown".to_owned()
        }
        "permalink" | "url" | "path" => {
            "write \"slug\" for the last part of its address; \"aliases\" lead to it from others".to_owned()
        }
        "translationkey" => {
            "give the files of all translations one name, each in the folder of its edition, or write the \
                             slug of each by its edition's code: \"translations: {fa: seil}\""
                .to_owned()
        }
        _ => other_names::remedy(key),
    }
}

/// Whether a key means something.
#[must_use]
pub fn is_known(key: &str) -> bool {
    key.to_ascii_lowercase().parse::<Key>().is_ok()
}

impl Fields {
    /// When it was published: its date, or without one the day in its file's name; the day that Hugo waits for, where that
    /// is later.
    #[must_use]
    pub fn published(&self, day_of_name: Option<&str>) -> Option<String> {
        let date = self.date.clone().or_else(|| day_of_name.and_then(date::read));
        let instant = |date: &String| Timestamp::parse(date).map(|date| date.sort_key());
        date.into_iter().chain(self.publish_date.clone()).max_by_key(instant)
    }
}

/// Reads what stands above a text.
#[must_use]
pub fn read(entries: &[Entry]) -> ReadFields {
    let mut read = ReadFields::default();
    for Entry { key, value, .. } in entries {
        match key.to_ascii_lowercase().parse::<Key>() {
            Ok(known) => match typographic::without_marks(known, key, value) {
                Some((plain, fault)) => {
                    read.take(known, key, &plain);
                    // What else is to be said of it is said when the marks are gone.
                    read.faults.retain(|other| other.place != *key);
                    read.faults.push(fault);
                }
                None => read.take(known, key, value),
            },
            // What it keeps back must not be published for that.
            Err(_) if let Some(sign) = invisible_in(key).filter(|sign| keeps_back(&sign.without(key), value)) => {
                read.refuse(key, &sign.told(key), &sign.remedy(key));
            }
            Err(_) if key == "_masthead" => read.refuse(
                key,
                "its keys stand by themselves here, and nothing in it counts",
                "write them without it: \"draft: true\", \"aliases: [/en/posts/old/]\"",
            ),
            Err(_) if keeps_back(key, value) => read.refuse(
                key,
                "it means nothing here, and the article would be published",
                "write \"draft: true\" if it is not to be published yet, or \"draft: false\"",
            ),
            Err(_) if takes_back(key, value) => read.refuse(
                key,
                "it means nothing here, and the article would be published beyond that day",
                "take it out, and write \"withdrawn: true\" when the day has come, or \"draft: true\"",
            ),
            // Programs of an owner's own may need some.
            Err(_) if key.starts_with('_') => {}
            Err(_) => read.unknown.push(key.clone()),
        }
    }
    if read.fields.is_draft {
        read.be_draft();
    }
    read
}

impl ReadFields {
    /// Takes it for a draft. Of one nobody sees its day: that it is not known yet must not keep the others back.
    pub fn be_draft(&mut self) {
        self.fields.is_draft = true;
        let of_day = self.faults.iter_mut().filter(|fault| is_of_day(&fault.place));
        of_day.for_each(|fault| fault.severity = Severity::Warning);
    }
}

impl Key {
    const fn gives_day(self) -> bool {
        matches!(
            self,
            Self::Date
                | Self::PublishDate
                | Self::Publishdate
                | Self::Pubdate
                | Self::Updated
                | Self::Lastmod
                | Self::LastModifiedAt
        )
    }
}

/// Whether a key gives a day.
fn is_of_day(key: &str) -> bool {
    key.to_ascii_lowercase().parse().is_ok_and(Key::gives_day)
}

#[cfg(test)]
mod tests {
    use super::{super::front_matter::FrontMatter, *};

    fn read_yaml(yaml: &str) -> ReadFields {
        read(&FrontMatter::read(&format!("---\n{yaml}\n---\n")).unwrap().entries)
    }

    fn fields(yaml: &str) -> Fields {
        let read = read_yaml(yaml);
        assert_eq!((read.faults, read.unknown), (Vec::new(), Vec::<String>::new()), "{yaml}");
        read.fields
    }

    fn author(name: &str) -> Author {
        Author { name: name.into(), url: None }
    }

    #[test]
    fn what_is_said_is_read() {
        let read = fields(
            "title: T\ndate: 2024-05-01 10:00\nupdated: 2024-05-02\nauthor: Ann\ncategory: iraq\ntags: [a, b]\n\
             image: a.jpg\nimage_alt: A\nimage_width: 4\nimage_height: ۳\nsummary: S\ndraft: true\nWithdrawn: Not true.\nslug: t\ntranslations: {fa: seil, ar: ~, sq: false}\n\
             aliases: [/old/]\nlanguage: fr\nexternal_url: https://a.example/\nattachments: [{url: a.pdf, title: A}, b.mp3]",
        );
        let expected = Fields {
            title: Some("T".into()),
            date: Some("2024-05-01T10:00:00Z".into()),
            publish_date: None,
            updated: Some("2024-05-02T00:00:00Z".into()),
            authors: vec![author("Ann")],
            category: Some("iraq".into()),
            tags: vec!["a".into(), "b".into()],
            image: Some("a.jpg".into()),
            image_alt: Some("A".into()),
            image_width: Some(4),
            image_height: Some(3),
            summary: Some("S".into()),
            is_draft: true,
            withdrawn: Some(Withdrawn::Because("Not true.".into())),
            slug: Some("t".into()),
            translations: vec![("fa".into(), Some("seil".into())), ("ar".into(), None), ("sq".into(), None)],
            aliases: vec!["/old/".into()],
            language: Some("fr".into()),
            external_url: Some("https://a.example/".into()),
            attachments: vec![
                Attachment { url: "a.pdf".into(), title: Some("A".into()), mime_type: None },
                Attachment { url: "b.mp3".into(), title: None, mime_type: None },
            ],
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn other_programs_say_it_in_other_words() {
        assert_eq!(
            fields("taxonomies: {tags: [a], categories: [b, c]}\nextra: {x: 1}\n_own: 1"),
            Fields { category: Some("b".into()), tags: vec!["a".into(), "c".into()], ..Fields::default() }
        );
        assert_eq!(fields("categories: news\ntags: a, b").tags, ["a", "b"]);
        assert!(fields("published: false").is_draft && !fields("published: yes\ndraft: no").is_draft);
        assert_eq!(fields("description: D\nsummary: S").summary.as_deref(), Some("S"));
        assert_eq!(fields("summary: S\ndescription: D").summary.as_deref(), Some("S"));
        assert_eq!(fields("lastmod: 2024-05-01").updated.as_deref(), Some("2024-05-01T00:00:00Z"));
        assert_eq!(fields("redirect_from: /a/").aliases, ["/a/"]);
        let authors = fields("author: Ann\nauthors: [{name: Bob, url: u}, Cy]").authors;
        assert_eq!(authors, [author("Ann"), Author { name: "Bob".into(), url: Some("u".into()) }, author("Cy")]);
        assert_eq!(fields("image: {path: a.jpg, alt: A}").image_alt.as_deref(), Some("A"));
        assert_eq!(fields("title: 2024\ntags:\nimage: ~").title.as_deref(), Some("2024"));
    }

    #[test]
    fn a_sign_that_nobody_sees_is_named() {
        let read = read_yaml("\u{200f}title: T\n\u{2060}draft: true");
        assert_eq!(read.unknown, ["\u{200f}title"]);
        assert!(remedy_of_unknown("\u{200f}title").starts_with("delete"), "{}", remedy_of_unknown("\u{200f}title"));
        let [fault] = &read.faults[..] else { panic!("{:?}", read.faults) };
        assert!(fault.severity == Severity::Error && fault.what.contains("U+2060"), "{}", fault.what);
        assert_eq!(invisible_in("دسته\u{200c}بندی").map(|sign| sign.remedy("")), None, "it is part of the word");
    }

    #[test]
    fn a_key_of_another_program_is_told_with_what_does_the_same_here() {
        for (key, told) in [("path", "\"aliases\" lead"), ("Permalink", "\"slug\""), ("translationKey", "{fa: seil}")] {
            assert!(remedy_of_unknown(key).contains(told), "{key}: {}", remedy_of_unknown(key));
        }
    }

    #[test]
    fn the_day_that_hugo_waits_for_counts_where_it_is_later() {
        for (yaml, day_of_name, day) in [
            ("date: 2024-05-01\npublishDate: 2027-01-01", None, "2027-01-01T00:00:00Z"),
            ("date: 2024-05-01\npublishDate: 2024-04-01", None, "2024-05-01T00:00:00Z"),
            ("publish_date: 2024-05-01", None, "2024-05-01T00:00:00Z"),
            ("pubdate: 2024-05-01", Some("2024-06-01"), "2024-06-01T00:00:00Z"),
            ("title: A", Some("2024-06-01"), "2024-06-01T00:00:00Z"),
        ] {
            assert_eq!(fields(yaml).published(day_of_name).as_deref(), Some(day), "{yaml}");
        }
        assert_eq!(fields("title: A").published(None), None);
    }

    #[test]
    fn typographic_quotation_marks_around_a_value_are_told_and_left_out() {
        for (yaml, severity, meant) in [
            ("date: “2026-11-10”", Severity::Error, "2026-11-10"),
            ("category: ‘news’", Severity::Warning, "news"),
            ("tags: [“a”, „b“, c]", Severity::Warning, "a"),
            ("draft: ”true”", Severity::Error, "true"),
            ("withdrawn: “false”", Severity::Error, "false"),
            ("withdrawn: ‘Yes’", Severity::Error, "Yes"),
            ("category: “women’s rights and men’s”", Severity::Warning, "women’s rights and men’s"),
            ("category: ‘women’s rights’", Severity::Warning, "women’s rights"),
            ("category: “the ‘flood’”", Severity::Warning, "the ‘flood’"),
        ] {
            let faults = read_yaml(yaml).faults;
            let [fault] = &faults[..] else { panic!("{yaml}: {faults:?}") };
            assert!(fault.severity == severity && fault.what.contains("typographic ones"), "{yaml}: {fault:?}");
            assert_eq!(fault.remedy, format!("write straight ones (\"), or none: {meant}"));
        }
        let read = read_yaml("date: “2026-11-10”\ncategory: ‘news’\ntags: [“a”, „b“, c]").fields;
        assert_eq!((read.date.as_deref(), read.category.as_deref()), (Some("2026-11-10T00:00:00Z"), Some("news")));
        assert_eq!(read.tags, ["a", "b", "c"]);
        for (yaml, category) in [("category: “a” and “b”", "“a” and “b”"), ("category: ‘a’ and ‘b’", "‘a’ and ‘b’")]
        {
            let read = read_yaml(yaml);
            assert_eq!((read.fields.category.as_deref(), &*read.faults), (Some(category), &[][..]), "{yaml}");
        }
        let reason = fields("withdrawn: “It was not true”").withdrawn;
        assert_eq!(reason, Some(Withdrawn::Because("“It was not true”".into())));
        assert_eq!(read_yaml("withdrawn: “false”").fields.withdrawn, None);
        assert_eq!(fields("title: “It was water”").title.as_deref(), Some("“It was water”"));
    }

    #[test]
    fn the_day_that_was_meant_is_offered() {
        for (written, meant) in [
            ("2026-05-01 9:00", "2026-05-01 09:00"),
            ("2026-5-1", "2026-05-01"),
            ("2026/05/01", "2026-05-01"),
            ("2026.5.1 9:05:30 +03:30", "2026-05-01 09:05:30 +03:30"),
            ("31.12.2026", "2026-12-31"),
        ] {
            let read = read_yaml(&format!("date: {written}"));
            let [fault] = &read.faults[..] else { panic!("{written}: {:?}", read.faults) };
            assert!(fault.severity == Severity::Error && fault.what.contains(written), "{fault:?}");
            assert_eq!(fault.remedy, format!("write {meant}"));
            assert!(read.fields.date.is_some());
        }
        for unknown in ["01/02/2026", "2026-05-01 9 o'clock", "2026-13-1", "next week", "2026-5"] {
            let faults = read_yaml(&format!("date: {unknown}")).faults;
            assert!(faults[0].remedy.starts_with("write one such as 2026-05-01"), "{faults:?}");
        }
    }

    #[test]
    fn the_day_of_a_draft_may_be_open() {
        for yaml in
            ["draft: true\ndate: next week", "date: next week\ndraft: true", "published: false\ndate: 1405-03-01"]
        {
            let faults = read_yaml(yaml).faults;
            assert_eq!(faults.iter().map(|fault| fault.severity).collect::<Vec<_>>(), [Severity::Warning], "{yaml}");
        }
    }

    #[test]
    fn several_old_addresses_may_stand_in_one_text() {
        for (yaml, expected) in [
            ("aliases: /old/path, /2019/a.html", &["/old/path", "/2019/a.html"][..]),
            ("aliases: /old/path،/2019/a.html,", &["/old/path", "/2019/a.html"]),
            ("redirect_from: old/a, old/b", &["old/a", "old/b"]),
            ("aliases: /politics/0,1518,123,00.html", &["/politics/0,1518,123,00.html"]),
            ("aliases: [\"/a/, b/\"]", &["/a/, b/"]),
        ] {
            assert_eq!(fields(yaml).aliases, expected, "{yaml}");
        }
    }

    #[test]
    fn what_cannot_be_meant_is_told() {
        let places = |yaml| read_yaml(yaml).faults.into_iter().map(|fault| fault.place).collect::<Vec<_>>();
        assert_eq!(places("title: [a]\ndate: {a: b}"), ["title", "date"]);
        assert_eq!(places("tags: [a, {b: c}]\ntranslations: fa"), ["tags[1]", "translations"]);
        assert_eq!(places("translations: {fa: [a]}\nattachments: [{title: A}]"), ["translations.fa", "attachments[0]"]);
        assert_eq!(places("authors: [{url: u}]\nauthor: {}\nimage: {}"), ["authors[0]", "author", "image"]);
        for refused in [
            "draft: later",
            "drafts: true",
            "status: draft",
            "withdrawn: []",
            "_masthead: {draft: true}",
            "date: 2026-05-01 09:00 IRST",
            "date: 31.12.2026",
            "date: 1405-03-01",
            "date: ۱۴۰۵-۰۳-۰۱",
            "date: ۲۰۲۶-۰۵-۰۱",
            "date: 2024-05-01 late",
        ] {
            let faults = read_yaml(refused).faults;
            assert_eq!(faults.iter().map(|fault| fault.severity).collect::<Vec<_>>(), [Severity::Error], "{refused}");
        }
        assert_eq!(fields("withdrawn: yes").withdrawn, Some(Withdrawn::WithoutReason));
        assert_eq!(read_yaml("titel: T\nweight: 5").unknown, ["titel", "weight"]);
        assert!(remedy_of_unknown("titel").contains("did you mean \"title\""));
        assert!(remedy_of_unknown("weight").contains("dates"));
    }
}
