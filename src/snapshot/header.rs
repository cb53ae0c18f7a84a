//! What stands at the beginning of a compiled directory: what it is, how long, from what, and where its sections are.

use std::ops::Range;
use std::time::{Duration, SystemTime};

use twox_hash::XxHash3_64;

use super::Refusal;

/// The first bytes of a file. A transfer that takes it for text changes one of them.
pub(super) const MAGIC: [u8; 8] = *b"\x89KCDIR\r\n";

/// The number of the way in which files are written. It changes with any change of a section's form.
pub(super) const VERSION: u32 = 6;

/// Sections begin at multiples of so many bytes.
pub(super) const ALIGNMENT: usize = 64;

/// Bytes of the header without the table of sections.
const HEAD: usize = 64;
/// Where the checksum of the header and the table stands.
const CHECKSUM_AT: usize = 48;
/// Where [`ORDER`] stands.
const ORDER_AT: usize = 56;
/// In the order of the machine's bytes, in which the index is written so that it can be read in place.
const ORDER: [u8; 4] = 0x0102_0304_u32.to_ne_bytes();
/// Bytes of a row in the table of sections.
const ROW: usize = 48;
/// Bytes of a section's name.
const NAME: usize = 16;
/// More sections than this are none of ours.
const MOST_SECTIONS: usize = 256;

/// What a file was compiled from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Origin {
    /// XXH3 (128 bits) of the files.
    pub digest: u128,
    /// When they began to be read; `None` for a directory inside the program.
    pub read_at: Option<SystemTime>,
}

/// A row of the table of sections.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SectionRow {
    name: [u8; NAME],
    start: u64,
    length: u64,
    pub(super) checksum: u64,
}

impl SectionRow {
    /// `None` where the name is too long.
    pub(super) fn new(name: &str, start: u64, bytes: &[u8]) -> Option<Self> {
        Some(Self { name: padded(name)?, start, length: bytes.len() as u64, checksum: checksum(bytes) })
    }

    pub(super) fn name(&self) -> &str {
        let end = self.name.iter().position(|byte| *byte == 0).unwrap_or(NAME);
        std::str::from_utf8(&self.name[..end]).unwrap_or_default()
    }

    /// Where it lies in the file. [`Header::read`] has found that it does.
    pub(super) fn range(&self) -> Range<usize> {
        let start = usize::try_from(self.start).unwrap_or(usize::MAX);
        start..start.saturating_add(usize::try_from(self.length).unwrap_or(usize::MAX))
    }

    fn write(&self, to: &mut Vec<u8>) {
        to.extend_from_slice(&self.name);
        for number in [self.start, self.length, self.checksum, 0] {
            to.extend_from_slice(&number.to_le_bytes());
        }
    }

    fn read(row: &[u8]) -> Option<Self> {
        let name = *row.first_chunk()?;
        let (start, length, checksum) = (number(row, NAME)?, number(row, NAME + 8)?, number(row, NAME + 16)?);
        Some(Self { name, start, length, checksum })
    }
}

/// The header and the table of sections.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Header {
    pub(super) origin: Origin,
    pub(super) sections: Vec<SectionRow>,
}

impl Header {
    /// Bytes of a header with so many sections.
    pub(super) const fn length(sections: usize) -> usize {
        HEAD + sections * ROW
    }

    /// The header of a file of so many bytes.
    pub(super) fn write(&self, file_length: u64) -> Vec<u8> {
        let mut all = Vec::with_capacity(Self::length(self.sections.len()));
        all.extend_from_slice(&MAGIC);
        all.extend_from_slice(&VERSION.to_le_bytes());
        all.extend_from_slice(&u32::try_from(self.sections.len()).unwrap_or(u32::MAX).to_le_bytes());
        all.extend_from_slice(&file_length.to_le_bytes());
        all.extend_from_slice(&self.origin.digest.to_le_bytes());
        all.extend_from_slice(&nanoseconds(self.origin.read_at).to_le_bytes());
        all.resize(ORDER_AT, 0);
        all.extend_from_slice(&ORDER);
        all.resize(HEAD, 0);
        self.sections.iter().for_each(|section| section.write(&mut all));
        let sum = sum_of(&all).to_le_bytes();
        all[CHECKSUM_AT..CHECKSUM_AT + sum.len()].copy_from_slice(&sum);
        all
    }

