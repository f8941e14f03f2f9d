//! What of an edition a reader can keep who asks for it.

use super::super::{PublishError, page_writer::PageWriter};
use crate::model::{
    feed::{ArchiveShape, SizedPicture},
    loader::RECENT,
    offline::{KEEPABLE, Keepable, OFFLINE_PAGE, PAGES_TO_KEEP},
    page::{EditionContext, Post},
    route::{Place, Route},
};
use std::{iter::successors, ops::Range};

/// Writes the list of an edition of that many articles. `posts` are those with these numbers, the newest first.
///
/// # Errors
/// Where articles cannot be read, or the list cannot be written.
pub fn write_keepable(
    writer: &PageWriter<'_>,
    context: &EditionContext,
    count: usize,
    posts: impl Fn(Range<usize>) -> Result<Vec<Post>, PublishError>,
) -> Result<(), PublishError> {
    let code = &context.edition.code;
    let page = |place: Place| Route::Edition(code.clone(), place).to_string();
    let mut keepable = Keepable::default();
    keepable.files.extend(writer.offline_files.files().map(str::to_owned));
    keepable.files.extend(writer.fonts.files_for(&context.edition.lang).into_iter().map(str::to_owned));
    keepable.files.extend([OFFLINE_PAGE, RECENT].map(|name| format!("{code}/{name}")));
    for (place, range) in newest_pages(&ArchiveShape::new(count, context.site.page_size)) {
        keepable.files.push(page(place));
        for post in posts(range)? {
            keepable.articles += 1;
            keepable.files.push(page(post.place()));
            for (_, picture) in &post.item.sized_pictures {
                // What stands in its place until it is there is in the page.
                let picture = SizedPicture { tint: None, ..picture.clone() };
                if !keepable.pictures.contains(&picture) {
                    keepable.pictures.push(picture);
                }
            }
        }
    }
    // Texts and numbers: nothing in it could fail to be JSON.
    let text = serde_json::to_string(&keepable).unwrap_or_default();
    writer.output.write(&format!("{code}/{KEEPABLE}"), text.as_bytes())
}

/// The front page and the newest of the archive, with the articles that each shows.
fn newest_pages(shape: &ArchiveShape) -> impl Iterator<Item = (Place, Range<usize>)> {
    let older = successors(shape.newest(), |page| page.previous()).take(PAGES_TO_KEEP - 1);
    let older = older.filter_map(|page| Some((Place::Archive(page), shape.page(page)?)));
    [(Place::Front, shape.front())].into_iter().chain(older)
}
