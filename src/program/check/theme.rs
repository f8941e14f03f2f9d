//! Whether a publication's own colours can be read: by WCAG 2.2, text needs a contrast of 4.5 to 1 to what is behind it.
//!
//! Every pair is of text: links, buttons and the rings around what has the focus are in the same colours, and need less.

use super::report::Reporter;
use crate::model::publication::{Colour, OwnColours, Palette, Scheme, ThemeColours};
use strum::VariantArray;

/// What text needs (1.4.3). What else is drawn needs 3 to 1 (1.4.11).
const TEXT: f64 = 4.5;

/// A colour that an owner names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Paper,
    Ink,
    Accent,
}

/// Text, and what it stands on.
struct Pair {
    text: NamedColour,
    ground: NamedColour,
}

/// A colour of pages, by what an owner knows of it.
struct NamedColour {
    colour: fn(&Palette) -> Colour,
    words: &'static str,
    /// What it comes from, and what is mixed into that.
    keys: &'static [Key],
}

const PAPER: NamedColour = NamedColour { colour: |palette| palette.paper, words: "the paper", keys: &[Key::Paper] };
const SURFACE: NamedColour = NamedColour {
    colour: |palette| palette.surface,
    words: "the paper of menus and notices",
    keys: &[Key::Paper, Key::Ink],
};
const ACCENT_PAPER: NamedColour = NamedColour {
    colour: |palette| palette.accent_paper,
    words: "what the mouse is over",
    keys: &[Key::Accent, Key::Paper],
};
const INK: NamedColour = NamedColour { colour: |palette| palette.ink, words: "text", keys: &[Key::Ink] };
const QUIET: NamedColour = NamedColour {
    colour: |palette| palette.quiet,
    words: "small print, which is paler than text,",
    keys: &[Key::Ink, Key::Paper],
};
const ACCENT: NamedColour = NamedColour { colour: |palette| palette.accent, words: "a link", keys: &[Key::Accent] };

/// Every pair that a page is drawn in. A button is paper on accent, what is said at the foot of the screen paper on ink.
const PAIRS: [Pair; 8] = [
    Pair { text: INK, ground: PAPER },
    Pair { text: INK, ground: SURFACE },
    Pair { text: INK, ground: ACCENT_PAPER },
    Pair { text: QUIET, ground: PAPER },
    Pair { text: QUIET, ground: SURFACE },
    Pair { text: ACCENT, ground: PAPER },
    Pair { text: ACCENT, ground: SURFACE },
    Pair { text: ACCENT, ground: ACCENT_PAPER },
];

impl Key {
    /// The one to change comes first.
    const ALL: [Self; 3] = [Self::Ink, Self::Accent, Self::Paper];

    const fn name(self) -> &'static str {
        match self {
            Self::Paper => "paper",
            Self::Ink => "ink",
            Self::Accent => "accent",
        }
    }

    const fn of(self, colours: &OwnColours) -> Option<Colour> {
        match self {
            Self::Paper => colours.paper,
            Self::Ink => colours.ink,
            Self::Accent => colours.accent,
        }
    }

    const fn set(self, colours: OwnColours, colour: Colour) -> OwnColours {
        let colour = Some(colour);
        match self {
            Self::Paper => OwnColours { paper: colour, ..colours },
            Self::Ink => OwnColours { ink: colour, ..colours },
            Self::Accent => OwnColours { accent: colour, ..colours },
        }
    }
}

impl Pair {
    fn contrast(&self, palette: &Palette) -> f64 {
        contrast((self.text.colour)(palette), (self.ground.colour)(palette))
    }

    /// Which of the owner's colours is to blame: that of the text, where it is theirs.
    fn key(&self, colours: &OwnColours) -> Option<Key> {
        let keys = [self.text.keys[0], self.ground.keys[0], Key::Paper];
        keys.into_iter().find(|key| key.of(colours).is_some())
    }

