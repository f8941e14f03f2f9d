//! What other programs put something in the place of.

use super::Slip;
use std::ops::Range;

/// Nobody gives a call a longer name, in bytes, or more before the first sign that tells what it is.
const LONGEST: usize = 2000;

/// How shortcodes begin: those of Hugo, and what Jekyll and Zola have.
const SHORTCODES: [&str; 3] = ["{{<", "{{%", "{%"];

/// Finds them; what is code is among them.
pub fn find(text: &str) -> impl Iterator<Item = Slip> + '_ {
    shortcodes(text).chain(calls(text)).chain(placeholders(text))
}

/// Shortcodes of Hugo, and what Jekyll and Zola have between such signs.
fn shortcodes(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices('{').filter_map(|(start, _)| {
        let opening = SHORTCODES.into_iter().find(|opening| text[start..].starts_with(opening))?;
        let rest = &text[start + opening.len()..];
        let space = rest.len() - rest.trim_start_matches([' ', '-']).len();
        let is_of_name = |sign: char| sign.is_alphanumeric() || matches!(sign, '-' | '_');
        let name = &rest[space..];
        let name = &name[..name.find(|sign| !is_of_name(sign)).unwrap_or(name.len())];
        // Of the one that closes another nothing more is to be said.
        let is_beginning = !name.is_empty() && !name.starts_with("end");
        let inner = || text[..start].ends_with('{');
        let length = opening.len() + space + name.len();
        (is_beginning && !inner()).then(|| shortcode(text, start..start + length, name))
    })
}

/// A shortcode, by its beginning and its name.
fn shortcode(text: &str, beginning: Range<usize>, name: &str) -> Slip {
    Slip {
        offset: beginning.start,
        what: format!("\"{}\" is a shortcode of another program, and is shown as it stands", &text[beginning]),
        remedy: match name {
            "figure" | "image" | "img" | "resize_image" => {
                "write ![what the picture shows](photo.jpg), or a <figure>, in its place"
            }
            "ref" | "relref" | "link" | "post_url" | "get_url" => {
                "write [the words of the link](other.md) in its place"
            }
            "youtube" | "vimeo" => {
                "write the <iframe> that the host gives in its place: it becomes a button that loads the film"
            }
            "highlight" => "write the code between two lines of ``` in its place",
            _ => "write Markdown or HTML in its place",
        }
        .to_owned(),
    }
}

/// Those that Zola has within a text: `{{ youtube(id="…") }}`. It names whatever it gives them, so that a formula is none.
fn calls(text: &str) -> impl Iterator<Item = Slip> + '_ {
    text.match_indices("{{").filter_map(|(start, _)| {
        let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || sign == '_';
        let name_at = |text: &str| text.find(|sign| !is_of_name(sign)).filter(|end| *end > 0);
        let rest = text[start + 2..].trim_start_matches([' ', '-']);
        let name = &rest[..name_at(&rest[..rest.floor_char_boundary(LONGEST)])?];
        let given = rest[name.len()..].strip_prefix('(')?.trim_start();
        let given = &given[..given.floor_char_boundary(LONGEST)];
        let is_named = || name_at(given).is_some_and(|end| given[end..].trim_start().starts_with('='));
        let end = text.len() - rest.len() + name.len();
        (given.starts_with(')') || is_named()).then(|| shortcode(text, start..end, name))
    })
}

/// What Jekyll and Hugo put a value in the place of: `{{ site.url }}`, `{{ "/a" | relative_url }}`.
fn placeholders(text: &str) -> impl Iterator<Item = Slip> + '_ {
    const LONGEST_PLACEHOLDER: usize = 200;
    text.match_indices("{{").filter_map(|(start, _)| {
        let rest = &text[start + 2..];
        let rest = &rest[..rest.floor_char_boundary(LONGEST_PLACEHOLDER)];
        let (inside, _) = rest.lines().next()?.split_once("}}")?;
        let words = inside.trim_matches(['-', ' ']);
        let is_of_name = |sign: char| sign.is_ascii_alphanumeric() || matches!(sign, '.' | '_' | '-');
        let name = words.split([' ', '|']).next().unwrap_or_default();
        let is_name = name.contains('.')
            && name.contains(|sign: char| sign.is_ascii_alphabetic())
            && name.chars().all(is_of_name);
        // Any other word in such signs may be meant as it stands.
        let is_meant = !inside.starts_with(['{', '<', '%']) && (is_name || words.contains(" | "));
        is_meant.then(|| Slip {
            offset: start,
            what: format!("\"{{{{{inside}}}}}\" is a placeholder of another program, and is shown as it stands"),
            remedy: "write what should stand there in its place".to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::super::tests::{all, found};

    #[test]
    fn a_shortcode_is_found() {
        let text = "A {{< figure src=\"a.jpg\" >}}\n\n{{% notice tip %}}\nB\n{{% /notice %}}\n{%- include a.html -%}{% endif %}";
        let names: Vec<_> = found(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["{{< figure", "{{% notice", "{%- include"]);
        assert_eq!(found("# A {{< b >}}\n\nC").len(), 1);
        assert!(all(text)[0].remedy.contains("photo.jpg"));
    }

    #[test]
    fn a_shortcode_of_zola_is_found() {
        let text = "{{ youtube(id=\"a.b\") }}\n\nA {{- now() -}} b\n\n{{ gallery(\n  images = [\"a.jpg\"]\n) }}";
        let names: Vec<_> = found(text).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["{{ youtube", "{{- now", "{{ gallery"]);
        assert!(all(text)[0].remedy.contains("<iframe>"));
        for none in ["`{{ now() }}`", "{{ f(x) }}", "{{/* now() */}}", "{{ (a=1) }}", "{{ f (a=1) }}", "f(a=1)"] {
            assert_eq!(found(none), [], "{none}");
        }
        let count = 20_000;
        assert_eq!(all(&"{{ a( ".repeat(count)).len(), 0);
        assert_eq!(all(&"{{ ".repeat(count)).len(), 0);
    }

    #[test]
    fn a_placeholder_of_another_program_is_found() {
        let text =
            "[a]({{ site.url }}/b) {{ page.title }}\n\n![x]({{ \"/a.jpg\" | relative_url }}) {{ .Title }} `{{ a.b }}`";
        let names: Vec<_> =
            all(text).into_iter().map(|slip| text[slip.offset..].split("}}").next().unwrap().to_owned()).collect();
        assert_eq!(names, ["{{ site.url ", "{{ page.title ", "{{ \"/a.jpg\" | relative_url ", "{{ .Title "]);
    }
}
