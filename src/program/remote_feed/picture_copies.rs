//! Copies of the pictures that feeds from elsewhere show (`"media": "copy"`): they become files of the publication's own
//! folder, are published in several sizes, and stay when the other site is gone.

use super::{
    Access, RemoteFault, RemoteFeeds,
    client::Answer,
    document::without_secrets,
    whole_file::{self, ReadBy},
};
use crate::program::{DataFolder, PictureKind, Remedy, html::rewrite_as_browsers_do};
use lol_html::element;
use serde_json::Value;
use std::{
    borrow::Cow,
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    ffi::OsStr,
    io::Cursor,
    path::{Path, PathBuf},
    sync::atomic::Ordering,
    time::{Duration, Instant},
};
use url::Url;
use xxhash_rust::xxh3::xxh3_64;

/// Where the copies lie.
pub const FOLDER: &str = "media/elsewhere";

/// The kinds that are copied. A drawing in SVG that is opened by itself may run scripts, in the name of the publication.
const KINDS: [PictureKind; 5] =
    [PictureKind::Avif, PictureKind::Gif, PictureKind::Jpeg, PictureKind::Png, PictureKind::Webp];

/// How long all copies of a run may take.
const PATIENCE: Duration = Duration::from_mins(5);

/// How many bytes are fetched for the copies of a run.
const MOST_BYTES: u64 = 500_000_000;

/// The name of a copy in the publication's folder, or why there is none.
pub type Copied = Result<String, NotCopied>;

/// Why a picture is not copied, as a sentence about its address goes on.
#[derive(Clone, Debug, thiserror::Error)]
pub enum NotCopied {
    /// Nobody is to be asked.
    #[error("was never copied")]
    Offline,
    /// Enough was fetched.
    #[error("is left for the next run: this one has fetched {} MB", MOST_BYTES / 1_000_000)]
    Quota,
    /// It could not be had.
    #[error(transparent)]
    Remote(RemoteFault),
    /// It is something else.
    #[error("is no picture of a kind that is copied")]
    NoPicture,
    /// The disk does not take it.
    #[error("could not be written into {FOLDER}/: {0}")]
    Write(String),
}

impl Remedy for NotCopied {
    fn remedy(&self) -> Cow<'_, str> {
        Cow::Borrowed(match self {
            Self::Offline => "run this once without --offline; until then it is shown from where it is",
            Self::Quota => "run this once more: the others are copied; these are shown from where they are",
            Self::Remote(RemoteFault::OwnNetwork) => {
                "allow hosts of your network with --allow-own-network; until then it is shown from where it is"
            }
            Self::Remote(_) | Self::NoPicture => "the others are copied; these are shown from where they are",
            Self::Write(_) => "make room on the disk, and let this program write there",
        })
    }
}

/// Whether copies are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copying {
    /// Those that are not there yet are.
    MakesCopies,
    /// Whoever only looks takes those that are there.
    TakesThoseThere,
}

/// Copies pictures.
pub struct PictureCopies<'a> {
    feeds: &'a RemoteFeeds,
    folder: PathBuf,
    /// The publication's public address, with a slash at its end.
    root: Option<Url>,
    copying: Copying,
    /// The names of the copies that are shown.
    shown: RefCell<BTreeSet<String>>,
    /// The pictures that could not be copied, by their addresses.
    faults: RefCell<BTreeMap<String, NotCopied>>,
    end: Instant,
}

impl<'a> PictureCopies<'a> {
    /// Into the folder of a publication.
    pub fn new(folder: &DataFolder, base_url: Option<&str>, feeds: &'a RemoteFeeds, copying: Copying) -> Self {
        let root = base_url.and_then(|base_url| Url::parse(&format!("{}/", base_url.trim_end_matches('/'))).ok());
        let end = Instant::now() + PATIENCE;
        let (shown, faults) = (RefCell::default(), RefCell::default());
        Self { feeds, folder: folder.path().to_owned(), root, copying, shown, faults, end }
    }

    /// A document with the addresses of copies, where all of it are written out; `None` where it stays as it is.
    pub fn copy(&self, text: &str) -> Option<String> {
        let mut document: Value = serde_json::from_str(text).ok()?;
        for item in document["items"].as_array_mut()? {
            for name in ["image", "banner_image"] {
                if let Some(Value::String(address)) = item.get_mut(name)
                    && let Some(copy) = self.copy_of(address)
                {
                    *address = copy;
                }
            }
            if let Some(Value::String(html)) = item.get_mut("content_html")
                && let Some(copied) = self.in_text(html)
            {
                *html = copied;
            }
        }
        Some(document.to_string())
    }

