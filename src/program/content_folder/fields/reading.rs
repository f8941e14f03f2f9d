//! How each key is read.

use super::{Attachment, Author, FieldFault, Key, ReadFields, Withdrawn};
use crate::program::{
    Severity,
    content_folder::{
        date,
        front_matter::{Entry, Value},
    },
    other_calendar::{OtherDay, with_plain_digits},
};

/// The commas of all scripts.
const COMMAS: [char; 4] = [',', '،', '、', '，'];

impl ReadFields {
    pub(super) fn take(&mut self, key: Key, name: &str, value: &Value) {
        if *value == Value::Nothing {
            return;
        }
        match key {
            Key::Title => self.fields.title = self.text(name, value),
            Key::Date => self.fields.date = self.date(name, value),
            Key::PublishDate | Key::Publishdate | Key::Pubdate => self.fields.publish_date = self.date(name, value),
            Key::Updated | Key::Lastmod | Key::LastModifiedAt => self.fields.updated = self.date(name, value),
            Key::Author | Key::Authors => self.authors(name, value),
            Key::Category | Key::Categories => self.categories(name, value),
            Key::Tags => {
                let tags = self.texts(name, value);
                self.fields.tags.extend(tags);
            }
            Key::Taxonomies => self.taxonomies(name, value),
            Key::Image => self.image(name, value),
            // Empty where the picture is mere decoration.
            Key::ImageAlt => match value {
                Value::Text(text) => self.fields.image_alt = Some(text.trim().to_owned()),
                _ => self.wrong(name, "what the picture shows, or \"\""),
            },
            Key::ImageWidth => self.fields.image_width = self.pixels(name, value),
            Key::ImageHeight => self.fields.image_height = self.pixels(name, value),
            // A summary by that name is the one that is meant.
            Key::Summary => self.fields.summary = self.text(name, value).or(self.fields.summary.take()),
            Key::Description | Key::Excerpt => {
                let text = self.text(name, value);
                self.fields.summary = self.fields.summary.take().or(text);
            }
            Key::Draft => self.fields.is_draft |= self.is_true(name, value).unwrap_or_default(),
            Key::Published => {
                self.fields.is_draft |= self.is_true(name, value).is_some_and(|is_published| !is_published);
            }
            Key::Withdrawn => self.withdrawn(name, value),
            Key::Slug => self.fields.slug = self.text(name, value),
            Key::Translations => self.translations(name, value),
            Key::Aliases | Key::RedirectFrom => match value {
                Value::Text(text) => self.fields.aliases.extend(addresses(text)),
                value => {
                    let aliases = self.list(name, value, "a list of addresses: [/en/posts/old/]");
                    self.fields.aliases.extend(aliases);
                }
            },
            Key::Language | Key::Lang => self.fields.language = self.text(name, value),
            Key::ExternalUrl => self.fields.external_url = self.text(name, value),
            Key::Attachments => self.attachments(name, value),
            Key::Extra | Key::Params => {}
        }
    }

    fn wrong(&mut self, place: &str, kind: &str) {
        self.faults.push(FieldFault {
            severity: Severity::Warning,
            place: place.to_owned(),
            what: "it counts as missing".to_owned(),
            remedy: format!("write {kind}"),
        });
    }

    /// What must not decide by chance what readers see.
    pub(super) fn refuse(&mut self, place: &str, what: &str, remedy: &str) {
        let (place, what, remedy) = (place.to_owned(), what.to_owned(), remedy.to_owned());
        self.faults.push(FieldFault { severity: Severity::Error, place, what, remedy });
    }

    fn date(&mut self, name: &str, value: &Value) -> Option<String> {
        let written = self.text(name, value)?;
        if let Some(day) = OtherDay::read(&written) {
            let what = format!("\"{written}\" {}", super::BEFORE_PRINTING);
            self.refuse(name, &what, &day.remedy());
            return date::read(&day.in_gregorian());
        }
        let read = date::read(&written);
        let plain = with_plain_digits(&written);
        if read.is_none() && date::read(&plain).is_some() {
            let what = format!("\"{written}\" is no date that can be read");
            self.refuse(name, &what, &format!("write it with the digits 0 to 9: {plain}"));
            return date::read(&plain);
        } else if read.is_none()
            && let Some(meant) = date::meant(&written)
        {
            let what = format!("\"{written}\" is no date that can be read");
            self.refuse(name, &what, &format!("write {meant}"));
            return date::read(&meant);
        } else if read.is_none() {
            let what = format!("\"{written}\" is no date that can be read");
            let remedy = "write one such as 2026-05-01, 2026-05-01 09:00 (of UTC) or 2026-05-01 09:00 +03:30, of the \
                          Gregorian calendar";
            self.refuse(name, &what, remedy);
        }
        read
    }

