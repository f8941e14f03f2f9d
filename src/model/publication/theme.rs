//! `theme`: a publication's own colours and fonts.
//!
//! An owner names three colours; what else is drawn (lines, quiet words, the paper of cards) is mixed from them, so that
//! a publication with one colour of its own is of a piece. `style/tokens.css` has the usual ones.

use super::{Colour, Font, FontRole};
use crate::model::locale::Language;
use serde::Deserialize;
use std::fmt::Write;
use strum::{IntoStaticStr, VariantArray};

/// A publication's own colours and fonts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct Theme {
    /// Its colours.
    #[serde(default)]
    pub colours: ThemeColours,
    /// Its fonts; the first that has a letter draws it.
    #[serde(default)]
    pub fonts: Vec<Font>,
}

/// Colours by day and by night.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct ThemeColours {
    /// Dark on light.
    #[serde(default)]
    pub light: OwnColours,
    /// Light on dark.
    #[serde(default)]
    pub dark: OwnColours,
}

/// The colours that an owner names.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
pub struct OwnColours {
    /// What lies below all.
    pub paper: Option<Colour>,
    /// Text.
    pub ink: Option<Colour>,
    /// Links, buttons, and what is chosen.
    pub accent: Option<Colour>,
}

/// Whether it is day or night.
#[derive(Clone, Copy, Debug, PartialEq, Eq, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Scheme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// Every colour that a page is drawn in, but for warnings and shades.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each is the custom property of that name")]
pub struct Palette {
    pub paper: Colour,
    pub surface: Colour,
    pub ink: Colour,
    pub quiet: Colour,
    pub line: Colour,
    pub accent: Colour,
    pub accent_paper: Colour,
}

impl Scheme {
    /// Its name in `site.json`.
    #[must_use]
    pub fn name(self) -> &'static str {
        self.into()
    }

    const fn usual(self) -> Palette {
        match self {
            Self::Light => Palette {
                paper: Colour::of(0xfb_faf7),
                surface: Colour::of(0xff_ffff),
                ink: Colour::of(0x1f_1d1a),
                quiet: Colour::of(0x5f_5a51),
                line: Colour::of(0xe3_ded4),
                accent: Colour::of(0x0f_4c5c),
                accent_paper: Colour::of(0xe5_eef0),
            },
            Self::Dark => Palette {
                paper: Colour::of(0x14_171a),
                surface: Colour::of(0x1b_1f23),
                ink: Colour::of(0xe4_e0d8),
                quiet: Colour::of(0xa8_a297),
                line: Colour::of(0x30_353a),
                accent: Colour::of(0x84_c5d4),
                accent_paper: Colour::of(0x1f_3238),
            },
        }
    }
}

impl ThemeColours {
    /// What an owner names for day or night.
    #[must_use]
    pub const fn of(&self, scheme: Scheme) -> &OwnColours {
        match scheme {
            Scheme::Light => &self.light,
            Scheme::Dark => &self.dark,
        }
    }
}

impl OwnColours {
    /// All colours of pages: the owner's, what is mixed from them, and the usual ones.
    #[must_use]
    pub fn palette(&self, scheme: Scheme) -> Palette {
        let usual = scheme.usual();
        let paper = self.paper.unwrap_or(usual.paper);
        let ink = self.ink.unwrap_or(usual.ink);
        let accent = self.accent.unwrap_or(usual.accent);
        let mut palette = Palette { paper, ink, accent, ..usual };
        if self.paper.is_some() {
            palette.surface = match scheme {
                Scheme::Light => paper.mixed(Colour::WHITE, 60),
                Scheme::Dark => paper.mixed(ink, 4),
            };
        }
        if self.paper.is_some() || self.ink.is_some() {
            palette.quiet = ink.mixed(paper, 30);
            palette.line = paper.mixed(ink, 14);
        }
        if self.paper.is_some() || self.accent.is_some() {
            palette.accent_paper = paper.mixed(accent, 12);
        }
        palette
    }
}

impl Palette {
    /// Each colour, under the name of its custom property.
    #[must_use]
    pub const fn named(&self) -> [(&'static str, Colour); 7] {
        [
            ("paper", self.paper),
            ("surface", self.surface),
            ("ink", self.ink),
            ("quiet", self.quiet),
            ("line", self.line),
            ("accent", self.accent),
            ("accent-paper", self.accent_paper),
        ]
    }
}

impl Theme {
    /// The colours of pages by day or by night.
    #[must_use]
    pub fn palette(&self, scheme: Scheme) -> Palette {
        self.colours.of(scheme).palette(scheme)
    }

    /// Rules for the style sheet, in the words of `style/tokens.css`. Nothing, where all is as usual.
    #[must_use]
    pub fn css(&self) -> String {
        let mut css = String::new();
        let [light, dark] = [Scheme::Light, Scheme::Dark].map(|scheme| (scheme.usual(), self.palette(scheme)));
        if light.0 != light.1 || dark.0 != dark.1 {
            css.push_str(":root,.embedded{");
            for ((name, day), (_, night)) in light.1.named().into_iter().zip(dark.1.named()) {
                let _ = write!(css, "--{name}:var(--day,{day}) var(--night,{night});");
            }
            css.push_str("}\n");
        }
        self.font_rules(&mut css);
        css
    }