    /// Each picture that could not be copied since this was asked last, and what to do about it.
    pub fn take_faults(&self) -> impl Iterator<Item = (String, String)> {
        self.faults.take().into_iter().map(|(address, fault)| {
            (format!("a picture could not be copied: {address} {fault}"), fault.remedy().into_owned())
        })
    }

    /// The names in the publication's folder of the copies that are shown.
    pub fn into_shown(self) -> BTreeSet<String> {
        self.shown.into_inner()
    }

    fn in_text(&self, html: &str) -> Option<String> {
        let copy = element!("img[src]", |picture| {
            let address = picture.get_attribute("src").unwrap_or_default();
            if let Some(copy) = self.copy_of(&html_escape::decode_html_entities(&address)) {
                picture.set_attribute("src", &copy)?;
                // It names the picture in other sizes, where it was.
                picture.remove_attribute("srcset");
            }
            Ok(())
        });
        let copy_poster = element!("video[poster]", |video| {
            let address = video.get_attribute("poster").unwrap_or_default();
            if let Some(copy) = self.copy_of(&html_escape::decode_html_entities(&address)) {
                video.set_attribute("poster", &copy)?;
            }
            Ok(())
        });
        rewrite_as_browsers_do(html, [copy, copy_poster])
    }

    /// The address of a picture's copy, which is made if there is none.
    fn copy_of(&self, address: &str) -> Option<String> {
        let root = self.root.as_ref()?;
        let address = Url::parse(address).ok().filter(|address| matches!(address.scheme(), "http" | "https"))?;
        let copied = match self.copying {
            Copying::MakesCopies => self.feeds.pictures.get(&address, Result::is_ok, || self.make(&address)),
            Copying::TakesThoseThere => self.there(&stem(&address)).ok_or(NotCopied::Offline),
        };
        match copied {
            Ok(file) => {
                let copy = root.join(&file).ok().map(String::from);
                self.shown.borrow_mut().insert(file);
                copy
            }
            // Who has said that nobody is to be asked knows it.
            Err(NotCopied::Offline) => None,
            Err(fault) => {
                self.faults.borrow_mut().insert(without_secrets(&address).into(), fault);
                None
            }
        }
    }

    /// The copy that is there.
    fn there(&self, stem: &str) -> Option<String> {
        let names = KINDS.map(|kind| format!("{stem}.{}", kind.ending()));
        names.into_iter().find(|name| is_there(&self.folder.join(name)))
    }

    fn make(&self, address: &Url) -> Copied {
        let stem = stem(address);
        if let Some(name) = self.there(&stem) {
            return Ok(name);
        }
        let Access::Online(client) = &self.feeds.access else { return Err(NotCopied::Offline) };
        if self.feeds.picture_bytes.load(Ordering::Relaxed) > MOST_BYTES {
            return Err(NotCopied::Quota);
        }
        let bytes = match client.get(address, None, self.end) {
            Ok(Answer::New(download)) => download.bytes,
            // Nothing was there to compare it with.
            Ok(Answer::Unchanged { .. }) => return Err(NotCopied::Remote(RemoteFault::Status(304))),
            Err(fault) => return Err(NotCopied::Remote(fault)),
        };
        self.feeds.picture_bytes.fetch_add(bytes.len() as u64, Ordering::Relaxed);
        self.keep(&stem, &bytes)
    }

    fn keep(&self, stem: &str, bytes: &[u8]) -> Copied {
        let kind = PictureKind::of_content(&mut Cursor::new(bytes), None).filter(|kind| KINDS.contains(kind));
        let name = format!("{stem}.{}", kind.ok_or(NotCopied::NoPicture)?.ending());
        let written = whole_file::write(&self.folder.join(&name), bytes, ReadBy::All);
        written.map(|()| name).map_err(|error| NotCopied::Write(error.to_string()))
    }
}

/// Whether a copy is there: one that holds nothing is none.
fn is_there(path: &Path) -> bool {
    path.metadata().is_ok_and(|data| data.is_file() && data.len() > 0)
}

/// The name of a picture's copy without its ending. Each host has a folder of its own: none can take the name of
/// another's picture.
fn stem(address: &Url) -> String {
    let host = address.host_str().unwrap_or_default().replace(['[', ']', ':'], "-");
    format!("{FOLDER}/{host}/{:016x}", xxh3_64(address.as_str().as_bytes()))
}

/// Whether a file of that folder has a name that is given here: an owner may put others there.
pub fn is_copy(name: &Path) -> bool {
    let stem = name.file_stem().and_then(OsStr::to_str).unwrap_or_default();
    let ending = name.extension().and_then(OsStr::to_str).unwrap_or_default();
    let is_hash = stem.len() == 16 && stem.bytes().all(|sign| matches!(sign, b'0'..=b'9' | b'a'..=b'f'));
    is_hash && KINDS.iter().any(|kind| kind.ending() == ending)
}