    fn withdrawn(&mut self, name: &str, value: &Value) {
        self.fields.withdrawn = match filled(value) {
            Some(text) if ["true", "yes"].iter().any(|yes| text.eq_ignore_ascii_case(yes)) => {
                Some(Withdrawn::WithoutReason)
            }
            Some(text) if ["false", "no"].iter().any(|no| text.eq_ignore_ascii_case(no)) => None,
            Some(reason) => Some(Withdrawn::Because(reason.to_owned())),
            None => {
                return self.refuse(
                    name,
                    "it says neither yes nor why",
                    "write true, or the reason: \"The source was not real.\"",
                );
            }
        };
    }

    fn text(&mut self, name: &str, value: &Value) -> Option<String> {
        let text = filled(value).map(str::to_owned);
        if text.is_none() {
            self.wrong(name, "a text");
        }
        text
    }

    fn pixels(&mut self, name: &str, value: &Value) -> Option<u32> {
        let read = filled(value).and_then(pixels);
        if read.is_none() {
            self.wrong(name, "a whole number of pixels: 1200");
        }
        read
    }

    /// `None` for what is neither, which must not decide what readers see.
    fn is_true(&mut self, name: &str, value: &Value) -> Option<bool> {
        match filled(value).map(str::to_ascii_lowercase).as_deref() {
            Some("true" | "yes" | "on") => Some(true),
            Some("false" | "no" | "off") => Some(false),
            _ => {
                self.refuse(name, "it says neither yes nor no", "write true or false");
                None
            }
        }
    }

    /// One text, or several.
    fn list(&mut self, name: &str, value: &Value, kind: &str) -> Vec<String> {
        match value {
            Value::List(values) => {
                let texts: Vec<_> = values.iter().map(|(_, value)| filled(value).map(str::to_owned)).collect();
                if let Some(index) = texts.iter().position(Option::is_none) {
                    self.wrong(&format!("{name}[{index}]"), kind);
                }
                texts.into_iter().flatten().collect()
            }
            Value::Text(_) => filled(value).map(str::to_owned).into_iter().collect(),
            Value::Nothing => Vec::new(),
            Value::Keys(_) => {
                self.wrong(name, kind);
                Vec::new()
            }
        }
    }

    /// Several words; in one text there are commas between them. In YAML `[a، b]`, with the comma of another script, is a list
    /// of one text, too.
    fn texts(&mut self, name: &str, value: &Value) -> Vec<String> {
        let texts = match value {
            Value::Text(text) => vec![text.clone()],
            value => self.list(name, value, "a list of texts: [Iraq, Camp]"),
        };
        let commas = match (value, &*texts) {
            (Value::Text(_), _) => &COMMAS[..],
            (_, [_]) => &COMMAS[1..],
            _ => return texts,
        };
        let parts = texts.iter().flat_map(|text| text.split(commas)).map(str::trim);
        parts.filter(|part| !part.is_empty()).map(str::to_owned).collect()
    }

    /// The first is the category, the others are tags.
    fn categories(&mut self, name: &str, value: &Value) {
        let mut names = self.list(name, value, "a text: iraq").into_iter();
        if self.fields.category.is_none() {
            self.fields.category = names.next();
        }
        self.fields.tags.extend(names);
    }

    /// As Zola has them.
    fn taxonomies(&mut self, name: &str, value: &Value) {
        let Value::Keys(entries) = value else { return self.wrong(name, "keys of its own: tags = [\"Iraq\"]") };
        for Entry { key, value, .. } in entries {
            let place = format!("{name}.{key}");
            match key.as_str() {
                "tags" => {
                    let tags = self.texts(&place, value);
                    self.fields.tags.extend(tags);
                }
                "categories" => self.categories(&place, value),
                "authors" => self.authors(&place, value),
                _ => self.unknown.push(place),
            }
        }
    }

