//! What to do about an item, in the words of whoever writes articles as files and has never seen the item.

/// Words of JSON Feed, and what is written above a text in their place.
const WORDS: [(&str, &str); 11] = [
    // Above a text the keys of an item's extension stand beside the others.
    ("_masthead.", ""),
    (
        "give it a \"title\" or a \"content_html\", or take it out",
        "write a title above its text (title: The flood) or a text below, or take it out",
    ),
    (
        "give it a \"title\", and a \"content_text\" that says what is seen",
        "write a title above its text (title: The flood), and below what is seen",
    ),
    ("give the item another id", "write another slug above its text (slug: the-flood)"),
    ("give one of them another id", "write another slug above the text of one of them (slug: the-flood)"),
    ("give it an id of letters", "write a slug above its text (slug: the-flood), of letters"),
    ("correct the id", "correct the slug"),
    ("such as \"2009-08-05T12:00:00Z\"", "such as 2026-05-01 09:00"),
    (
        "have the text written out as HTML before it goes into content_html",
        "write it as HTML, or let the name end with .md",
    ),
    ("divide it into several items", "divide it into several articles"),
    (
        "put the item into the edition's feed too; a category's feed repeats what is in it",
        "put its folder into that of the edition's articles: a category's folder there holds some of them",
    ),
];

/// What to do about an article, from what to do about its item.
pub fn of_article(remedy: &str) -> String {
    WORDS.iter().fold(remedy.to_owned(), |remedy, (of_item, of_article)| remedy.replace(of_item, of_article))
}
