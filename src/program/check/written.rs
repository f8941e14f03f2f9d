//! How items were written, which decides in whose words their owner is told what to do.

use super::context::CheckContext;

/// How the items of a document were written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Written {
    /// As items of a JSON Feed.
    AsItems,
    /// Each as a file: a text with its keys above it. Its owner has never seen the item.
    AsFiles,
}

impl Written {
    /// Of the same in the words of a JSON Feed and of an article's file, the one that the owner knows.
    pub(super) fn words<T>(self, of_item: T, of_file: T) -> T {
        match self {
            Self::AsItems => of_item,
            Self::AsFiles => of_file,
        }
    }
}

impl CheckContext<'_> {
    /// How the items of a document were written.
    pub(super) fn written(&self, document: &str) -> Written {
        if self.folder.is_of_files(document) { Written::AsFiles } else { Written::AsItems }
    }
}
