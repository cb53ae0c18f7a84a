//! Lists of plain values, each in one piece of memory that was filled here or that lies in a file and is read in place.
//!
//! An index is nothing but such lists. Written to a file, each is a section; read from one, nothing is decoded or copied,
//! so that opening an index takes no longer where it is larger. What a list says may be wrong in a damaged file: whoever
//! takes a number out of one as a place in another asks with `get`.
//!
//! Numbers have the byte order of the machine. A file says which one it was written with.

use std::error::Error;
use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, Range};

use bytes::Bytes;
use zerocopy::{FromBytes, Immutable, IntoBytes, KnownLayout};

/// The name of a section: at most 16 ASCII characters.
pub type SectionName = &'static str;

/// A section that is not there, or whose length is no whole number of its values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Damaged {
    /// Which.
    pub section: SectionName,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "section {} is missing or damaged", self.section)
    }
}

impl Error for Damaged {}

/// Values without padding of which every pattern of bits is one.
pub(in crate::search) trait Plain:
    FromBytes + IntoBytes + Immutable + KnownLayout + Copy + Send + Sync + 'static
{
}

impl<T: FromBytes + IntoBytes + Immutable + KnownLayout + Copy + Send + Sync + 'static> Plain for T {}

/// A list of plain values. A copy shares the memory.
#[derive(Clone)]
pub(in crate::search) struct Column<T> {
    /// Aligned for `T`, and as long as a whole number of them.
    bytes: Bytes,
    values: PhantomData<fn() -> T>,
}

impl<T: Plain> Column<T> {
    /// A list that lies in these bytes. It is copied where it does not lie as its values must.
    fn read(bytes: Bytes) -> Option<Self> {
        if bytes.is_empty() || <[T]>::ref_from_bytes(&bytes).is_ok() {
            return Some(Self { bytes, values: PhantomData });
        }
        let (whole, rest) = (bytes.chunks_exact(size_of::<T>()), bytes.len() % size_of::<T>());
        (rest == 0).then(|| whole.filter_map(|value| T::read_from_bytes(value).ok()).collect::<Vec<T>>().into())
    }
}

impl<T: Plain> Deref for Column<T> {
    type Target = [T];

    fn deref(&self) -> &[T] {
        <[T]>::ref_from_bytes(&self.bytes).unwrap_or(&[])
    }
}

impl<T: Plain> From<Vec<T>> for Column<T> {
    fn from(values: Vec<T>) -> Self {
        /// A vector, seen as the bytes of its values.
        struct Values<T>(Box<[T]>);

        impl<T: Plain> AsRef<[u8]> for Values<T> {
            fn as_ref(&self) -> &[u8] {
                self.0.as_bytes()
            }
        }

        Self { bytes: Bytes::from_owner(Values(values.into())), values: PhantomData }
    }
}

impl<T> Default for Column<T> {
    fn default() -> Self {
        Self { bytes: Bytes::new(), values: PhantomData }
    }
}

impl<T> fmt::Debug for Column<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} bytes", self.bytes.len())
    }
}

/// A list as a section of a file, whatever its values are.
pub(in crate::search) trait Section {
    /// Its bytes, shared.
    fn bytes(&self) -> Bytes;

    /// Takes bytes for its own; whether they are a list of its values.
    fn fill(&mut self, bytes: Bytes) -> bool;
}

impl<T: Plain> Section for Column<T> {
    fn bytes(&self) -> Bytes {
        self.bytes.clone()
    }

    fn fill(&mut self, bytes: Bytes) -> bool {
        let column = Self::read(bytes);
        let is_whole = column.is_some();
        *self = column.unwrap_or_default();
        is_whole
    }
}

/// What is called with every list of an index and its name, to write the lists or to read them.
pub(in crate::search) type Visit<'a> = &'a mut dyn FnMut(SectionName, &mut dyn Section) -> Result<(), Damaged>;

/// One bit for each place of a list.
#[derive(Debug, Default)]
pub(in crate::search) struct BitList(Vec<u64>);

impl BitList {
    /// Sets the bit of a place.
    pub(in crate::search) fn set(&mut self, at: usize) {
        if self.0.len() <= at / 64 {
            self.0.resize(at / 64 + 1, 0);
        }
        self.0[at / 64] |= 1 << (at % 64);
    }

    /// Sets the bits of up to 64 places from one on.
    pub(in crate::search) fn set_many(&mut self, at: usize, bits: u64) {
        self.0.resize(self.0.len().max(at / 64 + 2), 0);
        self.0[at / 64] |= bits << (at % 64);
        self.0[at / 64 + 1] |= bits.checked_shr(to_bits(64 - at % 64)).unwrap_or(0);
    }
}

