//! Bytes as text: by their byte order mark, else strictly as UTF-8, else as GB18030, which a Chinese spreadsheet writes.
//!
//! In this order nothing is mistaken silently: text in GB18030 is next to never valid UTF-8, while nearly every UTF-8 text
//! is some text in GB18030.

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::refusal::BadFile;

/// A text and the encoding it was written in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Decoded {
    /// The text, without a byte order mark.
    pub(super) text: String,
    /// The name of the encoding.
    pub(super) encoding: &'static str,
}

/// Reads bytes as a text.
///
/// # Errors
/// Bytes that are text in none of the encodings, or that hold NUL.
pub(super) fn decode(bytes: &[u8]) -> Result<Decoded, BadFile> {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, length)) => read(encoding, bytes.get(length..).unwrap_or_default()),
        None => read(UTF_8, bytes).or_else(|| read(GB18030, bytes)),
    };
    // Text in UTF-16 without a mark is full of them, and so is what is no text.
    let decoded = decoded.ok_or(BadFile::NotText)?;
    match memchr::memchr(0, decoded.text.as_bytes()) {
        Some(at) => Err(BadFile::Nul { line: line_at(&decoded.text, at) }),
        None => Ok(decoded),
    }
}

fn read(encoding: &'static Encoding, bytes: &[u8]) -> Option<Decoded> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes)?;
    // The same name for both orders of bytes: the mark has told them apart.
    let name = if encoding == UTF_16LE || encoding == UTF_16BE { "UTF-16" } else { encoding.name() };
    Some(Decoded { text: text.into_owned(), encoding: name })
}

/// The line on which a byte of a text stands, from 1.
pub(super) fn line_at(text: &str, at: usize) -> usize {
    memchr::memchr_iter(b'\n', text.as_bytes().get(..at).unwrap_or_default()).count() + 1
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use encoding_rs::GB18030;

    use super::{Decoded, decode};
    use crate::import::refusal::BadFile;

    #[test]
    fn a_text_is_read_in_every_encoding_a_spreadsheet_writes() {
        let text = "编号,名称\n天津市航海学会 é 𠮷";
        let utf16 = |order: fn(u16) -> [u8; 2]| -> Vec<u8> {
            std::iter::once(0xFEFF).chain(text.encode_utf16()).flat_map(order).collect()
        };
        let cases = [
            (text.as_bytes().to_vec(), "UTF-8"),
            ([b"\xEF\xBB\xBF", text.as_bytes()].concat(), "UTF-8"),
            (GB18030.encode(text).0.into_owned(), "gb18030"),
            (utf16(u16::to_le_bytes), "UTF-16"),
            (utf16(u16::to_be_bytes), "UTF-16"),
        ];
        for (bytes, encoding) in cases {
            assert_eq!(decode(&bytes).unwrap(), Decoded { text: text.to_owned(), encoding });
        }
    }

    #[test]
    fn what_is_no_text_is_refused_and_never_guessed_at() {
        assert_eq!(decode(b"\xEF\xBB\xBF\xFF"), Err(BadFile::NotText), "a mark of UTF-8 before something else");
        assert_eq!(decode(b"a\x81\x00"), Err(BadFile::NotText));
        assert_eq!(decode(b"a\nb\0c"), Err(BadFile::Nul { line: 2 }));
        assert_eq!(decode(b"a\0b\0"), Err(BadFile::Nul { line: 1 }), "UTF-16 without a mark");
    }
}
