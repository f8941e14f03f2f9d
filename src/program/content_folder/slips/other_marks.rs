//! Marks that Markdown has elsewhere and not here: those of kramdown (Jekyll), of GitHub and of wikis. They are shown to
//! readers as they stand.

use super::Slip;

/// Nobody writes a longer one.
const LONGEST: usize = 200;

/// Finds them; what is code or markup is among them.
pub fn find(text: &str) -> impl Iterator<Item = Slip> + '_ {
    attributes(text).chain(alerts(text)).chain(wiki_links(text)).chain(in_lines(text))
}

/// What stands before an end in the same line.
fn until<'a>(text: &'a str, end: &str) -> Option<&'a str> {
    let line = text[..text.floor_char_boundary(LONGEST)].lines().next()?;
    line.split_once(end).map(|(inside, _)| inside)
}

/// Attributes of kramdown: `{: .lead}`, `{:toc}`.
fn attributes(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices("{:").filter_map(|(start, _)| {
        let inside = until(&text[start + 2..], "}")?;
        let words = inside.trim_start_matches(':').trim();
        let begins_with_letter = |words: &str| words.starts_with(|sign: char| sign.is_ascii_alphabetic());
        let is_table_of_contents = words.starts_with("toc");
        let is_option = begins_with_letter(words) && (inside.starts_with(':') || words.contains('='));
        let is_named = words.strip_prefix(['.', '#']).is_some_and(begins_with_letter);
        (is_table_of_contents || is_option || is_named).then(|| Slip {
            offset: start,
            what: format!("\"{{:{inside}}}\" is a mark of kramdown (Jekyll), and is shown as it stands"),
            remedy: match words {
                _ if is_table_of_contents => "take it out, and the line above it that it stands for (\"* TOC\")",
                _ if words.starts_with('#') => {
                    "write an id behind a heading: \"## The night {#night}\", or take it out"
                }
                _ => "take it out",
            }
            .to_owned(),
        })
    })
}

/// What GitHub and Obsidian begin a box with: `> [!NOTE]`.
fn alerts(text: &str) -> impl Iterator<Item = Slip> + '_ {
    const MOST_BEFORE: usize = 20;
    text.match_indices("[!").filter_map(|(start, _)| {
        let name = until(&text[start + 2..], "]")?;
        let before = &text[text.floor_char_boundary(start.saturating_sub(MOST_BEFORE))..start];
        let line = before.rsplit('\n').next().unwrap_or_default();
        let is_quoted = line.contains('>') && line.bytes().all(|byte| b"> \t".contains(&byte));
        let is_name = !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_alphabetic() || byte == b'-');
        (is_quoted && is_name).then(|| Slip {
            offset: start,
            what: format!("\"[!{name}]\" is a mark of GitHub and Obsidian, and is shown as it stands"),
            remedy: format!(
                "write a word for readers in its place: **{}{}**",
                &name[..1].to_ascii_uppercase(),
                &name[1..].to_ascii_lowercase()
            ),
        })
    })
}

/// `[[page]]`, `[[page|words]]`, `![[photo.jpg]]`.
fn wiki_links(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices("[[").filter_map(|(start, _)| {
        let inside = until(&text[start + 2..], "]]")?;
        let rest = &text[start + 2 + inside.len() + 2..];
        // Numbers in brackets, the words of a link in brackets, and places in lists of numbers are meant as they stand.
        let is_meant = inside.chars().any(char::is_alphabetic)
            && !inside.starts_with([' ', '^'])
            && !inside.contains(['[', ']'])
            && !rest.starts_with(['(', '[', ':'])
            && !text[..start].ends_with(|sign: char| sign.is_alphanumeric() || matches!(sign, '\\' | '['));
        let is_picture = text[..start].ends_with('!') && !text[..start].ends_with("\\!");
        let begin = start - usize::from(is_picture);
        is_meant.then(|| Slip {
            offset: begin,
            what: format!(
                "\"{}{inside}]]\" is a mark of wikis and Obsidian, and is shown as it stands",
                &text[begin..start + 2]
            ),
            remedy: remedy_of_wiki_link(inside, is_picture),
        })
    })
}

