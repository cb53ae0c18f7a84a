//! Flat lists over bytes that may stand in a file. They are read in place and keep nothing beside the bytes; whatever a
//! place in them points to is looked up with a check, so that no bytes make a reader fail.

use std::fmt;
use std::ops::Range;

use bytes::Bytes;
use twox_hash::XxHash3_64;

/// Numbers of 32 bits, little-endian.
#[derive(Clone, Default)]
pub(super) struct Numbers(Bytes);

impl Numbers {
    const WIDTH: usize = size_of::<u32>();

    pub(super) fn new(bytes: Bytes) -> Self {
        Self(bytes)
    }

    pub(super) fn bytes(&self) -> &Bytes {
        &self.0
    }

    pub(super) fn len(&self) -> usize {
        self.0.len() / Self::WIDTH
    }

    pub(super) fn get(&self, at: usize) -> Option<u32> {
        self.0.get(at.checked_mul(Self::WIDTH)?..)?.first_chunk().copied().map(u32::from_le_bytes)
    }

    /// The numbers at these places; fewer where there are not so many.
    pub(super) fn stretch(&self, range: Range<usize>) -> Self {
        let end = range.end.min(self.len());
        let start = range.start.min(end);
        Self(self.0.slice(start * Self::WIDTH..end * Self::WIDTH))
    }

    pub(super) fn iter(&self) -> impl ExactSizeIterator<Item = u32> {
        self.0.as_chunks().0.iter().copied().map(u32::from_le_bytes)
    }

    /// How many numbers at the front are as said, in a list where all such stand before all others.
    pub(super) fn partition_point(&self, mut is_before: impl FnMut(u32) -> bool) -> usize {
        self.0.as_chunks().0.partition_point(|it| is_before(u32::from_le_bytes(*it)))
    }

    /// Where a group of a list lies whose groups begin at these numbers, and the last of which ends at the last number.
    pub(super) fn group(&self, group: u32) -> Option<Range<u32>> {
        Some(self.get(group as usize)?..self.get(group as usize + 1)?)
    }

    /// The group in which a place lies.
    pub(super) fn group_of(&self, place: u32) -> Option<usize> {
        self.partition_point(|begin| begin <= place).checked_sub(1)
    }
}

impl FromIterator<u32> for Numbers {
    fn from_iter<I: IntoIterator<Item = u32>>(numbers: I) -> Self {
        Self(numbers.into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>().into())
    }
}

impl fmt::Debug for Numbers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.iter()).finish()
    }
}

/// Pieces of bytes: how many there are, where each ends, and the bytes of all, one after the other.
#[derive(Debug, Clone, Default)]
pub(super) struct Pieces {
    ends: Numbers,
    bytes: Bytes,
}

impl Pieces {
    /// `None` where fewer bytes are there than the number of pieces says.
    pub(super) fn new(all: &Bytes) -> Option<Self> {
        let count = u32::from_le_bytes(*all.first_chunk()?) as usize;
        let text = Numbers::WIDTH.checked_mul(count)?.checked_add(Numbers::WIDTH)?;
        (text <= all.len())
            .then(|| Self { ends: Numbers::new(all.slice(Numbers::WIDTH..text)), bytes: all.slice(text..) })
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    pub(super) fn get(&self, at: usize) -> Option<&[u8]> {
        let start = if at == 0 { 0 } else { self.ends.get(at - 1)? };
        self.bytes.get(start as usize..self.ends.get(at)? as usize)
    }

    /// A piece as text; `None` where it is none.
    pub(super) fn text(&self, at: usize) -> Option<&str> {
        std::str::from_utf8(self.get(at)?).ok()
    }
}

/// [`Pieces`] as they are written.
#[derive(Debug, Default)]
pub(super) struct PiecesWriter {
    ends: Vec<u32>,
    bytes: Vec<u8>,
}

impl PiecesWriter {
    /// Adds a piece; `None` where all together are more than 4 GiB.
    pub(super) fn add(&mut self, piece: &[u8]) -> Option<()> {
        self.bytes.extend_from_slice(piece);
        self.ends.push(u32::try_from(self.bytes.len()).ok()?);
        Some(())
    }

    pub(super) fn finish(self) -> Option<Bytes> {
        let count = u32::try_from(self.ends.len()).ok()?;
        let mut all = Vec::with_capacity((self.ends.len() + 1) * Numbers::WIDTH + self.bytes.len());
        for number in std::iter::once(count).chain(self.ends) {
            all.extend_from_slice(&number.to_le_bytes());
        }
        all.extend_from_slice(&self.bytes);
        Some(all.into())
    }
}

/// What tells a piece from one that was damaged: the first half of its XXH3.
pub(super) fn checksum(piece: &[u8]) -> u32 {
    let [a, b, c, d, ..] = XxHash3_64::oneshot(piece).to_be_bytes();
    u32::from_be_bytes([a, b, c, d])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use bytes::Bytes;

    use super::{Numbers, Pieces, PiecesWriter};

    #[test]
    fn pieces_are_read_as_they_were_written() {
        let mut writer = PiecesWriter::default();
        for piece in ["天津", "", "市"] {
            writer.add(piece.as_bytes()).unwrap();
        }
        let pieces = Pieces::new(&writer.finish().unwrap()).unwrap();
        assert_eq!([0, 1, 2, 3].map(|at| pieces.text(at)), [Some("天津"), Some(""), Some("市"), None]);
    }

    #[test]
    fn no_bytes_make_a_list_fail() {
        let bytes: Vec<u8> = (0..64).map(|at| [3, 0, 0, 0, 255, 7][at % 6]).collect();
        for from in 0..bytes.len() {
            for to in from..bytes.len() {
                let all = Bytes::copy_from_slice(&bytes[from..to]);
                let numbers = Numbers::new(all.clone());
                let _ = (
                    numbers.get(usize::MAX),
                    numbers.group(u32::MAX),
                    numbers.group_of(7),
                    numbers.stretch(60..usize::MAX).len(),
                );
                if let Some(pieces) = Pieces::new(&all) {
                    assert!((0..9).filter_map(|at| pieces.text(at)).all(|text| text.len() < 64));
                }
            }
        }
    }
}