    /// A text in another language than what is around it goes back to the fonts of its own.
    fn font_rules(&self, css: &mut String) {
        if self.fonts.is_empty() {
            return;
        }
        self.font_rule(":root,:host,[lang]", None, css);
        let mut languages: Vec<&Language> = Vec::new();
        for language in self.fonts.iter().flat_map(|font| &font.languages) {
            if !languages.contains(&language) {
                languages.push(language);
            }
        }
        // What is said of a language in one script counts for more than what is said of the language.
        languages.sort_by_key(|language| language.as_str().len());
        for language in languages {
            self.font_rule(&format!(":lang({language})"), Some(language), css);
        }
    }

    fn font_rule(&self, selector: &str, language: Option<&Language>, css: &mut String) {
        let _ = write!(css, "{selector}{{");
        for role in FontRole::VARIANTS {
            let _ = write!(css, "--font-{}:", role.name());
            let fonts = self.fonts.iter().filter(|font| font.roles.contains(role) && font.is_for(language));
            let (for_all, own): (Vec<_>, Vec<_>) = fonts.partition(|font| font.languages.is_empty());
            for font in own.into_iter().chain(for_all) {
                // The usual ones follow.
                let _ = write!(css, "\"{}\",", font.family);
                for stand_in in font.stand_ins() {
                    let _ = write!(css, "\"{stand_in}\",");
                }
            }
            css.push(';');
        }
        css.push_str("}\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn theme(theme: serde_json::Value) -> Theme {
        serde_json::from_value(theme).unwrap()
    }

    #[test]
    fn the_page_of_the_app_has_the_usual_paper() {
        let page = include_str!("../../../index.html");
        for scheme in [Scheme::Light, Scheme::Dark] {
            let name = scheme.name();
            let paper = scheme.usual().paper;
            let line = format!("content=\"{paper}\" media=\"(prefers-color-scheme: {name})\" data-scheme=\"{name}\"");
            assert!(page.contains(&line), "{line}");
        }
    }

    /// They stand twice: browsers get them from the style sheet.
    #[test]
    fn the_usual_colours_are_those_of_the_style_sheet() {
        let style = include_str!("../../../style/tokens.css");
        let named = Scheme::Light.usual().named().into_iter().zip(Scheme::Dark.usual().named());
        for ((name, day), (_, night)) in named {
            let short = |colour: Colour| colour.to_string().replace("#ffffff", "#fff");
            let line = format!("  --{name}: var(--day, {}) var(--night, {});", short(day), short(night));
            assert!(style.contains(&line), "{line}");
        }
    }

    #[test]
    fn who_names_nothing_gets_the_usual() {
        for nothing in [json!({}), json!({ "colours": {}, "fonts": [] }), json!({ "colours": { "light": {} } })] {
            assert_eq!(theme(nothing).css(), "");
        }
    }

    #[test]
    fn what_is_not_named_is_mixed_from_what_is() {
        let theme = theme(json!({ "colours": { "light": { "accent": "#a00" }, "dark": { "paper": "#000" } } }));
        let [day, night] = [Scheme::Light, Scheme::Dark].map(|scheme| theme.palette(scheme));
        assert_eq!(
            day,
            Palette { accent: Colour::of(0xaa_0000), accent_paper: day.accent_paper, ..Scheme::Light.usual() }
        );
        assert_eq!(day.accent_paper, Colour::of(0xf1_dcd9));
        assert_eq!((night.paper, night.ink), (Colour::BLACK, Scheme::Dark.usual().ink));
        assert_eq!((night.surface, night.line), (Colour::of(0x09_0909), Colour::of(0x20_1f1e)));
        assert!(theme.css().starts_with(":root,.embedded{--paper:var(--day,#fbfaf7) var(--night,#000000);--surface:"));
        assert!(theme.css().contains("--accent:var(--day,#aa0000) var(--night,#84c5d4);"));
    }

    #[test]
    fn a_font_for_one_language_comes_before_those_for_all() {
        let theme = theme(json!({ "fonts": [
            { "family": "Georgia", "for": ["reading", "heading"] },
            { "family": "Vazirmatn", "languages": ["fa"] }
        ] }));
        assert_eq!(
            theme.css(),
            ":root,:host,[lang]{--font-reading:\"Georgia\",;--font-heading:\"Georgia\",;--font-interface:;}\n\
             :lang(fa){--font-reading:\"Vazirmatn\",\"Georgia\",;--font-heading:\"Vazirmatn\",\"Georgia\",;\
             --font-interface:\"Vazirmatn\",;}\n"
        );
    }

    #[test]
    fn until_a_font_of_the_publications_is_there_another_stands_in_its_place() {
        let theme = theme(json!({ "fonts": [
            { "family": "Vazirmatn", "for": ["reading"], "files": [{ "src": "v.ttf", "weight": "100 900", "style": "normal" }] }
        ] }));
        let expected = ":root,:host,[lang]{--font-reading:\"Vazirmatn\",\"Vazirmatn stand-in 1\",\"Vazirmatn stand-in 2\",\
                        \"Vazirmatn stand-in 3\",\"Vazirmatn stand-in 4\",;--font-heading:;";
        assert!(theme.css().starts_with(expected), "{}", theme.css());
    }
}
