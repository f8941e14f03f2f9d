//! Who wrote what.

use super::object;
use feed_rs::model::{FeedType, Person};
use serde_json::{Value, json};

pub(super) fn authors(people: &[Person], kind: &FeedType) -> Option<Value> {
    let authors: Vec<_> = people
        .iter()
        .filter_map(|person| {
            let name = name(person, kind)?;
            Some(object([("name", Some(name.into())), ("url", person.uri.clone().map(Value::from))]))
        })
        .collect();
    (!authors.is_empty()).then(|| json!(authors))
}

/// The name of a person who has one: feed-rs makes one up where there is none.
fn name(person: &Person, kind: &FeedType) -> Option<String> {
    let name = match (kind, &person.email) {
        (FeedType::Atom, _) if person.name == "unknown" => String::new(),
        // Whatever stands in RSS's `author` is taken for an address there.
        (FeedType::RSS0 | FeedType::RSS1 | FeedType::RSS2, Some(author)) => name_beside_address(author),
        _ => person.name.trim().to_owned(),
    };
    (!name.is_empty()).then_some(name)
}

/// RSS wants an e-mail address, and has the name in brackets after it; people write the one, the other, or both.
fn name_beside_address(author: &str) -> String {
    if !author.contains('@') {
        return author.trim().to_owned();
    }
    if let Some((before, _)) = author.split_once('(')
        && !before.contains('@')
    {
        return before.trim().to_owned();
    }
    if let Some((_, name)) = author.split_once('(') {
        return name.split(')').next().unwrap_or_default().trim().to_owned();
    }
    let words: Vec<_> = author.split_whitespace().filter(|word| !word.contains('@')).collect();
    words.join(" ").trim_matches(['"', ',', ' ']).to_owned()
}

#[cfg(test)]
mod tests {
    use super::{super::tests::read_at, *};

    #[test]
    fn an_author_has_the_name_that_the_feed_gives() {
        let of = |authors: &str| {
            let document = read_at(&format!(
                "<rss version='2.0' xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item><guid>1</guid>{authors}</item></channel></rss>"
            ));
            document.fields["items"][0].get("authors").map(|authors| authors[0]["name"].as_str().unwrap().to_owned())
        };
        for (author, expected) in [
            ("ann@example.com (Ann Lee)", Some("Ann Lee")),
            ("Ann Lee", Some("Ann Lee")),
            ("Ann Lee (@annlee)", Some("Ann Lee")),
            ("Ann Lee (Gazette)", Some("Ann Lee (Gazette)")),
            ("\"Ann Lee\" &lt;ann@example.com&gt;", Some("Ann Lee")),
            ("ann@example.com", None),
            ("ann@example.com ()", None),
            (" ", None),
            ("", None),
        ] {
            assert_eq!(of(&format!("<author>{author}</author>")).as_deref(), expected, "{author}");
        }
        assert_eq!(of("<dc:creator>author</dc:creator>").as_deref(), Some("author"));
        let document = read_at(
            "<feed xmlns='http://www.w3.org/2005/Atom'><author><name>Besa</name></author>\
             <entry><id>1</id><author><name></name></author></entry></feed>",
        );
        assert_eq!(document.fields["authors"], json!([{ "name": "Besa" }]));
        assert_eq!(document.fields["items"][0].get("authors"), None, "it has those of the feed");
    }
}