    /// Whether it has a colour that comes from one of these.
    fn comes_from(&self, keys: &[Key]) -> bool {
        [&self.text, &self.ground].iter().any(|colour| colour.keys.iter().any(|key| keys.contains(key)))
    }
}

/// Examines the colours of both schemes, but for what comes from one that could not be read: `lacks` knows its place.
pub(super) fn inspect(reporter: &mut Reporter, colours: &ThemeColours, lacks: &dyn Fn(&str) -> bool) {
    for scheme in Scheme::VARIANTS {
        let own = colours.of(*scheme);
        let is_unread = |key: &Key| lacks(&format!("theme.colours.{}.{}", scheme.name(), key.name()));
        let unknown: Vec<Key> = Key::ALL.into_iter().filter(is_unread).collect();
        let judged: Vec<&Pair> = PAIRS.iter().filter(|pair| !pair.comes_from(&unknown)).collect();
        let ends_are_known = ![Key::Paper, Key::Ink].iter().any(|key| unknown.contains(key));
        if ends_are_known && is_turned_round(own, *scheme) {
            reporter.error(
                format!("theme.colours.{}", scheme.name()),
                match scheme {
                    Scheme::Light => "the paper is darker than the ink: by day a page is dark on light",
                    Scheme::Dark => "the paper is lighter than the ink: by night a page is light on dark",
                },
                "write these colours under \"light\" or \"dark\", whichever they are",
            );
            continue;
        }
        for key in Key::ALL {
            inspect_key(reporter, own, *scheme, key, &judged);
        }
    }
}

fn is_turned_round(own: &OwnColours, scheme: Scheme) -> bool {
    let Palette { paper, ink, .. } = own.palette(scheme);
    (luminance(paper) < luminance(ink)) == (scheme == Scheme::Light)
}

/// Tells of the worst pair that a colour is to blame for.
fn inspect_key(reporter: &mut Reporter, own: &OwnColours, scheme: Scheme, key: Key, judged: &[&Pair]) {
    let Some(colour) = key.of(own) else { return };
    let palette = own.palette(scheme);
    let pairs = || judged.iter().filter(|pair| pair.key(own) == Some(key));
    let worst = pairs().min_by(|one, other| one.contrast(&palette).total_cmp(&other.contrast(&palette)));
    let Some(worst) = worst.filter(|worst| worst.contrast(&palette) < TEXT) else { return };
    let is_readable = |colour: &Colour| {
        let palette = key.set(*own, *colour).palette(scheme);
        pairs().all(|pair| pair.contrast(&palette) >= TEXT)
    };
    let (end, way) = if (key == Key::Paper) == (scheme == Scheme::Light) {
        (Colour::WHITE, "lighter")
    } else {
        (Colour::BLACK, "darker")
    };
    let better = (1..=100).map(|parts| colour.mixed(end, parts)).find(is_readable);
    reporter.error(
        format!("theme.colours.{}.{}", scheme.name(), key.name()),
        format!(
            "{} in {} on {} in {} has a contrast of {:.1} to 1; it takes {TEXT} to 1 to be read by all",
            worst.text.words,
            (worst.text.colour)(&palette),
            worst.ground.words,
            (worst.ground.colour)(&palette),
            // Never rounded up to what would do.
            (worst.contrast(&palette) * 10.0).floor() / 10.0,
        ),
        match better {
            Some(better) => format!("write \"{better}\", or one that is {way} still"),
            None => format!("write a {way} one, and look at the other colours beside it"),
        },
    );
}