fn remedy_of_wiki_link(inside: &str, is_picture: bool) -> String {
    let (page, words) = inside.split_once('|').unwrap_or((inside, inside));
    let page = page.trim_end_matches('\\').trim();
    if page.trim_matches('_').eq_ignore_ascii_case("toc") {
        return "take it out: nothing lists the headings of an article".to_owned();
    }
    let in_brackets = |address: String| if address.contains(' ') { format!("<{address}>") } else { address };
    if is_picture {
        return format!("write ![what the picture shows]({}) in its place", in_brackets(page.to_owned()));
    }
    let (file, heading) = page.split_once('#').map_or((page, ""), |(file, heading)| (file, heading));
    let file = if file.is_empty() { String::new() } else { format!("{file}.md") };
    let heading = if heading.is_empty() { String::new() } else { format!("#{heading}") };
    format!(
        "write [{}]({}) in its place, or \\[[ where it is meant as it stands",
        words.trim(),
        in_brackets(file + &heading)
    )
}

/// What lines begin with: `:::note`, and `: ` below a word that is explained.
fn in_lines(text: &str) -> impl Iterator<Item = Slip> + '_ {
    let mut offset = 0;
    let (mut above, mut before) = ("", "");
    text.split_inclusive('\n').filter_map(move |line| {
        let start = offset + (line.len() - line.trim_start().len());
        offset += line.len();
        let line = line.trim();
        let found = if let Some(name) = box_name(line) {
            Some(Slip {
                offset: start,
                what: format!("\"{name}\" is a mark of Docusaurus and Pandoc, and is shown as it stands"),
                remedy: "take it out, with the ::: that ends it; a text that is to stand apart is a quotation, with > \
                         before each of its lines"
                    .to_owned(),
            })
        } else {
            let is_explained = is_explanation(line) && is_word(before) && (above.is_empty() || is_explanation(above));
            is_explained.then(|| Slip {
                offset: start,
                what: "\":\" begins what explains the word above it in other programs, and is shown as it stands"
                    .to_owned(),
                remedy: format!("write <dl><dt>{before}</dt><dd>…</dd></dl>, or a list: - **{before}**: …"),
            })
        };
        (above, before) = (before, line);
        found
    })
}

/// The beginning of a box, such as `:::note`, with its name.
fn box_name(line: &str) -> Option<&str> {
    let name = line.strip_prefix(":::")?.trim_start_matches([':', ' ', '{', '.']);
    let length = name.find(|sign: char| !sign.is_alphanumeric() && sign != '-').unwrap_or(name.len());
    (length > 0).then(|| &line[..line.len() - name.len() + length])
}

fn is_explanation(line: &str) -> bool {
    line.strip_prefix(": ").is_some_and(|words| !words.trim().is_empty())
}

/// Whether a line may be what is explained below it: a sentence is not, nor is what Markdown knows by its beginning.
fn is_word(line: &str) -> bool {
    const MOST_LETTERS: usize = 80;
    let is_sentence = || line.ends_with(['.', ':', ',', ';', '!', '?', '؟', '،', '؛', '۔', '…', '。', '»', '"', '”']);
    let is_of_markdown = || line.starts_with(['#', '>', '-', '*', '+', '|', '`', '~', '<', ':', '[', '!']);
    !line.is_empty() && !is_sentence() && !is_of_markdown() && line.chars().nth(MOST_LETTERS).is_none()
}

#[cfg(test)]
mod tests {
    use super::super::{super::markdown::FirstHeading, find};

    /// Where each begins, and what is to be done about it.
    fn found(text: &str) -> Vec<(&str, String)> {
        let slips = find(text, FirstHeading::Text);
        slips.into_iter().map(|slip| (text[slip.offset..].lines().next().unwrap(), slip.remedy)).collect()
    }

