//! The list of all addresses for search engines (<https://www.sitemaps.org/protocol.html>).
//!
//! `quick-xml` writes it from the types below. The crate `sitemap-rs` takes no day without a time and a
//! zone, and needs all addresses of a file before it writes the first.

use super::{Destination, PublishError};
use crate::model::page::head::Alternate;
use quick_xml::se::{SeError, to_writer_with_root};
use serde::Serialize;
use std::{io, path::Path};

/// How many addresses a file may list, by the protocol.
const MAX_ADDRESSES: usize = 50_000;

/// An address and what is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// The absolute address.
    pub href: String,
    /// When its content changed, as the feed writes it.
    pub modified: Option<String>,
    /// The same in other languages, itself included.
    pub alternates: Vec<Alternate>,
}

/// The element `url` of an address.
#[derive(Serialize)]
struct UrlElement<'a> {
    loc: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    lastmod: Option<&'a str>,
    #[serde(rename = "xhtml:link")]
    links: Vec<LinkElement<'a>>,
}

#[derive(Serialize)]
struct LinkElement<'a> {
    #[serde(rename = "@rel")]
    rel: &'static str,
    #[serde(rename = "@hreflang")]
    hreflang: &'a str,
    #[serde(rename = "@href")]
    href: &'a str,
}

/// The element `sitemap` in a list of sitemaps.
#[derive(Serialize)]
struct SitemapElement {
    loc: String,
}

impl<'a> From<&'a Address> for UrlElement<'a> {
    fn from(Address { href, modified, alternates }: &'a Address) -> Self {
        let link =
            |Alternate { lang, href }: &'a Alternate| LinkElement { rel: "alternate", hreflang: lang.as_str(), href };
        Self { loc: href, lastmod: modified.as_deref(), links: alternates.iter().map(link).collect() }
    }
}

/// A file of the protocol while it is written.
struct SitemapFile {
    root: &'static str,
    xml: String,
}

impl SitemapFile {
    fn begin(root: &'static str) -> Self {
        let xml = format!(
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><{root} xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" \
             xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">"
        );
        Self { root, xml }
    }

    fn add(&mut self, name: &str, element: &impl Serialize) -> Result<(), PublishError> {
        let fault = |reason: SeError| PublishError::file("writing", Path::new("sitemap.xml"))(io::Error::other(reason));
        to_writer_with_root(&mut self.xml, name, element).map(drop).map_err(fault)
    }

    fn end(self) -> String {
        format!("{}</{}>", self.xml, self.root)
    }
}

/// Writes the sitemap: one file, or where that is too much, several and a list of them.
pub struct SitemapWriter<'a> {
    output: &'a dyn Destination,
    base_url: &'a str,
    file: SitemapFile,
    addresses: usize,
    full_files: usize,
}

impl<'a> SitemapWriter<'a> {
    /// Begins a sitemap.
    #[must_use]
    pub fn new(output: &'a dyn Destination, base_url: &'a str) -> Self {
        Self { output, base_url, file: SitemapFile::begin("urlset"), addresses: 0, full_files: 0 }
    }

    /// Adds an address.
    ///
    /// # Errors
    /// Where a file that is full cannot be written.
    pub fn add(&mut self, address: &Address) -> Result<(), PublishError> {
        if self.addresses == MAX_ADDRESSES {
            self.write_full_file()?;
        }
        self.addresses += 1;
        self.file.add("url", &UrlElement::from(address))
    }

    fn write_full_file(&mut self) -> Result<(), PublishError> {
        let full = std::mem::replace(&mut self.file, SitemapFile::begin("urlset"));
        self.full_files += 1;
        self.addresses = 0;
        self.output.write(&format!("sitemap-{}.xml", self.full_files), full.end().as_bytes())
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn finish(mut self) -> Result<(), PublishError> {
        if self.full_files == 0 {
            return self.output.write("sitemap.xml", self.file.end().as_bytes());
        }
        self.write_full_file()?;
        let mut index = SitemapFile::begin("sitemapindex");
        for number in 1..=self.full_files {
            index.add("sitemap", &SitemapElement { loc: format!("{}sitemap-{number}.xml", self.base_url) })?;
        }
        self.output.write("sitemap.xml", index.end().as_bytes())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{locale::Language, page::head::Hreflang};
    use crate::program::publish::Output;

    fn publish(count: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::begin(&folder.path().join("dist")).unwrap();
        let mut sitemap = SitemapWriter::new(&output, "https://a.example/");
        for number in 0..count {
            let href = format!("https://a.example/{number}/?a&b");
            sitemap.add(&Address { href, modified: None, alternates: Vec::new() }).unwrap();
        }
        sitemap.finish().unwrap();
        output.put_in_place().unwrap();
        folder
    }

    #[test]
    fn a_file_lists_fifty_thousand_addresses_and_no_more() {
        let folder = publish(50_001);
        let read = |name: &str| std::fs::read_to_string(folder.path().join("dist").join(name)).unwrap();
        assert_eq!(read("sitemap-1.xml").matches("<url>").count(), 50_000);
        assert_eq!(read("sitemap-2.xml").matches("<url>").count(), 1);
        assert!(read("sitemap.xml").contains("<loc>https://a.example/sitemap-2.xml</loc>"));
    }

    #[test]
    fn what_fits_is_one_file() {
        let folder = publish(2);
        assert_eq!(std::fs::read_dir(folder.path().join("dist")).unwrap().count(), 1);
        let text = std::fs::read_to_string(folder.path().join("dist/sitemap.xml")).unwrap();
        assert!(text.contains("<loc>https://a.example/1/?a&amp;b</loc>"), "{text}");
    }

    #[test]
    fn an_address_names_its_day_and_its_translations() {
        let address = Address {
            href: "https://a.example/en/".to_owned(),
            modified: Some("2024-05-01".to_owned()),
            alternates: vec![Alternate {
                lang: Hreflang::Language(Language::parse("fa").unwrap()),
                href: "https://a.example/fa/?\"<&".to_owned(),
            }],
        };
        let mut file = SitemapFile::begin("urlset");
        file.add("url", &UrlElement::from(&address)).unwrap();
        let (_, text) = file.xml.split_once("xhtml\">").unwrap();
        let expected = "<url><loc>https://a.example/en/</loc><lastmod>2024-05-01</lastmod>\
            <xhtml:link rel=\"alternate\" hreflang=\"fa\" href=\"https://a.example/fa/?&quot;&lt;&amp;\"/></url>";
        assert_eq!(text, expected);
    }
}
