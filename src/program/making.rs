//! What a publication names and its folder does not hold is made before anything is read.

use super::{
    DataFolder, MadeDocuments, MadeDocumentsWriter,
    content_folder::{self, LastReading},
    remote_feed::{self, Copying, RemoteFeeds},
};
use crate::model::publication::Site;
use std::io;

/// Makes the documents of feeds that are folders, and of those from elsewhere. Articles
/// may be known from the `last` time that they were read.
///
/// # Errors
/// Where nothing can be written down.
pub fn make_documents(
    folder: &DataFolder,
    site: &Site,
    feeds: &RemoteFeeds,
    copying: Copying,
    last: LastReading<'_>,
) -> io::Result<MadeDocuments> {
    let mut made = MadeDocumentsWriter::default();
    content_folder::make(folder, site, last, &mut made)?;
    remote_feed::make(folder, site, feeds, copying, &mut made)?;
    Ok(made.finish())
}