impl BitList {
    /// Adds the bits of a list whose first place is this one.
    pub(in crate::search) fn append(&mut self, at: usize, other: &Self) {
        for (word, bits) in other.0.iter().enumerate() {
            self.set_many(at + word * 64, *bits);
        }
    }
}

impl From<BitList> for Column<u64> {
    fn from(bits: BitList) -> Self {
        bits.0.into()
    }
}

/// Whether the bit of a place is set.
pub(in crate::search) fn bit(bits: &[u64], at: usize) -> bool {
    bits.get(at / 64).is_some_and(|bits| bits >> (at % 64) & 1 == 1)
}

/// The bits of 64 places from one on.
pub(in crate::search) fn bits_from(bits: &[u64], at: usize) -> u64 {
    let word = |at: usize| bits.get(at).copied().unwrap_or(0);
    word(at / 64) >> (at % 64) | word(at / 64 + 1).checked_shl(to_bits(64 - at % 64)).unwrap_or(0)
}

/// A number of bits of a word, at most 64.
fn to_bits(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(64)
}

/// Where the last of these ascending beginnings lies that is not behind a place, looking on from `from`: for places that
/// are asked for in ascending order.
pub(in crate::search) fn last_at_or_before(beginnings: &[u32], from: usize, place: usize) -> Option<usize> {
    let is_before = |beginning: &u32| *beginning as usize <= place;
    let mut from = from.min(beginnings.len());
    if from > 0 && !beginnings.get(from).is_some_and(is_before) {
        if is_before(&beginnings[from - 1]) {
            return Some(from - 1);
        }
        from = 0;
    }
    let mut step = 1;
    while beginnings.get(from + step).is_some_and(is_before) {
        from += step;
        step *= 2;
    }
    let end = (from + step).min(beginnings.len());
    let behind = from + beginnings.get(from..end)?.partition_point(is_before);
    behind.checked_sub(1)
}

/// The first of some places of a sorted list for which something does not hold, where it holds for all before it: for lists
/// whose items are not beside each other in memory.
pub(in crate::search) fn first_not(mut places: Range<usize>, is_before: impl Fn(usize) -> bool) -> usize {
    while places.start < places.end {
        let middle = places.start + places.len() / 2;
        if is_before(middle) {
            places.start = middle + 1;
        } else {
            places.end = middle;
        }
    }
    places.start
}

#[cfg(test)]
mod tests {
    use super::{BitList, Bytes, Column, Section, bit, bits_from, last_at_or_before};

    #[test]
    fn a_list_that_does_not_lie_as_it_must_is_copied() {
        let list: Column<u32> = vec![1, 2, 3].into();
        let shifted: Vec<u8> = [0].iter().chain(list.bytes().iter()).copied().collect();
        for at in 0..4 {
            let bytes = Bytes::from([vec![0; at], shifted[1..].to_vec()].concat()).slice(at..);
            let mut read = Column::<u32>::default();
            assert!(read.fill(bytes));
            assert_eq!(*read, [1, 2, 3]);
        }
        assert!(!Column::<u32>::default().fill(Bytes::from_static(b"12345")));
    }

    #[test]
    fn bits_are_read_as_they_were_set() {
        for at in [0, 1, 63, 64, 65, 127] {
            let mut bits = BitList::default();
            bits.set_many(at, 0b1011);
            bits.set(at + 200);
            let bits: Column<u64> = bits.into();
            assert_eq!(bits_from(&bits, at) & 0xffff, 0b1011, "{at}");
            assert!(bit(&bits, at) && !bit(&bits, at + 2) && bit(&bits, at + 3) && bit(&bits, at + 200));
            assert!(!bit(&bits, 100_000) && bits_from(&bits, 100_000) == 0);
        }
    }

    #[test]
    fn a_beginning_is_found_from_wherever_one_looks_on() {
        let beginnings = [0, 3, 3, 7, 8, 20, 21, 40];
        for place in 0..50 {
            let expected = beginnings.iter().rposition(|it| *it as usize <= place);
            for from in 0..12 {
                assert_eq!(last_at_or_before(&beginnings, from, place), expected, "{place} from {from}");
            }
        }
        assert_eq!(last_at_or_before(&[5], 0, 4), None);
        assert_eq!(last_at_or_before(&[], 0, 4), None);
    }
}