/// How far two colours are apart, from 1 to 21 (WCAG 2.2, "contrast ratio").
fn contrast(one: Colour, other: Colour) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// How light a colour is, from 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: Colour) -> f64 {
    let [red, green, blue] = colour.channels.map(|channel| {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::program::Remedy;
    use serde_json::{Value, json};

    fn found(colours: Value) -> Vec<String> {
        found_beside(colours, &|_| false)
    }

    fn found_beside(colours: Value, lacks: &dyn Fn(&str) -> bool) -> Vec<String> {
        let mut findings = Vec::new();
        let colours = serde_json::from_value(colours).unwrap();
        inspect(&mut Reporter::of("site.json", &mut findings), &colours, lacks);
        findings.iter().map(Remedy::told).collect()
    }

    /// Known values: <https://webaim.org/resources/contrastchecker/>.
    #[test]
    fn contrast_is_that_of_the_standard() {
        let contrast = |one, other| format!("{:.2}", contrast(Colour::of(one), Colour::of(other)));
        assert_eq!(contrast(0, 0xff_ffff), "21.00");
        assert_eq!(contrast(0x77_7777, 0xff_ffff), "4.48");
        assert_eq!(contrast(0xff_ffff, 0x76_7676), "4.54");
        assert_eq!(contrast(0x00_00ff, 0xff_0000), "2.15");
    }

    #[test]
    fn the_usual_colours_and_good_ones_of_an_owner_can_be_read() {
        assert_eq!(found(json!({})), Vec::<String>::new());
        let good = json!({ "light": { "paper": "#fff8e7", "ink": "#221100", "accent": "#8a1c1c" },
                           "dark": { "paper": "#101418", "accent": "#ffb38a" } });
        assert_eq!(found(good), Vec::<String>::new());
    }

    #[test]
    fn a_colour_that_cannot_be_read_is_named_with_its_contrast_and_one_that_can() {
        assert_eq!(
            found(json!({ "light": { "accent": "#e07a00" }, "dark": { "ink": "#6b6b6b" } })),
            [
                "error: site.json: theme.colours.light.accent: a link in #e07a00 on what the mouse is over in #f8ebd9 has a \
                 contrast of 2.5 to 1; it takes 4.5 to 1 to be read by all\n  what to do: write \"#9d5500\", or one that is darker still",
                "error: site.json: theme.colours.dark.ink: small print, which is paler than text, in #515253 on the paper of \
                 menus and notices in #1b1f23 has a contrast of 2.1 to 1; it takes 4.5 to 1 to be read by all\n  \
                 what to do: write \"#b5b5b5\", or one that is lighter still",
            ]
        );
    }

    #[test]
    fn what_is_proposed_is_itself_in_order() {
        for (scheme, key) in
            [("light", "accent"), ("light", "ink"), ("light", "paper"), ("dark", "accent"), ("dark", "paper")]
        {
            let grey = if scheme == "light" { "#8c8c8c" } else { "#707070" };
            let messages = found(json!({ scheme: { key: grey } }));
            let [message] = &messages[..] else { panic!("{scheme}.{key}: {messages:?}") };
            let proposed = message.rsplit_once("write \"").unwrap().1.split_once('"').unwrap().0;
            assert_eq!(found(json!({ scheme: { key: proposed } })), Vec::<String>::new(), "{scheme}.{key}: {proposed}");
        }
    }

    #[test]
    fn a_colour_is_not_judged_by_one_that_could_not_be_read() {
        let own = || json!({ "light": { "paper": "#101418", "accent": "#222222" } });
        assert!(found(own())[0].contains("the paper is darker than the ink"));
        let beside = |begins: &str| found_beside(own(), &|place| place.starts_with(begins));
        let [message] = &beside("theme.colours.light.ink")[..] else { panic!() };
        assert!(message.starts_with("error: site.json: theme.colours.light.accent: a link in #222222"), "{message}");
        assert_eq!(beside("theme.colours.light"), Vec::<String>::new());
    }

    #[test]
    fn night_is_not_day() {
        let messages = found(json!({ "light": { "paper": "#101418", "ink": "#ffffff" } }));
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].starts_with("error: site.json: theme.colours.light: the paper is darker than the ink"));
    }
}
