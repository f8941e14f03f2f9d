//! The style sheet with the publication's own colours and fonts: part of the one file, so that nothing is drawn without
//! them.

use super::{BuiltApp, Destination, PublishError, fonts::Fonts, template::AppFiles};
use crate::model::publication::Theme;
use xxhash_rust::xxh3::xxh3_64;

/// The style sheet of the pages.
pub struct StyleSheet {
    /// Its rules.
    pub text: String,
    /// The app's own, which is not published where it has become another.
    pub replaced: Option<String>,
}

impl StyleSheet {
    /// Reads the app's and adds what the theme says. With that its name changes, for it may be kept for ever.
    ///
    /// # Errors
    /// Where it cannot be read.
    pub fn read(app: &BuiltApp, files: &mut AppFiles, theme: &Theme, fonts: &Fonts) -> Result<Self, PublishError> {
        let text = app.read_text(&files.style).map_err(PublishError::file("reading", &app.place(&files.style)))?;
        let own = fonts.rules.clone() + &theme.css();
        if own.is_empty() {
            return Ok(Self { text, replaced: None });
        }
        let text = format!("{text}\n{own}");
        let name = format!("style-{:016x}.css", xxh3_64(text.as_bytes()));
        Ok(Self { text, replaced: Some(std::mem::replace(&mut files.style, name)) })
    }

    /// Writes it, where it is not the app's own file.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn write(&self, files: &AppFiles, output: &dyn Destination) -> Result<(), PublishError> {
        match self.replaced {
            Some(_) => output.write(&files.style, self.text.as_bytes()),
            None => Ok(()),
        }
    }
}
