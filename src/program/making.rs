//! What a publication names and its folder does not hold is made before anything is read.

use super::{
    DataFolder, MadeDocuments, MadeDocumentsWriter,
    content_folder::{self, ArticlesBefore},
    remote_feed::{self, Copying, RemoteFeeds},
};
use crate::model::publication::Site;
use std::io;

/// Makes the documents of feeds that are folders, and of those from elsewhere. An article that cannot be read is as it was
/// `before`, where that is known.
///
/// # Errors
/// Where nothing can be written down.
pub fn make_documents(
    folder: &DataFolder,
    site: &Site,
    feeds: &RemoteFeeds,
    copying: Copying,
    before: Option<&ArticlesBefore>,
) -> io::Result<MadeDocuments> {
    let mut made = MadeDocumentsWriter::default();
    content_folder::make(folder, site, before, &mut made)?;
    remote_feed::make(folder, site, feeds, copying, &mut made)?;
    Ok(made.finish())
}
