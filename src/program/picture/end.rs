//! Whether a file is whole: an upload or a download that broke off leaves its first part.

use super::PictureKind;
use std::io::{self, BufRead, Read, Seek, SeekFrom};

/// How much of a file's end is read before the whole of it is.
const TAIL: u64 = 32;

/// What a PNG ends with.
const PNG_END: &[u8] = b"\0\0\0\0IEND\xae\x42\x60\x82";

/// Whether the end of a picture is missing, of those kinds that publishing opens. Nothing is decoded.
pub(super) fn is_cut_off(kind: PictureKind, reader: &mut (impl BufRead + Seek)) -> io::Result<bool> {
    let length = reader.seek(SeekFrom::End(0))?;
    let from = match kind {
        PictureKind::Jpeg | PictureKind::Png => length.saturating_sub(TAIL),
        PictureKind::Webp => 0,
        _ => return Ok(false),
    };
    reader.seek(SeekFrom::Start(from))?;
    let mut part = Vec::new();
    reader.take(TAIL).read_to_end(&mut part)?;
    Ok(match kind {
        PictureKind::Png => !part.ends_with(PNG_END) && !has_png_end(&whole(reader)?),
        PictureKind::Webp => webp_length(&part).is_none_or(|told| told > length),
        _ => !part.ends_with(&[0xff, 0xd9]) && !has_jpeg_end(&whole(reader)?),
    })
}

fn whole(reader: &mut (impl BufRead + Seek)) -> io::Result<Vec<u8>> {
    reader.rewind()?;
    let mut file = Vec::new();
    reader.read_to_end(&mut file)?;
    Ok(file)
}

/// How long a WebP says that it is.
fn webp_length(start: &[u8]) -> Option<u64> {
    let length = start.get(4..8)?.try_into().ok()?;
    Some(u64::from(u32::from_le_bytes(length)) + 8)
}

/// Whether a PNG has its last part; more may follow it.
fn has_png_end(png: &[u8]) -> bool {
    let mut rest = png.get(8..).unwrap_or_default();
    while let Some((head, after)) = rest.split_first_chunk::<8>() {
        let [length @ .., _, _, _, _] = head;
        let length = u32::from_be_bytes(*length) as usize;
        // A sum of four bytes ends each part.
        if head.ends_with(b"IEND") {
            return after.len() >= 4;
        }
        rest = after.get(length.saturating_add(4)..).unwrap_or_default();
    }
    false
}

/// Whether a JPEG has its end (`EOI`). More may follow it: phones append a second picture or a short film.
fn has_jpeg_end(jpeg: &[u8]) -> bool {
    const END: u8 = 0xd9;
    let mut rest = jpeg.get(2..).unwrap_or_default();
    loop {
        // Between two marks lie compressed pixels: there, a byte of FF is followed by 0, or by the number of a part.
        let is_mark = |pair: &[u8]| pair[0] == 0xff && !matches!(pair[1], 0 | 0xd0..=0xd7 | 0xff);
        let Some(at) = rest.windows(2).position(is_mark) else { return false };
        let mark = rest[at + 1];
        if mark == END {
            return true;
        }
        rest = &rest[at + 2..];
        let Some(length) = rest.first_chunk::<2>().map(|length| usize::from(u16::from_be_bytes(*length))) else {
            return false;
        };
        rest = rest.get(length..).unwrap_or_default();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn cut(kind: PictureKind, file: &[u8]) -> bool {
        is_cut_off(kind, &mut Cursor::new(file)).unwrap()
    }

    /// A small JPEG as far as its marks: a table that holds what looks like an end, and pixels.
    fn jpeg() -> Vec<u8> {
        let table = [b"\xff\xd8\xff\xe1\0\x06\xff\xd9".as_slice(), &[0; 2]].concat();
        let pixels = b"\xff\xda\0\x03\x01ab\xff\0cd\xff\xd3ef".as_slice();
        [&table, pixels, &[7; 40], b"\xff\xd9"].concat()
    }

    fn png() -> Vec<u8> {
        [b"\x89PNG\r\n\x1a\n\0\0\0\x02IDATxxsum!".as_slice(), PNG_END].concat()
    }

    #[test]
    fn a_whole_picture_has_its_end_whatever_follows() {
        let webp = b"RIFF\x04\0\0\0WEBP".as_slice();
        for (kind, file) in [(PictureKind::Jpeg, jpeg()), (PictureKind::Png, png()), (PictureKind::Webp, webp.to_vec())]
        {
            assert!(!cut(kind, &file), "{kind:?}");
            let film = [file.as_slice(), b"\0\0\0\x18ftypmp42 \xff\xda\0\x05", &[9; 99]].concat();
            assert!(!cut(kind, &film), "{kind:?} with more behind it");
            for missing in 1..file.len() - 8 {
                assert!(cut(kind, &file[..file.len() - missing]), "{kind:?} without its last {missing} bytes");
            }
        }
    }

    #[test]
    fn of_other_kinds_nothing_is_said() {
        assert!(!cut(PictureKind::Gif, b"GIF89a"));
    }
}
