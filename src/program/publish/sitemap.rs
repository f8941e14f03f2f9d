//! The list of all addresses for search engines (<https://www.sitemaps.org/protocol.html>).

use super::{Output, PublishError};
use crate::model::page::head::Alternate;
use quick_xml::{
    Writer,
    events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event},
};
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

/// A sitemap in the making: one file, or where that is too much, several and a list of them.
pub struct Sitemap<'a> {
    output: &'a Output,
    base_url: &'a str,
    writer: Writer<Vec<u8>>,
    listed: usize,
    files: usize,
}

fn begin(root: &str) -> io::Result<Writer<Vec<u8>>> {
    let mut writer = Writer::new(Vec::new());
    writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = BytesStart::new(root).with_attributes([
        ("xmlns", "http://www.sitemaps.org/schemas/sitemap/0.9"),
        ("xmlns:xhtml", "http://www.w3.org/1999/xhtml"),
    ]);
    writer.write_event(Event::Start(root))?;
    Ok(writer)
}

fn end(mut writer: Writer<Vec<u8>>, root: &str) -> io::Result<Vec<u8>> {
    writer.write_event(Event::End(BytesEnd::new(root)))?;
    Ok(writer.into_inner())
}

fn fault(reason: io::Error) -> PublishError {
    PublishError::file("writing", Path::new("sitemap.xml"))(reason)
}

impl<'a> Sitemap<'a> {
    /// Begins a sitemap.
    ///
    /// # Errors
    /// None in practice: it is written into memory.
    pub fn begin(output: &'a Output, base_url: &'a str) -> Result<Self, PublishError> {
        let writer = begin("urlset").map_err(fault)?;
        Ok(Self { output, base_url, writer, listed: 0, files: 0 })
    }

    /// Lists an address.
    ///
    /// # Errors
    /// Where a file that is full cannot be written.
    pub fn list(&mut self, address: &Address) -> Result<(), PublishError> {
        if self.listed == MAX_ADDRESSES {
            self.close_file()?;
        }
        self.listed += 1;
        self.write(address).map_err(fault)
    }

    fn write(&mut self, address: &Address) -> io::Result<()> {
        self.writer
            .create_element("url")
            .write_inner_content(|writer| {
                writer.create_element("loc").write_text_content(BytesText::new(&address.href))?;
                if let Some(modified) = &address.modified {
                    writer.create_element("lastmod").write_text_content(BytesText::new(modified))?;
                }
                for Alternate { lang, href } in &address.alternates {
                    writer
                        .create_element("xhtml:link")
                        .with_attribute(("rel", "alternate"))
                        .with_attribute(("hreflang", lang.as_str()))
                        .with_attribute(("href", href.as_str()))
                        .write_empty()?;
                }
                Ok(())
            })
            .map(drop)
    }

    fn close_file(&mut self) -> Result<(), PublishError> {
        let full = std::mem::replace(&mut self.writer, begin("urlset").map_err(fault)?);
        self.files += 1;
        self.listed = 0;
        self.output.write(&format!("sitemap-{}.xml", self.files), &end(full, "urlset").map_err(fault)?)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn end(mut self) -> Result<(), PublishError> {
        if self.files == 0 {
            return self.output.write("sitemap.xml", &end(self.writer, "urlset").map_err(fault)?);
        }
        self.close_file()?;
        let mut index = begin("sitemapindex").map_err(fault)?;
        for number in 1..=self.files {
            let href = format!("{}sitemap-{number}.xml", self.base_url);
            index
                .create_element("sitemap")
                .write_inner_content(|writer| {
                    writer.create_element("loc").write_text_content(BytesText::new(&href)).map(drop)
                })
                .map_err(fault)?;
        }
        self.output.write("sitemap.xml", &end(index, "sitemapindex").map_err(fault)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn publish(count: usize) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        let output = Output::begin(&folder.path().join("dist")).unwrap();
        let mut sitemap = Sitemap::begin(&output, "https://a.example/").unwrap();
        for number in 0..count {
            let href = format!("https://a.example/{number}/?a&b");
            sitemap.list(&Address { href, modified: None, alternates: Vec::new() }).unwrap();
        }
        sitemap.end().unwrap();
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
}
