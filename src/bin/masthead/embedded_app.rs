//! The app inside this program.

use masthead::program::publish::BuiltApp;
use rust_embed::RustEmbed;

/// What Trunk built, without the sample's data that it copies there.
#[derive(RustEmbed)]
#[folder = "target/app"]
#[include = "index.html"]
#[include = "app-*.js"]
#[include = "app-*.wasm"]
#[include = "start.js"]
#[include = "theme-*.js"]
#[include = "style-*.css"]
#[include = "icons.svg"]
// Lints look at it where nothing is built.
#[allow_missing = true]
struct EmbeddedFiles;

/// The app that was there when this program was built.
pub fn embedded() -> BuiltApp {
    let files = EmbeddedFiles::iter().filter_map(|name| EmbeddedFiles::get(&name).map(|file| (name, file.data)));
    BuiltApp::Embedded(files.collect())
}