    fn authors(&mut self, name: &str, value: &Value) {
        const KIND: &str = "a name, or a list of them: [Ann Lee, {name: Bob, url: https://bob.example/}]";
        let author = |value: &Value| match value {
            Value::Keys(entries) => Some(Author { name: inside(entries, "name")?, url: inside(entries, "url") }),
            value => filled(value).map(|name| Author { name: name.to_owned(), url: None }),
        };
        // Names have commas, too: "King, Jr.".
        let written = match value {
            Value::List(values) => values.iter().filter_map(|(_, value)| filled(value)).collect(),
            value => Vec::from_iter(filled(value)),
        };
        for name_of_one in written.into_iter().filter(|name| name.contains(COMMAS)) {
            let names: Vec<_> = name_of_one.split(COMMAS).map(str::trim).collect();
            self.faults.push(FieldFault {
                severity: Severity::Note,
                place: name.to_owned(),
                what: format!("\"{name_of_one}\" is the name of one author"),
                remedy: format!("where several are meant, write [{}]", names.join(", ")),
            });
        }
        match value {
            Value::List(values) => {
                for (index, (_, value)) in values.iter().enumerate() {
                    match author(value) {
                        Some(author) => self.fields.authors.push(author),
                        None => self.wrong(&format!("{name}[{index}]"), KIND),
                    }
                }
            }
            value => match author(value) {
                Some(author) => self.fields.authors.push(author),
                None => self.wrong(name, KIND),
            },
        }
    }

    /// An address, or as Jekyll has it an object with one.
    fn image(&mut self, name: &str, value: &Value) {
        let Value::Keys(entries) = value else {
            self.fields.image = self.text(name, value);
            return;
        };
        match ["path", "src", "url"].iter().find_map(|key| inside(entries, key)) {
            Some(address) => {
                self.fields.image = Some(address);
                self.fields.image_alt = self.fields.image_alt.take().or_else(|| inside(entries, "alt"));
                let mut pixels = |key| {
                    let entry = entries.iter().find(|entry| entry.key == key)?;
                    self.pixels(&format!("{name}.{key}"), &entry.value)
                };
                let (width, height) = (pixels("width"), pixels("height"));
                self.fields.image_width = self.fields.image_width.or(width);
                self.fields.image_height = self.fields.image_height.or(height);
            }
            None => self.wrong(name, "the address of a picture: photo.jpg"),
        }
    }

    fn translations(&mut self, name: &str, value: &Value) {
        let Value::Keys(entries) = value else {
            return self.wrong(name, "the slug of each by its edition's code: {fa: seil}");
        };
        for Entry { key, value, .. } in entries {
            let slug = match value {
                Value::Nothing => None,
                Value::Text(text) if text.eq_ignore_ascii_case("false") => None,
                Value::Text(slug) => Some(slug.trim().to_owned()),
                Value::List(_) | Value::Keys(_) => {
                    self.wrong(&format!("{name}.{key}"), "the slug of the article in that edition");
                    continue;
                }
            };
            self.fields.translations.push((key.clone(), slug));
        }
    }

    fn attachments(&mut self, name: &str, value: &Value) {
        const KIND: &str = "the address of a file, or {url: book.pdf, title: The book}";
        let single = [(0, value.clone())];
        let values = if let Value::List(values) = value { values.as_slice() } else { &single };
        for (index, (_, value)) in values.iter().enumerate() {
            let attachment = match value {
                Value::Keys(entries) => inside(entries, "url").map(|url| Attachment {
                    url,
                    title: inside(entries, "title"),
                    mime_type: inside(entries, "mime_type"),
                }),
                value => filled(value).map(|url| Attachment { url: url.to_owned(), title: None, mime_type: None }),
            };
            match attachment {
                Some(attachment) => self.fields.attachments.push(attachment),
                None => self.wrong(&format!("{name}[{index}]"), KIND),
            }
        }
    }
}

/// Several addresses with commas between them. Old addresses have commas of their own (`/0,1518,123,00.html`): one that ends
/// an address has a space or the slash of the next behind it.
fn addresses(text: &str) -> Vec<String> {
    let is_end = |(index, sign): &(usize, &str)| {
        let next = text[index + sign.len()..].chars().next();
        next.is_none_or(|next| next.is_whitespace() || next == '/')
    };
    let mut found = Vec::new();
    let mut start = 0;
    for (index, comma) in text.match_indices(COMMAS).filter(is_end) {
        found.push(&text[start..index]);
        start = index + comma.len();
    }
    found.push(&text[start..]);
    found.into_iter().map(str::trim).filter(|address| !address.is_empty()).map(str::to_owned).collect()
}

/// A text that says something.
pub(super) fn filled(value: &Value) -> Option<&str> {
    match value {
        Value::Text(text) => Some(text.trim()).filter(|text| !text.is_empty()),
        _ => None,
    }
}

fn pixels(written: &str) -> Option<u32> {
    with_plain_digits(written).parse().ok().filter(|pixels| *pixels > 0)
}

fn inside(entries: &[Entry], key: &str) -> Option<String> {
    let entry = entries.iter().find(|entry| entry.key == key)?;
    filled(&entry.value).map(str::to_owned)
}
