//! How a reader wants pages to look. It is kept on the device, and the same in every edition.

use super::locale::Message;
use std::str::FromStr;
use strum::{EnumString, IntoStaticStr, VariantArray};

/// Something a reader chooses, one of a few.
pub trait Setting: Copy + Default + PartialEq + FromStr + Into<&'static str> + VariantArray + Send + Sync {
    /// Its name, in the attribute that the style sheet goes by (`data-colours`) and where it is kept. `theme.js` has
    /// both, too.
    const NAME: &'static str;
    /// What it is called.
    const LABEL: Message;

    /// What this choice is called.
    fn label(self) -> Message;
}

/// The colours of pages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
pub enum Colours {
    /// As the reader's system says, or in a host page that page.
    #[default]
    Automatic,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

/// How large texts are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "lowercase")]
#[allow(missing_docs, reason = "each says it")]
pub enum TextSize {
    Smaller,
    #[default]
    Normal,
    Larger,
    Largest,
}

impl Setting for Colours {
    const NAME: &'static str = "colours";
    const LABEL: Message = Message::Colours;

    fn label(self) -> Message {
        match self {
            Self::Automatic => Message::AutomaticColours,
            Self::Light => Message::LightColours,
            Self::Dark => Message::DarkColours,
        }
    }
}

impl Setting for TextSize {
    const NAME: &'static str = "text-size";
    const LABEL: Message = Message::TextSize;

    fn label(self) -> Message {
        match self {
            Self::Smaller => Message::SmallerText,
            Self::Normal => Message::NormalText,
            Self::Larger => Message::LargerText,
            Self::Largest => Message::LargestText,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names<S: Setting>() -> Vec<&'static str> {
        S::VARIANTS.iter().map(|choice| (*choice).into()).collect()
    }

    /// Where a setting is written, in the style sheet and in the script that is faster than the app.
    #[test]
    fn style_sheet_and_script_know_the_same_names() {
        let script = include_str!("../app/browser/theme.js");
        let style = include_str!("../../style/tokens.css");
        for name in [Colours::NAME, TextSize::NAME] {
            assert!(script.contains(&format!("\"{name}\"")), "{name}");
        }
        let styled = |setting: &str, name: &str| style.contains(&format!("[data-{setting}=\"{name}\"]"));
        for name in names::<Colours>() {
            assert_eq!(styled(Colours::NAME, name), name != "automatic", "{name}");
        }
        for name in names::<TextSize>() {
            assert_eq!(styled(TextSize::NAME, name), name != "normal", "{name}");
        }
        assert_eq!("dark".parse(), Ok(Colours::Dark));
        assert!("darkest".parse::<Colours>().is_err());
    }
}