    #[test]
    fn marks_of_kramdown_are_found() {
        for (text, line, remedy) in [
            ("A\n{: .lead}", "{: .lead}", "take it out"),
            ("* TOC\n{:toc}\n\nA", "{:toc}", "\"* TOC\""),
            ("[a](b.md){:target=\"_blank\"} b", "{:target=\"_blank\"} b", "take it out"),
            ("A\n{: #night}", "{: #night}", "{#night}"),
            ("{::nomarkdown}\nA", "{::nomarkdown}", "take it out"),
        ] {
            let found = found(text);
            assert!(found.len() == 1 && found[0].0 == line && found[0].1.contains(remedy), "{text}: {found:?}");
        }
    }

    #[test]
    fn marks_of_github_and_wikis_are_found() {
        for (text, line, remedy) in [
            ("> [!NOTE]\n> A", "[!NOTE]", "**Note**"),
            ("A\n\n> > [!warning]\n> > B", "[!warning]", "**Warning**"),
            ("See [[The flood]].", "[[The flood]].", "[The flood](<The flood.md>)"),
            ("See [[flood#night|that night]]", "[[flood#night|that night]]", "[that night](flood.md#night)"),
            ("رک [[سیل]]", "[[سیل]]", "[سیل](سیل.md)"),
            ("![[a b.png]]", "![[a b.png]]", "](<a b.png>)"),
            ("[[_TOC_]]", "[[_TOC_]]", "take it out"),
            (":::note\nA\n:::", ":::note", "with the ::: that ends it"),
            ("::: {.warning}\nA\n:::", "::: {.warning}", "with the ::: that ends it"),
        ] {
            let found = found(text);
            assert!(found.len() == 1 && found[0].0 == line && found[0].1.contains(remedy), "{text}: {found:?}");
        }
    }

    #[test]
    fn words_that_are_explained_are_found() {
        let text =
            "Dam\n: What holds water.\n: It may break.\nLevee\n: A dam along a river.\n\nسد\n: آب را نگه می‌دارد.\n";
        let lines: Vec<_> = found(text).into_iter().map(|(line, _)| line).collect();
        assert_eq!(lines, [": What holds water.", ": A dam along a river.", ": آب را نگه می‌دارد."]);
        assert!(found(text)[0].1.contains("<dt>Dam</dt>"));
    }

    #[test]
    fn what_is_meant_as_it_stands_is_none() {
        for text in [
            "`{: .lead}` `[[a]]` `:::note`",
            "```\n> [!NOTE]\n:::note\nA\n: b\n[[a]]\n{:toc}\n```",
            "    {: .lead}\n    [[a]]",
            "{:} {:.2f} {:>4} {:d} {: }",
            "[!NOTE] > [!] <b>[!NOTE]</b>",
            "[[1]] [[a]](b.md) m[[i]] [[ -f a ]] \\[[a]] [[]] [[^1]]",
            "[[law]]\n\n[law]: https://law.example/",
            ":::\n\n:) ::",
            "و او گفت:\n: برویم.",
            "گفت.\n: برویم.",
            "One line,\nand another\n: a third.",
            ": at the beginning",
        ] {
            assert_eq!(
                found(text).into_iter().filter(|(line, _)| !line.starts_with("[^")).collect::<Vec<_>>(),
                [],
                "{text}"
            );
        }
    }

    #[test]
    fn a_text_of_nothing_but_marks_is_looked_through_whole() {
        let count = 20_000;
        assert_eq!(found(&"[[a]] ".repeat(count)).len(), count);
        assert_eq!(found(&"{: .a} ".repeat(count)).len(), count);
        assert_eq!(found(&"a\n: b\n\n".repeat(count)).len(), count);
        assert_eq!(found(&"[[".repeat(count)).len(), 0);
    }
}
