//! Records of which something is said, in few bytes: neighbours as one range, each range by its distance to the one
//! before, numbers in groups of seven bits (LEB128).

use std::ops::Range;

/// Ranges of records while they are collected.
#[derive(Debug, Default)]
pub(in crate::search) struct PostingsBuilder {
    bytes: Vec<u8>,
    /// The last range, which may still grow, and where the one before it ended.
    last: Range<u32>,
    before: u32,
}

impl PostingsBuilder {
    /// Adds records behind those that are there; what is there already is not added again.
    pub(in crate::search) fn add(&mut self, records: Range<u32>) {
        if records.start > self.last.end {
            self.write();
            self.last = records;
        } else {
            if self.last.is_empty() {
                self.last.start = records.start;
            }
            self.last.end = self.last.end.max(records.end);
        }
    }

    fn write(&mut self) {
        if self.last.is_empty() {
            return;
        }
        let (distance, more) = (self.last.start - self.before, self.last.len() - 1);
        write(&mut self.bytes, u64::from(distance) << 1 | u64::from(more > 0));
        if more > 0 {
            write(&mut self.bytes, more as u64);
        }
        self.before = self.last.end;
    }

    /// The bytes.
    pub(in crate::search) fn finish(mut self) -> Vec<u8> {
        self.write();
        self.bytes
    }
}

fn write(bytes: &mut Vec<u8>, mut number: u64) {
    while let (low, rest @ 1..) = (number & 0x7f, number >> 7) {
        bytes.push(0x80 | low.to_le_bytes()[0]);
        number = rest;
    }
    bytes.push(number.to_le_bytes()[0]);
}

/// The ranges of records, in ascending order.
#[derive(Debug, Clone)]
pub(in crate::search) struct Postings<'a> {
    bytes: &'a [u8],
    before: u32,
}

impl<'a> Postings<'a> {
    /// What [`PostingsBuilder::finish`] gave. Other bytes are some other ranges, which may lie outside of the directory.
    pub(in crate::search) const fn new(bytes: &'a [u8]) -> Self {
        Self { bytes, before: 0 }
    }

    fn read(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..42).step_by(7) {
            let (byte, rest) = self.bytes.split_first()?;
            self.bytes = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Some(number);
            }
        }
        None
    }
}

impl Iterator for Postings<'_> {
    type Item = Range<u32>;

    fn next(&mut self) -> Option<Range<u32>> {
        let first = self.read()?;
        let more = if first & 1 == 1 { self.read()? } else { 0 };
        let start = self.before.checked_add(u32::try_from(first >> 1).ok()?)?;
        let end = start.checked_add(u32::try_from(more).ok()?.checked_add(1)?)?;
        self.before = end;
        Some(start..end)
    }
}

#[cfg(test)]
mod tests {
    use super::{Postings, PostingsBuilder};

    #[test]
    #[allow(clippy::single_range_in_vec_init, reason = "a list of ranges")]
    fn neighbours_are_one_range_and_nothing_is_lost() {
        for (added, expected) in [
            (vec![], vec![]),
            (vec![0..1, 0..1, 1..2], vec![0..2]),
            (vec![5..6, 7..8, 7..8, 8..9], vec![5..6, 7..9]),
            (
                vec![3..4, 200..1_000_000, 4_000_000_000..4_000_000_001],
                vec![3..4, 200..1_000_000, 4_000_000_000..4_000_000_001],
            ),
        ] {
            let mut builder = PostingsBuilder::default();
            for records in added {
                builder.add(records);
            }
            assert_eq!(Postings::new(&builder.finish()).collect::<Vec<_>>(), expected);
        }
    }

    #[test]
    fn other_bytes_are_an_end() {
        for bytes in [&[0x80][..], &[0xff; 20], &[1], &[0xfe, 0xff, 0xff, 0xff, 0x1f, 0, 0xfe, 0xff, 0xff, 0xff, 0x1f]]
        {
            assert!(Postings::new(bytes).count() <= bytes.len());
        }
    }
}