    /// Reads the header of a file, and finds every section inside it.
    pub(super) fn read(file: &[u8]) -> Result<Self, Refusal> {
        if !file.starts_with(&MAGIC) {
            return Err(Refusal::Foreign);
        }
        let found = file.len() as u64;
        let cut = || Refusal::Length { found, said: number(file, 16).unwrap_or(HEAD as u64) };
        let version = short(file, 8).ok_or_else(cut)?;
        if version != VERSION {
            return Err(Refusal::Version { found: version, ours: VERSION });
        }
        let damaged = || Refusal::Damaged("header".to_owned());
        let count = short(file, 12).ok_or_else(cut)? as usize;
        let said = number(file, 16).ok_or_else(cut)?;
        let all = file.get(..Self::length(count.min(MOST_SECTIONS))).ok_or_else(cut)?;
        if number(all, CHECKSUM_AT) != Some(sum_of(all)) || count > MOST_SECTIONS {
            return Err(damaged());
        }
        if all[ORDER_AT..ORDER_AT + ORDER.len()] != ORDER {
            return Err(Refusal::ByteOrder);
        }
        if said != found {
            return Err(Refusal::Length { found, said });
        }
        let sections: Option<Vec<SectionRow>> = all[HEAD..].chunks_exact(ROW).map(SectionRow::read).collect();
        let sections = sections.ok_or_else(damaged)?;
        if sections.iter().any(|section| file.get(section.range()).is_none()) {
            return Err(damaged());
        }
        let digest = file.get(24..).and_then(<[u8]>::first_chunk).copied().map(u128::from_le_bytes);
        let read_at = number(file, 40).ok_or_else(damaged)?;
        let read_at = (read_at > 0).then(|| SystemTime::UNIX_EPOCH + Duration::from_nanos(read_at));
        Ok(Self { origin: Origin { digest: digest.ok_or_else(damaged)?, read_at }, sections })
    }

    pub(super) fn find(&self, name: &str) -> Option<&SectionRow> {
        let name = padded(name)?;
        self.sections.iter().find(|section| section.name == name)
    }
}

/// A name as it stands in the table; `None` where it is too long.
fn padded(name: &str) -> Option<[u8; NAME]> {
    let mut padded = [0; NAME];
    padded.get_mut(..name.len())?.copy_from_slice(name.as_bytes());
    Some(padded)
}

/// Nanoseconds since 1970, 0 for no time.
fn nanoseconds(time: Option<SystemTime>) -> u64 {
    let since = time.and_then(|time| time.duration_since(SystemTime::UNIX_EPOCH).ok());
    since.and_then(|since| u64::try_from(since.as_nanos()).ok()).unwrap_or(0)
}

/// The checksum of a header with its table, in which the place of the checksum is empty.
fn sum_of(header: &[u8]) -> u64 {
    let mut empty = header.to_vec();
    empty[CHECKSUM_AT..ORDER_AT].fill(0);
    checksum(&empty)
}

/// XXH3 (64 bits) of a section.
pub(super) fn checksum(bytes: &[u8]) -> u64 {
    XxHash3_64::oneshot(bytes)
}

pub(super) fn number(bytes: &[u8], at: usize) -> Option<u64> {
    bytes.get(at..)?.first_chunk().copied().map(u64::from_le_bytes)
}

fn short(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..)?.first_chunk().copied().map(u32::from_le_bytes)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "tests")]
    use super::{ALIGNMENT, CHECKSUM_AT, Header, ORDER_AT, Origin, Refusal, SectionRow, sum_of};

    /// A file with two sections.
    fn file() -> Vec<u8> {
        let sections = [("a", 128_u64, "一二三"), ("another", 192, "x")];
        let rows = sections.iter().map(|(name, start, text)| SectionRow::new(name, *start, text.as_bytes()).unwrap());
        let header = Header { origin: Origin { digest: 7, read_at: None }, sections: rows.collect() };
        let length = 256 + ALIGNMENT;
        let mut file = header.write(length as u64);
        file.resize(length, 0);
        file
    }

    #[test]
    fn a_header_is_read_as_it_was_written() {
        let read = Header::read(&file()).unwrap();
        let names: Vec<&str> = read.sections.iter().map(SectionRow::name).collect();
        assert_eq!((names, read.origin.digest), (vec!["a", "another"], 7));
        assert_eq!(read.find("a").unwrap().range(), 128..137);
        assert!(SectionRow::new("a name that is far too long", 0, b"").is_none());
    }

    #[test]
    fn every_changed_bit_of_a_header_is_found() {
        let whole = file();
        for bit in 0..Header::length(2) * 8 {
            let mut changed = whole.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            assert!(Header::read(&changed).is_err(), "{bit}");
        }
        for length in 0..whole.len() {
            assert!(Header::read(&whole[..length]).is_err(), "{length}");
        }
    }

    #[test]
    fn a_file_of_another_byte_order_is_refused() {
        let mut other = file();
        other[ORDER_AT..ORDER_AT + 4].reverse();
        let sum = sum_of(&other[..Header::length(2)]).to_le_bytes();
        other[CHECKSUM_AT..CHECKSUM_AT + 8].copy_from_slice(&sum);
        assert!(matches!(Header::read(&other), Err(Refusal::ByteOrder)));
    }

    /// With the right checksum, too: whoever makes a file may write what he likes.
    #[test]
    fn a_section_outside_of_the_file_is_refused() {
        for (start, length) in [(1_u64 << 40, 1_u64), (128, u64::MAX), (u64::MAX, 8), (319, 2)] {
            let mut header = Header::read(&file()).unwrap();
            header.sections[0].start = start;
            header.sections[0].length = length;
            let mut bytes = header.write(320);
            bytes.resize(320, 0);
            assert!(matches!(Header::read(&bytes), Err(Refusal::Damaged(_))), "{start} {length}");
        }
    }
}
